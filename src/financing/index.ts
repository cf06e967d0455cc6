/**
 * Health financing: who pays, who benefits, who is ruined by a bill, and whether equal need gets equal care. Array functions
 * over households or persons of a survey.
 *
 * @module
 */
export {
  type BenefitIncidence,
  type BenefitIncidenceOptions,
  type BenefitLine,
  benefitIncidence,
  type ServiceBenefit,
} from "./benefit-incidence.ts";
export { type CapacityToPay, type CapacityToPayOptions, capacityToPay } from "./capacity-to-pay.ts";
export {
  type CatastrophicExpenditure,
  type CatastrophicExpenditureOptions,
  catastrophicExpenditure,
} from "./catastrophic-expenditure.ts";
export {
  type ConcentrationDominance,
  type ConcentrationDominanceOptions,
  concentrationDominance,
  type DominancePoint,
} from "./concentration-dominance.ts";
export { type CoverageStep, coverageCascade } from "./coverage-cascade.ts";
export {
  type EffectiveCoverage,
  type EffectiveCoverageOptions,
  effectiveCoverage,
} from "./effective-coverage.ts";
export {
  type FinancialHardship,
  type FinancialHardshipOptions,
  financialHardship,
} from "./financial-hardship.ts";
export {
  type FinancingIncidence,
  type FinancingIncidenceOptions,
  type FinancingSource,
  financingIncidence,
} from "./financing-incidence.ts";
export {
  type HorizontalInequity,
  type HorizontalInequityOptions,
  horizontalInequity,
  type InequityContribution,
} from "./horizontal-inequity.ts";
export type { HouseholdBudgetOptions } from "./household-budget.ts";
export {
  type Impoverishment,
  type ImpoverishmentOptions,
  impoverishment,
  type PovertyLevels,
} from "./impoverishment.ts";
export {
  type SocietalPovertyLine,
  type SocietalPovertyLineOptions,
  societalPovertyLine,
} from "./societal-poverty-line.ts";
export type { SubsidyOptions } from "./subsidies.ts";
export {
  type UhcCoverageIndex,
  type UhcCoverageIndexOptions,
  uhcCoverageIndex,
} from "./uhc-coverage-index.ts";
