import type { PolicyResult, PolicyRow } from "../../model/results/evaluation-result.ts";
import { count } from "../presentation/count.ts";
import { formatFixed, formatNumber } from "../presentation/format-number.ts";
import type { Overview } from "../presentation/overview.ts";

/** By how much more the treated regions changed, how sure that is, and compared with what. */
export function summarizeEvaluation(result: PolicyResult): Overview<PolicyRow> {
  const { design, effect, index, p, regions, unit } = result;
  const size = index === null ? `${formatNumber(effect.value)} ${unit}` : formatFixed(effect.value, 4);
  const compared =
    design === "its"
      ? `jump of ${size} at the policy, over ${count(regions.treated, "treated region")}`
      : `effect ${size} in ${count(regions.treated, "treated region")}, compared with ${regions.comparison} without the policy`;
  const sure = p === null ? "no p-value" : `p ${p < 0.001 ? "< 0.001" : formatFixed(p, 3)} (${result.pFrom})`;
  return {
    title: `Evaluation: ${result.label}, ${result.periods[0]} to ${result.periods.at(-1)}`,
    summary: `${compared}; ${sure}. ${result.caution}`,
    rows: result.rows,
    columns: [
      ["Region", ({ name }) => name],
      ["Policy from", ({ from }) => from],
      ["Before", ({ before }) => before],
      ["After", ({ after }) => after],
      ...(design === "synthetic"
        ? ([
            ["Weight", ({ weight }: PolicyRow) => weight],
            ["As placebo", ({ placebo }: PolicyRow) => placebo],
          ] as const)
        : []),
    ],
  };
}
