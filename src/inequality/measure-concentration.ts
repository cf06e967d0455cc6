import { EqualizationError } from "../errors.ts";
import { concentrationCoefficient } from "../numeric/concentration-coefficient.ts";
import { requireDistribution, requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { midRanks } from "../numeric/mid-ranks.ts";
import type { Vector } from "../numeric/vector.ts";
import type { ConcentrationIndexOptions } from "./concentration-index-options.ts";
import { extendedConcentration } from "./extended-concentration.ts";
import { requirePositiveMean } from "./require-positive-mean.ts";
import { requireRankBy } from "./require-rank-by.ts";

/** The concentration index of any kind, after its own guards, on behalf of the function named. */
export function measureConcentration(
  where: string,
  values: Vector,
  options: ConcentrationIndexOptions,
): number {
  const { rankBy, weights, kind = "relative", nu = 2, bounds, negatives = "error" } = options;
  requireOneOf(where, "kind", kind, ["relative", "generalized", "modified", "wagstaff", "erreygers"]);
  requireOneOf(where, "negatives", negatives, ["error", "allow"]);
  requireNumber(where, "nu", nu, { atLeast: 1 });
  const bounded = kind === "modified" || kind === "wagstaff" || kind === "erreygers";
  requireDistribution(where, values, weights, {
    nonNegative: negatives === "error" && !bounded,
    positiveTotal: kind !== "generalized",
  });
  requireRankBy(where, rankBy, values.length);
  if (bounded) requireBounds(where, values, bounds, kind);
  else if (bounds !== undefined) {
    throw new EqualizationError(`kind "${kind}" does not use bounds; leave them out or choose another kind`, {
      code: "unsupported_combination",
      where,
    });
  }

  if (nu !== 2) {
    if (bounded) {
      throw new EqualizationError(`kind "${kind}" is for nu 2; leave nu out or choose another kind`, {
        code: "unsupported_combination",
        where,
      });
    }
    const extended = extendedConcentration(values, rankBy, weights, nu);
    if (kind === "generalized") return extended.absolute;
    requirePositiveMean(where, extended.mean);
    return extended.absolute / extended.mean;
  }
  const { absolute, mean } = concentrationCoefficient(values, midRanks(rankBy, weights), weights);
  if (kind === "generalized") return absolute;
  if (bounded && bounds !== undefined) {
    // Equal values, also where all of them are on a bound.
    if (absolute === 0) return 0;
    const { lower, upper } = bounds;
    if (kind === "erreygers") return (4 * absolute) / (upper - lower);
    if (kind === "modified") return absolute / (mean - lower);
    return (absolute / (upper - mean)) * ((upper - lower) / (mean - lower));
  }
  requirePositiveMean(where, mean);
  return absolute / mean;
}

type Bounds = NonNullable<ConcentrationIndexOptions["bounds"]>;

/** What an absolute concentration is to be multiplied by for the index of a kind, at the mean of the variable. */
export function concentrationFactor(
  mean: number,
  kind: ConcentrationIndexOptions["kind"] = "relative",
  bounds: Bounds | undefined = { lower: 0, upper: 1 },
): number {
  const { lower, upper } = bounds;
  if (kind === "generalized") return 1;
  if (kind === "erreygers") return 4 / (upper - lower);
  if (kind === "modified") return 1 / (mean - lower);
  if (kind === "wagstaff") return (upper - lower) / (upper - mean) / (mean - lower);
  return 1 / mean;
}

/** Refuses a mean on a bound, where the kinds that divide by the distance from it have no factor. */
export function requireFactor(
  where: string,
  mean: number,
  kind: ConcentrationIndexOptions["kind"],
  bounds: Bounds | undefined,
): void {
  const factor = concentrationFactor(mean, kind, bounds);
  if (factor - factor === 0) return;
  throw new EqualizationError(
    `the mean is ${mean}, on a bound, where kind "${kind}" is not defined; take "erreygers"`,
    { code: "out_of_domain", where, received: mean },
  );
}

function requireBounds(where: string, values: Vector, bounds: Bounds | undefined, kind: string): void {
  if (bounds === undefined) {
    throw new EqualizationError(
      `kind "${kind}" needs bounds; pass the least and the most the variable can be`,
      {
        code: "missing_option",
        where,
      },
    );
  }
  requireOptions(where, bounds, ["lower", "upper"]);
  requireNumber(where, "bounds.lower", bounds.lower);
  requireNumber(where, "bounds.upper", bounds.upper, { above: bounds.lower });
  for (let index = 0; index < values.length; index++) {
    const received = values[index]!;
    if (received < bounds.lower || received > bounds.upper) {
      throw new EqualizationError(
        `value ${index} is ${received}, outside the bounds ${bounds.lower} to ${bounds.upper}`,
        { code: "out_of_domain", where, index, received },
      );
    }
  }
}
