import { measureGap, THEIL } from "equalis";
import { decompositionPlot } from "equalis/plot";
import { beijing } from "../beijing.ts";

export const plot = decompositionPlot(
  measureGap(beijing, { indicator: "nurses", index: THEIL, groupBy: "zone" }),
);
