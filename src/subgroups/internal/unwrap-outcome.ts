import { EqualizationError } from "../../errors.ts";
import type { SubgroupEstimate } from "../subgroup-estimate.ts";
import type { Outcome } from "./outcome.ts";

/** The estimate, or the refusal of a measure that these subgroups do not define. */
export function unwrapOutcome(where: string, outcome: Outcome): SubgroupEstimate {
  if ("value" in outcome) return outcome;
  throw new EqualizationError(outcome.reason, { code: outcome.code, where });
}
