/**
 * Maps of results on boundaries that the caller brings.
 *
 * @module
 */
export type { MapClasses } from "./class-breaks.ts";
export type { MapGeometry } from "./geometry.ts";
export { type MapInset, type MapPlot, type MapPlotOptions, mapPlot } from "./map-plot.ts";
export type { MapProjection } from "./projection.ts";
export type { MapPlotInput, MapRow } from "./read-map-data.ts";
