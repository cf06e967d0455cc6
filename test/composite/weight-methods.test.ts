import { expect, test } from "vitest";
import * as room from "../../src/composite/index.ts";

test("every method stands under its name, and is a function of its own", () => {
  expect(room.weightMethods).toEqual({
    equal: room.equalWeights,
    entropy: room.entropyWeights,
    critic: room.criticWeights,
    coefficientOfVariation: room.coefficientOfVariationWeights,
    pca: room.pcaWeights,
    ahp: room.ahpWeights,
    ahpGroup: room.ahpGroupWeights,
    ahpTree: room.ahpTreeWeights,
    pairwise: room.pairwiseMatrix,
    combine: room.combineWeights,
    benefitOfDoubt: room.benefitOfDoubt,
    merec: room.merecWeights,
    standardDeviation: room.standardDeviationWeights,
  });
});
