import { refuse } from "../numeric/guard/refuse.ts";
import { refuseNumber } from "../numeric/guard/refuse-number.ts";
import { logarithm } from "../numeric/portable/logarithm.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/** Options of an index that is made of logarithms. */
export interface LogarithmOptions extends DistributionOptions {
  /**
   * Base of the logarithm: 10 for common logarithms, 2 for bits; above 0, not 1.
   *
   * @defaultValue natural logarithms
   */
  readonly base?: number | undefined;
}

/** What an index in natural logarithms is to be divided by for those of a base: `ln base`, or 1 without one. */
export function unitOfBase(where: string, base: number | undefined): number {
  if (base === undefined) return 1;
  // Not by the guard of numbers with a range, which would weigh more than the index.
  if (typeof base !== "number" || base - base !== 0)
    refuseNumber(where, "base", base, "pass 10, or leave it out");
  if (base <= 0 || base === 1) {
    refuse(where, "out_of_domain", `base is ${base}; it must be above 0, and not 1`, base);
  }
  return logarithm(base);
}
