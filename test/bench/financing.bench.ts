import {
  benefitIncidence,
  catastrophicExpenditure,
  concentrationDominance,
  concentrationIndex,
  estimate,
  financialHardship,
  financingIncidence,
  GINI,
  horizontalInequity,
  impoverishment,
  oaxacaBlinder,
  rifRegression,
} from "../../src/index.ts";
import { type Benchmark, ratioOf } from "./benchmark.ts";

// A million households, made up, with weights.
const N = 1_000_000;
let state = 12345;
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const column = (make: (i: number) => number): Float64Array =>
  Float64Array.from({ length: N }, (_, i) => make(i));
const consumption = column(() => 2 + 40 * random() * random());
const paid = column((i) => (random() < 0.6 ? 0 : consumption[i]! * 0.4 * random() * random()));
const weights = column(() => 1 + Math.floor(5 * random()));
const size = column(() => 1 + Math.floor(6 * random()));
const visits = column(() => Math.floor(4 * random()));
const age = column(() => Math.floor(90 * random()));
const ill = column(() => (random() < 0.2 ? 1 : 0));
const area = Array.from({ length: N }, (_, i) => (i % 3 === 0 ? "town" : "country"));
const options = { weights };

/** A plain weighted pass: the share over a threshold and the mean of what exceeds it. */
function pass(): number {
  let people = 0;
  let over = 0;
  let above = 0;
  for (let i = 0; i < N; i++) {
    const share = paid[i]! / consumption[i]!;
    people += weights[i]!;
    if (share > 0.1) {
      over += weights[i]!;
      above += weights[i]! * (share - 0.1);
    }
  }
  return (over + above) / people;
}

/** A concentration index as it is: one sort of a million and its passes. */
const ranked = (): number => concentrationIndex(visits, { rankBy: consumption, weights });

const against = (
  name: string,
  aim: string,
  limit: number,
  ours: () => unknown,
  plain: () => unknown,
): Benchmark => ({ name, aim, limit, run: () => ratioOf(ours, plain, 3) });

/** One a function: those without a ranking over a plain pass, those with one over a concentration index. */
export const benchmarks: readonly Benchmark[] = [
  against(
    "financialHardship, eight shares",
    "at most 120 x a plain pass",
    120,
    () => financialHardship(consumption, paid, { povertyLine: 4, householdSize: size, weights }),
    pass,
  ),
  against(
    "impoverishment, eight shares and gaps",
    "at most 120 x a plain pass",
    120,
    () => impoverishment(consumption, paid, { povertyLine: 4, householdSize: size, weights }),
    pass,
  ),
  against(
    "catastrophicExpenditure",
    "at most 2 x a concentration index",
    2,
    () => catastrophicExpenditure(paid, { resources: consumption, threshold: 0.1, ...options }),
    ranked,
  ),
  against(
    "benefitIncidence, two services",
    "at most 12 x a concentration index",
    12,
    () =>
      benefitIncidence({
        use: { clinic: visits, hospital: ill },
        unitSubsidy: { clinic: 5, hospital: 80 },
        rankBy: consumption,
        ...options,
      }),
    ranked,
  ),
  against(
    "financingIncidence, two sources",
    "at most 3 x a concentration index",
    3,
    () => financingIncidence({ paid, tax: size }, { income: consumption, ...options }),
    ranked,
  ),
  against(
    "concentrationDominance, 19 points",
    "at most 20 x a concentration index",
    20,
    () => concentrationDominance(visits, { rankBy: consumption, ...options }),
    ranked,
  ),
  against(
    "horizontalInequity, linear, two needs",
    "at most 7 x a concentration index",
    7,
    () => horizontalInequity(visits, { need: { age, ill }, rankBy: consumption, ...options }),
    ranked,
  ),
  against(
    "horizontalInequity, Poisson, two needs",
    "at most 20 x a concentration index",
    20,
    () =>
      horizontalInequity(visits, { need: { age, ill }, rankBy: consumption, model: "poisson", ...options }),
    ranked,
  ),
  against(
    "rifRegression of the Gini, two covariates",
    "at most 9 x a concentration index",
    9,
    () => rifRegression(consumption, { statistic: "gini", covariates: { age, ill }, ...options }),
    ranked,
  ),
  against(
    "oaxacaBlinder, two covariates",
    "at most 30 x a concentration index",
    30,
    () => oaxacaBlinder(consumption, area, { covariates: { age, ill }, ...options }),
    ranked,
  ),
  against(
    "estimate of the Gini in a domain",
    "at most 9 x a concentration index",
    9,
    () =>
      estimate(GINI, consumption, {
        method: "linearization",
        domain: Array.from(ill, (x) => x === 1),
        ...options,
      }),
    ranked,
  ),
];
