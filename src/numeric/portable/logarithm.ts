import { LN2_HIGH, LN2_LOW } from "./ln2.ts";
import { POWERS_OF_TWO } from "./powers-of-two.ts";

const NUMBER = /* @__PURE__ */ new Float64Array(1);
const BITS = /* @__PURE__ */ new Int32Array(/* @__PURE__ */ NUMBER.buffer);
/** Where the half with sign and exponent lies, in the order of bytes of this machine. */
const HIGH = /* @__PURE__ */ new Uint8Array(/* @__PURE__ */ Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;
/** At place i a number of 9 bits close to 128 / i, exactly 1 at 128; and minus its logarithm. */
const INVERSES = /* @__PURE__ */ Float64Array.from({ length: 183 }, (_, i) => Math.round(65536 / i) / 512);
const LOGARITHMS = /* @__PURE__ */ INVERSES.map((inverse) => -bySeries(inverse));

/**
 * The natural logarithm, the same to the last bit on every engine; `Math.log` may differ there.
 *
 * With x = 2^k m, m between √½ and √2, and c a number of few bits close to 1/m from a table, ln x = k ln 2 − ln c + ln(1 + r),
 * r = c m − 1 without rounding. Within two units in the last place. Only additions, products, quotients and rounding to whole
 * numbers are used, which every engine does alike.
 *
 * `-Infinity` at 0, NaN below, `Infinity` at `Infinity`.
 */
export function logarithm(x: number): number {
  NUMBER[0] = x;
  let high = BITS[HIGH]!;
  let k = -1023;
  let normal = x;
  if (high < 0x00100000 || high >= 0x7ff00000) {
    if (x === 0) return Number.NEGATIVE_INFINITY;
    if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x > 0 ? x : Number.NaN;
    // Below the smallest normal number the exponent is not in its bits.
    normal = x * 2 ** 54;
    NUMBER[0] = normal;
    high = BITS[HIGH]!;
    k -= 54;
  }
  // From √2 on, a number counts as a part of the next power of two.
  const exponent = (high + 0x00095f64) >> 20;
  k += exponent;
  const m = normal * POWERS_OF_TWO[exponent]!;
  const i = (m * 128 + 0.5) | 0;
  const c = INVERSES[i]!;
  // Two parts of m, so that each product with c is exact.
  const front = m + 67108864 - 67108864;
  const r = front * c - 1 + (m - front) * c;
  const tail =
    r * r * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8)))))));
  const whole = k * LN2_HIGH;
  const large = whole + LOGARITHMS[i]!;
  // What that sum lost goes in with the small parts.
  return large + (r + (tail + (k * LN2_LOW + (whole - large + LOGARITHMS[i]!))));
}

/** ln c for c between 0.7 and 1.5, by 2 atanh((c − 1)/(c + 1)). */
function bySeries(c: number): number {
  const s = (c - 1) / (c + 1);
  let series = 0;
  for (let odd = 25; odd > 1; odd -= 2) series = (series + 1 / odd) * s * s;
  return 2 * (s + s * series);
}
