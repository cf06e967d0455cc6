import { EqualizationError } from "../errors.ts";
import type { AppraisalScheme, Evidence } from "../model/appraisal-scheme.ts";
import type { AppliedVeto, Rescaling, SubjectDeduction } from "../model/results/appraisal-score.ts";
import type { ScoreAppraisalOptions } from "./appraisal-score.ts";
import { deductionsOf } from "./deductions-of.ts";
import { rescalingOf } from "./node-scores.ts";
import { WHY } from "./plan.ts";
import { prepareScoring, requireLevels } from "./prepare-scoring.ts";
import { refuseIssues } from "./refuse-issues.ts";
import { scoreSubject } from "./score-subject.ts";
import { sortEvidence } from "./sort-evidence.ts";

/** Options of {@link scoreAppraisals}. */
export interface ScoreAppraisalsOptions extends ScoreAppraisalOptions {
  /** Level or kind of each institution by its id, where they differ; the others have `institutionLevel`. */
  readonly institutionLevels?: Readonly<Record<string, string | readonly string[]>> | undefined;
}

/** What one of many institutions scored. */
export interface SubjectScore {
  /** Id of the institution. */
  readonly subject: string;
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
  /** Points earned at each node, in the order of {@link AppraisalScores.nodes}: a row of one table of all institutions. */
  readonly points: Float64Array;
  /**
   * Everything that was lost, in the order of the tree; adds up to `maximum − unrounded`. The sentences are written when the list is
   * first read, so a table of points alone does not wait for them.
   */
  readonly deductions: readonly SubjectDeduction[];
  /** Ids of the nodes that do not apply. */
  readonly notApplicable: readonly string[];
  /** The vetoes that were found. */
  readonly vetoes: readonly AppliedVeto[];
  /** How the whole tree was rescaled because something did not apply; `null` where nothing was. */
  readonly rescaled: Rescaling | null;
}

/** The result of {@link scoreAppraisals}. */
export interface AppraisalScores {
  /** Id of the scheme. */
  readonly scheme: string;
  /** The nodes of the tree from the root on, each before those below it. */
  readonly nodes: readonly {
    /** Id of the node. */
    readonly id: string;
    /** Its name. */
    readonly name: string;
  }[];
  /** One record per institution, in the order in which they first appear in the evidence. */
  readonly subjects: readonly SubjectScore[];
  /** What was assumed on the way, such as weights that only count in proportion; one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Scores many institutions on one tree of indicators, with the reason for every point that each of them lost.
 *
 * The rules, the options and what is refused are those of {@link scoreAppraisal}; the scheme is read and checked once. The
 * result is flat: points by node in a `Float64Array`, and a list of deductions. For the tree of one
 * institution with everything about every node, score that one by {@link scoreAppraisal}.
 *
 * **Cost:** one pass over the evidence; fastest when it comes institution by institution in the order of the tree. Sentences cost as
 * much again where they are read.
 *
 * @param scheme The tree.
 * @param evidence One piece a leaf and institution, named by `subject`, in any order.
 * @throws `EqualizationError` as {@link scoreAppraisal}; `too_few_observations` (no evidence at all), and
 *   `invalid_data` also for evidence without a `subject` and `institutionLevels` of an institution without evidence.
 *
 * @example
 * ```ts
 * import { scoreAppraisals } from "equalis";
 * const rule = { kind: "ratio", target: 90 } as const;
 * const root = { id: "vaccination", name: "Vaccination rate", points: 10, unit: "%", rule };
 * const scheme = { id: "s", name: "One indicator", year: 2024, root };
 * const { subjects } = scoreAppraisals(scheme, [
 *   { subject: "Riverside", node: "vaccination", value: 95 },
 *   { subject: "Hillside", node: "vaccination", value: 45 },
 * ]);
 * subjects.map(({ subject, score }) => [subject, score]); // => [["Riverside", 10], ["Hillside", 5]]
 * subjects[1]?.deductions[0]?.reason; // => "Vaccination rate is 45 %, short of the target of 90 %."
 * ```
 */
export function scoreAppraisals(
  scheme: AppraisalScheme,
  evidence: readonly Evidence[],
  options: ScoreAppraisalsOptions = {},
): AppraisalScores {
  const where = "scoreAppraisals";
  const scoring = prepareScoring(where, scheme, options, ["institutionLevels"]);
  const { scheme: compiled, issues } = scoring;
  const { nodes } = compiled;
  const { institutionLevel, institutionLevels } = options;
  requireLevelRecord(where, institutionLevels);
  const all = sortEvidence(compiled, evidence, issues);
  if (all.length === 0) {
    refuseIssues(where, issues);
    throw new EqualizationError("there is no evidence; pass at least one piece", {
      code: "too_few_observations",
      where,
    });
  }
  const known = new Set(all.map(({ subject }) => subject));
  for (const id of Object.keys(institutionLevels ?? {})) {
    if (known.has(id)) continue;
    issues.push({
      code: "unknown_id",
      path: "institutionLevels",
      id,
      message: `there is no evidence of "${id}"`,
    });
  }
  const listOf = deductionsOf(scoring, all.length);
  const subjects: SubjectScore[] = [];
  // One table for all: asking for memory institution by institution takes longer than scoring.
  const table = new Float64Array(all.length * nodes.length);
  for (const [s, slots] of all.entries()) {
    const { subject } = slots;
    if (subject === null) {
      issues.push({
        code: "missing_value",
        path: "evidence",
        message: "there is evidence without a subject; say whose it is",
      });
      continue;
    }
    const own =
      institutionLevels !== undefined && Object.hasOwn(institutionLevels, subject)
        ? institutionLevels[subject]
        : institutionLevel;
    const result = scoreSubject(
      scoring,
      slots,
      requireLevels(where, scoring, own, subject),
      table.subarray(s * nodes.length, (s + 1) * nodes.length),
    );
    if (issues.length > 0) continue;
    const { score, unrounded, maximum, grade, gradeByPoints, points, vetoes, plan } = result;
    const list = listOf(slots, result);
    subjects.push({
      subject,
      score,
      unrounded,
      maximum,
      grade,
      gradeByPoints,
      points,
      get deductions() {
        return list();
      },
      notApplicable: plan.isComplete
        ? []
        : nodes.filter((_, i) => plan.why[i] !== WHY.applies).map(({ id }) => id),
      vetoes,
      rescaled: rescalingOf(compiled, plan, 0),
    });
  }
  refuseIssues(where, issues);
  return {
    scheme: compiled.id,
    nodes: nodes.map(({ id, name }) => ({ id, name })),
    subjects,
    notes: compiled.notes,
  };
}

function requireLevelRecord(where: string, levels: unknown): void {
  if (levels === undefined || (typeof levels === "object" && levels !== null)) return;
  throw new EqualizationError("institutionLevels must be a record of levels by institution", {
    code: "wrong_type",
    where,
    received: levels,
  });
}
