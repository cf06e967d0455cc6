/**
 * The year of a period or a day: its first four digits, 2025 for `"2025-Q3"` and for the fiscal year `"2025/26"`; NaN for text that
 * does not begin with a year.
 */
export function yearOf(period: string): number {
  return /^\d{4}(?!\d)/.test(period) ? Number(period.slice(0, 4)) : Number.NaN;
}
