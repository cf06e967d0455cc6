import type { AppliedVeto, NodeScore } from "./appraisal-score.ts";
import type { ResultMetadata } from "./result-metadata.ts";

/** Points that a subject lost at one node. */
export interface AppraisalDeduction {
  /** Id of the node. */
  readonly node: string;
  /** Its name. */
  readonly name: string;
  /** Points lost. */
  readonly points: number;
  /** What was found and what was asked, in one sentence. */
  readonly reason: string;
}

/** One subject in an {@link AppraisalResult}. */
export interface AppraisalRow {
  /** Id of the region or institution. */
  readonly subject: string;
  /** Display name. */
  readonly name: string;
  /** The total. */
  readonly score: number;
  /** Points that could be earned. */
  readonly maximum: number;
  /** The grade, vetoes included; `null` where the scheme has none or the score lies below all. */
  readonly grade: string | null;
  /** Where points were lost, and why. */
  readonly deductions: readonly AppraisalDeduction[];
  /** The vetoes that were found. */
  readonly vetoes: readonly AppliedVeto[];
  /** The tree with the points of every node. */
  readonly nodes: readonly NodeScore[];
  /** What is paid; `null` where no money was asked for. */
  readonly payment: number | null;
}

/** What {@link appraise} finds. */
export interface AppraisalResult extends ResultMetadata {
  /** Tells this result from others. */
  readonly kind: "appraisal";
  /** Id of the scheme. */
  readonly scheme: string;
  /** Its name. */
  readonly name: string;
  /** Year it is for. */
  readonly year: number;
  /** Mean of the scores, every subject counting once. */
  readonly value: number;
  /** Unit of the scores. */
  readonly unit: "points";
  /** How the scores came about, in words. */
  readonly method: string;
  /** One row per subject, in the order of the study. */
  readonly rows: readonly AppraisalRow[];
  /** How many got which grade, best first; empty where the scheme has no grades. */
  readonly grades: readonly {
    /** Name of the grade. */
    readonly grade: string;
    /** How many got it. */
    readonly n: number;
  }[];
  /** How the money was shared out; `null` where none was asked for. */
  readonly payment: {
    /** Money to share out. */
    readonly pool: number;
    /** ISO 4217 code. */
    readonly currency: string;
    /** The rule, and how it came out, in words. */
    readonly rule: string;
    /** Money that is paid. */
    readonly paid: number;
    /** Money left over; negative where more is paid than there is. */
    readonly residual: number;
  } | null;
}
