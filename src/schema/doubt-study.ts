import type { DataIssue } from "../errors.ts";
import type { Indicator } from "../model/indicator.ts";
import { isRateUnit } from "../model/is-rate-unit.ts";
import { isTotalRow } from "../model/is-total-row.ts";
import type { PopulationFigure, Region } from "../model/region.ts";
import type { RecordList } from "./check-study.ts";
import type { ObservationTable } from "./observation-table.ts";

/** From one figure of a population to the next a change by this factor is one of units, not of people. */
const JUMP = 50;

/** A sum of this many others or more is told apart from chance. */
const FEWEST_PARTS = 3;

/**
 * What is legal and yet is seldom meant: units of rates on totals, rows of totals among regions, populations in other units
 * than the year before, values of whole regions outside those of their parts. Told, not refused.
 */
export function doubtStudy(
  lists: Readonly<Record<string, RecordList | undefined>>,
  observations: ObservationTable,
  report: (issue: DataIssue) => void,
): void {
  const regions = placed<Region>(lists.regions, "regions");
  const indicators = placed<Indicator>(lists.indicators, "indicators");
  doubtUnits(indicators, report);
  doubtNames(regions, report);
  doubtPopulations(regions, report);
  doubtSums(regions, indicators, observations, report);
  doubtWholes(indicators, observations, report);
}

interface Placed<T> {
  readonly record: T;
  readonly path: string;
}

function placed<T>(list: RecordList | undefined, kind: string): readonly Placed<T>[] {
  return (list?.records ?? []).flatMap((record, i) =>
    record === undefined ? [] : [{ record: record as T, path: `${kind}[${i}]` }],
  );
}

function doubtUnits(indicators: readonly Placed<Indicator>[], report: (issue: DataIssue) => void): void {
  for (const { record, path } of indicators) {
    if (record.valueType !== "total" || !isRateUnit(record.unit)) continue;
    report({
      code: "unit_of_rate",
      path: `${path}.unit`,
      id: record.id,
      message: `the values are totals, but their unit "${record.unit}" is that of a rate, and totals are divided by people again; declare a rate, or name the unit of the total, such as "beds"`,
    });
  }
}

function doubtNames(regions: readonly Placed<Region>[], report: (issue: DataIssue) => void): void {
  const parents = new Set(regions.map(({ record }) => record.parent));
  for (const { record, path } of regions) {
    const names = [
      record.id,
      ...(typeof record.name === "string" ? [record.name] : Object.values(record.name)),
    ];
    if (parents.has(record.id) || !names.some(isTotalRow)) continue;
    report({
      code: "total_row",
      path,
      id: record.id,
      message: `"${names[1]}" reads like a row of totals, which would count every person twice; remove it, or make it the parent of the others`,
    });
  }
}

function doubtPopulations(regions: readonly Placed<Region>[], report: (issue: DataIssue) => void): void {
  for (const { record, path } of regions) {
    const series = new Map<string, { readonly figure: PopulationFigure; readonly i: number }[]>();
    for (const [i, figure] of (record.population ?? []).entries()) {
      const key = JSON.stringify([figure.concept, figure.subgroup ?? null]);
      series.set(key, [...(series.get(key) ?? []), { figure, i }]);
    }
    for (const figures of series.values()) {
      const dated = figures.toSorted((a, b) => a.figure.year - b.figure.year);
      for (let k = 1; k < dated.length; k++) {
        const [before, after] = [dated[k - 1]!.figure, dated[k]!.figure];
        if (before.value === 0 || after.value === 0) continue;
        const factor = Math.max(after.value / before.value, before.value / after.value);
        if (factor < JUMP) continue;
        report({
          code: "population_jump",
          path: `${path}.population[${dated[k]!.i}].value`,
          id: record.id,
          message: `the ${after.concept} population is ${before.value} in ${before.year} and ${after.value} in ${after.year}; check whether one of them is in thousands or 10,000 people`,
        });
      }
    }
  }
}

/** A region whose figure is the sum of those of all others next to it. */
function doubtSums(
  regions: readonly Placed<Region>[],
  indicators: readonly Placed<Indicator>[],
  { records, indicator, period, subgroup }: ObservationTable,
  report: (issue: DataIssue) => void,
): void {
  const parents = new Set(regions.map(({ record }) => record.parent));
  const leaves = new Map(
    regions.filter(({ record }) => !parents.has(record.id)).map((one) => [one.record.id, one]),
  );
  const columns = new Map<string, Map<string, number>>();
  const enter = (key: string, region: string, value: number): void => {
    if (!leaves.has(region)) return;
    const column = columns.get(key);
    if (column === undefined) columns.set(key, new Map([[region, value]]));
    else column.set(region, value);
  };
  for (const { record } of leaves.values()) {
    for (const { concept, year, subgroup: part, value } of record.population ?? []) {
      enter(JSON.stringify([concept, year, part ?? null]), record.id, value);
    }
  }
  const totals = new Set(
    indicators.filter(({ record }) => record.valueType === "total").map(({ record }) => record.id),
  );
  for (let i = 0; i < records.length; i++) {
    const one = records[i];
    if (one === undefined || one.value === null || !totals.has(one.indicator)) continue;
    enter(`${indicator.of[i]} ${period.of[i]} ${subgroup.of[i]}`, one.region, one.value);
  }
  const told = new Set<string>();
  for (const column of columns.values()) {
    if (column.size <= FEWEST_PARTS) continue;
    let sum = 0;
    let largest = "";
    for (const [region, value] of column) {
      sum += value;
      if (largest === "" || value > column.get(largest)!) largest = region;
    }
    const most = column.get(largest)!;
    if (!(most > 0) || Math.abs(sum - 2 * most) > 1e-9 * most || told.has(largest)) continue;
    const others = [...column.values()].filter((value) => value !== 0).length - 1;
    if (others < FEWEST_PARTS) continue;
    told.add(largest);
    const { path } = leaves.get(largest)!;
    report({
      code: "total_row",
      path,
      id: largest,
      message: `a figure of this region, ${most}, is the sum of those of all other regions: it seems to be a row of totals; remove it, or make it the parent of the others`,
    });
  }
}

/** The value of a whole region lies between those of its parts, where it is a rate. */
function doubtWholes(
  indicators: readonly Placed<Indicator>[],
  { records, region, indicator, period, subgroup }: ObservationTable,
  report: (issue: DataIssue) => void,
): void {
  const rates = new Set(
    indicators.filter(({ record }) => record.valueType !== "total").map(({ record }) => record.id),
  );
  const parts = new Map<string, { low: number; high: number; n: number }>();
  const keyOf = (i: number): string => `${region.of[i]} ${indicator.of[i]} ${period.of[i]}`;
  for (let i = 0; i < records.length; i++) {
    const one = records[i];
    if (one === undefined || one.value === null || subgroup.of[i] === 0 || !rates.has(one.indicator))
      continue;
    const range = parts.get(keyOf(i));
    if (range === undefined) parts.set(keyOf(i), { low: one.value, high: one.value, n: 1 });
    else {
      range.low = Math.min(range.low, one.value);
      range.high = Math.max(range.high, one.value);
      range.n++;
    }
  }
  if (parts.size === 0) return;
  for (let i = 0; i < records.length; i++) {
    const one = records[i];
    if (one === undefined || one.value === null || subgroup.of[i] !== 0) continue;
    const range = parts.get(keyOf(i));
    if (range === undefined || range.n < 2) continue;
    // Parts may be a few of several; far outside all of them is another matter.
    const slack = range.high - range.low + 0.05 * Math.max(Math.abs(range.low), Math.abs(range.high));
    if (one.value >= range.low - slack && one.value <= range.high + slack) continue;
    report({
      code: "outside_its_parts",
      path: `observations[${i}].value`,
      id: `${one.region} / ${one.indicator} / ${one.period}`,
      message: `${one.value} for the whole, while its ${range.n} parts lie from ${range.low} to ${range.high}; check the units of both`,
    });
  }
}
