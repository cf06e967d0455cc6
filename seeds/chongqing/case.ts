import {
  decomposeEntropy,
  type GapResult,
  measureGap,
  measureResources,
  type PlanResult,
  type Program,
  planEqualization,
  type ResourceResult,
  type Study,
  simulateTransfer,
  THEIL,
  type TransferResult,
} from "equalis";
import type { Case } from "../case.ts";
import { fixed } from "../fixed.ts";
import { liftTheLowest } from "../lift-the-lowest.ts";
import { loadStudy } from "../load-study.ts";
import { sections } from "../sections.ts";
import { tabulate } from "../tabulate.ts";
import { alike, preferTheWings } from "./prefer-the-wings.ts";

/** The three parts of the city; the first is the circle. */
export const WINGS = ["one-hour economic circle", "northeast wing", "southeast wing"] as const;

/** What is compared: the money, who and what it pays for, and what is done. */
export const ASPECTS: readonly { readonly aspect: string; readonly indicators: readonly string[] }[] = [
  { aspect: "financing", indicators: ["funding"] },
  { aspect: "organization", indicators: ["staff", "beds"] },
  { aspect: "performance", indicators: ["records", "hypertension"] },
];

/** Money to share out, in yuan: about half of the shortfall. Made up. */
export const POOL = 220_000_000;

/** The study of the file next to this one. */
export function chongqingStudy(): Study {
  return loadStudy(new URL("chongqing.json", import.meta.url));
}

/** One indicator in town and country, and in the three parts of the city: all over all, never a mean of rates. */
export interface Comparison {
  readonly aspect: string;
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly urban: number;
  readonly rural: number;
  /** In the order of {@link WINGS}. */
  readonly wings: readonly number[];
  /** The circle over both wings together. */
  readonly circleOverWings: number;
}

/** Sets town against country, and the circle against the wings. */
export function compare(study: Study): readonly Comparison[] {
  const districts = (wings: readonly string[]): readonly string[] =>
    study.regions.filter(({ groups }) => wings.includes(groups?.wing ?? "")).map(({ id }) => id);
  return ASPECTS.flatMap(({ aspect, indicators }) =>
    indicators.map((indicator) => {
      const pooled = (wings: readonly string[]): ResourceResult =>
        measureResources(study, { indicator, regions: districts(wings) });
      const part = (subgroup: string): number =>
        // Yuzhong has no rural part.
        measureResources(study, { indicator, subgroup, missing: "omit" }).value;
      const [circle, ...others] = WINGS;
      const { name, unit, value } = pooled([circle]);
      return {
        aspect,
        indicator,
        name,
        unit,
        urban: part("urban"),
        rural: part("rural"),
        wings: WINGS.map((wing) => pooled([wing]).value),
        circleOverWings: value / pooled(others).value,
      };
    }),
  );
}

/** Where the inequality of one indicator lies, as shares of its Theil index between the parts of all districts. */
export interface Layers {
  readonly indicator: string;
  readonly name: string;
  readonly theil: number;
  /** Between the circle and the two wings. */
  readonly betweenWings: number;
  /** Between the districts of one wing. */
  readonly betweenDistricts: number;
  /** Between the urban and the rural part of one district. */
  readonly insideDistricts: number;
  /** Between all towns and all of the country, as a split of its own. */
  readonly betweenTownAndCountry: number;
}

/** Inequality between the urban and rural parts of all districts, with its levels. */
function townAndCountry(study: Study, indicator: string): GapResult {
  return measureGap(study, {
    indicator,
    subgroups: ["urban", "rural"],
    nestedBy: ["wing", "region"],
    groupBy: "subgroup",
    index: THEIL,
    // Yuzhong has no rural part.
    missing: "omit",
  });
}

/** Splits inequality level by level: wings, districts in a wing, town and country in a district. */
export function splitByLevel(study: Study, indicator: string): Layers {
  const gap = townAndCountry(study, indicator);
  const { total, levels, withinShare } = gap.nesting!;
  return {
    indicator,
    name: gap.name,
    theil: total,
    betweenWings: levels[0]!.share!,
    betweenDistricts: levels[1]!.share!,
    insideDistricts: withinShare!,
    betweenTownAndCountry: gap.decomposition!.between / total,
  };
}

/** One way to share the pool, and what becomes of the gap. */
export interface Outcome {
  readonly rule: string;
  readonly transfer: TransferResult;
  /** What each part of the city gets, in the order of {@link WINGS}. */
  readonly wings: readonly number[];
  /** Theil index of funding per head after: in all, between the wings, and inside them. */
  readonly after: { readonly total: number; readonly between: number; readonly within: number };
  /** Districts that have the standard afterwards. */
  readonly reached: number;
}

/** The national standard of the year, per head. */
const STANDARD = 84;

/** Shares the pool by five rules. */
export function simulateRules(study: Study): readonly Outcome[] {
  const funding = measureGap(study, { indicator: "funding", groupBy: "wing", index: THEIL });
  const perHead = { values: Object.fromEntries(funding.rows.map(({ region, value }) => [region, value])) };
  const common = { population: { population: "study" }, pool: { value: POOL } } as const;
  const total = { ...common, funding: { indicator: "funding" }, standard: { value: STANDARD } } as const;
  const prefer = (rule: string, factor: number): readonly [string, TransferResult] => [
    rule,
    simulateTransfer(study, {
      // A program is a plain value: each rule is named after what it does.
      program: { ...preferTheWings, id: `prefer-the-wings-${factor}`, title: rule },
      period: "2022",
      inputs: { ...total, wing: { group: "wing" } },
      parameters: { preference: Object.fromEntries(WINGS.map((wing, i) => [wing, i === 0 ? 1 : factor])) },
      explain: ["youyang", "jiangjin"],
    }),
  ];
  const run = (program: Program, inputs: Parameters<typeof simulateTransfer>[1]["inputs"]): TransferResult =>
    simulateTransfer(study, { program, period: "2022", inputs });
  const runs: readonly (readonly [string, TransferResult])[] = [
    ["The same for every resident", run(alike, total)],
    prefer("For what is lacking, no priority", 1),
    prefer("For what is lacking, wings double", 2),
    prefer("For what is lacking, wings fourfold", 4),
    [
      "The lowest first, wherever they are",
      run(liftTheLowest, {
        heads: common.population,
        level: perHead,
        standard: { value: STANDARD },
        pool: common.pool,
      }),
    ],
  ];
  const wings = funding.rows.map(({ group }) => group!);
  const weights = funding.rows.map(({ weight }) => weight);
  return runs.map(([rule, transfer]) => {
    const after = transfer.rows.map((row) => row.after!);
    return {
      rule,
      transfer,
      wings: WINGS.map((wing) =>
        transfer.rows.reduce((sum, { amount }, i) => sum + (wings[i] === wing ? amount : 0), 0),
      ),
      after: decomposeEntropy(after, wings, { alpha: 1, weights }),
      // A cent short of the standard is the last digit of a float, not a district in need.
      reached: after.filter((value) => value >= STANDARD - 0.01).length,
    };
  });
}

/** What the city grants in each year, in yuan. Made up. */
export const BUDGETS: Readonly<Record<string, number>> = { 2023: 200e6, 2024: 300e6, 2025: 400e6 };

/** The city's part of the shortfall, by wing; the districts add the rest. Made up. */
export const CITY_SHARES: Readonly<Record<(typeof WINGS)[number], number>> = {
  "one-hour economic circle": 0.6,
  "northeast wing": 0.8,
  "southeast wing": 0.9,
};

/** Share of the money that gets lost on the way. Made up. */
export const LOSS = 0.03;

/** Every district at the standard in every year: either the lowest first, or whatever closes most per yuan. */
export function plan(study: Study, objective: "max-min" | "least-shortfall"): PlanResult {
  return planEqualization(study, {
    indicator: "funding",
    target: { standard: STANDARD },
    years: Object.keys(BUDGETS),
    budget: Object.values(BUDGETS),
    lossRate: LOSS,
    centralShare: { groupBy: "wing", values: CITY_SHARES },
    objective,
    moneyUnit: "yuan",
  });
}

/** What each part of the city is sent in one year of a plan, in the order of {@link WINGS}. */
export function sentTo({ rows }: PlanResult, year: string): readonly number[] {
  return WINGS.map((wing) =>
    rows
      .filter(({ tier }) => tier === wing)
      .flatMap(({ years }) => years)
      .reduce((sum, one) => sum + (one.year === year ? one.disbursed : 0), 0),
  );
}

const percent = (share: number, digits = 1): string => `${fixed(100 * share, digits)} %`;
const million = (yuan: number): string => fixed(yuan / 1e6, 1);

/** Chongqing: town and country, the circle and the wings. */
export const chongqing: Case = {
  id: "chongqing",
  title: "Chongqing: urban and rural, the circle and the two wings",
  document:
    "Thesis on the equalization of basic public health services in Chongqing, known by its abstract: financing, organization and performance compared, priority to the northeast and southeast",
  run() {
    const study = chongqingStudy();
    const comparisons = compare(study);
    const layers = comparisons.map(({ indicator }) => splitByLevel(study, indicator));
    const funding = measureResources(study, { indicator: "funding" });
    const before = measureGap(study, { indicator: "funding", groupBy: "wing", index: THEIL });
    const outcomes = simulateRules(study);
    const group = new Map(before.rows.map((row) => [row.region, row.group!]));
    const lowest = plan(study, "max-min");
    const cheapest = sentTo(plan(study, "least-shortfall"), "2023");
    const largest = layers.toSorted((a, b) => b.theil - a.theil)[0]!;

    const aspects = tabulate({
      heading: "Town and country, circle and wings: financing, organization and performance",
      caption: "Each indicator in town and country, and in the three parts of the city",
      head: [
        "aspect",
        "indicator",
        "unit",
        "urban",
        "rural",
        "ratio",
        "circle",
        "northeast",
        "southeast",
        "circle/wings",
      ],
      labels: [
        "Aspect",
        "Indicator",
        "Unit",
        "Urban",
        "Rural",
        "Urban over rural",
        "Circle",
        "Northeast wing",
        "Southeast wing",
        "Circle over wings",
      ],
      rows: comparisons.map(({ aspect, name, unit, urban, rural, wings, circleOverWings }) => [
        aspect,
        name,
        unit,
        fixed(urban, 2),
        fixed(rural, 2),
        fixed(urban / rural, 2),
        ...wings.map((value) => fixed(value, 2)),
        fixed(circleOverWings, 2),
      ]),
      lines: [
        "",
        "  Every figure pools: all money over all residents, all managed patients over all who should be.",
        "  The gap narrows from financing and organization to performance; the latter cannot exceed 100 %.",
      ],
      sources: study.sources!,
    });
    const levels = tabulate({
      heading:
        "Where the inequality lies, level by level (urban and rural parts of all districts, by residents)",
      caption: "Theil index and the share of each level in it",
      head: [
        "indicator",
        "Theil",
        "between wings",
        "inside a wing",
        "inside a district",
        "(urban/rural alone)",
      ],
      labels: [
        "Indicator",
        "Theil index",
        "Between wings",
        "Inside a wing",
        "Inside a district",
        "Town and country, a split of its own",
      ],
      rows: layers.map((one) => [
        one.name,
        fixed(one.theil, 4),
        percent(one.betweenWings),
        percent(one.betweenDistricts),
        percent(one.insideDistricts),
        percent(one.betweenTownAndCountry),
      ]),
      lines: [
        "",
        "  Between the circle and the wings + between the districts of a wing + between town and country of a district = 100 %.",
        "  The last column is a split of its own, between all towns and all of the country. It overlaps the others: the circle",
        "  is more urban than the wings, so part of the gap between wings is one between town and country.",
        `  Most unequal: ${largest.name} (Theil ${fixed(largest.theil, 4)}).`,
      ],
      sources: study.sources!,
    });
    const lacking = tabulate({
      heading: `What is lacking of the standard of ${STANDARD} yuan per head (surpluses are not set off)`,
      caption: "By part of the city",
      head: ["part of the city", "districts", "with the standard", "million yuan lacking", "share"],
      rows: WINGS.map((wing) => {
        const rows = funding.rows.filter(({ region }) => group.get(region) === wing);
        const lacking = rows.reduce((sum, { shortfall }) => sum + shortfall!, 0);
        return [
          wing,
          String(rows.length),
          String(rows.filter(({ met }) => met).length),
          million(lacking),
          percent(lacking / funding.attainment!.shortfall!),
        ];
      }),
      sources: study.sources!,
    });
    const rules = tabulate({
      heading: `Five ways to share ${million(POOL)} million yuan`,
      caption: "What each part gets in million yuan, and the gap that is left",
      head: [
        "rule",
        "circle",
        "northeast",
        "southeast",
        "Gini",
        "Theil",
        "= between",
        "+ inside",
        "closed",
        "met",
      ],
      labels: [
        "Rule",
        "Circle",
        "Northeast wing",
        "Southeast wing",
        "Gini",
        "Theil",
        "Between parts",
        "Inside parts",
        "Lack closed",
        "Districts at the standard",
      ],
      rows: [
        [
          "(before)",
          "",
          "",
          "",
          fixed(outcomes[0]!.transfer.effect!.giniBefore, 4),
          fixed(before.decomposition!.total, 4),
          fixed(before.decomposition!.between, 4),
          fixed(before.decomposition!.within, 4),
          "",
          String(funding.rows.filter(({ met }) => met).length),
        ],
        ...outcomes.map(({ rule, transfer, wings, after, reached }) => [
          rule,
          ...wings.map(million),
          fixed(transfer.effect!.giniAfter, 4),
          fixed(after.total, 4),
          fixed(after.between, 4),
          fixed(after.within, 4),
          percent(transfer.effect!.gapClosed!),
          String(reached),
        ]),
      ],
      lines: [
        "",
        "  Amounts in million yuan. Gini and Theil of funding per head between districts, by residents; Theil split between and inside the",
        "  parts of the city. closed: part of what is lacking that the pool fills; met: districts that have the standard afterwards.",
        "  Priority to the wings shrinks the gap between wings; it leaves more inside them, since poor districts of the circle wait.",
        "  Whoever wants the smallest gap between districts lifts the lowest first, wherever they are.",
      ],
      sources: study.sources!,
    });
    const schedule = tabulate({
      heading: `What it takes to bring every district to ${STANDARD} yuan, and when (million yuan)`,
      caption: "The plan by year and part of the city, in million yuan",
      head: [
        "year",
        "city grants",
        "city sends",
        "districts add",
        "lacking per head",
        "to circle",
        "to northeast",
        "to southeast",
      ],
      labels: [
        "Year",
        "City grants",
        "City sends",
        "Districts add",
        "Lacking per head, yuan",
        "To the circle",
        "To the northeast",
        "To the southeast",
      ],
      rows: lowest.years.map((one) => [
        one.year,
        million(one.budget),
        million(one.disbursed),
        million(one.localContribution),
        `${fixed(one.gapBefore, 2)} → ${fixed(one.remainingGap, 2)}`,
        ...sentTo(lowest, one.year).map(million),
      ]),
      lines: [
        "",
        `  The lowest first; the city pays ${WINGS.map((wing) => percent(CITY_SHARES[wing], 0)).join(", ")} of what is lacking in the three parts, ${percent(LOSS, 0)} is lost on the way.`,
        `  Least for the target: ${million(lowest.minimumBudget!.byYear[0]!)} million yuan of the city in every year; ${million(lowest.fundingGap!)} million are lacking in the first two.`,
        `  If each yuan were to close as much as it can, ${million(cheapest[0]!)} million of 2023 would go to the circle, ${million(cheapest[1]!)} and ${million(cheapest[2]!)} to the wings:`,
        "  where districts pay more themselves, a yuan of the city closes more. Cost sharing by tier pulls against priority to the wings.",
      ],
      sources: study.sources!,
    });
    const text = sections([aspects.part, levels.part, lacking.part, rules.part, schedule.part]);

    const [, plain, double] = outcomes;
    return {
      text,
      results: [
        aspects.section,
        ...comparisons.map(({ indicator }) =>
          measureGap(study, { indicator, groupBy: "wing", index: THEIL }),
        ),
        ...comparisons.map(({ indicator }) => townAndCountry(study, indicator)),
        funding,
        lacking.section,
        rules.section,
        plain!.transfer,
        double!.transfer,
        lowest,
        schedule.section,
      ],
      notes: [
        "Made up for illustration: every figure of a district (residents, money, staff, beds, records, patients), the pool, budgets and shares of the city, losses, and the rules that share money. No real district is described",
        "Real: the names of the districts, the wing each belongs to (common knowledge, not checked against a document), and the national standard of 84 yuan per head in 2022",
      ],
    };
  },
};
