import { literal } from "../building/dialect.ts";

/** Relative deviation below which entropy terms are summed as a series: beyond it the closed form keeps enough digits. */
const NEAR = 0.02;

/** Exponents this near to 0 or 1 divide a difference by themselves; a series of the exponential keeps the digits. */
const NEARLY = 1e-3;

/** Horner form of a polynomial in `x`, lowest coefficient first. */
function polynomial(x: string, coefficients: readonly number[]): string {
  return coefficients.reduceRight(
    (inner, c) => (inner === "" ? literal(c) : `${literal(c)} + ${x} * (${inner})`),
    "",
  );
}

/**
 * `base` to a power, where `base` is at least 0: 0 for what underflows, and 1e300 for what overflows, since both are errors on some
 * engines. Sums near 1e300 are refused when they are read.
 */
export function powerText(base: string, exponent: number): string {
  const power = `POWER(${base}, ${literal(exponent)})`;
  const reach = 10 ** (-300 / Math.abs(exponent));
  const most = 10 ** (300 / Math.abs(exponent));
  const [small, large] = exponent > 0 ? ["0e0", "1e300"] : ["1e300", "0e0"];
  const upper = Number.isFinite(most) ? ` WHEN ${base} > ${literal(most)} THEN ${large}` : "";
  return `CASE WHEN ${base} <= ${literal(reach)} THEN ${small}${upper} ELSE ${power} END`;
}

/** Term of the generalized entropy of a row, in `eq_d` (deviation over the mean) and `eq_u` (value over the mean). */
export function entropyText(alpha: number): string {
  const near = literal(NEAR / Math.max(1, Math.abs(alpha)));
  const coefficients = [0.5];
  for (let k = 1; k < 10; k++) coefficients.push((coefficients[k - 1]! * (alpha - k - 1)) / (k + 2));
  // A value of 0 makes the index infinite unless alpha is above 0; the count of zeros tells it when the rows are read.
  const zero = alpha > 0 ? literal(1 / alpha) : "0e0";
  const series = `eq_d * eq_d * (${polynomial("eq_d", coefficients)})`;
  return `CASE WHEN ABS(eq_d) < ${near} THEN ${series} WHEN eq_u <= 0e0 THEN ${zero} ELSE ${closedEntropy(alpha)} END`;
}

function closedEntropy(alpha: number): string {
  if (alpha === 1) return "eq_u * LN(eq_u) - eq_d";
  if (alpha === 0) return "eq_d - LN(eq_u)";
  if (Math.abs(alpha) < NEARLY) return `(${logarithmicPower(alpha)} - eq_d) / ${literal(alpha - 1)}`;
  if (Math.abs(alpha - 1) < NEARLY)
    return `(eq_u * ${logarithmicPower(alpha - 1)} - eq_d) / ${literal(alpha)}`;
  const divisor = literal(alpha * (alpha - 1));
  return `((${powerText("eq_u", alpha)}) - 1e0 - ${literal(alpha)} * eq_d) / ${divisor}`;
}

/** `(u^a - 1) / a` for a small `a`, as the logarithm times a series. */
function logarithmicPower(a: number): string {
  const coefficients = [1];
  for (let k = 1; k < 16; k++) coefficients.push(coefficients[k - 1]! / (k + 1));
  return `LN(eq_u) * (${polynomial(`(${literal(a)} * LN(eq_u))`, coefficients)})`;
}

/** Term of Kolm's sum about the mean: exp(t) - 1 - t with t = alpha (mean - x). Used only where no t is above 1. */
export function kolmFromMeanText(alpha: number): string {
  const t = `(${literal(alpha)} * (eq_m - eq_x))`;
  const coefficients = [0.5];
  for (let k = 1; k < 10; k++) coefficients.push(coefficients[k - 1]! / (k + 2));
  const series = `${t} * ${t} * (${polynomial(t, coefficients)})`;
  return (
    `CASE WHEN ${t} > 1.5e0 THEN 0e0 WHEN ABS(${t}) < 1e-1 THEN ${series} ` +
    `WHEN ${t} < -7e2 THEN -1e0 - ${t} ELSE EXP(${t}) - 1e0 - ${t} END`
  );
}

/** Term of Kolm's sum from the smallest value: exp(alpha (min - x)). */
export function kolmFromLeastText(alpha: number): string {
  const t = `(${literal(alpha)} * (eq_b - eq_x))`;
  return `CASE WHEN ${t} < -7e2 THEN 0e0 ELSE EXP(${t}) END`;
}

/** Part of the weight of a level that is among the lowest `share` of all weight. */
export function lowestPartText(share: number): string {
  const target = `(${literal(share)} * eq_t.eq_w)`;
  return (
    `CASE WHEN eq_c <= ${target} THEN eq_lw WHEN eq_c - eq_lw >= ${target} * ${literal(1 - 1e-12)} THEN 0e0 ` +
    `ELSE ${target} - (eq_c - eq_lw) END`
  );
}

/** Part of the weight of a level that is among the highest `share` of all weight. */
export function highestPartText(share: number): string {
  const target = `(${literal(share)} * eq_t.eq_w)`;
  return (
    `CASE WHEN eq_t.eq_w - eq_c + eq_lw <= ${target} THEN eq_lw ` +
    `WHEN eq_t.eq_w - eq_c >= ${target} * ${literal(1 - 1e-12)} THEN 0e0 ELSE ${target} - (eq_t.eq_w - eq_c) END`
  );
}

/** Share of the weight that ranks at the level or above, to a power, less the share above it to that power. */
export function extendedRankText(nu: number): string {
  const from = "((eq_t.eq_w - eq_c + eq_lw) / eq_t.eq_w)";
  const to = "((eq_t.eq_w - eq_c) / eq_t.eq_w)";
  return `((${powerText(from, nu)}) - (${powerText(to, nu)}))`;
}
