import { EqualizationError } from "../../errors.ts";
import type { PlanCertificate, PlanPoint } from "../../model/results/plan-parts.ts";
import type { PlanRefusal } from "../../model/results/plan-refusal.ts";
import { largestOf } from "../../numeric/extremes.ts";
import { requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Column } from "../columns/column.ts";
import { requireRepresentable } from "../columns/require-representable.ts";
import type { InteriorPoint } from "./interior/interior-point.ts";
import { gapAtLeast, moneyAtLeast, openGap, violationsOf } from "./plan-bounds.ts";
import { planYear } from "./plan-by-year.ts";
import { describePlan } from "./plan-columns.ts";
import { hasLeastPlan, lackOf, leastPlan, scaleFor, totalsOf } from "./plan-least.ts";
import { gapScale, planYears, type YearsPlan } from "./plan-over-years.ts";
import {
  each,
  isCoupled,
  type PlanProblem,
  type PlanTransfersOptions,
  planProblem,
  withBudget,
} from "./plan-problem.ts";
import type { PlanBudget, TransferPlan } from "./plan-result.ts";
import { budgetOf, requireFrontier } from "./plan-to-index.ts";
import { refusalOf, refused } from "./refusal-text.ts";

type Objective = NonNullable<PlanTransfersOptions["objective"]>;

/** Gaps and breaches below this, relative to what is at stake, are rounding. */
const ROUNDING = 1e-7;

/**
 * Transfers by region and year that bring every region to its standard with the least money, or, where the budgets do not suffice,
 * leave the smallest gap; with the least budget, the frontier, what binds, and the proof that no plan does better.
 *
 * Money m sent to region i, of which the share q is lost on the way and of which the region adds its own share to the share s paid
 * here, builds $m (1 - q) / s$. With cost c, heads N, and the share ρ of its effect that lasts to the next year,
 *
 * $$ u_{it} = m_{it} + \rho\, u_{i,t-1}, \qquad y_{it} = l_{it} + \frac{1 - q_i}{s_i c_i N_{it}}\, u_{it} $$
 *
 * is the level y with the plan (ρ = 0 for recurrent money, 1 less depreciation for investments; a minus where less is better). The
 * plan minimizes $\sum_{t \ge by} \sum_i N_{it} (S_{it} - y_{it})^+$, or the objective asked for, under floors, caps, collars,
 * local limits and yearly budgets; where that can be 0, it minimizes $\sum m$ among the plans that reach it.
 *
 * - **Unit:** levels and standards per head in any unit; budgets, floors, caps and local limits in money; `cost` money per unit of level
 *   and head. Gaps are means per head, in the unit of the level.
 * - **When to use:** to ask what it takes to close a gap, by when. To share out one year's money, {@link allocate} is enough, and it agrees:
 *   one year without rules and with equal costs is a filling up from the lowest.
 * - **When not:** it takes levels to move in straight lines with money. It knows no economies of scale, no whole hospitals, and no
 *   people who move to where the money went.
 * - With `"least-shortfall"` money goes first where a head costs least; where costs are equal, to the lowest.
 * - **Cost:** where years do not bear on each other one sort a year; else an interior-point method, regions × years² a step.
 * - **Certificate:** a bound computed from prices alone, which no plan can fall below, and the worst breach of a rule by this
 *   one. A plan that cannot be certified to one part in ten million is refused, not returned.
 *
 * @throws `EqualizationError` `unsupported_combination` (`"max-min"` where years bear on each other, `depreciation` without
 *   investment, `previous` without a collar), `no_convergence` (no plan could be certified), `out_of_domain` (a negative population, budget,
 *   floor, cap or limit; a cost or share not above 0; a loss of 1; figures too large together), `zero_total` (no one has people),
 *   `length_mismatch`, `not_finite`, `missing_option`, `too_few_observations`, `unknown_option`, `wrong_type`.
 *
 * @example Three counties below a standard of 5, with too little money in the first year
 * ```ts
 * import { planTransfers } from "equalis";
 * const plan = planTransfers({
 *   baseline: [1, 2, 6],
 *   standard: 5,
 *   population: [10, 10, 10],
 *   years: 2,
 *   budget: [30, 100],
 * });
 * plan.status; // => "short"
 * plan.disbursed; // => [[20, 10, 0], [40, 30, 0]]
 * plan.after; // => [[3, 3, 6], [5, 5, 6]]
 * plan.binding[0]; // => ["budget", "budget", "standard"]
 * plan.minimumBudget?.total; // => 140
 * plan.fundingGap; // => 40
 * plan.certificate?.optimal; // => true
 * ```
 */
export function planTransfers(options: PlanTransfersOptions): TransferPlan {
  return requireRepresentable("planTransfers", solvePlan(options));
}

function solvePlan(options: PlanTransfersOptions): TransferPlan {
  const where = "planTransfers";
  requireOptions(where, options, [
    "baseline",
    "standard",
    "population",
    "budget",
    "years",
    "cost",
    "lossRate",
    "centralShare",
    "localLimit",
    "floor",
    "cap",
    "direction",
    "spendingType",
    "depreciation",
    "targetYear",
    "objective",
    "collar",
    "previous",
    "carryOver",
    "frontierPoints",
  ]);
  const { objective = "least-shortfall", frontierPoints = 9 } = options;
  requireOneOf(where, "objective", objective, ["least-shortfall", "least-squares", "max-min"]);
  requireFrontier(where, frontierPoints);
  const problem = planProblem(where, options);
  const coupled = isCoupled(problem);
  if (coupled && objective === "max-min") {
    throw new EqualizationError(
      'where years bear on each other (capital, collars, carryOver) the plan of objective "max-min" cannot be certified; use "least-squares" or "least-shortfall", or plan year by year',
      { code: "unsupported_combination", where, received: objective },
    );
  }
  const everything = gapScale(problem);
  const gapBefore = everything / problem.weight;
  const rules = leastPlan(problem, false);
  const minimumRuleBudget = rules.conflict === null ? budgetOf(rules.sent) : null;
  const nothing = {
    ...describePlan(problem, null, new Float64Array(0)),
    status: "infeasible" as const,
    gapBefore,
    remainingGap: null,
    shadowPrices: new Float64Array(0),
    certificate: null,
    minimumRuleBudget,
  };
  if (minimumRuleBudget === null) {
    const { region, year } = rules.conflict!;
    return {
      ...nothing,
      ...refused(refusalOf("rules-contradict", { region, year })),
      fundingGap: null,
      minimumBudget: null,
      minimumScale: null,
      frontier: [],
    };
  }
  const target = reachTarget(problem, rules.sent);
  const frontier = frontierOf(problem, rules.sent, target, frontierPoints);
  const known = {
    minimumBudget: target.budget,
    minimumScale: target.scale,
    fundingGap: target.shortBy,
    frontier,
    minimumRuleBudget,
    gapBefore,
  };
  const lack = lackOf(minimumRuleBudget.byYear, problem);
  if (lack > 0) {
    return {
      ...nothing,
      ...known,
      ...refused(refusalOf("minimum-exceeds-budget", { amount: minimumRuleBudget.total, shortBy: lack })),
    };
  }
  const { meeting, point } = meet(where, problem, rules.sent, target);
  if (meeting !== null) {
    const { sent, certificate } = meeting;
    const prices = new Float64Array(problem.T);
    return {
      ...known,
      ...describePlan(problem, sent, prices),
      status: "met",
      ...refused(null),
      remainingGap: 0,
      fundingGap: 0,
      shadowPrices: prices,
      certificate,
    };
  }
  const { sent, prices, certificate } = shortPlan(problem, objective, rules.sent, coupled, true, point);
  if (!certificate.optimal) refuseUncertified(where, certificate);
  return {
    ...known,
    ...describePlan(problem, sent, prices),
    status: "short",
    ...refused(
      target.budget === null
        ? (target.refusal ?? refusalOf("target-out-of-reach"))
        : target.shortBy === null
          ? refusalOf("budget-late")
          : refusalOf("budget-short", { shortBy: target.shortBy }),
    ),
    remainingGap: openGap(problem, sent).total / problem.weight,
    shadowPrices: prices,
    certificate,
  };
}

/** What it takes to meet the target, whatever the budgets. */
interface Target {
  readonly sent: readonly Column[] | null;
  readonly budget: PlanBudget | null;
  readonly scale: number | null;
  readonly shortBy: number | null;
  readonly refusal: PlanRefusal<number, number> | null;
  /** Money of the furthest that caps allow, where the target is out of reach. */
  readonly furthest: Column;
}

function reachTarget(problem: PlanProblem, rules: readonly Column[]): Target {
  const least = leastPlan(problem, true);
  const furthest = totalsOf(least.sent);
  const missed = { sent: null, budget: null, scale: null, shortBy: null, furthest };
  if (hasLeastPlan(problem)) {
    if (least.conflict !== null) {
      const { region, year } = least.conflict;
      return { ...missed, refusal: refusalOf("region-held-short", { region, year }) };
    }
    const budget = budgetOf(least.sent);
    // Money that lasts could also come earlier: then only budgets that carry over make the years one sum.
    const exact = problem.rho === 0 || problem.carryOver || problem.T === 1;
    const lack = lackOf(budget.byYear, problem);
    return {
      sent: least.sent,
      budget,
      scale: exact ? scaleFor(budget.byYear, problem) : null,
      shortBy: exact || lack === 0 ? lack : null,
      refusal: null,
      furthest,
    };
  }
  const gap = planYears(problem, "gap", rules, false, false);
  if (gap.primal > 1e-9 * gapScale(problem)) {
    return { ...missed, refusal: refusalOf("limits-keep-short") };
  }
  const { sent, primal, dual, violations } = planYears(problem, "money", rules, false, false);
  if (primal - dual > ROUNDING * primal || violations > ROUNDING) return { ...missed, refusal: null };
  const budget = budgetOf(sent);
  return {
    sent,
    budget,
    scale: null,
    shortBy: lackOf(budget.byYear, problem) === 0 ? 0 : null,
    refusal: null,
    furthest: budget.byYear,
  };
}

/** The plan with the least money that meets the target within the budgets; `null` where none does, with what was solved to know. */
function meet(
  where: string,
  problem: PlanProblem,
  rules: readonly Column[],
  target: Target,
): { readonly meeting: Certified | null; readonly point: InteriorPoint | null } {
  if (target.sent === null) return { meeting: null, point: null };
  if (lackOf(target.budget!.byYear, problem) === 0) {
    return { meeting: certifiedLeast(where, problem, rules, target.sent), point: null };
  }
  // Where the years' needs are one least plan, what it lacks decides; else money could also come earlier.
  if (problem.rho === 0 || target.shortBy !== null) return { meeting: null, point: null };
  const { primal, point } = planYears(problem, "gap", rules, true, false);
  if (primal > 1e-9 * gapScale(problem)) return { meeting: null, point };
  return { meeting: certifiedMoney(where, problem, planYears(problem, "money", rules, true, false)), point };
}

/** A plan that meets the target, with its proof. */
interface Certified {
  readonly sent: readonly Column[];
  readonly certificate: PlanCertificate;
}

function certifiedLeast(
  where: string,
  problem: PlanProblem,
  rules: readonly Column[],
  sent: readonly Column[],
): Certified {
  if (!hasLeastPlan(problem)) {
    return certifiedMoney(where, problem, planYears(problem, "money", rules, false, false));
  }
  const { total } = budgetOf(sent);
  const certificate = certify(
    "money",
    total,
    moneyAtLeast(problem),
    total,
    violationsOf(problem, sent),
    "each year's money is at least what a single demand makes it, followed along the years",
  );
  if (!certificate.optimal) refuseUncertified(where, certificate);
  return { sent, certificate };
}

function certifiedMoney(where: string, problem: PlanProblem, plan: YearsPlan): Certified {
  const certificate = certify(
    "money",
    plan.primal,
    plan.dual,
    plan.primal,
    Math.max(plan.violations, violationsOf(problem, plan.sent)),
    DUALITY,
  );
  if (!certificate.optimal) refuseUncertified(where, certificate);
  return { sent: plan.sent, certificate };
}

const DUALITY = "prices of all rules at which no region can gain by another plan (weak duality)";

interface ShortPlan {
  readonly sent: readonly Column[];
  readonly prices: Column;
  readonly certificate: PlanCertificate;
}

/** The plan that leaves the smallest gap, for budgets that cover the rules. */
function shortPlan(
  problem: PlanProblem,
  objective: Objective,
  rules: readonly Column[],
  coupled: boolean,
  tidy: boolean,
  known: InteriorPoint | null = null,
): ShortPlan {
  const { T, weight } = problem;
  const squared = objective === "least-squares";
  const of = squared ? "squared-gap" : objective === "max-min" ? "largest-gap" : "gap";
  const before = openGap(
    problem,
    each(T, () => new Float64Array(problem.n)),
  );
  if (coupled) {
    const plan = planYears(problem, squared ? "squared" : "gap", rules, true, tidy, squared ? null : known);
    return {
      sent: plan.sent,
      prices: plan.prices.map((p) => p / weight),
      certificate: certify(
        of,
        plan.primal / weight,
        plan.dual / weight,
        (squared ? before.squared : before.total) / weight,
        plan.violations,
        DUALITY,
      ),
    };
  }
  const plans = each(T, (t) => planYear(problem, t, objective));
  const sent = plans.map((plan) => plan.sent);
  const prices = Float64Array.from(plans, (plan) => plan.price);
  const violations = violationsOf(problem, sent);
  const { total, squared: squares, largest } = openGap(problem, sent);
  if (of === "largest-gap") {
    const bound = largestOf(plans.map((plan) => plan.largestAtLeast));
    return {
      sent,
      prices,
      certificate: certify(
        of,
        largest,
        Math.min(bound, largest),
        before.largest,
        violations,
        "multipliers of the levels and bounds of every year (weak duality)",
      ),
    };
  }
  const bound = gapAtLeast(problem, prices, squared);
  return {
    sent,
    prices: prices.map((p) => p / weight),
    certificate: certify(
      of,
      (squared ? squares : total) / weight,
      bound / weight,
      (squared ? before.squared : before.total) / weight,
      violations,
      "prices of the yearly budgets at which no region can gain by another amount (weak duality)",
    ),
  };
}

function certify(
  of: PlanCertificate["objective"],
  primal: number,
  dual: number,
  scale: number,
  violations: number,
  method: string,
): PlanCertificate {
  const gap = primal - dual;
  return {
    objective: of,
    primal,
    dual,
    dualityGap: gap,
    maxViolation: violations,
    // A bound above the plan would be a bound that is wrong.
    optimal: Math.abs(gap) <= ROUNDING * scale && violations <= ROUNDING,
    method,
  };
}

function refuseUncertified(where: string, { dualityGap, maxViolation }: PlanCertificate): never {
  throw new EqualizationError(
    `no plan could be certified as the best: the gap to the bound is ${dualityGap}, the worst breach of a rule ${maxViolation}; loosen rules that leave no room, or use units of one size`,
    { code: "no_convergence", where },
  );
}

/** The best remaining gap for multiples of the budgets, from what the rules take to what meets the target. */
function frontierOf(
  problem: PlanProblem,
  rules: readonly Column[],
  target: Target,
  points: number,
): readonly PlanPoint[] {
  const all = sum(problem.budget);
  const start = scaleFor(totalsOf(rules), problem);
  if (points === 0 || start === null) return [];
  const coupled = isCoupled(problem);
  const end = Math.max(
    start,
    target.scale ?? scaleFor(target.budget?.byYear ?? target.furthest, problem) ?? Math.max(1, start),
  );
  const point = (scale: number): readonly PlanPoint[] => {
    const scaled = withBudget(problem, scale);
    const budget = scale * all;
    const reached = target.sent !== null && lackOf(target.budget!.byYear, scaled) === 0;
    if (reached) return [{ scale, budget, remainingGap: 0, index: null }];
    const found =
      scale === 0 || all === 0 ? null : shortPlan(scaled, "least-shortfall", rules, coupled, false);
    // What cannot be certified is left out.
    if (found !== null && !found.certificate.optimal) return [];
    const { total } = openGap(problem, found?.sent ?? rules);
    return [{ scale, budget, remainingGap: total / problem.weight, index: null }];
  };
  if (all === 0) return point(1);
  if (end === start) return point(start);
  return each(points, (k) =>
    point(k === points - 1 ? end : start + ((end - start) * k) / (points - 1)),
  ).flat();
}
