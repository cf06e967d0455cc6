/**
 * A number rounded to so many decimals, halves away from 0, as published tables and statutes round.
 *
 * What lies within float noise of a half counts as a half: 1.005 is stored as 1.00499…, and rounds to 1.01.
 */
export function roundHalfUp(value: number, digits: number): number {
  const power = 10 ** digits;
  const size = Math.abs(value) * power;
  // Beyond 2^52 there are no digits left to round.
  if (!(size < 2 ** 52)) return value;
  const rounded = Math.floor(size + 0.5 + size * 2 ** -50) / power;
  return value < 0 ? 0 - rounded : rounded;
}
