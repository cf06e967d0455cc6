import { bracketBreakpoint } from "../../numeric/bracket-breakpoint.ts";
import { sum } from "../../numeric/sum.ts";
import type { Column } from "../columns/column.ts";
import type { Bound } from "./fitted-amounts.ts";

/** What {@link fitBounded} found. */
export interface BoundedFit {
  /** One amount per unit. */
  readonly amounts: Column;
  /** The factor on the receivers. */
  readonly multiplier: number;
  /** What limits each unit. */
  readonly bound: Bound[];
}

/**
 * The amounts between their bounds that add up to a total: `min(max(λ s, lower), upper)` for a receiver (s > 0),
 * `min(max(s / λ, lower), upper)` for a payer (s < 0). The sum rises with λ, so λ is one number, found exactly.
 *
 * The bounds are taken to be in order and the total to be within their reach (guard first).
 */
export function fitBounded(scores: Column, lower: Column, upper: Column, total: number): BoundedFit {
  const n = scores.length;
  const claims = new Float64Array(n);
  const at = (lambda: number): Column => {
    for (let i = 0; i < n; i++) {
      const s = scores[i]!;
      claims[i] = clamp(s < 0 ? s / lambda : s * lambda, lower[i]!, upper[i]!);
    }
    return claims;
  };
  const { left, right } = bracketBreakpoint(
    breakpointsOf(scores, lower, upper),
    (point) => sum(at(point)) >= total,
  );
  // Between two neighboring breakpoints each unit is either at one bound or free, which the bounds tell exactly.
  const low = Math.max(0, left);
  const fixed = new Float64Array(n);
  const receiving = new Float64Array(n);
  const paying = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const s = scores[i]!;
    const [start, end] = spanOf(s, lower[i]!, upper[i]!);
    if (s === 0) fixed[i] = clamp(0, lower[i]!, upper[i]!);
    else if (lower[i]! === upper[i]! || end <= low) fixed[i] = upper[i]!;
    else if (start >= right) fixed[i] = lower[i]!;
    else if (s > 0) receiving[i] = s;
    else paying[i] = -s;
  }
  const free = total - sum(fixed);
  const largest = receiving.reduce((most, s) => Math.max(most, s), 0);
  const payers = sum(paying);
  const amounts = fixed;
  let multiplier: number;
  if (largest === 0 && payers === 0) {
    multiplier = right < Number.POSITIVE_INFINITY ? right : low;
  } else if (payers === 0) {
    // As shares of the largest score, so that no factor leaves the range of doubles.
    const parts = receiving.map((s) => s / largest);
    const whole = sum(parts);
    multiplier = free / whole / largest;
    for (let i = 0; i < n; i++) {
      if (receiving[i]! > 0) amounts[i] = clamp(free * (parts[i]! / whole), lower[i]!, upper[i]!);
    }
  } else {
    multiplier = factorOf(sum(receiving), payers, free);
    for (let i = 0; i < n; i++) {
      if (receiving[i]! > 0) amounts[i] = clamp(receiving[i]! * multiplier, lower[i]!, upper[i]!);
      else if (paying[i]! > 0) amounts[i] = clamp(-(paying[i]! / multiplier), lower[i]!, upper[i]!);
    }
  }
  const bound = Array.from(amounts, (amount, i): Bound => {
    const s = scores[i]!;
    const claim = s < 0 ? s / multiplier : s * multiplier;
    if (amount <= lower[i]! && !(claim > upper[i]!)) return "lower";
    return amount >= upper[i]! ? "upper" : "none";
  });
  return { amounts, multiplier, bound };
}

/**
 * The factor λ > 0 at which receivers times λ less payers over λ are a total: `P λ − N / λ = T`.
 *
 * @see Junius and Oosterhaven (2003), on tables with negative entries.
 */
export function factorOf(receivers: number, payers: number, total: number): number {
  if (payers === 0) return total / receivers;
  if (receivers === 0) return -payers / total;
  // On a scale where no square leaves the range of doubles.
  const scale = Math.max(receivers, payers, Math.abs(total));
  const [p, q, t] = [receivers / scale, payers / scale, total / scale];
  const root = Math.sqrt(t * t + 4 * p * q);
  // The form without cancellation on each side of 0.
  return t >= 0 ? (t + root) / (2 * p) : (2 * q) / (root - t);
}

/** From which factor to which one a unit moves. */
function spanOf(s: number, lower: number, upper: number): readonly [start: number, end: number] {
  if (s > 0) return [lower > 0 ? lower / s : 0, upper > 0 ? upper / s : 0];
  if (s < 0)
    return [
      lower < 0 ? s / lower : Number.POSITIVE_INFINITY,
      upper < 0 ? s / upper : Number.POSITIVE_INFINITY,
    ];
  return [0, 0];
}

function breakpointsOf(scores: Column, lower: Column, upper: Column): Column {
  const points = new Float64Array(2 * scores.length);
  let k = 0;
  for (let i = 0; i < scores.length; i++) {
    const s = scores[i]!;
    if (s === 0 || lower[i]! === upper[i]!) continue;
    for (const point of spanOf(s, lower[i]!, upper[i]!)) {
      if (point > 0 && point < Number.POSITIVE_INFINITY) points[k++] = point;
    }
  }
  return points.subarray(0, k);
}

function clamp(x: number, lower: number, upper: number): number {
  return x < lower ? lower : x > upper ? upper : x;
}
