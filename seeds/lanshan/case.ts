import {
  type AppraisalScheme,
  aggregate,
  appraise,
  attainment,
  type Indicator,
  measureGap,
  measureResources,
  type Observation,
  type ResourceResult,
  type StaffingStructure,
  type Study,
  type SurveyMean,
  staffingStructure,
  surveyMean,
  THEIL,
  topsis,
  weightMethods,
} from "equalis";
import type { Case } from "../case.ts";
import { fixed } from "../fixed.ts";
import { loadStudy } from "../load-study.ts";
import { printTable } from "../print-table.ts";
import { sections } from "../sections.ts";
import { tabulate } from "../tabulate.ts";
import { appraisalTree, readIndexSystem, type WeighedIndicator, weighByJudgment } from "./index-system.ts";
import { type Answer, readQuestionnaire } from "./read-questionnaire.ts";

/** The year of the case. */
const YEAR = "2015";

/** What the answers say of some residents, with intervals that know how people were drawn. */
export interface Opinion {
  readonly who: string;
  readonly aware: SurveyMean;
  readonly satisfied: SurveyMean;
}

/** Shares in percent: of the district, of its streets and its towns, of every township. */
export function opinions(answers: readonly Answer[]): readonly Opinion[] {
  const of = (who: string, chosen: readonly Answer[]): Opinion => {
    // Villages were drawn township by township, and people within villages.
    const design = {
      weights: chosen.map(({ weight }) => weight),
      strata: chosen.map(({ township }) => township),
      clusters: chosen.map(({ village }) => village),
    };
    const percent = (pick: (answer: Answer) => number): SurveyMean =>
      surveyMean(
        chosen.map((answer) => 100 * pick(answer)),
        design,
      );
    return { who, aware: percent(({ aware }) => aware), satisfied: percent(({ satisfied }) => satisfied) };
  };
  const townships = [...new Set(answers.map(({ township }) => township))];
  return [
    of("district", answers),
    ...["urban", "rural"].map((kind) =>
      of(
        kind,
        answers.filter(({ residence }) => residence === kind),
      ),
    ),
    ...townships.map((id) =>
      of(
        id,
        answers.filter(({ township }) => township === id),
      ),
    ),
  ];
}

/** The study of the file next to this one, with the questionnaire's results as values of its last two indicators. */
export function lanshanStudy(said: readonly Opinion[] = opinions(readQuestionnaire())): Study {
  const study = loadStudy(new URL("lanshan.json", import.meta.url));
  const observations = said
    .filter(({ who }) => study.regions.some(({ id }) => id === who))
    .flatMap(({ who, aware, satisfied }): readonly Observation[] =>
      [["awareness", aware] as const, ["satisfaction", satisfied] as const].map(([indicator, mean]) => ({
        region: who,
        indicator,
        period: YEAR,
        value: mean.value,
        standardError: mean.standardError ?? undefined,
        source: "questionnaire",
      })),
    );
  return { ...study, observations: [...(study.observations ?? []), ...observations] };
}

/** One indicator of the system: its place, its three weights, who has how much of it. */
export interface Measured extends WeighedIndicator {
  readonly resource: ResourceResult;
  readonly target: number;
  /** By the spread of the values. */
  readonly entropy: number;
  /** Halfway between judgment and entropy. */
  readonly combined: number;
}

/** Measures every indicator of the system and weighs it. */
export function measureSystem(study: Study, judged: readonly WeighedIndicator[]): readonly Measured[] {
  const resources = judged.map(({ indicator }) => measureResources(study, { indicator }));
  const matrix = resources[0]!.rows.map((_, i) => resources.map(({ rows }) => rows[i]!.value));
  const entropy = weightMethods.entropy(matrix, { directions: resources.map(() => "higher") }).weights;
  const ahp = judged.map(({ weight }) => weight);
  const combined = weightMethods.combine([ahp, entropy], { method: "linear" }).weights;
  return judged.map((one, j) => ({
    ...one,
    resource: resources[j]!,
    target: resources[j]!.rows[0]!.standard!,
    entropy: entropy[j]!,
    combined: combined[j]!,
  }));
}

/** One township in all. */
export interface Composite {
  readonly region: string;
  readonly name: string;
  readonly residence: string;
  readonly residents: number;
  /** Scores 0 to 100 of the aspects, in the order of the system. */
  readonly aspects: readonly number[];
  /** Score 0 to 100 by the combined weights. */
  readonly score: number;
  /** Places by combined, judgment and entropy weights, and by nearness to the best (TOPSIS). */
  readonly places: readonly number[];
}

/** How much of each target is attained, weighed together: 100 where every target is met. What is beyond earns nothing. */
export function compose(study: Study, measured: readonly Measured[]): readonly Composite[] {
  const attained = measured.map(
    ({ resource, target }) =>
      attainment(
        resource.rows.map(({ value }) => value),
        { standard: target },
      ).capped,
  );
  const rows = measured[0]!.resource.rows;
  const matrix = rows.map((_, i) => attained.map((column) => 100 * column[i]!));
  const scores = (weights: readonly number[]): readonly number[] =>
    Array.from(aggregate(matrix, { weights, method: "arithmetic" }));
  const combined = measured.map((one) => one.combined);
  const aspects = [...new Set(measured.map(({ aspect }) => aspect.id))].map((id) =>
    scores(measured.map((one) => (one.aspect.id === id ? one.combined : 0))),
  );
  const total = scores(combined);
  const places = [
    placesOf(total),
    placesOf(scores(measured.map(({ weight }) => weight))),
    placesOf(scores(measured.map(({ entropy }) => entropy))),
    topsis(matrix, { weights: combined, directions: measured.map(() => "higher") }).ranks,
  ];
  const regions = new Map(study.regions.map((region) => [region.id, region]));
  return rows.map(({ region, name }, i) => ({
    region,
    name,
    residence: regions.get(region)!.groups!.residence!,
    residents: regions.get(region)!.population![0]!.value,
    aspects: aspects.map((column) => column[i]!),
    score: total[i]!,
    places: places.map((column) => column[i]!),
  }));
}

/** Mean of the scores of streets or of towns, by residents. */
export function meanScore(composites: readonly Composite[], residence: string): number {
  const chosen = composites.filter((one) => one.residence === residence);
  return (
    totalOf(chosen.map(({ score, residents }) => score * residents)) /
    totalOf(chosen.map(({ residents }) => residents))
  );
}

function placesOf(scores: readonly number[]): readonly number[] {
  return scores.map((score) => 1 + scores.filter((other) => other > score).length);
}

/** The index system as a scheme: 100 points by combined weight, full points at the target, less in proportion. */
export function schemeOf(study: Study, measured: readonly Measured[]): AppraisalScheme {
  const by = new Map(measured.map((one) => [one.indicator, one]));
  return {
    id: "index-system",
    name: "Index system of Lanshan, points by combined weight",
    year: Number(YEAR),
    root: appraisalTree(readIndexSystem().root, (id) => {
      const { resource, combined, target } = by.get(id)!;
      const { unit } = indicatorOf(study, id);
      return { name: resource.name, points: 100 * combined, target, unit };
    }),
    grades: [
      { from: 0, grade: "below standard" },
      { from: 80, grade: "near standard" },
      { from: 90, grade: "good" },
      { from: 95, grade: "excellent" },
    ],
    source: "targets",
  };
}

function indicatorOf(study: Study, id: string): Indicator {
  return study.indicators!.find((one) => one.id === id)!;
}

/** Professions and schooling of the staff of every township. */
export interface Staffing {
  readonly townships: readonly { readonly name: string; readonly residents: number }[];
  readonly professions: StaffingStructure;
  readonly schooling: StaffingStructure;
}

/** Who works where, by profession and by schooling. */
export function structureOf(study: Study): Staffing {
  const persons = (kinds: readonly string[]): Readonly<Record<string, readonly number[]>> =>
    Object.fromEntries(
      kinds.map((kind) => [
        kind,
        measureResources(study, { indicator: `staff-${kind}` }).rows.map(({ numerator }) => numerator),
      ]),
    );
  const { rows } = measureResources(study, { indicator: "staff-physicians" });
  return {
    townships: rows.map(({ name, denominator }) => ({ name, residents: denominator })),
    professions: staffingStructure(persons(["physicians", "nurses", "pharmacists", "public-health"]), {
      ratio: { of: "nurses", per: "physicians" },
    }),
    schooling: staffingStructure(persons(["bachelor", "college", "secondary"])),
  };
}

const percent = (share: number): string => `${fixed(100 * share, 1)} %`;

/** Lanshan: a three-level index system from resources to results. */
export const lanshan: Case = {
  id: "lanshan",
  title: "Lanshan, Rizhao: from resources to results",
  document:
    "Thesis on the equalization of basic public health services in Lanshan District, Rizhao, known by its abstract: a three-level index system over resource allocation, implementation and effect; a questionnaire; urban against rural",
  run() {
    const said = opinions(readQuestionnaire());
    const study = lanshanStudy(said);
    const { indicators, consistency } = weighByJudgment(readIndexSystem().root);
    const measured = measureSystem(study, indicators);
    const composites = compose(study, measured);
    const staffing = structureOf(study);
    const appraisal = appraise(study, { scheme: schemeOf(study, measured) });
    const idsOf = (kind: string): readonly string[] =>
      composites.filter(({ residence }) => residence === kind).map(({ region }) => region);
    const names = new Map(composites.map(({ region, name }) => [region, name]));
    const part = (indicator: string, kind: string): number =>
      measureResources(study, { indicator, regions: idsOf(kind) }).value;
    const aspects = [...new Map(measured.map(({ aspect }) => [aspect.id, aspect])).values()];

    const weights = tabulate({
      heading: "The index system and its weights (%)",
      caption: "Weights of the indicators, %",
      head: ["aspect", "group", "indicator", "judgment", "entropy", "combined"],
      rows: measured.map(({ aspect, group, resource, weight, entropy, combined }, j) => [
        aspect === measured[j - 1]?.aspect ? "" : aspect.name,
        group === measured[j - 1]?.group ? "" : group.name,
        resource.name,
        fixed(100 * weight, 2),
        fixed(100 * entropy, 2),
        fixed(100 * combined, 2),
      ]),
      lines: [
        "",
        `  Consistency ratios of the judgments, at most 0.1: ${consistency.map(({ node, ratio }) => `${node} ${fixed(ratio, 3)}`).join("; ")}.`,
        "  Judgment says what matters, entropy where townships differ most; combined is halfway between them.",
      ],
      sources: study.sources!,
    });
    const places = tabulate({
      heading: "Targets attained, urban streets against rural towns",
      caption: "Urban streets and rural towns against the targets",
      head: [
        "indicator",
        "unit",
        "target",
        "urban",
        "rural",
        "ratio",
        "townships that meet it",
        "people there",
      ],
      labels: [
        "Indicator",
        "Unit",
        "Target",
        "Urban",
        "Rural",
        "Urban over rural",
        "Townships that meet it",
        "People there",
      ],
      rows: measured.map(({ indicator, resource, target }) => {
        const [urban, rural] = [part(indicator, "urban"), part(indicator, "rural")];
        return [
          resource.name,
          resource.unit,
          fixed(target, 0),
          fixed(urban, 1),
          fixed(rural, 1),
          fixed(urban / rural, 2),
          `${resource.rows.filter(({ met }) => met).length} of ${resource.n}`,
          percent(resource.attainment!.shareOfPopulation!),
        ];
      }),
      lines: [
        "",
        "  Urban and rural pool all townships of the kind. People there are residents of the townships that meet it.",
      ],
      sources: study.sources!,
    });
    const staff = tabulate({
      heading: "Who works where",
      caption: "Staff by profession and by schooling",
      head: [
        "township",
        "staff",
        "per 1,000",
        "physicians",
        "nurses",
        "other",
        "public health",
        "nurses/physician",
        "bachelor",
        "college",
        "secondary",
      ],
      labels: [
        "Township",
        "Staff",
        "Per 1,000 residents",
        "Physicians",
        "Nurses",
        "Other",
        "Public health",
        "Nurses a physician",
        "Bachelor",
        "College",
        "Secondary",
      ],
      rows: [
        ...staffing.townships.map(({ name, residents }, i) => [
          name,
          fixed(staffing.professions.totals[i], 0),
          fixed((1000 * staffing.professions.totals[i]!) / residents, 2),
          ...staffing.professions.kinds.map(({ shares }) => percent(shares[i]!)),
          fixed(staffing.professions.ratios![i], 2),
          ...staffing.schooling.kinds.map(({ shares }) => percent(shares[i]!)),
        ]),
        [
          "all",
          fixed(totalOf(staffing.professions.totals), 0),
          fixed(
            (1000 * totalOf(staffing.professions.totals)) /
              totalOf(staffing.townships.map(({ residents }) => residents)),
            2,
          ),
          ...staffing.professions.kinds.map(({ pooledShare }) => percent(pooledShare)),
          fixed(staffing.professions.pooledRatio, 2),
          ...staffing.schooling.kinds.map(({ pooledShare }) => percent(pooledShare)),
        ],
      ],
      sources: study.sources!,
    });
    const answers = tabulate({
      heading: "What residents say, with 95 % intervals (%)",
      caption: "Shares of those asked, with 95 % intervals and design effects",
      head: ["who", "asked", "villages", "know of the services", "", "deff", "are satisfied", "", "deff"],
      labels: [
        "Who",
        "Asked",
        "Villages",
        "Know of the services",
        "95 % interval",
        "Design effect",
        "Are satisfied",
        "95 % interval",
        "Design effect",
      ],
      rows: said.map(({ who, aware, satisfied }) => [
        names.get(who) ?? who,
        String(aware.n),
        String(aware.clusters),
        fixed(aware.value, 1),
        intervalOf(aware),
        fixed(aware.designEffect, 1),
        fixed(satisfied.value, 1),
        intervalOf(satisfied),
        fixed(satisfied.designEffect, 1),
      ]),
      lines: [
        "",
        "  Neighbors resemble each other. deff, the design effect, says how much wider that makes the square of an interval: of satisfaction,",
        `  ${said[0]!.satisfied.n} answers say as much as ${fixed(said[0]!.satisfied.n / said[0]!.satisfied.designEffect!, 0)} of people drawn one by one. Single townships rest on five to eight villages each:`,
        "  their intervals are wide, and do not rank them.",
      ],
      sources: study.sources!,
    });
    const composite = tabulate({
      heading: "Composite scores (100: every target met) and places",
      caption: "Scores by aspect and in all, and places by four ways of weighing",
      head: [
        "township",
        "residence",
        ...aspects.map(({ id }) => id),
        "all",
        "place",
        "by judgment",
        "by entropy",
        "TOPSIS",
      ],
      rows: composites
        .toSorted((a, b) => b.score - a.score)
        .map((one) => [
          one.name,
          one.residence,
          ...one.aspects.map((score) => fixed(score, 1)),
          fixed(one.score, 1),
          ...one.places.map(String),
        ]),
      lines: [
        "",
        `  By residents, streets score ${fixed(meanScore(composites, "urban"), 1)} and towns ${fixed(meanScore(composites, "rural"), 1)}.`,
        "  First and last place are the same by all weights; the places between them depend on the weights and should not be published as ranks.",
      ],
      sources: study.sources!,
    });
    const text = sections([
      weights.part,
      places.part,
      staff.part,
      answers.part,
      composite.part,
      [
        "Appraisal: where points are lost",
        printTable(
          ["township", "score", "grade", "largest losses"],
          appraisal.rows
            .toSorted((a, b) => b.score - a.score)
            .map(({ name, score, grade, deductions }) => [
              name,
              fixed(score, 1),
              grade ?? "–",
              deductions
                .toSorted((a, b) => b.points - a.points)
                .slice(0, 2)
                .map((one) => `−${fixed(one.points, 1)} ${one.name}`)
                .join("; "),
            ]),
        ),
      ],
    ]);

    const gaps = ["funding", "qualified-staff", "hypertension", "hypertension-control", "awareness"];
    return {
      text,
      results: [
        weights.section,
        ...measured.map(({ resource }) => resource),
        places.section,
        staff.section,
        answers.section,
        ...gaps.map((indicator) => measureGap(study, { indicator, groupBy: "residence", index: THEIL })),
        composite.section,
        appraisal,
      ],
      notes: [
        "Made up for illustration: every figure of a township (residents, money, staff, services), all answers of the questionnaire, the judgments of importance, and all targets. No real township is described",
        "Real: the names of the townships, and the three aspects of the index system, which are those of the document. Recalled and not checked: the standard of 40 yuan per head in 2015",
      ],
    };
  },
};

/** An interval of a percentage as it is read: no more than all, no less than none. */
function intervalOf({ interval }: SurveyMean): string {
  if (interval === null) return "–";
  return `${fixed(Math.max(0, interval.lower), 1)} to ${fixed(Math.min(100, interval.upper), 1)}`;
}

function totalOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0);
}
