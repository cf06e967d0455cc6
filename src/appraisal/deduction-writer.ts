import type { SubjectDeduction } from "../model/results/appraisal-score.ts";
import type { EvidenceByNode } from "./evidence-by-node.ts";
import { reasonOf, type Scoring } from "./score-subject.ts";

/** Most bits of a place among the deductions kept for one leaf, and of all places together. */
const LEAF_BITS = 10;
const ALL_BITS = 22;

/**
 * Writes down what institutions lost at a leaf. Institutions report round figures, so the same leaf loses the same
 * points for the same value again and again: one record then serves them all, which takes less time and memory than
 * a new one each time. A record that several share is frozen. A new one takes the place of an old one, so the memory
 * is bounded whatever comes; and where values hardly ever come again, looking for them is given up.
 */
export function deductionWriter(
  scoring: Scoring,
  institutions: number,
): (slots: EvidenceByNode, leaf: number, lost: number) => SubjectDeduction {
  const { nodes } = scoring.scheme;
  const n = nodes.length;
  const room = ALL_BITS - Math.ceil(Math.log2(n));
  const bits = Math.max(1, Math.min(LEAF_BITS, room, Math.ceil(Math.log2(institutions + 1))));
  // Value and points of what is kept stand side by side, so that a look costs one access; points below 0: shared.
  const keys = new Float64Array((n << bits) * 2).fill(Number.NaN);
  const kept = new Array<SubjectDeduction | undefined>(n << bits).fill(undefined);
  // How many more values may be new than seen before.
  let patience = n << 8;
  // Places a unit of value: near values stand near each other, so that what is looked at stays in the cache.
  const density = new Float64Array(n);
  const most = (1 << bits) - 2;
  return (slots, leaf, lost) => {
    const node = nodes[leaf]!;
    // A sentence that tells more than the value, or says that nothing was left, is for one institution only.
    if (node.scorer?.isPlain !== true || lost === 0 || patience < 0) {
      return { node: node.id, points: lost, reason: reasonOf(scoring, slots, leaf, lost) };
    }
    const value = slots.values[slots.base + leaf]!;
    if (density[leaf] === 0) density[leaf] = 2 ** bits / (Math.abs(value) || 1);
    // Two places a value may stand in: few values then have to give way to each other.
    const first = (leaf << bits) + (Math.round(value * density[leaf]!) & most);
    for (let place = first; place < first + 2; place++) {
      if (keys[2 * place] !== value) continue;
      const points = keys[2 * place + 1]!;
      if (points !== lost && points !== -lost) continue;
      patience++;
      if (points === lost) {
        keys[2 * place + 1] = -lost;
        Object.freeze(kept[place]);
      }
      return kept[place]!;
    }
    patience--;
    const deduction = { node: node.id, points: lost, reason: reasonOf(scoring, slots, leaf, lost) };
    keys.copyWithin(2 * first + 2, 2 * first, 2 * first + 2);
    kept[first + 1] = kept[first];
    keys[2 * first] = value;
    keys[2 * first + 1] = lost;
    kept[first] = deduction;
    return deduction;
  };
}
