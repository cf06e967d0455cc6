import type { IsoDate } from "./period.ts";

/** What points are given for. Every rule yields between 0 and the points of its node. */
export type AppraisalRule =
  | RatioRule
  | DeductPerStepRule
  | DeductPerItemRule
  | BandsRule
  | BinaryRule
  | PenaltyRule
  | LatenessRule
  | ThresholdsRule
  | DecilesRule
  | PiecewiseRule
  | SampledRule
  | ManualRule
  | ReportOnlyRule;

/**
 * What a part of a step costs: its share (`"linear"`), nothing (`"floor"`: completed steps only), or a whole step
 * (`"ceil"`: every step begun). Texts such as "each 5 % short costs 1 point" leave this open; a scheme must not.
 */
export type StepCounting = "linear" | "floor" | "ceil";

/** A target that changes with the date of the appraisal; the last one begun by then holds. */
export interface DatedTarget {
  /** First day on which it holds. */
  readonly from: IsoDate;
  /** In the unit of the evidence. */
  readonly value: number;
}

/** Full points at the target; short of it in proportion, never above the maximum nor below 0. */
export interface RatioRule {
  /** Which rule it is. */
  readonly kind: "ratio";
  /** Value that earns full points, or the targets by date. Above 0 where more is better. */
  readonly target: number | readonly DatedTarget[];
  /**
   * `"lower"` where less is better: full points up to the target, fewer beyond it.
   *
   * @defaultValue "higher"
   */
  readonly direction?: "higher" | "lower" | undefined;
  /**
   * How points fall beyond the target where less is better: `"inverse"` is points × target ÷ value, `"linear"`
   * is points × (2 − value ÷ target), which reaches 0 at twice the target.
   *
   * @defaultValue "inverse"
   */
  readonly excess?: "inverse" | "linear" | undefined;
}

/** Loses points for each step short of the target: "each 10 % short costs 1 point". */
export interface DeductPerStepRule {
  /** Which rule it is. */
  readonly kind: "deduct-per-step";
  /** Value at which nothing is lost, or the targets by date. */
  readonly target: number | readonly DatedTarget[];
  /** Width of a step, in the unit of the evidence. Above 0. */
  readonly step: number;
  /** Points lost a step. */
  readonly deduct: number;
  /** What a part of a step costs. */
  readonly steps: StepCounting;
  /**
   * `"lower"` where less is better.
   *
   * @defaultValue "higher"
   */
  readonly direction?: "higher" | "lower" | undefined;
}

/** Loses points for each item missing or wrong. Evidence: the number of such items. */
export interface DeductPerItemRule {
  /** Which rule it is. */
  readonly kind: "deduct-per-item";
  /** Points lost an item. */
  readonly deduct: number;
}

/** One band of a {@link BandsRule}. */
export interface ScoreBand {
  /** Where the band begins. */
  readonly from: number;
  /**
   * Where the text says that it ends: the `from` of the next band, or nothing for the last. Anything else is
   * refused as a hole or an overlap.
   */
  readonly to?: number | undefined;
  /** Points for a value in the band. */
  readonly points: number;
}

/** Points by band of value, half-open: no value falls in two bands or between them. */
export interface BandsRule {
  /** Which rule it is. */
  readonly kind: "bands";
  /** Ascending by `from`. */
  readonly bands: readonly ScoreBand[];
  /**
   * Points below the first tier.
   *
   * @defaultValue 0
   */
  readonly below?: number | undefined;
  /**
   * Where a value on a bound belongs: with `"lower"` to the band that begins there ("from 80 %"), with `"upper"`
   * to the band that ends there ("up to 1 month").
   *
   * @defaultValue "lower"
   */
  readonly closed?: "lower" | "upper" | undefined;
}

/** Full points for yes, none for no. Evidence: `true`/`false`, or 1/0. */
export interface BinaryRule {
  /** Which rule it is. */
  readonly kind: "binary";
  /**
   * The answer that earns the points.
   *
   * @defaultValue true
   */
  readonly expected?: boolean | undefined;
}

/** Loses a fixed number of points each time it happened. Evidence: whether, or how often. */
export interface PenaltyRule {
  /** Which rule it is. */
  readonly kind: "penalty";
  /** Points lost each time. */
  readonly deduct: number;
}

/** Loses points for each day, week or month late. Evidence: the days late, or the two `dates`. */
export interface LatenessRule {
  /** Which rule it is. */
  readonly kind: "lateness";
  /** Length of a unit in days: 1, 7, 30. */
  readonly unitDays: number;
  /** Points lost a unit. */
  readonly deduct: number;
  /** What a part of a unit costs. */
  readonly steps: StepCounting;
  /**
   * Days that cost nothing; counting begins after them.
   *
   * @defaultValue 0
   */
  readonly graceDays?: number | undefined;
}

/** No points up to the lower threshold, all from the upper one, in proportion between (UK QOF). */
export interface ThresholdsRule {
  /** Which rule it is. */
  readonly kind: "thresholds";
  /** The smaller threshold. */
  readonly lower: number;
  /** The larger threshold. */
  readonly upper: number;
  /**
   * `"lower"` where less is better: all points up to the lower threshold, none from the upper one.
   *
   * @defaultValue "higher"
   */
  readonly direction?: "higher" | "lower" | undefined;
}

/**
 * Points by position among decile benchmarks (US MIPS): the decile plus the part of the way to the next, at most
 * 0.9, and 10 in the top decile; the node earns that many tenths of its points.
 */
export interface DecilesRule {
  /** Which rule it is. */
  readonly kind: "deciles";
  /**
   * Lower bounds of deciles 1, 2, … 10, ascending; or, where less is better, the upper bounds, descending. Equal
   * neighbors are legal (a measure that many top out on): the highest decile reached counts.
   */
  readonly benchmarks: readonly number[];
  /** Digits the decile score is cut to, never up, as the scheme says; absent leaves it whole. */
  readonly truncate?: number | undefined;
}

/** A corner of a {@link PiecewiseRule}. */
export interface Knot {
  /** In the unit of the evidence. */
  readonly value: number;
  /** Points at that value. */
  readonly points: number;
}

/** Points read off straight lines between given corners; flat beyond the ends. */
export interface PiecewiseRule {
  /** Which rule it is. */
  readonly kind: "piecewise";
  /** Corners, strictly ascending by value; at least one. */
  readonly knots: readonly Knot[];
}

/** A reported rate, believed only as far as a check of a sample bears it out; then scored by another rule. */
export interface SampledRule {
  /** Which rule it is. */
  readonly kind: "sampled";
  /** How the verified rate (truth rate × reported rate) is scored. */
  readonly rule: RatioRule | DeductPerStepRule | BandsRule | ThresholdsRule | DecilesRule | PiecewiseRule;
}

/** Points an appraiser gives. Evidence: the points, or a score out of `outOf`. */
export interface ManualRule {
  /** Which rule it is. */
  readonly kind: "manual";
  /**
   * The best score an appraiser can give.
   *
   * @defaultValue the points of the node
   */
  readonly outOf?: number | undefined;
}

/** Shown, not scored. */
export interface ReportOnlyRule {
  /** Which rule it is. */
  readonly kind: "report-only";
}

/** When a {@link Veto} follows from evidence, without anybody having to declare it. */
export interface VetoTrigger {
  /** Id of the node that is looked at. */
  readonly node: string;
  /** Found when fewer than this share of the records checked for the node were true: falsification. */
  readonly accuracyBelow?: number | undefined;
  /** Found when the node earns less than this share of its points: a core indicator failed. */
  readonly scoreRateBelow?: number | undefined;
}

/** A serious failing that caps the grade, whatever the points. */
export interface Veto {
  /** Unique within the scheme, nodes included; evidence names it as its node. */
  readonly id: string;
  /** What it is about, for people. */
  readonly name: string;
  /** The best grade still possible once it is found. */
  readonly maxGrade: string;
  /** Evidence from which it follows; absent where only somebody's finding brings it about. */
  readonly when?: VetoTrigger | undefined;
}

/**
 * A node of the tree: a theme, a service or an indicator. A leaf has a rule, an inner node has children.
 *
 * Siblings share what their parent is worth either by `points` or, if any has one, by `weight`. A node with both
 * is scored on a scale of its own points and counts by its weight. A leaf of a kind that only takes points away
 * (`"deduct-per-step"`, `"deduct-per-item"`, `"penalty"`, `"lateness"`) may have neither: it then takes from the
 * node above it, down to 0 and no further. So one indicator can lose points for several reasons.
 */
export interface AppraisalNode {
  /** Unique within the scheme. */
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  /** Most points it can earn. */
  readonly points?: number | undefined;
  /** Its share among its siblings, where the scheme weighs instead of giving points; as shares or in percent. */
  readonly weight?: number | undefined;
  /** The nodes below. */
  readonly children?: readonly AppraisalNode[] | undefined;
  /** How a leaf is scored. */
  readonly rule?: AppraisalRule | undefined;
  /** Levels or kinds of institution that it is for; absent is everybody that the node above is for. */
  readonly appliesTo?: readonly string[] | undefined;
  /** Unit of the evidence, in words. */
  readonly unit?: string | undefined;
  /** What the document says, or a caution. */
  readonly note?: string | undefined;
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
  /** Levels or kinds of institution the scheme knows; absent takes the levels that its nodes name, and any other. */
  readonly institutionLevels?: readonly string[] | undefined;
  /**
   * What happens when the points of children do not add up to their parent's, or the weights of siblings to 1 or
   * 100: refuse the scheme, or let only their proportions count.
   *
   * @defaultValue "error"
   */
  readonly weights?: "error" | "rescale" | undefined;
  /**
   * Who takes over the points of what does not apply: everything that does apply, in proportion
   * (`"rescale"`); only the siblings, so that every theme keeps its points (`"rescale-siblings"`); or no one, so
   * that the maximum is lower (`"drop"`).
   *
   * @defaultValue "rescale"
   */
  readonly notApplicable?: "rescale" | "rescale-siblings" | "drop" | undefined;
  /** Digits the published total is rounded to, halves up; absent leaves it whole. The grade reads the published total. */
  readonly round?: number | undefined;
  /** Id of the {@link Source}. */
  readonly source?: string | undefined;
}

/** A sample of records compared with what was reported. */
export interface VerificationSample {
  /** Records that were checked. At least 1. */
  readonly checked: number;
  /** Records among them that were true. */
  readonly confirmed: number;
}

/** A rate by its counts: value = numerator ÷ (denominator − exceptions). */
export interface EvidenceCounts {
  /** Who was served as the indicator asks. */
  readonly numerator: number;
  /** Who should have been. */
  readonly denominator: number;
  /**
   * Those in the denominator who are excused.
   *
   * @defaultValue 0
   */
  readonly exceptions?: number | undefined;
}

/** When something was due, and when it was done. */
export interface EvidenceDates {
  /** The last day in time. */
  readonly due: IsoDate;
  /** The day it was done. */
  readonly done: IsoDate;
}

/** What was found for one node, or for one veto. */
export interface Evidence {
  /** Id of the node or the veto. */
  readonly node: string;
  /** The value the rule asks for; `null` where nothing was handed in, or where `counts` or `dates` say it. */
  readonly value: number | boolean | null;
  /** Whose evidence it is: the id of the institution or region. */
  readonly subject?: string | undefined;
  /** For a `"sampled"` rule: how many records were checked, and how many of them were true. */
  readonly sample?: VerificationSample | undefined;
  /** The rate by its counts instead of a `value`. */
  readonly counts?: EvidenceCounts | undefined;
  /** For a `"lateness"` rule: the two days instead of the days between them. */
  readonly dates?: EvidenceDates | undefined;
  /** `false` where the node does not apply to this one institution; the `note` says why. */
  readonly applicable?: boolean | undefined;
  /** What an appraiser wants to say about it. */
  readonly note?: string | undefined;
}
