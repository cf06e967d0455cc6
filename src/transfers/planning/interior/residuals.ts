import { each } from "../plan-problem.ts";
import type { Iterate } from "./iterate.ts";
import { addStockPrices, moneyOfStocks, pricesOfStocks } from "./money-of-stocks.ts";
import { KINDS, NEED, type ScaledPlan } from "./scale-plan.ts";

/** By how much a point misses the conditions of an optimum. */
export interface Residuals {
  /** What each stock costs more than its rows pay. */
  readonly stock: Float64Array;
  /** What each shortfall costs more than its need pays. */
  readonly shortfall: Float64Array;
  /** By how much each kind of row is above its bound and its slack. */
  readonly row: readonly Float64Array[];
  /** By how much each budget is above the money taken and its slack. */
  readonly budget: Float64Array;
}

/** All zeros. */
export function residualsOf({ size, years }: ScaledPlan): Residuals {
  return {
    stock: new Float64Array(size),
    shortfall: new Float64Array(size),
    row: each(KINDS, () => new Float64Array(size)),
    budget: new Float64Array(years),
  };
}

/** Finds what the point misses, in place, and answers with the largest miss in size. `room` is a vector over the years. */
export function measureResiduals(plan: ScaledPlan, at: Iterate, out: Residuals, room: Float64Array): number {
  const { size, years, budgets, limit, cost } = plan;
  out.stock.set(cost);
  let worst = 0;
  for (let q = 0; q < KINDS; q++) worst = Math.max(worst, rowsOf(plan, at, q, out));
  if (budgets) {
    pricesOfStocks(plan, at.budgetPrice, room);
    addStockPrices(plan, room, out.stock);
    moneyOfStocks(plan, at.stock, room);
    for (let t = 0; t < years; t++) {
      out.budget[t] = limit[t]! - room[t]! - at.budgetSlack[t]!;
      worst = Math.max(worst, Math.abs(out.budget[t]!));
    }
  }
  for (let j = 0; j < size; j++) worst = Math.max(worst, Math.abs(out.stock[j]!));
  return worst;
}

/** The rows of one kind: what they miss, and what their prices take off the cost of stocks. */
function rowsOf(plan: ScaledPlan, at: Iterate, q: number, out: Residuals): number {
  const { places, year, coefficients, bound, elastic, linear, square } = plan;
  const { stock, shortfall, shortfallPrice } = at;
  const [c0, c1, c2] = coefficients[q]!;
  const here = places[q]!;
  const slack = at.slack[q]!;
  const prices = at.price[q]!;
  const bounds = bound[q]!;
  const row = out.row[q]!;
  const dual = out.stock;
  const standsIn = q === NEED && elastic;
  let worst = 0;
  for (let p = 0; p < here.length; p++) {
    const j = here[p]!;
    const t = year[j]!;
    const price = prices[j]!;
    dual[j]! -= c0 * price;
    let r = c0 * stock[j]! - slack[j]! - bounds[j]!;
    if (t > 0) {
      dual[j - 1]! -= c1 * price;
      r += c1 * stock[j - 1]!;
    }
    if (t > 1) {
      dual[j - 2]! -= c2 * price;
      r += c2 * stock[j - 2]!;
    }
    if (standsIn) {
      r += shortfall[j]!;
      out.shortfall[j] = linear[j]! + square[j]! * shortfall[j]! - price - shortfallPrice[j]!;
      worst = Math.max(worst, Math.abs(out.shortfall[j]!));
    }
    row[j] = r;
    worst = Math.max(worst, Math.abs(r));
  }
  return worst;
}
