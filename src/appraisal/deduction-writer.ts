import type { SubjectDeduction } from "./appraisal-score.ts";
import { reasonOf, type Scoring } from "./score-subject.ts";
import type { Slots } from "./slots.ts";

/** Most bits of a place among the deductions kept for one leaf. */
const MOST_BITS = 10;

/**
 * Writes down what institutions lost at a leaf. Institutions report round figures, so the same leaf loses the same
 * points for the same value again and again: one record then serves them all, which takes less time and memory than
 * a new one each time. A record that several share is frozen. A new one takes the place of an old one, so the memory
 * is bounded whatever comes.
 */
export function deductionWriter(
  scoring: Scoring,
  institutions: number,
): (slots: Slots, leaf: number, lost: number) => SubjectDeduction {
  const { nodes } = scoring.scheme;
  const n = nodes.length;
  const bits = Math.max(
    1,
    Math.min(MOST_BITS, Math.ceil(Math.log2(institutions + 1)), 22 - Math.ceil(Math.log2(n))),
  );
  const values = new Float64Array(n << bits).fill(Number.NaN);
  const kept = new Array<SubjectDeduction | undefined>(n << bits).fill(undefined);
  const isShared = new Uint8Array(n << bits);
  const double = new Float64Array(1);
  const halves = new Int32Array(double.buffer);
  return (slots, leaf, lost) => {
    const node = nodes[leaf]!;
    // A sentence that tells more than the value, or says that nothing was left, is for one institution only.
    if (!node.scorer!.isPlain || lost === 0) {
      return { node: node.id, points: lost, reason: reasonOf(scoring, slots, leaf) };
    }
    const value = slots.values[leaf]!;
    double[0] = value;
    const place = (leaf << bits) + (Math.imul(halves[0]! ^ halves[1]!, 0x9e3779b1) >>> (32 - bits));
    const before = kept[place];
    if (before !== undefined && values[place] === value && before.points === lost) {
      if (isShared[place] === 0) {
        isShared[place] = 1;
        Object.freeze(before);
      }
      return before;
    }
    const deduction = { node: node.id, points: lost, reason: reasonOf(scoring, slots, leaf) };
    values[place] = value;
    kept[place] = deduction;
    isShared[place] = 0;
    return deduction;
  };
}
