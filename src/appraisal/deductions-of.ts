import type { SubjectDeduction } from "../model/results/appraisal-score.ts";
import { deductionWriter } from "./deduction-writer.ts";
import type { EvidenceByNode } from "./evidence-by-node.ts";
import type { Scoring, SubjectResult } from "./score-subject.ts";

/**
 * Keeps what each institution lost as numbers, and answers with a function that writes the list with its sentences when it is first
 * asked. A million sentences take longer to write, and far more memory, than the points they explain.
 *
 * Sentences that tell more than the number that was read are written at once: the evidence is the caller's, who may change it.
 */
export function deductionsOf(
  scoring: Scoring,
  institutions: number,
): (slots: EvidenceByNode, result: SubjectResult) => () => readonly SubjectDeduction[] {
  const { nodes } = scoring.scheme;
  const write = deductionWriter(scoring, institutions);
  let leaves = new Uint32Array(16 * institutions);
  let losses = new Float64Array(16 * institutions);
  let used = 0;
  return (slots, { lost, marks, marked }) => {
    if (used + marks > leaves.length) {
      leaves = grown(leaves, new Uint32Array(2 * leaves.length + marks));
      losses = grown(losses, new Float64Array(leaves.length));
    }
    const from = used;
    let isPlain = true;
    for (let k = marks - 1; k >= 0; k--) {
      const leaf = marked[k]!;
      leaves[used] = leaf;
      losses[used++] = lost[leaf]!;
      if (nodes[leaf]!.scorer?.isPlain === false && !Number.isNaN(slots.values[slots.base + leaf]!))
        isPlain = false;
    }
    let list: SubjectDeduction[] | undefined;
    const read = (): readonly SubjectDeduction[] => {
      if (list !== undefined) return list;
      list = new Array<SubjectDeduction>(marks);
      for (let k = 0; k < marks; k++) list[k] = write(slots, leaves[from + k]!, losses[from + k]!);
      return list;
    };
    if (!isPlain) read();
    return read;
  };
}

function grown<A extends Uint32Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
