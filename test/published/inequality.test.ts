import { expect, test } from "vitest";
import { concentrationIndex, fosterGreerThorbecke } from "../../src/index.ts";
import { departures, published } from "../support/published.ts";

test("Analyzing Health Equity, table 8.1: concentration of under-five mortality in India", () => {
  const { inputs, expected, tolerance } = published<Record<"births" | "rate", number[]>, number>(
    "concentration-india-u5mr",
  );
  const index = concentrationIndex(inputs.rate, { rankBy: [1, 2, 3, 4, 5], weights: inputs.births });
  expect(departures([index], [expected], tolerance)).toEqual([]);
});

test("Haughton and Khandker 2009: headcount, gap and squared gap of four people", () => {
  const { inputs, expected, tolerance } = published<{ values: number[]; line: number }, number[]>(
    "fgt-haughton-khandker",
  );
  const measures = [0, 1, 2].map((alpha) =>
    fosterGreerThorbecke(inputs.values, { line: inputs.line, alpha }),
  );
  expect(departures(measures, expected, tolerance)).toEqual([]);
});
