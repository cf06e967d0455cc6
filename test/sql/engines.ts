import { createRequire } from "node:module";
import { DuckDBInstance } from "@duckdb/node-api";
import { PGlite } from "@electric-sql/pglite";
import type { SqlDialect, SqlRow } from "equalis/sql";

/** Table of a fixture: names and DuckDB types of the columns, and the rows; text such as "NaN" in a column of doubles is a number. */
export interface FixtureTable {
  readonly name: string;
  readonly columns: readonly (readonly [string, string])[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** An engine that runs inside the test. */
export interface Engine {
  readonly dialect: SqlDialect;
  readonly run: (text: string) => Promise<SqlRow[]>;
  readonly close: () => Promise<void>;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function cell(value: string | number | null, type: string): string {
  if (value === null) return "NULL";
  if (typeof value === "number") return Object.is(value, -0) ? "-0.0" : String(value);
  const text = `'${value.replaceAll("'", "''")}'`;
  return /VARCHAR|TEXT/.test(type) ? text : `CAST(${text} AS ${type})`;
}

const statements = (tables: readonly FixtureTable[], typeOf: (type: string) => string): string[] =>
  tables.flatMap(({ name, columns, rows }) => [
    `CREATE TABLE ${quoted(name)} (${columns.map(([column, type]) => `${quoted(column)} ${typeOf(type)}`).join(", ")})`,
    `INSERT INTO ${quoted(name)} VALUES ${rows
      .map((row) => `(${row.map((value, k) => cell(value, typeOf(columns[k]![1]))).join(", ")})`)
      .join(", ")}`,
  ]);

/** DuckDB with these tables. */
export async function duckdb(tables: readonly FixtureTable[]): Promise<Engine> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  for (const statement of statements(tables, (type) => type)) await connection.run(statement);
  return {
    dialect: "duckdb",
    run: async (text) => (await connection.runAndReadAll(text)).getRowObjects() as SqlRow[],
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const POSTGRES_TYPES: Readonly<Record<string, string>> = {
  DOUBLE: "FLOAT8",
  TINYINT: "SMALLINT",
  VARCHAR: "TEXT",
};

/** PostgreSQL, compiled to WebAssembly, with these tables. */
export async function postgres(tables: readonly FixtureTable[]): Promise<Engine> {
  const database = await PGlite.create();
  for (const statement of statements(tables, (type) => POSTGRES_TYPES[type] ?? type))
    await database.exec(statement);
  return {
    dialect: "postgres",
    run: async (text) => (await database.query(text)).rows as SqlRow[],
    close: () => database.close(),
  };
}

/** ClickHouse runs inside the test where `CHDB` names the folder of an installed package `chdb`, which is too large for a dependency. */
export const hasClickHouse: boolean = process.env.CHDB !== undefined;

const CLICKHOUSE_TYPES: Readonly<Record<string, string>> = {
  DOUBLE: "Float64",
  TINYINT: "Int16",
  INTEGER: "Int32",
  BIGINT: "Int64",
  VARCHAR: "String",
  "DECIMAL(18,3)": "Decimal(18, 3)",
};

/** ClickHouse with these tables. */
export async function clickhouse(tables: readonly FixtureTable[]): Promise<Engine> {
  const { Session } = createRequire(import.meta.url)(process.env.CHDB!) as {
    Session: new () => { query: (text: string, format?: string) => string; cleanup: () => void };
  };
  const session = new Session();
  session.query("CREATE DATABASE IF NOT EXISTS main");
  session.query("USE main");
  for (const statement of statements(tables, (type) => `Nullable(${CLICKHOUSE_TYPES[type] ?? type})`)) {
    session.query(statement.startsWith("CREATE") ? `${statement} ENGINE = Memory` : statement);
  }
  return {
    dialect: "clickhouse",
    run: async (text) => (JSON.parse(session.query(text, "JSON")) as { data: SqlRow[] }).data,
    close: async () => session.cleanup(),
  };
}
