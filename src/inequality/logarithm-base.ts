import { requireNumber } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
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
  requireNumber(where, "base", base, { above: 0 });
  if (base === 1)
    refuse(where, "out_of_domain", "base is 1, which has no logarithm; leave it out, or pass 10", base);
  return logarithm(base);
}
