import { describe, expect, test } from "vitest";
import * as evaluation from "../../src/evaluation/index.ts";
import bacon from "../fixtures/evaluation/baconDecomposition.json" with { type: "json" };
import { differences, type VectorCase } from "../fixtures/evaluation/check.ts";
import difference from "../fixtures/evaluation/differenceInDifferences.json" with { type: "json" };
import event from "../fixtures/evaluation/eventStudy.json" with { type: "json" };
import gap from "../fixtures/evaluation/gapEffect.json" with { type: "json" };
import groupTime from "../fixtures/evaluation/groupTimeEffects.json" with { type: "json" };
import interrupted from "../fixtures/evaluation/interruptedTimeSeries.json" with { type: "json" };
import panel from "../fixtures/evaluation/panelRegression.json" with { type: "json" };
import control from "../fixtures/evaluation/syntheticControl.json" with { type: "json" };
import synthetic from "../fixtures/evaluation/syntheticDifferenceInDifferences.json" with { type: "json" };

const files = { bacon, difference, event, gap, groupTime, interrupted, panel, control, synthetic };
const functions = evaluation as unknown as Readonly<Record<string, (...args: never[]) => unknown>>;

describe.for(Object.entries(files))("agrees with the oracle: %s", ([, cases]) => {
  test.for((cases as unknown as readonly VectorCase[]).map((one) => [one.id, one] as const))(
    "%s",
    ([, one]) => {
      expect(differences(functions[one.call]!, one)).toEqual([]);
    },
  );
});
