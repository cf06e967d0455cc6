import { EqualizationError } from "../../errors.ts";
import type { PlanPoint } from "../../model/results/plan-parts.ts";
import { largestOf } from "../../numeric/extremes.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import { waterFill } from "../closures/water-fill.ts";
import type { Column } from "../columns/column.ts";
import { violationsOf } from "./plan-bounds.ts";
import { describePlan } from "./plan-columns.ts";
import { lackOf, scaleFor, totalsOf } from "./plan-least.ts";
import { each, type PlanProblem, type PlanRules, planProblem } from "./plan-problem.ts";
import type { PlanBudget, TransferPlan } from "./plan-result.ts";
import { refusalOf, refused } from "./refusal-text.ts";

/** What {@link planToIndex} is asked. */
export interface PlanToIndexOptions extends Omit<PlanRules, "cap" | "localLimit"> {
  /**
   * The index of the levels, weighted by people: `gini`, `theil`, or any that does not change when all levels are
   * multiplied, and never rises when somebody worse off gains from somebody better off.
   */
  readonly index: (levels: Vector, options: { readonly weights: Vector }) => number;
  /** What the index may be at most, at least 0. */
  readonly atMost: number;
  /** The first year, counted from 1, in which it should be. @defaultValue 1 */
  readonly targetYear?: number | undefined;
  /**
   * Into how many points the frontier is divided, at least 2; 0 for no frontier.
   *
   * @defaultValue 9
   */
  readonly frontierPoints?: number | undefined;
}

/**
 * Transfers by region and year that bring an index of inequality down to a bound with the least money, or as far as the budgets go.
 *
 * Where one unit of level costs the same for every head, filling up from the lowest makes every such index as small as the money
 * allows: its Lorenz curve lies above that of any other use of the money, and rises with the money. The least money is then one number a
 * year, the level up to which is filled:
 *
 * $$ \min\{\textstyle\sum_i price_i\,(\lambda - y_i)^+ : I(\max(y, \lambda)) \le bound\} $$
 *
 * - **Unit:** levels per head in any unit, at least 0; money in one unit; `cost` money per unit of level and head. `remainingGap` and the
 *   frontier are in the unit of the index: by how much it is above the bound in the worst year that counts.
 * - **When to use:** when the aim is a number of inequality; {@link planTransfers} when it is a standard. An index can be brought down while all
 *   are far below any standard.
 * - **Where it refuses:** with costs, losses or shares that differ, the cheapest way to an index is not known to be a filling
 *   up, and no plan could be certified; so it is with caps, collars and investments, which are not options here.
 * - **Certificate:** with a hair less money the index is above the bound, and no other use of that money makes it smaller.
 *
 * @throws `EqualizationError` `unsupported_combination` (cost / (1 - loss) · share differs between regions), `out_of_domain` (a negative
 *   level, budget, floor, population or bound; a loss or share out of its range), `zero_total` (no one has people), `length_mismatch`,
 *   `not_finite`, `missing_option`, `too_few_observations`, `unknown_option`, `wrong_type`, and whatever the index refuses.
 * @see Marshall, Olkin and Arnold (2011), Inequalities: Theory of Majorization and Its Applications.
 *
 * @example Three counties, the Gini to 0.1 at most
 * ```ts
 * import { gini, planToIndex } from "equalis";
 * const plan = planToIndex({
 *   baseline: [2, 4, 6],
 *   population: [10, 10, 10],
 *   budget: 30,
 *   years: 1,
 *   index: gini,
 *   atMost: 0.1,
 * });
 * plan.status; // => "met"
 * plan.after.map((levels) => gini(levels) <= 0.1); // => [true]
 * Math.round((plan.minimumBudget?.total ?? 0) * 1e6) / 1e6; // => 19.130435
 * ```
 */
export function planToIndex(options: PlanToIndexOptions): TransferPlan {
  const where = "planToIndex";
  requireOptions(where, options, [
    "baseline",
    "population",
    "budget",
    "years",
    "cost",
    "lossRate",
    "centralShare",
    "floor",
    "index",
    "atMost",
    "targetYear",
    "frontierPoints",
  ]);
  const { index, atMost, frontierPoints = 9, ...rest } = options;
  if (typeof index !== "function") {
    throw new EqualizationError("index must be a function of levels, such as gini", {
      code: index === undefined ? "missing_option" : "wrong_type",
      where,
      received: index,
    });
  }
  requireNumber(where, "atMost", atMost, { atLeast: 0 });
  requireFrontier(where, frontierPoints);
  const problem = planProblem(where, { ...rest, standard: 0 });
  const { n, T, base, heads, price, floor, value, from } = problem;
  const first = value.findIndex((v) => v > 0);
  for (let i = 0; i < n; i++) {
    if (value[i]! > 0 && Math.abs(value[i]! - value[first]!) > 1e-9 * value[first]!) {
      throw new EqualizationError(
        `a unit of level costs ${1 / value[i]!} in region ${i} and ${1 / value[first]!} in region ${first}, with losses and shares; where that differs no plan to an index can be certified: use one cost, loss and share for all, or plan to a standard`,
        { code: "unsupported_combination", where, index: i },
      );
    }
  }
  const measure = (t: number, levels: Column): number => {
    const people = heads[t]!;
    if (!people.some((h) => h > 0)) return 0;
    const found: unknown = index(levels, { weights: people });
    if (typeof found === "number" && !Number.isNaN(found)) return found;
    throw new EqualizationError("index gave no number", { code: "not_finite", where, received: found });
  };
  const started = each(T, (t) =>
    base[t]!.map((l, i) => (price[t]![i]! > 0 ? l + floor[t]![i]! / price[t]![i]! : l)),
  );
  const filled = (t: number, level: number): Column =>
    started[t]!.map((l, i) => (price[t]![i]! > 0 ? Math.max(l, level) : l));
  const paid = (t: number, level: number): Column =>
    started[t]!.map(
      (l, i) => floor[t]![i]! + (price[t]![i]! > 0 && level > l ? (level - l) * price[t]![i]! : 0),
    );

  // What meets the bound, and a hair less that does not.
  const least = each(T, (t): { readonly sent: Column; readonly less: Column } => {
    const bare = { sent: floor[t]!, less: floor[t]! };
    if (t < from || measure(t, started[t]!) <= atMost) return bare;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < n; i++) {
      if (price[t]![i] === 0) continue;
      low = Math.min(low, started[t]![i]!);
      high = Math.max(high, started[t]![i]!);
    }
    for (;;) {
      const middle = low + (high - low) / 2;
      if (!(middle > low && middle < high)) break;
      if (measure(t, filled(t, middle)) <= atMost) high = middle;
      else low = middle;
    }
    return { sent: paid(t, high), less: paid(t, low) };
  });
  const leastSent = least.map(({ sent }) => sent);
  const minimumBudget = budgetOf(leastSent);
  const minimumRuleBudget = budgetOf(floor);
  const worstOf = (sent: readonly Column[]): { readonly worst: number; readonly byYear: Column } => {
    const byYear = Float64Array.from(sent, (column, t) =>
      measure(
        t,
        base[t]!.map((l, i) => (price[t]![i]! > 0 ? l + column[i]! / price[t]![i]! : l)),
      ),
    );
    return { worst: largestOf(byYear.subarray(from)), byYear };
  };
  const best = (scale: number): readonly Column[] =>
    each(T, (t) => {
      if (t < from) return floor[t]!;
      const left = Math.max(0, problem.budget[t]! * scale - minimumRuleBudget.byYear[t]!);
      const enough = minimumBudget.byYear[t]! - minimumRuleBudget.byYear[t]!;
      if (left >= enough) return leastSent[t]!;
      const { amounts } = waterFill(started[t]!, price[t]!, left);
      return amounts.map((a, i) => a + floor[t]![i]!);
    });
  // A hair more money in one year, and how much lower that makes its index.
  const priceOf = (t: number, found: number): number => {
    const left = problem.budget[t]! - minimumRuleBudget.byYear[t]!;
    const more = 1e-6 * (minimumBudget.byYear[t]! - minimumRuleBudget.byYear[t]! - left);
    const { multiplier } = waterFill(started[t]!, price[t]!, left + more);
    return (found - measure(t, filled(t, multiplier))) / more;
  };
  const before = Math.max(0, worstOf(each(T, () => new Float64Array(n))).worst - atMost);
  const start = scaleFor(minimumRuleBudget.byYear, problem);
  const scale = scaleFor(minimumBudget.byYear, problem);
  const all = sum(problem.budget);
  const point = (factor: number): PlanPoint => {
    const { worst } = worstOf(best(factor));
    return {
      scale: factor,
      budget: factor * all,
      remainingGap: scale !== null && factor >= scale ? 0 : Math.max(0, worst - atMost),
      index: worst,
    };
  };
  const end = Math.max(start ?? 0, scale ?? 1);
  const frontier =
    frontierPoints === 0 || start === null
      ? []
      : all === 0
        ? [point(1)]
        : end === start
          ? [point(start)]
          : each(frontierPoints, (k) =>
              point(k === frontierPoints - 1 ? end : start + ((end - start) * k) / (frontierPoints - 1)),
            );
  const known = {
    gapBefore: before,
    minimumBudget,
    minimumScale: scale,
    fundingGap: lackOf(minimumBudget.byYear, problem),
    minimumRuleBudget,
    frontier,
  };
  const lack = lackOf(minimumRuleBudget.byYear, problem);
  if (lack > 0) {
    const none = new Float64Array(0);
    return {
      ...known,
      ...describePlan(problem, null, none),
      status: "infeasible",
      ...refused(refusalOf("minimum-exceeds-budget", { amount: minimumRuleBudget.total, shortBy: lack })),
      remainingGap: null,
      shadowPrices: none,
      certificate: null,
    };
  }
  const met = known.fundingGap === 0;
  const sent = met ? leastSent : best(1);
  const { worst, byYear } = worstOf(sent);
  const prices = Float64Array.from(byYear, (found, t) =>
    t < from || found <= atMost ? 0 : priceOf(t, found),
  );
  const described = describePlan(problem, sent, prices);
  const less = sum(totalsOf(least.map((one) => one.less)));
  const violations = violationsOf(problem, sent);
  const primal = met ? minimumBudget.total : worst;
  const dual = met ? less : worst;
  return {
    ...known,
    ...described,
    binding: bindings(problem, sent, byYear, atMost, started),
    years: described.years.map((year, t) => ({ ...year, index: byYear[t]! })),
    status: met ? "met" : "short",
    ...refused(met ? null : refusalOf("index-short", { amount: atMost, shortBy: known.fundingGap })),
    remainingGap: met ? 0 : Math.max(0, worst - atMost),
    shadowPrices: prices,
    certificate: {
      objective: met ? "money" : "index",
      primal,
      dual,
      dualityGap: primal - dual,
      maxViolation: violations,
      optimal: primal - dual <= 1e-7 * Math.abs(primal) && violations <= 1e-7,
      method:
        "filling up from the lowest has the highest Lorenz curve of all uses of the money (majorization)",
    },
  };
}

/** Refuses a number of points that makes no curve. */
export function requireFrontier(where: string, frontierPoints: number): void {
  requireNumber(where, "frontierPoints", frontierPoints, { atLeast: 0, atMost: 1000, integer: true });
  if (frontierPoints !== 1) return;
  throw new EqualizationError("frontierPoints is 1; it must be 0 for no frontier, or at least 2", {
    code: "out_of_domain",
    where,
    received: 1,
  });
}

/** The money of a plan. */
export function budgetOf(sent: readonly Column[]): PlanBudget {
  const byYear = totalsOf(sent);
  return { total: sum(byYear), byYear };
}

function bindings(
  { n, T, heads, floor, price, from }: PlanProblem,
  sent: readonly Column[],
  indices: Column,
  atMost: number,
  started: readonly Column[],
): TransferPlan["binding"] {
  return each(T, (t) => {
    const above = t >= from && indices[t]! > atMost;
    let lowest = Number.POSITIVE_INFINITY;
    const level = (i: number): number => started[t]![i]! + (sent[t]![i]! - floor[t]![i]!) / price[t]![i]!;
    for (let i = 0; i < n; i++) if (price[t]![i]! > 0) lowest = Math.min(lowest, level(i));
    return each(n, (i) => {
      if (heads[t]![i] === 0) return "excluded";
      if (above && level(i) <= lowest * (1 + 1e-9)) return "budget";
      if (floor[t]![i]! > 0 && sent[t]![i]! <= floor[t]![i]!) return "floor";
      return t >= from ? "standard" : "none";
    });
  });
}
