/**
 * Andrews' (1991) bandwidth for the quadratic spectral kernel over n terms whose neighbors correlate by rho.
 *
 * `1.3221 (n alpha)^(1/5)` with `alpha = 4 rho^2 / (1 - rho)^4`, the AR(1) plug-in. 0 for rho 0, Infinity for 1.
 */
export function andrewsBandwidth(n: number, rho: number): number {
  return 1.3221 * ((n * 4 * rho ** 2) / (1 - rho) ** 4) ** 0.2;
}
