/** π/2 and π/4, and what rounding leaves out of the first. */
const RIGHT = 1.5707963267948966;
const RIGHT_REST = 6.123233995736766e-17;
const HALF_RIGHT = 0.7853981633974483;

/**
 * The angle in radians whose sine is x, the same to the last bit on every engine; `Math.asin` may differ there.
 *
 * Within one unit in the last place. Only sums, products, quotients, the square root and rounding to single precision are used,
 * which every engine does alike. NaN outside −1 to 1.
 *
 * @see The approximation of fdlibm (Sun Microsystems, 1993).
 */
export function arcsine(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5) return x + x * excess(x * x);
  const half = (1 - size) * 0.5;
  const s = Math.sqrt(half);
  const angle = size > 0.975 ? RIGHT - (2 * (s + s * excess(half)) - RIGHT_REST) : middle(half, s);
  return x < 0 ? -angle : angle;
}

/** From 0.5 to 0.975, with the square root in two parts. */
function middle(half: number, s: number): number {
  const front = Math.fround(s);
  const back = (half - front * front) / (s + front);
  const small = 2 * s * excess(half) - (RIGHT_REST - 2 * back);
  return HALF_RIGHT - (small - (HALF_RIGHT - 2 * front));
}

/** arcsin(√t) / √t − 1, for t up to a quarter. */
function excess(t: number): number {
  const numerator =
    t *
    (0.16666666666666666 +
      t *
        (-0.3255658186224009 +
          t *
            (0.20121253213486293 +
              t * (-0.04005553450067941 + t * (0.0007915349942898145 + t * 3.479331075960212e-5)))));
  const denominator =
    1 +
    t * (-2.403394911734414 + t * (2.0209457602335057 + t * (-0.6882839716054533 + t * 0.07703815055590194)));
  return numerator / denominator;
}
