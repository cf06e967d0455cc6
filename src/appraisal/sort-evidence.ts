import type { DataIssue } from "../errors.ts";
import type { Evidence } from "../model/appraisal-scheme.ts";
import type { CompiledScheme } from "./compile-scheme.ts";
import type { Slots } from "./score-subject.ts";

/**
 * Puts every piece of evidence where it belongs, by institution in the order of their first appearance. Problems go
 * to the issues.
 */
export function sortEvidence(
  scheme: CompiledScheme,
  evidence: readonly Evidence[],
  issues: DataIssue[],
): readonly Slots[] {
  if (!Array.isArray(evidence)) {
    issues.push({
      code: "wrong_type",
      path: "evidence",
      message: "evidence must be a list of { node, value }",
    });
    return [];
  }
  const { nodes, positions, vetoPositions } = scheme;
  const subjects = new Map<string | null, Slots>();
  let slots: Slots | undefined;
  let expected = 0;
  for (let k = 0; k < evidence.length; k++) {
    const piece = evidence[k] as Evidence;
    if (typeof piece !== "object" || piece === null) {
      issues.push({
        code: "wrong_type",
        path: `evidence[${k}]`,
        message: "a piece of evidence must be a record { node, value }",
      });
      continue;
    }
    const subject = piece.subject ?? null;
    if (slots === undefined || slots.subject !== subject) {
      slots = subjects.get(subject);
      if (slots === undefined) {
        slots = {
          subject,
          nodes: new Array(nodes.length).fill(undefined),
          vetoes: new Array(vetoPositions.size).fill(undefined),
        };
        subjects.set(subject, slots);
      }
      expected = 0;
    }
    const { node } = piece;
    // Evidence usually comes in the order of the tree: look at the next leaf before asking the map.
    while (expected < nodes.length && nodes[expected]!.scorer === undefined) expected++;
    let position: number | undefined = expected;
    if (expected >= nodes.length || nodes[expected]!.id !== node) position = positions.get(node);
    if (position !== undefined) {
      expected = position + 1;
      if (slots.nodes[position] === undefined) {
        slots.nodes[position] = piece;
        if (nodes[position]!.scorer === undefined && piece.applicable !== false) {
          issues.push({
            code: "unsupported_combination",
            path: `evidence[${k}]`,
            id: node,
            message: `"${node}" has no rule of its own; give evidence for the leaves below it`,
          });
        }
        continue;
      }
    } else {
      const veto = vetoPositions.get(node);
      if (veto === undefined) {
        issues.push({
          code: "unknown_id",
          path: `evidence[${k}].node`,
          id: String(node),
          message: `"${String(node)}" is no node and no veto of the scheme`,
        });
        continue;
      }
      if (slots.vetoes[veto] === undefined) {
        slots.vetoes[veto] = piece;
        continue;
      }
    }
    const whose = subject === null ? "" : ` of "${subject}"`;
    issues.push({
      code: "duplicate_id",
      path: `evidence[${k}]`,
      id: node,
      message: `there is evidence${whose} for "${node}" already; keep one piece a node`,
    });
  }
  return [...subjects.values()];
}
