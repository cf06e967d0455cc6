import type { Indicator, Standard } from "../model/indicator.ts";
import type { Region } from "../model/region.ts";

/**
 * The standard that holds for a region on a day, or for a part of it; the one for its class goes before the one for
 * everybody.
 */
export function standardFor(
  indicator: Indicator,
  region: Region,
  period: string,
  stratum?: string | undefined,
): Standard | undefined {
  const day = lastDay(period);
  const holding = (indicator.standards ?? []).filter(
    ({ from, to, appliesTo }) =>
      from <= day &&
      (to === undefined || to >= day) &&
      Object.entries(appliesTo ?? {}).every(
        ([partition, value]) =>
          (region.partitions?.[partition] ?? (partition === "stratum" ? stratum : undefined)) === value,
      ),
  );
  const rank = (standard: Standard): number => Object.keys(standard.appliesTo ?? {}).length;
  return holding.toSorted((a, b) => rank(b) - rank(a) || (a.from < b.from ? 1 : -1))[0];
}

/** A standard holds for a period if it holds on the period's last day. */
export function lastDay(period: string): string {
  const [year = "", part = ""] = [period.slice(0, 4), period.slice(5)];
  if (part === "") return `${year}-12-31`;
  if (part === "S1") return `${year}-06-30`;
  if (part === "S2") return `${year}-12-31`;
  if (part.startsWith("Q")) return `${year}-${["03-31", "06-30", "09-30", "12-31"][Number(part[1]) - 1]}`;
  return part.length === 2 ? `${year}-${part}-31` : period;
}
