import { EqualizationError } from "../../errors.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { requireLabels } from "../../numeric/guard/require-groups.ts";

/** One record of a panel of units and periods. */
interface PanelRecord {
  readonly unit: string | number;
  readonly period: string | number;
}

/** One period with its units. */
export interface PanelYear<T> {
  /** The period. */
  readonly period: string | number;
  /** Its records, in the order given. */
  readonly members: readonly T[];
  /** The record of each unit. */
  readonly units: ReadonlyMap<string | number, T>;
}

/** Refuses anything but records of objects. */
export function requirePanelRecords<T>(where: string, panel: readonly T[], shape: string): void {
  if (Array.isArray(panel) && panel.every((one) => typeof one === "object" && one !== null)) return;
  refuse(where, "wrong_type", `panel must be an array of ${shape}`, panel);
}

/** The periods in order, at least two, each unit once in a period. */
export function panelYears<T extends PanelRecord>(where: string, panel: readonly T[]): PanelYear<T>[] {
  requireLabels(
    where,
    panel.map(({ unit }) => unit),
    (index) => `the unit of observation ${index}`,
  );
  requireLabels(
    where,
    panel.map(({ period }) => period),
    (index) => `the period of observation ${index}`,
  );
  const periods = [...new Set(panel.map(({ period }) => period))].sort(byPeriod);
  if (periods.length < 2) {
    refuse(where, "too_few_observations", `needs at least 2 periods, got ${periods.length}`, periods.length);
  }
  return periods.map((period) => {
    const members = panel.filter((one) => one.period === period);
    const units = new Map<string | number, T>();
    for (const one of members) {
      if (units.has(one.unit)) {
        throw new EqualizationError(
          `unit ${String(one.unit)} stands twice in period ${String(period)}; keep one`,
          {
            code: "duplicate_id",
            where,
            received: one.unit,
          },
        );
      }
      units.set(one.unit, one);
    }
    return { period, members, units };
  });
}

function byPeriod(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : 1;
}
