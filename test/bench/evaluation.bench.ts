import { panelRegression } from "../../src/evaluation/index.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { type Benchmark, ratioOf } from "./benchmark.ts";

const REGIONS = 3000;
const YEARS = 20;
const REGRESSORS = ["x1", "x2", "x3", "x4", "x5"];

interface PanelData {
  readonly y: Float64Array;
  readonly regressors: Readonly<Record<string, Float64Array>>;
  readonly unit: readonly string[];
  readonly period: Float64Array;
}

/** A panel with effects of regions and years; `missing` is the share of rows left out. */
function panelOf(missing: number): PanelData {
  const random = seededRandom("evaluation");
  const rows: { unit: string; period: number; level: number }[] = [];
  for (let i = 0; i < REGIONS; i++) {
    const level = 100 * random();
    for (let t = 0; t < YEARS; t++) {
      if (random() >= missing) rows.push({ unit: `r${i}`, period: 2000 + t, level: level + t });
    }
  }
  const column = (): Float64Array => Float64Array.from(rows, ({ level }) => level + 10 * random());
  return {
    y: column(),
    regressors: Object.fromEntries(REGRESSORS.map((name) => [name, column()])),
    unit: rows.map(({ unit }) => unit),
    period: Float64Array.from(rows, ({ period }) => period),
  };
}

/** Plain demeaning: means of regions and of years in turn until they vanish, then the normal equations. */
function plain({ y, regressors, unit, period }: PanelData): number {
  const place = new Map<string, number>();
  const units = unit.map((name) => {
    if (!place.has(name)) place.set(name, place.size);
    return place.get(name)!;
  });
  const years = Array.from(period, (year) => year - 2000);
  const columns = [y, ...Object.values(regressors)].map((column) => {
    const values = Array.from(column);
    for (let sweep = 0; sweep < 1000; sweep++) {
      let largest = 0;
      for (const [codes, count] of [
        [units, place.size],
        [years, YEARS],
      ] as const) {
        const sums = new Array<number>(count).fill(0);
        const sizes = new Array<number>(count).fill(0);
        for (let i = 0; i < values.length; i++) {
          sums[codes[i]!]! += values[i]!;
          sizes[codes[i]!]!++;
        }
        for (let i = 0; i < values.length; i++) values[i]! -= sums[codes[i]!]! / sizes[codes[i]!]!;
        for (let k = 0; k < count; k++) largest = Math.max(largest, Math.abs(sums[k]! / sizes[k]!));
      }
      if (largest < 1e-11) break;
    }
    return values;
  });
  let total = 0;
  for (const a of columns) for (const b of columns) for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}

const twoWay = (what: string, missing: number, limit: number): Benchmark => ({
  name: `two-way effects of ${REGIONS} regions x ${YEARS} years x 5 regressors, ${what}, clustered errors included, against a plain demeaning loop`,
  aim: `< ${limit}`,
  limit,
  run: () => {
    const data = panelOf(missing);
    return ratioOf(
      () =>
        panelRegression(data.y, data.regressors, {
          unit: data.unit,
          period: data.period,
          effects: "two-way",
          variance: "cluster",
        }),
      () => plain(data),
      5,
    );
  },
});

/** The speed of panel regressions. */
export const benchmarks: readonly Benchmark[] = [
  twoWay("balanced", 0, 3),
  twoWay("a tenth of the rows missing", 0.1, 3),
];
