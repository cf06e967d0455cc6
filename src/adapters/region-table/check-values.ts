import type { PopulationConcept } from "../../model/region.ts";
import { wordKey } from "../table/clean-text.ts";
import type { IssueLog } from "../table/issue-log.ts";
import { hanScale, perNumber } from "../table/read-unit.ts";
import { short, type TableBody } from "../table/table-body.ts";
import type { Measured } from "./build-measures.ts";
import type { Measure } from "./measure.ts";
import { eachCell } from "./settle-percent.ts";
import type { RowKeys } from "./settle-rows.ts";

/** A population of the table. */
export interface Figure {
  readonly place: string;
  readonly concept: PopulationConcept;
  readonly year: number;
  readonly subgroup: string | null;
  readonly value: number;
  /** Line of the table. */
  readonly line: number;
  /** Head of its column. */
  readonly header: string;
}

/** Warns of values that no such indicator can have. */
export function checkValues(
  measured: Measured,
  body: TableBody,
  keys: RowKeys,
  kept: Uint8Array,
  log: IssueLog,
): void {
  for (const measure of measured.measures) {
    if (measure.population !== null) continue;
    const percent = measure.unit === "%";
    const bounds = measure.definition?.bounds;
    const lower = bounds?.lower ?? (percent || measure.valueType === "total" ? 0 : Number.NEGATIVE_INFINITY);
    const upper = bounds?.upper ?? (percent ? 100 : Number.POSITIVE_INFINITY);
    const scale =
      percent || measure.scale < 100 || measure.valueType === "total"
        ? Number.POSITIVE_INFINITY
        : measure.scale;
    eachCell(measured, measure, (column, i) => {
      const value = column.values[i]!;
      if (kept[i] === 0 || !(value < lower || value > upper || value > scale)) return;
      const line = body.lines[keys.places.rows[i]!]!;
      if (value > scale && value <= upper) {
        log.warn(
          "rows",
          "over_scale",
          line,
          `${value} is above ${scale}, the number that the rate "${short(measure.header)}" is of; it was kept`,
          column.header,
        );
      } else {
        log.warn(
          "rows",
          "out_of_range",
          line,
          `${value} is ${value < lower ? `below ${lower}` : `above ${upper}`}, which "${short(measure.header)}" cannot be; it was kept. Correct it, or give the indicator bounds`,
          column.header,
        );
      }
    });
  }
}

/** Warns of populations that are far from those of other years and other places. */
export function checkFigures(figures: readonly Figure[], log: IssueLog): void {
  const byPlace = new Map<string, Figure[]>();
  const byYear = new Map<string, Figure[]>();
  for (const figure of figures) {
    const { place, concept, year, subgroup } = figure;
    if (subgroup !== null) continue;
    push(byPlace, `${place}\n${concept}`, figure);
    push(byYear, `${year}\n${concept}`, figure);
  }
  for (const list of byPlace.values()) {
    if (list.length < 2) continue;
    const sorted = [...list].sort((a, b) => a.year - b.year);
    for (const [i, figure] of sorted.entries()) {
      const before = sorted[i - 1];
      if (before === undefined || before.value <= 0 || figure.value <= 0) continue;
      const ratio = figure.value / before.value;
      if (ratio < 50 && ratio > 1 / 50) continue;
      log.warn(
        "rows",
        "population_jump",
        figure.line,
        `the population of "${short(figure.place)}" is ${before.value} in ${before.year} and ${figure.value} in ${figure.year}; one of them may be in another unit`,
        figure.header,
      );
    }
  }
  for (const list of byYear.values()) {
    if (list.length < 3) continue;
    const values = list.map(({ value }) => value).sort((a, b) => a - b);
    const median = values[Math.floor(values.length / 2)]!;
    for (const { value, line, header, place } of list) {
      if (value >= median / 1000) continue;
      log.warn(
        "rows",
        "population_outlier",
        line,
        `the population of "${short(place)}" is ${value}, less than a thousandth of the median of ${median}; it may be in another unit`,
        header,
      );
    }
  }
}

function push(map: Map<string, Figure[]>, key: string, figure: Figure): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [figure]);
  else list.push(figure);
}

/** Warns where a count over the population is not the rate that the table gives of the same name. */
export function checkRates(
  measured: Measured,
  body: TableBody,
  keys: RowKeys,
  kept: Uint8Array,
  people: (place: string, period: string) => number | undefined,
  log: IssueLog,
): void {
  const counts = new Map<string, Measure>();
  for (const measure of measured.measures) {
    if (measure.population === null && measure.valueType === "total")
      counts.set(wordKey(measure.name), measure);
  }
  for (const rate of measured.measures) {
    if (rate.valueType !== "rate" || rate.unit === "%" || rate.scale < 100) continue;
    const count = counts.get(wordKey(baseName(rate)));
    if (count === undefined) continue;
    const values = new Map<string, number>();
    const key = (i: number, period: string | null): string =>
      `${keys.places.ids[i]}\n${period ?? keys.periods[i]}\n${keys.subgroups[i] ?? ""}`;
    eachCell(measured, count, (column, i) => {
      if (kept[i] === 1) values.set(key(i, column.period), column.values[i]!);
    });
    let compared = 0;
    let off = 0;
    let line: number | undefined;
    eachCell(measured, rate, (column, i) => {
      const period = column.period ?? keys.periods[i] ?? "";
      const own = kept[i] === 1 ? values.get(key(i, column.period)) : undefined;
      const heads = people(keys.places.ids[i]!, period);
      const value = column.values[i]!;
      if (own === undefined || heads === undefined || heads === 0 || Number.isNaN(own) || Number.isNaN(value))
        return;
      compared++;
      if (Math.abs((own / heads) * rate.scale - value) <= 0.05 * Math.abs(value)) return;
      off++;
      line ??= body.lines[keys.places.rows[i]!]!;
    });
    if (off * 2 > compared) {
      log.warn(
        "rows",
        "rate_mismatch",
        line!,
        `"${short(rate.header)}" is not "${short(count.header)}" over the population in ${off} of ${compared} rows; a unit or the population may be another one`,
        rate.header,
      );
    }
  }
}

/** The count that a rate is of: its name behind 每千人口 or before per N. */
function baseName(rate: Measure): string {
  const per = perNumber(rate.name);
  if (per !== null) return rate.name.replace(/_/g, " ").slice(0, per.at);
  if (hanScale(rate.name) !== null) {
    return rate.name.replace(
      /每(?:十万|百万|千万|百|千|万|亿)(?:名)?(?:常住|户籍|服务)?(?:人口|居民|人)?(?:拥有|的)?/,
      "",
    );
  }
  return rate.name;
}
