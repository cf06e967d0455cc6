/** Multiplies the values in place by `2^exponent`, in two steps: the factor itself may leave the range of a double. */
export function timesPowerOfTwo(values: Float64Array, exponent: number): void {
  const half = exponent >> 1;
  const first = 2 ** half;
  const second = 2 ** (exponent - half);
  for (let i = 0; i < values.length; i++) values[i] = values[i]! * first * second;
}
