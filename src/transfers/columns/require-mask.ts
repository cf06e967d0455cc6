import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import type { Mask } from "./column.ts";
import { isArrayLike } from "./is-array-like.ts";

/** Refuses anything but one `true`/`false` (or 1/0) per unit. `noun` names the set: `"members"`. */
export function requireMask(where: string, noun: string, mask: Mask, length: number): void {
  if (!isArrayLike(mask)) {
    throw new EqualizationError(`${noun} must be an array with one true or false per unit`, {
      code: mask === undefined ? "missing_option" : "wrong_type",
      where,
      received: mask,
    });
  }
  if (mask.length !== length) {
    throw new EqualizationError(`needs one entry of ${noun} per unit, got ${mask.length} for ${length}`, {
      code: "length_mismatch",
      where,
      received: mask.length,
    });
  }
  for (let index = 0; index < length; index++) {
    const received = mask[index]!;
    if (received !== true && received !== false && received !== 1 && received !== 0) {
      throw new EqualizationError(
        `entry ${index} of ${noun} is ${formatReceived(received)}; pass true or false (or 1 or 0)`,
        { code: "wrong_type", where, index, received },
      );
    }
  }
}
