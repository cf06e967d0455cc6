/** Which columns of printed cells hold numbers; the first one names its rows. */
export function numericColumns(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly boolean[] {
  return head.map((_, i) => i > 0 && rows.every((row) => /^[−\d.,%–∞* ]*$/.test(row[i] ?? "")));
}
