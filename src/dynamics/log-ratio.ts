/** ln(to / from) of two positive numbers: with all digits where they are near each other, and for any size. */
export function logRatio(to: number, from: number): number {
  const change = (to - from) / from;
  return Math.abs(change) < 0.5 ? Math.log1p(change) : Math.log(to) - Math.log(from);
}
