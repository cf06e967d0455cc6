import type { AppraisalScheme, Evidence } from "../model/appraisal-scheme.ts";
import type { AppraisalScore } from "../model/results/appraisal-score.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import type { ScoreAppraisalOptions } from "./appraisal-score.ts";
import { evidenceByNode } from "./evidence-by-node.ts";
import { nodeScores, rescalingOf } from "./node-scores.ts";
import { prepareScoring, requireLevels } from "./prepare-scoring.ts";
import { refuseIssues } from "./refuse-issues.ts";
import { scoreSubject } from "./score-subject.ts";
import { sortEvidence } from "./sort-evidence.ts";

/**
 * Scores one institution on a tree of indicators, and says for every point lost why.
 *
 * Every leaf of the scheme has a rule that turns its evidence into 0 to `points` points; an inner node earns the sum of
 * what is below it, on the scale of its own points or weight. The kinds of rule are described one by one with
 * their types: `ratio`, `deduct-per-step`, `deduct-per-item`, `bands`, `binary`, `penalty`, `lateness`, `thresholds`,
 * `deciles`, `piecewise`, `sampled`, `manual`, `report-only`.
 *
 * - **Scale:** `maximum` is the points of the root, or the sum of those below it, or 100 where the scheme only weighs.
 * - **Weights and points that do not add up** (siblings to 1 or 100, children to their parent, within a relative
 *   1e-9) are refused, unless the scheme says `weights: "rescale"`; then `notes` says so.
 * - **What does not apply** (by `appliesTo` and the `institutionLevel`, or because its evidence says
 *   `applicable: false`) is out, and what becomes of its points is a rule of the scheme: by default everything else
 *   is scaled up to the same total. `rescaled` and `notApplicable` say what happened, node by node.
 * - **Missing evidence** is refused unless `missing` says otherwise. With `"zero"` a leaf that only takes points away
 *   takes none; but an indicator that has only such leaves, all without evidence, earns none.
 * - **Deductions add up:** `maximum − unrounded` is the sum of all `deductions` of the tree.
 * - **Rounding:** only the total, only if the scheme says `round`. The grade reads the rounded total; it is the
 *   lower of the grade by points and the caps of the vetoes found.
 * - Values that miss a tier, a decile or a grade by a relative 1e-12 count as on it, and numbers of steps within 1e-9
 *   of a whole one as whole: decimals are not exact in float64, and noise must not cost points.
 *
 * **When to use:** where a document fixes points and rules. To build an index from indicators without rules, normalize and
 * aggregate them instead. For many institutions {@link scoreAppraisals} reads the scheme once.
 *
 * @param scheme The tree; it is read again at every call and not changed.
 * @param evidence One piece a leaf, all of one institution, in any order.
 * @throws `EqualizationError` `invalid_data` with every problem of the scheme and the evidence in `issues`: sums
 *   that do not add up, tiers with a hole or an overlap, evidence that is missing, for an unknown node, given twice
 *   or out of range, a score above its maximum, a tree deeper than 64 levels or with a circle, nothing that applies;
 *   `missing_option` (nodes are for some levels only, and no `institutionLevel` came), `unknown_option`, `wrong_type`.
 * @see Checked against independent vectors of every reading of the rules, UK Quality and Outcomes Framework points
 *   and the decile scores of US MIPS among them.
 *
 * @example Why were points lost?
 * ```ts
 * import { scoreAppraisal } from "equalis";
 * const scheme = {
 *   id: "county-2024",
 *   name: "Basic public health services",
 *   year: 2024,
 *   root: {
 *     id: "all",
 *     name: "All services",
 *     points: 100,
 *     children: [
 *       { id: "vaccination", name: "Vaccination rate", points: 60, unit: "%", rule: { kind: "ratio", target: 90 } },
 *       { id: "records", name: "Required documents", points: 40, rule: { kind: "deduct-per-item", deduct: 5 } },
 *     ],
 *   },
 *   grades: [{ from: 0, grade: "fail" }, { from: 60, grade: "pass" }, { from: 90, grade: "excellent" }],
 * } as const;
 * const result = scoreAppraisal(scheme, [
 *   { node: "vaccination", value: 72 },
 *   { node: "records", value: 1 },
 * ]);
 * result.score; // => 83
 * result.grade; // => "pass"
 * result.nodes[0]?.deductions; // => [{ points: 12, reason: "Vaccination rate is 72 %, short of the target of 90 %." }]
 * result.nodes[1]?.deductions[0]?.reason; // => "Required documents: 1 item missing or wrong, at 5 points each."
 * ```
 */
export function scoreAppraisal(
  scheme: AppraisalScheme,
  evidence: readonly Evidence[],
  options: ScoreAppraisalOptions = {},
): AppraisalScore {
  const where = "scoreAppraisal";
  const scoring = prepareScoring(where, scheme, options);
  const { scheme: compiled, issues } = scoring;
  const [slots = evidenceByNode(compiled, [])(null), other] = sortEvidence(compiled, evidence, issues);
  if (other !== undefined) {
    issues.push({
      code: "unsupported_combination",
      path: "evidence",
      message: `there is evidence of several institutions, ${formatReceived(slots.subject)} and ${formatReceived(other.subject)}; use scoreAppraisals`,
    });
  }
  const levels = requireLevels(where, scoring, options.institutionLevel, null);
  const result = scoreSubject(scoring, slots, levels, new Float64Array(compiled.nodes.length));
  refuseIssues(where, issues);
  const { score, unrounded, maximum, grade, gradeByPoints, vetoes } = result;
  return {
    scheme: compiled.id,
    subject: slots.subject,
    score,
    unrounded,
    maximum,
    grade,
    gradeByPoints,
    nodes: nodeScores(scoring, slots, result),
    vetoes,
    rescaled: rescalingOf(compiled, result.plan, 0),
    notes: compiled.notes,
  };
}
