import { exponential } from "../../numeric/portable/exponential.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { logarithmOfOnePlus } from "../../numeric/portable/logarithm-of-one-plus.ts";
import type { Undefined } from "./outcome.ts";
import type { RankLine } from "./rank-line.ts";
import type { Setting } from "./setting.ts";

/** Levels fitted at the ends of the ranking, as shares of the scale, and each subgroup's part in either. */
interface LogitFit {
  /** Level fitted at rank 0. */
  readonly bottom: number;
  /** Level fitted at rank 1. */
  readonly top: number;
  /** First-order contribution of each subgroup to `bottom`. */
  readonly bottomParts: Float64Array;
  /** First-order contribution of each subgroup to `top`. */
  readonly topParts: Float64Array;
  /** The scale. */
  readonly unit: number;
}

/** Fractional logit of `estimate / scale` on the ranks, population shares as weights, by damped Newton steps. */
export function logitFit(setting: Setting, line: RankLine): LogitFit | Undefined {
  const { n, scale, given, orders } = setting;
  const { ranks, meanRank } = line;
  const shares = setting.shares!;
  if (scale === undefined) {
    return {
      code: "missing_option",
      reason:
        "the logit regression needs the scale of the indicator; give scale (100 for percent), or linear: true",
    };
  }
  if (given.some((estimate) => estimate < 0 || estimate > scale)) {
    return {
      code: "out_of_domain",
      reason: `an estimate is outside 0 to ${scale}, where the logit is not defined; correct scale, or pass linear: true`,
    };
  }
  const y = given.map((estimate) => estimate / scale);
  if (y.every((level) => level === y[0])) {
    const none = new Float64Array(n);
    return { bottom: y[0]!, top: y[0]!, bottomParts: none, topParts: none, unit: scale };
  }
  if (separated(y, orders!)) {
    return {
      code: "no_convergence",
      reason:
        "the estimates are all 0 on one side of a rank and all at the scale on the other, and no finite logit curve fits that; pass linear: true",
    };
  }

  let mean = 0;
  for (let i = 0; i < n; i++) mean += shares[i]! * y[i]!;
  let intercept = logarithm(mean) - logarithmOfOnePlus(-mean);
  let slope = 0;
  // Where the last step began.
  let from = intercept;
  let fromSlope = slope;
  let up = 0;
  let tilt = 0;
  let reached = Number.NEGATIVE_INFINITY;
  let settled = false;
  const residuals = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let round = 0; round < 500; round++) {
    let likelihood = 0;
    let information = 0;
    let rankSum = 0;
    let score = 0;
    for (let i = 0; i < n; i++) {
      const eta = intercept + slope * ranks[i]!;
      const small = exponential(-Math.abs(eta));
      likelihood -= shares[i]! * (logarithmOfOnePlus(small) + (eta < 0 ? y[i]! * -eta : (1 - y[i]!) * eta));
      // From the nearer end of the scale, where the difference keeps its digits.
      const rest = small / (1 + small);
      residuals[i] = shares[i]! * (eta < 0 ? y[i]! - rest : rest - (1 - y[i]!));
      weights[i] = (shares[i]! * small) / (1 + small) ** 2;
      information += weights[i]!;
      rankSum += weights[i]! * ranks[i]!;
      score += residuals[i]!;
    }
    if (likelihood < reached - 1e-12 * Math.abs(reached)) {
      // Too far: back half of the way. The likelihood is concave, so that some part of the way leads up.
      up /= 2;
      tilt /= 2;
      intercept = from + up;
      slope = fromSlope + tilt;
      continue;
    }
    reached = likelihood;
    const center = rankSum / information;
    let spread = 0;
    let tiltScore = 0;
    for (let i = 0; i < n; i++) {
      const offset = ranks[i]! - center;
      spread += weights[i]! * offset * offset;
      tiltScore += residuals[i]! * offset;
    }
    if (settled) {
      const end = (rank: number) => {
        const at = rank - meanRank;
        const eta = intercept + slope * at;
        const flatness = logistic(eta) * logistic(-eta);
        // Quotients first: near 0 and near the scale the products of two of these are too small to be numbers.
        const parts = ranks.map(
          (x, i) =>
            flatness *
            (residuals[i]! / information) *
            (1 + ((at - center) * (x - center)) / (spread / information)),
        );
        return { level: logistic(eta), parts };
      };
      const bottom = end(0);
      const top = end(1);
      return {
        bottom: bottom.level,
        top: top.level,
        bottomParts: bottom.parts,
        topParts: top.parts,
        unit: scale,
      };
    }
    tilt = tiltScore / spread;
    up = score / information - tilt * center;
    let far = 1;
    for (let i = 0; i < n; i++) {
      const eta = intercept + slope * ranks[i]!;
      const change = up + tilt * ranks[i]!;
      // Further out on a plateau of the curve nothing changes; elsewhere a step beyond this is a leap in the dark.
      if (!(Math.abs(eta) > 40 && change * eta > 0))
        far = Math.max(far, Math.abs(change) / (5 + Math.abs(eta)));
    }
    up /= far;
    tilt /= far;
    from = intercept;
    fromSlope = slope;
    intercept += up;
    slope += tilt;
    // Newton squares the error: after a step of 1e-9 what is left is rounding.
    settled = Math.abs(up) + Math.abs(tilt) <= 1e-9 * (1 + Math.abs(intercept) + Math.abs(slope));
  }
  return {
    code: "no_convergence",
    reason: "the logit curve did not settle: the estimates are too near 0 or the scale; pass linear: true",
  };
}

function logistic(eta: number): number {
  const small = exponential(-Math.abs(eta));
  return (eta < 0 ? small : 1) / (1 + small);
}

/** Whether everything below one rank is 0 and everything above it 1, or the other way round. */
function separated(y: Float64Array, orders: Float64Array): boolean {
  return [0, 1].some((low) => {
    let start = 0;
    while (start < y.length && y[start] === low) start++;
    // The one rank where both may meet.
    const order = orders[start];
    for (let i = start; i < y.length; i++) {
      if (orders[i] !== order && y[i] !== 1 - low) return false;
    }
    return true;
  });
}
