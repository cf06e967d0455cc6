/** What rows of totals are called in tables of regions. */
const NAMES: readonly string[] = [
  "total",
  "totals",
  "grand total",
  "subtotal",
  "sub-total",
  "sum",
  "all regions",
  "overall",
  "合计",
  "总计",
  "共计",
  "总和",
  "小计",
  "总数",
  "全部",
];

/** Whether a name is that of a row of totals, such as "Total" or "合计", rather than of a region. */
export function isTotalRow(name: string): boolean {
  return NAMES.includes(
    name
      .replace(/[\s\u3000]+/g, " ")
      .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
      .trim()
      .toLowerCase(),
  );
}
