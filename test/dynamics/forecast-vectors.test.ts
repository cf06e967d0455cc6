import { describe, expect, test } from "vitest";
import * as dynamics from "../../src/dynamics/index.ts";
import { differences, type VectorCase } from "../fixtures/evaluation/check.ts";
import grey from "../fixtures/evaluation/greyForecast.json" with { type: "json" };
import population from "../fixtures/evaluation/projectPopulation.json" with { type: "json" };
import threshold from "../fixtures/evaluation/thresholdRegression.json" with { type: "json" };
import trend from "../fixtures/evaluation/trendForecast.json" with { type: "json" };

const files = { grey, population, threshold, trend };
const functions = dynamics as unknown as Readonly<Record<string, (...args: never[]) => unknown>>;

describe.for(Object.entries(files))("agrees with R: %s", ([, cases]) => {
  test.for((cases as unknown as readonly VectorCase[]).map((one) => [one.id, one] as const))(
    "%s",
    ([, one]) => {
      expect(differences(functions[one.call]!, one)).toEqual([]);
    },
  );
});
