import type { Groups } from "../vector.ts";
import { formatReceived } from "./format-received.ts";
import { refuse } from "./refuse.ts";
import { requireVector } from "./require-finite.ts";
import { requireSameLength } from "./require-same-length.ts";

/** Refuses anything but one group a value, each a string or a number other than NaN. */
export function requireGroups(where: string, groups: Groups, count: number): void {
  requireVector(where, "group", groups);
  requireSameLength(where, "value", count, "group", groups.length);
  for (let index = 0; index < count; index++) {
    const received: unknown = groups[index];
    if (typeof received === "string") continue;
    if (typeof received !== "number") {
      refuse(
        where,
        "wrong_type",
        `group ${index} is ${formatReceived(received)}; pass a string or a number`,
        received,
        index,
      );
    }
    if (received - received !== 0) {
      refuse(
        where,
        "not_finite",
        `group ${index} is ${received}; drop or impute missing data before measuring`,
        received,
        index,
      );
    }
  }
}
