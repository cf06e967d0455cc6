import { cleanText, wordKey } from "./clean-text.ts";
import type { IssueLog } from "./issue-log.ts";
import { isBlank, readGrid, textOf } from "./read-grid.ts";
import { droppedRow, type Head, short, type TableBody, tableBody, totalTest } from "./table-body.ts";
import type { Cell, TableInput, TableOptions, TableReport } from "./table-options.ts";

/** A table of records: a head and its field per column, and the rows that stay. */
export interface TableRecords<Field> {
  readonly body: TableBody;
  /** What each column holds. */
  readonly columns: readonly RecordColumn<Field>[];
  /** Positions of the rows of data among the rows of the body. */
  readonly rows: readonly number[];
}

/** A column of a table of records. */
interface RecordColumn<Field> {
  readonly at: number;
  readonly head: Head;
  /** What it holds; `null` where no one knows. */
  readonly field: Field | null;
  /** Whether the caller said so. */
  readonly given: boolean;
}

/** Reads a table of records; `null` where there is none, which is then an issue. */
export function tableRecords<Field>(
  input: TableInput,
  options: TableOptions & { readonly columns?: Readonly<Record<string, unknown>> | undefined },
  rules: {
    /** Field of a head by its words. */
    readonly fieldOf: (head: Head) => Field | null;
    /** Field that the caller names. */
    readonly given: (value: unknown) => Field;
    /** Columns in which a name of a total makes a row one. */
    readonly totalIn: (field: Field) => boolean;
  },
  log: IssueLog,
): TableRecords<Field> | null {
  const grid = readGrid(input, options, log);
  const given = new Map(Object.entries(options.columns ?? {}).map(([head, field]) => [wordKey(head), field]));
  const isKey = (text: string): boolean => {
    const clean = cleanText(text);
    return (
      clean !== "" &&
      clean.length <= 60 &&
      (given.has(wordKey(clean)) || rules.fieldOf({ text: clean, parts: [clean] }) !== null)
    );
  };
  const body = grid === null ? null : tableBody(grid, options, { isKey, guess: false }, log);
  if (body === null) return null;
  const used = new Set<string>();
  const columns = body.heads.map((head, at): RecordColumn<Field> => {
    const key = wordKey(head.text);
    if (!given.has(key) || head.text === "")
      return { at, head, field: head.text === "" ? null : rules.fieldOf(head), given: false };
    used.add(key);
    return { at, head, field: rules.given(given.get(key)), given: true };
  });
  let sound = true;
  for (const head of Object.keys(options.columns ?? {})) {
    if (used.has(wordKey(head))) continue;
    sound = false;
    log.error(
      "header",
      "missing_column",
      body.line,
      `columns names "${short(head)}", which is no column; the table has ${body.heads
        .slice(0, 8)
        .map(({ text }) => short(text))
        .join(", ")}`,
    );
  }
  if (!sound) return null;
  const totals = columns.filter(({ field }) => field !== null && rules.totalIn(field)).map(({ at }) => at);
  return { body, columns, rows: dataRows(body, totals, options, log) };
}

/** Rows without totals and repeated ones. */
function dataRows(
  body: TableBody,
  totalColumns: readonly number[],
  options: TableOptions,
  log: IssueLog,
): readonly number[] {
  const isTotal = totalTest(options);
  const seen = new Map<string, number>();
  const rows: number[] = [];
  for (const [row, cells] of body.rows.entries()) {
    const line = body.lines[row]!;
    if (
      options.totals !== "keep" &&
      totalColumns.some((at) => !isBlank(cells[at]) && isTotal(textOf(cells[at])))
    ) {
      log.warn(
        "rows",
        "total_row",
        line,
        'the row is a total and was left out; pass totals: "keep" to have it',
      );
      body.dropped.push(droppedRow(line, "total", cells));
      continue;
    }
    const key = JSON.stringify(
      cells.map((cell) => (cell instanceof Date ? cell.getTime() : cell === null ? "" : cell)),
    );
    const before = seen.get(key);
    if (before !== undefined) {
      log.warn("rows", "duplicate_row", line, `the row repeats line ${before}; it was left out`);
      body.dropped.push(droppedRow(line, "duplicate", cells));
      continue;
    }
    seen.set(key, line);
    rows.push(row);
  }
  return rows;
}

/** What a table reader reports besides its records. */
export function reportOf(log: IssueLog, body: TableBody | null, count: number): TableReport {
  const issues = log.list();
  const cause = issues.find(({ severity }) => severity === "error")?.message;
  return {
    reason: count > 0 ? null : (cause ?? "no record could be read"),
    dropped: [...(body?.dropped ?? [])].sort((a, b) => a.line - b.line),
    issues,
  };
}

/** Text of a cell, clean; `""` where it is empty. */
export function cellText(cell: Cell | undefined): string {
  return isBlank(cell) ? "" : cleanText(textOf(cell));
}

/** Field of a head by lists of words; the longest of the words that fit wins. */
export function fieldsByWord<Field extends string>(
  lists: Readonly<Partial<Record<Field, readonly string[]>>>,
): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const [field, words] of Object.entries(lists) as [Field, readonly string[]][]) {
    for (const word of words) if (!fields.has(wordKey(word))) fields.set(wordKey(word), field);
  }
  return fields;
}
