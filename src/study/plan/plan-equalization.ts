import { lastDay } from "../../calendar/last-day.ts";
import { yearOf } from "../../calendar/year-of.ts";
import { EqualizationError } from "../../errors.ts";
import { GINI, type Index } from "../../inequality/catalog.ts";
import { type IndexReference, indexOf } from "../../inequality/index-reference.ts";
import { nameIn } from "../../model/name-in.ts";
import type { IndicatorSelection } from "../../model/questions/selections.ts";
import type { Region } from "../../model/region.ts";
import type { PlanBinding } from "../../model/results/plan-parts.ts";
import type { PlanResult, PlanRow } from "../../model/results/plan-result.ts";
import type { StudyWarning } from "../../model/results/result-metadata.ts";
import type { Study } from "../../model/study.ts";
import { calledAs } from "../../numeric/guard/called-as.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import { perCapita } from "../../resources/per-capita.ts";
import * as EN from "../../text/en/notices.ts";
import { writeNotice } from "../../text/write-notice.ts";
import type { ReconcileFlowsOptions } from "../../transfers/ledger/reconcile-flows.ts";
import type { PlanCollar } from "../../transfers/planning/plan-problem.ts";
import type { TransferPlan } from "../../transfers/planning/plan-result.ts";
import { planToIndex } from "../../transfers/planning/plan-to-index.ts";
import { planTransfers } from "../../transfers/planning/plan-transfers.ts";
import { refusalText } from "../../transfers/planning/refusal-text.ts";
import { present } from "../presentation/present.ts";
import type { Presented } from "../presentation/presented.ts";
import { labelOf } from "../reading/label-of.ts";
import { namesOf } from "../reading/names-of.ts";
import { comparedUnit, isTotal } from "../reading/per-head.ts";
import { type IndicatorValues, readIndicator } from "../reading/read-indicator.ts";
import { requireStudy } from "../reading/require-study.ts";
import { sameNotice } from "../reading/same-notice.ts";
import { sourcesOf, sourceWarnings } from "../reading/sources.ts";
import { standardFor } from "../reading/standard-for.ts";
import { observedLosses } from "./observed-losses.ts";
import { summarizePlan } from "./summarize-plan.ts";

/** A figure for each region: one for all, one by id, one by class in a grouping, or the values of an indicator. */
export type RegionFigures =
  | number
  | {
      /** The figures by id of the region. */
      readonly values: Readonly<Record<string, number>>;
    }
  | {
      /** Id of the grouping. */
      readonly groupBy: string;
      /** The figures by class. */
      readonly values: Readonly<Record<string, number>>;
    }
  | {
      /** Id of the indicator. */
      readonly indicator: string;
      /** Which period. @defaultValue the latest one with a value */
      readonly period?: string | undefined;
    };

/** What a plan aims at. */
export type PlanTarget =
  /** Every region, or the part of it asked for, at the standard of the indicator that holds on the last day of the year `targetYear`. */
  | "standard"
  /** Every region at this standard. */
  | {
      /** In the unit of the indicator. */
      readonly standard: number;
    }
  /** An index over the regions at most so much. */
  | {
      /** One of the catalog, such as `GINI`. */
      readonly index: IndexReference;
      /** What it may be at most. */
      readonly atMost: number;
    };

/** What to ask of {@link planEqualization}. */
export interface PlanOptions extends IndicatorSelection {
  /** What is aimed at. */
  readonly target: PlanTarget;
  /** Money of each year, in the order of the years; one number where every year has the same. */
  readonly budget: number | readonly number[];
  /** The years, such as `[2025, 2026]`; or how many follow the period of the levels. */
  readonly years: number | readonly (number | string)[];
  /** The first year in which the target should be reached. @defaultValue the first year */
  readonly targetYear?: number | string | undefined;
  /**
   * Share of the money sent that does not reach its purpose. `"observed"`: of each region, as the flows show on all hops to
   * it. `"observed-total"`: the same over all of them together.
   *
   * @defaultValue 0
   */
  readonly lossRate?: "observed" | "observed-total" | RegionFigures | undefined;
  /**
   * Where losses are observed: what has to be the same for money that arrives at a place and money that leaves it to be the
   * same money, as in {@link reconcile}. Money that changes its kind on the way is else taken to be kept where it does.
   *
   * @defaultValue ["kind", "service", "period"]
   */
  readonly lossLinkBy?: ReconcileFlowsOptions["linkBy"];
  /**
   * Money for one unit of what the indicator counts (a bed, a nurse), or for one unit of the level of a head where it is money.
   *
   * @defaultValue 1, with a warning unless the indicator has a scale of 1
   */
  readonly cost?: RegionFigures | undefined;
  /** Share of the cost that the budget pays; the region adds the rest. By class: cost sharing by tier. @defaultValue 1 */
  readonly centralShare?: RegionFigures | undefined;
  /** Most that a region can add of its own in a year. @defaultValue no limit */
  readonly localLimit?: RegionFigures | undefined;
  /** Least money sent to each region in a year. @defaultValue 0 */
  readonly floor?: RegionFigures | undefined;
  /** Most money sent to each region in a year. @defaultValue no cap */
  readonly cap?: RegionFigures | undefined;
  /** Limits on the change of a region's money from year to year. @defaultValue none */
  readonly collar?: PlanCollar | undefined;
  /** Money sent in the year before the plan. @defaultValue the first year has no collar */
  readonly previous?: RegionFigures | undefined;
  /** Whether unspent money can be spent later. @defaultValue false */
  readonly carryOver?: boolean | undefined;
  /** Whether money works in its year only, or from then on. @defaultValue "recurrent" */
  readonly spendingType?: "recurrent" | "capital" | undefined;
  /** For investments: the share that wears off in a year. @defaultValue 0 */
  readonly depreciation?: number | undefined;
  /** Growth of the levels a year without the plan, from their period on: 0.02 is two percent. @defaultValue 0 */
  readonly trend?: RegionFigures | undefined;
  /** What a plan that cannot meet the target makes as small as can be. @defaultValue "least-shortfall" */
  readonly objective?: "least-shortfall" | "least-squares" | "max-min" | undefined;
  /** Unit of the money, for people. @defaultValue "money" */
  readonly moneyUnit?: string | undefined;
  /** Into how many points the frontier is divided. @defaultValue 9 */
  readonly frontierPoints?: number | undefined;
}

/**
 * What it takes to close the gap, by when: transfers by region and year, whether the target can be met, the least budget that
 * meets it, the frontier of budget against remaining gap, which constraint binds, and the proof that no plan does better.
 *
 * - **When to use:** to plan; {@link simulateTransfer} says what a given rule pays. The model, and when not to trust it, is that of
 *   {@link planTransfers} and, for an index, {@link planToIndex}.
 * - The plan starts from the levels of one period, which keep their place or follow `trend`; people stay as they are.
 * - A level is lifted by buying units of what the indicator counts: with a scale of 1,000, one unit of level for N people is N / 1,000
 *   units. Where observations have denominators N is the denominator, as in {@link measureResources}; gaps are weighted by people,
 *   where there are no population figures by the denominators.
 *   Indicators of which less is better are lowered.
 * - `lossRate: "observed"` reads the flows: money that set out for a region and did not arrive, was kept on the way or misused, on all
 *   hops from where it began; each loss counts once. `lossLinkBy` says which money is the same money, as in {@link reconcile}.
 *
 * @param study Where the levels, standards and flows are.
 * @param question The target, the money, the years and the rules.
 * @throws `EqualizationError` as `planTransfers`, `planToIndex` and `measureResources`; `missing_option` (no standard for a region,
 *   no target), `missing_value` (a figure that a region lacks, or no flows where losses are to be observed), `unknown_option` (a target or index
 *   that is none), `unsupported_combination` (rules that a plan to an index does not know).
 *
 * @example Lifting three counties to a standard of 5 with 70 a year for two years, a tenth of it lost
 * ```ts
 * import { planEqualization, type Study } from "equalis";
 * const study: Study = {
 *   id: "three-counties",
 *   name: "Three counties",
 *   regions: ["a", "b", "c"].map((id) => ({
 *     id, name: id, population: [{ concept: "resident", year: 2024, value: 10 }],
 *   })),
 *   indicators: [{
 *     id: "spending", name: "Spending", dimension: "input", direction: "higher", unit: "yuan per head", scale: 1,
 *     standards: [{ value: 5, from: "2020-01-01" }],
 *   }],
 *   observations: [1, 2, 6].map((value, i) => ({ region: "abc"[i]!, indicator: "spending", period: "2024", value })),
 * };
 * const plan = planEqualization(study, {
 *   indicator: "spending", target: "standard", budget: 70, years: [2025, 2026], lossRate: 0.1, moneyUnit: "yuan",
 * });
 * plan.status; // => "short"
 * plan.rows[0]?.years.map(({ year, binding }) => [year, binding]); // => [["2025", "budget"], ["2026", "budget"]]
 * Math.round((plan.minimumBudget?.total ?? 0) * 100) / 100; // => 155.56
 * Math.round((plan.fundingGap ?? 0) * 100) / 100; // => 15.56
 * ```
 */
export function planEqualization(study: Study, question: PlanOptions): Presented<PlanResult> {
  return calledAs("planEqualization", () => planOf(study, question));
}

function planOf(study: Study, question: PlanOptions): Presented<PlanResult> {
  const where = "planEqualization";
  requireStudy(where, study);
  requireOptions(where, question, [
    "indicator",
    "period",
    "subgroup",
    "missing",
    "population",
    "regions",
    "level",
    "within",
    "target",
    "budget",
    "years",
    "targetYear",
    "lossRate",
    "lossLinkBy",
    "cost",
    "centralShare",
    "localLimit",
    "floor",
    "cap",
    "collar",
    "previous",
    "carryOver",
    "spendingType",
    "depreciation",
    "trend",
    "objective",
    "moneyUnit",
    "frontierPoints",
  ]);
  const { moneyUnit = "money", target } = question;
  const column = readIndicator(study, where, question, "or-denominators");
  const { indicator, regions } = column;
  const counted = column.populations;
  const heads = counted ?? Float64Array.from(column.observations, ({ denominator }) => denominator!);
  const levels = isTotal(indicator)
    ? perCapita(column.values, heads, { per: indicator.scale })
    : column.values;
  const labels = yearsOf(where, question.years, column.period);
  const wanted: unknown = question.targetYear;
  const by =
    wanted === undefined
      ? 1
      : typeof wanted === "number" || typeof wanted === "string"
        ? labels.indexOf(String(wanted)) + 1
        : 0;
  if (by === 0) {
    throw new EqualizationError(
      `targetYear is ${formatReceived(wanted)}; it must be one of ${labels.join(", ")}`,
      {
        code: "out_of_domain",
        where,
        received: wanted,
      },
    );
  }
  if (typeof moneyUnit !== "string") {
    throw new EqualizationError("moneyUnit must be a text, such as yuan", {
      code: "wrong_type",
      where,
      received: moneyUnit,
    });
  }
  const figures = (name: string, input: RegionFigures): Float64Array =>
    readFigures(study, where, name, input, column, question);
  const warnings: StudyWarning[] = [...column.warnings];
  if (counted === null) {
    const data = { use: "weights", regions: [], population: null } as const;
    warnings.push(writeNotice("no_population", data, EN.no_population));
  }
  if (question.cost === undefined && indicator.scale !== 1) {
    const data = { moneyUnit, indicator: indicator.id };
    warnings.push(writeNotice("cost_assumed", data, EN.cost_assumed, namesOf(study)));
  }
  // What is bought is counted over the denominators where they are given; people weigh the gaps.
  const cost = figures("cost", question.cost ?? 1).map((c, i) => {
    const denominator = isTotal(indicator) ? undefined : column.observations[i]!.denominator;
    const bases = denominator === undefined || !(heads[i]! > 0) ? 1 : denominator / heads[i]!;
    return (c / indicator.scale) * bases;
  });
  const { lossRate: asked = 0 } = question;
  const observed =
    asked === "observed" || asked === "observed-total"
      ? observedLosses(study, where, regions, asked === "observed-total", question.lossLinkBy)
      : null;
  if (observed === null && question.lossLinkBy !== undefined) {
    throw new EqualizationError('lossLinkBy goes with lossRate: "observed" or "observed-total"', {
      code: "unsupported_combination",
      where,
      received: question.lossLinkBy,
    });
  }
  const losses = observed?.losses ?? figures("lossRate", asked as RegionFigures);
  for (const warning of observed?.warnings ?? []) warnings.push(warning);
  const centralShare = figures("centralShare", question.centralShare ?? 1);
  const trend = figures("trend", question.trend ?? 0);
  const since = yearOf(column.period);
  const level = labels.map((label) => {
    const years = yearOf(label) - since;
    return levels.map((l, i) => l * (1 + trend[i]!) ** years);
  });
  const common = {
    baseline: level,
    population: heads,
    budget: question.budget,
    years: labels.length,
    cost,
    lossRate: losses,
    centralShare,
    targetYear: by,
    ...(question.floor === undefined ? {} : { floor: figures("floor", question.floor) }),
    ...(question.frontierPoints === undefined ? {} : { frontierPoints: question.frontierPoints }),
  };
  const aim = aimOf(where, target);
  let standards: readonly (number | null)[] = regions.map(() => null);
  let plan: TransferPlan;
  if (aim.kind === "index") {
    refuseForeign(where, question, indicator.direction);
    plan = planToIndex({
      ...common,
      index: (values, options) => aim.index.compute(values, { weights: options.weights }),
      atMost: aim.atMost,
    });
  } else {
    const day = lastDay(labels[by - 1]!);
    const found = standardsOf(where, column, aim.standard, day, question.subgroup);
    standards = found;
    plan = planTransfers({
      ...common,
      standard: found,
      direction: indicator.direction,
      ...(question.objective === undefined ? {} : { objective: question.objective }),
      ...(question.spendingType === undefined ? {} : { spendingType: question.spendingType }),
      ...(question.depreciation === undefined ? {} : { depreciation: question.depreciation }),
      ...(question.collar === undefined ? {} : { collar: question.collar }),
      ...(question.carryOver === undefined ? {} : { carryOver: question.carryOver }),
      ...(question.localLimit === undefined
        ? {}
        : { localLimit: figures("localLimit", question.localLimit) }),
      ...(question.cap === undefined ? {} : { cap: figures("cap", question.cap) }),
      ...(question.previous === undefined ? {} : { previous: figures("previous", question.previous) }),
    });
  }
  const sources = sourcesOf(study, [
    ...column.sources.map(({ id }) => id),
    ...(observed?.sources ?? []),
    ...(aim.kind === "standard" && aim.standard === undefined
      ? regions.map(
          (region) => standardFor(indicator, region, lastDay(labels[by - 1]!), question.subgroup)?.source,
        )
      : []),
  ]);
  for (const warning of sourceWarnings(sources)) {
    if (!warnings.some((one) => sameNotice(one, warning))) {
      warnings.push(warning);
    }
  }
  const shares = question.centralShare;
  const last = labels.length - 1;
  const total = (columns: readonly Float64Array[], i: number): number => sum(columns.map((one) => one[i]!));
  const some = plan.disbursed.length > 0;
  const byYear = ({ total, byYear }: { total: number; byYear: Float64Array }) => ({
    total,
    byYear: Array.from(byYear),
  });
  return present<PlanResult, PlanRow>(
    {
      kind: "plan",
      study: study.id,
      indicator: indicator.id,
      name: nameIn(indicator.name),
      period: column.period,
      subgroup: question.subgroup ?? null,
      target:
        aim.kind === "index"
          ? {
              kind: "index",
              index: aim.index.id,
              label: aim.index.label,
              atMost: aim.atMost,
              targetYear: labels[by - 1]!,
            }
          : { kind: "standard", targetYear: labels[by - 1]! },
      status: plan.status,
      feasible: plan.status === "met",
      ...refusedWith(plan, regions, labels),
      value: plan.remainingGap,
      unit: aim.kind === "index" ? "none" : comparedUnit(indicator),
      gapBefore: plan.gapBefore,
      levelUnit: comparedUnit(indicator),
      moneyUnit,
      method: methodOf(aim.kind, question, plan),
      n: regions.length,
      rows: regions.map((region, i) => ({
        region: region.id,
        name: labelOf(region),
        population: heads[i]!,
        tier:
          typeof shares === "object" && "groupBy" in shares
            ? (region.groups?.[shares.groupBy] ?? null)
            : null,
        centralShare: centralShare[i]!,
        lossRate: losses[i]!,
        before: level[last]![i]!,
        after: some ? plan.after[last]![i]! : level[last]![i]!,
        shortfall: some
          ? plan.shortfall[last]![i]!
          : shortOf(level[last]![i]!, standards[i]!, indicator.direction),
        disbursed: total(plan.disbursed, i),
        arrived: total(plan.arrived, i),
        localContribution: total(plan.localContribution, i),
        years: plan.disbursed.map((_, t) => ({
          year: labels[t]!,
          disbursed: plan.disbursed[t]![i]!,
          arrived: plan.arrived[t]![i]!,
          localContribution: plan.localContribution[t]![i]!,
          before: plan.before[t]![i]!,
          after: plan.after[t]![i]!,
          standard: standards[i]!,
          shortfall: plan.shortfall[t]![i]!,
          binding: plan.binding[t]![i]!,
        })),
      })),
      years: plan.years.map((year) => ({ ...year, year: labels[year.year - 1]! })),
      budget: typeof question.budget === "number" ? question.budget * labels.length : sum(question.budget),
      disbursed: some ? sum(plan.years.map((year) => year.disbursed)) : null,
      fundingGap: plan.fundingGap,
      minimumBudget: plan.minimumBudget === null ? null : byYear(plan.minimumBudget),
      minimumScale: plan.minimumScale,
      minimumRuleBudget: plan.minimumRuleBudget === null ? null : byYear(plan.minimumRuleBudget),
      frontier: plan.frontier,
      shadowPrices: Array.from(plan.shadowPrices),
      binding: countBindings(plan),
      certificate: plan.certificate,
      omitted: column.omitted,
      population: column.population,
      warnings,
      sources,
    },
    summarizePlan,
  );
}

type Aim =
  | { readonly kind: "standard"; readonly standard: number | undefined }
  | { readonly kind: "index"; readonly index: Index; readonly atMost: number };

const TARGETS = '"standard", { standard: number } or { index, atMost }';

function aimOf(where: string, target: PlanTarget): Aim {
  if (target === undefined) {
    throw new EqualizationError(`target is required; pass ${TARGETS}`, {
      code: "missing_option",
      where,
    });
  }
  if (typeof target !== "object" || target === null) {
    if (target !== "standard") {
      throw new EqualizationError(`target is ${formatReceived(target)}; pass ${TARGETS}`, {
        code: "unknown_option",
        where,
        received: target,
      });
    }
    return { kind: "standard", standard: undefined };
  }
  if ("index" in target || "atMost" in target) {
    requireOptions(where, target, ["index", "atMost"]);
    const { index: asked, atMost } = target as { index: IndexReference; atMost: number };
    const index = indexOf(where, "target.index", asked);
    const { properties } = index;
    if (!properties.scaleInvariant || properties.transferPrinciple === "not-satisfied") {
      throw new EqualizationError(
        `a plan to the index "${index.id}" cannot be certified: it may rise when the worst-off gain; use ${GINI.id} or another that respects transfers`,
        { code: "unsupported_combination", where, received: index.id },
      );
    }
    requireNumber(where, "target.atMost", atMost, { atLeast: 0 });
    return { kind: "index", index, atMost };
  }
  if (!("standard" in target)) {
    throw new EqualizationError(`target names neither a standard nor an index; pass ${TARGETS}`, {
      code: "unknown_option",
      where,
      received: target,
    });
  }
  requireOptions(where, target, ["standard"]);
  const { standard } = target as { standard: number };
  requireNumber(where, "target.standard", standard);
  return { kind: "standard", standard };
}

/** Rules and directions that a plan to an index does not know. */
function refuseForeign(where: string, question: PlanOptions, direction: "higher" | "lower"): void {
  const rules = [
    "cap",
    "localLimit",
    "collar",
    "previous",
    "carryOver",
    "spendingType",
    "depreciation",
    "objective",
  ];
  const named = rules.find((name) => question[name as keyof PlanOptions] !== undefined);
  if (named === undefined && direction === "higher") return;
  throw new EqualizationError(
    named === undefined
      ? "a plan to an index lifts the lowest; where less is better it cannot be certified: plan to a standard"
      : `a plan to an index cannot be certified with ${named}; leave it out, or plan to a standard`,
    { code: "unsupported_combination", where, received: named ?? direction },
  );
}

function standardsOf(
  where: string,
  column: IndicatorValues,
  asked: number | undefined,
  day: string,
  subgroup: string | undefined,
): number[] {
  return column.regions.map((region) => {
    const value = asked ?? standardFor(column.indicator, region, day, subgroup)?.value;
    if (value !== undefined) return value;
    throw new EqualizationError(
      `indicator "${column.indicator.id}" has no standard for region "${region.id}" on ${day}; pass target: { standard }`,
      { code: "missing_option", where, received: region.id },
    );
  });
}

/** Names of the years. */
function yearsOf(where: string, years: number | readonly (number | string)[], period: string): string[] {
  if (typeof years === "number") {
    requireNumber(where, "years", years, { atLeast: 1, atMost: 1000, integer: true });
    const start = yearOf(period);
    return Array.from({ length: years }, (_, t) => String(start + 1 + t));
  }
  if (years === undefined || !Array.isArray(years)) {
    throw new EqualizationError("years must be how many, or a list such as [2025, 2026]", {
      code: years === undefined ? "missing_option" : "wrong_type",
      where,
      received: years,
    });
  }
  if (years.length === 0) {
    throw new EqualizationError("needs at least 1 year", {
      code: "too_few_observations",
      where,
      received: years,
    });
  }
  const labels = years.map((year: unknown) => {
    const label = typeof year === "number" ? String(year) : year;
    if (typeof label === "string" && !Number.isNaN(yearOf(label))) return label;
    throw new EqualizationError('years must be like 2025 or "2025"', {
      code: "out_of_domain",
      where,
      received: year,
    });
  });
  if (labels.some((label, t) => t > 0 && label <= labels[t - 1]!)) {
    throw new EqualizationError("years must ascend, each once", {
      code: "out_of_domain",
      where,
      received: years,
    });
  }
  return labels;
}

function readFigures(
  study: Study,
  where: string,
  name: string,
  input: RegionFigures,
  { regions }: IndicatorValues,
  question: PlanOptions,
): Float64Array {
  if (typeof input === "number") return new Float64Array(regions.length).fill(input);
  const kinds = "{ values }, { groupBy, values } or { indicator }";
  if (typeof input !== "object" || input === null) {
    throw new EqualizationError(`${name} must be a number, ${kinds}`, {
      code: "wrong_type",
      where,
      received: input,
    });
  }
  if ("indicator" in input) {
    const found = readIndicator(
      study,
      where,
      {
        indicator: input.indicator,
        period: input.period,
        regions: regions.map(({ id }) => id),
        ...(question.subgroup === undefined ? {} : { subgroup: question.subgroup }),
      },
      false,
    );
    return found.values;
  }
  const table: unknown = (input as { values?: unknown }).values;
  if (
    typeof table !== "object" ||
    table === null ||
    ("groupBy" in input && typeof input.groupBy !== "string")
  ) {
    throw new EqualizationError(`${name} must be a number, ${kinds}`, {
      code: "wrong_type",
      where,
      received: input,
    });
  }
  return Float64Array.from(regions, (region: Region) => {
    const key = "groupBy" in input ? region.groups?.[input.groupBy] : region.id;
    const figure: unknown =
      key !== undefined && Object.hasOwn(table, key) ? (table as Record<string, unknown>)[key] : undefined;
    if (typeof figure === "number" && !Number.isNaN(figure)) return figure;
    throw new EqualizationError(
      `${name} has no figure for region "${region.id}"${"groupBy" in input ? ` (class "${key ?? "none"}" of "${input.groupBy}")` : ""}`,
      { code: figure === undefined ? "missing_value" : "not_finite", where, received: figure },
    );
  });
}

function shortOf(level: number, standard: number | null, direction: "higher" | "lower"): number {
  if (standard === null) return 0;
  return Math.max(0, direction === "higher" ? standard - level : level - standard);
}

function countBindings({ binding }: TransferPlan): Record<PlanBinding, number> {
  const counts = {
    budget: 0,
    standard: 0,
    floor: 0,
    cap: 0,
    local: 0,
    collar: 0,
    none: 0,
    excluded: 0,
  };
  for (const year of binding) for (const one of year) counts[one]++;
  return counts;
}

/** Why the target is not met, with the ids of regions, and the sentence with their names. */
function refusedWith(
  { refusal }: TransferPlan,
  regions: readonly Region[],
  labels: readonly string[],
): Pick<PlanResult, "refusal" | "reason"> {
  if (refusal === null) return { refusal: null, reason: null };
  const region = refusal.region === null ? null : regions[refusal.region]!;
  const named = { ...refusal, year: refusal.year === null ? null : labels[refusal.year]! };
  return {
    refusal: { ...named, region: region?.id ?? null },
    reason: refusalText({ ...named, region: region === null ? null : labelOf(region) }),
  };
}

function methodOf(kind: "standard" | "index", question: PlanOptions, plan: TransferPlan): string {
  if (plan.certificate === null) return "no plan keeps the rules within the budgets";
  const aims = {
    money: "the least money that meets the target",
    gap: "the smallest shortfall of all heads together",
    "squared-gap": "the smallest sum of squared shortfalls",
    "largest-gap": "the smallest of the largest shortfall",
    index: "the lowest index",
  };
  const effect =
    question.spendingType === "capital" ? "investments that last" : "money that works in its year";
  return `${aims[plan.certificate.objective]}, by ${kind === "index" ? "filling up from the lowest" : effect}; proved by ${plan.certificate.method}`;
}
