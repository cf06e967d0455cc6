import type { Matrix } from "../../numeric/vector.ts";

/** A stationary distribution, or why there is no single one. */
export type Stationary =
  | { readonly distribution: number[]; readonly reason?: undefined }
  | { readonly distribution: null; readonly reason: string };

/**
 * The distribution over the states of a Markov chain that a step leaves unchanged.
 *
 * There is exactly one where the states that cannot be left for good form one set; transient states then have
 * share 0. With several such sets the long run depends on the start, and with a state of unknown exits (a row
 * of zeros) on what no one saw. Found by the elimination of Grassmann, Taksar and Heyman, which subtracts nothing and so
 * keeps its digits.
 *
 * Rows are taken to be non-negative and to sum to 1 or to 0 (guard first).
 */
export function stationaryDistribution(probabilities: Matrix): Stationary {
  const k = probabilities.length;
  const unseen = probabilities.findIndex((row) => Array.from(row).every((p) => p === 0));
  if (unseen >= 0) {
    return {
      distribution: null,
      reason: `class ${unseen} has no observed transition, so where it leads is unknown; merge classes or move the cutoffs`,
    };
  }
  const reach = reachability(probabilities);
  // A state is recurrent if every state it reaches also reaches it.
  const recurrent = reach.map((row, i) => row.every((reached, j) => !reached || reach[j]![i]!));
  const first = recurrent.indexOf(true);
  const closed = recurrent.flatMap((is, i) => (is && reach[first]![i]! ? [i] : []));
  const other = recurrent.findIndex((is, i) => is && !closed.includes(i));
  if (other >= 0) {
    return {
      distribution: null,
      reason: `class ${first} and class ${other} never lead to each other, so the long run depends on the start`,
    };
  }
  const shares = eliminate(closed.map((i) => closed.map((j) => probabilities[i]![j]!)));
  const distribution = Array<number>(k).fill(0);
  closed.forEach((state, position) => {
    distribution[state] = shares[position]!;
  });
  return { distribution };
}

/** Which state can be reached from which, each reaching itself. */
function reachability(probabilities: Matrix): boolean[][] {
  const k = probabilities.length;
  const reach = Array.from(probabilities, (row, i) => Array.from(row, (p, j) => p > 0 || i === j));
  for (let via = 0; via < k; via++) {
    for (let i = 0; i < k; i++) {
      if (!reach[i]![via]!) continue;
      for (let j = 0; j < k; j++) if (reach[via]![j]!) reach[i]![j] = true;
    }
  }
  return reach;
}

/** The stationary distribution of an irreducible chain; overwrites `A`. */
function eliminate(A: number[][]): number[] {
  const n = A.length;
  for (let state = n - 1; state > 0; state--) {
    let exit = 0;
    for (let j = 0; j < state; j++) exit += A[state]![j]!;
    for (let i = 0; i < state; i++) {
      A[i]![state]! /= exit;
      for (let j = 0; j < state; j++) A[i]![j]! += A[i]![state]! * A[state]![j]!;
    }
  }
  const shares = [1];
  for (let state = 1; state < n; state++) {
    let share = 0;
    for (let i = 0; i < state; i++) share += shares[i]! * A[i]![state]!;
    shares.push(share);
  }
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / total);
}
