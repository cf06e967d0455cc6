import type { DataIssue } from "../errors.ts";
import type { AppliedVeto } from "../model/results/appraisal-score.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import { roundHalfUp } from "../numeric/round-half-up.ts";
import { bandOf } from "./band-of.ts";
import type { CompiledScheme } from "./compile-scheme.ts";
import { type EvidenceByNode, isEmpty, pieceOf } from "./evidence-by-node.ts";
import { formatScore } from "./format-score.ts";
import { meetsThreshold } from "./meets-threshold.ts";
import { type Plan, plan, WHY } from "./plan.ts";

/**
 * What one institution earned, in numbers; the arrays have one place per node. `lost` and `marked` hold until the next
 * institution is scored.
 */
export interface SubjectResult {
  readonly plan: Plan;
  readonly points: Float64Array;
  /** What was lost at this very node. */
  readonly lost: Float64Array;
  /** How many nodes lost something by themselves, or would have had there been something left. */
  readonly marks: number;
  /** Those nodes, last one first. */
  readonly marked: Int32Array;
  readonly score: number;
  readonly unrounded: number;
  readonly maximum: number;
  readonly grade: string | null;
  readonly gradeByPoints: string | null;
  readonly vetoes: readonly AppliedVeto[];
}

/** What is the same for many institutions. */
export interface Scoring {
  readonly scheme: CompiledScheme;
  readonly missing: "error" | "zero" | "not-applicable";
  readonly issues: DataIssue[];
  /** Whether the scheme itself is without faults. */
  readonly isSound: boolean;
  /** Plans made before, by the levels they are for. */
  readonly plans: Map<string, Plan>;
  /** Arrays with one place per node, used again for every institution. */
  readonly scratch: {
    readonly lost: Float64Array;
    readonly carried: Float64Array;
    readonly marked: Int32Array;
  };
}

/**
 * Scores one institution; `points`, all 0, takes what each node earns. Problems go to the issues; the result is then of no
 * use.
 */
export function scoreSubject(
  scoring: Scoring,
  slots: EvidenceByNode,
  levels: readonly string[],
  points: Float64Array,
): SubjectResult {
  const { scheme } = scoring;
  const { nodes } = scheme;
  const n = nodes.length;
  const here = planFor(scoring, slots, levels);
  const { why, maximum, scale } = here;
  const { values, base } = slots;
  const { lost, carried, marked } = scoring.scratch;
  lost.fill(0);
  carried.fill(0);
  let marks = 0;
  if (scoring.isSound && (why[0] !== WHY.applies || !(here.applicable > 0))) {
    complain(scoring, slots, nodes[0]!, "zero_total", "no indicator with points applies to this institution");
  }
  for (let i = n - 1; i >= 0; i--) {
    if (why[i] !== WHY.applies) continue;
    const node = nodes[i]!;
    const most = maximum[i]!;
    if (node.scorer !== undefined) {
      const value = values[base + i]!;
      if (value - value !== 0) {
        if (node.bears) lost[i] = most;
      } else {
        const earned = node.scorer.earn(value);
        // What takes earns less than nothing; how much can be taken is settled at the node above.
        if (node.takes) lost[i] = -earned * scale[i]!;
        else if (node.bears) {
          points[i] = earned >= node.stated * (1 - 1e-12) ? most : earned * scale[i]!;
          lost[i] = most - points[i]!;
        }
      }
      if (lost[i]! > 0) marked[marks++] = i;
    } else {
      let have = node.bears ? most : points[i]! + carried[i]!;
      if (node.bears && node.takers.every((t) => Number.isNaN(values[base + t]))) {
        // An indicator of which nothing was handed in: that no one found a fault earns no points.
        lost[i] = have;
        have = 0;
        if (lost[i]! > 0) marked[marks++] = i;
      }
      // The sum of what the nodes below can earn may miss the maximum by a rounding.
      else if (Math.abs(have - most) <= 1e-12 * most) have = most;
      for (const t of node.takers) {
        if (!(lost[t]! > 0)) continue;
        lost[t] = Math.min(lost[t]!, have);
        have -= lost[t]!;
      }
      points[i] = have;
    }
    const { parent } = node;
    if (parent < 0 || !node.shares) continue;
    const before = points[parent]!;
    const after = before + points[i]!;
    const part = after - before;
    carried[parent]! += before - (after - part) + (points[i]! - part);
    points[parent] = after;
  }
  const unrounded = points[0]!;
  const score = scheme.round === undefined ? unrounded : roundHalfUp(unrounded, scheme.round);
  const band = bandOf(score, scheme.grades);
  const vetoes = findVetoes(scoring, slots, here, points);
  let capped = band;
  for (const { maxGrade } of vetoes) {
    capped = Math.min(
      capped,
      scheme.grades.findIndex(({ grade }) => grade === maxGrade),
    );
  }
  return {
    plan: here,
    points,
    lost,
    marks,
    marked,
    score,
    unrounded,
    maximum: maximum[0]!,
    grade: scheme.grades[capped]?.grade ?? null,
    gradeByPoints: scheme.grades[band]?.grade ?? null,
    vetoes,
  };
}

/** Why these points of a marked node were lost. */
export function reasonOf({ scheme }: Scoring, slots: EvidenceByNode, i: number, lost: number): string {
  const node = scheme.nodes[i]!;
  const value = slots.values[slots.base + i]!;
  if (Number.isNaN(value)) return `${node.name}: nothing was handed in.`;
  const scorer = node.scorer!;
  const reason = scorer.isPlain ? scorer.reason(value) : scorer.reason(value, pieceOf(slots, i));
  return node.takes && lost === 0 ? `${reason} Nothing was left to lose.` : reason;
}

function planFor(scoring: Scoring, slots: EvidenceByNode, levels: readonly string[]): Plan {
  const { scheme, missing, plans } = scoring;
  const { nodes } = scheme;
  const key = scheme.selective ? JSON.stringify(levels) : "";
  let usual = plans.get(key);
  if (usual === undefined) {
    const why = new Uint8Array(nodes.length);
    for (const [i, node] of nodes.entries()) {
      if (node.levels !== null && !levels.some((level) => node.levels!.has(level))) why[i] = WHY.level;
    }
    usual = plan(scheme, why);
    plans.set(key, usual);
  }
  if (!slots.hasExceptions && (slots.filled === scheme.leaves || missing === "zero")) return usual;
  let why: Uint8Array | undefined;
  for (let i = 0; i < nodes.length; i++) {
    if (usual.why[i] === WHY.level || usual.why[i] === WHY.above || usual.why[i] === WHY.below) continue;
    const node = nodes[i]!;
    const evidence = pieceOf(slots, i);
    if (evidence !== undefined && evidence.applicable === false) {
      why ??= usual.why.slice();
      why[i] = WHY.evidence;
    } else if (
      node.scorer !== undefined &&
      node.kind !== "report-only" &&
      (evidence === undefined || isEmpty(evidence))
    ) {
      if (missing === "not-applicable") {
        why ??= usual.why.slice();
        why[i] = WHY.missing;
      } else if (missing === "error" && scheme.positions.get(node.id) === i && !isExcused(scheme, slots, i)) {
        complain(
          scoring,
          slots,
          node,
          "missing_value",
          `no evidence for "${node.name}"; add it, or set missing: "zero" or "not-applicable"`,
        );
      }
    }
  }
  return why === undefined ? usual : plan(scheme, why);
}

/** Whether evidence says that a node above does not apply to the institution. */
function isExcused(scheme: CompiledScheme, slots: EvidenceByNode, i: number): boolean {
  for (let above = scheme.nodes[i]!.parent; above >= 0; above = scheme.nodes[above]!.parent) {
    if (pieceOf(slots, above)?.applicable === false) return true;
  }
  return false;
}

function findVetoes(
  scoring: Scoring,
  slots: EvidenceByNode,
  here: Plan,
  points: Float64Array,
): readonly AppliedVeto[] {
  const { scheme } = scoring;
  const found: AppliedVeto[] = [];
  for (const [i, { id, name, maxGrade, when }] of scheme.vetoes.entries()) {
    const evidence = slots.vetoes[i];
    const value: unknown = evidence?.value;
    let reason: string | null = null;
    if (value === true || value === 1) {
      reason = `${name} was found${evidence!.note === undefined ? "" : `: ${formatReceived(evidence!.note)}`}.`;
    } else if (value !== undefined && value !== null && value !== false && value !== 0) {
      complain(
        scoring,
        slots,
        { path: `scheme.vetoes[${i}]`, id },
        "wrong_type",
        `value is ${formatReceived(value)}; pass true or false, or 1 or 0`,
      );
    }
    const position = when === undefined ? undefined : scheme.positions.get(when.node);
    if (
      reason === null &&
      when !== undefined &&
      position !== undefined &&
      here.why[position] === WHY.applies
    ) {
      const node = scheme.nodes[position]!;
      const isRead = !Number.isNaN(slots.values[slots.base + position]);
      const sample = isRead ? pieceOf(slots, position)?.sample : undefined;
      const { accuracyBelow, scoreRateBelow } = when;
      const most = here.maximum[position]!;
      if (
        accuracyBelow !== undefined &&
        sample &&
        !meetsThreshold(sample.confirmed / sample.checked, accuracyBelow)
      ) {
        reason = `${name}: only ${formatScore(sample.confirmed)} of ${formatScore(sample.checked)} records checked for ${node.name} were true, fewer than the ${formatScore(accuracyBelow)} asked.`;
      } else if (
        scoreRateBelow !== undefined &&
        most > 0 &&
        !meetsThreshold(points[position]! / most, scoreRateBelow)
      ) {
        reason = `${name}: ${node.name} earned ${formatScore(points[position]!)} of ${formatScore(most)} points, less than the share of ${formatScore(scoreRateBelow)} asked.`;
      }
    }
    if (reason !== null) found.push({ id, name, maxGrade: maxGrade, reason });
  }
  return found;
}

function complain(
  scoring: Scoring,
  slots: EvidenceByNode,
  { path, id }: { readonly path: string; readonly id: string },
  code: string,
  message: string,
): void {
  const whose = slots.subject === null ? "" : ` of ${formatReceived(slots.subject)}`;
  scoring.issues.push({ code, path: `evidence${whose} for ${path}`, id, message });
}
