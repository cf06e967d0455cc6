import { measureResources } from "equalis";
import { gapPlot } from "equalis/plot";
import { beijing } from "../beijing.ts";

export const plot = gapPlot(measureResources(beijing, { indicator: "nurses" }));
