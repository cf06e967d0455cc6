/** The sign that lists are one-sided by nature and not by mistake. Not enumerable: lists look and compare like any others. */
function sign(): symbol {
  return Symbol.for("equalis.one-sided-neighbors");
}

/** Marks lists in which A may name B without B naming A, as nearest neighbors do. */
export function markOneSided(lists: Record<string, string[]>): Record<string, string[]> {
  return Object.defineProperty(lists, sign(), { value: true });
}

/** Whether the lists carry the mark. A copy does not. */
export function isOneSided(lists: object): boolean {
  return Object.getOwnPropertyDescriptor(lists, sign())?.value === true;
}
