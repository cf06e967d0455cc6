import type { ScaledPlan } from "./scale-plan.ts";

/** Money by year that a vector of stocks takes, all regions together, as the budgets see it: with carry-over up to each year. */
export function moneyOfStocks(
  { regions, years, lasting, share, carryOver }: ScaledPlan,
  stocks: Float64Array,
  out: Float64Array,
): void {
  out.fill(0);
  for (let k = 0; k < regions; k++) {
    const at = k * years;
    for (let t = 0; t < years; t++) {
      out[t]! += share[k]! * (stocks[at + t]! - (t > 0 ? lasting * stocks[at + t - 1]! : 0));
    }
  }
  if (carryOver) for (let t = 1; t < years; t++) out[t]! += out[t - 1]!;
}

/** The transpose of that for one region of share 1: prices of budgets as prices of a unit of stock. */
export function pricesOfStocks(
  { years, lasting, carryOver }: ScaledPlan,
  budgetPrices: Float64Array,
  out: Float64Array,
): void {
  out.set(budgetPrices);
  if (carryOver) for (let t = years - 2; t >= 0; t--) out[t]! += out[t + 1]!;
  for (let t = 0; t < years - 1; t++) out[t]! -= lasting * out[t + 1]!;
}

/** Adds prices of a unit of stock, as {@link pricesOfStocks} gives them, to a vector over all places. */
export function addStockPrices(
  { regions, years, share }: ScaledPlan,
  prices: Float64Array,
  out: Float64Array,
): void {
  for (let k = 0; k < regions; k++) {
    for (let t = 0; t < years; t++) out[k * years + t]! += share[k]! * prices[t]!;
  }
}
