import { EqualizationError } from "../../errors.ts";
import { differenceInDifferences } from "../../evaluation/difference-in-differences.ts";
import { eventStudy } from "../../evaluation/event-study.ts";
import { groupTimeEffects } from "../../evaluation/group-time-effects.ts";
import { interruptedTimeSeries } from "../../evaluation/interrupted-time-series.ts";
import { syntheticControl } from "../../evaluation/synthetic-control.ts";
import type { Coefficient } from "../../model/results/coefficient.ts";
import type {
  PolicyEffect,
  PolicyMethod,
  PolicyPoint,
  PolicyResult,
} from "../../model/results/evaluation-result.ts";
import { smallestOf } from "../../numeric/extremes.ts";
import type { PolicyPanel, PolicyUnit } from "./read-policy-panel.ts";

/** What a method finds in a panel. */
export interface PolicyEstimate
  extends Pick<
    PolicyResult,
    "method" | "effect" | "p" | "pFrom" | "permutation" | "preTrend" | "effects" | "path" | "caution"
  > {
  /** Weight of each region in the synthetic region. */
  readonly weights: ReadonlyMap<string, number>;
  /** Effect of each region as placebo. */
  readonly placebos: ReadonlyMap<string, number>;
  /** Whether other weights fit as well; `null` for other methods. */
  readonly unique: boolean | null;
  /** Periods before and from the policy on. */
  readonly spans: { readonly before: number; readonly after: number };
}

/** How the estimate is made. */
export interface EstimateOptions {
  readonly method: PolicyMethod;
  readonly confidence: number;
  readonly seed: number;
}

const NONE: ReadonlyMap<string, number> = new Map();

const CAUTION = {
  did: "The effect is that of the policy only if treated and comparison regions would otherwise have moved in parallel, and nothing else began with the policy in the treated regions.",
  synthetic:
    "The effect is that of the policy only if the synthetic region would have stayed on the course of the treated one, and nothing else began with the policy.",
  its: "There is no comparison: whatever else began with the policy is part of the effect. The course before need not have gone on.",
} as const;

/** Estimates the effect of a policy by one method. */
export function estimatePolicy(where: string, panel: PolicyPanel, options: EstimateOptions): PolicyEstimate {
  switch (options.method) {
    case "did":
      return byDifference(panel, options);
    case "event-study":
      return byEvent(panel, options);
    case "group-time":
      return byGroups(panel, options);
    case "synthetic":
      return bySynthetic(where, panel);
    case "its":
      return bySeries(where, panel, options);
  }
}

/** The panel in rows, as the array functions take it. */
function inRows({ units, times }: PolicyPanel) {
  return {
    y: units.flatMap(({ values }) => values),
    unit: units.flatMap(({ id }) => times.map(() => id)),
    period: units.flatMap(() => times),
    weights: units.flatMap(({ weights }) => weights),
    treatedFrom: Object.fromEntries(units.map(({ id, from }) => [id, from])),
  };
}

function byDifference(panel: PolicyPanel, { confidence, seed }: EstimateOptions): PolicyEstimate {
  const { y, ...rows } = inRows(panel);
  const found = differenceInDifferences(y, { ...rows, confidence, permutation: { draws: 9999, seed } });
  const permutation = found.permutation!;
  return {
    method:
      "difference in differences between regions, with effects of regions and periods; p by permuting the treated regions",
    effect: found.effect,
    p: permutation.p,
    pFrom: "permutation",
    permutation,
    preTrend: preTrendOf(panel, confidence),
    effects: [],
    path: parallelPath(panel, found.from),
    caution: CAUTION.did,
    weights: NONE,
    placebos: NONE,
    unique: null,
    spans: found.periods,
  };
}

/** The test of different courses before the policy; `null` if there are too few periods or regions. */
function preTrendOf(panel: PolicyPanel, confidence: number): PolicyEstimate["preTrend"] {
  const { y, ...rows } = inRows(panel);
  const date = smallestOf(panel.units.map(({ from }) => from ?? Number.POSITIVE_INFINITY));
  const reference = panel.times.filter((time) => time < date).at(-1);
  if (reference === undefined || panel.times[0] === reference) return null;
  const test = eventStudy(y, { ...rows, confidence, reference: reference - date }).preTrend;
  return test === null ? null : { p: test.p, effects: test.df1 };
}

/** Mean of the treated regions, and the comparison shifted to it before the policy. */
function parallelPath(panel: PolicyPanel, date: number): PolicyPoint[] {
  const isTreated = ({ from }: PolicyUnit): boolean => from === date;
  const own = meansOf(panel.units.filter(isTreated));
  const others = meansOf(panel.units.filter((unit) => !isTreated(unit)));
  const before = panel.times.filter((time) => time < date).length;
  const shift = own.slice(0, before).reduce((sum, value, t) => sum + value - others[t]!, 0) / before;
  return panel.periods.map((period, t) => ({
    period,
    observed: own[t]!,
    counterfactual: others[t]! + shift,
  }));
}

/** Weighted mean of regions by period. */
function meansOf(units: readonly PolicyUnit[]): number[] {
  return units[0]!.values.map((_, t) => {
    const total = units.reduce((sum, { weights }) => sum + weights[t]!, 0);
    return units.reduce((sum, { values, weights }) => sum + weights[t]! * values[t]!, 0) / total;
  });
}

function effectAt(time: number, panel: PolicyPanel, date: number | null, one: Coefficient): PolicyEffect {
  const t = date === null ? -1 : panel.times.indexOf(date + time);
  return {
    time,
    period: t < 0 ? null : panel.periods[t]!,
    value: one.value,
    lower: one.interval?.lower ?? null,
    upper: one.interval?.upper ?? null,
  };
}

function byEvent(panel: PolicyPanel, { confidence }: EstimateOptions): PolicyEstimate {
  const { y, ...rows } = inRows(panel);
  const date = smallestOf(panel.units.map(({ from }) => from ?? Number.POSITIVE_INFINITY));
  const before = panel.times.filter((time) => time < date);
  const reference = before.length === 0 ? -1 : before.at(-1)! - date;
  const found = eventStudy(y, { ...rows, confidence, reference });
  return {
    method: `event study: effects by time since the policy, compared with time ${reference}; errors clustered by region`,
    effect: found.after,
    p: found.after.p,
    pFrom: "clustered",
    permutation: null,
    preTrend: found.preTrend === null ? null : { p: found.preTrend.p, effects: found.preTrend.df1 },
    effects: found.effects.map((one) => effectAt(one.time, panel, date, one)),
    path: parallelPath(panel, date),
    caution: CAUTION.did,
    weights: NONE,
    placebos: NONE,
    unique: null,
    spans: { before: before.length, after: panel.times.length - before.length },
  };
}

function byGroups(panel: PolicyPanel, { confidence }: EstimateOptions): PolicyEstimate {
  const { y, ...rows } = inRows(panel);
  const hasNever = panel.units.some(({ from }) => from === null || from > panel.times.at(-1)!);
  const found = groupTimeEffects(y, {
    ...rows,
    confidence,
    control: hasNever ? "never" : "not-yet",
    aggregate: "dynamic",
  });
  const dates = new Set(panel.units.map(({ from }) => from).filter((from) => from !== null));
  const [only] = dates;
  const first = smallestOf(dates);
  const before = panel.times.filter((time) => time < first).length;
  return {
    method: `group-time effects by date of the policy, compared with regions ${hasNever ? "that never had it" : "that did not have it yet"}, averaged by time since it began`,
    effect: found.overall,
    p: found.overall.p,
    pFrom: "normal",
    permutation: null,
    preTrend: found.preTest === null ? null : { p: found.preTest.p, effects: found.preTest.df },
    effects: found.by.map((one) => effectAt(one.at, panel, dates.size === 1 ? only! : null, one)),
    path: [],
    caution: CAUTION.did,
    weights: NONE,
    placebos: NONE,
    unique: null,
    spans: { before, after: panel.times.length - before },
  };
}

function bySynthetic(where: string, panel: PolicyPanel): PolicyEstimate {
  const { units, times, periods } = panel;
  const last = times.at(-1)!;
  const treated = units.flatMap(({ from }, i) => (from !== null && from <= last ? [i] : []));
  if (treated.length !== 1) {
    throw new EqualizationError(
      `method "synthetic" needs 1 treated region, got ${treated.length}; use "did" or "group-time"`,
      { code: "unsupported_combination", where, received: treated.length },
    );
  }
  if (units.some(({ weights }) => weights.some((weight) => weight !== 1))) {
    throw new EqualizationError(
      'method "synthetic" and weights "population" cannot be combined; remove weights',
      {
        code: "unsupported_combination",
        where,
      },
    );
  }
  const own = treated[0]!;
  const from = units[own]!.from!;
  const found = syntheticControl(
    units.map(({ values }) => values),
    { treated: own, from, periods: times },
  );
  const placebos = found.placebo?.units ?? [];
  const p = found.placebo?.p ?? null;
  const before = times.filter((time) => time < from).length;
  return {
    method:
      "synthetic control: a weighted mean of regions that was like the treated one before; p by treating each region in turn",
    effect: { value: found.effect, standardError: null, t: null, p: null, interval: null },
    p,
    pFrom: "placebo",
    permutation: null,
    preTrend: null,
    effects: found.path.flatMap(({ gap }, t) =>
      times[t]! < from
        ? []
        : [{ time: times[t]! - from, period: periods[t]!, value: gap, lower: null, upper: null }],
    ),
    path: found.path.map(({ observed, synthetic }, t) => ({
      period: periods[t]!,
      observed,
      counterfactual: synthetic,
    })),
    caution: CAUTION.synthetic,
    weights: new Map(units.flatMap(({ id }, i) => (i === own ? [] : [[id, found.weights[i]!] as const]))),
    placebos: new Map(placebos.map(({ unit, effect }) => [units[unit]!.id, effect])),
    unique: found.unique,
    spans: { before, after: times.length - before },
  };
}

function bySeries(where: string, panel: PolicyPanel, { confidence }: EstimateOptions): PolicyEstimate {
  const treated = panel.units.filter(({ from }) => from !== null);
  const dates = new Set(treated.map(({ from }) => from!));
  const [at] = dates;
  if (dates.size !== 1 || at === undefined) {
    throw new EqualizationError(
      `method "its" needs one first period for all treated regions, got ${dates.size}; use "group-time"`,
      { code: "unsupported_combination", where, received: [...dates] },
    );
  }
  const series = meansOf(treated);
  const found = interruptedTimeSeries(series, { at, times: panel.times, confidence });
  const before = found.n.before;
  return {
    method:
      "interrupted series of the mean of the treated regions: trend, jump and bend, with first-order errors; the effect is the jump",
    effect: found.levelChange,
    p: found.levelChange.p,
    pFrom: "series",
    permutation: null,
    preTrend: null,
    effects: found.effects.map(({ time, effect }, k) => ({
      time: time - at,
      period: panel.periods[before + k]!,
      value: effect.value,
      lower: effect.interval.lower,
      upper: effect.interval.upper,
    })),
    path: panel.periods.map((period, t) => ({
      period,
      observed: series[t]!,
      counterfactual: t < before ? null : found.effects[t - before]!.counterfactual,
    })),
    caution: CAUTION.its,
    weights: NONE,
    placebos: NONE,
    unique: null,
    spans: found.n,
  };
}
