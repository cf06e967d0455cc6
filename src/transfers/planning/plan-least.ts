import type { Column } from "../columns/column.ts";
import { each, type PlanProblem } from "./plan-problem.ts";

/** The least money that keeps the rules, and brings everybody to the standard if asked. */
export interface LeastPlan {
  /** Money by year. */
  readonly sent: readonly Column[];
  /** Region whose rules contradict each other (or its needs), and the year; `null` where all can be kept. */
  readonly conflict: { readonly region: number; readonly year: number } | null;
}

/** Whether {@link leastPlan} with needs is exact: where money lasts and collars bind it, it is not. */
export function hasLeastPlan({ rho, keep, grow }: PlanProblem): boolean {
  return rho === 0 || (keep === null && grow === null);
}

/**
 * The least plan of all that keep floors, caps and collars, and with `needs` bring everybody to the standard, the budget
 * aside.
 *
 * Each rule bounds one year's money (or stock) from below by an increasing function of one neighbor's. Of two plans that keep
 * such rules, so does the smaller one year by year; so one plan is the least in every year at once (for stocks: in what has been
 * spent up to every year). One pass back and one forth find it.
 */
export function leastPlan(problem: PlanProblem, needs: boolean): LeastPlan {
  const { n, T, rho, need, lower, upper, keep, grow, allowance } = problem;
  const sent = each(T, () => new Float64Array(n));
  const stocks = needs && rho > 0;
  const x = new Float64Array(T);
  let conflict: LeastPlan["conflict"] = null;
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < T; t++) {
      x[t] = stocks ? need[t]![i]! : needs ? Math.max(need[t]![i]!, lower[t]![i]!) : lower[t]![i]!;
    }
    for (let t = T - 1; t > 0; t--) {
      const before = stocks ? (x[t]! - upper[t]![i]!) / rho : grow === null ? 0 : (x[t]! - allowance) / grow;
      if (before > x[t - 1]!) x[t - 1] = before;
    }
    for (let t = 0; t < T; t++) {
      const last = t === 0 ? 0 : x[t - 1]!;
      if (stocks) {
        const kept = rho * last;
        // Money is what is added; where nothing is, rounding must not make it something.
        sent[t]![i] = Math.max(lower[t]![i]!, x[t]! > kept ? x[t]! - kept : 0);
        x[t] = kept + sent[t]![i]!;
      } else {
        if (t > 0 && keep !== null) x[t] = Math.max(x[t]!, keep * last - allowance);
        sent[t]![i] = x[t]!;
      }
      const most = upper[t]![i]!;
      if (sent[t]![i]! <= most) continue;
      if (sent[t]![i]! > most * (1 + 1e-12)) conflict ??= { region: i, year: t };
      sent[t]![i] = most;
    }
  }
  return { sent, conflict };
}

/** Sums of money by year. */
export function totalsOf(sent: readonly Column[]): Column {
  return Float64Array.from(sent, (column) => {
    // Neumaier's sum without leaving the loop.
    let total = 0;
    let lost = 0;
    for (const x of column) {
      const next = total + x;
      lost += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total;
      total = next;
    }
    return total + lost;
  });
}

/** Money lacking, in all: by year, or with carry-over in the worst year so far. */
export function lackOf(money: Column, { budget, carryOver }: PlanProblem): number {
  let lack = 0;
  let spent = 0;
  let there = 0;
  for (let t = 0; t < money.length; t++) {
    spent += money[t]!;
    there += budget[t]!;
    if (carryOver) lack = Math.max(lack, excess(spent, there));
    else lack += excess(money[t]!, budget[t]!);
  }
  return lack;
}

/** The least factor on the budgets with which the money is there in time; `null` where a budget of 0 should pay something. */
export function scaleFor(money: Column, { budget, carryOver }: PlanProblem): number | null {
  let scale = 0;
  let spent = 0;
  let there = 0;
  for (let t = 0; t < money.length; t++) {
    spent = carryOver ? spent + money[t]! : money[t]!;
    there = carryOver ? there + budget[t]! : budget[t]!;
    if (spent > 0) scale = Math.max(scale, spent / there);
  }
  return scale < Number.POSITIVE_INFINITY ? scale : null;
}

/** What exceeds a budget by more than rounding. */
function excess(money: number, budget: number): number {
  return money > budget * (1 + 1e-12) ? money - budget : 0;
}
