import { requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { literal } from "./building/dialect.ts";
import { levelSteps, runningWindow } from "./building/levels.ts";
import { readSource, SOURCE_OPTIONS } from "./building/source.ts";
import { joinedSteps, Statement, selection } from "./building/statement.ts";
import { CHECKS, measuredColumns, peopledRows, totalsText, valueDefinitions } from "./building/totals.ts";
import { checkedGroups } from "./reading/check-group.ts";
import { type ResultRow, readRows } from "./reading/records.ts";
import type { SqlColumn, SqlGroup, SqlQuery, SqlSource } from "./sql-query.ts";

/** What {@link lorenzCurveSql} draws. */
export interface LorenzCurveSqlOptions extends SqlSource {
  /** Column of the values. */
  readonly value: SqlColumn;
  /**
   * Column of the weights: people, at least 0.
   *
   * @defaultValue every row counts 1
   */
  readonly weight?: SqlColumn | undefined;
  /**
   * Number of equal steps from 0 to 1, 1 to 10,000.
   *
   * @defaultValue 20
   */
  readonly points?: number | undefined;
}

/** Lorenz curve of one group. */
export interface SqlLorenzCurve extends SqlGroup {
  /** Shares of the people, from 0 to 1 in equal steps. */
  readonly population: readonly number[];
  /** Share of the total that the poorest people up to each point have. */
  readonly share: readonly number[];
  /** Rows excluded because of a NULL. */
  readonly omitted: number;
}

/**
 * Writes one SQL statement that computes points of the Lorenz curve per group on the user's own engine.
 *
 * The ordinates are those of the exact curve, not of a sample of levels: the engine returns the levels around each point, at most two
 * rows per point, and `read` interpolates between them.
 *
 * - **Shapes:** any number of rows; `points` + 1 pairs per group. **Range:** 0 to 1.
 * - **When to use:** see `indicesSql`. **Conventions:** those of `lorenzCurve` and `lorenzAt`.
 *
 * @throws `EqualizationError` at once: `missing_option`, `unknown_option`, `wrong_type`, `out_of_domain` (points). When rows are read:
 *   `missing_value`, `not_finite`, `out_of_domain`, `too_few_observations`, `zero_total`, `wrong_type`.
 * @see Checked on DuckDB and PGlite against tables with expected values from fractions.
 *
 * @example
 * ```ts
 * import { lorenzCurveSql } from "equalis/sql";
 * const { text } = lorenzCurveSql({ dialect: "duckdb", from: "visits", value: "beds", points: 4 });
 * text.includes('FROM "visits"'); // => true
 * ```
 */
export function lorenzCurveSql(options: LorenzCurveSqlOptions): SqlQuery<readonly SqlLorenzCurve[]> {
  const where = "lorenzCurveSql";
  requireOptions(where, options, [...SOURCE_OPTIONS, "value", "weight", "points"]);
  const { points = 20 } = options;
  requireNumber(where, "points", points, { atLeast: 1, atMost: 10_000, integer: true });
  const source = readSource(where, options);
  const { keys } = source;
  const measured = measuredColumns(source, options);
  const statement = new Statement(source);
  statement.add("eq_t", totalsText(source, keys, measured, CHECKS), { inline: true });
  levelSteps(statement, {
    keys,
    definitions: valueDefinitions(measured),
    levels: [{ alias: "eq_lw", sql: "SUM(eq_v)" }],
    running: [{ alias: "eq_y", sql: `SUM(eq_lw * eq_x) ${runningWindow(keys)}` }],
    conditions: peopledRows(keys, measured),
  });
  const step = (through: string, slack: number): string =>
    `FLOOR(${through} / eq_t.eq_w * ${literal(points)} + ${literal(slack)})`;
  const own = [...keys.map(({ alias }) => `eq_q.${alias} AS ${alias}`), "eq_x", "eq_lw", "eq_c", "eq_y"];
  statement.add(
    "eq_r",
    `SELECT ${own.join(", ")} FROM ${joinedSteps(source, keys, "eq_q", ["eq_t"], "")} ` +
      `WHERE ${step("eq_c", 1e-9)} > ${step("(eq_c - eq_lw)", -1e-9)}`,
  );
  const columns = [...CHECKS, "eq_x", "eq_lw", "eq_c", "eq_y"];
  return {
    ...selection(statement, keys, "eq_t", ["eq_r"], columns),
    read: (rows) => {
      const levels = new Map<string, ResultRow[]>();
      for (const row of readRows(where, rows, keys, columns)) {
        const key = JSON.stringify(row.keys);
        const own = levels.get(key);
        if (own === undefined) levels.set(key, [row]);
        else own.push(row);
      }
      const firsts = [...levels.values()].map((group) => group[0]!);
      return checkedGroups(source, keys, firsts, { nonNegative: true, positiveTotal: true }).map((group) => ({
        group: group.group,
        ...curveOf(levels.get(JSON.stringify(group.keys))!, group.weight, group.total, points),
        omitted: group.omitted,
      }));
    },
  };
}

function curveOf(
  rows: readonly ResultRow[],
  weight: number,
  total: number,
  points: number,
): { readonly population: readonly number[]; readonly share: readonly number[] } {
  const levels = rows
    .map((row) => ({
      x: row.number("eq_x"),
      own: row.number("eq_lw"),
      end: row.number("eq_c"),
      y: row.number("eq_y"),
    }))
    .toSorted((a, b) => a.x - b.x);
  const population: number[] = [];
  const share: number[] = [];
  let k = 0;
  for (let point = 0; point <= points; point++) {
    const p = point / points;
    const target = p * weight;
    while (k < levels.length - 1 && levels[k]!.end < target * (1 - 1e-12)) k++;
    const { x, end, y } = levels[k]!;
    population.push(p);
    share.push(
      point === 0 ? 0 : point === points ? 1 : Math.min(1, Math.max(0, (y - (end - target) * x) / total)),
    );
  }
  return { population, share };
}
