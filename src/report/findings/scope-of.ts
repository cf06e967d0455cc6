import { formatNumber } from "../../study/presentation/format-number.ts";
import type { Setting } from "../setting.ts";
import type { StudyResult } from "../study-result.ts";

/** What a report covers, in a sentence: indicators, regions, periods and people; `null` if no result is of regions. */
export function scopeOf(results: readonly StudyResult[], { words }: Setting): string | null {
  const measured = results.filter(
    (one) => one.kind === "gap" || one.kind === "resources" || one.kind === "transfer" || one.kind === "plan",
  );
  const [first] = measured;
  if (first === undefined) return null;
  const n = measured.reduce((most, one) => Math.max(most, one.n), 0);
  const indicators = new Set(
    measured.flatMap((one) => (one.kind === "transfer" ? [] : [JSON.stringify([one.study, one.indicator])])),
  );
  const periods = measured
    .flatMap((one) => (one.period === null ? [] : [one.period]))
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [from, to] = [periods[0], periods.at(-1)];
  const populations = new Map(
    measured.flatMap(({ population }) =>
      population === null ? [] : [[JSON.stringify(Object.values(population)), population]],
    ),
  );
  const [people] = populations.values();
  return words.findings.scope(
    indicators.size === 0 ? null : formatNumber(indicators.size),
    formatNumber(n),
    from === undefined ? null : from === to ? from : words.span(from, to!),
    populations.size === 1 && people !== undefined
      ? words.findings.population(
          words.concept(people.concept),
          String(people.year),
          formatNumber(people.total),
        )
      : null,
  );
}
