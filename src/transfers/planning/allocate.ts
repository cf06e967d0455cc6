import { EqualizationError } from "../../errors.ts";
import { bracketBreakpoint } from "../../numeric/bracket-breakpoint.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { power } from "../../numeric/portable/power.ts";

import { sum } from "../../numeric/sum.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import { weightedSum } from "../../numeric/weighted-sum.ts";
import { orderedFloors } from "../closures/bounded-share.ts";
import type { Bound } from "../closures/fitted-amounts.ts";
import { verifySum } from "../closures/verify-sum.ts";
import type { Column, ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { requireRepresentable } from "../columns/require-representable.ts";

/** What {@link allocate} is asked. */
export interface AllocateOptions {
  /** Level per head before: capacity, spending, beds. One number per unit. */
  readonly baseline: ColumnInput;
  /** Heads; a unit without any gets its floor and does not count. One number per unit, or one for all. */
  readonly population: ColumnInput;
  /** Money there is. */
  readonly budget: number;
  /**
   * `"max-min"`: the worst-off as well off as possible, then the next. `"least-squares"`: the smallest mean squared distance
   * to `target` (without one, to the mean). `"atkinson"`: the highest welfare with aversion `epsilon` to inequality.
   */
  readonly objective: "max-min" | "least-squares" | "atkinson";
  /**
   * Least amount of each unit, in money, at least 0.
   *
   * @defaultValue 0
   */
  readonly lower?: ColumnInput | undefined;
  /**
   * Largest amount of each unit, in money; `Infinity` is none.
   *
   * @defaultValue no ceiling
   */
  readonly upper?: ColumnInput | undefined;
  /**
   * Money that raises the level of one head by one, above 0: what a place costs more, or its need.
   *
   * @defaultValue 1
   */
  readonly cost?: ColumnInput | undefined;
  /** For `"least-squares"`: the level aimed at. Money beyond it is not spent. @defaultValue the mean, all money is spent */
  readonly target?: number | undefined;
  /**
   * For `"atkinson"`: aversion to inequality, above 0.
   *
   * @defaultValue 0.5
   */
  readonly epsilon?: number | undefined;
}

/** The best use of a budget, with the proof that it is the best. */
export interface Allocation {
  /** Money for each unit. */
  readonly amounts: Column;
  /** Level per head after. */
  readonly levels: Column;
  /** What holds each unit: its floor, its ceiling, or nothing; `"excluded"` without people. */
  readonly bound: Bound[];
  /** Money not spent: every ceiling, or the target, is reached. Else 0. */
  readonly residual: number;
  /**
   * What was made best: the lowest level; the mean squared distance to the target (to the mean); the equally distributed
   * equivalent level (Atkinson). Population-weighted.
   */
  readonly value: number;
  /**
   * Shadow price of the budget: by how much one more unit of money improves the objective per head (for `"atkinson"`: mean
   * utility per head).
   */
  readonly multiplier: number;
  /** Price of each floor, at least 0, and 0 for a unit above it. */
  readonly lowerMultipliers: Column;
  /** Price of each ceiling, at least 0, and 0 for a unit below it. */
  readonly upperMultipliers: Column;
  /** For `"max-min"`: how much each unit's level counts in the proof; they sum to 1. `null` for the other objectives. */
  readonly levelMultipliers: Column | null;
  /** By how much any other allocation could be better at most, in the unit of `value`: 0 up to rounding. */
  readonly optimalityGap: number;
}

/**
 * The best use of a budget over units, by one of three ideas of best, with bounds on every amount and a certificate.
 *
 * With heads n, cost c, level before l, amount a and level after $y_i = l_i + a_i / (n_i c_i)$, under
 * $lower_i \le a_i \le upper_i$ and $\sum a_i \le budget$:
 *
 * - `"max-min"` maximizes the lowest y, then the next lowest, and so on: $y_i = \lambda$ but for the bounds;
 * - `"least-squares"` minimizes $\sum n_i (y_i - T)^2 / \sum n_i$: $y_i = T - t c_i$ but for the bounds;
 * - `"atkinson"` maximizes $\sum n_i u(y_i)$ with $u(y) = y^{1 - \varepsilon} / (1 - \varepsilon)$ (ln y at 1):
 *   $y_i = s\, c_i^{-1/\varepsilon}$ but for the bounds.
 *
 * Each is one unknown number, solved exactly by sorted breakpoints. Where all costs are equal and no target is given, all
 * three agree: fill up from the lowest ({@link waterFill}, with bounds). They part where places cost differently.
 *
 * - **Unit:** levels per head in any unit; amounts, bounds and budget in money; `cost` money per unit of level and head.
 * - **Certificate:** with F the objective per head to be made small (for `"max-min"`: minus the level-weighted mean),
 *   $\partial F / \partial a_i + multiplier - lowerMultiplier_i + upperMultiplier_i = 0$, and by convexity no allocation
 *   within the bounds and the budget beats this one by more than `optimalityGap`. (With `"least-squares"` and no target: none
 *   that spends as much.)
 *
 * @throws `EqualizationError` `infeasible` (the floors exceed the budget), `zero_total` (no one has people),
 *   `missing_option` (no objective; `"least-squares"` with costs and no target), `unsupported_combination` (`target` or `epsilon` for
 *   another objective), `out_of_domain` (a negative budget, bound or population, a cost or epsilon not above 0, a floor above
 *   its ceiling; for `"atkinson"` a negative level, or with epsilon at least 1 a level that stays 0), `length_mismatch`,
 *   `not_finite`, `too_few_observations`, `unknown_option`, `wrong_type`.
 *
 * @example 60 over three counties of equal size; the second may get 10 at most
 * ```ts
 * import { allocate } from "equalis";
 * const best = allocate({
 *   baseline: [2, 1, 9],
 *   population: [10, 10, 10],
 *   budget: 60,
 *   objective: "max-min",
 *   upper: [100, 10, 100],
 * });
 * best.amounts; // => [50, 10, 0]
 * best.levels; // => [7, 2, 9]
 * best.value; // => 2
 * best.optimalityGap; // => 0
 * ```
 * @example The second place costs twice as much: aversion to inequality decides how much that matters
 * ```ts
 * import { allocate } from "equalis";
 * const question = { baseline: [0, 0], population: [1, 1], budget: 90, cost: [1, 2] } as const;
 * allocate({ ...question, objective: "max-min" }).levels; // => [30, 30]
 * const { levels } = allocate({ ...question, objective: "atkinson", epsilon: 1 });
 * levels.map((x) => Math.round(x * 1e9) / 1e9); // => [45, 22.5]
 * ```
 */
export function allocate(options: AllocateOptions): Allocation {
  const where = "allocate";
  requireOptions(where, options, [
    "baseline",
    "population",
    "budget",
    "objective",
    "lower",
    "upper",
    "cost",
    "target",
    "epsilon",
  ]);
  const { budget, objective, target } = options;
  requireOneOf(where, "objective", objective, ["max-min", "least-squares", "atkinson"]);
  requireNumber(where, "budget", budget, { atLeast: 0 });
  refuseForeign(options);
  if (target !== undefined) requireNumber(where, "target", target);
  const epsilon = options.epsilon ?? 0.5;
  requireNumber(where, "epsilon", epsilon, { above: 0 });
  const columns = requireColumns(
    where,
    {
      baseline: options.baseline,
      population: options.population,
      lower: options.lower ?? 0,
      upper: options.upper ?? Number.POSITIVE_INFINITY,
      cost: options.cost ?? 1,
    },
    {
      nonNegative:
        objective === "atkinson"
          ? ["population", "lower", "upper", "baseline"]
          : ["population", "lower", "upper"],
      positive: ["cost"],
      extended: ["upper"],
    },
  );
  const units: Units = {
    ...columns,
    lower: orderedFloors(where, columns.lower, columns.upper),
    heads: sum(columns.population),
    // Money per unit of level.
    price: columns.population.map((n, i) => n * columns.cost[i]!),
  };
  if (units.heads === 0) {
    throw new EqualizationError("the total population is 0; at least one unit must have people", {
      code: "zero_total",
      where,
    });
  }
  if (
    objective === "least-squares" &&
    target === undefined &&
    columns.cost.some((c) => c !== columns.cost[0])
  ) {
    throw new EqualizationError("with different costs, least-squares needs a target to aim at", {
      code: "missing_option",
      where,
    });
  }
  const floors = sum(units.lower);
  if (floors > budget * (1 + 1e-12)) {
    throw new EqualizationError(`the floors add up to ${floors}, more than the budget of ${budget}`, {
      code: "infeasible",
      where,
      received: budget,
    });
  }
  const amounts = fill(units, Math.max(0, budget - floors), lineOf(objective, units.cost, epsilon, target));
  const levels = units.baseline.map((l, i) => (units.price[i]! > 0 ? l + amounts[i]! / units.price[i]! : l));
  const spare = budget - sum(amounts);
  if (spare < -1e-9 * budget) verifySum(where, amounts, budget);
  const residual = spare > 1e-12 * budget ? spare : 0;
  const bound = Array.from(amounts, (a, i): Bound => {
    if (units.price[i] === 0) return "excluded";
    if (a <= units.lower[i]!) return "lower";
    return a >= units.upper[i]! ? "upper" : "none";
  });
  const found = { amounts, levels, bound, residual };
  const certificate =
    objective === "max-min"
      ? certifyMaxMin(units, found)
      : certifySmooth(units, found, objective, epsilon, target);
  return requireRepresentable(where, { ...found, ...certificate });
}

function refuseForeign({ objective, target, epsilon }: AllocateOptions): void {
  const foreign =
    target !== undefined && objective !== "least-squares"
      ? "target"
      : epsilon !== undefined && objective !== "atkinson"
        ? "epsilon"
        : null;
  if (foreign === null) return;
  throw new EqualizationError(`${foreign} has no meaning for the objective "${objective}"`, {
    code: "unsupported_combination",
    where: "allocate",
    received: foreign,
  });
}

/** The checked columns of the question. */
interface Units {
  readonly baseline: Column;
  readonly population: Column;
  readonly lower: Column;
  readonly upper: Column;
  readonly cost: Column;
  readonly heads: number;
  readonly price: Column;
}

type Found = Pick<Allocation, "amounts" | "levels" | "bound" | "residual">;
type Certificate = Omit<Allocation, keyof Found>;

/** The level each unit is brought to, as a straight line in the one unknown: `slope · s + start`, for s up to `end`. */
interface Line {
  readonly slope: (i: number) => number;
  readonly start: number;
  readonly end: number;
}

function lineOf(
  objective: AllocateOptions["objective"],
  cost: Column,
  epsilon: number,
  target: number | undefined,
): Line {
  if (objective === "atkinson") {
    // Relative to the first cost, so that equal costs give equal slopes of exactly 1.
    return {
      slope: (i) => power(cost[i]! / cost[0]!, -1 / epsilon),
      start: 0,
      end: Number.POSITIVE_INFINITY,
    };
  }
  if (objective === "max-min" || target === undefined) {
    return { slope: () => 1, start: 0, end: Number.POSITIVE_INFINITY };
  }
  return { slope: (i) => cost[i]!, start: target, end: 0 };
}

/** Money above the floors, spent so that every unit not at a bound lies on its line. */
function fill(units: Units, money: number, { slope, start, end }: Line): Column {
  const { baseline, lower, upper, price } = units;
  const n = baseline.length;
  const steep = Float64Array.from(baseline, (_, i) => slope(i));
  // The unknown at which each unit leaves its floor and at which it reaches its ceiling.
  const from = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const to = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const most = lower.slice();
  const points = new Float64Array(2 * n);
  let count = 0;
  for (let i = 0; i < n; i++) {
    if (price[i] === 0 || lower[i] === upper[i]) continue;
    const first = (baseline[i]! + lower[i]! / price[i]! - start) / steep[i]!;
    const last = (baseline[i]! + upper[i]! / price[i]! - start) / steep[i]!;
    if (first >= end) continue;
    from[i] = first;
    to[i] = Math.min(last, end);
    most[i] = last <= end ? upper[i]! : price[i]! * (steep[i]! * end + start - baseline[i]!);
    points[count++] = first;
    if (to[i]! < Number.POSITIVE_INFINITY) points[count++] = to[i]!;
  }
  const floors = sum(lower);
  const ceilings = most.includes(Number.POSITIVE_INFINITY) ? Number.POSITIVE_INFINITY : sum(most);
  if (count === 0) return lower.slice();
  if (ceilings - floors <= money) return most;
  const amounts = new Float64Array(n);
  const onLine = (i: number, s: number): number =>
    Math.min(Math.max(price[i]! * (steep[i]! * s + start - baseline[i]!), lower[i]!), most[i]!);
  const at = (s: number): Column => {
    for (let i = 0; i < n; i++) {
      amounts[i] =
        from[i]! < Number.POSITIVE_INFINITY && s >= to[i]!
          ? most[i]!
          : s <= from[i]!
            ? lower[i]!
            : onLine(i, s);
    }
    return amounts;
  };
  const { left, right } = bracketBreakpoint(points.subarray(0, count), (s) => sum(at(s)) >= floors + money);
  // From the left end of the segment on, the free units rise together, each by its own slope.
  const moving = new Float64Array(n);
  // A unit whose whole way lies between two neighboring doubles jumps at the right end.
  const jumping = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    if (from[i] === Number.POSITIVE_INFINITY || from[i]! >= right) {
      amounts[i] = lower[i]!;
      if (from[i] === right && to[i] === right) jumping[i] = most[i]! - lower[i]!;
    } else if (to[i]! <= left) amounts[i] = most[i]!;
    else {
      amounts[i] = onLine(i, left);
      moving[i] = price[i]! * steep[i]!;
    }
  }
  // The later rounds spread what rounding and bounds left over.
  for (const share of [moving, moving, jumping]) {
    const rest = floors + money - sum(amounts);
    const whole = sum(share);
    if (whole === 0 || rest === 0) continue;
    for (let i = 0; i < n; i++) {
      if (share[i]! > 0) {
        amounts[i] = Math.min(Math.max(amounts[i]! + rest * (share[i]! / whole), lower[i]!), most[i]!);
      }
    }
  }
  return amounts;
}

/** The linear program "largest t with every level at least t", and its dual. */
function certifyMaxMin(units: Units, { amounts, levels, bound, residual }: Found): Certificate {
  const { price, lower, upper } = units;
  const n = levels.length;
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < n; i++) if (price[i]! > 0) lowest = Math.min(lowest, levels[i]!);
  const near = (x: number): boolean => x - lowest <= 1e-12 * Math.max(Math.abs(x), Math.abs(lowest));
  // A unit at its ceiling among the lowest settles the matter; else the lowest that share one level do, by what they cost.
  const stuck = bound.findIndex(
    (one, i) => price[i]! > 0 && near(levels[i]!) && (one === "upper" || lower[i] === upper[i]),
  );
  const levelMultipliers = new Float64Array(n);
  if (stuck >= 0) levelMultipliers[stuck] = 1;
  else for (let i = 0; i < n; i++) if (price[i]! > 0 && near(levels[i]!)) levelMultipliers[i] = price[i]!;
  const weight = sum(levelMultipliers);
  const multiplier = stuck >= 0 ? 0 : 1 / weight;
  const lowerMultipliers = new Float64Array(n);
  const upperMultipliers = new Float64Array(n);
  const slack: number[] = [multiplier * residual];
  for (let i = 0; i < n; i++) {
    levelMultipliers[i] = levelMultipliers[i]! / weight;
    const pull = price[i]! > 0 ? multiplier - levelMultipliers[i]! / price[i]! : multiplier;
    // What should cancel and does so up to rounding is nothing.
    const reduced = Math.abs(pull) <= 1e-12 * multiplier ? 0 : pull;
    lowerMultipliers[i] = Math.max(0, reduced);
    upperMultipliers[i] = Math.max(0, 0 - reduced);
    slack.push(slackOf(units, amounts, i, reduced));
    if (levelMultipliers[i]! > 0) slack.push(levelMultipliers[i]! * (levels[i]! - lowest));
  }
  return {
    value: lowest,
    multiplier,
    lowerMultipliers,
    upperMultipliers,
    levelMultipliers,
    optimalityGap: sum(slack),
  };
}

/** The conditions of Karush, Kuhn and Tucker for a smooth objective per head. */
function certifySmooth(
  units: Units,
  { amounts, levels, bound, residual }: Found,
  objective: "least-squares" | "atkinson",
  epsilon: number,
  target: number | undefined,
): Certificate {
  const { population, cost, price, heads } = units;
  const n = levels.length;
  const aim = target ?? weightedMean(levels, population);
  if (objective === "atkinson" && epsilon >= 1) {
    const empty = levels.findIndex((y, i) => price[i]! > 0 && y === 0);
    if (empty >= 0) {
      throw new EqualizationError(
        `the level of unit ${empty} stays 0, which no welfare with epsilon of at least 1 can stand; give it money, or lower epsilon`,
        { code: "out_of_domain", where: "allocate", index: empty, received: 0 },
      );
    }
  }
  // By how much one more unit of money for this unit improves the objective per head.
  const gain = (i: number): number => {
    const slope = objective === "atkinson" ? power(levels[i]!, -epsilon) : 2 * (aim - levels[i]!);
    // Beyond all bounds at a level of 0: the largest number stands for it, so that differences stay defined.
    return Math.min(Number.MAX_VALUE, slope / cost[i]! / heads);
  };
  // The price is what money gains where it is free to move; where no one is free, between what floors and ceilings say.
  let multiplier = Number.NaN;
  let weight = 0;
  let fromFloors = Number.NEGATIVE_INFINITY;
  let fromCeilings = Number.POSITIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    if (price[i] === 0) continue;
    if (bound[i] === "none" && price[i]! > weight) {
      weight = price[i]!;
      multiplier = gain(i);
    } else if (bound[i] === "lower" && units.lower[i]! < units.upper[i]!)
      fromFloors = Math.max(fromFloors, gain(i));
    else if (bound[i] === "upper") fromCeilings = Math.min(fromCeilings, gain(i));
  }
  const mustSpend = objective === "least-squares" && target === undefined;
  if (residual > 0 && !mustSpend) multiplier = 0;
  else if (Number.isNaN(multiplier)) {
    const least = Number.isFinite(fromFloors) ? fromFloors : Number.isFinite(fromCeilings) ? fromCeilings : 0;
    multiplier = mustSpend ? least : Math.max(0, least);
  }
  const lowerMultipliers = new Float64Array(n);
  const upperMultipliers = new Float64Array(n);
  const slack: number[] = mustSpend ? [] : [multiplier * residual];
  for (let i = 0; i < n; i++) {
    const own = price[i]! > 0 ? gain(i) : 0;
    const reduced =
      Math.abs(multiplier - own) <= 1e-11 * Math.max(Math.abs(multiplier), Math.abs(own))
        ? 0
        : multiplier - own;
    lowerMultipliers[i] = Math.max(0, reduced);
    upperMultipliers[i] = Math.max(0, 0 - reduced);
    slack.push(slackOf(units, amounts, i, reduced));
  }
  const gap = sum(slack);
  const rest = { multiplier, lowerMultipliers, upperMultipliers, levelMultipliers: null };
  if (objective === "least-squares") {
    const squares = levels.map((y) => (y - aim) ** 2);
    return { value: weightedSum(squares, population) / heads, ...rest, optimalityGap: gap };
  }
  const utilities = levels.map((y) => (epsilon === 1 ? logarithm(y) : power(y, 1 - epsilon)));
  const present = utilities.map((u, i) => (population[i]! > 0 ? u : 0));
  const mean = weightedMean(present, population);
  const equivalent = (utility: number): number =>
    epsilon === 1 ? exponential(utility) : power(utility, 1 / (1 - epsilon));
  const value = equivalent(mean);
  // A gap in utility, as the equally distributed level it would be worth.
  const better = epsilon === 1 ? mean + gap : mean + (1 - epsilon) * gap;
  return { value, ...rest, optimalityGap: gap === 0 ? 0 : equivalent(better) - value };
}

/** What a price of a bound could still bring if the unit left the other way: 0 where it lies at that bound. */
function slackOf(units: Units, amounts: Column, i: number, reduced: number): number {
  const room = reduced > 0 ? amounts[i]! - units.lower[i]! : reduced < 0 ? units.upper[i]! - amounts[i]! : 0;
  return room === 0 ? 0 : Math.abs(reduced) * room;
}
