import type { TransferResult } from "../../model/results/transfer-result.ts";
import { sum } from "../../numeric/sum.ts";
import { formatFixed, formatNumber, formatPercent } from "../../study/presentation/format-number.ts";
import type { Setting } from "../setting.ts";
import type { Finding } from "./finding.ts";
import { changeOf, isIllustrative } from "./told.ts";

/** What a transfer distributes, to how many, and what it does to the gap. */
export function transferFindings(measure: TransferResult, setting: Setting): readonly Finding[] {
  const words = setting.words.findings.transfer;
  const { effect, rows, title, unit } = measure;
  const received = rows.filter(({ amount }) => amount > 0);
  const paid = rows.filter(({ amount }) => amount < 0);
  const total = sum(received.map(({ amount }) => amount));
  const closed = effect?.gapClosed ?? null;
  const headline =
    received.length === 0
      ? words.none(title)
      : paid.length > 0
        ? words.bothWays(
            title,
            formatNumber(received.length),
            setting.money.amount(total, unit),
            formatNumber(paid.length),
            setting.money.amount(-sum(paid.map(({ amount }) => amount)), unit),
          )
        : words.headline(
            title,
            setting.money.amount(total, unit),
            formatNumber(received.length),
            formatNumber(rows.length),
            closed === null || formatPercent(closed) === "0.0%" ? null : formatPercent(closed),
          );
  const details = [
    ...measure.invariants.filter(({ holds }) => !holds).map(({ claim }) => words.failed(claim)),
    ...(effect === null
      ? []
      : [
          ...(closed !== null && formatPercent(closed) === "0.0%" ? [words.noClosed] : []),
          words.gini(
            changeOf(effect.giniBefore, effect.giniAfter, 3),
            formatFixed(effect.giniBefore, 3),
            formatFixed(effect.giniAfter, 3),
          ),
          ...(effect.leakage === null || received.length === 0
            ? []
            : [
                formatPercent(effect.leakage) === "0.0%"
                  ? words.noLeakage
                  : words.leakage(
                      formatPercent(effect.leakage),
                      setting.money.amount(effect.leakage * total, unit),
                    ),
              ]),
          ...(effect.gapTo === "mean" && closed !== null ? [words.toMean] : []),
        ]),
  ];
  return [
    {
      text: isIllustrative(measure) ? setting.words.findings.illustrative(headline) : headline,
      detail: details.length === 0 ? null : details.join(setting.words.space),
    },
  ];
}
