import { expect, test } from "vitest";
import { simulate, usFmap } from "../../src/index.ts";
import { departures, published } from "../support/published.ts";

// Recalled: the percentages were entered from memory of the notice and are still to be compared with it.
test("matching rates of 37 states of the United States, fiscal year 2011 (recalled)", () => {
  const { inputs, expected, tolerance } = published<{ units: string[] } & Record<string, number[]>, number[]>(
    "us-fmap-fy2011",
  );
  const { units, ...data } = inputs;
  const { amounts } = simulate(usFmap, { units, data, period: "2011" });
  expect(expected).toHaveLength(37);
  expect(departures(amounts, expected, tolerance)).toEqual([]);
});
