import type { ResourceResult } from "../../model/results/resources-result.ts";
import { extremes } from "../../study/presentation/extremes.ts";
import {
  formatColumn,
  formatFixed,
  formatNumber,
  formatPercent,
} from "../../study/presentation/format-number.ts";
import type { ReportTable } from "../content.ts";
import { belowOf, nounOf, standardText, wholeNumber } from "../findings/resource-findings.ts";
import { nameOf } from "../name-of.ts";
import type { Setting } from "../setting.ts";

/** Each indicator against its standard. */
export function standardsTable(judged: readonly ResourceResult[], setting: Setting): ReportTable {
  const { words } = setting;
  return {
    caption: words.resources.against,
    columns: [
      { label: words.resources.resource, numeric: false },
      { label: words.standard, numeric: true },
      { label: words.resources.allTogether, numeric: true },
      { label: words.resources.regionsBelow, numeric: true },
      { label: words.resources.peopleBelow, numeric: true },
      { label: words.resources.shortfall, numeric: true },
      { label: words.resources.largest, numeric: false },
    ],
    rows: judged.map((measure) => {
      const { attainment, rows } = measure;
      const noun = nounOf(measure, setting);
      const most = rows.reduce((top, row) => ((row.shortfall ?? 0) > (top.shortfall ?? 0) ? row : top));
      const total = attainment!.shortfall;
      return [
        nameOf(measure, words),
        standardText(measure, setting),
        formatColumn([measure.value, 1.5])[0]!,
        words.resources.of(formatNumber(belowOf(measure).length), formatNumber(rows.length)),
        formatPercent(attainment!.shareOfPopulation === null ? null : 1 - attainment!.shareOfPopulation),
        total === null ? "–" : [wholeNumber(total), noun ?? ""].join(words.space).trim(),
        total === null || total === 0 ? "–" : words.bracket(nameOf(most, words), wholeNumber(most.shortfall)),
      ];
    }),
  };
}

/** Regions in rows, resources in columns. */
export function sideBySide(
  measures: readonly ResourceResult[],
  regions: readonly (readonly [string, string])[],
  units: readonly string[],
  { words }: Setting,
): ReportTable {
  const cells = measures.map(({ rows, value }) => {
    const texts = formatColumn([...rows.map((row) => row.value), value]);
    return {
      all: texts.at(-1)!,
      of: new Map(rows.map((row, i) => [keyOf(row), `${texts[i]}${row.met === false ? "*" : ""}`])),
    };
  });
  return {
    caption: units.length === 1 ? words.unitText(units[0]!) : words.resources.ownUnits,
    columns: [
      { label: words.region, numeric: false },
      ...measures.map((measure) => ({
        label:
          units.length === 1 ? nameOf(measure, words) : words.bracket(nameOf(measure, words), measure.unit),
        numeric: true,
      })),
    ],
    rows: [
      ...regions.map(([id, name]) => [name, ...cells.map(({ of }) => of.get(id) ?? "–")]),
      [words.resources.allTogether, ...cells.map(({ all }) => all)],
    ],
  };
}

/** Resources in rows, with the lowest and the highest region. */
export function oneBelowTheOther(measures: readonly ResourceResult[], setting: Setting): ReportTable {
  const { words } = setting;
  return {
    caption: words.resources.ownUnits,
    columns: [
      { label: words.resources.resource, numeric: false },
      { label: words.unit, numeric: false },
      { label: words.resources.allTogether, numeric: true },
      { label: words.resources.lowest, numeric: true },
      { label: words.resources.highest, numeric: true },
      { label: words.resources.times, numeric: true },
    ],
    rows: measures.map((measure) => {
      const range = extremes(measure.rows, ({ value }) => value);
      const [all, low, high] = formatColumn([
        measure.value,
        range?.least.value ?? null,
        range?.most.value ?? null,
      ]);
      return [
        nameOf(measure, words),
        measure.unit,
        all!,
        range === null ? low! : words.bracket(low!, nameOf(range.least, words)),
        range === null ? high! : words.bracket(high!, nameOf(range.most, words)),
        measure.ratio === null ? "–" : formatFixed(measure.ratio, 1),
      ];
    }),
  };
}

/** A region or a part of it, told apart from others. */
export function keyOf({ region, subgroup }: ResourceResult["rows"][number]): string {
  return JSON.stringify([region, subgroup]);
}
