import { EqualizationError } from "../../errors.ts";

/**
 * Gives a finished record back, and refuses one in which a number left the range of doubles: finite input can still be
 * too large or too small to be divided, squared or added up.
 */
export function requireRepresentable<T extends object>(where: string, record: T): T {
  const field = notFiniteIn(record);
  if (field === null) return record;
  throw new EqualizationError(
    `${field} is beyond the range of double precision for these inputs; bring money and populations to a usual scale, such as yuan and residents`,
    { code: "out_of_domain", where, received: field },
  );
}

/** Path of the first number that is not finite; `null` if there is none. */
function notFiniteIn(value: object): string | null {
  for (const [key, one] of Object.entries(value) as [string, unknown][]) {
    if (typeof one === "number") {
      if (one - one !== 0) return key;
    } else if (one instanceof Float64Array || (Array.isArray(one) && typeof one[0] === "number")) {
      if ((one as readonly number[]).some((x) => x !== null && x - x !== 0)) return key;
    } else if (typeof one === "object" && one !== null) {
      const inside = notFiniteIn(one);
      if (inside !== null) return `${key}.${inside}`;
    }
  }
  return null;
}
