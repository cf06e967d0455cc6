import type { SqlDialect } from "../sql-query.ts";
import type { KeyColumn, Source } from "./source.ts";

/** A named expression that the sums of a step are written with. */
export interface Definition {
  /** Name in the statement, with the prefix `eq_`. */
  readonly alias: string;
  /** Expression. */
  readonly sql: string;
}

/** A sum, or another expression, that a step returns. */
export type Term = Definition;

/** Largest finite number that the text compares with: beyond it, and for NaN, the comparison is false on every engine. */
export const LARGEST = "1.797e308";

/** Writes the one statement of a query, step by step. */
export class Statement {
  readonly #steps: string[] = [];
  readonly source: Source;

  constructor(source: Source) {
    this.source = source;
  }

  /** Adds a common table expression. */
  add(name: string, body: string, { inline = false }: { readonly inline?: boolean } = {}): void {
    this.#steps.push(`${name} AS ${inline ? this.source.dialect.inline : ""}(${body})`);
  }

  /** Adds a scalar with a name of its own, for engines on which a join would move the rows. */
  addScalar(name: string, body: string): void {
    this.#steps.push(`(${body}) AS ${name}`);
  }

  /** The statement that ends in this selection. */
  end(selection: string): string {
    return `WITH ${this.#steps.join(",\n")}\n${selection}`;
  }
}

/** How a step reads the rows of the source. */
export interface ScanStep {
  /** Columns that group the rows; they come first in what the step returns. */
  readonly keys: readonly KeyColumn[];
  /** Expressions over the columns of the source. */
  readonly definitions: readonly Definition[];
  /** Sums over the definitions. */
  readonly terms: readonly Term[];
  /** Text of a join that follows the source. */
  readonly join?: string | undefined;
  /** Conditions on rows. */
  readonly conditions?: readonly string[] | undefined;
  /** Definitions that group the rows after the keys. */
  readonly groups?: readonly string[] | undefined;
  /** Without an aggregate, each row of the source is returned. */
  readonly rows?: boolean | undefined;
}

/** Text of a step that reads the source once. */
export function scanText(source: Source, step: ScanStep): string {
  const { keys, definitions, terms, join = "", groups = [], rows = false } = step;
  const conditions = [source.filter, ...(step.conditions ?? [])].filter((text) => text !== undefined);
  const filter = conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
  const tail = `FROM ${source.from}${join === "" ? "" : ` ${join}`}${filter}`;
  const grouped = [...keys.map(({ alias }) => alias), ...groups];
  const groupBy = rows || grouped.length === 0 ? "" : ` GROUP BY ${grouped.join(", ")}`;
  const returned = [
    ...grouped,
    ...terms.map(({ alias, sql }) => (sql === alias ? alias : `${sql} AS ${alias}`)),
  ];
  const named = [...keys, ...definitions].map(({ alias, sql }) => `${sql} AS ${alias}`);
  // An aggregate over a subquery of a distributed table would bring every row to one server.
  if (source.dialect.flat) {
    return `${named.length === 0 ? "" : `WITH ${named.join(", ")} `}SELECT ${returned.join(", ")} ${tail}${groupBy}`;
  }
  return `SELECT ${returned.join(", ")} FROM (SELECT ${named.join(", ")} ${tail}) AS eq_y${groupBy}`;
}

/** Condition that the keys of two steps are the same; `undefined` where there are none. */
function sameKeys(keys: readonly KeyColumn[], left: string, right: string): string | undefined {
  if (keys.length === 0) return undefined;
  return keys.map(({ alias }) => `${left}.${alias} = ${right}.${alias}`).join(" AND ");
}

/** Join of a step with another one by the keys of the source; every row of the first stays. */
export function joinedSteps(
  source: Source,
  keys: readonly KeyColumn[],
  first: string,
  others: readonly string[],
  kind: "LEFT " | "" = "LEFT ",
): string {
  const { join } = source.dialect;
  const word = kind === "" ? join : join.replace("JOIN", "LEFT JOIN");
  return others.reduce((text, other) => {
    const same = sameKeys(keys, first, other);
    return same === undefined ? `${text} CROSS JOIN ${other}` : `${text} ${word} ${other} ON ${same}`;
  }, first);
}

/** The end of a query: each group of `first` with what the other steps found, under the names of the statement. */
export function selection(
  statement: Statement,
  keys: readonly KeyColumn[],
  first: string,
  others: readonly string[],
  columns: readonly string[],
): { readonly dialect: SqlDialect; readonly text: string; readonly columns: readonly string[] } {
  const { source } = statement;
  const selected = [...keys.map(({ alias }) => `${first}.${alias} AS ${alias}`), ...columns];
  return {
    dialect: source.dialect.id,
    text: statement.end(`SELECT ${selected.join(", ")} FROM ${joinedSteps(source, keys, first, others)}`),
    columns: [...keys.map(({ alias }) => alias), ...columns],
  };
}
