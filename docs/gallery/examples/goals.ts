import { trackGoals } from "equalis";
import { goalPlot } from "equalis/plot";
import { counties } from "../counties.ts";

export const plot = goalPlot(trackGoals(counties));
