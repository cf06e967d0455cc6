import type { Replicates } from "../inequality/inference/replicate-weights.ts";
import type { Vector } from "../numeric/vector.ts";
import { type ConcentrationDominance, concentrationDominance, verdictOf } from "./concentration-dominance.ts";

/** What {@link dominanceByReplicates} compares. */
interface Compared {
  /** The variable that ranks rows. */
  readonly rankBy: Vector;
  /** What the curve is compared with. */
  readonly against: "equality" | Vector;
  /** People behind each row. */
  readonly weights: Vector;
}

/** `concentrationDominance` at its default points and rule, with standard errors by the replicate weights of the survey. */
export function dominanceByReplicates(
  values: Vector,
  { rankBy, against, weights }: Compared,
  replicates: Replicates,
): ConcentrationDominance {
  const full = concentrationDominance(values, { rankBy, against, weights });
  const used = replicates.weights.flatMap((own, r) =>
    own === null ? [] : [{ own, factor: replicates.factors[r]! }],
  );
  const found = used.map(
    ({ own }) => concentrationDominance(values, { rankBy, against, weights: own }).points,
  );
  const points = full.points.map((point, k) => {
    let center = point.difference;
    if (!replicates.mse) {
      center = 0;
      for (const one of found) center += one[k]!.difference / found.length;
    }
    let variance = 0;
    found.forEach((one, r) => {
      variance += used[r]!.factor * (one[k]!.difference - center) ** 2;
    });
    const standardError = Math.sqrt(variance);
    return { ...point, standardError, z: standardError > 0 ? point.difference / standardError : null };
  });
  return {
    criticalValue: full.criticalValue,
    points,
    verdict: verdictOf(
      "mca",
      points.map(({ z }) => z),
      full.criticalValue,
    ),
  };
}
