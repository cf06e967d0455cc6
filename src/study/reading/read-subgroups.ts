import { EqualizationError } from "../../errors.ts";
import type { IndicatorSelection } from "../../model/questions/selections.ts";
import type { StudyWarning } from "../../model/results/result-metadata.ts";
import type { Study } from "../../model/study.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { sum } from "../../numeric/sum.ts";
import { period_chosen } from "../../text/en/notices.ts";
import { withContext } from "../../text/en/with-context.ts";
import { writeNotice } from "../../text/write-notice.ts";
import { areFew, fewRegions, type IndicatorValues, periodsOf, readIndicator } from "./read-indicator.ts";
import { withoutRepeats } from "./same-notice.ts";

/**
 * Reads one indicator over several parts of each region, such as its towns and its countryside: one value a part,
 * region by region in the order of the study, parts in the order asked for.
 */
export function readSubgroups(
  study: Study,
  where: string,
  question: IndicatorSelection,
  subgroups: readonly string[],
  needsPopulation: boolean | "or-denominators",
): IndicatorValues {
  requireSubgroups(where, question, subgroups);
  const common =
    question.period === undefined
      ? subgroups
          .map((subgroup) => periodsOf(study, where, { ...question, subgroup }))
          .reduce((all, some) => all.filter((period) => some.includes(period)))
      : [question.period];
  const period = common.at(-1);
  if (period === undefined) {
    throw new EqualizationError(`no period has values for all of the subgroups ${subgroups.join(", ")}`, {
      code: "missing_value",
      where,
      received: subgroups,
    });
  }
  const columns = subgroups.map((subgroup) =>
    readIndicator(study, where, { ...question, period, subgroup }, needsPopulation),
  );
  // Parts of whom some are counted and others not would be held together by different things.
  const counted = columns.filter(({ populations }) => populations !== null).length;
  if (counted > 0 && counted < columns.length) return readSubgroups(study, where, question, subgroups, true);
  const order = new Map(study.regions.map(({ id }, i) => [id, i]));
  const units = columns
    .flatMap((column, k) => column.regions.map((region, i) => ({ column, region, k, i })))
    .sort((a, b) => order.get(a.region.id)! - order.get(b.region.id)! || a.k - b.k);
  const heads = counted > 0 ? Float64Array.from(units, ({ column, i }) => column.populations![i]!) : null;
  const chosen: readonly StudyWarning[] =
    common.length > 1
      ? [writeNotice("period_chosen", { chosen: "period", period, allSubgroups: true }, period_chosen)]
      : [];
  const warnings = columns
    .flatMap(({ warnings }, k) =>
      warnings.map((one) =>
        one.code === "regions_omitted" || one.code.startsWith("pooled")
          ? withContext(one, { subgroup: subgroups[k] })
          : one,
      ),
    )
    .filter(({ code }) => code !== "few_regions");
  const [{ indicator, population }] = columns as [IndicatorValues];
  return {
    indicator,
    period,
    regions: units.map(({ region }) => region),
    subgroups: units.map(({ k }) => subgroups[k]),
    observations: units.map(({ column, i }) => column.observations[i]!),
    values: Float64Array.from(units, ({ column, i }) => column.values[i]!),
    numerators: units.map(({ column, i }) => column.numerators[i]),
    denominators: units.map(({ column, i }) => column.denominators[i]),
    populations: heads,
    population: population === null || heads === null ? null : { ...population, total: sum(heads) },
    omitted: columns.flatMap(({ omitted }) => omitted),
    warnings: [
      ...chosen,
      ...withoutRepeats(warnings),
      ...(areFew(units.length) ? [fewRegions(units.length)] : []),
    ],
    sources: (study.sources ?? []).filter((source) =>
      columns.some(({ sources }) => sources.includes(source)),
    ),
  };
}

function requireSubgroups(
  where: string,
  { subgroup }: IndicatorSelection,
  subgroups: readonly string[],
): void {
  const fail = (code: "wrong_type" | "unsupported_combination" | "duplicate_id", message: string): never => {
    throw new EqualizationError(message, { code, where, received: subgroups });
  };
  if (!Array.isArray(subgroups) || subgroups.length === 0) {
    fail("wrong_type", 'subgroups must be an array of parts of regions, such as ["urban", "rural"]');
  }
  for (const one of subgroups as readonly unknown[]) {
    if (typeof one !== "string") fail("wrong_type", `a subgroup is ${formatReceived(one)}; pass text`);
  }
  if (new Set(subgroups).size !== subgroups.length) fail("duplicate_id", "a subgroup is asked for twice");
  if (subgroup !== undefined) fail("unsupported_combination", "pass subgroup or subgroups, not both");
}
