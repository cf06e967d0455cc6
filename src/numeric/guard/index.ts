/** The guards: shared, called first, and never repeated in a body. */
export { representable } from "./representable.ts";
export { requireColumn } from "./require-column.ts";
export { requireDistribution } from "./require-distribution.ts";
export { requireFinite, requireVector } from "./require-finite.ts";
export { requireMatrix } from "./require-matrix.ts";
export { requireNonNegative } from "./require-non-negative.ts";
export { type NumberRange, requireNumber } from "./require-number.ts";
export { requireObservations } from "./require-observations.ts";
export { requireOneOf } from "./require-one-of.ts";
export { requireOptions } from "./require-options.ts";
export { requirePositive } from "./require-positive.ts";
export { requireSameLength } from "./require-same-length.ts";
export { requireWeights } from "./require-weights.ts";
