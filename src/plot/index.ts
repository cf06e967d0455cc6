/**
 * Results as pictures: each plot gives its own SVG, with nothing from elsewhere, and a Vega-Lite specification.
 *
 * @module
 */
import { registerPlots } from "../study/presentation/plots.ts";
import { PLOTS } from "./plots-of-results.ts";

export { type AppraisalPlotInput, type AppraisalPlotOptions, appraisalPlot } from "./appraisal-plot.ts";
export {
  type ConvergencePlotInput,
  type ConvergencePlotOptions,
  convergencePlot,
  type PlotSeries,
} from "./convergence-plot.ts";
export { type DecompositionPlotInput, decompositionPlot, type PlotParts } from "./decomposition-plot.ts";
export { type EvaluationPlotOptions, evaluationPlot } from "./evaluation-plot.ts";
export {
  type FrontierPlotInput,
  type FrontierPlotOptions,
  frontierPlot,
  type PlotFrontier,
} from "./frontier-plot.ts";
export { type GapPlotInput, type GapPlotOptions, gapPlot } from "./gap-plot.ts";
export { goalPlot } from "./goal-plot.ts";
export { type LorenzPlotInput, type LorenzPlotOptions, lorenzPlot } from "./lorenz-plot.ts";
export type { Plot } from "./plot.ts";
export type { PlotLanguage, PlotOptions } from "./plot-options.ts";
export { protectionPlot } from "./protection-plot.ts";
export { type RankPlotInput, type RankPlotOptions, rankPlot } from "./rank-plot.ts";
export type { PlotRow } from "./reading/measured.ts";
export { type TransferPlotInput, transferPlot } from "./transfer-plot.ts";
export { type WaterfallPlotInput, waterfallPlot } from "./waterfall-plot.ts";

// Results show themselves by a picture as soon as there is somebody who can draw it.
registerPlots(PLOTS);

export { incidencePlot } from "./incidence-plot.ts";
