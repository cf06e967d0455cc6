import type { AppraisalRule } from "../appraisal-scheme.ts";

/** Points that were lost, and why. */
export interface Deduction {
  /** Points lost, on the scale of the result. Above 0, or 0 where a node had nothing left to lose. */
  readonly points: number;
  /** What was found and what was asked, in one sentence. */
  readonly reason: string;
}

/** Points that one of many institutions lost, and why. */
export interface SubjectDeduction extends Deduction {
  /** Id of the leaf at which they were lost. */
  readonly node: string;
}

/** How the points of a node came to differ from those in the scheme. */
export interface Rescaling {
  /** What the node is worth in the scheme. */
  readonly from: number;
  /** What it is worth here. */
  readonly to: number;
  /** Why, in one sentence. */
  readonly reason: string;
}

/** What one node of the tree earned. */
export interface NodeScore {
  /** Id of the node. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Points earned: from 0 to `maximum`. */
  readonly points: number;
  /** Points that it could earn here. 0 for a node that only takes points away, is only shown, or does not apply. */
  readonly maximum: number;
  /** Kind of its rule; `null` for an inner node. */
  readonly rule: AppraisalRule["kind"] | null;
  /** Whether it is for this institution. */
  readonly applicable: boolean;
  /** Why it does not apply, in one sentence; `null` where it does. */
  readonly notApplicable: string | null;
  /** What was found, after counts, dates and checks; `null` where nothing was handed in, and for inner nodes. */
  readonly value: number | boolean | null;
  /**
   * What was lost at this very node. The deductions of a whole tree add up to what its score is short of its maximum.
   */
  readonly deductions: readonly Deduction[];
  /** How its points were rescaled; `null` where they were not. */
  readonly rescaled: Rescaling | null;
  /** The nodes below. */
  readonly children: readonly NodeScore[];
}

/** A veto that was found. */
export interface AppliedVeto {
  /** Id of the veto. */
  readonly id: string;
  /** What it is about. */
  readonly name: string;
  /** The best grade still possible. */
  readonly maxGrade: string;
  /** What brought it about, in one sentence. */
  readonly reason: string;
}

/** The result of {@link scoreAppraisal}. */
export interface AppraisalScore {
  /** Id of the scheme. */
  readonly scheme: string;
  /** Whose appraisal it is, where the evidence says; `null` otherwise. */
  readonly subject: string | null;
  /** The total, rounded if the scheme says so. */
  readonly score: number;
  /** The total before rounding. */
  readonly unrounded: number;
  /** Points that could be earned. */
  readonly maximum: number;
  /** The grade, vetoes included; `null` where the scheme has no grades or the score lies below all of them. */
  readonly grade: string | null;
  /** The grade that the points alone give. */
  readonly gradeByPoints: string | null;
  /** The nodes below the root, with their children; the root itself where it is the only node. */
  readonly nodes: readonly NodeScore[];
  /** The vetoes that were found. */
  readonly vetoes: readonly AppliedVeto[];
  /** How the whole tree was rescaled because something did not apply; `null` where nothing was. */
  readonly rescaled: Rescaling | null;
  /** What was assumed on the way, such as weights that only count in proportion; one sentence each. */
  readonly notes: readonly string[];
}
