import { sum } from "../../numeric/sum.ts";
import type { Column } from "../columns/column.ts";
import { each, type PlanProblem } from "./plan-problem.ts";

/** What a plan leaves open in the years that count: heads times level, or times its square; and the largest shortfall. */
export function openGap(problem: PlanProblem, sent: readonly Column[]): OpenGap {
  const { n, T, rho, need, value, price, from } = problem;
  const byYear = new Float64Array(T);
  const squares = new Float64Array(T);
  let largest = 0;
  const stock = new Float64Array(n);
  for (let t = 0; t < T; t++) {
    const gaps = new Float64Array(n);
    const areas = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      stock[i] = rho * stock[i]! + sent[t]![i]!;
      const lacking = need[t]![i]! - stock[i]!;
      // What rounding leaves of a need that is met is nothing.
      if (t < from || lacking <= 1e-12 * need[t]![i]!) continue;
      gaps[i] = lacking * value[i]!;
      areas[i] = gaps[i]! * (lacking / price[t]![i]!);
      largest = Math.max(largest, lacking / price[t]![i]!);
    }
    byYear[t] = sum(gaps);
    squares[t] = sum(areas);
  }
  return { total: sum(byYear), squared: sum(squares), largest };
}

/** What {@link openGap} adds up. */
export interface OpenGap {
  readonly total: number;
  readonly squared: number;
  readonly largest: number;
}

/** The worst breach of floors, caps, collars and budgets, relative to the money concerned. */
export function violationsOf(problem: PlanProblem, sent: readonly Column[]): number {
  const { n, T, lower, upper, keep, grow, allowance, budget, carryOver } = problem;
  let worst = 0;
  const breach = (over: number, size: number): void => {
    if (over > 0) worst = Math.max(worst, over / size);
  };
  let carried = 0;
  for (let t = 0; t < T; t++) {
    for (let i = 0; i < n; i++) {
      const m = sent[t]![i]!;
      const size = Math.max(m, lower[t]![i]!);
      breach(lower[t]![i]! - m, size);
      breach(m - upper[t]![i]!, size);
      if (t === 0) continue;
      const last = sent[t - 1]![i]!;
      const either = Math.max(m, last, allowance);
      if (keep !== null) breach(keep * last - allowance - m, either);
      if (grow !== null) breach(m - grow * last - allowance, either);
    }
    const spent = sum(sent[t]!);
    const available = budget[t]! + carried;
    breach(spent - available, Math.max(spent, available));
    carried = carryOver ? Math.max(0, available - spent) : 0;
  }
  return worst;
}

/**
 * A bound from below on the gap of every plan, from the prices of the yearly budgets alone, where no year bears on another:
 * by weak duality, each region-year does what is best for itself at that price.
 */
export function gapAtLeast(problem: PlanProblem, prices: Column, squared: boolean): number {
  const { n, T, need, value, price, heads, lower, upper, budget, from } = problem;
  const parts: number[] = [];
  for (let t = from; t < T; t++) {
    const lambda = prices[t]!;
    const best = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const low = lower[t]![i]!;
      const most = Math.max(low, Math.min(upper[t]![i]!, need[t]![i]!));
      const at = (m: number): number => {
        const lacking = Math.max(0, need[t]![i]! - m);
        if (lacking === 0) return lambda * m;
        return value[i]! * lacking * (squared ? lacking / price[t]![i]! : 1) + lambda * m;
      };
      if (squared) {
        const p = price[t]![i]!;
        const wanted = p > 0 ? need[t]![i]! - ((lambda * p) / 2) * (p / heads[t]![i]!) : low;
        best[i] = at(Math.min(Math.max(wanted, low), most));
      } else best[i] = Math.min(at(low), at(most));
    }
    parts.push(sum(best), -lambda * budget[t]!);
  }
  return sum(parts);
}

/**
 * A bound from below on the money of every plan that meets the target: each year's money (or stock) is at least what one single
 * demand of any year makes it, followed along the chain of years.
 */
export function moneyAtLeast(problem: PlanProblem): number {
  const { n, T, rho, need, lower, upper, keep, grow, allowance } = problem;
  const stocks = rho > 0;
  const parts: Column[] = each(T, () => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < T; t++) {
      let most = 0;
      let floors = 0;
      for (let s = 0; s < T && stocks; s++) floors = s <= t ? rho * floors + lower[s]![i]! : floors;
      most = Math.max(most, floors);
      for (let s = 0; s < T; s++) {
        let x = stocks ? need[s]![i]! : Math.max(need[s]![i]!, lower[s]![i]!);
        if (x === 0) continue;
        for (let k = s; k < t; k++) {
          x = stocks ? rho * x + lower[k + 1]![i]! : keep === null ? 0 : keep * x - allowance;
        }
        for (let k = s; k > t; k--) {
          x = stocks ? (x - upper[k]![i]!) / rho : grow === null ? 0 : (x - allowance) / grow;
        }
        most = Math.max(most, x);
      }
      // All money is the last stock and what wore off the earlier ones.
      parts[t]![i] = stocks && t < T - 1 ? (1 - rho) * most : most;
    }
  }
  return sum(parts.map((column) => sum(column)));
}

/** The prices from which {@link coupledAtLeast} makes a bound. */
export interface RulePrices {
  /** Prices of floors, caps, falling and rising collars, and needs, at position `k · T + t` for the k-th active region. */
  readonly prices: readonly Column[];
  /** Prices of the budgets: of each year, or with carry-over of all years so far. */
  readonly budgetPrices: Column;
}

/**
 * A bound from below on a linear objective of every plan over coupled years, by weak duality: prices at least 0 for every rule
 * under which no stock is worth more than it costs. What rounding leaves of that condition is put right exactly first, so that the
 * bound holds whatever the prices came from.
 *
 * @param slopes What a unit of lacking stock costs, by active region and year; `null` where needs must be met.
 * @param money What a unit of money costs.
 * @param free Money the active regions share, by year, or with carry-over up to every year; `null` without a budget.
 * @param ceiling Money in each year that no region can exceed in a plan worth comparing with.
 */
export function coupledAtLeast(
  problem: PlanProblem,
  active: readonly number[],
  { prices, budgetPrices }: RulePrices,
  slopes: Column | null,
  money: number,
  free: Column | null,
  ceiling: Column,
): number {
  const { T, rho, need, lower, upper, keep, grow, allowance, carryOver } = problem;
  const kappa = keep ?? 0;
  const gamma = grow ?? 0;
  // Any price proves a bound; one far beyond what a unit can be worth only loses digits.
  const dear = 1e6 * Math.max(money, slopes === null ? 0 : slopes.reduce((a, b) => Math.max(a, b), 0));
  const priceOf = (p: number): number => Math.min(Math.max(0, p), dear);
  // What a unit of stock costs in budgets and money.
  const paid = free === null ? new Float64Array(T) : budgetPrices.map(priceOf);
  if (carryOver) for (let t = T - 2; t >= 0; t--) paid[t]! += paid[t + 1]!;
  const charge = Float64Array.from(
    paid,
    (p, t) => p + money - (t < T - 1 ? rho * (paid[t + 1]! + money) : 0),
  );
  const parts = new Float64Array(active.length);
  const [floorPrice, capPrice, fallPrice, risePrice, needPrice] = each(5, () => new Float64Array(T + 2)) as [
    Column,
    Column,
    Column,
    Column,
    Column,
  ];
  for (const [k, i] of active.entries()) {
    for (let t = 0; t < T; t++) {
      const at = k * T + t;
      const wanted = need[t]![i]!;
      floorPrice[t] = priceOf(prices[0]![at]!);
      capPrice[t] = upper[t]![i]! < Number.POSITIVE_INFINITY ? priceOf(prices[1]![at]!) : 0;
      fallPrice[t] = keep !== null && t > 0 ? priceOf(prices[2]![at]!) : 0;
      risePrice[t] = grow !== null && t > 0 ? priceOf(prices[3]![at]!) : 0;
      const most = wanted > 0 ? (slopes === null ? Number.POSITIVE_INFINITY : slopes[at]!) : 0;
      needPrice[t] = Math.min(most, priceOf(prices[4]![at]!));
    }
    let bound = 0;
    for (let t = T - 1; t >= 0; t--) {
      let over =
        charge[t]! -
        (floorPrice[t]! - rho * floorPrice[t + 1]!) +
        (capPrice[t]! - rho * capPrice[t + 1]!) -
        (fallPrice[t]! - (rho + kappa) * fallPrice[t + 1]! + kappa * rho * fallPrice[t + 2]!) +
        (risePrice[t]! - (rho + gamma) * risePrice[t + 1]! + gamma * rho * risePrice[t + 2]!) -
        needPrice[t]!;
      const wanted = need[t]![i]!;
      const most = wanted > 0 ? (slopes === null ? needPrice[t]! : slopes[k * T + t]!) : 0;
      if (over > 0) {
        const less = Math.min(over, capPrice[t]!);
        capPrice[t]! -= less;
        const more = Math.min(over - less, most - needPrice[t]!);
        needPrice[t]! += more;
        floorPrice[t]! += over - less - more;
      } else {
        over = -over;
        const less = Math.min(over, floorPrice[t]!);
        floorPrice[t]! -= less;
        const fewer = Math.min(over - less, needPrice[t]!);
        needPrice[t]! -= fewer;
        capPrice[t]! += over - less - fewer;
      }
      bound += floorPrice[t]! * lower[t]![i]! + needPrice[t]! * wanted;
      if (capPrice[t]! > 0) bound -= capPrice[t]! * Math.min(upper[t]![i]!, ceiling[t]!);
      bound -= (fallPrice[t]! + risePrice[t]!) * allowance;
    }
    parts[k] = bound;
  }
  let budgets = 0;
  if (free !== null) for (let t = 0; t < T; t++) budgets += priceOf(budgetPrices[t]!) * free[t]!;
  return sum(parts) - budgets;
}
