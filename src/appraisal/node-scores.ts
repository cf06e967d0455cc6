import type { NodeScore, Rescaling } from "../model/results/appraisal-score.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import type { CompiledNode, CompiledScheme } from "./compile-scheme.ts";
import { type EvidenceByNode, pieceOf } from "./evidence-by-node.ts";
import { formatScore } from "./format-score.ts";
import { type Plan, WHY } from "./plan.ts";
import { reasonOf, type Scoring, type SubjectResult } from "./score-subject.ts";

/** The result of one institution as a tree with reasons. */
export function nodeScores(
  scoring: Scoring,
  slots: EvidenceByNode,
  result: SubjectResult,
): readonly NodeScore[] {
  const { scheme } = scoring;
  const { nodes } = scheme;
  const { values, base } = slots;
  const { plan, points, lost } = result;
  const marked = new Set(result.marked.subarray(0, result.marks));
  const scores: NodeScore[] = [];
  // Backwards, so that the nodes below are there when a node is made.
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]!;
    const evidence = pieceOf(slots, i);
    const applicable = plan.why[i] === WHY.applies;
    const isFound = applicable && node.kind !== null && !Number.isNaN(values[base + i]);
    scores[i] = {
      id: node.id,
      name: node.name,
      points: points[i]!,
      maximum: plan.maximum[i]!,
      rule: node.kind,
      applicable,
      notApplicable: applicable ? null : whyNot(node, plan.why[i]!, evidence?.note),
      value: isFound ? (typeof evidence!.value === "boolean" ? evidence!.value : values[base + i]!) : null,
      deductions: marked.has(i) ? [{ points: lost[i]!, reason: reasonOf(scoring, slots, i, lost[i]!) }] : [],
      rescaled: applicable ? rescalingOf(scheme, plan, i) : null,
      children: node.children.map((child) => scores[child]!),
    };
  }
  return nodes.length === 1 ? [scores[0]!] : scores[0]!.children;
}

/** How the whole tree was rescaled, or `null`. */
export function rescalingOf(scheme: CompiledScheme, plan: Plan, i: number): Rescaling | null {
  const node = scheme.nodes[i]!;
  const from = node.allotted;
  const to = plan.maximum[i]!;
  const whole = scheme.nodes[0]!.allotted;
  if (!node.shares || Math.abs(to - from) <= 1e-12 * whole) {
    if (i > 0 || Math.abs(plan.applicable - whole) <= 1e-12 * whole) return null;
  }
  return { from, to, reason: rescalingReason(scheme, plan, i) };
}

function rescalingReason(scheme: CompiledScheme, plan: Plan, i: number): string {
  const whole = scheme.nodes[0]!.allotted;
  const out = `${formatScore(whole - plan.applicable)} of ${formatScore(whole)} points do not apply`;
  const name = scheme.nodes[i]!.name;
  switch (scheme.notApplicable) {
    case "drop":
      return `${out} and nothing takes their place.`;
    case "rescale-siblings":
      return i === 0
        ? `${out}; what does not apply leaves its points to its siblings.`
        : `${name}: siblings that do not apply leave their points to those that do.`;
    default:
      return `${out}; the other ${formatScore(plan.applicable)} are scaled up by ${formatScore(whole / plan.applicable)}.`;
  }
}

function whyNot(node: CompiledNode, why: number, note: string | undefined): string {
  switch (why) {
    case WHY.level:
      return `${node.name} is for ${[...node.levels!].join(", ")} only.`;
    case WHY.above:
      return `What ${node.name} belongs to does not apply.`;
    case WHY.evidence:
      return `${node.name} does not apply to this institution${note === undefined ? "" : `: ${formatReceived(note)}`}.`;
    case WHY.missing:
      return `${node.name} was left out: nothing was handed in.`;
    default:
      return `Nothing of ${node.name} applies.`;
  }
}
