/** Lists by id; any string is a safe id, `"__proto__"` too. */
export function recordOfLists(ids: readonly string[], lists: readonly string[][]): Record<string, string[]> {
  return Object.fromEntries(ids.map((id, i) => [id, lists[i]!]));
}
