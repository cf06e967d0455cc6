import type { IsoDate } from "./period.ts";

/** What points are given for. Every rule yields between 0 and the points of its node. */
export type AppraisalRule =
  | RatioRule
  | DeductPerStepRule
  | DeductPerItemRule
  | TiersRule
  | BinaryRule
  | PenaltyRule
  | LatenessRule
  | ThresholdsRule
  | DecilesRule
  | PiecewiseRule
  | SampledRule
  | ManualRule
  | ReportOnlyRule;

/** A target that changes with the date of the appraisal; the last one begun by then holds. */
export interface DatedTarget {
  /** First day on which it holds. */
  readonly from: IsoDate;
  /** In the unit of the evidence. */
  readonly value: number;
}

/** Full points at the target; below it in proportion, never above the maximum. */
export interface RatioRule {
  readonly kind: "ratio";
  /** Value that earns full points, or the targets by date. */
  readonly target: number | readonly DatedTarget[];
  /**
   * `"lower"` where less is better: full points up to the target, beyond it points × target ÷ value.
   *
   * @defaultValue "higher"
   */
  readonly direction?: "higher" | "lower" | undefined;
}

/** Loses points for each step short of the target: "each 10 % short costs 1 point". */
export interface DeductPerStepRule {
  readonly kind: "deduct-per-step";
  /** Value at which nothing is lost, or the targets by date. */
  readonly target: number | readonly DatedTarget[];
  /** Width of a step, in the unit of the evidence. */
  readonly step: number;
  /** Points lost a step. */
  readonly deduct: number;
  /** What a part of a step costs: its share, nothing, or a whole step. */
  readonly steps: "linear" | "floor" | "ceil";
  /**
   * `"lower"` where less is better.
   *
   * @defaultValue "higher"
   */
  readonly direction?: "higher" | "lower" | undefined;
}

/** Loses points for each item missing or wrong. Evidence: the number of such items. */
export interface DeductPerItemRule {
  readonly kind: "deduct-per-item";
  /** Points lost an item. */
  readonly deduct: number;
}

/** Points by band of value, half-open from below: a tier holds from its `from` up to the next one's. */
export interface TiersRule {
  readonly kind: "tiers";
  /** Ascending by `from`; below the first tier no points are given. */
  readonly tiers: readonly { readonly from: number; readonly points: number }[];
}

/** Full points for yes, none for no. Evidence: `true`/`false`, or 1/0. */
export interface BinaryRule {
  readonly kind: "binary";
  /**
   * The answer that earns the points.
   *
   * @defaultValue true
   */
  readonly expected?: boolean | undefined;
}

/** Loses a fixed number of points if it happened. Evidence: whether, or how often. */
export interface PenaltyRule {
  readonly kind: "penalty";
  /** Points lost each time. */
  readonly deduct: number;
}

/** Loses points for each day, week or month late. Evidence: the days late, or the two dates. */
export interface LatenessRule {
  readonly kind: "lateness";
  /** Length of a unit in days. */
  readonly unitDays: number;
  /** Points lost a unit. */
  readonly deduct: number;
  /** What a part of a unit costs: its share, nothing, or a whole unit. */
  readonly steps: "linear" | "floor" | "ceil";
  /**
   * Days that cost nothing.
   *
   * @defaultValue 0
   */
  readonly graceDays?: number | undefined;
}

/** No points up to the lower threshold, all from the upper one, in proportion between (UK QOF). */
export interface ThresholdsRule {
  readonly kind: "thresholds";
  /** Value up to which nothing is earned. */
  readonly lower: number;
  /** Value from which everything is earned. */
  readonly upper: number;
}

/** Points by position among decile benchmarks (US MIPS): decile plus the part of the way through it. */
export interface DecilesRule {
  readonly kind: "deciles";
  /** Lower bounds of deciles 1, 2, … 10; ascending, or descending where less is better. */
  readonly benchmarks: readonly number[];
  /** Digits the decile score is cut to, as the scheme says; absent leaves it whole. */
  readonly truncate?: number | undefined;
}

/** Points read off straight lines between given corners; flat beyond the ends. */
export interface PiecewiseRule {
  readonly kind: "piecewise";
  /** Corners, ascending by value. */
  readonly knots: readonly { readonly value: number; readonly points: number }[];
}

/** A reported rate, believed only as far as a check of a sample bears it out; then scored by another rule. */
export interface SampledRule {
  readonly kind: "sampled";
  /** How the verified rate (truth rate × reported rate) is scored. */
  readonly rule: Exclude<AppraisalRule, SampledRule>;
}

/** Points an appraiser gives. Evidence: the points. */
export interface ManualRule {
  readonly kind: "manual";
}

/** Shown, not scored. */
export interface ReportOnlyRule {
  readonly kind: "report-only";
}

/** A serious failing that caps the grade, whatever the points. */
export interface Veto {
  /** Unique within the scheme; evidence names it as its node. */
  readonly id: string;
  /** What it is about, for people. */
  readonly name: string;
  /** The best grade still possible once it is found. */
  readonly capsGradeAt: string;
}

/** A node of the tree: a theme, a service or an indicator. A leaf has a rule, an inner node has children. */
export interface AppraisalNode {
  /** Unique within the scheme. */
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  /** Most points it can earn. */
  readonly points?: number | undefined;
  /** Its share among its siblings, where the scheme weighs instead of giving points. */
  readonly weight?: number | undefined;
  /** The nodes below. */
  readonly children?: readonly AppraisalNode[] | undefined;
  /** How a leaf is scored. */
  readonly rule?: AppraisalRule | undefined;
  /** Kinds of institution or tiers it is for; absent is everybody. */
  readonly appliesTo?: readonly string[] | undefined;
  /** Unit of the evidence, in words. */
  readonly unit?: string | undefined;
}

/** Grade from a score on; half-open from below. */
export interface GradeBand {
  /** Lowest score of the grade, inclusive. */
  readonly from: number;
  /** Name of the grade. */
  readonly grade: string;
}

/** How the work is judged: a tree of indicators with points and rules, usually of three levels. */
export interface AppraisalScheme {
  /** Unique within a study. */
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  /** Year it is for. */
  readonly year: number;
  /** The tree. */
  readonly root: AppraisalNode;
  /** Grades by total score, ascending by `from`. */
  readonly grades?: readonly GradeBand[] | undefined;
  /** Failings that cap the grade. */
  readonly vetoes?: readonly Veto[] | undefined;
  /**
   * What happens when the points of children do not add up to their parent's, or the weights of siblings to 1.
   *
   * @defaultValue "refuse"
   */
  readonly weights?: "refuse" | "rescale" | undefined;
  /** Digits the published total is rounded to; absent leaves it whole. */
  readonly round?: number | undefined;
  /** Id of the {@link Source}. */
  readonly source?: string | undefined;
}

/** What was found for one node, or for one veto. */
export interface Evidence {
  /** Id of the node or the veto. */
  readonly node: string;
  /** The value the rule asks for; `null` where nothing was handed in. */
  readonly value: number | boolean | null;
  /** Whose evidence it is: the id of the institution or region. */
  readonly subject?: string | undefined;
  /** For a `"sampled"` rule: how many records were checked, and how many of them were true. */
  readonly sample?: { readonly checked: number; readonly confirmed: number } | undefined;
  /** What an appraiser wants to say about it. */
  readonly note?: string | undefined;
}
