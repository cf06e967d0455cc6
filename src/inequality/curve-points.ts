import { cumulativeSum } from "../numeric/cumulative-sum.ts";

/** A Lorenz or concentration curve: equally many coordinates, from the origin to (1, 1), straight between them. */
export interface CurvePoints {
  /** Share of the people up to each point, ascending from 0 to 1. */
  readonly population: Float64Array;
  /** Share of the total that they have, from 0 to 1. */
  readonly share: Float64Array;
}

/** The curve of amounts `w x` over people `w`, in the order given. */
export function curvePoints(x: Float64Array, w: Float64Array): CurvePoints {
  return {
    population: shares(w),
    share: shares(x.map((value, i) => value * w[i]!)),
  };
}

function shares(parts: Float64Array): Float64Array {
  const totals = cumulativeSum(parts);
  const whole = totals[totals.length - 1]!;
  const points = new Float64Array(totals.length + 1);
  for (let i = 0; i < totals.length; i++) points[i + 1] = totals[i]! / whole;
  return points;
}
