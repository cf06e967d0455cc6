import { sum } from "../../numeric/sum.ts";
import type { Column } from "../columns/column.ts";
import { type InteriorPoint, interiorPoint } from "./interior/interior-point.ts";
import { roomOf } from "./interior/scale-plan.ts";
import { coupledAtLeast, type OpenGap, openGap, type RulePrices, violationsOf } from "./plan-bounds.ts";
import type { PlanProblem } from "./plan-problem.ts";

/** A plan over coupled years, with the bound that proves it. */
export interface YearsPlan {
  /** Money by year. */
  readonly sent: readonly Column[];
  /** The objective in its total: heads times level, its square, or money. */
  readonly primal: number;
  /** What no plan falls below. */
  readonly dual: number;
  /** What one more unit of each year's budget takes off the objective. */
  readonly prices: Column;
  /** The worst breach of a rule. */
  readonly violations: number;
  /** The point from which it was made, to be built on without solving again; `null` where nothing had to be solved. */
  readonly point: InteriorPoint | null;
}

/** How small a price on money and squares decides among equally good plans: the larger one decides more sharply, where it fits. */
const TIES = [1e-4, 1e-6] as const;

/**
 * The best plan where years bear on each other.
 *
 * @param rules The least plan that keeps the rules: regions that need no more than it take no part.
 * @param known The point of the same question, where it is solved already.
 * @param tidy Whether to look, among equally good plans, for the one without waste that lifts the worst-off.
 */
export function planYears(
  problem: PlanProblem,
  objective: "gap" | "squared" | "money",
  rules: readonly Column[],
  budgets: boolean,
  tidy: boolean,
  known: InteriorPoint | null = null,
): YearsPlan {
  const { n, T, carryOver, need, value, price } = problem;
  const active = activeRegions(problem, rules);
  if (active.length === 0) {
    return {
      sent: rules,
      primal: objective === "money" ? sum(rules.map((column) => sum(column))) : 0,
      dual: objective === "money" ? sum(rules.map((column) => sum(column))) : 0,
      prices: new Float64Array(T),
      violations: violationsOf(budgets ? problem : unlimited(problem), rules),
      point: null,
    };
  }
  const question = { objective, budgets, active, fixed: rules, tie: 0, careful: false };
  let solved = known ?? interiorPoint(problem, question);
  const limits = budgets ? freeMoney(problem, active, rules) : null;
  const rest = new Set(active);
  const fixedMoney = sum(rules.map((column) => sum(column.filter((_, i) => !rest.has(i)))));
  const within = budgets ? problem : unlimited(problem);
  const total = (sent: readonly Column[]): number =>
    objective === "money" ? sum(sent.map((column) => sum(column))) : pick(objective, openGap(problem, sent));
  const boundOf = (prices: RulePrices, sent: readonly Column[]): number => {
    const most = limits ?? new Float64Array(T).fill(total(sent));
    if (objective === "money") {
      return fixedMoney + coupledAtLeast(problem, active, prices, null, 1, limits, most);
    }
    const slopes = new Float64Array(active.length * T);
    let offset = 0;
    // A square lies above its tangent at the plan: the tangent is linear, and bounds it.
    const stock = new Float64Array(n);
    for (let t = 0; t < T; t++) {
      for (const [k, i] of active.entries()) {
        stock[i] = problem.rho * stock[i]! + sent[t]![i]!;
        const lacking = Math.max(0, need[t]![i]! - stock[i]!);
        const slope =
          need[t]![i]! === 0
            ? 0
            : objective === "gap"
              ? value[i]!
              : 2 * value[i]! * (lacking / price[t]![i]!);
        slopes[k * T + t] = slope;
        if (objective === "squared") offset -= (slope / 2) * lacking;
      }
    }
    return offset + coupledAtLeast(problem, active, prices, slopes, 0, limits, most);
  };
  settle(problem, rules, solved.sent, budgets);
  let best: InteriorPoint = solved;
  let dual = boundOf(solved, solved.sent);
  const stake = Math.max(Math.abs(total(solved.sent)), objective === "gap" ? gapScale(problem) : 0);
  if (known === null && total(solved.sent) - dual > 1e-9 * stake) {
    const again = interiorPoint(problem, { ...question, careful: true });
    settle(problem, rules, again.sent, budgets);
    const bound = boundOf(again, again.sent);
    if (total(again.sent) - bound < total(solved.sent) - dual) {
      solved = again;
      best = again;
      dual = bound;
    }
  }
  for (const tie of tidy && objective === "gap" ? TIES : []) {
    const other = interiorPoint(problem, { ...question, tie });
    settle(problem, rules, other.sent, budgets);
    const slack = 1e-9 * Math.max(Math.abs(dual), gapScale(problem));
    if (
      total(other.sent) - dual <= Math.max(slack, total(solved.sent) - dual) &&
      violationsOf(within, other.sent) <= Math.max(1e-10, violationsOf(within, solved.sent))
    ) {
      best = other;
      break;
    }
  }
  const prices = solved.budgetPrices.slice();
  if (!budgets) prices.fill(0);
  if (carryOver) for (let t = T - 2; t >= 0; t--) prices[t]! += prices[t + 1]!;
  return {
    sent: best.sent,
    primal: total(best.sent),
    dual,
    prices,
    violations: violationsOf(within, best.sent),
    point: solved,
  };
}

/**
 * Clears a plan of what rounding left: where the budget covers the least the rules allow and no more, everybody gets that; and
 * where a collar is passed by a hair, the larger amount gives way. The result is the greatest plan below the one found that
 * keeps the collars, and so never costs more.
 */
function settle(
  problem: PlanProblem,
  rules: readonly Column[],
  sent: readonly Column[],
  budgets: boolean,
): void {
  const { n, T, keep, grow, allowance } = problem;
  if (budgets) for (const [t, room] of roomOf(problem, rules).entries()) if (!room) sent[t]!.set(rules[t]!);
  for (let t = T - 1; t > 0 && keep !== null && keep > 0; t--) {
    for (let i = 0; i < n; i++) {
      const most = (sent[t]![i]! + allowance) / keep;
      if (sent[t - 1]![i]! > most) sent[t - 1]![i] = Math.max(most, rules[t - 1]![i]!);
    }
  }
  for (let t = 1; t < T && grow !== null; t++) {
    for (let i = 0; i < n; i++) {
      const most = grow * sent[t - 1]![i]! + allowance;
      if (sent[t]![i]! > most) sent[t]![i] = Math.max(most, rules[t]![i]!);
    }
  }
}

/** The gap without any plan: by it the rest is judged. */
export function gapScale(problem: PlanProblem): number {
  return openGap(
    problem,
    problem.lower.map((column) => new Float64Array(column.length)),
  ).total;
}

/** Regions that the least plan of the rules leaves short. */
function activeRegions(problem: PlanProblem, rules: readonly Column[]): readonly number[] {
  const { n, T, rho, need } = problem;
  const active: number[] = [];
  for (let i = 0; i < n; i++) {
    let stock = 0;
    for (let t = 0; t < T; t++) {
      stock = rho * stock + rules[t]![i]!;
      if (need[t]![i]! > stock) {
        active.push(i);
        break;
      }
    }
  }
  return active;
}

/** What the budgets leave to the active regions: by year, or with carry-over up to every year. */
function freeMoney(problem: PlanProblem, active: readonly number[], rules: readonly Column[]): Column {
  const { T, budget, carryOver } = problem;
  const inside = new Set(active);
  let carried = 0;
  return Float64Array.from({ length: T }, (_, t) => {
    const free = budget[t]! - sum(rules[t]!.filter((_, i) => !inside.has(i)));
    carried = carryOver ? carried + free : free;
    return Math.max(0, carried);
  });
}

function unlimited(problem: PlanProblem): PlanProblem {
  return { ...problem, budget: problem.budget.map(() => Number.POSITIVE_INFINITY) };
}

function pick(objective: "gap" | "squared", { total, squared }: OpenGap): number {
  return objective === "gap" ? total : squared;
}
