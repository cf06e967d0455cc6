import { requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { numberText, readSource, SOURCE_OPTIONS } from "./building/source.ts";
import { Statement, selection } from "./building/statement.ts";
import { CHECKS, totalsText } from "./building/totals.ts";
import { type CheckedGroup, checkedGroups, refuseGroup } from "./reading/check-group.ts";
import { compareKeys, readRows } from "./reading/records.ts";
import type { SqlColumn, SqlQuery, SqlSource } from "./sql-query.ts";

/** What {@link ratesSql} computes. */
export interface RatesSqlOptions<K extends string> extends Omit<SqlSource, "groupBy"> {
  /** Columns of the resources by the names under which they come back. */
  readonly resource: Readonly<Record<K, SqlColumn>>;
  /** Column of the population. */
  readonly population: SqlColumn;
  /** Columns of the hierarchy, outermost first, such as province and county. */
  readonly hierarchy: readonly string[];
  /**
   * Base of the rate: 1000 for "per 1,000 residents".
   *
   * @defaultValue 1
   */
  readonly per?: number | undefined;
}

/** Node of the hierarchy with its pooled rates. */
export interface SqlRates<K extends string> {
  /** Depth: 0 is the whole. */
  readonly level: number;
  /** Keys of the node, outermost first; empty for the whole. */
  readonly keys: readonly (string | number)[];
  /** Population of the node. */
  readonly population: number;
  /** Total of each resource. */
  readonly totals: Readonly<Record<K, number>>;
  /** Pooled rate of each resource; `null` if the node has no population. */
  readonly rates: Readonly<Record<K, number | null>>;
  /** Rows excluded because of a NULL. */
  readonly omitted: number;
}

/**
 * Writes one SQL statement that pools rates up a hierarchy on the user's own engine: total of the resource over total of the population.
 *
 * The engine returns the totals of the innermost groups; `read` adds them up, so that every level is the sum of the level below.
 *
 * - **Shapes:** one record per node, the whole first, then level by level in the order of the keys.
 * - **Unit:** unit of the resource per `per` residents. **Range:** at least 0.
 * - **When to use:** see `indicesSql`. **Conventions:** those of `pooledRate`.
 *
 * @throws `EqualizationError` at once: `missing_option`, `unknown_option`, `wrong_type`, `out_of_domain` (per). When rows are read:
 *   `missing_value`, `not_finite`, `out_of_domain` (a negative resource or population), `too_few_observations`, `wrong_type`.
 * @see Checked on DuckDB and PGlite against tables with expected values from fractions.
 *
 * @example
 * ```ts
 * import { ratesSql } from "equalis/sql";
 * const query = ratesSql({
 *   dialect: "duckdb",
 *   from: "facilities",
 *   resource: { beds: "beds" },
 *   population: "residents",
 *   hierarchy: ["province", "county"],
 *   per: 1000,
 * });
 * query.columns.slice(0, 2); // => ["eq_k0", "eq_k1"]
 * ```
 */
export function ratesSql<K extends string>(options: RatesSqlOptions<K>): SqlQuery<readonly SqlRates<K>[]> {
  const where = "ratesSql";
  requireOptions(where, options, [
    ...SOURCE_OPTIONS.filter((name) => name !== "groupBy"),
    "resource",
    "population",
    "hierarchy",
    "per",
  ]);
  const { resource, hierarchy, per = 1 } = options;
  requireNumber(where, "per", per, { above: 0 });
  if (resource === undefined) refuse(where, "missing_option", "resource is required: columns by name");
  if (hierarchy === undefined)
    refuse(where, "missing_option", "hierarchy is required: columns, outermost first");
  if (typeof resource !== "object" || resource === null || Object.keys(resource).length === 0) {
    refuse(where, "wrong_type", 'resource must be an object of columns, such as { beds: "beds" }', resource);
  }
  if (!Array.isArray(hierarchy)) {
    refuse(where, "wrong_type", "hierarchy must be an array of column names", hierarchy);
  }
  const source = readSource(where, options, hierarchy);
  const { keys, dialect } = source;
  const names = Object.keys(resource) as K[];
  const texts = names.map((name) => numberText(where, `resource.${name}`, dialect, resource[name]));
  const population = numberText(where, "population", dialect, options.population);
  const definitions = texts.map((sql, k) => ({ alias: `eq_x${k}`, sql }));
  const terms = texts.flatMap((_, k) => [
    { alias: `eq_s${k}`, sql: `SUM(CASE WHEN eq_ok > 0e0 THEN eq_x${k} ELSE 0e0 END)` },
    { alias: `eq_g${k}`, sql: `SUM(CASE WHEN eq_ok > 0e0 AND eq_x${k} < 0e0 THEN 1e0 ELSE 0e0 END)` },
  ]);
  const statement = new Statement(source);
  const measured = { value: population, weight: population, numbers: texts };
  statement.add("eq_t", totalsText(source, keys, measured, CHECKS, { definitions, terms }));
  const columns = [...CHECKS, ...terms.map(({ alias }) => alias)];
  return {
    ...selection(statement, keys, "eq_t", [], columns),
    read: (rows) => {
      const groups = checkedGroups(source, keys, readRows(where, rows, keys, columns), { keepEmpty: true });
      const leaves = groups.map((group) => leafOf(where, group, names));
      return Array.from({ length: keys.length + 1 }, (_, level) => nodesOf(leaves, level, names, per)).flat();
    },
  };
}

interface Leaf {
  readonly keys: readonly (string | number | boolean)[];
  readonly population: number;
  readonly totals: readonly number[];
  readonly omitted: number;
}

function leafOf(where: string, { group, keys, row, omitted }: CheckedGroup, names: readonly string[]): Leaf {
  const totals = names.map((name, k) => {
    const negative = row.number(`eq_g${k}`);
    if (negative > 0) refuseGroup(where, "out_of_domain", `${negative} rows have a negative ${name}`, group);
    const total = row.numberOrNull(`eq_s${k}`);
    if (total === null || !Number.isFinite(total)) {
      refuseGroup(where, "out_of_domain", `the total of ${name} is beyond the range of doubles`, group);
    }
    return total;
  });
  return { keys, population: row.number("eq_w"), totals, omitted };
}

function nodesOf<K extends string>(
  leaves: readonly Leaf[],
  level: number,
  names: readonly K[],
  per: number,
): SqlRates<K>[] {
  const nodes = new Map<
    string,
    { keys: Leaf["keys"]; population: number; totals: number[]; omitted: number }
  >();
  for (const leaf of leaves) {
    const keys = leaf.keys.slice(0, level);
    const id = JSON.stringify(keys);
    const node = nodes.get(id) ?? { keys, population: 0, totals: names.map(() => 0), omitted: 0 };
    node.population += leaf.population;
    node.omitted += leaf.omitted;
    for (let k = 0; k < names.length; k++) node.totals[k] = node.totals[k]! + leaf.totals[k]!;
    nodes.set(id, node);
  }
  const record = <T>(entry: (k: number) => T): Record<K, T> =>
    Object.fromEntries(names.map((name, k) => [name, entry(k)])) as Record<K, T>;
  return [...nodes.values()]
    .toSorted((a, b) => compareKeys(a.keys, b.keys))
    .map(({ keys, population, totals, omitted }) => ({
      level,
      keys: keys as (string | number)[],
      population,
      totals: record((k) => totals[k]!),
      rates: record((k) => (population === 0 ? null : (totals[k]! / population) * per)),
      omitted,
    }));
}
