import { sum } from "../../../numeric/sum.ts";
import type { Column } from "../../columns/column.ts";
import { each, type PlanProblem } from "../plan-problem.ts";

/** What {@link interiorPoint} is to make small, and what it has to keep. */
export interface InteriorQuestion {
  /** `"gap"`: heads times shortfall. `"squared"`: heads times its square. `"money"`: all money, with every need met. */
  readonly objective: "gap" | "squared" | "money";
  /** Whether the yearly budgets hold. */
  readonly budgets: boolean;
  /**
   * A price on money and on squared shortfalls, relative to the objective: decides among equally good plans for the one without
   * waste that lifts the worst-off. 0 for none.
   */
  readonly tie: number;
  /** Whether to take shorter steps that stay nearer the middle: slower, and it ends nearer the optimum where rules leave little room. */
  readonly careful: boolean;
  /** Regions that take part; the others keep what `fixed` sends them. */
  readonly active: readonly number[];
  /** Money of the regions that take no part. */
  readonly fixed: readonly Column[];
}

/** Rows of a region-year: floor, cap, falling collar, rising collar, need. */
export const KINDS = 5;
/** The row of the need, which a shortfall may stand in for. */
export const NEED = 4;

/** Coefficients of one kind of row on this year's stock, last year's, and that of the year before. */
type Coefficients = readonly [now: number, last: number, before: number];

/**
 * A plan as the method sees it: every region in a unit of its own, so that large and small ones are of one size. The place of the
 * `k`-th active region in year `t` is `k · years + t`, in every vector of length `size`.
 */
export interface ScaledPlan {
  /** Active regions. */
  readonly regions: number;
  /** Years. */
  readonly years: number;
  /** Regions times years. */
  readonly size: number;
  /** Share of the stock that lasts to the next year. */
  readonly lasting: number;
  /** Whether unspent money lasts. */
  readonly carryOver: boolean;
  /** Whether the yearly budgets hold. */
  readonly budgets: boolean;
  /** Whether a shortfall may stand in for a need. */
  readonly elastic: boolean;
  /** Money of one unit, by region. */
  readonly unit: Float64Array;
  /** The same over the unit of the budgets. */
  readonly share: Float64Array;
  /** Unit of the budgets. */
  readonly moneyUnit: number;
  /** Unit of the objective. */
  readonly objectiveUnit: number;
  /** Coefficients of each kind of row. */
  readonly coefficients: readonly Coefficients[];
  /** What each kind of row must reach; `-Infinity` where there is no such row. */
  readonly bound: readonly Float64Array[];
  /** Where each kind of row stands, so that no loop looks for those that do not exist. */
  readonly places: readonly Int32Array[];
  /** Year of each place, from 0. */
  readonly year: Int32Array;
  /** Price of a shortfall. */
  readonly linear: Float64Array;
  /** Price of a shortfall per unit of it: twice the factor of its square. */
  readonly square: Float64Array;
  /** Price of a stock. */
  readonly cost: Float64Array;
  /** What the budgets leave to the active regions, by year; with carry-over up to each year. */
  readonly limit: Float64Array;
  /** All rows, with those of shortfalls and budgets. */
  readonly rows: number;
}

/** Whether each year's budget leaves anything beyond the least that the rules allow. */
export function roomOf({ T, budget, carryOver }: PlanProblem, rules: readonly Column[]): readonly boolean[] {
  let there = 0;
  let taken = 0;
  return each(T, (t) => {
    there = carryOver ? there + budget[t]! : budget[t]!;
    taken = carryOver ? taken + sum(rules[t]!) : sum(rules[t]!);
    return there - taken > 1e-12 * there;
  });
}

/** A plan in units of its regions; see {@link ScaledPlan}. */
export function scalePlan(problem: PlanProblem, question: InteriorQuestion): ScaledPlan {
  const { T: years, rho, keep, grow, carryOver } = problem;
  const { objective, budgets, active } = question;
  const regions = active.length;
  const size = regions * years;
  const elastic = objective !== "money";
  const kappa = keep ?? 0;
  const gamma = grow ?? 0;
  const units = unitsOf(problem, question);
  const { unit, moneyUnit } = units;
  const bound = boundsOf(problem, active, unit);
  const places = bound.map((of) =>
    Int32Array.from(each(size, (j) => j).filter((j) => of[j]! > Number.NEGATIVE_INFINITY)),
  );
  return {
    regions,
    years,
    size,
    lasting: rho,
    carryOver,
    budgets,
    elastic,
    unit,
    share: unit.map((s) => s / moneyUnit),
    moneyUnit,
    objectiveUnit: units.objectiveUnit,
    coefficients: [
      [1, -rho, 0],
      [-1, rho, 0],
      [1, -(rho + kappa), kappa * rho],
      [-1, rho + gamma, -gamma * rho],
      [1, 0, 0],
    ],
    bound,
    places,
    year: Int32Array.from({ length: size }, (_, j) => j % years),
    ...pricesOf(problem, question, units),
    limit: limitsOf(problem, question, moneyUnit),
    rows:
      places.reduce((total, { length }) => total + length, 0) +
      (elastic ? places[NEED]!.length : 0) +
      (budgets ? years : 0),
  };
}

/** What is 1 in the scaled plan. */
interface Units {
  /** Money of a region: the most it may want. */
  readonly unit: Float64Array;
  /** Money of the budgets: all regions together. */
  readonly moneyUnit: number;
  /** The objective: the steepest that money takes off it in any region. */
  readonly objectiveUnit: number;
  /** Largest need, in heads times level. */
  readonly typical: number;
}

function unitsOf({ T, need, value, price, lower, upper }: PlanProblem, question: InteriorQuestion): Units {
  const { objective, active } = question;
  const unit = new Float64Array(active.length);
  let steepest = 0;
  let typical = 0;
  for (const [k, i] of active.entries()) {
    let wanted = 0;
    let most = 0;
    let least = 0;
    for (let t = 0; t < T; t++) {
      wanted = Math.max(wanted, need[t]![i]!);
      most += upper[t]![i]!;
      least = Math.max(least, lower[t]![i]!);
    }
    const s = Math.max(least, Math.min(wanted, most));
    unit[k] = s > 0 ? s : 1;
    steepest = Math.max(steepest, value[i]! * unit[k]!);
    for (let t = 0; t < T; t++) {
      if (need[t]![i]! > 0) typical = Math.max(typical, need[t]![i]! / price[t]![i]!);
    }
  }
  let moneyUnit = 0;
  for (const s of unit) moneyUnit += s;
  if (objective === "squared") steepest *= typical;
  if (objective === "money") steepest = moneyUnit / active.length;
  return { unit, moneyUnit, objectiveUnit: steepest, typical };
}

function boundsOf(problem: PlanProblem, active: readonly number[], unit: Float64Array): Float64Array[] {
  const { T, need, lower, upper, keep, grow, allowance } = problem;
  const bound = each(KINDS, () => new Float64Array(active.length * T).fill(Number.NEGATIVE_INFINITY));
  const [floor, cap, falling, rising, needs] = bound as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (const [k, i] of active.entries()) {
    const s = unit[k]!;
    for (let t = 0; t < T; t++) {
      const j = k * T + t;
      floor[j] = lower[t]![i]! / s;
      if (upper[t]![i]! < Number.POSITIVE_INFINITY) cap[j] = -upper[t]![i]! / s;
      if (t > 0 && keep !== null) falling[j] = -allowance / s;
      if (t > 0 && grow !== null) rising[j] = -allowance / s;
      if (need[t]![i]! > 0) needs[j] = need[t]![i]! / s;
    }
  }
  return bound;
}

function pricesOf(
  { T, rho, need, value, price }: PlanProblem,
  { objective, tie, active }: InteriorQuestion,
  { unit, moneyUnit, objectiveUnit, typical }: Units,
): Pick<ScaledPlan, "linear" | "square" | "cost"> {
  const linear = new Float64Array(active.length * T);
  const square = new Float64Array(active.length * T);
  const cost = new Float64Array(active.length * T);
  for (const [k, i] of active.entries()) {
    const s = unit[k]!;
    const slope = (value[i]! * s) / objectiveUnit;
    // All money: the stock at the end, and what wore off before.
    const money = objective === "money" ? s / objectiveUnit : tie * (s / moneyUnit) * active.length;
    for (let t = 0; t < T; t++) {
      const j = k * T + t;
      cost[j] = money * (t === T - 1 ? 1 : 1 - rho);
      if (objective === "money" || need[t]![i]! <= 0) continue;
      const bend = s / price[t]![i]!;
      if (objective === "gap") {
        linear[j] = slope;
        square[j] = (2 * tie * slope * bend) / typical;
      } else square[j] = 2 * slope * bend;
    }
  }
  return { linear, square, cost };
}

function limitsOf(
  problem: PlanProblem,
  { active, fixed }: InteriorQuestion,
  moneyUnit: number,
): Float64Array {
  const { n, T, budget, carryOver } = problem;
  const room = roomOf(problem, fixed);
  const outside = new Uint8Array(n).fill(1);
  for (const i of active) outside[i] = 0;
  const limit = new Float64Array(T);
  let carried = 0;
  for (let t = 0; t < T; t++) {
    let free = budget[t]!;
    for (let i = 0; i < n; i++) if (outside[i] === 1) free -= fixed[t]![i]!;
    carried = carryOver ? carried + free : free;
    limit[t] = Math.max(0, carried) / moneyUnit;
    // A hair of room where there is none gives the price of the first unit, where any higher one would do as well.
    if (!room[t]) limit[t]! += 1e-10;
  }
  return limit;
}
