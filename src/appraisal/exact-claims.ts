import { exactDoubles } from "../numeric/exact-doubles.ts";
import { largestRemainder } from "../numeric/largest-remainder.ts";
import type { Vector } from "../numeric/vector.ts";

/** What the claims of the units on a pool follow from. */
export interface ClaimInputs {
  readonly rule: "pool-share" | "coefficient" | "withhold-and-return" | "threshold";
  readonly pool: number;
  readonly base: Vector;
  readonly scores: Vector;
  readonly eligible: readonly boolean[];
  /** Coefficients of the bands that the scores fall in; `null` without bands. */
  readonly bandCoefficients: Vector | null;
  readonly maximum: number | undefined;
  readonly withhold: number | undefined;
  readonly floor: number | undefined;
  /** Whether the claims are scaled to the pool. */
  readonly redistribute: boolean;
}

/** Fractions with one denominator. */
interface Fractions {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/** Whole amounts that add up to the total, by largest remainder of claims computed without any rounding. */
export function wholeAmounts(inputs: ClaimInputs, total: number): Float64Array {
  if (total === 0) return new Float64Array(inputs.scores.length);
  const { numerators, denominator } = inputs.redistribute ? scaled(inputs) : claims(inputs);
  return largestRemainder(numerators, denominator, total).amounts;
}

/** The claims as parts of the whole pool. */
function scaled(inputs: ClaimInputs): Fractions {
  const { numerators } = claims(inputs);
  const pool = fraction(inputs.pool);
  return {
    numerators: numerators.map((one) => one * pool.numerator),
    denominator: add(numerators) * pool.denominator,
  };
}

/** The amounts of the rule. */
function claims(inputs: ClaimInputs): Fractions {
  const { rule, eligible, withhold } = inputs;
  const base = exactDoubles(inputs.base).wholes;
  const heads = add(base);
  const pool = fraction(inputs.pool);
  const merits = meritsOf(inputs);
  const hasCoefficients = merits.denominator !== null;
  const weighted = base.map((head, i) => head * merits.numerators[i]!);
  // Merits by points are shares of all points; a coefficient stands by itself.
  const over = merits.denominator ?? 1n;
  const all = add(weighted);
  switch (rule) {
    case "pool-share":
      return fractionsOf(pool, weighted, all);
    case "coefficient":
      return fractionsOf(pool, weighted, heads * over);
    case "threshold":
      return fractionsOf(
        pool,
        base.map((head, i) => (eligible[i] ? head : 0n)),
        heads,
      );
    case "withhold-and-return": {
      const back = fraction(withhold!);
      const kept = back.denominator - back.numerator;
      if (hasCoefficients || all === 0n) {
        return fractionsOf(
          pool,
          base.map((head, i) => head * kept * over + back.numerator * weighted[i]!),
          heads * over * back.denominator,
        );
      }
      return fractionsOf(
        pool,
        base.map((head, i) => head * kept * all + back.numerator * weighted[i]! * heads),
        heads * all * back.denominator,
      );
    }
  }
}

/** Coefficients with their denominator, or points above the floor, of which only proportions matter. */
function meritsOf({ scores, eligible, bandCoefficients, maximum, floor }: ClaimInputs): {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint | null;
} {
  const onlyEligible = (merit: bigint, i: number): bigint => (eligible[i] && merit > 0n ? merit : 0n);
  if (bandCoefficients !== null) {
    const { wholes, exponent } = exactDoubles(bandCoefficients);
    return { numerators: wholes.map(onlyEligible), denominator: 1n << BigInt(-exponent) };
  }
  const bound = maximum ?? floor ?? 0;
  const { wholes } = exactDoubles([...Array.from(scores), bound]);
  const last = wholes.pop()!;
  if (maximum !== undefined) return { numerators: wholes.map(onlyEligible), denominator: last };
  return { numerators: wholes.map((score, i) => onlyEligible(score - last, i)), denominator: null };
}

function fractionsOf(pool: Fraction, parts: readonly bigint[], whole: bigint): Fractions {
  return {
    numerators: parts.map((part) => pool.numerator * part),
    denominator: pool.denominator * whole,
  };
}

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A double as a fraction of whole numbers. */
function fraction(value: number): Fraction {
  const { wholes, exponent } = exactDoubles([value]);
  return { numerator: wholes[0]!, denominator: 1n << BigInt(-exponent) };
}

function add(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n);
}
