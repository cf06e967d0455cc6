import type { FlowKind, FlowState } from "../../model/fiscal-flow.ts";
import type { Period } from "../../model/period.ts";
import { requireOneOf } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import type { IssueLog } from "../table/issue-log.ts";
import { missingMarks, type NumberForm } from "../table/read-amount.ts";
import { readSpan, yearsIn } from "../table/read-span.ts";
import { moneyOf, readUnit } from "../table/read-unit.ts";
import { numberForm } from "../table/read-values.ts";
import { short } from "../table/table-body.ts";
import { checkTableOptions, entriesOf, type TableOptions } from "../table/table-options.ts";
import { cellText, type TableRecords } from "../table/table-records.ts";
import { FLOW_FIELDS, type FlowField, KINDS, STATES, unitOfHead } from "./flow-fields.ts";

/** Options of {@link readFlowTable}. */
export interface ReadFlowTableOptions extends TableOptions {
  /** ISO 4217 code of the amounts, where neither a column nor a unit says it. */
  readonly currency?: string | undefined;
  /** Budget period of every row, where no column says it. */
  readonly period?: Period | undefined;
  /** Tier of payers and recipients by their name: `{ 乙一院: "township hospital" }`. */
  readonly tiers?: Readonly<Record<string, string>> | undefined;
  /** Kind of funds by the word of the table: `{ 省补: "specific-transfer" }`. */
  readonly kinds?: Readonly<Record<string, FlowKind>> | undefined;
  /** What columns hold, by their head: `{ 拨付额: "appropriated", 拨付时间: "appropriatedDate" }`. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
}

/** Refuses wrong options. */
export function checkFlowOptions(options: ReadFlowTableOptions): void {
  const where = "readFlowTable";
  checkTableOptions(where, options, ["currency", "period", "tiers", "kinds", "columns"]);
  const { currency, period, tiers, kinds, columns } = options;
  if (currency !== undefined && !(typeof currency === "string" && /^[A-Z]{3}$/.test(currency))) {
    refuse(where, "out_of_domain", 'currency must be an ISO 4217 code such as "CNY"', currency);
  }
  if (period !== undefined && (typeof period !== "string" || readSpan(period) === null)) {
    refuse(where, "out_of_domain", 'period must be a period such as "2024"', period);
  }
  for (const [name, tier] of entriesOf<unknown>(where, "tiers", tiers)) {
    if (typeof tier !== "string" || tier === "")
      refuse(where, "wrong_type", `tiers["${name}"] must be a text`, tier);
  }
  for (const [word, kind] of entriesOf<unknown>(where, "kinds", kinds))
    requireOneOf(where, `kinds["${word}"]`, kind as FlowKind, KINDS);
  for (const [head, field] of entriesOf<unknown>(where, "columns", columns))
    requireOneOf(where, `columns["${head}"]`, field as FlowField, FLOW_FIELDS);
}

/** A column of amounts. */
interface AmountColumn {
  readonly at: number;
  readonly header: string;
  readonly power: number;
}

/** A ledger whose header is understood. */
export interface Ledger {
  readonly table: TableRecords<FlowField>;
  readonly at: (field: FlowField) => number;
  readonly amounts: ReadonlyMap<FlowState | "offPurpose", AmountColumn>;
  readonly form: NumberForm;
  readonly period: string;
  readonly currency: string;
  readonly options: ReadFlowTableOptions;
  readonly log: IssueLog;
}

/** Understands the header of a ledger; `null` where something is lacking, which is then an issue. */
export function understandLedger(
  table: TableRecords<FlowField>,
  options: ReadFlowTableOptions,
  log: IssueLog,
): Ledger | null {
  const { body, columns } = table;
  const at = (field: FlowField): number =>
    (columns.find((one) => one.given && one.field === field) ?? columns.find((one) => one.field === field))
      ?.at ?? -1;
  const lacking: string[] = [];
  for (const field of ["from", "to"] as const) if (at(field) === -1) lacking.push(field);
  const years = new Set(body.titles.flatMap(yearsIn));
  const stated = options.period === undefined ? undefined : readSpan(options.period)!;
  const fromTitle = stated === undefined && at("period") === -1 && years.size === 1;
  if (at("period") === -1 && stated === undefined && !fromTitle) lacking.push("period");
  if (STATES.every((state) => at(state) === -1)) lacking.push("budgeted, appropriated, arrived or spent");
  if (lacking.length > 0) {
    log.error(
      "header",
      "missing_column",
      body.line,
      `no column holds ${lacking.join("; ")}; name it in columns: { head: "${lacking[0]!.split(",")[0]}" }`,
    );
    return null;
  }
  if (fromTitle)
    log.warn(
      "header",
      "period_from_title",
      body.line,
      `no column says the period; ${[...years][0]} was taken from the title`,
    );
  const amounts = new Map<FlowState | "offPurpose", AmountColumn>();
  const titleUnit = unitOfTitles(body.titles);
  const moneys = new Set<string>();
  let dollar = false;
  for (const field of [...STATES, "offPurpose"] as const) {
    const position = at(field);
    if (position === -1) continue;
    const { head } = columns[position]!;
    const text = unitOfHead(head) ?? titleUnit;
    const unit = text === null ? null : readUnit(text);
    const money = text === null ? null : moneyOf(unit?.text ?? text);
    if (money !== null) moneys.add(money);
    else if (text !== null && /\$/.test(text)) dollar = true;
    const power = unit?.power ?? 0;
    if (power > 0)
      log.warn(
        "header",
        "scaled",
        body.line,
        `the amounts of "${short(head.text)}" were multiplied by 10^${power}, the power in their unit`,
        head.text,
      );
    amounts.set(field, { at: position, header: head.text, power });
  }
  const currency =
    options.currency ?? (moneys.size === 1 && !dollar ? [...moneys][0]! : signOf(table, amounts));
  if (currency === undefined && at("currency") === -1) {
    log.error(
      "header",
      "no_currency",
      body.line,
      'nothing says the currency of the amounts; write 元 or € in the heads, or pass currency: "CNY"',
    );
    return null;
  }
  const form = numberForm(
    body,
    [...amounts.values()].map((one) => one.at),
    options.decimal,
    missingMarks(options.naValues),
    options.parentheses,
    log,
  );
  if (form === null) return null;
  return {
    table,
    at,
    amounts,
    form,
    period: stated ?? (fromTitle ? [...years][0]! : ""),
    currency: currency ?? "",
    options,
    log,
  };
}

function unitOfTitles(titles: readonly string[]): string | null {
  for (const title of titles) {
    const found = /(?:单位|金额单位|units?)\s*[:：]\s*([^、,，;；()]+)/iu.exec(title);
    if (found !== null) return found[1]!.trim();
  }
  return null;
}

/** The currency that the signs in the cells name. */
function signOf(
  { body, rows }: TableRecords<FlowField>,
  amounts: ReadonlyMap<string, AmountColumn>,
): string | undefined {
  for (const row of rows) {
    for (const { at } of amounts.values()) {
      const found = /[€£¥￥₹元]/.exec(cellText(body.rows[row]![at]));
      if (found !== null)
        return found[0] === "€" ? "EUR" : found[0] === "£" ? "GBP" : found[0] === "₹" ? "INR" : "CNY";
    }
  }
  return undefined;
}
