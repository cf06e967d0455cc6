/**
 * Engines whose text this module writes. `"duckdb"` and `"postgres"` are run in the tests of this library, `"clickhouse"` where an
 * engine is installed; the text for the others is checked by a parser and was never run on those engines.
 */
export type SqlDialect = "duckdb" | "postgres" | "clickhouse" | "spark" | "bigquery" | "snowflake" | "trino";

/** Name of a table or view, always quoted; an array is a qualified name, such as `["db", "schema", "table"]`. */
export type SqlName = string | readonly string[];

/** SQL that is put into the statement unchanged. Never build it from text that a stranger typed. */
export interface SqlText {
  /** Expression, condition or subquery in the dialect of the engine. */
  readonly sql: string;
}

/** Name of a column, always quoted, or an expression as `{ sql }`. */
export type SqlColumn = string | SqlText;

/** Value that a column is compared with; written as a literal of the dialect. */
export type SqlScalar = string | number | boolean;

/** Column of the group keys: a name, or an expression with the name under which its key comes back. */
export type SqlGroupColumn =
  | string
  | (SqlText & {
      /** Name of the key in the result. */
      readonly name: string;
    });

/** Where the rows are, which of them count, and how they are grouped. */
export interface SqlSource {
  /** Engine that runs the statement. */
  readonly dialect: SqlDialect;
  /** Table or view, or a subquery as `{ sql: "SELECT ..." }`. */
  readonly from: SqlName | SqlText;
  /**
   * Rows that count: each column equal to one value, or to one of several, joined by AND; or a condition as `{ sql }`.
   *
   * @defaultValue all rows
   */
  readonly where?: Readonly<Record<string, SqlScalar | readonly SqlScalar[]>> | SqlText | undefined;
  /**
   * Columns whose values form the groups; one record per group comes back.
   *
   * @defaultValue one group of all rows
   */
  readonly groupBy?: string | readonly SqlGroupColumn[] | undefined;
  /**
   * What a NULL in the value, weight, group, rank, stratum or cluster means: `"error"` throws when the rows are read, `"omit"`
   * excludes the row and counts it.
   *
   * @defaultValue "error"
   */
  readonly missing?: "error" | "omit" | undefined;
}

/** Row of a driver: an object by column, or an array in the order of {@link SqlQuery.columns}. */
export type SqlRow = Readonly<Record<string, unknown>> | readonly unknown[];

/** Statement for the engine, and the function that reads the rows it returns. */
export interface SqlQuery<T> {
  /** Engine for which the text is written. */
  readonly dialect: SqlDialect;
  /** One statement without semicolon and without parameters of its own. */
  readonly text: string;
  /** Names of the returned columns, in order; all but the keys are doubles. */
  readonly columns: readonly string[];
  /**
   * Checks the rows and finishes the computation. Throws what the array function would throw.
   *
   * @param rows All rows of the result, in any order.
   */
  readonly read: (rows: Iterable<SqlRow>) => T;
}

/** Keys of a group. */
export interface SqlGroup {
  /** Keys by the name of their column; empty without `groupBy`. */
  readonly group: Readonly<Record<string, string | number | boolean>>;
}
