import { mkdtempSync, rmSync, statfsSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { indicesSql, type SqlRow } from "equalis/sql";

/**
 * Measures a Parquet file of 1e8 rows in DuckDB with its memory bounded: `tsx test/scale/sql-parquet.ts [rows] [memory_limit]`. The file
 * is written by DuckDB itself into a folder of its own, which is removed at the end.
 *
 * The rows are made so that the answer is known: incomes 1, 2, ..., 1000 equally often, so the Gini is (k - 1/k) / (3 (k + 1)) for
 * k = 1000, and counts of visits from a hash.
 */
const ROWS = Number(process.argv[2] ?? 1e8);
const LIMIT = process.argv[3] ?? "2GB";
const LEVELS = 1000;
if (ROWS % LEVELS !== 0) throw new Error(`rows must be a multiple of ${LEVELS}`);

const folder = mkdtempSync(join(tmpdir(), "equalis-parquet-"));
const { bavail, bsize } = statfsSync(folder);
// The file takes about 12 bytes a row, what is put aside while the rows are ordered up to 50.
if (bavail * bsize < 64 * ROWS) {
  rmSync(folder, { recursive: true });
  throw new Error(`${folder} has ${(bavail * bsize) / 1e9} GB left; ${(64 * ROWS) / 1e9} are needed`);
}
try {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "2",
    memory_limit: LIMIT,
    temp_directory: join(folder, "spill"),
    preserve_insertion_order: "false",
  });
  const connection = await instance.connect();
  const file = join(folder, "people.parquet");
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const begin = performance.now();
    const result = await work();
    const took = (performance.now() - begin) / 1000;
    const resident = process.memoryUsage.rss() / 1e6;
    console.log(`${name}: ${took.toFixed(1)} s, process at ${resident.toFixed(0)} MB`);
    return result;
  };
  await timed("write", () =>
    connection.run(`COPY (
      SELECT CAST(1 + i % ${LEVELS} AS DOUBLE) AS income,
        -1000 * ln(1 - (hash(i) % 1000000007) / 1000000007.0) AS spending,
        CAST(hash(i + 1) % 31 AS VARCHAR) AS province
      FROM range(${ROWS}) t(i)) TO '${file.replaceAll("'", "''")}' (FORMAT parquet)`),
  );
  console.log(`${ROWS} rows, ${(statSync(file).size / 1e6).toFixed(0)} MB, memory_limit ${LIMIT}`);
  const from = { sql: `SELECT * FROM read_parquet('${file.replaceAll("'", "''")}')` };
  const ask = async (text: string): Promise<SqlRow[]> =>
    (await connection.runAndReadAll(text)).getRowObjects() as SqlRow[];

  const pooled = indicesSql({
    dialect: "duckdb",
    from,
    value: "income",
    measures: { gini: "gini", theil: "theil" },
  });
  const [levels] = await timed("Gini and Theil, values that repeat", async () =>
    pooled.read(await ask(pooled.text)),
  );
  const expected = (LEVELS - 1 / LEVELS) / (3 * (LEVELS + 1));
  check("Gini of 1 to 1000", levels?.values.gini, expected, 1e-9);

  const entropy = indicesSql({
    dialect: "duckdb",
    from,
    value: "spending",
    groupBy: "province",
    measures: { theil: "theil", variation: "coefficientOfVariation" },
  });
  const provinces = await timed("Theil by province, values that all differ", async () =>
    entropy.read(await ask(entropy.text)),
  );
  // Exponential: Theil is 1 minus Euler's constant.
  for (const { group, values } of provinces) {
    check(`Theil of province ${group.province}`, values.theil, 1 - 0.5772156649015329, 3e-2);
  }

  const byRank = indicesSql({
    dialect: "duckdb",
    from,
    value: "spending",
    groupBy: "province",
    measures: { gini: "gini" },
    ties: "rows",
  });
  const ranked = await timed("Gini by province, values that all differ", async () =>
    byRank.read(await ask(byRank.text)),
  );
  for (const { group, values } of ranked) check(`Gini of province ${group.province}`, values.gini, 0.5, 1e-2);
  connection.closeSync();
  instance.closeSync();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function check(name: string, value: number | undefined, expected: number, tolerance: number): void {
  if (value !== undefined && Math.abs(value / expected - 1) <= tolerance) return;
  console.log(`WRONG ${name}: ${value}, not ${expected}`);
  process.exitCode = 1;
}
