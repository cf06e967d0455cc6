import { INDICES } from "../../inequality/catalog.ts";
import { nameIn } from "../../model/name-in.ts";
import type { PolicyOptions } from "../../model/questions/evaluation-question.ts";
import type { PolicyMethod, PolicyResult, PolicyRow } from "../../model/results/evaluation-result.ts";
import type { Study } from "../../model/study.ts";
import { smallestOf } from "../../numeric/extremes.ts";
import { requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { requireConfidence } from "../../numeric/regression/panel.ts";
import { present } from "../presentation/present.ts";
import type { Presented } from "../presentation/presented.ts";
import { requireStudy } from "../reading/require-study.ts";
import { estimatePolicy } from "./estimate-policy.ts";
import { policyNotices } from "./policy-notices.ts";
import { type PolicyPanel, readPolicyPanel } from "./read-policy-panel.ts";
import { summarizeEvaluation } from "./summarize-evaluation.ts";

const METHODS: readonly PolicyMethod[] = ["did", "event-study", "group-time", "synthetic", "its"];

/**
 * Evaluates whether an indicator, or the inequality of an indicator, changed more where a policy began than elsewhere.
 *
 * - **When to use:** a reform began in some regions at a known date, and regions with and without it have values before and
 *   after. With `index`, the question is whether the gap inside the treated regions narrowed.
 * - `"did"` always permutes the treated regions: `p` is that of the permutation, for with few treated regions clustered errors
 *   reject a true zero in most cases. It also tests for different courses before the policy.
 * - `"its"` has no comparison: the mean of the treated regions is compared with its own course before. `value` is the jump.
 * - **Warnings:** `few_treated`, `few_clusters`, `pre_trend`, `pre_trend_unknown`, `short_series`, `weights_not_unique`,
 *   `no_comparison`. What may be concluded is in `caution`.
 * - Regions without a value in a period throw; `missing: "omit"` excludes them from all periods.
 *
 * @param study Where the values are.
 * @throws `EqualizationError` `unknown_id` (a region or indicator that the study does not have, a treated region that is not
 *   compared), `missing_value`, `missing_option`, `too_few_observations` (no comparison, no period before), `out_of_domain` (an
 *   invalid period), `unsupported_combination` (several dates with a method for one, periods of several kinds), `unknown_option`,
 *   `wrong_type`.
 * @see {@link differenceInDifferences}, {@link eventStudy}, {@link groupTimeEffects}, {@link syntheticControl},
 *   {@link interruptedTimeSeries}, which compute it.
 *
 * @example Four illustrative counties, of which two had a reform in 2021
 * ```ts
 * import { evaluatePolicy, type Study } from "equalis";
 * const values = { a: [10, 11, 16, 17], b: [12, 12, 16, 18], c: [9, 10, 11, 11], d: [14, 14, 15, 16] };
 * const study: Study = {
 *   id: "counties", name: "Illustrative counties",
 *   regions: Object.keys(values).map((id) => ({ id, name: `County ${id}` })),
 *   indicators: [
 *     { id: "beds", name: "Beds", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 },
 *   ],
 *   observations: Object.entries(values).flatMap(([region, series]) =>
 *     series.map((value, t) => ({ region, indicator: "beds", period: String(2019 + t), value })),
 *   ),
 * };
 * const result = evaluatePolicy(study, { indicator: "beds", treated: { a: "2021", b: "2021" }, method: "did" });
 * result.value; // => 4
 * result.permutation; // => { p: 0.3333333333333333, assignments: 6, exact: true }
 * result.warnings.map(({ code }) => code); // => ["few_treated", "few_clusters"]
 * ```
 */
export function evaluatePolicy(study: Study, options: PolicyOptions): Presented<PolicyResult> {
  const where = "evaluatePolicy";
  requireStudy(where, study);
  requireOptions(where, options, [
    "indicator",
    "index",
    "treated",
    "method",
    "periods",
    "regions",
    "level",
    "within",
    "missing",
    "population",
    "subgroup",
    "weights",
    "seed",
    "confidence",
  ]);
  const { method, index, weights, confidence = 0.95 } = options;
  requireOneOf(where, "method", method, METHODS);
  if (index !== undefined) {
    requireOneOf(where, "index", index, ["theil", "meanLogDeviation", "coefficientOfVariation", "gini"]);
  }
  if (weights !== undefined) requireOneOf(where, "weights", weights, ["population", "equal"]);
  requireConfidence(where, confidence);
  const panel = readPolicyPanel(study, where, options);
  const found = estimatePolicy(where, panel, { method, confidence, seed: options.seed ?? 1 });
  const treated = panel.units.filter(({ from }) => isWithin(panel, from)).length;
  const name = nameIn(panel.indicator.name);
  const unit = index === undefined ? panel.indicator.unit : "none";
  return present<PolicyResult, PolicyRow>(
    {
      kind: "evaluation",
      study: study.id,
      design: method,
      method: found.method,
      indicator: panel.indicator.id,
      name,
      index: index ?? null,
      label: index === undefined ? name : `${INDICES.find(({ id }) => id === index)!.label} of ${name}`,
      direction: index === undefined ? panel.indicator.direction : "lower",
      value: found.effect.value,
      unit,
      effect: found.effect,
      p: found.p,
      pFrom: found.pFrom,
      permutation: found.permutation,
      preTrend: found.preTrend,
      periods: panel.periods,
      regions: { treated, comparison: method === "its" ? 0 : panel.units.length - treated },
      effects: found.effects,
      path: found.path,
      rows: rowsOf(panel, found.weights, found.placebos),
      caution: found.caution,
      n: panel.units.length,
      omitted: panel.omitted,
      population: panel.population,
      warnings: [...policyNotices(panel, method, found), ...panel.warnings],
      sources: panel.sources,
    },
    summarizeEvaluation,
  );
}

function isWithin({ times }: PolicyPanel, from: number | null): boolean {
  return from !== null && from <= times.at(-1)!;
}

/** One row per region, treated first, with its means before and after. */
function rowsOf(
  panel: PolicyPanel,
  weights: ReadonlyMap<string, number>,
  placebos: ReadonlyMap<string, number>,
): PolicyRow[] {
  const first = smallestOf(panel.units.map(({ from }) => from ?? Number.POSITIVE_INFINITY));
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  const rows = panel.units.map((unit): PolicyRow => {
    const start = isWithin(panel, unit.from) ? unit.from! : first;
    const split = panel.times.filter((time) => time < start).length;
    return {
      region: unit.id,
      name: unit.name,
      from: unit.fromPeriod,
      before: mean(unit.values.slice(0, Math.max(1, split))),
      after: mean(unit.values.slice(Math.min(split, unit.values.length - 1))),
      weight: weights.get(unit.id) ?? null,
      placebo: placebos.get(unit.id) ?? null,
    };
  });
  return [...rows.filter(({ from }) => from !== null), ...rows.filter(({ from }) => from === null)];
}
