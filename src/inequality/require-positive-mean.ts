import { EqualizationError } from "../errors.ts";

/** Refuses a total of 0 or less, which only negative values can make. */
export function requirePositiveMean(where: string, mean: number): void {
  if (mean > 0) return;
  throw mean === 0
    ? new EqualizationError("the total value is 0; shares of nothing are undefined", {
        code: "zero_total",
        where,
      })
    : new EqualizationError("the total value is negative; shares of it have no meaning", {
        code: "out_of_domain",
        where,
      });
}
