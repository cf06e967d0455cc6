import { requireOneOf } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import type { SqlDialect } from "../sql-query.ts";

/** What differs between the engines; everything else is common SQL. */
export interface Dialect {
  /** Its id. */
  readonly id: SqlDialect;
  /** Name of the type of a double that may be NULL. */
  readonly double: string;
  /** Writes a name in quotes. */
  readonly name: (text: string) => string;
  /** Writes a text literal. */
  readonly text: (text: string) => string;
  /** Keyword of a join with a table that every server of a cluster needs. */
  readonly join: string;
  /** Keyword after AS of a common table expression that is read twice. */
  readonly inline: string;
  /** Whether an aggregate must stand directly on the table, so that each server of a cluster computes its part. */
  readonly flat: boolean;
}

const doubled = (quote: string) => (text: string) => quote + text.replaceAll(quote, quote + quote) + quote;

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const escaped = (quote: string) => (text: string) =>
  quote +
  text
    .replaceAll("\\", "\\\\")
    .replaceAll(quote, `\\${quote}`)
    .replace(/[\n\r\t]/g, (character) => ESCAPES[character] ?? character) +
  quote;

const STANDARD = { name: doubled('"'), text: doubled("'"), join: "JOIN", inline: "", flat: false };

const DIALECTS: Readonly<Record<SqlDialect, Dialect>> = {
  duckdb: { ...STANDARD, id: "duckdb", double: "DOUBLE" },
  postgres: { ...STANDARD, id: "postgres", double: "FLOAT8", inline: "NOT MATERIALIZED " },
  clickhouse: {
    id: "clickhouse",
    double: "Nullable(Float64)",
    name: escaped('"'),
    text: escaped("'"),
    join: "GLOBAL JOIN",
    inline: "",
    flat: true,
  },
  spark: { ...STANDARD, id: "spark", double: "DOUBLE", name: doubled("`"), text: escaped("'") },
  bigquery: { ...STANDARD, id: "bigquery", double: "FLOAT64", name: escaped("`"), text: escaped("'") },
  snowflake: { ...STANDARD, id: "snowflake", double: "DOUBLE", text: escaped("'") },
  trino: { ...STANDARD, id: "trino", double: "DOUBLE" },
};

/** The facts of a dialect. */
export function dialectOf(where: string, received: SqlDialect): Dialect {
  requireOneOf(where, "dialect", received, Object.keys(DIALECTS) as SqlDialect[]);
  return DIALECTS[received];
}

/** A number as a literal that every engine reads as a double: `0.5` is a decimal in some of them, `5e-1` in none. */
export function literal(value: number): string {
  const text = Math.abs(value).toExponential();
  return value < 0 ? `(-${text})` : text;
}

/** A name in quotes; empty ones, and those with a character that no engine stores, throw. */
export function quotedName(where: string, what: string, dialect: Dialect, name: unknown): string {
  if (typeof name !== "string" || name === "" || name.includes("\0")) {
    refuse(
      where,
      "wrong_type",
      `${what} is ${typeof name === "string" ? JSON.stringify(name) : typeof name}; pass the name of a column or table, or { sql }`,
      name,
    );
  }
  return dialect.name(name);
}
