import { planEqualization } from "equalis";
import { frontierPlot } from "equalis/plot";
import { counties } from "../counties.ts";

export const plot = frontierPlot(
  planEqualization(counties, {
    indicator: "spending",
    target: "standard",
    budget: 150_000_000,
    years: [2025, 2026, 2027],
    lossRate: "observed",
    moneyUnit: "yuan",
  }),
);
