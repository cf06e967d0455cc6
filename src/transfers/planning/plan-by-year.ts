import { argsort } from "../../numeric/argsort.ts";
import { sum } from "../../numeric/sum.ts";
import type { Column } from "../columns/column.ts";
import { allocate } from "./allocate.ts";
import type { PlanProblem } from "./plan-problem.ts";

/** The best use of one year's budget where no year bears on another. */
export interface YearPlan {
  /** Money sent. */
  readonly sent: Column;
  /** What one more unit of budget takes off the objective, in its total. */
  readonly price: number;
  /** For the largest shortfall: what it is, and what it is at least. */
  readonly largest: number;
  /** For the largest shortfall: the bound proved by its multipliers. */
  readonly largestAtLeast: number;
}

/** Solves one year exactly, for money that fits the floors. */
export function planYear(
  problem: PlanProblem,
  t: number,
  objective: "least-shortfall" | "least-squares" | "max-min",
): YearPlan {
  const { n, need, value, heads, from } = problem;
  const lower = problem.lower[t]!;
  const budget = problem.budget[t]!;
  const useful = lower.map((low, i) => Math.max(low, Math.min(problem.upper[t]![i]!, need[t]![i]!)));
  const idle = { sent: lower, price: 0, largest: 0, largestAtLeast: 0 };
  if (t < from) return idle;
  if (objective !== "least-shortfall") {
    const people = heads[t]!;
    if (!people.some((h) => h > 0)) return idle;
    const {
      amounts,
      multiplier,
      value: found,
      optimalityGap,
    } = allocate({
      // No one is lifted beyond the standard: above it, one is as well off as at it.
      baseline: problem.short[t]!.map((h) => 0 - h),
      population: people,
      cost: value.map((v) => (v > 0 ? 1 / v : 1)),
      lower,
      upper: useful,
      budget,
      ...(objective === "max-min"
        ? { objective: "max-min" as const }
        : { objective: "least-squares" as const, target: 0 }),
    });
    return {
      sent: amounts,
      price: objective === "max-min" ? multiplier : multiplier * sum(people),
      largest: Math.max(0, -found),
      largestAtLeast: Math.max(0, -found - optimalityGap),
    };
  }
  // Every unit of money closes as much as the region's value says: the dearest places come last, equal ones are filled from
  // the lowest.
  const sent = lower.slice();
  const order = argsort(value);
  let left = budget - sum(lower);
  let price = 0;
  for (let k = n; k > 0; ) {
    const best = value[order[k - 1]!]!;
    const alone = k === 1 || value[order[k - 2]!]! < best * (1 - 1e-12);
    if (alone) {
      // Most costs occur once: nothing has to be shared out.
      const i = order[--k]!;
      const wanted = useful[i]! - lower[i]!;
      if (wanted <= 0) continue;
      const given = wanted <= left * (1 + 1e-15) ? wanted : left;
      sent[i] = given === wanted ? useful[i]! : lower[i]! + given;
      left = Math.max(0, left - given);
      if (given === wanted) continue;
      price = best;
      break;
    }
    const members: number[] = [];
    while (k > 0 && value[order[k - 1]!]! >= best * (1 - 1e-12)) members.push(order[--k]!);
    const open = members.filter((i) => useful[i]! > lower[i]!).sort((a, b) => a - b);
    if (open.length === 0) continue;
    const wanted = sum(open.map((i) => useful[i]! - lower[i]!));
    if (wanted <= left * (1 + 1e-15)) {
      for (const i of open) sent[i] = useful[i]!;
      left = Math.max(0, left - wanted);
      continue;
    }
    price = best;
    if (left > 0) {
      const shared = allocate({
        baseline: open.map((i) => -problem.short[t]![i]!),
        population: open.map((i) => heads[t]![i]!),
        cost: 1 / best,
        lower: open.map((i) => lower[i]!),
        upper: open.map((i) => useful[i]!),
        budget: left + sum(open.map((i) => lower[i]!)),
        objective: "max-min",
      });
      for (const [m, i] of open.entries()) sent[i] = shared.amounts[m]!;
    }
    break;
  }
  return { sent, price, largest: 0, largestAtLeast: 0 };
}
