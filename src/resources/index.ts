/**
 * Who is short of what: rates, densities, standards and needs.
 *
 * @module
 */
export { type Agglomeration, agglomeration } from "./agglomeration.ts";
export { type Attainment, type AttainmentOptions, attainment } from "./attainment.ts";
export { type CatchUpInput, catchUpYears } from "./catch-up-years.ts";
export { classify, type InterpretationBand } from "./classify.ts";
export { density } from "./density.ts";
export { distanceFromTarget } from "./distance-from-target.ts";
export { fairShare } from "./fair-share.ts";
export { GINI_INCOME_BANDS } from "./gini-income-bands.ts";
export { type GreyRelationalGradeOptions, greyRelationalGrade } from "./grey-relational-grade.ts";
export { herfindahl } from "./herfindahl.ts";
export { locationQuotient } from "./location-quotient.ts";
export {
  type MedicineAccess,
  type MedicineAccessOptions,
  type MedicineAccessRow,
  type MedicineFinding,
  medicineAccess,
} from "./medicines/medicine-access.ts";
export {
  type NaturalBreaks,
  type NaturalBreaksOptions,
  type NaturalClass,
  naturalBreaks,
} from "./natural-breaks.ts";
export { type NeedsWeightedPopulationOptions, needsWeightedPopulation } from "./needs-weighted-population.ts";
export { type PerCapitaOptions, perCapita } from "./per-capita.ts";
export { type PooledRateOptions, pooledRate } from "./pooled-rate.ts";
export { pooledStandardError } from "./pooled-standard-error.ts";
export {
  type AlkireFoster,
  type AlkireFosterGroup,
  type AlkireFosterOptions,
  alkireFoster,
} from "./poverty/alkire-foster.ts";
export type { CountMethod, Interval } from "./rates/count-limits.ts";
export {
  type DirectlyStandardizedRate,
  type DirectlyStandardizedRateOptions,
  directlyStandardizedRate,
} from "./rates/directly-standardized-rate.ts";
export {
  type ProportionIntervalOptions,
  type ProportionMethod,
  proportionInterval,
} from "./rates/proportion-interval.ts";
export { type RateEstimate, type RateIntervalOptions, rateInterval } from "./rates/rate-interval.ts";
export {
  type StandardizedRatio,
  type StandardizedRatioOptions,
  standardizedRatio,
} from "./rates/standardized-ratio.ts";
export { type ResourceDensityIndexOptions, resourceDensityIndex } from "./resource-density-index.ts";
export { type Shortfall, type ShortfallOptions, shortfall } from "./shortfall.ts";
export {
  type AdditionalActivity,
  type ServiceActivity,
  type StaffingNeed,
  type StaffingNeedOptions,
  type SupportActivity,
  staffingNeed,
  type WorkingTime,
} from "./staffing/staffing-need.ts";
export {
  type StaffingStructure,
  type StaffingStructureOptions,
  type StaffKind,
  staffingStructure,
} from "./staffing/staffing-structure.ts";
