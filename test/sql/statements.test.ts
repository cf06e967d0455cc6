import { DuckDBInstance } from "@duckdb/node-api";
import { init, parse } from "@polyglot-sql/sdk";
import { EqualizationError } from "equalis";
import * as sql from "equalis/sql";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const DIALECTS = ["duckdb", "postgres", "clickhouse", "spark", "bigquery", "snowflake", "trino"] as const;
const PARSERS: Readonly<Record<string, string>> = { postgres: "postgresql" };

/** One query of each function, with names that need quoting everywhere. */
const queries = (dialect: sql.SqlDialect): Record<string, sql.SqlQuery<unknown>> => {
  const source = {
    dialect,
    from: ["db", "obs"],
    where: { select: ["O'Brien", "a\\b"], year: 2020, open: true },
    groupBy: ["order", { sql: "lower(zone)", name: "zone" }],
    value: "x",
    weight: "w",
  } as const;
  const { groupBy: _, value, weight, ...ungrouped } = source;
  return {
    indices: sql.indicesSql({
      ...source,
      measures: {
        theil: "theil",
        ge: { index: "generalizedEntropy", options: { alpha: -0.5 } },
        atkinson: { index: "atkinson", options: { epsilon: 2 } },
        kolm: { index: "kolm", options: { alpha: 0.1 } },
        gini: "gini",
        extended: { index: "extendedGini", options: { nu: 3 } },
        median: { index: "quantile", options: { p: 0.5 } },
        palma: "palma",
        logs: "varianceOfLogs",
      },
    }),
    whole: sql.indicesSql({ ...ungrouped, value, measures: { gini: "gini", theil: "theil" }, ties: "rows" }),
    concentration: sql.concentrationSql({ ...source, rankBy: "income", nu: 3 }),
    curve: sql.lorenzCurveSql(source),
    decomposition: sql.decomposeEntropySql({ ...source, nestedBy: ["a", "b"], alpha: 1 }),
    rates: sql.ratesSql({ ...ungrouped, resource: { beds: "beds" }, population: "w", hierarchy: ["a", "b"] }),
    attainment: sql.attainmentSql({ ...source, standard: "standard", direction: "lower" }),
    gini: sql.estimateSql({ ...source, strata: "h", clusters: "c", index: "gini" }),
    estimate: sql.estimateSql({ ...source, strata: "h", index: "atkinson", options: { epsilon: 0.5 } }),
    subgroups: sql.subgroupsSql({ ...source, subgroup: "s", strata: "h", clusters: "c" }),
  };
};

describe("the text of every function parses as", () => {
  beforeAll(async () => {
    await init();
  });
  for (const dialect of DIALECTS) {
    test(dialect, () => {
      for (const [name, query] of Object.entries(queries(dialect))) {
        const parsed = parse(query.text, (PARSERS[dialect] ?? dialect) as never) as {
          success: boolean;
          error?: string;
        };
        expect(parsed.success, `${name}: ${parsed.error ?? ""}\n${query.text}`).toBe(true);
        expect(query.text).not.toContain(";");
        expect(query.text).not.toContain("undefined");
        expect(query.dialect).toBe(dialect);
      }
    });
  }
});

describe("names and texts are data", () => {
  let connection: Awaited<ReturnType<DuckDBInstance["connect"]>>;
  let instance: DuckDBInstance;
  beforeAll(async () => {
    instance = await DuckDBInstance.create();
    connection = await instance.connect();
  });
  afterAll(() => {
    connection.closeSync();
    instance.closeSync();
  });
  const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
  const texts = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      `"; DROP TABLE t; --`,
      "a'b",
      "\\",
      "秩",
      "😀",
      "a\nb",
      "SELECT",
      "' OR '1'='1",
      "$1",
      "?",
    ),
  );
  test("whatever a table, a column and a filter are called", async () => {
    await fc.assert(
      fc.asyncProperty(texts, texts, texts, async (table, column, filter) => {
        fc.pre(
          ![table, column, filter].some((text) => text.includes("\0")) && column.toLowerCase() !== "eq_key",
        );
        await connection.run(
          `CREATE OR REPLACE TABLE ${quoted(table)} (${quoted(column)} DOUBLE, eq_key VARCHAR)`,
        );
        const text = filter.replaceAll("'", "''");
        await connection.run(
          `INSERT INTO ${quoted(table)} VALUES (1, '${text}'), (3, '${text}'), (100, 'another')`,
        );
        const query = sql.indicesSql({
          dialect: "duckdb",
          from: table,
          value: column,
          where: { eq_key: filter },
          measures: { gini: "gini" },
        });
        fc.pre(filter !== "another");
        const rows = (await connection.runAndReadAll(query.text)).getRowObjects() as sql.SqlRow[];
        expect(query.read(rows)[0]).toMatchObject({ n: 2, mean: 2, values: { gini: 0.25 } });
        await connection.run(`DROP TABLE ${quoted(table)}`);
      }),
      { numRuns: 60 },
    );
  });

  test("copies of rows, heavier weights and rows without weight change no index", async () => {
    const measures = {
      gini: "gini",
      theil: "theil",
      palma: "palma",
      median: { index: "quantile", options: { p: 0.5, definition: "inverse-cdf" } },
    } as const;
    const ask = async (from: string): Promise<Record<string, number>> => {
      const query = sql.indicesSql({
        dialect: "duckdb",
        from: { sql: from },
        value: "x",
        weight: "w",
        measures,
      });
      const rows = (await connection.runAndReadAll(query.text)).getRowObjects() as sql.SqlRow[];
      return query.read(rows)[0]!.values;
    };
    const base = "SELECT (i * 37 % 101) / 7.0 AS x, 1 + i % 3 AS w FROM range(200) t(i)";
    const whole = await ask(base);
    const same = [
      `${base} UNION ALL ${base}`,
      `SELECT x, w * 1000.0 AS w FROM (${base})`,
      `${base} UNION ALL SELECT 1e6, 0`,
      `SELECT x, w FROM (${base}) ORDER BY hash(x)`,
    ];
    for (const from of same) {
      const other = await ask(from);
      for (const [name, value] of Object.entries(whole))
        expect(other[name], `${name}: ${from}`).toBeCloseTo(value, 11);
    }
  });
});

describe("read takes rows", () => {
  const query = sql.indicesSql({
    dialect: "duckdb",
    from: "t",
    value: "x",
    groupBy: "g",
    measures: { mean: "mean" },
  });
  const row = {
    eq_k0: 3n,
    eq_rows: 2,
    eq_null: 0,
    eq_odd: 0,
    eq_under: 0,
    eq_neg: 0,
    eq_n: "2",
    eq_w: 2n,
    eq_s: "6",
  };
  const rest = { eq_mu: 3, eq_min: 1, eq_max: 5, eq_w2: 2, eq_abs: 6, eq_zero: 0 };
  const wanted = { group: { g: 3 }, n: 2, weight: 2, mean: 3, omitted: 0, values: { mean: 3 } };
  test("with bigint and text for numbers, as objects, in upper case and as arrays", () => {
    const whole: Record<string, unknown> = { ...row, ...rest };
    const upper = Object.fromEntries(
      Object.entries(whole).map(([name, value]) => [name.toUpperCase(), value]),
    );
    const listed = query.columns.map((name) => whole[name]);
    for (const rows of [[whole], [upper], [listed], new Set([whole])])
      expect(query.read(rows)).toEqual([wanted]);
  });
  test("keeps keys beyond 2^53 as text and puts groups in order", () => {
    const keys = [10n, 2n, 2n ** 60n, "b", "a", true].map((eq_k0) => ({ ...row, ...rest, eq_k0 }));
    expect(query.read(keys).map(({ group }) => group.g)).toEqual([
      true,
      2,
      10,
      "1152921504606846976",
      "a",
      "b",
    ]);
  });
  const refusals: [string, unknown, string][] = [
    ["of another query", [{ gini: 1 }], "wrong_type"],
    ["that are no rows", [7], "wrong_type"],
    ["that are no list", null, "wrong_type"],
    ["with a date for a key", [{ ...row, ...rest, eq_k0: new Date(0) }], "wrong_type"],
    ["with text in a number", [{ ...row, ...rest, eq_s: "many" }], "wrong_type"],
    ["with a total beyond doubles", [{ ...row, ...rest, eq_s: Number.POSITIVE_INFINITY }], "out_of_domain"],
    ["with a negative weight", [{ ...row, ...rest, eq_under: 1 }], "out_of_domain"],
    ["of no group", [], "too_few_observations"],
    ["without people", [{ ...row, ...rest, eq_n: 0, eq_w: 0 }], "zero_total"],
  ];
  for (const [name, rows, code] of refusals) {
    test(`but not ${name}: ${code}`, () => {
      let error: unknown;
      try {
        query.read(rows as sql.SqlRow[]);
      } catch (reason) {
        error = reason;
      }
      expect(error).toBeInstanceOf(EqualizationError);
      expect(error).toMatchObject({ code, where: "indicesSql" });
    });
  }
});

describe("a question that cannot be written throws at once", () => {
  const base = { dialect: "duckdb", from: "t", value: "x", measures: { gini: "gini" } };
  const cases: [Record<string, unknown>, string][] = [
    [{ from: undefined }, "missing_option"],
    [{ from: "" }, "wrong_type"],
    [{ from: ["db", "a\0b"] }, "wrong_type"],
    [{ value: undefined }, "missing_option"],
    [{ value: 7 }, "wrong_type"],
    [{ value: { sql: "  " } }, "wrong_type"],
    [{ measures: {} }, "missing_option"],
    [{ measures: undefined }, "missing_option"],
    [{ measures: { a: "zenga" } }, "unsupported_combination"],
    [{ measures: { a: { index: "gini", options: { nu: 2 } } } }, "unknown_option"],
    [{ measures: { a: { index: "extendedGini", options: {} } } }, "missing_option"],
    [{ measures: { a: { index: "lorenzAt", options: { p: 2 } } } }, "out_of_domain"],
    [{ where: { a: Number.NaN } }, "not_finite"],
    [{ where: { a: null } }, "wrong_type"],
    [{ where: "a = 1" }, "wrong_type"],
    [{ groupBy: [{ sql: "a" }] }, "missing_option"],
    [{ missing: "skip" }, "unknown_option"],
    [{ ties: "none" }, "unknown_option"],
    [{ wieght: "w" }, "unknown_option"],
  ];
  for (const [change, code] of cases) {
    test(`${JSON.stringify(change)}: ${code}`, () => {
      let error: unknown;
      try {
        sql.indicesSql({ ...base, ...change } as never);
      } catch (reason) {
        error = reason;
      }
      expect(error).toMatchObject({ code, where: "indicesSql" });
    });
  }
});
