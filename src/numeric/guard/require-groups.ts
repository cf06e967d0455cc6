import { EqualizationError } from "../../errors.ts";
import type { Groups } from "../vector.ts";
import { notFinite, requireVector } from "./require-finite.ts";
import { requireSameLength } from "./require-same-length.ts";

/** Refuses anything but one group a value, each a string or a number other than NaN. */
export function requireGroups(where: string, groups: Groups, count: number): void {
  requireVector(where, "group", groups);
  requireSameLength(where, "value", count, "group", groups.length);
  for (let index = 0; index < count; index++) {
    const received: unknown = groups[index];
    if (typeof received === "string") continue;
    if (typeof received !== "number") {
      throw new EqualizationError(`group ${index} is ${String(received)}; pass a string or a number`, {
        code: "wrong_type",
        where,
        index,
        received,
      });
    }
    if (received - received !== 0) throw notFinite(where, "group", index, received);
  }
}
