/** Arctangents of ½, 1, 1.5 and infinity, each with what rounding leaves out. */
const HALF = [0.4636476090008061, 2.2698777452961687e-17] as const;
const ONE = [0.7853981633974483, 3.061616997868383e-17] as const;
const ONE_AND_A_HALF = [0.982793723247329, 1.3903311031230998e-17] as const;
const INFINITE = [1.5707963267948966, 6.123233995736766e-17] as const;
const PI_REST = 1.2246467991473532e-16;

/**
 * The angle in radians, above −π and at most π, from the first axis to the point (x, y); 0 for the origin. The same to the last bit on
 * every engine; `Math.atan2` may differ there.
 *
 * Within two units in the last place. Only sums, products and quotients are used, which every engine rounds alike.
 *
 * @see The approximation of fdlibm (Sun Microsystems, 1993).
 */
export function angleOf(y: number, x: number): number {
  if (y === 0) return x < 0 ? Math.PI : 0;
  if (x === 0) return y > 0 ? Math.PI / 2 : -Math.PI / 2;
  const acute = arctangent(Math.abs(y / x));
  if (x > 0) return y > 0 ? acute : -acute;
  const obtuse = Math.PI - (acute - PI_REST);
  return y > 0 ? obtuse : -obtuse;
}

/** Of a number of at least 0. */
function arctangent(x: number): number {
  if (x < 0.4375) return x - x * deficit(x);
  const [t, [high, low]] =
    x < 0.6875
      ? [(2 * x - 1) / (2 + x), HALF]
      : x < 1.1875
        ? [(x - 1) / (x + 1), ONE]
        : x < 2.4375
          ? [(x - 1.5) / (1 + 1.5 * x), ONE_AND_A_HALF]
          : [-1 / x, INFINITE];
  return high - (t * deficit(t) - low - t);
}

/** 1 − arctan(t) / t. */
function deficit(t: number): number {
  const z = t * t;
  const w = z * z;
  const odd =
    z *
    (0.3333333333333293 +
      w *
        (0.14285714272503466 +
          w *
            (0.09090887133436507 +
              w * (0.06661073137387531 + w * (0.049768779946159324 + w * 0.016285820115365782)))));
  const even =
    w *
    (-0.19999999999876483 +
      w *
        (-0.11111110405462356 +
          w * (-0.0769187620504483 + w * (-0.058335701337905735 + w * -0.036531572744216916))));
  return odd + even;
}
