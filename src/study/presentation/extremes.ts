/** The rows with the lowest and the highest value; `null` of no rows. Of equals, the first. */
export function extremes<Row extends object>(
  rows: readonly Row[],
  value: (row: Row) => number,
): { readonly least: Row; readonly most: Row } | null {
  const [first] = rows;
  if (first === undefined) return null;
  let [least, most] = [first, first];
  for (const row of rows) {
    if (value(row) < value(least)) least = row;
    if (value(row) > value(most)) most = row;
  }
  return { least, most };
}
