/**
 * Efficiency of institutions that turn several inputs into several outputs: data envelopment analysis and what it
 * says over time.
 *
 * @module
 */
export { type DeaOptions, type DeaUnit, dea } from "./dea.ts";
export {
  type MalmquistObservation,
  type MalmquistOptions,
  type MalmquistRow,
  malmquist,
} from "./malmquist.ts";
export {
  type ScaleEfficiencyOptions,
  type ScaleEfficiencyUnit,
  scaleEfficiency,
} from "./scale-efficiency.ts";
export type { ReturnsToScale } from "./technology.ts";
