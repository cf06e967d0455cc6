import type { IssueLog } from "../table/issue-log.ts";
import { shifted } from "../table/read-amount.ts";
import type { TableBody } from "../table/table-body.ts";
import type { Measured } from "./build-measures.ts";
import type { Measure } from "./measure.ts";
import type { ValueColumn } from "./value-column.ts";

/** Calls back for each cell of an indicator: its column, and its position among the rows of data. */
export function eachCell(
  measured: Measured,
  measure: Measure,
  call: (column: ValueColumn, i: number) => void,
): void {
  for (const column of measured.columns) {
    if (column.measure !== null && column.measure !== measure) continue;
    for (let i = 0; i < column.values.length; i++) {
      if (column.measure === null && measured.byRow![i] !== measure) continue;
      call(column, i);
    }
  }
}

/** Settles percentages by their cells: signs in some cells only, and shares of 1 under the head of a percentage. */
export function settlePercent(
  measured: Measured,
  body: TableBody,
  rows: readonly number[],
  shares: "keep" | "percent",
  log: IssueLog,
): void {
  const anySigns = measured.columns.some(({ percent }) => percent !== undefined);
  for (const measure of measured.measures) {
    if (measure.population !== null) continue;
    let signs = 0;
    let bare = 0;
    let above = 0;
    let notZero = 0;
    if (anySigns || measure.unit === "%") {
      eachCell(measured, measure, (column, i) => {
        const value = column.values[i]!;
        if (Number.isNaN(value)) return;
        if (column.percent?.[i] === 1) signs++;
        else {
          bare++;
          if (Math.abs(value) > 1) above++;
          if (value !== 0) notZero++;
        }
      });
    }
    if (signs > 0) {
      measure.percentCells = true;
      measure.unit = "%";
      measure.scale = 100;
      measure.valueType = "rate";
      measure.unitUnknown = false;
    }
    const line = (i: number): number => body.lines[rows[i]!]!;
    if (signs > 0 && bare > 0) {
      eachCell(measured, measure, (column, i) => {
        const value = column.values[i]!;
        if (Number.isNaN(value) || column.percent?.[i] === 1) return;
        if (Math.abs(value) > 1) {
          log.warn(
            "rows",
            "mixed_percent",
            line(i),
            `${value} has no percent sign and others of its column do; it was read as ${value}%`,
            column.header,
          );
        } else if (value !== 0) {
          log.error(
            "rows",
            "mixed_percent",
            line(i),
            `${value} has no percent sign and others of its column do; it can be ${value}% or ${shifted(value, 2)}%, so it was left out`,
            column.header,
          );
          column.values[i] = Number.NaN;
        }
      });
    } else if (signs === 0 && measure.unit === "%" && above === 0 && notZero >= 2) {
      const { header } = measure;
      if (shares === "percent") {
        eachCell(measured, measure, (column, i) => {
          column.values[i] = shifted(column.values[i]!, 2);
        });
      }
      log.warn(
        "rows",
        "percent_as_share",
        body.lines[rows[0]!]!,
        `all values of "${header}" are at most 1 and its unit is %; ${shares === "percent" ? "they were multiplied by 100" : 'they were kept. Pass shares: "percent" if 0.85 means 85%'}`,
        header,
      );
    }
  }
}
