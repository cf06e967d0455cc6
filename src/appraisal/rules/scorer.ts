import type { AppraisalRule, Evidence } from "../../model/appraisal-scheme.ts";

/** Why a piece of evidence cannot be scored. */
export interface EvidenceProblem {
  readonly code:
    | "not_finite"
    | "out_of_domain"
    | "wrong_type"
    | "missing_value"
    | "zero_total"
    | "unsupported_combination";
  readonly message: string;
}

/**
 * A rule made ready: evidence → number → points. Split so that the common case allocates nothing and sentences are
 * written only for points that were lost.
 */
export interface Scorer {
  /** The number that the rule looks at; NaN when the evidence does not give one. */
  read(evidence: Evidence): number;
  /** Points for that number, on the scale of the node. */
  earn(value: number): number;
  /** One sentence: what the number is and why it does not earn everything. Called only when something was lost. */
  reason(value: number, evidence?: Evidence): string;
  /** Whether the sentence depends on the value alone. */
  readonly isPlain: boolean;
  /** What is wrong with evidence that {@link Scorer.read} made NaN of. */
  problem(evidence: Evidence): EvidenceProblem;
}

/** What a rule knows about the node it scores, and where it complains. */
export interface RuleContext {
  /** Most points, on the scale of the node; 0 for a rule that takes from the node above. */
  readonly full: number;
  /** Fewest points: 0, or -Infinity for a rule that takes from the node above. */
  readonly least: number;
  /** How a sentence about a value begins: `"Vaccination rate is "`. */
  readonly begin: string;
  /** Name of the node. */
  readonly name: string;
  /** What follows a value: `" %"`, or nothing. */
  readonly unit: string;
  /** Day for which dated targets are read. */
  readonly asOf: string;
  /** Lists a problem of the rule under one of its fields. */
  refuse(field: string, code: string, message: string): void;
  /** Makes a rule inside the rule ready. */
  compile(rule: AppraisalRule, context: RuleContext): Scorer;
}

/** Makes a rule of one kind ready. */
export type CompileRule<R extends AppraisalRule> = (rule: R, context: RuleContext) => Scorer;
