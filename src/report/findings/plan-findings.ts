import type { PlanResult } from "../../model/results/plan-result.ts";
import { formatColumn, formatFixed } from "../../study/presentation/format-number.ts";
import type { Setting } from "../setting.ts";
import type { Finding } from "./finding.ts";
import { unitOf } from "./told.ts";

/** Whether the budget meets the target, from when, and what it takes. */
export function planFindings(measure: PlanResult, setting: Setting): readonly Finding[] {
  const words = setting.words.findings.plan;
  const { moneyUnit, status, target, minimumBudget } = measure;
  const money = (amount: number): string => setting.money.amount(amount, moneyUnit);
  const aim = setting.words.plan.aim(
    target.kind === "index" ? setting.words.index(target.index, target.label) : null,
    target.kind === "index" ? formatFixed(target.atMost, 3) : "",
  );
  if (status === "infeasible") {
    return [{ text: words.infeasible(money(measure.budget)), detail: null }];
  }
  if (status === "met" && measure.disbursed === 0) return [{ text: words.already(aim), detail: null }];
  const [before, after] = formatColumn([measure.gapBefore, measure.value]);
  const details = [
    ...(status === "short" && before !== after
      ? [
          target.kind === "index"
            ? words.distance(before!, after!)
            : words.effect(before!, after!, unitOf(measure.unit, setting)),
        ]
      : []),
    ...(minimumBudget === null || status === "met"
      ? []
      : [
          words.need(
            money(minimumBudget.total),
            measure.fundingGap === null || measure.fundingGap === 0 ? null : money(measure.fundingGap),
          ),
        ]),
    ...(status === "short" && measure.certificate?.optimal === true
      ? [
          setting.words.sentence(
            `${setting.words.plan.best(measure.certificate.objective)}${setting.words.stop}`,
          ),
        ]
      : []),
  ];
  return [
    {
      text:
        status === "met"
          ? words.met(aim, target.targetYear, money(measure.disbursed ?? 0), money(measure.budget))
          : words.short(aim, target.targetYear, metFrom(measure)),
      detail: details.length === 0 ? null : details.join(setting.words.space),
    },
  ];
}

/** What counts as nothing left, of the gap before. */
const ROUNDING = 1e-7;

/** The year from which a plan that is too late for its target meets it in every year; `null` where it never does. */
function metFrom({ target, years }: PlanResult): string | null {
  const open = years.findLastIndex(({ gapBefore, remainingGap, index }) =>
    target.kind === "index"
      ? index === null || index > target.atMost * (1 + ROUNDING)
      : remainingGap > ROUNDING * gapBefore,
  );
  return years[open + 1]?.year ?? null;
}
