/** A number with its digits fixed, for a table; a dash where there is none. */
export function fixed(value: number | null | undefined, digits: number): string {
  if (value === null || value === undefined) return "–";
  if (!Number.isFinite(value)) return "∞";
  const text = value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // No minus sign before nothing, and the sign that tables line up by.
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text.replace("-", "−");
}
