import type { IssueLog } from "../table/issue-log.ts";
import { short, type TableBody } from "../table/table-body.ts";
import type { Measured } from "./build-measures.ts";
import { checkFigures, type Figure } from "./check-values.ts";
import type { ReadRegionTableOptions } from "./region-table-options.ts";
import { eachCell } from "./settle-percent.ts";
import type { RowKeys } from "./settle-rows.ts";

/** The populations of a table. Columns that are mostly fractions are left out, as people are whole. */
export function populationFigures(
  measured: Measured,
  body: TableBody,
  keys: RowKeys,
  kept: Uint8Array,
  options: ReadRegionTableOptions,
  log: IssueLog,
): readonly Figure[] {
  const figures: Figure[] = [];
  const seen = new Set<string>();
  for (const measure of measured.measures) {
    if (measure.population === null) continue;
    const { header } = measure;
    let fractions = 0;
    const own: Figure[] = [];
    const bare = measure.population === "bare";
    const concept = measure.population === "bare" ? (options.concept ?? "resident") : measure.population;
    eachCell(measured, measure, (column, i) => {
      const value = column.values[i]!;
      const period = column.period ?? keys.periods[i];
      if (kept[i] === 0 || Number.isNaN(value) || period === null || period === undefined) return;
      const line = body.lines[keys.places.rows[i]!]!;
      if (value < 0) {
        log.error(
          "rows",
          "out_of_range",
          line,
          `the population ${value} is below 0; it was left out`,
          column.header,
        );
        return;
      }
      const place = keys.places.ids[i]!;
      const year = Number(period.slice(0, 4));
      const key = `${place}\n${concept}\n${year}\n${keys.subgroups[i] ?? ""}`;
      // Of several months or quarters of one year the first figure counts.
      if (seen.has(key)) return;
      seen.add(key);
      if (!Number.isInteger(value)) fractions++;
      own.push({
        place,
        concept,
        year,
        subgroup: keys.subgroups[i] ?? null,
        value,
        line,
        header: column.header,
      });
    });
    if (measure.power === 0 && (options.populationPower ?? 0) === 0 && fractions * 2 > own.length) {
      log.error(
        "header",
        "population_unit",
        body.line,
        `most populations of "${short(header)}" are fractions, so their unit is not people; write 人口(万人) or population (thousands), or pass populationPower: 4 for ten thousands. They were left out`,
        header,
      );
      continue;
    }
    if (bare && measure.assumed && options.concept === undefined && own.length > 0) {
      log.warn(
        "header",
        "concept_assumed",
        body.line,
        `"${short(header)}" does not say whom it counts; residents were assumed. Pass concept: "registered" for 户籍人口`,
        header,
      );
    }
    for (const figure of own) figures.push(figure);
  }
  checkFigures(figures, log);
  return figures;
}
