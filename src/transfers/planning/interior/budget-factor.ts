import { addInverse, type Band } from "./band-factor.ts";
import type { ScaledPlan } from "./scale-plan.ts";

/** The dense system over the years that ties regions together, with room for its making. */
export interface BudgetSystem {
  /** Its Cholesky factor, rows of `years`. */
  readonly factor: Float64Array;
  /** Sum of the inverses of the regions' blocks. */
  readonly inner: Float64Array;
  /** The same, seen from the budgets on one side. */
  readonly half: Float64Array;
  /** Room for one column. */
  readonly column: Float64Array;
}

/** Room for the system of so many years. */
export function budgetSystem(years: number): BudgetSystem {
  return {
    factor: new Float64Array(years * years),
    inner: new Float64Array(years * years),
    half: new Float64Array(years * years),
    column: new Float64Array(years),
  };
}

/** Factors F W F' + 1 / weight, with F the money of the years and W the sum of the regions' inverses. */
export function factorBudgets(
  plan: ScaledPlan,
  band: Band,
  weight: Float64Array,
  { factor, inner, half, column }: BudgetSystem,
): void {
  const { regions, years, share } = plan;
  inner.fill(0);
  for (let k = 0; k < regions; k++) addInverse(band, k * years, years, share[k]! * share[k]!, inner, column);
  for (let c = 0; c < years; c++) {
    for (let t = 0; t < c; t++) inner[t * years + c] = inner[c * years + t]!;
  }
  moneyAlong(plan, inner, half, years, 1);
  moneyAlong(plan, half, factor, 1, years);
  for (let t = 0; t < years; t++) factor[t * years + t]! += 1 / weight[t]!;
  for (let i = 0; i < years; i++) {
    for (let j = 0; j <= i; j++) {
      let v = factor[i * years + j]!;
      for (let k = 0; k < j; k++) v -= factor[i * years + k]! * factor[j * years + k]!;
      factor[i * years + j] = i === j ? Math.sqrt(Math.max(v, 1e-300)) : v / factor[j * years + j]!;
    }
  }
}

/** Solves for `y` in place. */
export function solveBudgets({ factor }: BudgetSystem, y: Float64Array): void {
  const years = y.length;
  for (let i = 0; i < years; i++) {
    for (let k = 0; k < i; k++) y[i]! -= factor[i * years + k]! * y[k]!;
    y[i]! /= factor[i * years + i]!;
  }
  for (let i = years - 1; i >= 0; i--) {
    for (let k = i + 1; k < years; k++) y[i]! -= factor[k * years + i]! * y[k]!;
    y[i]! /= factor[i * years + i]!;
  }
}

/** Stocks as money along one side of a matrix: `along` from one year to the next, `across` from one line to the next. */
function moneyAlong(
  { years, lasting, carryOver }: ScaledPlan,
  from: Float64Array,
  to: Float64Array,
  along: number,
  across: number,
): void {
  for (let c = 0; c < years; c++) {
    let total = 0;
    let before = 0;
    for (let t = 0; t < years; t++) {
      const x = from[t * along + c * across]!;
      const money = x - lasting * before;
      before = x;
      total = carryOver ? total + money : money;
      to[t * along + c * across] = total;
    }
  }
}
