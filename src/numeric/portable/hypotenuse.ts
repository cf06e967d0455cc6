/**
 * √(x² + y²) without overflow or underflow of the squares, the same to the last bit on every engine; `Math.hypot` differs there.
 *
 * Within one unit in the last place. Only products, sums, quotients by powers of two and the square root are used, which every
 * engine rounds alike.
 */
export function hypotenuse(x: number, y: number): number {
  const a = Math.abs(x);
  const b = Math.abs(y);
  const largest = a > b ? a : b;
  const squared = a * a + b * b;
  if (squared > 1e-280 && squared < 1e300) return Math.sqrt(squared);
  if (largest === 0 || !(largest < Number.POSITIVE_INFINITY)) return a === largest ? a + 0 * b : b + 0 * a;
  const down = largest > 1 ? DOWN : UP;
  return Math.sqrt(a * down * (a * down) + b * down * (b * down)) * (largest > 1 ? UP : DOWN);
}

/** Powers of two that bring the largest and the smallest squares into range. */
const UP = 2 ** 600;
const DOWN = 2 ** -600;
