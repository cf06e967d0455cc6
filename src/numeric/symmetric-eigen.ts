import type { Matrix } from "./vector.ts";

/** Eigenvalues and eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** Eigenvalues, largest first. */
  readonly values: Float64Array;
  /** `vectors[k]` belongs to `values[k]`: length 1, orthogonal to the others, its largest component positive. */
  readonly vectors: readonly Float64Array[];
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations.
 *
 * Small eigenvalues of a positive definite matrix come out right too, which they do not from every method. Of two components of equal size
 * the first is made positive, so that signs do not depend on the path; vectors of equal eigenvalues are one basis of many.
 * The matrix is taken to be square, finite and symmetric (guard first): only its upper triangle is read. Meant for tens of columns.
 */
export function symmetricEigen(matrix: Matrix): SymmetricEigen {
  const n = matrix.length;
  let largest = 0;
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) largest = Math.max(largest, Math.abs(matrix[i]![j]!));
  // A power of two changes no digit, and keeps the squares below from overflow.
  const scale = largest === 0 ? 1 : 2 ** Math.max(-1000, Math.floor(Math.log2(largest)));
  const a: Float64Array[] = [];
  const rotated: Float64Array[] = [];
  for (let i = 0; i < n; i++) {
    a.push(Float64Array.from({ length: n }, (_, j) => matrix[Math.min(i, j)]![Math.max(i, j)]! / scale));
    rotated.push(Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  }
  // Quadratic convergence: a handful of sweeps. The bound is never met and keeps the loop finite.
  for (let sweep = 0, turned = true; turned && sweep < 100; sweep++) {
    turned = false;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) turned = turn(a, rotated, p, q) || turned;
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((i, j) => a[j]![j]! - a[i]![i]!);
  return {
    values: Float64Array.from(order, (k) => a[k]![k]! * scale),
    vectors: order.map((k) => oriented(rotated[k]!)),
  };
}

/** One rotation in the plane of p and q that makes their common entry 0. False where it is 0 but for rounding. */
function turn(a: readonly Float64Array[], rotated: readonly Float64Array[], p: number, q: number): boolean {
  const app = a[p]![p]!;
  const aqq = a[q]![q]!;
  const apq = a[p]![q]!;
  if (apq === 0) return false;
  if (
    Math.abs(apq) <= 1e-17 * Math.sqrt(Math.abs(app)) * Math.sqrt(Math.abs(aqq)) ||
    Math.abs(apq) < 1e-290
  ) {
    a[p]![q] = 0;
    a[q]![p] = 0;
    return false;
  }
  const theta = (aqq - app) / (2 * apq);
  const t =
    Math.abs(theta) > 1e150
      ? 1 / (2 * theta)
      : (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const tau = s / (1 + c);
  for (let k = 0; k < a.length; k++) {
    if (k !== p && k !== q) {
      const x = a[k]![p]!;
      const y = a[k]![q]!;
      a[k]![p] = x - s * (y + tau * x);
      a[p]![k] = a[k]![p]!;
      a[k]![q] = y + s * (x - tau * y);
      a[q]![k] = a[k]![q]!;
    }
    const u = rotated[p]![k]!;
    const v = rotated[q]![k]!;
    rotated[p]![k] = u - s * (v + tau * u);
    rotated[q]![k] = v + s * (u - tau * v);
  }
  a[p]![p] = app - t * apq;
  a[q]![q] = aqq + t * apq;
  a[p]![q] = 0;
  a[q]![p] = 0;
  return true;
}

function oriented(vector: Float64Array): Float64Array {
  let length = 0;
  for (const x of vector) length += x * x;
  let chief = 0;
  for (const x of vector) if (Math.abs(x) > Math.abs(chief) * (1 + 1e-9)) chief = x;
  const factor = Math.sign(chief) / Math.sqrt(length);
  return vector.map((x) => x * factor);
}
