import { type LinearConstraint, linearProgram } from "../../../src/numeric/linear-program.ts";
import type { PlanTransfersOptions } from "../../../src/transfers/index.ts";

/** A question of plain arrays, one number a region, as the tests draw them. */
export interface PlainQuestion extends PlanTransfersOptions {
  readonly baseline: readonly number[];
  readonly standard: number;
  readonly population: readonly number[];
  readonly budget: readonly number[];
  readonly cost: readonly number[];
  readonly lossRate: readonly number[];
  readonly floor: readonly number[];
  readonly cap: readonly number[];
}

/** What a linear program written out in full says: the least shortfall of all heads, and the least money where it is 0. */
export interface Oracle {
  readonly infeasible: boolean;
  /** Heads times shortfall, over the heads of the years that count. */
  readonly gap: number;
  /** The least money with every region at its standard; `null` where that cannot be. */
  readonly money: number | null;
}

/** Every money and every shortfall a variable, every rule a row: nothing of the planner's structure is used. */
export function planOracle(question: PlainQuestion): Oracle {
  const { baseline, standard, population, budget, cost, lossRate, floor, cap, collar, years: T } = question;
  const { targetYear = 1, spendingType, depreciation = 0, carryOver = false, previous } = question;
  const lasting = spendingType === "capital" ? 1 - depreciation : 0;
  const n = baseline.length;
  const N = n * T;
  const rows: LinearConstraint[] = [];
  const add = (
    relation: LinearConstraint["relation"],
    bound: number,
    entries: readonly (readonly [number, number])[],
  ): void => {
    const coefficients = new Float64Array(2 * N);
    for (const [at, x] of entries) coefficients[at]! += x;
    rows.push({ coefficients, relation, bound });
  };
  const gap = new Float64Array(2 * N);
  let heads = 0;
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < T; t++) {
      const m = i * T + t;
      add(">=", floor[i]!, [[m, 1]]);
      if (cap[i]! < Number.POSITIVE_INFINITY) add("<=", cap[i]!, [[m, 1]]);
      const { down, up, allowance = 0 } = collar ?? {};
      if (t > 0) {
        if (down !== undefined)
          add(">=", -allowance, [
            [m, 1],
            [m - 1, down - 1],
          ]);
        if (up !== undefined)
          add("<=", allowance, [
            [m, 1],
            [m - 1, -1 - up],
          ]);
      } else if (previous !== undefined) {
        const last = (previous as readonly number[])[i]!;
        if (down !== undefined) add(">=", (1 - down) * last - allowance, [[m, 1]]);
        if (up !== undefined) add("<=", (1 + up) * last + allowance, [[m, 1]]);
      }
      if (t + 1 < targetYear) continue;
      heads += population[i]!;
      if (population[i] === 0) continue;
      gap[N + m] = population[i]!;
      const lift = (1 - lossRate[i]!) / (population[i]! * cost[i]!);
      add(">=", standard - baseline[i]!, [
        [N + m, 1],
        ...Array.from({ length: t + 1 }, (_, s) => [i * T + s, lift * lasting ** (t - s)] as const),
      ]);
    }
  }
  for (let t = 0; t < T; t++) {
    const first = carryOver ? 0 : t;
    let there = 0;
    const entries: [number, number][] = [];
    for (let s = first; s <= t; s++) {
      there += budget[s]!;
      for (let i = 0; i < n; i++) entries.push([i * T + s, 1]);
    }
    add("<=", there, entries);
  }
  const shortest = linearProgram({ sense: "minimize", objective: gap, constraints: rows });
  if (shortest.status !== "optimal") return { infeasible: true, gap: Number.NaN, money: null };
  const met = [...rows];
  for (let at = N; at < 2 * N; at++) {
    if (gap[at] === 0) continue;
    const coefficients = new Float64Array(2 * N);
    coefficients[at] = 1;
    met.push({ coefficients, relation: "<=", bound: 0 });
  }
  const money = new Float64Array(2 * N).fill(1, 0, N);
  const cheapest = linearProgram({ sense: "minimize", objective: money, constraints: met });
  return { infeasible: false, gap: shortest.objective! / heads, money: cheapest.objective };
}
