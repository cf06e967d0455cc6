import { evaluatePolicy, measureGap, measureResources, type Study } from "equalis";
import { describe, expect, test } from "vitest";
import { cases } from "../../seeds/cases.ts";
import * as schemas from "../../src/schema/index.ts";
import { richResults } from "../study/rich-results.ts";

const SCHEMAS = {
  appraisal: schemas.AppraisalResultSchema,
  evaluation: schemas.PolicyResultSchema,
  gap: schemas.GapResultSchema,
  goals: schemas.GoalsResultSchema,
  plan: schemas.PlanResultSchema,
  reconciliation: schemas.ReconciliationResultSchema,
  resources: schemas.ResourceResultSchema,
  transfer: schemas.TransferResultSchema,
  incidence: schemas.IncidenceResultSchema,
  protection: schemas.ProtectionResultSchema,
} as const;
type Kind = keyof typeof SCHEMAS;

const through = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Counties in two provinces over eight years; the first county has a policy from the fifth. */
const YEARS = Array.from({ length: 8 }, (_, t) => 2010 + t);
const panel: Study = {
  id: "panel",
  name: "Panel",
  regions: Array.from({ length: 6 }, (_, i) => ({
    id: `c${i}`,
    name: `County ${i}`,
    groups: { side: i < 3 ? "east" : "west" },
    population: [{ concept: "resident", year: 2010, value: 100 + 10 * i }],
  })),
  indicators: [
    {
      id: "beds",
      name: "Beds",
      dimension: "input",
      direction: "higher",
      unit: "per 1,000",
      scale: 1000,
      standards: [{ value: 9, from: "2000-01-01" }],
    },
  ],
  observations: YEARS.flatMap((year, t) =>
    Array.from({ length: 6 }, (_, i) => ({
      region: `c${i}`,
      indicator: "beds",
      period: String(year),
      value: 5 + i + ((3 * t + 5 * i) % 7) / 10 + (i === 0 && t > 3 ? 2 : 0),
    })),
  ),
};
const policy = (method: "did" | "event-study" | "group-time" | "synthetic"): object =>
  evaluatePolicy(panel, { indicator: "beds", method, treated: { c0: "2014" } });

const results: readonly (readonly [string, object])[] = [
  ...Object.entries(richResults()),
  ["difference in differences", policy("did")],
  ["event study", policy("event-study")],
  ["group-time effects", policy("group-time")],
  ["synthetic control", policy("synthetic")],
  [
    "interrupted series",
    evaluatePolicy(panel, {
      indicator: "beds",
      method: "its",
      treated: Object.fromEntries(panel.regions.map(({ id }) => [id, "2014"])),
    }),
  ],
  [
    "a gap with everything",
    measureGap(panel, {
      indicator: "beds",
      groupBy: "side",
      nestedBy: ["side"],
      additionalIndices: ["theil", "meanLogDeviation"],
      interval: { method: "bootstrap", replicates: 100 },
      periods: "all",
    }),
  ],
  ["resources with an interval", measureResources(panel, { indicator: "beds", interval: {} })],
];

describe("every result that came through JSON is what its schema says", () => {
  test.for(results)("%s", ([, result]) => {
    const data = through(result) as unknown as { readonly kind: Kind };
    const parsed = SCHEMAS[data.kind].safeParse(data);
    expect(parsed.error?.issues).toBeUndefined();
    expect(parsed.data).toEqual(data);
  });
  test.for(results)("%s with a field more, or a field less, is none", ([, result]) => {
    const data = through(result) as unknown as { readonly kind: Kind };
    const schema = SCHEMAS[data.kind];
    expect(schema.safeParse({ ...data, surplus: 1 }).success).toBe(false);
    for (const key of Object.keys(data)) {
      const { [key as never]: _, ...rest } = data;
      expect(schema.safeParse(rest).success, key).toBe(false);
    }
  });
});

test.for(cases)("the results of the case $id are what their schemas say", ({ run }) => {
  const found = run().results.map((result) => through(result) as unknown as { readonly kind: string });
  const known = found.filter(({ kind }) => kind in SCHEMAS);
  expect(known.length).toBeGreaterThan(0);
  for (const data of known) {
    expect(SCHEMAS[data.kind as Kind].safeParse(data).error?.issues, data.kind).toBeUndefined();
  }
});
