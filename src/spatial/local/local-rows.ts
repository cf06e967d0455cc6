import { pOfZ } from "../inference/p-of-z.ts";
import type { InferenceChoice } from "../inference/require-inference.ts";
import { falseDiscovery } from "./false-discovery.ts";
import type { LocalAutocorrelation } from "./local-autocorrelation.ts";

/** The statistic of one unit with its moments. */
export interface LocalStatistic {
  /** The statistic. */
  readonly statistic: number;
  /** Its mean if place does not matter. */
  readonly expected: number;
  /** Its variance if place does not matter. */
  readonly variance: number;
}

/**
 * Rows of a local measure: z with the sign of clustering, p by the normal distribution or by the counts, and p adjusted for the many tests if asked for. A
 * `null` is a unit without neighbors.
 */
export function localRows(
  ids: readonly string[],
  statistics: readonly (LocalStatistic | null)[],
  sign: 1 | -1,
  counts: Uint32Array | null,
  { permutations, alternative }: InferenceChoice,
  adjust: "none" | "fdr",
): LocalAutocorrelation[] {
  const rows = ids.map((id, i): LocalAutocorrelation => {
    const given = statistics[i]!;
    if (given === null) {
      return {
        id,
        statistic: null,
        expected: null,
        variance: null,
        z: null,
        p: null,
        reason: "no neighbors",
      };
    }
    const { statistic, expected, variance } = given;
    const z = variance > 0 ? (sign * (statistic - expected)) / Math.sqrt(variance) : null;
    const p =
      counts !== null && permutations !== null
        ? (counts[i]! + 1) / (permutations + 1)
        : z === null
          ? null
          : pOfZ(z, alternative);
    return {
      id,
      statistic,
      expected,
      variance,
      z,
      p,
      ...(z === null ? { reason: "the variance is 0" } : {}),
    };
  });
  if (adjust === "none") return rows;
  const adjusted = falseDiscovery(rows.map(({ p }) => p));
  return rows.map((row, i) => ({ ...row, adjustedP: adjusted[i] ?? null }));
}
