import { measureResources } from "equalis";
import { rankPlot } from "equalis/plot";
import { beijing } from "../beijing.ts";

export const plot = rankPlot(measureResources(beijing, { indicator: "beds" }), {
  language: "zh",
  study: beijing,
});
