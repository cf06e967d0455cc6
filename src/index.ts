/**
 * Equalization metrics: who has less, how much less, what evening it out would cost, whether the money
 * arrived, and whether the work was done.
 *
 * @module
 */
export * from "./access/index.ts";
export * from "./agreement/index.ts";
export * from "./appraisal/index.ts";
export * from "./composite/index.ts";
export * from "./dynamics/index.ts";
export * from "./efficiency/index.ts";
export * from "./errors.ts";
export * from "./evaluation/index.ts";
export * from "./financing/index.ts";
export * from "./inequality/index.ts";
export type * from "./model/index.ts";
export type { NumberRange } from "./numeric/guard/require-number.ts";
export { seededRandom } from "./numeric/seeded-random.ts";
export type { Groups, Labels, Matrix, Vector } from "./numeric/vector.ts";
export * from "./programs/index.ts";
export * from "./resources/index.ts";
export * from "./spatial/index.ts";
export * from "./study/index.ts";
export * from "./subgroups/index.ts";
export * from "./transfers/index.ts";
export type * from "./units.ts";
