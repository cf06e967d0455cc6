import type {
  BudgetCategory,
  DatedAmount,
  FiscalFlow,
  FlowKind,
  FlowState,
} from "../../model/fiscal-flow.ts";
import { IssueLog } from "../table/issue-log.ts";
import { missingMarks, readAmount, shifted } from "../table/read-amount.ts";
import { dateOrderOf, readDay } from "../table/read-day.ts";
import { readSpan } from "../table/read-span.ts";
import { moneyOf } from "../table/read-unit.ts";
import { droppedRow, short } from "../table/table-body.ts";
import type { TableInput, TableReport } from "../table/table-options.ts";
import { cellText, reportOf, tableRecords } from "../table/table-records.ts";
import { categoryOf, type FlowField, flowFieldOf, kindOf, STATES, tierOf } from "./flow-fields.ts";
import { checkFlowOptions, type Ledger, type ReadFlowTableOptions, understandLedger } from "./ledger.ts";

/** What {@link readFlowTable} read. */
export interface FlowTable extends TableReport {
  /** The flows, in the order of the table. */
  readonly flows: readonly FiscalFlow[];
}

/**
 * Reads a ledger of fiscal flows: who pays whom, and what was budgeted, appropriated, received and spent.
 *
 * Amounts in 万元 become yuan. Rows of one id and the same ends are instalments of one flow. An amount spent for
 * another purpose is split off the amount spent. An empty cell is a state that is not known, never 0.
 *
 * **When to use:** to get the `flows` of a study for `reconcile` and `reconcileFlows`.
 *
 * @throws `EqualizationError` only for options: `wrong_type`, `unknown_option`, `out_of_domain`.
 *
 * @example
 * ```ts
 * import { readFlowTable } from "equalis/adapters";
 * const { flows } = readFlowTable("编号,上级,接收单位,资金类型,年度,下达(万元),到位(万元),到位日期\n1,省财政厅,甲县,专项,2024,1200,900,2024-06-20\n");
 * flows[0]?.from.tier; // => "province"
 * flows[0]?.amounts.arrived; // => [{ amount: 9000000, date: "2024-06-20" }]
 * ```
 */
export function readFlowTable(input: TableInput, options: ReadFlowTableOptions = {}): FlowTable {
  checkFlowOptions(options);
  const log = new IssueLog(options.maxDetails ?? 10);
  const table = tableRecords<FlowField>(
    input,
    options,
    {
      fieldOf: flowFieldOf,
      given: (field) => field as FlowField,
      totalIn: (field) => field === "id" || field === "from" || field === "to",
    },
    log,
  );
  const ledger = table === null ? null : understandLedger(table, options, log);
  const flows = ledger === null ? [] : readFlows(ledger);
  return { flows, ...reportOf(log, table?.body ?? null, flows.length) };
}

/** A flow while its instalments are gathered. */
interface OpenFlow {
  readonly flow: Omit<FiscalFlow, "amounts">;
  readonly amounts: Partial<Record<FlowState, DatedAmount[]>>;
  readonly line: number;
}

function readFlows(ledger: Ledger): readonly FiscalFlow[] {
  const { table, at, log } = ledger;
  const { body, rows, columns } = table;
  const orders = new Map<number, ReturnType<typeof dateOrderOf>>();
  for (const { field, at: position } of columns) {
    if (field === null || !/Date$/.test(field)) continue;
    orders.set(
      position,
      ledger.options.dateOrder ?? dateOrderOf(rows.map((row) => body.rows[row]![position])),
    );
  }
  const open = new Map<string, OpenFlow>();
  for (const row of rows) {
    const cells = body.rows[row]!;
    const line = body.lines[row]!;
    const leave = (code: string, message: string): void => {
      log.error("rows", code, line, message);
      body.dropped.push(droppedRow(line, "error", cells));
    };
    const text = (field: FlowField): string =>
      at(field) === -1 ? "" : cellText(cells[at(field)]).replace(/^(\d+)\.0+$/, "$1");
    const day = (field: FlowField): string | undefined => dayOf(ledger, row, at(field), orders);
    const [from, to] = [text("from").slice(0, 200), text("to").slice(0, 200)];
    const period =
      at("period") === -1 || (text("period") === "" && ledger.period !== "")
        ? ledger.period
        : readSpan(cells[at("period")]);
    const currency =
      text("currency") === ""
        ? ledger.currency
        : (moneyOf(text("currency")) ??
          (/^[A-Za-z]{3}$/.test(text("currency")) ? text("currency").toUpperCase() : ""));
    if (from === "" || to === "")
      leave("no_region", "the row does not name both payer and recipient; it was left out");
    else if (period === null)
      leave("unusable_period", `the period is "${short(text("period"))}"; write 2024. The row was left out`);
    else if (currency === "")
      leave("no_currency", `the currency "${short(text("currency"))}" is not known; the row was left out`);
    else {
      const id = text("id").slice(0, 200) || `flow-${open.size + 1}`;
      const amounts = amountsOf(ledger, row, day);
      const before = open.get(id);
      if (before !== undefined) {
        if (before.flow.from.region !== from || before.flow.to.region !== to) {
          leave(
            "duplicate_id",
            `"${short(id)}" is on line ${before.line} already, between other ends; this row was left out`,
          );
          continue;
        }
        for (const state of STATES)
          if (amounts[state] !== undefined)
            before.amounts[state] = [...(before.amounts[state] ?? []), ...amounts[state]];
        continue;
      }
      const category: BudgetCategory | undefined = categoryOf(text("category"));
      const service = text("service");
      const dueDate = day("dueDate");
      const flow = {
        id,
        from: { tier: text("fromTier") || tier(ledger, from, line), region: from },
        to: { tier: text("toTier") || tier(ledger, to, line), region: to },
        kind: kind(ledger, text("kind"), line),
        ...(category === undefined ? {} : { category }),
        ...(service === "" ? {} : { service: service.slice(0, 200) }),
        period,
        currency,
        ...(dueDate === undefined ? {} : { dueDate }),
      };
      open.set(id, { flow, amounts, line });
    }
  }
  for (const one of open.values()) tellOrder(one, log);
  return [...open.values()].map(({ flow, amounts }) => ({ ...flow, amounts }));
}

function tier({ options, log }: Ledger, name: string, line: number): string {
  const found = Object.hasOwn(options.tiers ?? {}, name) ? options.tiers![name] : tierOf(name);
  if (found !== undefined) return found;
  log.warn(
    "rows",
    "tier_unknown",
    line,
    `the level of government of "${short(name)}" is not known; pass tiers: { "${short(name)}": "county" }`,
  );
  return "unknown";
}

function kind({ options, log }: Ledger, text: string, line: number): FlowKind {
  const own = Object.hasOwn(options.kinds ?? {}, text) ? options.kinds![text] : undefined;
  const found = own ?? (text === "" ? undefined : kindOf(text));
  if (found !== undefined) return found;
  log.warn(
    "rows",
    "kind_unknown",
    line,
    `the kind of funds ${text === "" ? "is not given" : `"${short(text)}" is not known`}; "other" was taken. Pass kinds to correct it`,
  );
  return "other";
}

function dayOf(
  { table, log }: Ledger,
  row: number,
  at: number,
  orders: ReadonlyMap<number, ReturnType<typeof dateOrderOf>>,
): string | undefined {
  if (at === -1) return undefined;
  const { body, columns } = table;
  const header = columns[at]!.head.text;
  const cell = body.rows[row]![at];
  const line = body.lines[row]!;
  if (typeof cell === "string" && missingMarks().has(cell.trim().toLowerCase())) return undefined;
  const read = readDay(cell, orders.get(at), () =>
    log.warn("rows", "serial_date", line, "a number was read as a date of a spreadsheet", header),
  );
  if (read === null) return undefined;
  if (typeof read === "string") return read;
  log.error("rows", read.problem, line, dateMessage(read.problem, cellText(cell)), header);
  return undefined;
}

function dateMessage(problem: "ambiguous_date" | "unusable_date", text: string): string {
  return problem === "ambiguous_date"
    ? `the date "${short(text)}" can be read in two orders; it was left out. Pass dateOrder: "DMY" or "MDY"`
    : `"${short(text)}" is no date; it was left out. Write 2024-06-30`;
}

/** The amounts of a row by state; what was spent for another purpose is split off. */
function amountsOf(
  ledger: Ledger,
  row: number,
  day: (field: FlowField) => string | undefined,
): Partial<Record<FlowState, DatedAmount[]>> {
  const { table, amounts, form, log } = ledger;
  const line = table.body.lines[row]!;
  const read = (field: FlowState | "offPurpose"): number | null => {
    const column = amounts.get(field);
    if (column === undefined) return null;
    const cell = table.body.rows[row]![column.at];
    const { value, problem } = readAmount(cell, form);
    if (problem !== undefined)
      log.error(
        "rows",
        problem,
        line,
        `"${short(cellText(cell))}" is not an amount; it was left out`,
        column.header,
      );
    if (value === null) return null;
    const amount = shifted(value, column.power);
    if (amount >= 0 && amount !== Number.POSITIVE_INFINITY) return amount;
    log.error(
      "rows",
      "amount_impossible",
      line,
      `the amount ${value} is below 0 or too large; it was left out`,
      column.header,
    );
    return null;
  };
  const result: Partial<Record<FlowState, DatedAmount[]>> = {};
  for (const state of STATES) {
    const amount = read(state);
    if (amount === null) continue;
    const date = day(`${state}Date`);
    result[state] = [{ amount, ...(date === undefined ? {} : { date }) }];
  }
  const off = read("offPurpose");
  if (off === null || off === 0) return result;
  const [spent] = result.spent ?? [];
  if (spent === undefined || off > spent.amount) {
    log.error(
      "rows",
      "amount_impossible",
      line,
      `${off} was spent for another purpose, of ${spent?.amount ?? "no amount"} spent; the first was left out`,
      amounts.get("offPurpose")!.header,
    );
    return result;
  }
  const rest = Number((spent.amount - off).toPrecision(15));
  result.spent = [
    ...(rest === 0 ? [] : [{ ...spent, amount: rest }]),
    { ...spent, amount: off, offPurpose: true },
  ];
  return result;
}

function tellOrder({ flow, amounts, line }: OpenFlow, log: IssueLog): void {
  let before: { readonly state: FlowState; readonly sum: number } | undefined;
  for (const state of STATES) {
    const parts = amounts[state];
    if (parts === undefined) continue;
    const sum = parts.reduce((total, { amount }) => total + amount, 0);
    if (before !== undefined && sum > before.sum * (1 + 1e-12)) {
      log.warn(
        "rows",
        "state_order",
        line,
        `flow "${short(flow.id)}" has ${sum} ${state} and only ${before.sum} ${before.state}; one of the two may be wrong`,
      );
    }
    before = { state, sum };
  }
}
