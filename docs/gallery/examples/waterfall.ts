import { reconcile } from "equalis";
import { waterfallPlot } from "equalis/plot";
import { counties } from "../counties.ts";

export const plot = waterfallPlot(reconcile(counties, { asOf: "2024-12-31" }));
