import { EqualizationError } from "../errors.ts";
import type { Coefficient } from "../model/results/coefficient.ts";
import type { Permutation } from "../model/results/permutation.ts";
import { representable, requireObservations } from "../numeric/guard/index.ts";
import type { Panel } from "../numeric/regression/panel.ts";
import { fitPanel } from "./fit-panel.ts";
import { type PermutationOptions, permuteTreated } from "./permutation.ts";
import { requireOneDate } from "./treated-from.ts";

/** Means of the outcome before and after. */
export interface MeansBeforeAfter {
  /** Mean before the date of treatment. */
  readonly before: number;
  /** Mean from the date of treatment on. */
  readonly after: number;
}

/** What {@link differenceInDifferences} finds. */
export interface DifferenceInDifferences {
  /** Effect of the treatment in the unit of the outcome. */
  readonly effect: Coefficient;
  /** Coefficient of each covariate. */
  readonly covariates: Readonly<Record<string, Coefficient>>;
  /** Covariates left out because effects or others explain them. */
  readonly dropped: string[];
  /** First treated period. */
  readonly from: number;
  /** Change of the treated means less change of the comparison means; the effect itself in a balanced panel. */
  readonly meanDifference: number;
  /** The four means, weighted. */
  readonly means: {
    /** Of treated units. */
    readonly treated: MeansBeforeAfter;
    /** Of comparison units. */
    readonly comparison: MeansBeforeAfter;
  };
  /** Number of values used. */
  readonly n: number;
  /** Number of units. */
  readonly units: {
    /** Treated. */
    readonly treated: number;
    /** Never treated within the periods. */
    readonly comparison: number;
  };
  /** Number of periods. */
  readonly periods: {
    /** Before the date. */
    readonly before: number;
    /** From the date on. */
    readonly after: number;
  };
  /** Number of clusters. */
  readonly clusters: number;
  /** Degrees of freedom of t. */
  readonly df: number;
  /** Share of the variance within the effects explained; `null` if nothing varies within. */
  readonly r2Within: number | null;
  /** Values set aside because their unit or period has no other. */
  readonly singletons: number;
  /** The permutation test, if asked for. */
  readonly permutation?: Permutation;
}

/** Key of the treatment among the columns; no covariate has it. */
const TREATMENT = "\u0000treatment";

/** A panel with the first treated period of each unit. */
export interface TreatedPanel {
  /** What the regression uses. */
  readonly panel: Panel;
  /** First treated period of each unit of `panel`. */
  readonly from: Float64Array;
  /** The same with the values that are alone in their unit or period. */
  readonly whole: Panel;
  /** First treated period of each unit of `whole`. */
  readonly wholeFrom: Float64Array;
}

/** The regression behind a difference in differences. */
export function estimateDifference(
  where: string,
  { panel, from, whole, wholeFrom }: TreatedPanel,
  covariates: ReadonlyMap<string, Float64Array>,
  confidence: number,
  permutation: PermutationOptions | null,
): DifferenceInDifferences {
  const { unit, period, y } = panel;
  const date = requireOneDate(where, wholeFrom);
  const before = whole.period.times.filter((time) => time < date).length;
  if (before === 0) {
    throw new EqualizationError(`needs at least 1 period before ${date}, got 0`, {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  requireObservations(where, "cluster", panel.cluster.count, 2);
  const means = fourMeans(where, whole, wholeFrom, date);
  const treatment = Float64Array.from(y, (_, i) =>
    from[unit.codes[i]!]! === date && period.times[period.codes[i]!]! >= date ? 1 : 0,
  );
  const fit = fitPanel(
    where,
    panel,
    new Map([[TREATMENT, treatment], ...covariates]),
    "two-way",
    "cluster",
    confidence,
  );
  if (fit.names[0] !== TREATMENT) {
    throw new EqualizationError(
      "no treated unit is seen before and after the date, so that units and periods explain the treatment",
      { code: "singular", where },
    );
  }
  const treated = Array.from(from, (start, u) => (start === date ? u : -1)).filter((u) => u >= 0);
  const kept = new Set(fit.names);
  return representable(where, {
    effect: fit.coefficient(0),
    covariates: Object.fromEntries(fit.names.slice(1).map((name, k) => [name, fit.coefficient(k + 1)])),
    dropped: [...fit.dropped],
    from: date,
    meanDifference:
      means.treated.after - means.treated.before - (means.comparison.after - means.comparison.before),
    means,
    n: y.length,
    units: { treated: treated.length, comparison: unit.count - treated.length },
    periods: { before, after: whole.period.count - before },
    clusters: panel.cluster.count,
    df: fit.df,
    r2Within: fit.r2Within,
    singletons: panel.singletons,
    ...(permutation === null
      ? {}
      : {
          permutation: permuteTreated(
            panel,
            [...covariates].flatMap(([name, column]) => (kept.has(name) ? [column] : [])),
            date,
            treated,
            permutation,
          ),
        }),
  });
}

/** Weighted means of treated and other units before and after the date. */
function fourMeans(
  where: string,
  { y, unit, period, weights }: Panel,
  from: Float64Array,
  date: number,
): DifferenceInDifferences["means"] {
  const sums = new Float64Array(4);
  const totals = new Float64Array(4);
  for (let i = 0; i < y.length; i++) {
    const cell = (from[unit.codes[i]!] === date ? 0 : 2) + (period.times[period.codes[i]!]! >= date ? 1 : 0);
    const weight = weights === undefined ? 1 : weights[i]!;
    sums[cell]! += weight * y[i]!;
    totals[cell]! += weight;
  }
  const empty = totals.indexOf(0);
  if (empty >= 0) {
    throw new EqualizationError(
      `needs at least 1 value of ${empty < 2 ? "treated" : "comparison"} units ${empty % 2 === 0 ? "before" : "from"} ${date}, got 0`,
      { code: "too_few_observations", where, received: 0 },
    );
  }
  const [treatedBefore, treatedAfter, otherBefore, otherAfter] = sums.map(
    (sum, cell) => sum / totals[cell]!,
  ) as unknown as [number, number, number, number];
  return {
    treated: { before: treatedBefore, after: treatedAfter },
    comparison: { before: otherBefore, after: otherAfter },
  };
}
