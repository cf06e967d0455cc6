/** Every order of the values; small columns only. */
export function* allOrders(values: readonly number[]): Generator<number[]> {
  if (values.length <= 1) {
    yield [...values];
    return;
  }
  for (const [i, value] of values.entries()) {
    for (const rest of allOrders([...values.slice(0, i), ...values.slice(i + 1)])) yield [value, ...rest];
  }
}

/** Mean and population variance. */
export function momentsOf(numbers: Iterable<number>): { readonly mean: number; readonly variance: number } {
  const all = [...numbers];
  const mean = all.reduce((t, x) => t + x, 0) / all.length;
  return { mean, variance: all.reduce((t, x) => t + (x - mean) ** 2, 0) / all.length };
}
