import type { Column } from "../../columns/column.ts";
import type { PlanProblem } from "../plan-problem.ts";
import { advance, dualReach, type Iterate, iterateOf, primalReach, productsAt, startOf } from "./iterate.ts";
import { type Complementarity, complementarityOf, newtonRoom, newtonStep } from "./newton-step.ts";
import { factorEquations, normalEquations } from "./normal-equations.ts";
import { measureResiduals, residualsOf } from "./residuals.ts";
import { type InteriorQuestion, KINDS, NEED, type ScaledPlan, scalePlan } from "./scale-plan.ts";

/** The point found, with the price of every rule; region by region, then year by year. */
export interface InteriorPoint {
  /** Money by year, one number per region of the problem. */
  readonly sent: readonly Column[];
  /** Prices of floors, caps, falling and rising collars, and needs: position `k · T + t` for the k-th active region. */
  readonly prices: readonly [Column, Column, Column, Column, Column];
  /** Prices of the budgets: of each year, or with carry-over of all years so far. */
  readonly budgetPrices: Column;
  /** Steps taken. */
  readonly steps: number;
}

const MOST_STEPS = 120;

/**
 * A plan over coupled years by a primal-dual interior-point method (Mehrotra's predictor and corrector).
 *
 * In the stocks $u_{it}$ all rules of a region reach back two years at most, and only the budgets tie regions together: one
 * step is a banded Cholesky factor of each region and one dense system over the years, so that its cost grows with
 * regions × years² and its memory with regions × years.
 *
 * @see Mehrotra (1992), SIAM Journal on Optimization 2(4), 575-601.
 */
export function interiorPoint(problem: PlanProblem, question: InteriorQuestion): InteriorPoint {
  const { careful } = question;
  const plan = scalePlan(problem, question);
  const at = startOf(plan);
  const way = iterateOf(plan);
  const best = iterateOf(plan);
  const residuals = residualsOf(plan);
  const equations = normalEquations(plan);
  const target = complementarityOf(plan);
  const room = newtonRoom(plan);
  // A bent objective moves both together.
  const together = question.objective === "squared" || question.tie > 0;
  let steps = 0;
  let least = Number.POSITIVE_INFINITY;
  let worse = 0;
  for (; steps < MOST_STEPS; steps++) {
    const worst = measureResiduals(plan, at, residuals, room.years);
    const gap = productsAt(plan, at, way, 0, 0);
    const merit = Math.max(worst, gap / plan.regions);
    if (!(merit < Number.POSITIVE_INFINITY)) break;
    if (merit < least) {
      least = merit;
      worse = 0;
      keep(best, at);
    } else if (++worse > (least < 1e-10 && !careful ? 2 : 8)) break;
    if (merit < 1e-13) break;

    factorEquations(plan, at, equations);
    const refinements = merit < 1e-3 ? 2 : 0;
    const mu = gap / plan.rows;
    aimAtZero(plan, at, target);
    newtonStep(plan, at, equations, residuals, target, refinements, way, room);
    const ratio = productsAt(plan, at, way, primalReach(plan, at, way), dualReach(plan, at, way)) / gap;
    aimAtCenter(plan, way, Math.max(careful ? 0.1 : 0, Math.max(0, ratio) ** 3) * mu, target);
    newtonStep(plan, at, equations, residuals, target, refinements, way, room);
    const part = careful ? 0.8 : Math.max(0.99, 1 - mu);
    const primal = Math.min(1, part * primalReach(plan, at, way));
    const dual = Math.min(1, part * dualReach(plan, at, way));
    if (together) advance(plan, at, way, Math.min(primal, dual), Math.min(primal, dual));
    else advance(plan, at, way, primal, dual);
  }
  return { ...inMoney(problem, question, plan, best), steps };
}

/** Keeps what the answer is made of. */
function keep(best: Iterate, at: Iterate): void {
  best.stock.set(at.stock);
  for (let q = 0; q < KINDS; q++) best.price[q]!.set(at.price[q]!);
  best.budgetPrice.set(at.budgetPrice);
}

/** The predictor: all products of slack and price to 0. */
function aimAtZero(
  { size, years }: ScaledPlan,
  at: Iterate,
  { row, shortfall, budget }: Complementarity,
): void {
  for (let q = 0; q < KINDS; q++) {
    const products = row[q]!;
    const slack = at.slack[q]!;
    const price = at.price[q]!;
    for (let j = 0; j < size; j++) products[j] = slack[j]! * price[j]!;
  }
  for (let j = 0; j < size; j++) shortfall[j] = at.shortfall[j]! * at.shortfallPrice[j]!;
  for (let t = 0; t < years; t++) budget[t] = at.budgetSlack[t]! * at.budgetPrice[t]!;
}

/** The corrector: all products to `center`, with what the predictor's own products add. */
function aimAtCenter(
  { places, elastic, budgets, years }: ScaledPlan,
  way: Iterate,
  center: number,
  { row, shortfall, budget }: Complementarity,
): void {
  for (let q = 0; q < KINDS; q++) {
    const products = row[q]!;
    const slack = way.slack[q]!;
    const price = way.price[q]!;
    const here = places[q]!;
    for (let p = 0; p < here.length; p++) {
      const j = here[p]!;
      products[j]! += slack[j]! * price[j]! - center;
    }
  }
  if (elastic) {
    for (const j of places[NEED]!) shortfall[j]! += way.shortfall[j]! * way.shortfallPrice[j]! - center;
  }
  for (let t = 0; budgets && t < years; t++) {
    budget[t]! += way.budgetSlack[t]! * way.budgetPrice[t]! - center;
  }
}

/** Back to money, and to prices per unit of money. */
function inMoney(
  { T, rho, lower, upper }: PlanProblem,
  { active, fixed }: InteriorQuestion,
  { unit, moneyUnit, objectiveUnit }: ScaledPlan,
  { stock, price, budgetPrice }: Iterate,
): Omit<InteriorPoint, "steps"> {
  const sent = fixed.map((column) => column.slice());
  const prices = price.map((one) => one.slice()) as [Column, Column, Column, Column, Column];
  for (const [k, i] of active.entries()) {
    for (let t = 0; t < T; t++) {
      const j = k * T + t;
      const money = (stock[j]! - (t > 0 ? rho * stock[j - 1]! : 0)) * unit[k]!;
      const low = lower[t]![i]!;
      // What the method leaves a hair above a floor is the floor.
      sent[t]![i] = money - low < 1e-9 * unit[k]! ? low : Math.min(money, upper[t]![i]!);
      for (const column of prices) column[j] = (column[j]! * objectiveUnit) / unit[k]!;
    }
  }
  return { sent, prices, budgetPrices: budgetPrice.map((x) => (x * objectiveUnit) / moneyUnit) };
}
