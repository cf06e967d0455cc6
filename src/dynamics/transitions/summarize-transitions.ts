import { stationaryDistribution } from "./stationary-distribution.ts";
import type { TransitionSummary } from "./transition-summary.ts";

/** Probabilities, steady state, mobility and sojourn of a table of counts. */
export function summarizeTransitions(counts: number[][]): TransitionSummary {
  const k = counts.length;
  const probabilities = counts.map((row) => {
    const total = row.reduce((a, b) => a + b, 0);
    return row.map((count) => (total === 0 ? 0 : count / total));
  });
  const unseen = counts.findIndex((row) => row.every((count) => count === 0));
  const { distribution, reason } = stationaryDistribution(probabilities);
  const trace = probabilities.reduce((sum, row, i) => sum + row[i]!, 0);
  return {
    counts,
    probabilities,
    steadyState: distribution,
    mobility: unseen < 0 ? (k - trace) / (k - 1) : null,
    sojourn: counts.map((row, i) => {
      const total = row.reduce((a, b) => a + b, 0);
      // From the counts: 1 - p would lose digits where almost no one leaves.
      return total === row[i]! ? null : total / (total - row[i]!);
    }),
    reasons: {
      ...(reason === undefined ? {} : { steadyState: reason }),
      ...(unseen < 0
        ? {}
        : { mobility: `class ${unseen} has no observed transition; merge classes or move the cutoffs` }),
    },
  };
}
