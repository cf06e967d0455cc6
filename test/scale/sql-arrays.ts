import { DuckDBInstance } from "@duckdb/node-api";
import {
  atkinson,
  coefficientOfVariation,
  decomposeEntropy,
  gini,
  hoover,
  lorenzAt,
  meanLogDeviation,
  quantile,
  quantileRatio,
  theil,
} from "equalis";
import { decomposeEntropySql, indicesSql, type SqlRow } from "equalis/sql";

/**
 * Holds SQL in DuckDB against the array functions on the same rows, ten million unless an argument says otherwise: every value has to
 * agree to 1e-9 relative. Exits with 1 where one does not.
 */
const ROWS = Number(process.argv[2] ?? 1e7);
const TOLERANCE = 1e-9;

const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
const connection = await instance.connect();
// Skewed amounts with ties, zeros and weights, in twelve groups; made up by a hash, so that every run has the same rows.
await connection.run(`CREATE TABLE people AS
  SELECT -1000 * ln(1 - (hash(i) % 1000003) / 1000003.0) + (hash(i + 7) % 1009) / 1009.0 AS income,
    round(-50 * ln(1 - (hash(i + 1) % 1000003) / 1000003.0)) AS visits,
    1 + (hash(i + 2) % 900) / 100.0 AS weight,
    hash(i + 3) % 12 AS region
  FROM range(${ROWS}) t(i)`);

async function column(expression: string): Promise<Float64Array> {
  const numbers = new Float64Array(ROWS);
  let at = 0;
  const result = await connection.stream(`SELECT CAST(${expression} AS DOUBLE) FROM people`);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    for (const value of chunk.getColumnValues(0)) numbers[at++] = value as number;
  }
  if (at !== ROWS) throw new Error(`${at} of ${ROWS} rows came back`);
  return numbers;
}

const ask = async (text: string): Promise<SqlRow[]> =>
  (await connection.runAndReadAll(text)).getRowObjects() as SqlRow[];

let worst = 0;
let compared = 0;
function compare(name: string, fromSql: number | undefined, fromArrays: number): void {
  const apart = Math.abs((fromSql ?? Number.NaN) - fromArrays) / Math.abs(fromArrays);
  compared++;
  worst = Math.max(worst, apart);
  if (apart <= TOLERANCE) return;
  console.log(`APART ${name}: ${fromSql} in SQL, ${fromArrays} by arrays (${apart.toExponential(1)})`);
  process.exitCode = 1;
}

const measures = {
  gini: "gini",
  theil: "theil",
  hoover: "hoover",
  variation: "coefficientOfVariation",
  half: { index: "lorenzAt", options: { p: 0.5 } },
  median: { index: "quantile", options: { p: 0.5, definition: "inverse-cdf" } },
  p90p10: { index: "quantileRatio", options: { upper: 0.9, lower: 0.1, definition: "inverse-cdf" } },
  atkinson: { index: "atkinson", options: { epsilon: 0.5 } },
} as const;

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;
const weights = await column("weight");
for (const name of ["income", "visits"]) {
  const source = { dialect: "duckdb", from: "people", value: name, weight: "weight" } as const;
  let begin = performance.now();
  const whole = indicesSql({ ...source, measures, ties: name === "income" ? "rows" : "pool" });
  const [record] = whole.read(await ask(whole.text));
  const sqlTook = seconds(begin);
  const values = await column(name);
  begin = performance.now();
  const byArrays: Record<keyof typeof measures, number> = {
    gini: gini(values, { weights }),
    theil: theil(values, { weights }),
    hoover: hoover(values, { weights }),
    variation: coefficientOfVariation(values, { weights }),
    half: lorenzAt(values, 0.5, { weights }),
    median: quantile(values, 0.5, { weights, definition: "inverse-cdf" }),
    p90p10: quantileRatio(values, { weights, upper: 0.9, lower: 0.1, definition: "inverse-cdf" }),
    atkinson: atkinson(values, { weights, epsilon: 0.5 }),
  };
  console.log(`${name}: SQL ${sqlTook}, array functions ${seconds(begin)}, ${ROWS} rows`);
  for (const [measure, value] of Object.entries(byArrays)) {
    compare(`${measure} of ${name}`, record?.values[measure as keyof typeof measures], value);
  }
  if (name === "visits") continue;
  compare("mean log deviation", await one("meanLogDeviation"), meanLogDeviation(values, { weights }));
  const groups = Array.from(await column("region"), String);
  const arrays = decomposeEntropy(values, groups, { weights, alpha: 1 });
  const parts = decomposeEntropySql({ ...source, nestedBy: ["region"], alpha: 1 });
  const [split] = parts.read(await ask(parts.text));
  compare("Theil between regions", split?.between[0], arrays.between);
  compare("Theil within regions", split?.within, arrays.within);

  async function one(index: "meanLogDeviation"): Promise<number | undefined> {
    const query = indicesSql({ ...source, measures: { value: index } });
    return query.read(await ask(query.text))[0]?.values.value;
  }
}
console.log(`${compared} values compared, at most ${worst.toExponential(1)} apart`);
connection.closeSync();
instance.closeSync();
