import { describe, expect, test } from "vitest";
import {
  EqualizationError,
  measureIncidence,
  measureProtection,
  type Survey,
  type SurveyReplicates,
  surveyMean,
} from "../../../src/index.ts";
import { SurveySchema } from "../../../src/schema/index.ts";

/** Eight households in four strata of two clusters, with the half-samples of a Hadamard matrix of order 4. */
const SIZE = [2, 1, 3, 4, 2, 5, 1, 2];
const WEIGHT = [10, 20, 15, 5, 30, 10, 25, 12];
const CONSUMPTION = [40, 30, 60, 36, 44, 90, 12, 50];
const PAID = [18, 2, 30, 4, 22, 6, 9, 3];
const AREA = ["town", "town", "land", "land", "town", "land", "town", "land"];
const HALVES = [
  [1, 1, 1, 1],
  [1, 0, 1, 0],
  [1, 1, 0, 0],
  [1, 0, 0, 1],
];
const kept = (r: number, i: number, fay: number): number =>
  HALVES[r]![i >> 1] === 1 - (i % 2) ? 2 - fay : fay;

function surveyOf(replicates: Omit<SurveyReplicates, "columns">, fay = 0, isFactor = false): Survey {
  const columns = Object.fromEntries(
    HALVES.map((_, r) => [`r${r}`, WEIGHT.map((w, i) => kept(r, i, fay) * (isFactor ? 1 : w))]),
  );
  return {
    id: "s",
    name: "Illustrative households",
    unit: "household",
    columns: { size: SIZE, weight: WEIGHT, consumption: CONSUMPTION, paid: PAID, visits: PAID, ...columns },
    labels: { area: AREA },
    weights: "weight",
    householdSize: "size",
    replicates: { ...replicates, columns: Object.keys(columns) },
  };
}
const question = {
  consumption: "consumption",
  outOfPocket: "paid",
  povertyLine: 10,
  groupBy: "area",
} as const;

/** Share of the people in hardship, by its definition, among rows that count. */
function share(weights: readonly number[], counts: (i: number) => boolean): number {
  let all = 0;
  let hit = 0;
  weights.forEach((w, i) => {
    if (!counts(i)) return;
    all += w * SIZE[i]!;
    const budget = Math.max(0, CONSUMPTION[i]! / SIZE[i]! - 10);
    if (PAID[i]! / SIZE[i]! > 0.4 * budget) hit += w * SIZE[i]!;
  });
  return hit / all;
}

describe("replicate weights in a survey", () => {
  const everyone = () => true;
  test.for([
    ["brr", { design: "brr" }, 0, 1 / 4],
    ["fay", { design: "fay", fay: 0.3 }, 0.3, 1 / (4 * 0.49)],
    ["jk1", { design: "jk1" }, 0, 3 / 4],
    ["bootstrap", { design: "bootstrap" }, 0, 1 / 3],
    ["sdr", { design: "sdr" }, 0, 1],
    ["other", { design: "other", scale: 0.2 }, 0, 0.2],
  ] as const)("%s: the sum of squares about the full estimate", ([, replicates, fay, scale]) => {
    const value = share(WEIGHT, everyone);
    const squares = HALVES.map((_, r) => {
      const own = WEIGHT.map((w, i) => w * kept(r, i, fay));
      return (share(own, everyone) - value) ** 2;
    });
    const error = Math.sqrt(scale * squares.reduce((a, b) => a + b));
    for (const isFactor of [false, true]) {
      const survey = surveyOf({ ...replicates, combined: !isFactor }, fay, isFactor);
      expect(SurveySchema.parse(JSON.parse(JSON.stringify(survey)))).toEqual(survey);
      const { hardship, warnings } = measureProtection(survey, question);
      expect(hardship.value).toBeCloseTo(value, 12);
      expect(hardship.standardError).toBeCloseTo(error, 12);
      expect(hardship.interval!.upper).toBeCloseTo(Math.min(1, value + 1.959963984540054 * error), 9);
      expect(warnings).toEqual([]);
    }
  });

  test("a group is a domain: its share is taken in each replicate", () => {
    const { rows } = measureProtection(surveyOf({ design: "fay", fay: 0.5 }, 0.5), question);
    for (const row of rows) {
      const own = (i: number): boolean => AREA[i] === row.group;
      const value = share(WEIGHT, own);
      const squares = HALVES.map((_, r) => {
        const weights = WEIGHT.map((w, i) => w * kept(r, i, 0.5));
        return (share(weights, own) - value) ** 2;
      });
      expect(row.value).toBeCloseTo(value, 12);
      expect(row.standardError).toBeCloseTo(Math.sqrt(squares.reduce((a, b) => a + b)), 12);
    }
  });

  test("verdicts of incidence: the curve of use with errors by replicates", () => {
    const wide = measureIncidence(surveyOf({ design: "other", scale: 1e6 }), {
      income: "consumption",
      services: { clinic: { use: "visits", unitSubsidy: 1 } },
    });
    const narrow = measureIncidence(surveyOf({ design: "other", scale: 1e-12 }), {
      income: "consumption",
      services: { clinic: { use: "visits", unitSubsidy: 1 } },
    });
    // The curve is the same, and what is certain of it is not: without errors every side that it takes counts.
    const { curve } = narrow.rows[0]!;
    expect(wide.rows[0]!.curve).toEqual(curve);
    expect(wide.rows[0]!.againstEquality).toBe("none");
    const above = curve.some(({ people, share: part }) => part > people + 1e-9);
    const below = curve.some(({ people, share: part }) => part < people - 1e-9);
    expect(narrow.rows[0]!.againstEquality).toBe(
      above && below ? "crosses" : above ? "dominates" : "dominated",
    );
  });

  test("refuses them next to strata, names that are not there, and replicates without anyone", () => {
    const survey = surveyOf({ design: "brr" });
    const codeOf = (more: Partial<Survey>): string => {
      try {
        measureProtection({ ...survey, ...more }, question);
        return "none";
      } catch (error) {
        return (error as EqualizationError).code;
      }
    };
    const replicates = survey.replicates!;
    expect(codeOf({ strata: "area" })).toBe("unsupported_combination");
    expect(SurveySchema.safeParse({ ...survey, strata: "area" }).success).toBe(false);
    expect(codeOf({ replicates: { ...replicates, columns: ["r0", "r9"] } })).toBe("unknown_id");
    expect(codeOf({ replicates: { ...replicates, design: "half" as "brr" } })).toBe("unknown_option");
    expect(codeOf({ replicates: { ...replicates, design: "jkn" } })).toBe("missing_option");
    const columns = { ...survey.columns, r0: SIZE.map(() => 0) };
    expect(codeOf({ columns })).toBe("zero_total");
    expect(EqualizationError).toBeDefined();
  });
});

test("groups under strata and clusters are domains, as surveyMean has them", () => {
  const rows = Array.from({ length: 48 }, (_, i) => i);
  const columns = {
    consumption: rows.map((i) => 8 + ((i * 7) % 13)),
    paid: rows.map((i) => (i * 5) % 6),
    weight: rows.map((i) => 1 + (i % 4)),
  };
  const labels = {
    stratum: rows.map((i) => i % 3),
    cluster: rows.map((i) => Math.floor(i / 6)),
    // The last group is in one cluster: nothing tells how clusters differ.
    group: rows.map((i) => (i < 2 ? "one" : i % 5 < 2 ? "a" : "b")),
  };
  const survey: Survey = {
    id: "p",
    name: "Illustrative persons",
    unit: "person",
    columns,
    labels: { ...labels, group: labels.group.map((g, i) => (i === 1 ? "a" : g)) },
    weights: "weight",
    strata: "stratum",
    clusters: "cluster",
  };
  const found = measureProtection(survey, {
    consumption: "consumption",
    outOfPocket: "paid",
    povertyLine: 7,
    groupBy: "group",
  });
  const flags = rows.map((i) => (columns.paid[i]! > 0.4 * (columns.consumption[i]! - 7) ? 1 : 0));
  for (const row of found.rows) {
    const expected = surveyMean(flags, {
      weights: columns.weight,
      strata: labels.stratum,
      clusters: labels.cluster,
      domain: survey.labels!.group!.map((g) => g === row.group),
    });
    expect(row.value).toBeCloseTo(expected.value, 12);
    if (expected.standardError === null) expect(row.standardError).toBeNull();
    else {
      expect(row.standardError).toBeCloseTo(expected.standardError, 12);
      expect(row.interval!.upper).toBeCloseTo(Math.min(1, expected.interval!.upper), 12);
    }
  }
  expect(found.rows.find(({ group }) => group === "one")!.standardError).toBeNull();
});
