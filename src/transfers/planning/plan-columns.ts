import type { PlanBinding, PlanYear } from "../../model/results/plan-parts.ts";
import { sum } from "../../numeric/sum.ts";
import type { Column } from "../columns/column.ts";
import { each, type PlanProblem } from "./plan-problem.ts";
import type { TransferPlan } from "./plan-result.ts";

type Described = Pick<
  TransferPlan,
  "disbursed" | "arrived" | "localContribution" | "before" | "after" | "shortfall" | "binding" | "years"
>;

/** Differences below this, relative to what is compared, are rounding. */
const NEAR = 1e-8;

/** What a plan means for every region and year; nothing where there is no plan. */
export function describePlan(
  problem: PlanProblem,
  sent: readonly Column[] | null,
  prices: Column,
): Described {
  if (sent === null) {
    return {
      disbursed: [],
      arrived: [],
      localContribution: [],
      before: [],
      after: [],
      shortfall: [],
      binding: [],
      years: [],
    };
  }
  const { n, T, rho, arriving, central, heads, price, base, short, sign, from, budget, carryOver } = problem;
  const arrived = sent.map((column) => column.map((m, i) => m * arriving[i]!));
  const local = arrived.map((column) => column.map((m, i) => (m / central[i]!) * (1 - central[i]!)));
  const stock = each(T, () => new Float64Array(n));
  const after = each(T, (t) => {
    const column = base[t]!.slice();
    for (let i = 0; i < n; i++) {
      stock[t]![i] = (t > 0 ? rho * stock[t - 1]![i]! : 0) + sent[t]![i]!;
      if (price[t]![i]! > 0) column[i] = base[t]![i]! + (sign * stock[t]![i]!) / price[t]![i]!;
    }
    return column;
  });
  const shortfall = each(T, (t) =>
    short[t]!.map((gap, i) => {
      const left = price[t]![i]! > 0 ? gap - stock[t]![i]! / price[t]![i]! : gap;
      return left <= 1e-12 * gap ? 0 : left;
    }),
  );
  const binding = each(T, (t) => each(n, (i) => bindingOf(problem, sent, shortfall, t, i)));
  let carried = 0;
  const years = each(T, (t): PlanYear => {
    const spent = sum(sent[t]!);
    const came = sum(arrived[t]!);
    const available = budget[t]! + carried;
    // What rounding leaves over is nothing.
    const unspent = available - spent > 1e-9 * available ? available - spent : 0;
    carried = carryOver ? unspent : 0;
    const people = sum(heads[t]!);
    const mean = (column: Column): number =>
      people > 0 ? sum(column.map((x, i) => x * (heads[t]![i]! / people))) : 0;
    return {
      year: t + 1,
      counted: t >= from,
      budget: budget[t]!,
      available,
      disbursed: spent,
      arrived: came,
      lost: spent - came,
      localContribution: sum(local[t]!),
      unspent,
      gapBefore: mean(short[t]!),
      remainingGap: mean(shortfall[t]!),
      shadowPrice: prices[t]!,
      index: null,
    };
  });
  return {
    disbursed: sent,
    arrived,
    localContribution: local,
    before: base.map((column) => column.slice()),
    after,
    shortfall,
    binding,
    years,
  };
}

function bindingOf(
  {
    T,
    heads,
    short,
    need,
    lower,
    upper,
    floor,
    cap,
    localCap,
    keep,
    grow,
    allowance,
    from,
    rho,
  }: PlanProblem,
  sent: readonly Column[],
  shortfall: readonly Column[],
  t: number,
  i: number,
): PlanBinding {
  if (heads[t]![i] === 0) return "excluded";
  const m = sent[t]![i]!;
  const last = t > 0 ? sent[t - 1]![i]! : 0;
  const next = t < T - 1 ? sent[t + 1]![i]! : 0;
  const near = NEAR * Math.max(m, last, next, need[t]![i]!);
  const most = upper[t]![i]!;
  if (t >= from && shortfall[t]![i]! > NEAR * short[t]![i]!) {
    if (m >= most - near) return localCap[i] === most ? "local" : cap[t]![i] === most ? "cap" : "collar";
    return t > 0 && grow !== null && m >= grow * last + allowance - near ? "collar" : "budget";
  }
  const low = lower[t]![i]!;
  const wanted = rho === 0 ? need[t]![i]! : 0;
  if (m > wanted + near) {
    if (low > 0 && m <= low + near) return floor[t]![i]! >= low - near ? "floor" : "collar";
    if (t > 0 && keep !== null && m <= keep * last - allowance + near) return "collar";
    if (t < T - 1 && grow !== null && next >= grow * m + allowance - near) return "collar";
  }
  return t >= from ? "standard" : "none";
}
