import { atkinsonFromEntropy } from "../../numeric/atkinson-coefficient.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { logarithmOfOnePlus } from "../../numeric/portable/logarithm-of-one-plus.ts";
import { power } from "../../numeric/portable/power.ts";
import { literal } from "../building/dialect.ts";
import { type CheckedGroup, type Demands, refuseGroup, requirePositive } from "../reading/check-group.ts";
import {
  entropyText,
  extendedRankText,
  highestPartText,
  kolmFromLeastText,
  kolmFromMeanText,
  lowestPartText,
  powerText,
} from "./formulas.ts";
import type { MeasureSpec } from "./measure-options.ts";
import type { SumPlan } from "./plan.ts";

/** How a measure is finished from the sums of a group. */
export interface MeasurePlan {
  /** What it asks of the values. */
  readonly demands: Demands;
  /** The value of a group that was checked. */
  readonly finish: (where: string, group: CheckedGroup) => number;
}

const STRICT: Demands = { nonNegative: true, positiveTotal: true };

/** Totals next to the checks that the measures are finished with. */
export const MEASURE_TOTALS: readonly string[] = ["eq_mu", "eq_min", "eq_max", "eq_w2", "eq_abs", "eq_zero"];

type Planner = (spec: MeasureSpec, sums: SumPlan, ties: "pool" | "rows") => MeasurePlan;

const PLANNERS: Readonly<Record<string, Planner>> = {
  mean: () => ({ demands: {}, finish: (_, { mean }) => mean }),
  theil: (_, sums) => entropyPlan(1, sums),
  meanLogDeviation: (_, sums) => entropyPlan(0, sums),
  generalizedEntropy: ({ numbers }, sums) => entropyPlan(numbers.alpha!, sums),
  coefficientOfVariation: ({ numbers }, sums) => variationPlan(numbers.ddof!, sums),
  atkinson: ({ numbers }, sums) => atkinsonPlan(numbers.epsilon!, sums),
  kolm: ({ numbers, words }, sums) => kolmPlan(numbers.alpha!, words.negatives === "allow", sums),
  hoover: (_, sums) => {
    const deviations = sums.additive("SUM(eq_v * ABS(eq_d))");
    return { demands: STRICT, finish: (_where, { row, weight }) => row.number(deviations) / weight / 2 };
  },
  varianceOfLogs: (_, sums) => variancePlan(sums),
  gini: ({ words }, sums) => giniPlan(words, sums),
  extendedGini: ({ numbers }, sums) => {
    const terms = sums.ranked(`SUM((eq_t.eq_mu - eq_x) * ${extendedRankText(numbers.nu!)})`);
    return {
      demands: STRICT,
      finish: (_where, { row, mean }) => (isEqual(row) ? 0 : Math.max(0, row.number(terms) / mean)),
    };
  },
  palma: (_, sums) => tailRatioPlan(0.1, 0.4, sums),
  quintileShareRatio: (_, sums) => tailRatioPlan(0.2, 0.2, sums),
  lorenzAt: ({ numbers }, sums) => {
    const p = numbers.p!;
    const lowest = sums.ranked(`SUM(eq_x * (${lowestPartText(p)}))`);
    return {
      demands: STRICT,
      finish: (_where, { row, total }) => (p === 1 ? 1 : row.number(lowest) / total),
    };
  },
  quantile: ({ numbers, words }, sums, ties) => {
    const read = quantilePlan(numbers.p!, words.definition!, sums, ties);
    return { demands: {}, finish: (_where, { row }) => read(row) };
  },
  quantileRatio: ({ numbers, words }, sums, ties) => {
    const upper = quantilePlan(numbers.upper!, words.definition!, sums, ties);
    const lower = quantilePlan(numbers.lower!, words.definition!, sums, ties);
    return {
      demands: STRICT,
      finish: (where, { row, group }) => {
        const top = upper(row);
        if (top === 0) {
          refuseGroup(
            where,
            "zero_total",
            "the upper quantile is 0, and the lower too; their ratio is undefined",
            group,
          );
        }
        return top / lower(row);
      },
    };
  },
};

/** Plans a measure: registers the sums it needs and says how to finish it. */
export function measurePlan(
  where: string,
  spec: MeasureSpec,
  sums: SumPlan,
  ties: "pool" | "rows",
): MeasurePlan {
  if (ties === "rows" && spec.words.definition === "type7") {
    refuse(
      where,
      "unsupported_combination",
      'a quantile of definition "type7" needs ties "pool": its levels are pooled values',
      spec.index,
    );
  }
  return PLANNERS[spec.index]!(spec, sums, ties);
}

type Row = CheckedGroup["row"];

const isEqual = (row: Row): boolean => row.number("eq_min") === row.number("eq_max");

function withinDoubles(where: string, group: CheckedGroup, value: number): number {
  if (!(value < 1e290)) {
    refuseGroup(
      where,
      "out_of_domain",
      "the index is beyond the range of doubles for these values",
      group.group,
    );
  }
  return value;
}

/** Generalized entropy of a group from its sum; infinite where a value is 0 and the formula diverges. */
export function entropyOf(where: string, group: CheckedGroup, alpha: number, sum: string): number {
  if (alpha <= 0 && group.row.number("eq_zero") > 0) return Number.POSITIVE_INFINITY;
  return withinDoubles(where, group, group.row.number(sum) / group.weight);
}

function entropyPlan(alpha: number, sums: SumPlan): MeasurePlan {
  const terms = sums.additive(`SUM(eq_v * (${entropyText(alpha)}))`);
  return { demands: STRICT, finish: (where, group) => entropyOf(where, group, alpha, terms) };
}

function variationPlan(ddof: number, sums: SumPlan): MeasurePlan {
  const squares = sums.additive("SUM(eq_v * eq_d * eq_d)");
  return {
    demands: STRICT,
    finish: (where, { row, n, weight, group }) => {
      if (isEqual(row)) return 0;
      if (n <= ddof) {
        refuseGroup(
          where,
          "too_few_observations",
          `needs more than ${ddof} values for ddof ${ddof}, got ${n}`,
          group,
        );
      }
      return Math.sqrt((row.number(squares) / weight) * (n / (n - ddof)));
    },
  };
}

function atkinsonPlan(epsilon: number, sums: SumPlan): MeasurePlan {
  const b = 1 - epsilon;
  const terms = sums.additive(`SUM(eq_v * (${entropyText(b)}))`);
  // Powers of small values leave the range of doubles; those of values over the smallest one do not.
  const fromLeast =
    b < 0 ? sums.additive(`SUM(eq_v * (${powerText("(eq_x / NULLIF(eq_b, 0e0))", b)}))`) : undefined;
  return {
    demands: STRICT,
    finish: (_where, { row, weight, mean }) => {
      if (b <= 0 && row.number("eq_zero") > 0) return 1;
      const entropy = row.number(terms) / weight;
      if (fromLeast === undefined || entropy < 1e100) return atkinsonFromEntropy(entropy, b);
      return 1 - (row.number("eq_min") / mean) * power(row.number(fromLeast) / weight, 1 / b);
    },
  };
}

function kolmPlan(alpha: number, negatives: boolean, sums: SumPlan): MeasurePlan {
  const fromMean = sums.additive(`SUM(eq_v * (${kolmFromMeanText(alpha)}))`);
  const fromLeast = sums.additive(`SUM(eq_v * (${kolmFromLeastText(alpha)}))`);
  return {
    demands: { nonNegative: !negatives },
    finish: (_where, { row, weight, mean }) => {
      const reach = mean - row.number("eq_min");
      if (alpha * reach <= 1) return Math.max(0, logarithmOfOnePlus(row.number(fromMean) / weight) / alpha);
      return reach + logarithm(row.number(fromLeast) / weight) / alpha;
    },
  };
}

function variancePlan(sums: SumPlan): MeasurePlan {
  const logs = sums.additive("SUM(CASE WHEN eq_u > 0e0 THEN eq_v * LN(eq_u) ELSE 0e0 END)");
  const squares = sums.additive("SUM(CASE WHEN eq_u > 0e0 THEN eq_v * LN(eq_u) * LN(eq_u) ELSE 0e0 END)");
  return {
    demands: { nonNegative: true },
    finish: (where, { row, weight, group }) => {
      const zeros = row.number("eq_zero");
      if (zeros > 0) {
        refuseGroup(
          where,
          "out_of_domain",
          `${zeros} rows have the value 0; the logarithm needs values above 0`,
          group,
        );
      }
      const mean = row.number(logs) / weight;
      return Math.max(0, row.number(squares) / weight - mean * mean);
    },
  };
}

/** Term whose sum is half the mean absolute difference. */
const HALF_DIFFERENCE =
  "SUM((eq_lw / eq_t.eq_w) * (eq_x - eq_t.eq_mu) * ((2e0 * eq_c - eq_lw) / eq_t.eq_w - 1e0))";

function giniPlan(words: Readonly<Record<string, string>>, sums: SumPlan): MeasurePlan {
  const { correction, negatives } = words;
  const half = sums.ranked(HALF_DIFFERENCE);
  return {
    demands: { nonNegative: negatives === "error" },
    finish: (where, { row, n, weight, mean, group }) => {
      const size = negatives === "normalize" ? row.number("eq_abs") / weight : mean;
      requirePositive(size, (code, message) => refuseGroup(where, code, message, group));
      // Equal values have no difference to correct; a single one would give 0 / 0.
      if (isEqual(row)) return 0;
      const value = Math.max(0, row.number(half)) / size;
      if (correction === "weights") return value / (1 - row.number("eq_w2") / weight / weight);
      return correction === "n" ? (value * n) / (n - 1) : value;
    },
  };
}

function tailRatioPlan(highest: number, lowest: number, sums: SumPlan): MeasurePlan {
  const top = sums.ranked(`SUM(eq_x * (${highestPartText(highest)}))`);
  const bottom = sums.ranked(`SUM(eq_x * (${lowestPartText(lowest)}))`);
  return { demands: STRICT, finish: (_where, { row }) => row.number(top) / row.number(bottom) };
}

/** Registers the aggregates of a quantile and returns the function that reads it. */
function quantilePlan(
  p: number,
  definition: string,
  sums: SumPlan,
  ties: "pool" | "rows",
): (row: Row) => number {
  if (definition === "inverse-cdf") {
    const at = sums.ranked(
      `MIN(CASE WHEN eq_c >= ${literal(p - 1e-12)} * eq_t.eq_w THEN eq_x ELSE NULL END)`,
    );
    return (row) => (p === 1 ? row.number("eq_max") : (row.numberOrNull(at) ?? row.number("eq_max")));
  }
  if (ties === "rows" || p === 0 || p === 1) return (row) => row.number(p === 0 ? "eq_min" : "eq_max");
  // A level stretches from `start` to `end`; between levels the value is interpolated.
  const stretch = (through: string): string =>
    `CASE WHEN ${through} <= 0e0 THEN 0e0 WHEN ${through} >= eq_t.eq_w - eq_lw / eq_lc THEN 1e0 ` +
    `ELSE ${through} / (eq_t.eq_w - eq_lw / eq_lc) END`;
  const start = stretch("(eq_c - eq_lw)");
  const end = stretch("(eq_c - eq_lw / eq_lc)");
  const at = literal(p);
  const below = sums.ranked(`MAX(CASE WHEN ${start} <= ${at} THEN eq_x ELSE NULL END)`);
  const reach = sums.ranked(`MAX(CASE WHEN ${start} <= ${at} THEN ${end} ELSE NULL END)`);
  const above = sums.ranked(`MIN(CASE WHEN ${start} > ${at} THEN eq_x ELSE NULL END)`);
  const from = sums.ranked(`MIN(CASE WHEN ${start} > ${at} THEN ${start} ELSE NULL END)`);
  return (row) => {
    const x = row.number(below);
    const edge = row.number(reach);
    const next = row.numberOrNull(above);
    const begin = row.numberOrNull(from);
    if (p <= edge || next === null || begin === null) return x;
    return x + (next - x) * ((p - edge) / (begin - edge));
  };
}
