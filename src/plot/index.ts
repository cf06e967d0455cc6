/**
 * Results as pictures: each plot gives its own SVG, with nothing from elsewhere, and a Vega-Lite specification.
 *
 * @module
 */

export { type GapPlotInput, type GapPlotOptions, gapPlot } from "./gap-plot.ts";
export { type LorenzPlotInput, type LorenzPlotOptions, lorenzPlot } from "./lorenz-plot.ts";
export type { Plot } from "./plot.ts";
export type { Locale, PlotOptions } from "./plot-options.ts";
export { type RankPlotInput, type RankPlotOptions, rankPlot } from "./rank-plot.ts";
export type { PlotRow } from "./reading/measured.ts";
