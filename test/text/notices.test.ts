import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Notice, NoticeCode, NoticeData } from "../../src/model/results/notice.ts";
import type { OmissionData, OmissionReason } from "../../src/model/results/omission.ts";
import * as EN from "../../src/text/en/notices.ts";
import { omissionOf } from "../../src/text/en/omission.ts";
import { withContext } from "../../src/text/en/with-context.ts";
import type { NoticeText, NoticeTexts } from "../../src/text/notice-texts.ts";
import { writeNotice } from "../../src/text/write-notice.ts";
import { NOTICES_ZH, noticeInChinese } from "../../src/text/zh/notices.ts";
import { reasonInChinese } from "../../src/text/zh/omission.ts";

/** English has a function for every kind; this does not compile if one is missing. */
const NOTICES_EN: NoticeTexts = EN;

const NAMES = { region: named("东城"), indicator: named("床位"), goal: named("目标") };

function named(stem: string): (id: string) => string {
  return (id) => `${stem}${id.replace("r", "")}`;
}

const regions = (n: number): string[] => Array.from({ length: n }, (_, i) => `r${i + 1}`);
const people = { concept: "resident", year: 2020 } as const;

/** Data of every kind, with the cases that a sentence tells apart: one, several, many. A missing kind does not compile. */
const SAMPLES: { readonly [Code in NoticeCode]: readonly NoticeData[Code][] } = {
  regions_omitted: [
    { regions: regions(1), of: 1, missing: "data" },
    { regions: regions(2), of: 16, missing: "evidence" },
    { regions: regions(12), of: 16, missing: "flows" },
  ],
  few_regions: [{ n: 1 }, { n: 4 }],
  population_year_differs: [
    { periods: ["2019"], concept: "registered", year: 2020 },
    { periods: ["2018", "2019"], concept: "service", year: 2020 },
  ],
  period_chosen: [
    { chosen: "period", period: "2020", allSubgroups: false },
    { chosen: "period", period: "2020", allSubgroups: true },
    { chosen: "population", ...people },
    { chosen: "standard", indicator: "r1", day: "2020-12-31" },
  ],
  illustrative_figures: [{ titles: ["年鉴"] }, { titles: regions(10).map(named("年鉴")) }],
  unverified_figures: [{ titles: ["年鉴", "公报"] }],
  no_decomposition: [{}],
  not_everyone_paid: [
    { left: 20, pool: 100, currency: "CNY" },
    { left: 20, pool: 100, currency: null },
  ],
  program: [{ program: "p", warning: "w", text: "上限过低", step: null, regions: [] }],
  claim_broken: [{ program: "p", claim: "合计不变", detail: "1与2" }],
  populations_differ: [{ input: "1", population: people, otherInput: "2", otherPopulation: people }],
  cost_assumed: [{ moneyUnit: "元", indicator: "r1" }],
  losses_assumed: [
    { regions: regions(1), of: 3 },
    { regions: regions(2), of: 3 },
  ],
  pooled: [
    { regions: regions(1), by: "sum" },
    { regions: regions(2), by: "denominators" },
  ],
  pooled_by_population: [{ regions: regions(2), ...people }],
  no_interval: [
    { cause: "no-standard-errors", without: 1, of: 4 },
    { cause: "no-standard-errors", without: 2, of: 4 },
    ...(["no-standard-error", "single-unit", "not-finite", "resample-failed"] as const).map((cause) => ({
      cause,
      without: null,
      of: null,
    })),
  ],
  no_population: [
    { use: "rates", regions: [], population: null },
    { use: "weights", regions: [], population: null },
    { use: "per-head", regions: regions(1), population: people },
    { use: "per-head", regions: regions(2), population: null },
  ],
  weights_differ: [{ share: 0.55, byPopulation: 59, mean: 47.5 }],
  scale_doubtful: [{ goal: "r1", value: 0.8, meant: 80 }],
  flows_unlinked: [
    { flows: ["1"], of: 1 },
    { flows: ["1", "2"], of: 5 },
  ],
  flow_issue: (
    [
      "appropriated_exceeds_budget",
      "arrived_exceeds_appropriated",
      "spent_exceeds_arrived",
      "passed_on_exceeds_received",
      "arrival_not_reported",
      "spending_not_reported",
      "undated_appropriation",
      "undated_arrival",
      "undated_spending",
      "fractions_of_a_cent",
    ] as const
  ).map((issue) => ({ issue, flows: ["1", "2"], amount: 5, currency: "CNY" })),
  no_money: [{}],
  not_measurable: (["no-values", "no-target", "single-value", "no-value-since-deadline"] as const).map(
    (cause) => ({ goal: "r1", indicator: "r2", cause, deadline: "2025" }),
  ),
  unit_of_rate: [{ indicator: "r1", unit: "张/千人" }],
  total_row: [{ regions: regions(1) }],
  several_populations: [{ concepts: ["resident", "registered"] }],
  vetoed_paid: [{ regions: regions(2) }],
  few_treated: [
    { n: 1, method: "did" },
    { n: 4, method: "event-study" },
  ],
  few_clusters: [
    { n: 1, atLeast: 30 },
    { n: 16, atLeast: 30 },
  ],
  pre_trend: [{ p: 0.034 }],
  pre_trend_unknown: [{}],
  short_series: [
    { before: 1, after: null, atLeast: 10 },
    { before: 3, after: 1, atLeast: 8 },
  ],
  weights_not_unique: [{}],
  no_comparison: [{}],
};

/** Every notice with every case of its data. */
const NOTICES = Object.entries(SAMPLES).flatMap(([code, samples]) =>
  samples.map(
    (data) =>
      writeNotice(
        code as NoticeCode,
        data as NoticeData[NoticeCode],
        NOTICES_EN[code as NoticeCode] as NoticeText<NoticeCode>,
        NAMES,
      ) as Notice,
  ),
);

/** What a sentence may not contain in any language. */
const BROKEN = ["undefined", "NaN", "null", "[object", "(s)", "{", "(ies)", "  "];

describe("every notice", () => {
  test("has a sentence in both languages, and no other", () => {
    expect(Object.keys(NOTICES_EN).sort()).toEqual(Object.keys(SAMPLES).sort());
    expect(Object.keys(NOTICES_ZH).sort()).toEqual(Object.keys(SAMPLES).sort());
  });
  test.for(NOTICES.map((one) => [one.code, one] as const))("%s reads in English", ([code, one]) => {
    if (code === "several_populations") return;
    for (const part of BROKEN) expect(one.message).not.toContain(part);
    expect(one.message).toMatch(code === "program" ? /./ : /^\P{Ll}.*\.$/u);
    expect(one.message).not.toMatch(/\b1 (?:regions|periods|flows|values|subjects)\b/);
  });
  test.for(NOTICES.map((one) => [one.code, one] as const))("%s reads in Chinese", ([code, one]) => {
    const text = noticeInChinese(one, NAMES);
    for (const part of BROKEN) expect(text).not.toContain(part);
    expect(text).toMatch(code === "program" ? /./ : /。$/);
    expect(text.replace("p值", "").replace("p = ", "")).not.toMatch(/[A-Za-z]/);
    expect(text).not.toMatch(/\p{Script=Han} \d|\d \p{Script=Han}|[,;:?!]/u);
  });
  test("names the first eight regions and counts the others", () => {
    const [, , many] = NOTICES;
    expect(many?.message).toBe(
      "12 of 16 regions were excluded because no flow reaches them: 东城1, 东城2, 东城3, 东城4, 东城5, 东城6, 东城7, 东城8, and 4 more.",
    );
    expect(noticeInChinese(many!, NAMES)).toBe(
      "16个地区中有12个因没有资金流水到达未纳入：东城1、东城2、东城3、东城4、东城5、东城6、东城7、东城8等12个地区。",
    );
  });
  test("names the part of the result that it is about", () => {
    const one = withContext(writeNotice("few_regions", { n: 1 }, EN.few_regions), {
      subgroup: "城镇",
      period: "2019",
      morePeriods: 2,
    });
    expect(one.message).toBe(
      "城镇, 2019: The index rests on 1 region only; compare values instead. A similar notice applies to 2 further periods.",
    );
    expect(noticeInChinese(one, NAMES)).toBe(
      "城镇，2019：仅1个地区，指数说明力有限，宜直接比较数值。另有2期存在类似情况。",
    );
  });
});

/** Data of every reason for which a region is excluded. A missing reason does not compile. */
const REASONS: { readonly [Code in keyof OmissionData]: readonly OmissionData[Code][] } = {
  no_value: [
    { indicator: "r1", subgroup: null, periods: ["2020"] },
    { indicator: "r1", subgroup: "城镇", periods: ["2019", "2020"] },
  ],
  not_pooled: (["missing-values", "zero-denominators", "missing-weights", "no-residents"] as const).map(
    (cause) => ({
      indicator: "r1",
      subgroup: null,
      period: "2020",
      cause,
      regions: ["r1", "r2"],
      population: cause === "missing-weights" ? people : null,
    }),
  ),
  no_population: [
    { ...people, subgroup: null },
    { ...people, subgroup: "城镇" },
  ],
  no_standard: [{ indicator: "r1", day: "2020-12-31" }],
  no_area: [{}],
  no_class: [{ grouping: "地带" }],
  no_input: [{ input: "人口" }],
  no_flow: [{}],
  no_evidence: [{ indicators: ["接种率"] }],
};

test.for(
  Object.entries(REASONS).flatMap(([code, samples]) =>
    samples.map((data) => [code, { code, data } as OmissionReason] as const),
  ),
)("the reason %s reads in both languages", ([, why]) => {
  const omission = omissionOf("r3", why, "2018");
  expect(omission.reason).toMatch(/^2018: no /);
  const text = reasonInChinese(omission, NAMES);
  expect(text).toMatch(/^2018：/);
  expect(text).not.toMatch(/[A-Za-z]|\p{Script=Han} \d|[,;:]/u);
  for (const part of BROKEN) {
    expect(omission.reason).not.toContain(part);
    expect(text).not.toContain(part);
  }
});

test.for(["report", "plot", "text"])("src/%s reads no message", (folder) => {
  const root = new URL(`../../src/${folder}/`, import.meta.url);
  for (const file of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const text = readFileSync(new URL(file, root), "utf8");
    expect(text, file).not.toMatch(
      /\b(?:message|reason)\b\.?(?:\w*\))?\s*\.(?:match|replace|search|split|slice|startsWith|endsWith|includes|indexOf|lastIndexOf)\(|\.test\((?:\w+\.)?(?:message|reason)\)|\bRegExp\b/,
    );
  }
});
