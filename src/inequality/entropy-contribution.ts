import { power } from "../numeric/portable/power.ts";
/** What a group adds to the part within: its entropy times `s^alpha p^(1 - alpha)`, from the share p of people and s / p. */
export function entropyContribution(
  entropy: number,
  populationShare: number,
  relativeMean: number,
  alpha: number,
): number {
  // Equal members add nothing, however large their factor.
  return entropy === 0 ? 0 : populationShare * power(relativeMean, alpha) * entropy;
}
