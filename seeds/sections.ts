/** Numbered sections of text: a heading, then its lines. Sections without lines are left out. */
export function sections(parts: readonly (readonly [heading: string, ...lines: string[]])[]): string {
  return parts
    .filter(([, ...lines]) => lines.length > 0)
    .map(([heading, ...lines], i) => [`${i + 1}. ${heading}`, "", ...lines].join("\n"))
    .join("\n\n");
}
