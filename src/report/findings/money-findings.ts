import type { ReconciliationResult } from "../../model/results/reconciliation-result.ts";
import { formatFixed, formatNumber, formatPercent } from "../../study/presentation/format-number.ts";
import type { Setting } from "../setting.ts";
import type { Finding } from "./finding.ts";
import { namesOf, tied } from "./told.ts";

/** Steps of the waterfall that are neither its beginning nor its end: where the rest of the funds is. */
const REST = [
  "not-appropriated",
  "not-arrived",
  "undisbursed",
  "unspent",
  "carried-over",
  "returned",
  "not-reported",
  "off-purpose",
];

/** How much of the funds was spent for the intended purpose, where the rest is, and whether it arrived in time. */
export function moneyFindings(measure: ReconciliationResult, setting: Setting): readonly Finding[] {
  const words = setting.words.findings.money;
  const { asOf, currency, total, totalFunding, value, waterfall } = measure;
  const money = (amount: number): string => setting.money.amount(amount, currency);
  const amountOf = (id: string): number => waterfall.find((bar) => bar.id === id)?.amount ?? 0;
  const spent = amountOf("spent");
  const rest = REST.flatMap((id) => {
    const amount = Math.abs(amountOf(id));
    return amount > 0 ? [[setting.words.money.inSentence(id), money(amount)] as const] : [];
  });
  const headline =
    value === null || totalFunding === 0
      ? words.none
      : spent === 0
        ? words.unreported(money(totalFunding))
        : words.spent(
            asOf === null ? null : setting.words.day(asOf),
            formatPercent(spent / totalFunding),
            money(spent),
            money(totalFunding),
          );
  return [
    { text: headline, detail: rest.length === 0 ? null : words.rest(rest) },
    ...arrivalFinding(measure, setting),
    ...(measure.unlinked.length === 0
      ? []
      : [{ text: words.unlinked(formatNumber(measure.unlinked.length)), detail: null }]),
    ...(total.onTimeRate === null
      ? []
      : [
          {
            text:
              formatPercent(total.onTimeRate) === "100.0%"
                ? words.allOnTime
                : words.late(
                    formatPercent(total.onTimeRate),
                    total.meanDelayDays !== null && total.meanDelayDays >= 0.5
                      ? formatFixed(total.meanDelayDays, 0)
                      : null,
                  ),
            detail: null,
          },
        ]),
  ];
}

function arrivalFinding({ byRegion, total }: ReconciliationResult, setting: Setting): readonly Finding[] {
  const words = setting.words.findings.money;
  const due = byRegion.filter(({ arrivalRate }) => arrivalRate !== null);
  if (due.length === 0) return [];
  const least = due.reduce((low, row) => (row.arrivalRate! < low.arrivalRate! ? row : low));
  const shown = (row: (typeof due)[number]): string => formatPercent(row.arrivalRate);
  if (least.arrivalRate! >= 1) {
    return total.arrivalRate === 1 ? [{ text: words.allArrived, detail: null }] : [];
  }
  const names = [...new Set(tied(due, shown, least).map(({ name }) => name))];
  return names.length === due.length && due.length > 1
    ? []
    : [{ text: words.arrival(namesOf(names, setting), shown(least)), detail: null }];
}
