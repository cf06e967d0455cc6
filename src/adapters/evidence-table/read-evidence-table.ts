import type { Evidence } from "../../model/appraisal-scheme.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { IssueLog } from "../table/issue-log.ts";
import { missingMarks } from "../table/read-amount.ts";
import { type DateOrder, dateOrderOf } from "../table/read-day.ts";
import { readUnit } from "../table/read-unit.ts";
import { numberForm } from "../table/read-values.ts";
import { short } from "../table/table-body.ts";
import { checkTableOptions, entriesOf, type TableInput, type TableReport } from "../table/table-options.ts";
import { cellText, reportOf, type TableRecords, tableRecords } from "../table/table-records.ts";
import {
  EVIDENCE_FIELDS,
  type EvidenceColumn,
  type EvidenceField,
  fieldOfHead,
  givenField,
} from "./evidence-fields.ts";
import type { EvidenceRows, NodeColumns, ReadEvidenceTableOptions } from "./evidence-rows.ts";
import { readRecord } from "./read-record.ts";
import { type SchemeNodes, schemeNodes } from "./scheme-nodes.ts";

/** What {@link readEvidenceTable} read. */
export interface EvidenceTable extends TableReport {
  /** The evidence, in the order of the table. */
  readonly evidence: readonly Evidence[];
  /** Whose evidence it is, each once. */
  readonly subjects: readonly string[];
}

/**
 * Reads a table of evidence for a performance appraisal: one row per finding, or one row per institution and one column
 * per node.
 *
 * Counts, samples and dates of one node may stand in several columns. Words such as 是 and 否 become booleans where
 * the rule is binary, or where all cells of the node are such words. An empty cell is no evidence; a mark of a missing
 * value is the value `null`.
 *
 * **When to use:** to get the `evidence` of `appraise` and `scoreAppraisals`.
 *
 * @throws `EqualizationError` only for options: `wrong_type`, `unknown_option`, `out_of_domain`.
 *
 * @example
 * ```ts
 * import { readEvidenceTable } from "equalis/adapters";
 * const { evidence } = readEvidenceTable("机构,建档率(%),接种分子,接种分母\n甲院,95.2%,1176,1200\n");
 * evidence; // => [
 * //   { subject: "甲院", node: "建档率", value: 95.2 },
 * //   { subject: "甲院", node: "接种", value: null, counts: { numerator: 1176, denominator: 1200 } },
 * // ]
 * ```
 */
export function readEvidenceTable(input: TableInput, options: ReadEvidenceTableOptions = {}): EvidenceTable {
  checkOptions(options);
  const log = new IssueLog(options.maxDetails ?? 10);
  const nodes = options.scheme === undefined ? null : schemeNodes(options.scheme);
  const table = tableRecords<EvidenceColumn>(
    input,
    options,
    { fieldOf: fieldOfHead, given: givenField, totalIn: ({ field }) => field === "subject" },
    log,
  );
  const understood = table === null ? null : understand(table, nodes, options, log);
  const { evidence, subjects } = understood === null ? { evidence: [], subjects: [] } : readAll(understood);
  return { evidence, subjects, ...reportOf(log, table?.body ?? null, evidence.length) };
}

function checkOptions(options: ReadEvidenceTableOptions): void {
  const where = "readEvidenceTable";
  checkTableOptions(where, options, ["scheme", "columns", "due"]);
  for (const [head, field] of entriesOf<unknown>(where, "columns", options.columns)) {
    const name =
      typeof field === "string" ? field : ((field as { readonly field?: unknown } | null)?.field ?? "value");
    const node = typeof field === "string" ? "" : (field as { readonly node?: unknown } | null)?.node;
    if (typeof node !== "string" || (typeof field !== "string" && node === "")) {
      refuse(where, "wrong_type", `columns["${head}"] must be a field or { node, field }`, field);
    }
    const known =
      typeof name === "string" &&
      (EVIDENCE_FIELDS.includes(name as EvidenceField) ||
        (typeof field === "string" && ["subject", "node", "ignore"].includes(name)));
    if (!known)
      refuse(
        where,
        "unknown_option",
        `columns["${head}"] is unknown; known: subject, node, ${EVIDENCE_FIELDS.join(", ")}, ignore`,
        field,
      );
  }
  for (const [node, day] of entriesOf<unknown>(where, "due", options.due)) {
    if (typeof day !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(day))
      refuse(where, "out_of_domain", `due["${node}"] must be a day such as "2024-12-31"`, day);
  }
  const { scheme } = options;
  if (
    scheme !== undefined &&
    (typeof scheme !== "object" || scheme === null || typeof scheme.root !== "object" || scheme.root === null)
  ) {
    refuse(where, "wrong_type", "scheme must be an appraisal scheme with a root", scheme);
  }
}

function understand(
  table: TableRecords<EvidenceColumn>,
  nodes: SchemeNodes | null,
  options: ReadEvidenceTableOptions,
  log: IssueLog,
): EvidenceRows | null {
  const { body, columns, rows } = table;
  const find = (name: string): number =>
    (
      columns.find((one) => one.given && one.field?.field === name) ??
      columns.find((one) => one.field?.field === name && one.field.node === undefined)
    )?.at ?? -1;
  const subjectAt = find("subject");
  if (subjectAt === -1) {
    log.error(
      "header",
      "missing_column",
      body.line,
      'no column names the institutions; pass columns: { head: "subject" }',
    );
    return null;
  }
  const wideGiven = columns.some((one) => one.given && one.field?.node !== undefined);
  const nodeAt = wideGiven ? -1 : find("node");
  const groups = nodeAt === -1 ? wideGroups(table, nodes, subjectAt, log) : [longGroup(table)];
  if (groups.every(({ at }) => Object.keys(at).length === 0)) {
    log.error(
      "header",
      "missing_column",
      body.line,
      'no column has values; pass columns: { head: { node: "id" } }',
    );
    return null;
  }
  const orders = new Map<number, DateOrder>();
  const numbers: number[] = [];
  for (const { at } of groups) {
    for (const [field, position] of Object.entries(at)) {
      if (field === "due" || field === "done")
        orders.set(position, options.dateOrder ?? dateOrderOf(rows.map((row) => body.rows[row]![position])));
      else if (field !== "note" && field !== "applicable") numbers.push(position);
    }
  }
  const form = numberForm(
    body,
    numbers,
    options.decimal,
    missingMarks(options.naValues),
    options.parentheses,
    log,
  );
  return form === null ? null : { table, subjectAt, nodeAt, groups, nodes, form, orders, options, log };
}

function longGroup({ columns }: TableRecords<EvidenceColumn>): NodeColumns {
  const at: Partial<Record<EvidenceField, number>> = {};
  for (const { field, at: position, given } of columns) {
    if (field === null || field.field === "subject" || field.field === "node" || field.field === "ignore")
      continue;
    if (given || at[field.field] === undefined) at[field.field] = position;
  }
  return { node: "", at };
}

/** Columns by the node that their head or the caller names. */
function wideGroups(
  { body, columns }: TableRecords<EvidenceColumn>,
  nodes: SchemeNodes | null,
  subjectAt: number,
  log: IssueLog,
): readonly NodeColumns[] {
  const groups = new Map<string, NodeColumns>();
  const ignored: string[] = [];
  for (const { at, field, head, given } of columns) {
    if (at === subjectAt || head.text === "" || field?.field === "ignore" || field?.field === "subject")
      continue;
    if (!given && /^(?:序号|编号|行号|no\.?|nr|#|s\/n)$/i.test(head.text)) continue;
    const named = field?.node ?? (given ? undefined : withoutUnit(head.text));
    if (
      named === undefined ||
      (!given && (field?.field === "note" || field?.field === "node") && field.node === undefined)
    ) {
      ignored.push(head.text);
      continue;
    }
    const node = nodes === null ? named : nodes.find(named);
    if (node === null) {
      log.error(
        "header",
        "unknown_node",
        body.line,
        `"${short(named)}" is no node of the scheme${nodes!.nearest(named)}; the column was left out`,
        head.text,
      );
      continue;
    }
    const group = groups.get(node) ?? { node: node.slice(0, 200), at: {} };
    const name = field?.node === undefined ? "value" : (field.field as EvidenceField);
    group.at[name] ??= at;
    groups.set(node, group);
  }
  if (ignored.length > 0) {
    log.warn(
      "header",
      "ignored_column",
      body.line,
      `columns were not used: ${ignored
        .slice(0, 8)
        .map((text) => `"${short(text)}"`)
        .join(", ")}`,
    );
  }
  return [...groups.values()];
}

function readAll(rows: EvidenceRows): {
  readonly evidence: readonly Evidence[];
  readonly subjects: readonly string[];
} {
  const { table, subjectAt, log } = rows;
  const evidence: Evidence[] = [];
  const subjects = new Set<string>();
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const line = table.body.lines[row]!;
    const subject = cellText(table.body.rows[row]![subjectAt])
      .replace(/^(\d+)\.0+$/, "$1")
      .slice(0, 200);
    if (subject === "") {
      log.error("rows", "no_subject", line, "the row names no institution; it was left out");
      continue;
    }
    subjects.add(subject);
    for (const group of rows.groups) {
      const record = readRecord(rows, group, subject, row);
      if (record === null) continue;
      const key = `${subject}\n${record.node}`;
      const before = seen.get(key);
      if (before !== undefined) {
        log.error(
          "rows",
          "conflicting_row",
          line,
          `"${short(subject)}" has other evidence for "${short(record.node)}" on line ${before}; this one was left out`,
        );
        continue;
      }
      seen.set(key, line);
      evidence.push(record);
    }
  }
  return { evidence, subjects: [...subjects] };
}

/** A head without a unit in brackets at its end. */
function withoutUnit(head: string): string {
  const found = /\s*[([]([^()[\]]*)[)\]]$/.exec(head);
  return found === null || readUnit(found[1]!) === null ? head : head.slice(0, found.index);
}
