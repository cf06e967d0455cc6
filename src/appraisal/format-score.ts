/** A number as a sentence says it: four decimals at most, four digits where that would leave nothing. */
export function formatScore(value: number): string {
  const size = Math.abs(value);
  if (size >= 0.001 && size < 1e11) return String(Math.round(value * 1e4) / 1e4);
  if (value === 0) return "0";
  return String(Number(value.toPrecision(4)));
}

/** A number of points: `"1 point"`, `"2.5 points"`. */
export function formatPoints(points: number): string {
  return `${formatScore(points)} ${points === 1 ? "point" : "points"}`;
}
