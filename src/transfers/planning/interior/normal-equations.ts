import { each } from "../plan-problem.ts";
import { type Band, factorBand, solveBand } from "./band-factor.ts";
import { type BudgetSystem, budgetSystem, factorBudgets, solveBudgets } from "./budget-factor.ts";
import type { Iterate } from "./iterate.ts";
import { moneyOfStocks, pricesOfStocks } from "./money-of-stocks.ts";
import { KINDS, NEED, type ScaledPlan } from "./scale-plan.ts";

/**
 * The equations of a Newton step with all but stocks and budget prices eliminated: a band of each region, and one dense system over
 * the years.
 */
export interface NormalEquations {
  /** Factor of each region's matrix. */
  readonly band: Band;
  /** Price over slack, by kind of row. */
  readonly weight: readonly Float64Array[];
  /** What holds a shortfall: the bend of its price, its own price over it, and the weight of its need. */
  readonly pull: Float64Array;
  /** Weight of a need once its shortfall has given way. */
  readonly stiff: Float64Array;
  /** Price over slack of each budget. */
  readonly budgetWeight: Float64Array;
  /** The system over the years. */
  readonly budgets: BudgetSystem;
  /** Room for prices of stocks by year. */
  readonly prices: Float64Array;
  /** Room for a vector of stocks. */
  readonly stocks: Float64Array;
}

/** Room for the equations of a plan. */
export function normalEquations({ size, years }: ScaledPlan): NormalEquations {
  return {
    band: {
      diagonal: new Float64Array(size),
      below: new Float64Array(size),
      second: new Float64Array(size),
    },
    weight: each(KINDS, () => new Float64Array(size)),
    pull: new Float64Array(size),
    stiff: new Float64Array(size),
    budgetWeight: new Float64Array(years),
    budgets: budgetSystem(years),
    prices: new Float64Array(years),
    stocks: new Float64Array(size),
  };
}

/** Makes and factors the equations at a point. */
export function factorEquations(plan: ScaledPlan, at: Iterate, equations: NormalEquations): void {
  const { regions, years, budgets } = plan;
  const { band, budgetWeight } = equations;
  band.diagonal.fill(0);
  band.below.fill(0);
  band.second.fill(0);
  for (let q = 0; q < KINDS; q++) addRows(plan, at, q, equations);
  for (let k = 0; k < regions; k++) factorBand(band, k * years, years);
  if (!budgets) return;
  for (let t = 0; t < years; t++) budgetWeight[t] = at.budgetPrice[t]! / at.budgetSlack[t]!;
  factorBudgets(plan, band, budgetWeight, equations.budgets);
}

/** Adds the rows of one kind to the regions' matrices. */
function addRows(plan: ScaledPlan, at: Iterate, q: number, equations: NormalEquations): void {
  const { places, year, coefficients, elastic, square } = plan;
  const { shortfall, shortfallPrice } = at;
  const { pull, stiff } = equations;
  const { diagonal, below, second } = equations.band;
  const [c0, c1, c2] = coefficients[q]!;
  const here = places[q]!;
  const slack = at.slack[q]!;
  const price = at.price[q]!;
  const weight = equations.weight[q]!;
  for (let p = 0; p < here.length; p++) {
    const j = here[p]!;
    const t = year[j]!;
    let w = price[j]! / slack[j]!;
    weight[j] = w;
    if (q === NEED) {
      if (elastic) {
        const own = square[j]! + shortfallPrice[j]! / shortfall[j]!;
        pull[j] = own + w;
        w *= own / pull[j]!;
      }
      stiff[j] = w;
    }
    diagonal[j]! += w * c0 * c0;
    if (t > 0) {
      diagonal[j - 1]! += w * c1 * c1;
      below[j]! += w * c0 * c1;
    }
    if (t > 1) {
      diagonal[j - 2]! += w * c2 * c2;
      below[j - 1]! += w * c1 * c2;
      second[j]! += w * c0 * c2;
    }
  }
}

/** The regions' matrices, as they were before they were factored, times a vector of stocks. */
export function multiplyEquations(
  { places, year, coefficients }: ScaledPlan,
  { weight, stiff }: NormalEquations,
  x: Float64Array,
  out: Float64Array,
): void {
  out.fill(0);
  for (let q = 0; q < KINDS; q++) {
    const here = places[q]!;
    const [c0, c1, c2] = coefficients[q]!;
    const w = q === NEED ? stiff : weight[q]!;
    for (let p = 0; p < here.length; p++) {
      const j = here[p]!;
      const t = year[j]!;
      let v = c0 * x[j]!;
      if (t > 0) v += c1 * x[j - 1]!;
      if (t > 1) v += c2 * x[j - 2]!;
      v *= w[j]!;
      out[j]! += c0 * v;
      if (t > 0) out[j - 1]! += c1 * v;
      if (t > 1) out[j - 2]! += c2 * v;
    }
  }
}

/**
 * Solves for stocks `x` in place and budget prices `y`: the matrices times x plus the prices y put on stocks are `x` as it was, and
 * the money of x less y over the weights is `money`.
 */
export function solveEquations(
  plan: ScaledPlan,
  { band, budgets, prices, stocks }: NormalEquations,
  x: Float64Array,
  money: Float64Array,
  y: Float64Array,
): void {
  const { regions, years, size, share } = plan;
  for (let k = 0; k < regions; k++) solveBand(band, x, k * years, years);
  y.fill(0);
  if (!plan.budgets) return;
  moneyOfStocks(plan, x, y);
  for (let t = 0; t < years; t++) y[t]! -= money[t]!;
  solveBudgets(budgets, y);
  pricesOfStocks(plan, y, prices);
  for (let k = 0; k < regions; k++) {
    for (let t = 0; t < years; t++) stocks[k * years + t] = share[k]! * prices[t]!;
    solveBand(band, stocks, k * years, years);
  }
  for (let j = 0; j < size; j++) x[j]! -= stocks[j]!;
}
