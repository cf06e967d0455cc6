/**
 * The nouns of the library: types only, written by hand, checked by the schemas of `equalis/schema`.
 *
 * @module
 */
export type * from "./appraisal-scheme.ts";
export type * from "./fiscal-flow.ts";
export type * from "./goal.ts";
export type * from "./indicator.ts";
export type * from "./localized-text.ts";
export type * from "./observation.ts";
export type * from "./period.ts";
export type * from "./questions/incidence-question.ts";
export type * from "./questions/protection-question.ts";
export type * from "./region.ts";
export type * from "./results/incidence-result.ts";
export type * from "./results/protection-result.ts";
export type * from "./service.ts";
export type * from "./source.ts";
export type * from "./study.ts";
export type * from "./survey.ts";
