import { each } from "../plan-problem.ts";
import type { Iterate } from "./iterate.ts";
import { addStockPrices, moneyOfStocks, pricesOfStocks } from "./money-of-stocks.ts";
import { multiplyEquations, type NormalEquations, solveEquations } from "./normal-equations.ts";
import type { Residuals } from "./residuals.ts";
import { KINDS, NEED, type ScaledPlan } from "./scale-plan.ts";

/** What the products of slack and price are to come down by. */
export interface Complementarity {
  /** By kind of row. */
  readonly row: readonly Float64Array[];
  /** Of shortfalls. */
  readonly shortfall: Float64Array;
  /** Of budgets. */
  readonly budget: Float64Array;
}

/** Room for a Newton step. */
export interface NewtonRoom {
  /** The right side before it is solved. */
  readonly right: Float64Array;
  /** What a solution misses, and its correction. */
  readonly missed: Float64Array;
  /** Budget prices. */
  readonly y: Float64Array;
  /** Their correction. */
  readonly more: Float64Array;
  /** What money misses by year. */
  readonly rest: Float64Array;
  /** Numbers by year that are used at once. */
  readonly years: Float64Array;
  /** The same. */
  readonly prices: Float64Array;
}

/** Room for the complementarity of a plan. */
export function complementarityOf({ size, years }: ScaledPlan): Complementarity {
  return {
    row: each(KINDS, () => new Float64Array(size)),
    shortfall: new Float64Array(size),
    budget: new Float64Array(years),
  };
}

/** Room for the steps of a plan. */
export function newtonRoom({ size, years }: ScaledPlan): NewtonRoom {
  return {
    right: new Float64Array(size),
    missed: new Float64Array(size),
    y: new Float64Array(years),
    more: new Float64Array(years),
    rest: new Float64Array(years),
    years: new Float64Array(years),
    prices: new Float64Array(years),
  };
}

/**
 * One Newton step for the residuals and the complementarity, into `way`. The equations are those of the point `at`.
 *
 * @param refinements How often what the factors miss is solved for again.
 */
export function newtonStep(
  plan: ScaledPlan,
  at: Iterate,
  equations: NormalEquations,
  residuals: Residuals,
  target: Complementarity,
  refinements: number,
  way: Iterate,
  room: NewtonRoom,
): void {
  const { size, years, budgets } = plan;
  const { right, rest, y } = room;
  for (let j = 0; j < size; j++) way.stock[j] = -residuals.stock[j]!;
  for (let q = 0; q < KINDS; q++) eliminateRows(plan, at, equations, residuals, target, q, way);
  if (budgets) {
    const { budgetWeight } = equations;
    for (let t = 0; t < years; t++) {
      room.years[t] = target.budget[t]! / at.budgetSlack[t]! + budgetWeight[t]! * residuals.budget[t]!;
    }
    pricesOfStocks(plan, room.years, room.prices);
    addStockPrices(plan, room.prices, way.stock);
  }
  right.set(way.stock);
  rest.fill(0);
  solveEquations(plan, equations, way.stock, rest, y);
  for (let round = 0; budgets && round < refinements; round++) refine(plan, equations, way.stock, room);
  if (budgets) {
    moneyOfStocks(plan, way.stock, room.years);
    for (let t = 0; t < years; t++) {
      way.budgetSlack[t] = residuals.budget[t]! - room.years[t]!;
      // Through y, not through the slack, of which rounding has left nothing where the price is high.
      way.budgetPrice[t] =
        y[t]! - target.budget[t]! / at.budgetSlack[t]! - equations.budgetWeight[t]! * residuals.budget[t]!;
    }
  }
  for (let q = 0; q < KINDS; q++) recoverRows(plan, at, equations, residuals, target, q, way);
}

/** Takes the slacks and prices of one kind of row out of the equations: what they leave on stocks and shortfalls. */
function eliminateRows(
  { places, year, coefficients, elastic }: ScaledPlan,
  at: Iterate,
  { weight, pull }: NormalEquations,
  residuals: Residuals,
  target: Complementarity,
  q: number,
  way: Iterate,
): void {
  const here = places[q]!;
  const [c0, c1, c2] = coefficients[q]!;
  const slack = at.slack[q]!;
  const w = weight[q]!;
  const products = target.row[q]!;
  const missed = residuals.row[q]!;
  const { stock, shortfall } = way;
  const standsIn = q === NEED && elastic;
  for (let p = 0; p < here.length; p++) {
    const j = here[p]!;
    const t = year[j]!;
    let v = products[j]! / slack[j]! + w[j]! * missed[j]!;
    if (standsIn) {
      shortfall[j] = -residuals.shortfall[j]! - target.shortfall[j]! / at.shortfall[j]! - v;
      v += (w[j]! * shortfall[j]!) / pull[j]!;
    }
    stock[j]! -= c0 * v;
    if (t > 0) stock[j - 1]! -= c1 * v;
    if (t > 1) stock[j - 2]! -= c2 * v;
  }
}

/** Where only a budget holds a region, the factors lose digits: what they miss is solved for again. */
function refine(plan: ScaledPlan, equations: NormalEquations, stock: Float64Array, room: NewtonRoom): void {
  const { regions, years, size, share } = plan;
  const { right, missed, y, more, rest, prices } = room;
  multiplyEquations(plan, equations, stock, missed);
  pricesOfStocks(plan, y, prices);
  for (let k = 0; k < regions; k++) {
    for (let t = 0; t < years; t++) {
      const j = k * years + t;
      missed[j] = right[j]! - missed[j]! - share[k]! * prices[t]!;
    }
  }
  moneyOfStocks(plan, stock, room.years);
  for (let t = 0; t < years; t++) rest[t] = y[t]! / equations.budgetWeight[t]! - room.years[t]!;
  solveEquations(plan, equations, missed, rest, more);
  for (let j = 0; j < size; j++) stock[j]! += missed[j]!;
  for (let t = 0; t < years; t++) y[t]! += more[t]!;
}

/** The slacks, prices and shortfalls of one kind of row from the stocks. */
function recoverRows(
  { places, year, coefficients, elastic }: ScaledPlan,
  at: Iterate,
  { weight, pull }: NormalEquations,
  residuals: Residuals,
  target: Complementarity,
  q: number,
  way: Iterate,
): void {
  const here = places[q]!;
  const [c0, c1, c2] = coefficients[q]!;
  const slack = at.slack[q]!;
  const price = at.price[q]!;
  const products = target.row[q]!;
  const missed = residuals.row[q]!;
  const w = weight[q]!;
  const slackWay = way.slack[q]!;
  const priceWay = way.price[q]!;
  const { stock, shortfall, shortfallPrice } = way;
  const standsIn = q === NEED && elastic;
  for (let p = 0; p < here.length; p++) {
    const j = here[p]!;
    const t = year[j]!;
    let v = c0 * stock[j]! + missed[j]!;
    if (t > 0) v += c1 * stock[j - 1]!;
    if (t > 1) v += c2 * stock[j - 2]!;
    if (standsIn) {
      shortfall[j] = (shortfall[j]! - w[j]! * stock[j]!) / pull[j]!;
      shortfallPrice[j] = (-target.shortfall[j]! - at.shortfallPrice[j]! * shortfall[j]!) / at.shortfall[j]!;
      v += shortfall[j]!;
    }
    slackWay[j] = v;
    priceWay[j] = (-products[j]! - price[j]! * v) / slack[j]!;
  }
}
