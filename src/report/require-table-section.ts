import { refuse } from "../numeric/guard/refuse.ts";
import type { ReportTableSection } from "./table-section.ts";

type Refuse = (what: string, received: unknown) => never;

/** Refuses a section of tables that could not be printed as it is meant. */
export function requireTableSection(where: string, index: number, section: ReportTableSection): void {
  const wrong: Refuse = (what, received) =>
    refuse(where, "wrong_type", `result ${index}, a section of tables: ${what}`, received);
  const { heading, summary, tables, method = [], warnings, sources } = section;
  if (typeof heading !== "string" || heading.trim() === "") wrong("heading must be text", heading);
  requireTexts("summary", summary, wrong);
  requireTexts("method", method, wrong);
  if (!Array.isArray(warnings) || !warnings.every((one) => typeof one?.message === "string")) {
    wrong("warnings must be a list of { code, message }, empty where there are none", warnings);
  }
  if (
    !Array.isArray(sources) ||
    !sources.every((one) => typeof one?.title === "string" && typeof one.status === "string")
  ) {
    wrong("sources must be a list of sources, empty where there are none", sources);
  }
  if (!Array.isArray(tables)) wrong("tables must be a list", tables);
  for (const [t, table] of tables.entries()) requireTable(`tables[${t}]`, table, wrong);
}

function requireTable(name: string, table: ReportTableSection["tables"][number], wrong: Refuse): void {
  if (typeof table !== "object" || table === null) wrong(`${name} must be a table`, table);
  const { caption, columns, rows, bar } = table;
  if (typeof caption !== "string" || caption.trim() === "") wrong(`${name}.caption must be text`, caption);
  if (!Array.isArray(columns) || columns.length === 0) wrong(`${name} needs columns`, columns);
  for (const [c, column] of columns.entries()) {
    if (typeof column?.label !== "string" || typeof column.numeric !== "boolean") {
      wrong(`${name}.columns[${c}] must be { label, numeric }`, column);
    }
  }
  if (!Array.isArray(rows)) wrong(`${name}.rows must be a list of lists of texts`, rows);
  for (const [r, row] of rows.entries()) {
    requireTexts(`${name}.rows[${r}]`, row, wrong);
    if (row.length !== columns.length) {
      wrong(`${name}.rows[${r}] has ${row.length} cells for ${columns.length} columns`, row.length);
    }
  }
  if (bar === undefined) return;
  const { column, lengths } = bar ?? {};
  if (!Number.isInteger(column) || column < 1 || column >= columns.length) {
    wrong(`${name}.bar.column must be one of the columns after the first`, column);
  }
  if (!Array.isArray(lengths) || lengths.length !== rows.length || !lengths.every(isShare)) {
    wrong(`${name}.bar.lengths must be numbers from 0 to 1, one a row`, lengths);
  }
}

function isShare(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= 1;
}

function requireTexts(name: string, texts: readonly string[], wrong: Refuse): void {
  if (!Array.isArray(texts)) wrong(`${name} must be a list of texts`, texts);
  for (const [i, text] of texts.entries()) {
    if (typeof text !== "string")
      wrong(`${name}[${i}] must be text; write numbers as they should be read`, text);
  }
}
