import { measureGap } from "equalis";
import { lorenzPlot } from "equalis/plot";
import { beijing } from "../beijing.ts";

const gaps = ["beds", "nurses"].map((indicator) => measureGap(beijing, { indicator }));
export const plot = lorenzPlot(gaps);
