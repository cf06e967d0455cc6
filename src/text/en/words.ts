/** Most names that a sentence lists. */
const MOST = 8;

/** Names in a sentence; the first of many, and how many more. */
export function listOf(names: readonly string[]): string {
  const more = names.length - MOST;
  return more > 0 ? `${names.slice(0, MOST).join(", ")}, and ${more} more` : names.join(", ");
}

/** A number of things: "1 region", "2 regions". */
export function countOf(n: number, one: string, many: string = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** The verb or pronoun for a number. */
export function agree(n: number, one: string, many: string): string {
  return n === 1 ? one : many;
}
