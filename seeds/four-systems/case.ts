import {
  aggregate,
  couplingCoordination,
  type GapResult,
  measureGap,
  measureResources,
  normalize,
  obstacleDegree,
  type RankRobustness,
  type ResourceResult,
  rankRobustness,
  type Study,
} from "equalis";
import type { ReportTableSection } from "equalis/report";
import type { Case } from "../case.ts";
import { fixed } from "../fixed.ts";
import { loadStudy } from "../load-study.ts";
import { printTable } from "../print-table.ts";
import { sections } from "../sections.ts";
import { tabulate } from "../tabulate.ts";
import composite from "./floors.json" with { type: "json" };

/** The four systems of the document, in its order; each is a service of the study. */
const SYSTEMS = ["public-health", "medical-service", "medical-security", "drug-supply"] as const;

/** Everything the case finds. */
export interface FourSystemsFindings {
  readonly study: Study;
  /** Every indicator over the whole counties, by system. */
  readonly indicators: Readonly<Record<string, readonly ResourceResult[]>>;
  /** Every indicator that is known of both, over the urban and the rural part of all counties. */
  readonly urbanRural: readonly GapResult[];
  /** Score of every county (rows) in every system (columns), 0 to 1. */
  readonly scores: readonly (readonly number[])[];
  /** One score a county: the geometric mean of the four. */
  readonly overall: readonly number[];
  /** Whether the four develop together, 0 to 1. */
  readonly coordination: readonly number[];
  /** Share of each system in what a county lacks. */
  readonly obstacles: readonly (readonly number[])[];
  /** How firmly the ranking of the counties stands. */
  readonly ranks: RankRobustness;
  /** Gap between the counties, a system each, and overall. */
  readonly gaps: readonly GapResult[];
}

/** Measures the case. */
export function measureFourSystems(): FourSystemsFindings {
  const study = loadStudy(new URL("study.json", import.meta.url));
  const indicators = Object.fromEntries(
    SYSTEMS.map((system) => [
      system,
      study
        .indicators!.filter(({ service }) => systemOf(study, service) === system)
        .map(({ id }) => measureResources(study, { indicator: id })),
    ]),
  );
  const split = study.indicators!.filter(({ id }) =>
    study.observations!.some(({ indicator, subgroup }) => indicator === id && subgroup !== undefined),
  );

  const columns = SYSTEMS.map((system) => {
    const measures = indicators[system]!;
    const normalized = normalize(
      study.regions.map((_, i) => measures.map(({ rows }) => rows[i]!.value)),
      {
        method: "goalposts",
        directions: measures.map(() => "higher"),
        goalposts: measures.map(({ indicator, rows }) => [floorOf(indicator), rows[0]!.standard!]),
      },
    );
    return aggregate(normalized, { method: "arithmetic" });
  });
  const scores = study.regions.map((_, i) => columns.map((column) => column[i]!));
  const overall = aggregate(scores, { method: "geometric" });
  const scored = studyOfScores(study, scores, Array.from(overall));
  return {
    study,
    indicators,
    urbanRural: split.map(({ id }) =>
      measureGap(study, { indicator: id, subgroups: ["urban", "rural"], groupBy: "subgroup" }),
    ),
    scores,
    overall: Array.from(overall),
    coordination: Array.from(couplingCoordination(scores).coordination),
    obstacles: obstacleDegree(scores).map((row) => Array.from(row)),
    ranks: rankRobustness(scores, {
      scenarios: [
        { normalization: "none", aggregation: "geometric", weights: "any" },
        { normalization: "none", aggregation: "arithmetic", weights: "any" },
      ],
      seed: "four-systems",
    }),
    gaps: scored.indicators!.map(({ id }) => measureGap(scored, { indicator: id })),
  };
}

/** The system that a service is, or belongs to. */
function systemOf(study: Study, service: string | undefined): string | undefined {
  return study.services!.find(({ id }) => id === service)?.system;
}

function floorOf(indicator: string): number {
  return composite.floors[indicator as keyof typeof composite.floors];
}

/** The scores as a study of their own, so that gaps between them are measured as any other. */
function studyOfScores(
  study: Study,
  scores: readonly (readonly number[])[],
  overall: readonly number[],
): Study {
  const named = [
    ...SYSTEMS.map((system) => [system, nameOf(study, system)] as const),
    ["overall", "all four"],
  ];
  return {
    ...study,
    services: [],
    indicators: named.map(([id, name]) => ({
      id: `score-${id}`,
      name: `Score of ${name.toLowerCase()}`,
      dimension: "outcome",
      direction: "higher",
      unit: "points of 100",
      scale: 1,
      source: "illustrative",
    })),
    observations: study.regions.flatMap(({ id }, i) =>
      [...scores[i]!, overall[i]!].map((score, j) => ({
        region: id,
        indicator: `score-${named[j]![0]}`,
        period: "2015",
        value: 100 * score,
        source: "scores",
      })),
    ),
    sources: [
      ...study.sources!,
      {
        id: "scores",
        title: "Scores computed from the invented figures of the case",
        status: "illustrative",
      },
    ],
  };
}

function nameOf(study: Study, id: string): string {
  const { name } = [...study.services!, ...study.regions].find((one) => one.id === id)!;
  return typeof name === "string" ? name : name.en!;
}

function describe(found: FourSystemsFindings): {
  readonly text: string;
  readonly tables: readonly ReportTableSection[];
} {
  const { study, indicators } = found;
  const percent = (share: number): string => `${fixed(100 * share, 1)} %`;
  const systems = SYSTEMS.map((system) => nameOf(study, system));
  const scored = tabulate({
    heading: "One score a system (points of 100: 0 at the floor, 100 at the standards)",
    caption: "Scores of the counties, points of 100",
    head: ["county", ...systems, "all four", "coordination", "what holds it back most"],
    rows: study.regions.map(({ id }, i) => {
      const worst = found.obstacles[i]!.indexOf(Math.max(...found.obstacles[i]!));
      return [
        nameOf(study, id),
        ...found.scores[i]!.map((score) => fixed(100 * score, 1)),
        fixed(100 * found.overall[i]!, 1),
        fixed(found.coordination[i], 3),
        `${systems[worst]} (${percent(found.obstacles[i]![worst]!)} of what it lacks)`,
      ];
    }),
    sources: found.gaps[0]!.sources,
  });
  const ranks = tabulate({
    heading: "How firmly the counties rank",
    caption: "Rank of each county, and where it stands in 90 % of the draws",
    head: ["county", "rank", "90 % of draws"],
    rows: study.regions.map(({ id }, i) => [
      nameOf(study, id),
      fixed(found.ranks.nominalRanks[i], 0),
      `${fixed(found.ranks.lower[i], 0)} to ${fixed(found.ranks.upper[i], 0)}`,
    ]),
    lines: [
      `  ${found.ranks.draws.toLocaleString("en-US")} draws: the systems weighed in any way, arithmetic or geometric mean.`,
    ],
    sources: found.gaps[0]!.sources,
  });
  const text = sections([
    [
      "What belongs to each system",
      ...SYSTEMS.map((system) => {
        const parts = study.services!.filter(({ parent }) => parent === system);
        return `  ${nameOf(study, system)}: ${parts.map(({ id }) => nameOf(study, id).toLowerCase()).join(", ")}`;
      }),
    ],
    [
      "Every indicator over the six counties together",
      printTable(
        ["system", "indicator", "value", "standard", "counties that meet it", "lowest county", "has"],
        SYSTEMS.flatMap((system, s) =>
          indicators[system]!.map(({ name, value, rows, unit }, i) => {
            const lowest = rows.reduce((a, b) => (b.value < a.value ? b : a));
            return [
              i === 0 ? systems[s]! : "",
              `${name}${unit === "%" ? " (%)" : ` (${unit})`}`,
              fixed(value, 1),
              fixed(rows[0]!.standard, 1),
              `${rows.filter(({ met }) => met).length} of ${rows.length}`,
              lowest.name,
              fixed(lowest.value, 1),
            ];
          }),
        ),
      ),
    ],
    [
      "Town and country: who is covered",
      printTable(
        ["indicator", "urban", "rural", "rural ÷ urban", "share of inequality between the two"],
        found.urbanRural.map(({ name, contrast, decomposition }) => [
          name,
          fixed(contrast!.firstMean, 1),
          fixed(contrast!.lastMean, 1),
          fixed(contrast!.lastMean / contrast!.firstMean, 2),
          percent(decomposition!.between / decomposition!.total),
        ]),
      ),
      "  Means over the urban, and over the rural parts of the counties, by their residents. Inequality is the mean log deviation over all twelve parts, which splits without a rest.",
    ],
    scored.part,
    [
      "How unequal the counties are in each system, and how firmly they rank",
      printTable(
        ["", "mean (by people)", "Gini"],
        found.gaps.map(({ name, mean, value }) => [name, fixed(mean, 1), fixed(value, 4)]),
      ),
      "",
      ...ranks.part.slice(1),
    ],
  ]);
  return { text, tables: [scored.section, ranks.section] };
}

/** Public health, medical service, medical security and drug supply side by side. */
export const fourSystems: Case = {
  id: "four-systems",
  title: "Four systems: public health, medical service, medical security, drug supply",
  document: "Text on the four systems of a basic medical and health system, for urban and rural residents",
  run: () => {
    const found = measureFourSystems();
    const { text, tables } = describe(found);
    return {
      text,
      results: [...Object.values(found.indicators).flat(), ...found.urbanRural, ...found.gaps, ...tables],
      notes: [
        "Made up for illustration: the six counties (none of them exists), every figure, standard and floor in this case. Real are the four systems and what belongs to them, which are the document's.",
      ],
    };
  },
};
