import type { AppraisalResult } from "../../model/results/appraisal-result.ts";
import { sum } from "../../numeric/sum.ts";
import { formatFixed, formatNumber } from "../../study/presentation/format-number.ts";
import type { Setting } from "../setting.ts";
import type { Finding } from "./finding.ts";
import { namesOf, tied } from "./told.ts";

type Row = AppraisalResult["rows"][number];

/** Who scores best and lowest, the grades, what costs points, and how the money follows the scores. */
export function appraisalFindings(measure: AppraisalResult, setting: Setting): readonly Finding[] {
  const words = setting.words.findings.appraisal;
  const { rows } = measure;
  const attained = ({ score, maximum }: Row): number => score / (maximum || 1);
  const shown = (row: Row): string => `${formatFixed(row.score, 2)} ${formatNumber(row.maximum)}`;
  const best = rows.reduce((most, row) => (attained(row) > attained(most) ? row : most));
  const last = rows.reduce((least, row) => (attained(row) < attained(least) ? row : least));
  const named = (of: Row): readonly Row[] => tied(rows, shown, of);
  const names = (of: readonly Row[]): string =>
    namesOf(
      of.map(({ name }) => name),
      setting,
    );
  const max = formatNumber(best.maximum);
  const grades = measure.grades
    .filter(({ n }) => n > 0)
    .map(({ grade, n }) => [formatNumber(n), grade] as const);
  const vetoed = rows.filter(({ vetoes }) => vetoes.length > 0);
  const headline =
    rows.length === 1
      ? words.alone(best.name, formatFixed(best.score, 2), max)
      : shown(best) === shown(last)
        ? words.allEqual(formatNumber(rows.length), formatFixed(best.score, 2), max)
        : words.headline(
            names(named(best)),
            formatNumber(named(best).length),
            formatFixed(best.score, 2),
            max,
            names(named(last)),
            formatNumber(named(last).length),
            formatFixed(last.score, 2),
          );
  const loss = mainLoss(measure);
  const details = [
    ...(rows.length > 1 ? [words.mean(formatFixed(measure.value, 2))] : []),
    ...(grades.length > 0 ? [words.grades(grades)] : []),
    ...(loss === null ? [] : [words.loss(loss.name, formatFixed(loss.points, 2))]),
    ...(vetoed.length === 0 ? [] : [words.veto(names(vetoed))]),
  ];
  return [
    { text: headline, detail: details.length === 0 ? null : details.join(setting.words.space) },
    ...paidFinding(measure, setting),
  ];
}

/** The indicator that costs most points over all subjects; `null` if no points were lost. */
function mainLoss({ rows }: AppraisalResult): { readonly name: string; readonly points: number } | null {
  const lost = new Map<string, number>();
  for (const { deductions } of rows) {
    for (const { name, points } of deductions) lost.set(name, (lost.get(name) ?? 0) + points);
  }
  const [first] = [...lost].toSorted(([, a], [, b]) => b - a);
  return first === undefined || first[1] <= 0 ? null : { name: first[0], points: first[1] };
}

function paidFinding({ payment, rows }: AppraisalResult, setting: Setting): readonly Finding[] {
  const words = setting.words.findings.appraisal;
  if (payment === null) return [];
  const paid = rows.flatMap(({ name, payment: amount }) => (amount === null ? [] : [{ name, amount }]));
  if (paid.length === 0) return [];
  const money = (amount: number): string => setting.money.amount(amount, payment.currency);
  const low = paid.reduce((least, row) => (row.amount < least.amount ? row : least));
  const high = paid.reduce((most, row) => (row.amount > most.amount ? row : most));
  const names = (of: (typeof paid)[number]): string =>
    namesOf(
      tied(paid, ({ amount }) => money(amount), of).map(({ name }) => name),
      setting,
    );
  return [
    {
      text: words.paid(
        money(sum(paid.map(({ amount }) => amount))),
        money(low.amount),
        names(low),
        money(high.amount),
        names(high),
      ),
      detail:
        payment.residual > 0.5
          ? words.remainder(money(payment.residual))
          : payment.residual < -0.5
            ? words.overspent(money(-payment.residual))
            : null,
    },
  ];
}
