/** Whether the words of a unit are those of a rate: "beds per 1,000 residents", "%", "元/人", "每千人口". */
export function isRateUnit(unit: string): boolean {
  return /\bper\b|[/／‰%％]|每|率$|\bpercent(?:age)?\b/i.test(unit);
}
