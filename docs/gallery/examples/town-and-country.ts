import { measureResources } from "equalis";
import { gapPlot } from "equalis/plot";
import { counties } from "../counties.ts";

export const plot = gapPlot([
  measureResources(counties, { indicator: "doctors", subgroup: "urban" }),
  measureResources(counties, { indicator: "doctors", subgroup: "rural" }),
]);
