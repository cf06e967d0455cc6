import type {
  Evidence,
  EvidenceCounts,
  EvidenceDates,
  VerificationSample,
} from "../../model/appraisal-scheme.ts";
import { readAmount } from "../table/read-amount.ts";
import { readDay } from "../table/read-day.ts";
import { isBlank } from "../table/read-grid.ts";
import { droppedRow, short } from "../table/table-body.ts";
import type { Cell } from "../table/table-options.ts";
import { cellText } from "../table/table-records.ts";
import { booleanOf, type EvidenceField, saysNotApplicable } from "./evidence-fields.ts";
import type { EvidenceRows, NodeColumns } from "./evidence-rows.ts";

/** Fields of a record that cannot be used at all. */
class Unusable extends Error {}

/** The evidence of one row for the columns of one node; `null` where there is none. */
export function readRecord(
  rows: EvidenceRows,
  group: NodeColumns,
  subject: string,
  row: number,
): Evidence | null {
  const { table, nodeAt, nodes, log } = rows;
  const cells = table.body.rows[row]!;
  const line = table.body.lines[row]!;
  let { node } = group;
  if (nodeAt !== -1) {
    const text = cellText(cells[nodeAt]).slice(0, 200);
    const found = text === "" ? null : nodes === null ? text : nodes.find(text);
    if (found === null) {
      log.error(
        "rows",
        text === "" ? "no_node" : "unknown_node",
        line,
        text === ""
          ? "the row names no node; it was left out"
          : `"${short(text)}" is no node of the scheme${nodes!.nearest(text)}; the row was left out`,
      );
      table.body.dropped.push(droppedRow(line, "error", cells));
      return null;
    }
    node = found;
  }
  const cell = (field: EvidenceField): Cell => cells[group.at[field] ?? -1] ?? null;
  const note = cellText(cell("note"));
  const base = { subject, node, ...(note === "" ? {} : { note }) };
  if (applies(rows, group, row) === false) return { ...base, value: null, applicable: false };
  try {
    const sample = sampleOf(rows, group, row);
    const counts = countsOf(rows, group, row);
    const dates = datesOf(rows, group, node, row);
    const extra = {
      ...(sample === undefined ? {} : { sample }),
      ...(counts === undefined ? {} : { counts }),
      ...(dates === undefined ? {} : { dates }),
    };
    const value = counts !== undefined || dates !== undefined ? null : givenValue(rows, group, node, row);
    if (value === undefined)
      return Object.keys(extra).length === 0 ? null : { ...base, value: null, ...extra };
    return { ...base, value, ...extra };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    if (nodeAt !== -1) table.body.dropped.push(droppedRow(line, "error", cells));
    return null;
  }
}

function applies({ table, log }: EvidenceRows, group: NodeColumns, row: number): boolean {
  const cells = table.body.rows[row]!;
  for (const at of Object.values(group.at))
    if (typeof cells[at] === "string" && saysNotApplicable(cells[at])) return false;
  const at = group.at.applicable;
  if (at === undefined || isBlank(cells[at])) return true;
  const said = typeof cells[at] === "boolean" ? cells[at] : booleanOf(cellText(cells[at]));
  if (said === null)
    log.error(
      "rows",
      "not_a_boolean",
      table.body.lines[row]!,
      `"${short(cellText(cells[at]))}" is neither yes nor no; the node was taken as applicable`,
      table.columns[at]!.head.text,
    );
  return said ?? true;
}

/** A number of a field; `undefined` where the cell is empty, `null` where it is marked as missing. */
function numberOf(
  { table, form, log }: EvidenceRows,
  group: NodeColumns,
  field: EvidenceField,
  row: number,
): number | null | undefined {
  const at = group.at[field];
  const cell = at === undefined ? null : (table.body.rows[row]![at] ?? null);
  if (at === undefined || isBlank(cell)) return undefined;
  const { value, problem, marks } = readAmount(cell, form);
  const header = table.columns[at]!.head.text;
  const line = table.body.lines[row]!;
  if (problem !== undefined) {
    log.error("rows", problem, line, `"${short(cellText(cell))}" is not a number; it was left out`, header);
    throw new Unusable();
  }
  for (const mark of marks ?? []) {
    if (mark === "footnote" || mark === "marked_value")
      log.warn(
        "rows",
        mark,
        line,
        `"${short(cellText(cell))}" has a mark; ${value === null ? "it was taken as missing" : "the number was read without it"}`,
        header,
      );
  }
  return value;
}

/** The value of a node: a number, or yes or no. `undefined` where the cell is empty. */
function givenValue(
  rows: EvidenceRows,
  group: NodeColumns,
  node: string,
  row: number,
): number | boolean | null | undefined {
  const { table, nodes, log } = rows;
  const at = group.at.value;
  const cell = at === undefined ? null : (table.body.rows[row]![at] ?? null);
  if (at === undefined || isBlank(cell)) return undefined;
  const rule = nodes?.rule(node);
  const yesNo = rule === "binary" || rule === "penalty" || rule === "veto";
  if (typeof cell === "boolean") return cell;
  const text = cellText(cell);
  const said = booleanOf(text);
  if (said !== null && (yesNo || (nodes === null && onlyWords(rows, group, node)))) return said;
  if (said !== null && !rows.form.missing.has(text.toLowerCase())) {
    log.error(
      "rows",
      "not_a_boolean",
      table.body.lines[row]!,
      `"${short(text)}" is yes or no where other cells of "${short(node)}" or its rule are not; it was left out`,
      table.columns[at]!.head.text,
    );
    throw new Unusable();
  }
  const number = numberOf(rows, group, "value", row);
  if (yesNo && (number === 0 || number === 1)) return number === 1;
  return number;
}

const WORDS_ONLY = new WeakMap<EvidenceRows, Map<string, boolean>>();

/** Whether all filled cells of a node are words of yes and no. */
function onlyWords(rows: EvidenceRows, group: NodeColumns, node: string): boolean {
  const known = WORDS_ONLY.get(rows) ?? new Map<string, boolean>();
  WORDS_ONLY.set(rows, known);
  const before = known.get(node);
  if (before !== undefined) return before;
  const { table, nodeAt, form } = rows;
  const at = group.at.value!;
  const only = table.rows.every((row) => {
    const cells = table.body.rows[row]!;
    if (nodeAt !== -1 && cellText(cells[nodeAt]) !== node) return true;
    const text = cellText(cells[at]);
    return (
      text === "" ||
      typeof cells[at] === "boolean" ||
      booleanOf(text) !== null ||
      saysNotApplicable(text) ||
      form.missing.has(text.toLowerCase())
    );
  });
  known.set(node, only);
  return only;
}

function countsOf(rows: EvidenceRows, group: NodeColumns, row: number): EvidenceCounts | undefined {
  const { table, log } = rows;
  const numerator = numberOf(rows, group, "numerator", row) ?? undefined;
  const denominator = numberOf(rows, group, "denominator", row) ?? undefined;
  const exceptions = numberOf(rows, group, "exceptions", row) ?? undefined;
  if (numerator === undefined && denominator === undefined) return undefined;
  const line = table.body.lines[row]!;
  if (numerator === undefined || denominator === undefined) {
    incomplete(
      rows,
      row,
      numerator === undefined ? "denominator without its numerator" : "numerator without its denominator",
    );
    return undefined;
  }
  if (numerator < 0 || denominator < 0 || (exceptions ?? 0) < 0) {
    log.error("rows", "counts_impossible", line, "a count is below 0; the record was left out");
    throw new Unusable();
  }
  if (numerator > denominator - (exceptions ?? 0)) {
    log.warn(
      "rows",
      "counts_impossible",
      line,
      `the numerator ${numerator} is above the denominator ${denominator}${exceptions === undefined ? "" : ` less ${exceptions} exceptions`}; it was kept`,
    );
  }
  return { numerator, denominator, ...(exceptions === undefined ? {} : { exceptions }) };
}

function incomplete({ table, log }: EvidenceRows, row: number, what: string): void {
  log.error(
    "rows",
    "counts_incomplete",
    table.body.lines[row]!,
    `there is a ${what}; the counts were left out`,
  );
}

function sampleOf(rows: EvidenceRows, group: NodeColumns, row: number): VerificationSample | undefined {
  const { table, log } = rows;
  const checked = numberOf(rows, group, "checked", row) ?? undefined;
  const confirmed = numberOf(rows, group, "confirmed", row) ?? undefined;
  if (checked === undefined && confirmed === undefined) return undefined;
  if (checked === undefined || confirmed === undefined) {
    incomplete(
      rows,
      row,
      checked === undefined
        ? "number of true records without the number checked"
        : "number of records checked without the number that were true",
    );
    return undefined;
  }
  if (confirmed > checked || confirmed < 0 || checked < 1) {
    log.error(
      "rows",
      "counts_impossible",
      table.body.lines[row]!,
      `${confirmed} of ${checked} records checked cannot be true; the record was left out`,
    );
    throw new Unusable();
  }
  return { checked, confirmed };
}

function datesOf(
  rows: EvidenceRows,
  group: NodeColumns,
  node: string,
  row: number,
): EvidenceDates | undefined {
  const done = dayOf(rows, group.at.done, row);
  if (done === undefined) return undefined;
  const given = rows.options.due;
  const due =
    dayOf(rows, group.at.due, row) ??
    (given !== undefined && Object.hasOwn(given, node) ? given[node] : undefined);
  if (due !== undefined) return { due, done };
  incomplete(
    rows,
    row,
    `day on which "${short(node)}" was done without the day on which it was due (pass due: { "${short(node)}": "2024-12-31" })`,
  );
  return undefined;
}

function dayOf(
  { table, orders, form, log }: EvidenceRows,
  at: number | undefined,
  row: number,
): string | undefined {
  if (at === undefined) return undefined;
  const cell = table.body.rows[row]![at];
  const text = cellText(cell);
  if (text === "" || form.missing.has(text.toLowerCase())) return undefined;
  const header = table.columns[at]!.head.text;
  const line = table.body.lines[row]!;
  const read = readDay(cell, orders.get(at), () =>
    log.warn("rows", "serial_date", line, "a number was read as a date of a spreadsheet", header),
  );
  if (read === null || typeof read === "string") return read ?? undefined;
  log.error(
    "rows",
    read.problem,
    line,
    read.problem === "ambiguous_date"
      ? `the date "${short(text)}" can be read in two orders; the record was left out. Pass dateOrder: "DMY" or "MDY"`
      : `"${short(text)}" is no date; the record was left out. Write 2024-06-30`,
    header,
  );
  throw new Unusable();
}
