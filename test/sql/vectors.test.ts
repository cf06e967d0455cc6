import { EqualizationError } from "equalis";
import * as sql from "equalis/sql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import middle from "../fixtures/sql/middle.json" with { type: "json" };
import small from "../fixtures/sql/small.json" with { type: "json" };
import { clickhouse, duckdb, type Engine, type FixtureTable, hasClickHouse, postgres } from "./engines.ts";

interface Case {
  readonly fn: string;
  readonly options: Record<string, unknown>;
  readonly tolerance?: number;
  readonly expect?: unknown[];
  readonly expectSome?: unknown[];
  readonly code?: string;
  readonly engineError?: boolean;
}

const functions = sql as unknown as Record<string, (options: object) => sql.SqlQuery<unknown[]>>;

/** What differs between an expected record and the one that came, field by field. */
function differences(got: unknown, want: unknown, tolerance: number, path = ""): string[] {
  if (want !== null && typeof want === "object" && "number" in want) {
    return String(got) === (want as { number: string }).number ? [] : [`${path}: ${String(got)}`];
  }
  if (typeof want === "number") {
    const near =
      typeof got === "number" && Math.abs(got - want) <= tolerance * Math.max(1e-3, Math.abs(want));
    return near ? [] : [`${path}: ${String(got)} for ${want}`];
  }
  if (want !== null && typeof want === "object") {
    return Object.entries(want).flatMap(([key, value]) =>
      differences((got as Record<string, unknown> | undefined)?.[key], value, tolerance, `${path}.${key}`),
    );
  }
  return Object.is(got, want) ? [] : [`${path}: ${String(got)} for ${String(want)}`];
}

const sets = [
  ["small", small],
  ["middle", middle],
] as const;
const engines = [
  ["DuckDB", duckdb],
  ["PostgreSQL", postgres],
  ...(hasClickHouse ? ([["ClickHouse", clickhouse]] as const) : []),
] as const;

/** The schema that the fixtures name is DuckDB's. */
const schemaOf = (options: Record<string, unknown>, dialect: string): Record<string, unknown> =>
  dialect === "postgres" && Array.isArray(options.from)
    ? { ...options, from: ["public", options.from[1]] }
    : options;

for (const [engineName, open] of engines) {
  for (const [setName, set] of sets) {
    describe(`${engineName}, ${setName} tables`, () => {
      let engine: Engine;
      beforeAll(async () => {
        engine = await open(set.tables as unknown as FixtureTable[]);
      }, 60_000);
      afterAll(() => engine.close());

      (set.cases as unknown as Case[]).forEach((each, k) => {
        test(`${k} ${each.fn} ${each.code ?? ""}`, async () => {
          const { dialect } = engine;
          const ask = async (): Promise<unknown[]> => {
            const query = functions[each.fn]!({ dialect, ...schemaOf(each.options, dialect) });
            return query.read(await engine.run(query.text));
          };
          if (each.code !== undefined) {
            const error = await ask().catch((reason: unknown) => reason);
            expect(error).toBeInstanceOf(EqualizationError);
            expect(error).toMatchObject({ code: each.code, where: each.fn });
          } else if (each.engineError === true) {
            const error = await ask().catch((reason: unknown) => reason);
            expect(error).toBeInstanceOf(Error);
            expect(error).not.toBeInstanceOf(EqualizationError);
          } else {
            const tolerance = each.tolerance ?? set.tolerance;
            const got = await ask();
            if (each.expect !== undefined) {
              expect(got).toHaveLength(each.expect.length);
              expect(each.expect.flatMap((want, i) => differences(got[i], want, tolerance, `${i}`))).toEqual(
                [],
              );
            }
            for (const want of each.expectSome ?? []) {
              expect(got.some((record) => differences(record, want, tolerance).length === 0)).toBe(true);
            }
          }
        });
      });
    });
  }
}
