import { parse } from "csv-parse/sync";
import { fromCsv, readRegionTable, toCsv } from "../../src/adapters/index.ts";
import type { Benchmark } from "./benchmark.ts";
import { ratioOf } from "./benchmark.ts";

const ROWS = 100_000;
const observations = Array.from({ length: ROWS }, (_, i) => ({
  region: `county-${i % 2500}`,
  indicator: `indicator-${Math.floor(i / 2500) % 4}`,
  period: String(2000 + Math.floor(i / 10_000)),
  value: i / 7,
}));
const HEAD = "region,indicator,period,value\n";
const plain =
  HEAD +
  observations
    .map(({ region, indicator, period, value }) => `${region},${indicator},${period},${value}\n`)
    .join("");
const quoted =
  HEAD +
  observations
    .map(({ region, indicator, period, value }) => `"${region}",${indicator},${period},${value}\n`)
    .join("");

const columns = Array.from({ length: 37 }, (_, i) => `measure ${i} of beds`);
const wide = `region,year,population,${columns.join(",")}\n${Array.from(
  { length: ROWS },
  (_, row) =>
    `R${row},2020,${1000 + row},${columns.map((_, at) => ((row * 7 + at * 13) % 1000) / 4).join(",")}\n`,
).join("")}`;

/** What reading a table costs beyond parsing it. */
export const benchmarks: readonly Benchmark[] = [
  {
    name: "fromCsv of 100,000 lines without quotes, against csv-parse alone",
    aim: "at most csv-parse alone",
    limit: 1,
    run: () =>
      ratioOf(
        () => fromCsv(plain),
        () => parse(plain),
        3,
      ),
  },
  {
    name: "fromCsv of 100,000 lines with quotes, against csv-parse alone",
    aim: "at most 2 x csv-parse alone",
    limit: 2,
    run: () =>
      ratioOf(
        () => fromCsv(quoted),
        () => parse(quoted),
        3,
      ),
  },
  {
    name: "readRegionTable of 100,000 rows and 40 columns, against csv-parse alone",
    aim: "at most 3 x csv-parse alone",
    limit: 3,
    run: () =>
      ratioOf(
        () => readRegionTable(wide),
        () => parse(wide),
        1,
      ),
  },
  {
    name: "toCsv of 100,000 observations, against JSON.stringify",
    aim: "at most 5 x JSON.stringify",
    limit: 5,
    run: () =>
      ratioOf(
        () => toCsv(observations),
        () => JSON.stringify(observations),
        5,
      ),
  },
];
