import { each } from "../plan-problem.ts";
import { KINDS, NEED, type ScaledPlan } from "./scale-plan.ts";

/** Where the method stands, or a direction to go. */
export interface Iterate {
  /** Stocks. */
  readonly stock: Float64Array;
  /** Shortfalls that stand in for needs; 0 where there is none. */
  readonly shortfall: Float64Array;
  /** Prices of shortfalls below 0. */
  readonly shortfallPrice: Float64Array;
  /** How far each kind of row is above its bound. */
  readonly slack: readonly Float64Array[];
  /** Price of each kind of row. */
  readonly price: readonly Float64Array[];
  /** What each budget leaves. */
  readonly budgetSlack: Float64Array;
  /** Price of each budget. */
  readonly budgetPrice: Float64Array;
}

/** All zeros. */
export function iterateOf({ size, years }: ScaledPlan): Iterate {
  return {
    stock: new Float64Array(size),
    shortfall: new Float64Array(size),
    shortfallPrice: new Float64Array(size),
    slack: each(KINDS, () => new Float64Array(size)),
    price: each(KINDS, () => new Float64Array(size)),
    budgetSlack: new Float64Array(years),
    budgetPrice: new Float64Array(years),
  };
}

/** Where the method begins: no money, every price 1, slacks large enough for every bound. */
export function startOf(plan: ScaledPlan): Iterate {
  const { places, bound, elastic, budgets, limit, years } = plan;
  const start = iterateOf(plan);
  for (let q = 0; q < KINDS; q++) {
    for (const j of places[q]!) {
      start.price[q]![j] = 1;
      start.slack[q]![j] = Math.max(1, -bound[q]![j]!);
    }
  }
  if (elastic) {
    for (const j of places[NEED]!) {
      start.shortfall[j] = 1;
      start.shortfallPrice[j] = 1;
    }
  }
  if (budgets) {
    start.budgetPrice.fill(1);
    for (let t = 0; t < years; t++) start.budgetSlack[t] = Math.max(1, limit[t]!);
  }
  return start;
}

/** Sum of all products of slack and price, as they would be after steps of these lengths. */
export function productsAt(
  { places, elastic, budgets, years }: ScaledPlan,
  at: Iterate,
  way: Iterate,
  primal: number,
  dual: number,
): number {
  let total = 0;
  for (let q = 0; q < KINDS; q++) {
    total = addProducts(
      total,
      at.slack[q]!,
      way.slack[q]!,
      at.price[q]!,
      way.price[q]!,
      places[q]!,
      primal,
      dual,
    );
  }
  if (elastic) {
    const { shortfall, shortfallPrice } = at;
    total = addProducts(
      total,
      shortfall,
      way.shortfall,
      shortfallPrice,
      way.shortfallPrice,
      places[NEED]!,
      primal,
      dual,
    );
  }
  for (let t = 0; budgets && t < years; t++) {
    total +=
      (at.budgetSlack[t]! + primal * way.budgetSlack[t]!) * (at.budgetPrice[t]! + dual * way.budgetPrice[t]!);
  }
  return total;
}

function addProducts(
  sum: number,
  slack: Float64Array,
  slackWay: Float64Array,
  price: Float64Array,
  priceWay: Float64Array,
  places: Int32Array,
  primal: number,
  dual: number,
): number {
  let total = sum;
  for (let p = 0; p < places.length; p++) {
    const j = places[p]!;
    total += (slack[j]! + primal * slackWay[j]!) * (price[j]! + dual * priceWay[j]!);
  }
  return total;
}

/** The longest step, up to 1, that leaves shortfalls and slacks at or above 0. */
export function primalReach({ places, elastic, budgets }: ScaledPlan, at: Iterate, way: Iterate): number {
  let step = elastic ? reach(at.shortfall, way.shortfall, 1, places[NEED]!) : 1;
  for (let q = 0; q < KINDS; q++) step = reach(at.slack[q]!, way.slack[q]!, step, places[q]!);
  return budgets ? reach(at.budgetSlack, way.budgetSlack, step, null) : step;
}

/** The longest step, up to 1, that leaves prices at or above 0. */
export function dualReach({ places, elastic, budgets }: ScaledPlan, at: Iterate, way: Iterate): number {
  let step = elastic ? reach(at.shortfallPrice, way.shortfallPrice, 1, places[NEED]!) : 1;
  for (let q = 0; q < KINDS; q++) step = reach(at.price[q]!, way.price[q]!, step, places[q]!);
  return budgets ? reach(at.budgetPrice, way.budgetPrice, step, null) : step;
}

function reach(x: Float64Array, way: Float64Array, most: number, places: Int32Array | null): number {
  let step = most;
  const count = places === null ? x.length : places.length;
  for (let p = 0; p < count; p++) {
    const j = places === null ? p : places[p]!;
    if (way[j]! < 0 && -x[j]! > step * way[j]!) step = -x[j]! / way[j]!;
  }
  return step;
}

/** Goes so far, in place: stocks, shortfalls and slacks by `primal`, prices by `dual`. */
export function advance(
  { places, elastic, budgets, size, years }: ScaledPlan,
  at: Iterate,
  way: Iterate,
  primal: number,
  dual: number,
): void {
  for (let j = 0; j < size; j++) at.stock[j]! += primal * way.stock[j]!;
  if (elastic) {
    const { shortfall, shortfallPrice } = at;
    for (const j of places[NEED]!) {
      if (shortfall[j]! === 0) continue;
      shortfall[j]! += primal * way.shortfall[j]!;
      shortfallPrice[j]! += dual * way.shortfallPrice[j]!;
    }
  }
  for (let q = 0; q < KINDS; q++) {
    const slack = at.slack[q]!;
    const price = at.price[q]!;
    const slackWay = way.slack[q]!;
    const priceWay = way.price[q]!;
    const rows = places[q]!;
    for (let p = 0; p < rows.length; p++) {
      const j = rows[p]!;
      slack[j]! += primal * slackWay[j]!;
      price[j]! += dual * priceWay[j]!;
    }
  }
  for (let t = 0; budgets && t < years; t++) {
    at.budgetSlack[t]! += primal * way.budgetSlack[t]!;
    at.budgetPrice[t]! += dual * way.budgetPrice[t]!;
  }
}
