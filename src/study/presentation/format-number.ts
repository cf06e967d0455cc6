import { largestOf } from "../../numeric/extremes.ts";

/** Groups the digits before the point by thousands. */
function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

/** A number for reading, with as many decimals as asked for; never used in arithmetic. */
export function formatFixed(value: number | null, decimals: number): string {
  if (value === null) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const text = grouped(Math.abs(value).toFixed(decimals));
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** A number for reading, with the decimals that fit its size. */
export function formatNumber(value: number | null): string {
  if (value === null || !Number.isFinite(value) || value === 0) return formatFixed(value, 0);
  const size = Math.abs(value);
  if (Number.isInteger(value)) return formatFixed(value, 0);
  if (size >= 1000) return formatFixed(value, 0);
  if (size >= 100) return formatFixed(value, 1);
  if (size >= 1) return formatFixed(value, 2);
  return formatFixed(value, Math.min(8, 3 - Math.floor(Math.log10(size)) - 1 + 1));
}

/** Numbers below each other for reading: all with the decimals that fit the largest, none where all are whole. */
export function formatColumn(values: readonly (number | null)[]): readonly string[] {
  const finite = values.filter((value) => value !== null && Number.isFinite(value)) as readonly number[];
  const largest = largestOf(finite.map(Math.abs), 0);
  const whole = finite.every(Number.isInteger);
  const small = largest > 0 && largest < 1 ? Math.min(12, 3 - Math.floor(Math.log10(largest))) : 2;
  const decimals = whole || largest >= 1000 ? 0 : largest >= 100 ? 1 : small;
  return values.map((value) => formatFixed(value, decimals));
}

/** A share as a percentage for reading. */
export function formatPercent(share: number | null): string {
  return share === null ? "–" : `${formatFixed(100 * share, 1)}%`;
}
