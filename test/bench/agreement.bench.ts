import { krippendorffAlpha } from "../../src/agreement/index.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { type Benchmark, ratioOf } from "./benchmark.ts";

const UNITS = 10_000;
const RATERS = 10;
const GRADES = 100;

/** Grades from 0 to 99 about a middle of each unit, the same at every run. */
function ratings(): number[][] {
  const random = seededRandom(1);
  return Array.from({ length: UNITS }, () => {
    const middle = random() * (GRADES - 20);
    return Array.from({ length: RATERS }, () => Math.floor(middle + 20 * random()));
  });
}

/** As Python's package krippendorff does it: counts of each value by unit, coincidences of each pair of values, and their distances. */
function byCoincidences(rows: readonly (readonly number[])[]): number {
  const coincidences = new Float64Array(GRADES * GRADES);
  const counts = new Float64Array(GRADES);
  for (const row of rows) {
    counts.fill(0);
    for (const grade of row) counts[grade]!++;
    for (let c = 0; c < GRADES; c++) {
      if (counts[c] === 0) continue;
      for (let k = 0; k < GRADES; k++) {
        coincidences[c * GRADES + k]! += (counts[c]! * (counts[k]! - (c === k ? 1 : 0))) / (row.length - 1);
      }
    }
  }
  const margins = Float64Array.from({ length: GRADES }, (_, c) =>
    coincidences.subarray(c * GRADES, (c + 1) * GRADES).reduce((sum, x) => sum + x, 0),
  );
  const n = margins.reduce((sum, x) => sum + x, 0);
  let [observed, expected] = [0, 0];
  for (let c = 0; c < GRADES; c++) {
    for (let k = 0; k < GRADES; k++) {
      observed += coincidences[c * GRADES + k]! * (c - k) ** 2;
      expected += (margins[c]! * margins[k]! * (c - k) ** 2) / (n - 1);
    }
  }
  return 1 - observed / expected;
}

export const benchmarks: readonly Benchmark[] = [
  {
    name: "Krippendorff's alpha of 10,000 units x 10 raters, 100 grades / plain loop of the Python package's way",
    aim: "no slower than the loop",
    limit: 1,
    run: () => {
      const rows = ratings();
      return ratioOf(
        () => krippendorffAlpha(rows, { metric: "interval" }),
        () => byCoincidences(rows),
      );
    },
  },
];
