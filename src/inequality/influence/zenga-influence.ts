import { argsort } from "../../numeric/argsort.ts";
import { ascendingDistribution } from "../../numeric/ascending-distribution.ts";
import { cumulativeSum } from "../../numeric/cumulative-sum.ts";
import type { Vector } from "../../numeric/vector.ts";

/**
 * Influence function of Zenga's plug-in index: its derivative by the weight of each row, times the total weight.
 *
 * With `t_k = w_k U_k B_k / (W H_k K_k)`, U the people above, H those up to the row, B the total below, K that from the
 * row on, it is minus `t_i / w_i + sum_{k<i} t_k / U_k + x_i sum_{k>i} t_k / B_k - sum t_k / W - sum_{k>=i} t_k / H_k -
 * x_i sum_{k<=i} t_k / K_k`.
 *
 * Weights are taken to be positive.
 */
export function zengaInfluence(values: Vector, weights: Vector | undefined): Float64Array {
  const { x, w, weight: W } = ascendingDistribution(values, weights);
  const n = x.length;
  const result = new Float64Array(values.length);
  if (x[0] === x[n - 1]) return result;
  const amounts = x.map((value, k) => value * w[k]!);
  const H = cumulativeSum(w);
  const through = cumulativeSum(amounts);
  const from = cumulativeSum(w.slice().reverse()).reverse();
  const K = cumulativeSum(amounts.slice().reverse()).reverse();
  const below = (k: number): number => (k > 0 ? through[k - 1]! : 0);
  const above = (k: number): number => (k < n - 1 ? from[k + 1]! : 0);
  const perPerson = x.map((_, k) => (above(k) * below(k)) / (H[k]! * K[k]!));
  const lower = cumulativeSum(x.map((_, k) => (w[k]! * below(k)) / (H[k]! * K[k]!)));
  const upper = cumulativeSum(x.map((_, k) => (w[k]! * above(k)) / (H[k]! * K[k]!)).reverse()).reverse();
  const overH = cumulativeSum(x.map((_, k) => (w[k]! * perPerson[k]!) / H[k]!).reverse()).reverse();
  const overK = cumulativeSum(x.map((_, k) => (w[k]! * perPerson[k]!) / K[k]!));
  const all = perPerson.reduce((sum, t, k) => sum + t * w[k]!, 0) / W;
  const order = argsort(values);
  for (let i = 0; i < n; i++) {
    result[order[i]!] = -(
      perPerson[i]! +
      (i > 0 ? lower[i - 1]! : 0) +
      x[i]! * (i < n - 1 ? upper[i + 1]! : 0) -
      all -
      overH[i]! -
      x[i]! * overK[i]!
    );
  }
  return result;
}
