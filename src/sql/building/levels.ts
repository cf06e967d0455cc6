import type { KeyColumn } from "./source.ts";
import { type Definition, joinedSteps, type Statement, scanText, type Term } from "./statement.ts";

const partitionOf = (keys: readonly KeyColumn[]): string =>
  keys.length === 0 ? "" : `PARTITION BY ${keys.map(({ alias }) => alias).join(", ")} `;

/** Window over the levels of a group in ascending order, through the row itself. */
export function runningWindow(keys: readonly KeyColumn[]): string {
  return `OVER (${partitionOf(keys)}ORDER BY eq_x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
}

/** Window over the levels of a group in this order, through every row with the same value. */
export function peerWindow(keys: readonly KeyColumn[], order: "ASC" | "DESC"): string {
  return `OVER (${partitionOf(keys)}ORDER BY eq_x ${order})`;
}

/** How the levels of a group are found. */
export interface LevelSteps {
  /** Columns of the groups. */
  readonly keys: readonly KeyColumn[];
  /** Expressions over the columns of the source, `eq_x` and `eq_v` among them. */
  readonly definitions: readonly Definition[];
  /** Sums of a level; its weight is `eq_lw`. */
  readonly levels: readonly Term[];
  /** Running totals over the levels, besides `eq_c`. */
  readonly running?: readonly Term[] | undefined;
  /** Conditions on rows. */
  readonly conditions: readonly string[];
  /** Join of the source with its totals. */
  readonly join?: string | undefined;
  /** Whether rows stay as they are, so that `levels` are expressions of a row. */
  readonly rows?: boolean | undefined;
}

/** Adds the steps `eq_l` with the levels of each group, and `eq_q` with the weight `eq_c` through each level. */
export function levelSteps(statement: Statement, steps: LevelSteps): void {
  const { keys, definitions, levels, running = [], conditions, join, rows } = steps;
  statement.add(
    "eq_l",
    scanText(statement.source, {
      keys,
      definitions,
      groups: ["eq_x"],
      terms: levels,
      conditions,
      join,
      rows,
    }),
    { inline: true },
  );
  const returned = [
    ...[...keys, ...levels].map(({ alias }) => alias),
    "eq_x",
    `SUM(eq_lw) ${runningWindow(keys)} AS eq_c`,
    ...running.map(({ alias, sql }) => `${sql} AS ${alias}`),
  ];
  statement.add("eq_q", `SELECT ${returned.join(", ")} FROM eq_l`, { inline: true });
}

/** Adds a step that aggregates the rows of another one per group, with the totals of the group in `eq_t`. */
export function aggregateStep(
  statement: Statement,
  name: string,
  keys: readonly KeyColumn[],
  from: string,
  terms: readonly Term[],
  others: readonly string[] = ["eq_t"],
): void {
  const returned = [
    ...keys.map(({ alias }) => `${from}.${alias} AS ${alias}`),
    ...terms.map(({ alias, sql }) => `${sql} AS ${alias}`),
  ];
  const groupBy =
    keys.length === 0 ? "" : ` GROUP BY ${keys.map(({ alias }) => `${from}.${alias}`).join(", ")}`;
  const tables = joinedSteps(statement.source, keys, from, others, "");
  statement.add(name, `SELECT ${returned.join(", ")} FROM ${tables}${groupBy}`);
}
