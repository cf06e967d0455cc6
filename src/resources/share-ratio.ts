import { EqualizationError } from "../errors.ts";
import { exponential } from "../numeric/portable/exponential.ts";
import { logarithm } from "../numeric/portable/logarithm.ts";

/**
 * One share over another: `(part / whole) / (otherPart / otherWhole)` of a region.
 *
 * `part` is at least 0, the other three are above 0. Where a share is too small for a double its logarithm is taken, so
 * that the ratio is right as long as it fits itself.
 */
export function shareRatio(
  where: string,
  part: number,
  whole: number,
  otherPart: number,
  otherWhole: number,
  index: number,
): number {
  if (part === 0) return 0;
  const share = part / whole;
  const otherShare = otherPart / otherWhole;
  const ratio =
    share >= SMALL && otherShare >= SMALL
      ? share / otherShare
      : exponential(logarithm(part) - logarithm(whole) - (logarithm(otherPart) - logarithm(otherWhole)));
  if (ratio - ratio !== 0) {
    throw new EqualizationError(
      `${part} of ${whole} over ${otherPart} of ${otherWhole} at region ${index} is too large for a number; check the units`,
      { code: "out_of_domain", where, index, received: part },
    );
  }
  return ratio;
}

const SMALL = 1e-290;
