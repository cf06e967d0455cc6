import { EqualizationError } from "../errors.ts";

/** Refuses totals of weights beyond the largest double. */
export function requireMeasurable(where: string, totals: Float64Array): void {
  if (totals.every((total) => total < Number.POSITIVE_INFINITY)) return;
  throw new EqualizationError(
    "the weights of the decay add up to more than a number holds; scale them down",
    {
      code: "out_of_domain",
      where,
    },
  );
}
