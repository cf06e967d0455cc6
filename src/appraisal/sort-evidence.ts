import type { DataIssue } from "../errors.ts";
import type { Evidence } from "../model/appraisal-scheme.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import type { CompiledNode, CompiledScheme } from "./compile-scheme.ts";
import { type EvidenceByNode, evidenceByNode, isEmpty } from "./evidence-by-node.ts";

/** The kinds that look at a rate and so take its counts. */
const COUNTED: readonly string[] = [
  "ratio",
  "deduct-per-step",
  "bands",
  "thresholds",
  "deciles",
  "piecewise",
  "sampled",
  "report-only",
];

/**
 * Puts every piece of evidence where it belongs, by institution in the order of their first appearance, and reads
 * its number. Problems go to the issues.
 */
export function sortEvidence(
  scheme: CompiledScheme,
  evidence: readonly Evidence[],
  issues: DataIssue[],
): readonly EvidenceByNode[] {
  if (!Array.isArray(evidence)) {
    issues.push({
      code: "wrong_type",
      path: "evidence",
      message: "evidence must be a list of { node, value }",
    });
    return [];
  }
  const { nodes, positions } = scheme;
  const newSlots = evidenceByNode(scheme, evidence);
  const subjects = new Map<string | null, EvidenceByNode>();
  let slots: EvidenceByNode | undefined;
  let expected = 0;
  for (let k = 0; k < evidence.length; k++) {
    const piece = evidence[k] as Evidence;
    if (typeof piece !== "object" || piece === null) {
      const message = "a piece of evidence must be a record { node, value }";
      issues.push({ code: "wrong_type", path: `evidence[${k}]`, message });
      continue;
    }
    const subject = piece.subject ?? null;
    if (slots === undefined || slots.subject !== subject) {
      slots = subjects.get(subject);
      if (slots === undefined) {
        if (subject !== null && typeof subject !== "string") {
          const message = `subject is ${formatReceived(subject)}; pass the id of the institution, a text`;
          issues.push({ code: "wrong_type", path: `evidence[${k}].subject`, message });
        }
        slots = newSlots(subject);
        subjects.set(subject, slots);
      }
      expected = 0;
    }
    // Evidence usually comes in the order of the tree: look at the next leaf before asking the map.
    while (expected < nodes.length && nodes[expected]!.scorer === undefined) expected++;
    const position =
      expected < nodes.length && nodes[expected]!.id === piece.node ? expected : positions.get(piece.node);
    if (position === undefined) {
      sortVeto(scheme, slots, piece, k, issues);
      continue;
    }
    expected = position + 1;
    if (slots.pieces[slots.base + position] !== 0) {
      refuseTwice(slots, piece, k, issues);
      continue;
    }
    slots.pieces[slots.base + position] = k + 1;
    const { scorer, kind } = nodes[position]!;
    if (hasExtras(piece)) checkExtras(piece, kind, k, issues);
    if (piece.applicable === false) {
      slots.hasExceptions = true;
    } else if (scorer === undefined) {
      const message = `"${piece.node}" has no rule of its own; give evidence for the leaves below it`;
      issues.push({ code: "unsupported_combination", path: `evidence[${k}]`, id: piece.node, message });
    } else if (!isEmpty(piece)) {
      const value = scorer.read(piece);
      if (value - value === 0) {
        slots.values[slots.base + position] = value;
      } else {
        const { code, message } = scorer.problem(piece);
        issues.push({ code, path: `evidence[${k}]`, id: piece.node, message: `${message}${whose(slots)}` });
      }
      if (kind !== "report-only") slots.filled++;
    }
  }
  return [...subjects.values()];
}

function hasExtras({ applicable, counts, dates, sample, note }: Evidence): boolean {
  return (
    applicable !== undefined ||
    counts !== undefined ||
    dates !== undefined ||
    sample !== undefined ||
    note !== undefined
  );
}

/** Complains about what the rule would not look at: somebody who hands it in expects it to count. */
function checkExtras(piece: Evidence, kind: CompiledNode["kind"], k: number, issues: DataIssue[]): void {
  const { applicable, counts, dates, sample, node: id } = piece;
  const path = `evidence[${k}]`;
  checkNote(piece, k, issues);
  if (applicable !== undefined && typeof applicable !== "boolean") {
    const message = `applicable is ${formatReceived(applicable)}; pass true or false`;
    issues.push({ code: "wrong_type", path, id, message });
  }
  if (kind === null || applicable === false) return;
  const useless = [
    counts !== undefined && !COUNTED.includes(kind) ? "counts" : "",
    dates !== undefined && kind !== "lateness" ? "dates" : "",
    sample !== undefined && kind !== "sampled" ? "sample" : "",
  ].filter((field) => field !== "");
  for (const field of useless) {
    const message = `a ${kind} rule does not look at ${field}; drop it, or take another rule`;
    issues.push({ code: "unsupported_combination", path, id, message });
  }
}

function checkNote({ note, node }: Evidence, k: number, issues: DataIssue[]): void {
  if (note === undefined || typeof note === "string") return;
  issues.push({
    code: "wrong_type",
    path: `evidence[${k}].note`,
    id: formatReceived(node),
    message: `note is ${formatReceived(note)}; pass a text`,
  });
}

function sortVeto(
  { vetoPositions }: CompiledScheme,
  slots: EvidenceByNode,
  piece: Evidence,
  k: number,
  issues: DataIssue[],
): void {
  const veto = vetoPositions.get(piece.node);
  if (veto === undefined) {
    const id = formatReceived(piece.node);
    const message = `"${id}" is no node and no veto of the scheme`;
    issues.push({ code: "unknown_id", path: `evidence[${k}].node`, id, message });
  } else if (slots.vetoes[veto] !== undefined) {
    refuseTwice(slots, piece, k, issues);
  } else {
    slots.vetoes[veto] = piece;
    checkNote(piece, k, issues);
  }
}

function refuseTwice(slots: EvidenceByNode, piece: Evidence, k: number, issues: DataIssue[]): void {
  const message = `there is evidence for "${piece.node}" already${whose(slots)}; keep one piece a node`;
  issues.push({ code: "duplicate_id", path: `evidence[${k}]`, id: piece.node, message });
}

function whose({ subject }: EvidenceByNode): string {
  return subject === null ? "" : ` (evidence of "${formatReceived(subject)}")`;
}
