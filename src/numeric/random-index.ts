/**
 * A whole number from 0 to `n - 1`, each as likely as the next to one part in 2^53 / n.
 *
 * Takes one number from `random`, which must give numbers in [0, 1). `n` is taken to be a whole number of at least 1 (guard first).
 */
export function randomIndex(random: () => number, n: number): number {
  // random() is at most 1 - 2^-53, and the product with n then rounds to below n.
  return Math.floor(random() * n);
}
