import type { Evidence } from "../model/appraisal-scheme.ts";
import type { CompiledScheme } from "./compile-scheme.ts";

/** The evidence of one institution, sorted to its places. */
export interface EvidenceByNode {
  readonly subject: string | null;
  /** All the evidence. */
  readonly evidence: readonly Evidence[];
  /** Where the places of this institution begin in `pieces` and `values`, which it shares with others. */
  readonly base: number;
  /** One a node from `base` on: the position of its piece in the evidence, from 1; 0 where nothing came. */
  readonly pieces: Int32Array;
  /** One a node from `base` on: the numbers that the rules look at; NaN where nothing was handed in. */
  readonly values: Float64Array;
  /** One a veto. */
  readonly vetoes: (Evidence | undefined)[];
  /** How many leaves with points have a number. */
  filled: number;
  /** Whether evidence says of some node that it does not apply. */
  hasExceptions: boolean;
}

/** Most institutions for which memory is taken at once: asking for it one by one takes longer than scoring. */
const CHUNK = 4096;

const NO_VETOES: (Evidence | undefined)[] = [];

/** Gives places without evidence, one institution after the other. */
export function evidenceByNode(
  scheme: CompiledScheme,
  evidence: readonly Evidence[],
): (subject: string | null) => EvidenceByNode {
  const n = scheme.nodes.length;
  const chunk = Math.max(1, Math.min(CHUNK, Math.ceil(evidence.length / Math.max(1, scheme.leaves))));
  let used = chunk;
  let pieces = new Int32Array(0);
  let values = new Float64Array(0);
  return (subject) => {
    if (used === chunk) {
      pieces = new Int32Array(n * chunk);
      values = new Float64Array(n * chunk).fill(Number.NaN);
      used = 0;
    }
    return {
      subject,
      evidence,
      base: n * used++,
      pieces,
      values,
      vetoes: scheme.vetoes.length === 0 ? NO_VETOES : scheme.vetoes.map(() => undefined),
      filled: 0,
      hasExceptions: false,
    };
  };
}

/** The piece of evidence for a node. */
export function pieceOf({ evidence, pieces, base }: EvidenceByNode, node: number): Evidence | undefined {
  return evidence[pieces[base + node]! - 1];
}

/** Whether evidence hands in nothing. */
export function isEmpty({ value, counts, dates }: Evidence): boolean {
  return (value === null || value === undefined) && counts === undefined && dates === undefined;
}
