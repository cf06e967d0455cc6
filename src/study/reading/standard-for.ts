import { lastDay } from "../../calendar/last-day.ts";
import type { Indicator, Standard } from "../../model/indicator.ts";
import type { Region } from "../../model/region.ts";

/**
 * The standard that holds for a region on a day or on the last day of a period, or for a part of it; the one for its class goes before the one for
 * everybody.
 */
export function standardFor(
  indicator: Indicator,
  region: Region,
  period: string,
  subgroup?: string | undefined,
): Standard | undefined {
  const day = lastDay(period);
  const holding = (indicator.standards ?? []).filter(
    ({ from, to, appliesTo }) =>
      from <= day &&
      (to === undefined || to >= day) &&
      Object.entries(appliesTo ?? {}).every(
        ([partition, value]) =>
          (region.groups?.[partition] ?? (partition === "subgroup" ? subgroup : undefined)) === value,
      ),
  );
  const rank = (standard: Standard): number => Object.keys(standard.appliesTo ?? {}).length;
  return holding.toSorted((a, b) => rank(b) - rank(a) || (a.from < b.from ? 1 : -1))[0];
}
