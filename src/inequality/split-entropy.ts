import { entropyCoefficient } from "../numeric/entropy-coefficient.ts";
import { rowsByGroup } from "../numeric/rows-by-group.ts";
import type { Groups, Vector } from "../numeric/vector.ts";
import { entropyContribution } from "./entropy-contribution.ts";
import type { EntropyDecomposition } from "./entropy-decomposition.ts";
import { sumOfParts } from "./sum-of-parts.ts";
import { summarizeGroup } from "./summarize-group.ts";

/** The decomposition itself, after the guards. */
export function splitEntropy(
  values: Vector,
  groups: Groups,
  weights: Vector | undefined,
  alpha: number,
): EntropyDecomposition {
  const whole = entropyCoefficient(values, weights, alpha);
  const overallMean = whole.mean / whole.scale;
  const members = rowsByGroup(groups, weights)
    .map(({ group, rows }) => ({
      group,
      ...summarizeGroup(values, weights, rows, whole.weightScale, alpha),
    }))
    // A group next to which another weighs 1e308 times as much is as good as absent.
    .filter(({ weight }) => weight > 0);
  const means = members.map(({ mean }) => mean);
  const populations = members.map(({ weight }) => weight);
  const parts = members.map(({ group, weight, mean, entropy }) => {
    const populationShare = weight / whole.weight;
    const relativeMean = mean / overallMean;
    return {
      group,
      populationShare,
      valueShare: populationShare * relativeMean,
      index: entropy,
      contribution: entropyContribution(entropy, populationShare, relativeMean, alpha),
    };
  });
  return {
    total: whole.entropy,
    between: entropyCoefficient(means, populations, alpha).entropy,
    within: sumOfParts(parts.map(({ contribution }) => contribution)),
    groups: parts,
  };
}
