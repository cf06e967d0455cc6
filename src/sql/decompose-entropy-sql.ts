import { entropyContribution } from "../inequality/entropy-contribution.ts";
import { entropyCoefficient } from "../numeric/entropy-coefficient.ts";
import { requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { sum } from "../numeric/sum.ts";
import { deviationStep } from "./building/deviations.ts";
import { readSource, SOURCE_OPTIONS } from "./building/source.ts";
import { Statement, selection } from "./building/statement.ts";
import { CHECKS, measuredColumns, totalsText } from "./building/totals.ts";
import { entropyText } from "./measures/formulas.ts";
import { entropyOf } from "./measures/measure-plan.ts";
import { type CheckedGroup, checkedGroups, refuseGroup, requirePositive } from "./reading/check-group.ts";
import { groupRecord, type Key, readRows } from "./reading/records.ts";
import type { SqlColumn, SqlGroup, SqlQuery, SqlSource } from "./sql-query.ts";

/** What {@link decomposeEntropySql} splits. */
export interface DecomposeEntropySqlOptions extends SqlSource {
  /** Column of the values. */
  readonly value: SqlColumn;
  /**
   * Column of the weights: people, at least 0.
   *
   * @defaultValue every row counts 1
   */
  readonly weight?: SqlColumn | undefined;
  /** Columns of the nested groups, outermost first. */
  readonly nestedBy: string | readonly string[];
  /** Sensitivity of the generalized entropy: 1 is Theil's index, 0 the mean log deviation. */
  readonly alpha: number;
}

/** Innermost group of a {@link SqlEntropyDecomposition}. */
export interface SqlEntropyGroup {
  /** Its keys, outermost first. */
  readonly keys: readonly (string | number)[];
  /** Share of the weight, 0 to 1. */
  readonly populationShare: number;
  /** Share of the total value, 0 to 1. */
  readonly valueShare: number;
  /** Generalized entropy inside the group. */
  readonly index: number;
  /** What the inequality inside the group contributes to the total. */
  readonly contribution: number;
}

/** Decomposition of one group of `groupBy`. */
export interface SqlEntropyDecomposition extends SqlGroup {
  /** Generalized entropy of all rows. */
  readonly total: number;
  /** Part between the groups of each level, outermost first. */
  readonly between: readonly number[];
  /** Part within the innermost groups. */
  readonly within: number;
  /** The innermost groups. */
  readonly groups: readonly SqlEntropyGroup[];
  /** Rows excluded because of a NULL. */
  readonly omitted: number;
}

/**
 * Writes one SQL statement that splits generalized entropy by nested groups on the user's own engine.
 *
 * The engine returns weight, total and entropy of each innermost group; `read` adds them up level by level.
 *
 * - **Shapes:** one record per group of `groupBy`, with one part per level and one record per innermost group.
 * - **When to use:** see `indicesSql`. **Conventions:** those of `decomposeEntropyNested`. Groups without weight are absent.
 *
 * @throws `EqualizationError` at once: `missing_option`, `unknown_option`, `wrong_type`. When rows are read: `missing_value`, `not_finite`,
 *   `out_of_domain`, `too_few_observations`, `zero_total`, `wrong_type`.
 * @see Checked on DuckDB and PGlite against tables with expected values from fractions.
 *
 * @example
 * ```ts
 * import { decomposeEntropySql } from "equalis/sql";
 * const query = decomposeEntropySql({ dialect: "duckdb", from: "visits", value: "beds", nestedBy: ["zone", "province"], alpha: 1 });
 * query.columns.slice(0, 2); // => ["eq_k0", "eq_k1"]
 * ```
 */
export function decomposeEntropySql(
  options: DecomposeEntropySqlOptions,
): SqlQuery<readonly SqlEntropyDecomposition[]> {
  const where = "decomposeEntropySql";
  requireOptions(where, options, [...SOURCE_OPTIONS, "value", "weight", "nestedBy", "alpha"]);
  const { alpha, nestedBy } = options;
  requireNumber(where, "alpha", alpha);
  if (nestedBy === undefined)
    refuse(where, "missing_option", "nestedBy is required: the columns of the groups");
  const nested = typeof nestedBy === "string" ? [nestedBy] : nestedBy;
  if (!Array.isArray(nested) || nested.length === 0) {
    refuse(where, "wrong_type", "nestedBy must be a name, or an array of at least one name", nestedBy);
  }
  const source = readSource(where, options, nested);
  const { keys } = source;
  const outer = keys.slice(0, keys.length - nested.length);
  const measured = measuredColumns(source, options);
  const statement = new Statement(source);
  const totals = [...CHECKS, "eq_zero"];
  statement.add("eq_t", totalsText(source, keys, measured, [...totals, "eq_mu", "eq_min"]), { inline: true });
  deviationStep(statement, keys, measured, [{ alias: "eq_a0", sql: `SUM(eq_v * (${entropyText(alpha)}))` }]);
  const columns = [...totals, "eq_a0"];
  return {
    ...selection(statement, keys, "eq_t", ["eq_a"], columns),
    read: (rows) => {
      const parts = checkedGroups(source, keys, readRows(where, rows, keys, columns), {
        nonNegative: true,
        keepEmpty: true,
      });
      const wholes = new Map<string, CheckedGroup[]>();
      for (const part of parts) {
        const key = JSON.stringify(part.keys.slice(0, outer.length));
        const own = wholes.get(key);
        if (own === undefined) wholes.set(key, [part]);
        else own.push(part);
      }
      return [...wholes.values()].map((members) => ({
        group: groupRecord(outer, members[0]!.keys.slice(0, outer.length)),
        ...decomposed(where, members, outer.length, nested.length, alpha),
        omitted: members.reduce((count, { omitted }) => count + omitted, 0),
      }));
    },
  };
}

function decomposed(
  where: string,
  members: readonly CheckedGroup[],
  skip: number,
  levels: number,
  alpha: number,
): Omit<SqlEntropyDecomposition, "group" | "omitted"> {
  const present = members.filter(({ weight }) => weight > 0);
  const weight = sum(present.map((part) => part.weight));
  const total = sum(present.map((part) => part.total));
  const { group } = members[0]!;
  const stop = (code: Parameters<typeof refuseGroup>[1], message: string): never =>
    refuseGroup(where, code, message, group);
  if (present.length === 0) stop("zero_total", "the total weight is 0; at least one weight must be above 0");
  requirePositive(total, stop);
  const mean = total / weight;
  const contribution = (entropy: number, part: { readonly weight: number; readonly total: number }): number =>
    entropyContribution(entropy, part.weight / weight, part.total / part.weight / mean, alpha);

  const groups = present.map((part) => {
    // A group of zeros is equal inside.
    const index = part.total === 0 ? 0 : entropyOf(where, part, alpha, "eq_a0");
    return {
      keys: part.keys.slice(skip) as (string | number)[],
      populationShare: part.weight / weight,
      valueShare: part.total / total,
      index,
      contribution: contribution(index, part),
    };
  });
  const between: number[] = [];
  for (let level = 0; level < levels; level++) {
    const parents = summed(present, skip + level);
    for (const child of summed(present, skip + level + 1).values()) {
      parents.get(JSON.stringify(child.keys.slice(0, skip + level)))?.children.push(child);
    }
    const terms = [...parents.values()].map((parent) => {
      if (parent.total === 0) return 0;
      const means = parent.children.map((child) => child.total / child.weight);
      const weights = parent.children.map((child) => child.weight);
      return contribution(entropyCoefficient(means, weights, alpha).entropy, parent);
    });
    between.push(sum(terms));
  }
  const within = sum(groups.map((part) => part.contribution));
  return { total: sum([...between, within]), between, within, groups };
}

interface Summed {
  readonly keys: readonly Key[];
  readonly children: Summed[];
  weight: number;
  total: number;
}

/** Weight and total of the groups by their first keys. */
function summed(parts: readonly CheckedGroup[], count: number): Map<string, Summed> {
  const groups = new Map<string, Summed>();
  for (const part of parts) {
    const keys = part.keys.slice(0, count);
    const id = JSON.stringify(keys);
    const group = groups.get(id) ?? { keys, children: [], weight: 0, total: 0 };
    group.weight += part.weight;
    group.total += part.total;
    groups.set(id, group);
  }
  return groups;
}
