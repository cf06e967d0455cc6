import { differenceInDifferences } from "../../src/evaluation/difference-in-differences.ts";
import { interruptedTimeSeries } from "../../src/evaluation/interrupted-time-series.ts";
import { panelRegression } from "../../src/evaluation/panel-regression.ts";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";

/**
 * How often a true zero is rejected at the 5% level. Prints the rates with
 * `npx tsx --tsconfig tsconfig.test.json test/evaluation/rejection-rates.ts 2000`.
 */

/** A series of first-order errors in its steady state. */
function errors(random: () => number, n: number, rho: number): number[] {
  const normal = (): number => normalQuantile(Math.max(1e-16, random()));
  const series: number[] = [normal() / Math.sqrt(1 - rho * rho)];
  while (series.length < n) series.push(rho * series.at(-1)! + normal());
  return series;
}

/** Rates of difference in differences over 31 regions and 8 years, of which `treated` regions from the fifth year on. */
export function differenceRates(
  treated: number,
  draws: number,
  rho = 0.5,
): { clustered: number; classic: number; permutation: number } {
  const random = seededRandom(`difference ${treated}`);
  const unit = Array.from({ length: 31 }, (_, i) => Array.from({ length: 8 }, () => i)).flat();
  const period = Array.from({ length: 31 }, () => [0, 1, 2, 3, 4, 5, 6, 7]).flat();
  const treatedFrom = Object.fromEntries(Array.from({ length: 31 }, (_, i) => [i, i < treated ? 4 : null]));
  const D = unit.map((i, k) => (i < treated && period[k]! >= 4 ? 1 : 0));
  const hits = { clustered: 0, classic: 0, permutation: 0 };
  for (let draw = 0; draw < draws; draw++) {
    const y = Array.from({ length: 31 }, () => errors(random, 8, rho)).flat();
    const permutation = { draws: 199, seed: draw };
    const found = differenceInDifferences(y, { unit, period, treatedFrom, permutation });
    const classic = panelRegression(y, { D }, { unit, period, effects: "two-way", variance: "classic" });
    if (found.effect.p! <= 0.05) hits.clustered++;
    if (classic.coefficients.D!.p! <= 0.05) hits.classic++;
    if (found.permutation!.p <= 0.05) hits.permutation++;
  }
  return {
    clustered: hits.clustered / draws,
    classic: hits.classic / draws,
    permutation: hits.permutation / draws,
  };
}

/** Rates of the jump of an interrupted series of `n` values, interrupted in the middle. */
export function seriesRates(
  n: number,
  rho: number,
  draws: number,
): { classic: number; "newey-west": number; ar1: number } {
  const random = seededRandom(`series ${n} ${rho}`);
  const hits = { classic: 0, "newey-west": 0, ar1: 0 };
  for (let draw = 0; draw < draws; draw++) {
    const y = errors(random, n, rho);
    for (const variance of ["classic", "newey-west", "ar1"] as const) {
      if (interruptedTimeSeries(y, { at: n / 2, variance }).levelChange.p! <= 0.05) hits[variance]++;
    }
  }
  return { classic: hits.classic / draws, "newey-west": hits["newey-west"] / draws, ar1: hits.ar1 / draws };
}

if (process.argv[1]?.endsWith("rejection-rates.ts")) {
  const draws = Number(process.argv[2] ?? 1000);
  for (const treated of [1, 2, 5, 15]) console.log(treated, "treated", differenceRates(treated, draws));
  for (const n of [20, 48, 120]) {
    for (const rho of [0, 0.4, 0.7]) console.log(n, "values, rho", rho, seriesRates(n, rho, draws));
  }
}
