import { type AllocateByScoreOptions, allocateByScore } from "../../appraisal/allocate-by-score.ts";
import { compileScheme } from "../../appraisal/compile-scheme.ts";
import { refuseIssues } from "../../appraisal/refuse-issues.ts";
import { scoreAppraisal } from "../../appraisal/score-appraisal.ts";
import { yearOf } from "../../calendar/year-of.ts";
import { type DataIssue, EqualizationError } from "../../errors.ts";
import type { AppraisalNode, AppraisalScheme, Evidence } from "../../model/appraisal-scheme.ts";
import type { Indicator } from "../../model/indicator.ts";
import type { Observation } from "../../model/observation.ts";
import type { PopulationSelection, RegionSelection } from "../../model/questions/selections.ts";
import type { Region } from "../../model/region.ts";
import type {
  AppraisalDeduction,
  AppraisalResult,
  AppraisalRow,
} from "../../model/results/appraisal-result.ts";
import type { AppraisalScore, NodeScore } from "../../model/results/appraisal-score.ts";
import type { Omission, PopulationUse, StudyWarning } from "../../model/results/result-metadata.ts";
import type { Study } from "../../model/study.ts";
import { calledAs } from "../../numeric/guard/called-as.ts";
import { requireNonNegative, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import { perCapita } from "../../resources/per-capita.ts";
import * as EN from "../../text/en/notices.ts";
import { omissionOf } from "../../text/en/omission.ts";
import { writeNotice } from "../../text/write-notice.ts";
import { present } from "../presentation/present.ts";
import type { Presented } from "../presentation/presented.ts";
import { choosePopulation } from "../reading/choose-population.ts";
import { chooseRegions } from "../reading/choose-regions.ts";
import { labelOf } from "../reading/label-of.ts";
import { namesOf } from "../reading/names-of.ts";
import { forgetStale, observationsOf } from "../reading/observation-index.ts";
import { type DatedPopulation, peopleIn } from "../reading/people.ts";
import { isTotal } from "../reading/per-head.ts";
import { requireStudy } from "../reading/require-study.ts";
import { sourcesOf, sourceWarnings } from "../reading/sources.ts";
import { summarizeAppraisal } from "./summarize-appraisal.ts";

/** Money that is shared out by score. */
export interface AppraisalPayment extends Omit<AllocateByScoreOptions, "base"> {
  /** Money to share out. */
  readonly pool: number;
  /** ISO 4217 code of its currency. */
  readonly currency: string;
  /** What each subject would get at full score, by id; without it every subject counts alike. */
  readonly base?: Readonly<Record<string, number>> | undefined;
  /**
   * What a subject gets for which a veto was found: its share by score as every other, or nothing, so that the others share the
   * pool.
   *
   * @defaultValue "pay", with a warning that names them
   */
  readonly vetoed?: "pay" | "exclude" | undefined;
}

/** What to ask of {@link appraise}. */
export interface AppraisalOptions extends RegionSelection {
  /** The scheme, or the id of one of the study's. */
  readonly scheme: AppraisalScheme | string;
  /**
   * What was found, each piece naming its `subject`.
   *
   * @defaultValue the observations of the study: a leaf whose id is that of an indicator takes its value; totals by head
   */
  readonly evidence?: readonly Evidence[] | undefined;
  /** Period of the observations. @defaultValue the year of the scheme */
  readonly period?: string | undefined;
  /**
   * Which population totals are divided by.
   *
   * @defaultValue the one the study names; or, where all figures count the same people, those of the year of the period
   */
  readonly population?: PopulationSelection | undefined;
  /** Levels of each subject, by id, where nodes of the scheme are for some levels only. */
  readonly institutionLevels?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** Day of the appraisal, for targets by date. @defaultValue the last day of the scheme's year */
  readonly asOf?: string | undefined;
  /**
   * What to do where evidence is missing: refuse, give no points, leave the subject out and list it, or treat the indicator as
   * one that does not apply to the subject, as in `scoreAppraisal`.
   *
   * @defaultValue "error"
   */
  readonly missing?: "error" | "zero" | "omit" | "not-applicable" | undefined;
  /** Money to share out by score. @defaultValue none */
  readonly payment?: AppraisalPayment | undefined;
}

/**
 * Scores every region of a study, or every institution there is evidence of, by an appraisal scheme; says why points
 * were lost; and shares out money by score.
 *
 * - **When to use:** where the values are in a study or the evidence is of many subjects; `scoreAppraisal` scores one.
 * - Without `evidence`, observations are the evidence: a leaf of the scheme takes the value of the indicator of
 *   the same id. A leaf that is no indicator then lacks evidence.
 * - Totals (`valueType: "total"`) are compared by head, as a target is; but a rule that counts items or events, or an
 *   appraiser, is given the number itself.
 * - `missing: "omit"` leaves out subjects that lack evidence, not the nodes: a subject must not score better for
 *   handing in less.
 *
 * @param study Where the subjects, and perhaps the values and the scheme, are.
 * @param question Which scheme, what was found, what is paid.
 * @throws `EqualizationError` `unknown_id` (a scheme or a subject the study does not have), `missing_option`,
 *   `missing_value` (evidence missing, or people of a region whose totals are judged), `invalid_data` (scheme or evidence with problems, all listed),
 *   `unknown_option`, and what `allocateByScore` refuses.
 *
 * @example
 * ```ts
 * import { appraise, type Study } from "equalis";
 * const study: Study = {
 *   id: "two-towns",
 *   name: "Two towns",
 *   regions: [{ id: "a", name: "A" }, { id: "b", name: "B" }],
 *   indicators: [
 *     { id: "coverage", name: "Coverage", dimension: "process", direction: "higher", unit: "%", scale: 100 },
 *   ],
 *   observations: [
 *     { region: "a", indicator: "coverage", period: "2020", value: 90 },
 *     { region: "b", indicator: "coverage", period: "2020", value: 60 },
 *   ],
 *   schemes: [
 *     {
 *       id: "s",
 *       name: "Coverage",
 *       year: 2020,
 *       root: {
 *         id: "all",
 *         name: "All",
 *         points: 100,
 *         children: [{ id: "coverage", name: "Coverage", points: 100, rule: { kind: "ratio", target: 80 } }],
 *       },
 *       grades: [{ from: 0, grade: "poor" }, { from: 80, grade: "good" }],
 *     },
 *   ],
 * };
 * const appraisal = appraise(study, {
 *   scheme: "s",
 *   payment: { pool: 700, currency: "CNY", rule: "pool-share" },
 * });
 * appraisal.rows.map(({ score, grade, payment }) => [score, grade, payment]); // => [[100, "good", 400], [75, "poor", 300]]
 * appraisal.rows[1]?.deductions.map(({ points }) => points); // => [25]
 * ```
 */
export function appraise(study: Study, question: AppraisalOptions): Presented<AppraisalResult> {
  return calledAs("appraise", () => appraisalOf(study, question));
}

function appraisalOf(study: Study, question: AppraisalOptions): Presented<AppraisalResult> {
  const where = "appraise";
  requireStudy(where, study);
  requireOptions(where, question, [
    "scheme",
    "evidence",
    "period",
    "population",
    "institutionLevels",
    "asOf",
    "missing",
    "payment",
    "regions",
    "level",
    "within",
  ]);
  const { missing = "error", payment, institutionLevels = {}, asOf } = question;
  requireOneOf(where, "missing", missing, ["error", "zero", "omit", "not-applicable"]);
  const scheme = findScheme(study, where, question.scheme);
  const problems: DataIssue[] = [];
  if (compileScheme(scheme, asOf, problems) === null || problems.length > 0) {
    refuseIssues("scoreAppraisal", problems);
  }
  if (typeof institutionLevels !== "object" || institutionLevels === null) {
    throw new EqualizationError("institutionLevels must be a record by id of the subject", {
      code: "wrong_type",
      where,
      received: institutionLevels,
    });
  }
  if (payment !== undefined && (typeof payment !== "object" || payment === null)) {
    throw new EqualizationError("payment must be { pool, currency, rule }", {
      code: "wrong_type",
      where,
      received: payment,
    });
  }
  const regions = chooseRegions(study, where, question);
  const names = new Map(study.regions.map((region) => [region.id, labelOf(region)]));
  const period = question.period ?? String(scheme.year);
  const leaves = leavesOf(scheme.root);
  const used: Observation[] = [];
  const totals = totalsByHead(study, where, question, regions, leaves);
  const bySubject = new Map<string, Evidence[]>();
  if (question.evidence === undefined) {
    for (const { id } of regions) bySubject.set(id, []);
    // Subjects may lack evidence, so that nothing else would tell of a record that has changed its column.
    forgetStale(study, where);
    for (const { id } of leaves) {
      for (const one of observationsOf(study, where, id, undefined, period).records) {
        const evidence = bySubject.get(one.region);
        if (evidence === undefined) continue;
        used.push(one);
        evidence.push({ node: id, value: totals.read(one), subject: one.region });
      }
    }
  } else {
    if (!Array.isArray(question.evidence)) {
      throw new EqualizationError("evidence must be an array", {
        code: "wrong_type",
        where,
        received: question.evidence,
      });
    }
    for (const [index, one] of (question.evidence as readonly Evidence[]).entries()) {
      if (
        typeof one !== "object" ||
        one === null ||
        typeof one.node !== "string" ||
        (one.subject !== undefined && typeof one.subject !== "string")
      ) {
        throw new EqualizationError(`evidence ${index} must be { node, value, subject }, the ids as text`, {
          code: "wrong_type",
          where,
          index,
          received: one,
        });
      }
      if (one.subject === undefined) {
        throw new EqualizationError(`evidence ${index} for "${one.node}" names no subject; say whose it is`, {
          code: "missing_option",
          where,
          index,
          received: one,
        });
      }
      bySubject.set(one.subject, [...(bySubject.get(one.subject) ?? []), one]);
    }
  }
  for (const id of Object.keys(institutionLevels)) {
    if (!bySubject.has(id)) {
      throw new EqualizationError(`institutionLevels names "${id}", of whom there is no evidence`, {
        code: "unknown_id",
        where,
        received: id,
      });
    }
  }

  const omitted: Omission[] = [];
  const scores: AppraisalScore[] = [];
  for (const [subject, evidence] of bySubject) {
    const given = new Set(
      evidence
        .filter(
          ({ value, counts, dates, applicable }) =>
            value !== null || counts !== undefined || dates !== undefined || applicable === false,
        )
        .map(({ node }) => node),
    );
    const lacking = leaves.filter(
      ({ id, rule, appliesTo }) => !given.has(id) && rule?.kind !== "report-only" && appliesTo === undefined,
    );
    if (missing === "omit" && lacking.length > 0) {
      const indicators = lacking.map(({ name }) => name);
      omitted.push(omissionOf(subject, { code: "no_evidence", data: { indicators } }));
      continue;
    }
    scores.push({
      ...scoreAppraisal(scheme, evidence, {
        institutionLevel: Object.hasOwn(institutionLevels, subject) ? institutionLevels[subject] : undefined,
        asOf,
        missing: missing === "omit" ? "error" : missing,
      }),
      subject,
    });
  }
  if (scores.length === 0) {
    throw new EqualizationError("no subject is left with evidence", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const allocation = payment === undefined ? null : pay(where, payment, scores);
  const grades = (scheme.grades ?? []).toReversed().map(({ grade }) => ({
    grade,
    n: scores.filter((one) => one.grade === grade).length,
  }));
  const population = totals.used();
  const sources = sourcesOf(study, [
    scheme.source,
    ...used.map(({ source }) => source),
    ...(population?.sources ?? []),
  ]);
  const naming = { ...namesOf(study), region: (id: string) => names.get(id) ?? id };
  const warnings: StudyWarning[] = [...sourceWarnings(sources)];
  if (population !== null && yearOf(period) !== population.year) {
    const data = { periods: [period], concept: population.concept, year: population.year };
    warnings.push(writeNotice("population_year_differs", data, EN.population_year_differs));
  }
  if (omitted.length > 0) {
    const without = omitted.map(({ region }) => region);
    const data = { regions: without, of: bySubject.size, missing: "evidence" } as const;
    warnings.push(writeNotice("regions_omitted", data, EN.regions_omitted, naming));
  }
  const vetoed = scores.filter(({ vetoes }) => vetoes.length > 0);
  if (payment !== undefined && payment.vetoed === undefined && vetoed.length > 0) {
    const data = { regions: vetoed.map(({ subject }) => subject!) };
    warnings.push(writeNotice("vetoed_paid", data, EN.vetoed_paid, naming));
  }
  if (payment !== undefined && allocation !== null && allocation.status === "left-over") {
    const data = { left: allocation.residual, pool: payment.pool, currency: payment.currency };
    warnings.push(writeNotice("not_everyone_paid", data, EN.not_everyone_paid));
  }
  return present<AppraisalResult, AppraisalRow>(
    {
      kind: "appraisal",
      study: study.id,
      scheme: scheme.id,
      name: scheme.name,
      year: scheme.year,
      value: sum(scores.map(({ score }) => score)) / scores.length,
      unit: "points",
      method: `${leaves.length} indicator${leaves.length === 1 ? "" : "s"} scored by rule, points added up the tree`,
      n: scores.length,
      rows: scores.map((one, i) => ({
        subject: one.subject!,
        name: names.get(one.subject!) ?? one.subject!,
        score: one.score,
        maximum: one.maximum,
        grade: one.grade,
        deductions: deductionsOf(one.nodes),
        vetoes: one.vetoes,
        nodes: one.nodes,
        payment: allocation === null ? null : allocation.amounts[i]!,
      })),
      grades,
      payment:
        payment === undefined || allocation === null
          ? null
          : {
              pool: payment.pool,
              currency: payment.currency,
              rule: `${payment.rule}: ${allocation.reason}`,
              paid: allocation.total,
              residual: allocation.residual,
            },
      omitted,
      population:
        population === null
          ? null
          : { concept: population.concept, year: population.year, total: population.total },
      warnings,
      sources,
    },
    summarizeAppraisal,
  );
}

/** Rules that count items, events or days, or that take what an appraiser says: not by head. */
const COUNTING: readonly unknown[] = ["deduct-per-item", "penalty", "lateness", "binary", "manual"];

/** What a region has in all is judged by head, as every target is: else the largest would meet them all. */
function totalsByHead(
  study: Study,
  where: string,
  question: AppraisalOptions,
  asked: readonly Region[],
  leaves: readonly AppraisalNode[],
): {
  readonly read: (observation: Observation) => number | null;
  readonly used: () => (PopulationUse & { readonly sources: readonly (string | undefined)[] }) | null;
} {
  const counting = new Set(leaves.filter(({ rule }) => COUNTING.includes(rule?.kind)).map(({ id }) => id));
  const totals = new Map<string, Indicator>();
  for (const indicator of study.indicators ?? []) {
    if (isTotal(indicator) && !counting.has(indicator.id)) totals.set(indicator.id, indicator);
  }
  const used = new Map<string, number>();
  const sources: (string | undefined)[] = [];
  let choice: DatedPopulation | null = null;
  let people: ReturnType<typeof peopleIn> = new Map();
  return {
    read: ({ indicator: id, region, value, period: observed }) => {
      const indicator = totals.get(id);
      if (indicator === undefined || value === null) return value;
      if (choice === null) {
        choice = choosePopulation(study, where, asked, { population: question.population }, observed);
        people = peopleIn(study, where, asked, choice);
      }
      const { concept, year } = choice;
      const found = people.get(region);
      if (found === undefined) {
        if (question.missing !== undefined && question.missing !== "error") return null;
        throw new EqualizationError(
          `region "${region}" has no ${concept} population of ${year}, by which the total "${id}" is judged; add it, or pass missing: "omit"`,
          { code: "missing_value", where, received: region },
        );
      }
      used.set(region, found.heads);
      for (const source of found.sources) sources.push(source);
      return perCapita([value], [found.heads], { per: indicator.scale })[0]!;
    },
    used: () => (choice === null ? null : { ...choice, total: sum([...used.values()]), sources }),
  };
}

function findScheme(study: Study, where: string, scheme: AppraisalScheme | string): AppraisalScheme {
  if (typeof scheme === "object" && scheme !== null) return scheme;
  const found = (study.schemes ?? []).find(({ id }) => id === scheme);
  if (found !== undefined) return found;
  throw new EqualizationError(
    scheme === undefined
      ? "scheme is required: a scheme, or the id of one of the study's"
      : `the study has no scheme "${String(scheme)}"; it has ${(study.schemes ?? []).map(({ id }) => id).join(", ") || "none"}`,
    { code: scheme === undefined ? "missing_option" : "unknown_id", where, received: scheme },
  );
}

function leavesOf(root: AppraisalNode): readonly AppraisalNode[] {
  const leaves: AppraisalNode[] = [];
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.children === undefined || node.children.length === 0) leaves.push(node);
    else for (const child of node.children.toReversed()) stack.push(child);
  }
  return leaves;
}

function deductionsOf(nodes: readonly NodeScore[]): readonly AppraisalDeduction[] {
  return nodes.flatMap(({ id, name, deductions, children }) => [
    ...deductions.map(({ points, reason }) => ({ node: id, name, points, reason })),
    ...deductionsOf(children),
  ]);
}

function pay(
  where: string,
  payment: AppraisalPayment,
  scores: readonly AppraisalScore[],
): ReturnType<typeof allocateByScore> {
  const { pool, currency, base, vetoed = "pay", ...options } = payment;
  requireOneOf(where, "payment.vetoed", vetoed, ["pay", "exclude"]);
  if (typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) {
    throw new EqualizationError("payment.currency must be an ISO 4217 code such as CNY", {
      code: "wrong_type",
      where,
      received: currency,
    });
  }
  const paid = vetoed === "pay" ? scores : scores.filter(({ vetoes }) => vetoes.length === 0);
  if (paid.length === 0) {
    throw new EqualizationError('every subject has a veto, so that vetoed: "exclude" leaves none to pay', {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const bases = paid.map(({ subject }) => {
    if (base === undefined) return undefined;
    if (!Object.hasOwn(base, subject!)) {
      throw new EqualizationError(`payment.base has no amount for "${subject}"`, {
        code: "missing_value",
        where,
        received: subject,
      });
    }
    return base[subject!]!;
  });
  const given = base === undefined ? undefined : (bases as readonly number[]);
  if (given !== undefined) requireNonNegative(where, "payment.base", given);
  const allocation = allocateByScore(
    paid.map(({ score }) => score),
    pool,
    { ...options, base: given },
  );
  const places = new Map(paid.map((one, i) => [one, i]));
  const amounts = Float64Array.from(scores, (one) => allocation.amounts[places.get(one) ?? -1] ?? 0);
  return { ...allocation, amounts };
}
