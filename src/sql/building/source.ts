import { requireOneOf } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import type { SqlColumn, SqlGroupColumn, SqlScalar, SqlSource, SqlText } from "../sql-query.ts";
import { type Dialect, dialectOf, literal, quotedName } from "./dialect.ts";

/** Names of the options of every function of this module. */
export const SOURCE_OPTIONS: readonly string[] = ["dialect", "from", "where", "groupBy", "missing"];

/** Column whose values form groups, under the name that the statement gives it. */
export interface KeyColumn {
  /** Name in the result. */
  readonly name: string;
  /** Expression in the statement. */
  readonly sql: string;
  /** Name in the statement: `eq_k0`, `eq_k1`. */
  readonly alias: string;
}

/** A source that was checked and written out. */
export interface Source {
  /** Public function that was called. */
  readonly where: string;
  /** Engine. */
  readonly dialect: Dialect;
  /** Text after FROM. */
  readonly from: string;
  /** Condition of the caller, or none. */
  readonly filter: string | undefined;
  /** Columns of the groups. */
  readonly keys: readonly KeyColumn[];
  /** Whether rows with a NULL are excluded. */
  readonly omit: boolean;
}

/** Checks what every function takes and writes it in the dialect. `missing_option` for a source without a table. */
export function readSource(where: string, options: SqlSource, more: readonly SqlGroupColumn[] = []): Source {
  const { missing = "error", groupBy = [] } = options;
  const dialect = dialectOf(where, options.dialect);
  requireOneOf(where, "missing", missing, ["error", "omit"]);
  const groups = typeof groupBy === "string" ? [groupBy] : groupBy;
  if (!Array.isArray(groups)) {
    refuse(where, "wrong_type", "groupBy must be a name, or an array of names and { sql, name }", groupBy);
  }
  return {
    where,
    dialect,
    from: fromText(where, dialect, options.from),
    filter: filterText(where, dialect, options.where),
    keys: [...groups, ...more].map((column: SqlGroupColumn, k) => keyColumn(where, dialect, column, k)),
    omit: missing === "omit",
  };
}

function fromText(where: string, dialect: Dialect, from: SqlSource["from"]): string {
  if (from === undefined) refuse(where, "missing_option", "from is required: a table, or { sql }");
  if (isText(from)) return `(${rawText(where, "from", from)}) AS eq_o`;
  const parts: readonly unknown[] = Array.isArray(from) ? from : [from];
  if (parts.length === 0)
    refuse(where, "wrong_type", "from is an empty array; pass the parts of a name", from);
  return parts.map((part) => quotedName(where, "from", dialect, part)).join(".");
}

function filterText(where: string, dialect: Dialect, condition: SqlSource["where"]): string | undefined {
  if (condition === undefined) return undefined;
  if (typeof condition !== "object" || condition === null || Array.isArray(condition)) {
    refuse(where, "wrong_type", "where must be an object of columns and values, or { sql }", condition);
  }
  if (isText(condition)) return `(${rawText(where, "where", condition)})`;
  const parts = Object.entries(condition).map(([column, wanted]) => {
    const values: readonly SqlScalar[] = Array.isArray(wanted) ? wanted : [wanted as SqlScalar];
    if (values.length === 0) return "1 = 0";
    const literals = values.map((value) => scalarText(where, column, dialect, value));
    return `${quotedName(where, "where", dialect, column)} IN (${literals.join(", ")})`;
  });
  return parts.length === 0 ? undefined : parts.join(" AND ");
}

function scalarText(where: string, column: string, dialect: Dialect, value: unknown): string {
  if (typeof value === "string" && !value.includes("\0")) return dialect.text(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "number") {
    if (!Number.isFinite(value))
      refuse(where, "not_finite", `where.${column} is ${value}; pass a finite number`, value);
    return Number.isSafeInteger(value) ? (value < 0 ? `(${value})` : `${value}`) : literal(value);
  }
  refuse(
    where,
    "wrong_type",
    `where.${column} must be a text, a number or a boolean, or an array of them; write other conditions as { sql }`,
    value,
  );
}

function keyColumn(where: string, dialect: Dialect, column: SqlGroupColumn, position: number): KeyColumn {
  const alias = `eq_k${position}`;
  if (isText(column)) {
    const { name } = column as { readonly name?: unknown };
    if (typeof name !== "string" || name === "") {
      refuse(where, "missing_option", "an expression in groupBy needs a name: { sql, name }", column);
    }
    return { name, alias, sql: `(${rawText(where, "groupBy", column)})` };
  }
  return { name: column as string, alias, sql: quotedName(where, "groupBy", dialect, column) };
}

/** Text of a column or an expression. */
export function columnText(where: string, option: string, dialect: Dialect, column: SqlColumn): string {
  if (column === undefined) refuse(where, "missing_option", `${option} is required: a column, or { sql }`);
  return isText(column) ? `(${rawText(where, option, column)})` : quotedName(where, option, dialect, column);
}

/** A column as a double; adding 0 turns -0.0 into 0.0, which some engines group apart. */
export function numberText(where: string, option: string, dialect: Dialect, column: SqlColumn): string {
  return `(CAST(${columnText(where, option, dialect, column)} AS ${dialect.double}) + 0e0)`;
}

function isText(received: unknown): received is SqlText {
  return typeof received === "object" && received !== null && "sql" in received;
}

function rawText(where: string, option: string, { sql }: SqlText): string {
  if (typeof sql !== "string" || sql.trim() === "" || sql.includes("\0")) {
    refuse(where, "wrong_type", `${option}.sql must be a text with SQL in it`, sql);
  }
  return sql;
}
