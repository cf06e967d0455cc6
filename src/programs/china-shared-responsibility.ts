import { columns, defineProgram, type Program } from "../transfers/index.ts";
import { CHINA_REGION_ALIASES } from "./china-region-codes.ts";

/**
 * China: the central share of basic public health services, by tier of region, since 2019.
 *
 * $$ central_i = population_i \cdot standard_t \cdot share_i $$
 *
 * The State Council's plan of 2018 on shared responsibility in medicine and health sets a national standard of spending
 * per resident and lets the central budget pay 80, 60, 50, 30 or 10 percent of it, by five tiers of regions; the rest is
 * the region's. Cities listed separately in the state plan (Dalian, Ningbo, Xiamen, Qingdao, Shenzhen) belong to the
 * fourth tier and are units of their own: leave their residents out of their provinces.
 *
 * - **Units** are regions of the first level and those five cities, named by their GB/T 2260 code (`"510000"`), in Chinese
 *   (`"四川"`, `"四川省"`) or in English (`"Sichuan"`). For any other unit, such as the counties of one province, pass
 *   `centralShare`.
 * - **Inputs:** `population` (residents the funds are reckoned for: name the year; outdated figures underpay growing
 *   regions), and where wanted `centralShare`. **Period:** a year from 2009 to 2025; the shares begin with 2019.
 * - **Steps:** `standard` (yuan a resident), `cost`, `rate`, `local` (what the region pays), `central` (the amount).
 *
 * @see State Council General Office, Guobanfa [2018] 67, as reported on 2018-08-14: rates, number of regions a tier, and
 *   some members. The full list of members and several years of the standard are recalled and marked unverified; every
 *   run that uses them says so in its `assumptions`.
 *
 * @example The four parts of China's bill, for a million residents each
 * ```ts
 * import { chinaSharedResponsibility, simulate } from "equalis";
 * const run = simulate(chinaSharedResponsibility, {
 *   units: ["Sichuan", "Hunan", "Liaoning", "Shanghai"],
 *   data: { population: 1_000_000 },
 *   period: "2025",
 * });
 * run.amounts; // => [79200000, 59400000, 49500000, 9900000]
 * run.steps[3]?.id; // => "local"
 * run.steps[3]?.column; // => [19800000, 39600000, 49500000, 89100000]
 * ```
 */
export const chinaSharedResponsibility: Program = /* @__PURE__ */ defineProgram({
  id: "china-shared-responsibility",
  title: "China: central share of basic public health services",
  jurisdiction: "CN",
  source:
    "State Council General Office, Guobanfa [2018] 67, reform plan on shared central and local responsibility in medicine and health, in force from 2019-01-01",
  description:
    "Residents times the national standard per head times the central share of the region's tier. Plan-listed cities are units of their own in the fourth tier.",
  inputs: [
    {
      name: "population",
      unit: "person",
      description: "Residents the funds are reckoned for; of provinces without their plan-listed cities",
      range: { above: 0 },
    },
    {
      name: "centralShare",
      unit: "share",
      description: "Share paid by the central budget, instead of that of the tier of the unit",
      range: { atLeast: 0, atMost: 1 },
      optional: true,
    },
  ],
  parameters: {
    standardPerHead: {
      description: "National standard of spending on basic public health services per resident and year",
      unit: "yuan/person",
      source: "Recalled, not read in a source",
      status: "unverified",
      values: [
        { from: "2009", value: 15 },
        { from: "2011", value: 25 },
        { from: "2013", value: 30 },
        { from: "2014", value: 35 },
        { from: "2015", value: 40 },
        { from: "2016", value: 45 },
        { from: "2017", value: 50, status: "published", source: "Report on the work of the government" },
        {
          from: "2018",
          value: 55,
          status: "published",
          source: "Tan and Wong (2022), BMC Public Health, doi 10.1186/s12889-022-13300-y",
        },
        { from: "2019", value: 69 },
        { from: "2020", value: 74 },
        { from: "2021", value: 79 },
        { from: "2022", value: 84, status: "published", source: "Report on the work of the government" },
        { from: "2023", value: 89 },
        { from: "2024", value: 94, status: "published", source: "National Health Commission, 2025-06-26" },
        {
          from: "2025",
          to: "2025",
          value: 99,
          status: "published",
          source: "National Health Commission, 2025-06-26",
        },
      ],
    },
    centralShare: {
      description: "Share of the standard paid by the central budget, by region (GB/T 2260)",
      unit: "share",
      source:
        "Xinhua, 2018-08-14, on Guobanfa [2018] 67: the rates, 12, 10 and 3 regions in the first three tiers; the full list of members is recalled",
      status: "unverified",
      values: [
        {
          from: "2019",
          value: {
            "150000": 0.8,
            "450000": 0.8,
            "500000": 0.8,
            "510000": 0.8,
            "520000": 0.8,
            "530000": 0.8,
            "540000": 0.8,
            "610000": 0.8,
            "620000": 0.8,
            "630000": 0.8,
            "640000": 0.8,
            "650000": 0.8,
            "130000": 0.6,
            "140000": 0.6,
            "220000": 0.6,
            "230000": 0.6,
            "340000": 0.6,
            "360000": 0.6,
            "410000": 0.6,
            "420000": 0.6,
            "430000": 0.6,
            "460000": 0.6,
            "210000": 0.5,
            "350000": 0.5,
            "370000": 0.5,
            "120000": 0.3,
            "320000": 0.3,
            "330000": 0.3,
            "440000": 0.3,
            "210200": 0.3,
            "330200": 0.3,
            "350200": 0.3,
            "370200": 0.3,
            "440300": 0.3,
            "110000": 0.1,
            "310000": 0.1,
          },
        },
      ],
    },
  },
  assumptions: [
    "The standard is paid for every resident counted in the input; the year of the count is the caller's choice.",
    "Provinces are counted without their plan-listed cities, which are units of the fourth tier.",
    "Funds are not corrected by the results of appraisals, which the plan allows for.",
  ],
  invariants: [
    { kind: "non-negative" },
    {
      kind: "custom",
      id: "parts-add-up",
      description: "the central and the local part add up to the cost",
      check: (c) => {
        const parts = columns.add(c.step("central"), c.step("local"));
        const off = c.step("cost").findIndex((cost, i) => Math.abs(parts[i]! - cost) > 1e-9 * cost);
        return off < 0 || `they do not for "${c.units[off]}"`;
      },
    },
  ],
  steps: [
    {
      id: "standard",
      label: "Standard per resident",
      unit: "yuan/person",
      legalBasis: "Guobanfa [2018] 67, basic public health services",
      compute: (c) => c.parameter("standardPerHead"),
    },
    {
      id: "cost",
      label: "Cost at the standard",
      unit: "yuan",
      formula: "population × standard",
      compute: (c) => columns.multiply(c.input("population"), c.step("standard")),
    },
    {
      id: "rate",
      label: "Central share of the tier",
      unit: "share",
      legalBasis: "Guobanfa [2018] 67, five tiers",
      compute: (c) =>
        c.has("centralShare")
          ? c.input("centralShare")
          : c.lookup(
              "centralShare",
              c.units.map((unit) => codeOf(unit)),
            ),
    },
    {
      id: "local",
      label: "Local part",
      unit: "yuan",
      formula: "cost − cost × rate",
      compute: (c) => columns.subtract(c.step("cost"), columns.multiply(c.step("cost"), c.step("rate"))),
    },
    {
      id: "central",
      label: "Central part",
      unit: "yuan",
      formula: "cost × rate",
      from: "cost",
      compute: (c) => columns.multiply(c.step("cost"), c.step("rate")),
    },
  ],
});

function codeOf(unit: string): string {
  return Object.hasOwn(CHINA_REGION_ALIASES, unit) ? CHINA_REGION_ALIASES[unit]! : unit;
}
