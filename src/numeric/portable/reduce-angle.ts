/** π/2 in parts of 33 bits, so that products with small whole numbers are exact, each with what it leaves out. */
const FIRST = 1.5707963267341256;
const SECOND = 6.077100506303966e-11;
const SECOND_REST = 2.0222662487959506e-21;
const THIRD = 2.0222662487111665e-21;
const THIRD_REST = 8.4784276603689e-32;

/** An angle less whole quarters of the circle. */
export interface ReducedAngle {
  /** Whole quarters, modulo 4. */
  readonly quarter: number;
  /** What is left, between −π/4 and π/4. */
  readonly angle: number;
  /** What rounding lost of it. */
  readonly rest: number;
}

/**
 * Takes whole quarters of the circle off an angle: right to the last place up to about a million, beyond with an error that grows
 * with the angle.
 *
 * @see The reduction of Cody and Waite as in fdlibm (Sun Microsystems, 1993).
 */
export function reduceAngle(x: number): ReducedAngle {
  if (Math.abs(x) <= Math.PI / 4) return { quarter: 0, angle: x, rest: 0 };
  const n = Math.round(x / (Math.PI / 2));
  const first = x - n * FIRST;
  let before = first;
  let small = n * SECOND;
  let angle = before - small;
  small = n * SECOND_REST - (before - angle - small);
  if (Math.abs(angle) < 1e-10) {
    before = angle;
    small = n * THIRD;
    angle = before - small;
    small = n * THIRD_REST - (before - angle - small);
  }
  const reduced = angle - small;
  return { quarter: ((n % 4) + 4) % 4, angle: reduced, rest: angle - reduced - small };
}

/** Sine of an angle between −π/4 and π/4. */
export function smallSine(x: number, rest: number): number {
  const z = x * x;
  const v = z * x;
  const r =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 +
        z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return x - (z * (0.5 * rest - v * r) - rest + v * 0.16666666666666632);
}

/** Cosine of an angle between −π/4 and π/4. */
export function smallCosine(x: number, rest: number): number {
  const z = x * x;
  const r =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (2.480158728947673e-5 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * r - x * rest));
}
