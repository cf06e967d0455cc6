import { describe, expect, test } from "vitest";
import { evaluatePolicy, type PolicyOptions, type Study } from "../../src/index.ts";
import { renderReport } from "../../src/report/index.ts";

const YEARS = [2016, 2017, 2018, 2019, 2020, 2021];
const values: Readonly<Record<string, readonly number[]>> = {
  a: [10, 11, 12, 16, 17, 19],
  b: [12, 12, 13, 14, 15, 15],
  c: [9, 10, 11, 11, 12, 13],
  d: [14, 13, 15, 15, 17, 16],
};
const study: Study = {
  id: "counties",
  name: "Illustrative counties",
  regions: Object.keys(values).map((id) => ({ id, name: { en: `County ${id}`, zh: `${id}县` } })),
  indicators: [
    {
      id: "beds",
      name: { en: "Beds", zh: "床位" },
      dimension: "input",
      direction: "higher",
      unit: "per 1,000",
      scale: 1000,
    },
  ],
  observations: Object.entries(values).flatMap(([region, series]) =>
    series.map((value, t) => ({ region, indicator: "beds", period: String(YEARS[t]), value })),
  ),
};
const evaluated = (method: PolicyOptions["method"]) =>
  evaluatePolicy(study, { indicator: "beds", treated: { a: "2019" }, method });

describe.for(["did", "event-study", "group-time", "synthetic", "its"] as const)(
  "a section about %s",
  (method) => {
    test("says what was found, how sure it is, and what may be concluded", () => {
      const markdown = renderReport([evaluated(method)], { format: "markdown", study });
      expect(markdown).toContain("Effect of a policy on Beds");
      expect(markdown).toContain(
        method === "its" ? "The level of Beds changed by" : "with the policy than in 3 without it",
      );
      expect(markdown).toContain(method === "its" ? "There are no comparison regions" : "moved in parallel");
      expect(markdown).toContain("County a");
      expect(markdown).not.toMatch(/undefined|NaN|\bnull\b|caused|few_treated/);
    });

    test("has figures in HTML, and is in Chinese where asked", () => {
      const html = renderReport([evaluated(method)], { format: "html", study });
      expect(html).toContain("<svg");
      const chinese = renderReport([evaluated(method)], { format: "html", language: "zh", study });
      expect(chinese).toContain("政策是否改变了床位");
      expect(chinese).toContain("a县");
      expect(chinese).not.toMatch(/undefined|NaN|Synthetic|parallel|regions/);
    });
  },
);

test("did names its permutation", () => {
  expect(renderReport([evaluated("did")], { format: "markdown", study })).toContain(
    "p = 0.250, by permuting the treated regions (4 assignments).",
  );
});
