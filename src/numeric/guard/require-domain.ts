import { formatReceived } from "./format-received.ts";
import { refuse } from "./refuse.ts";
import { requireVector } from "./require-finite.ts";
import { requireSameLength } from "./require-same-length.ts";

/** Which rows belong to a part of the people: true or 1 for those that do. */
export type Domain = ArrayLike<boolean | 0 | 1>;

/**
 * Refuses anything but true or false, 1 or 0, a row, with at least one row that has weight inside; returns the rows inside as
 * ones, those of weight 0 left out.
 */
export function requireDomain(
  where: string,
  domain: Domain,
  count: number,
  weights: ArrayLike<number> | undefined,
): Uint8Array {
  requireVector(where, "domain value", domain);
  requireSameLength(where, "value", count, "domain value", domain.length);
  const inside = new Uint8Array(count);
  let rows = 0;
  for (let index = 0; index < count; index++) {
    const received: unknown = domain[index];
    const isIn = received === true || received === 1;
    if (!isIn && received !== false && received !== 0) {
      refuse(
        where,
        "wrong_type",
        `domain value ${index} is ${formatReceived(received)}; pass true or false`,
        received,
        index,
      );
    }
    if (!isIn || (weights !== undefined && weights[index] === 0)) continue;
    inside[index] = 1;
    rows++;
  }
  if (rows === 0) refuse(where, "too_few_observations", "no row with weight is in the domain", 0);
  return inside;
}
