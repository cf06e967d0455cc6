import type { IncidenceBenefit, IncidenceResult } from "../../model/results/incidence-result.ts";
import { formatNumber, formatPercent } from "../presentation/format-number.ts";
import type { Overview } from "../presentation/overview.ts";

/** Who gets the money of the services, and whether payments follow income. */
export function summarizeIncidence(result: IncidenceResult): Overview<IncidenceBenefit> {
  const total = result.rows.at(-1);
  const shares = total?.shares ?? null;
  const benefits =
    total === undefined || shares === null
      ? ""
      : `The poorest ${formatPercent(1 / shares.length)} of the people get ${formatPercent(shares[0]!)} of the subsidies, the richest ${formatPercent(shares.at(-1)!)} (concentration index ${formatNumber(total.concentrationIndex)}).`;
  const payments =
    result.overall === null
      ? ""
      : `Payments are ${result.overall.kakwani > 0 ? "progressive" : result.overall.kakwani < 0 ? "regressive" : "proportional"} (Kakwani index ${formatNumber(result.overall.kakwani)}).`;
  return {
    title: `Who benefits and who pays: ${result.name}${result.period === null ? "" : `, ${result.period}`}`,
    summary: [benefits, payments].filter((text) => text !== "").join(" "),
    rows: result.rows,
    columns: [
      ["Service", ({ service }) => service],
      ["Share", ({ share }) => formatPercent(share)],
      ["Poorest", (row) => (row.shares === null ? null : formatPercent(row.shares[0]!))],
      ["Richest", (row) => (row.shares === null ? null : formatPercent(row.shares.at(-1)!))],
      ["Concentration index", ({ concentrationIndex }) => concentrationIndex],
      ["Kakwani index", ({ kakwani }) => kakwani],
      ["Against equality", ({ againstEquality }) => againstEquality],
      ["Against incomes", ({ againstLorenz }) => againstLorenz],
    ],
  };
}
