import { EqualizationError } from "../errors.ts";
import { refuseNumber } from "../numeric/guard/refuse-number.ts";
import type { UnitSet } from "../numeric/regression/panel.ts";
import type { Groups } from "../numeric/vector.ts";

/**
 * First treated period of each unit, by the text of the unit; `null` means never. Every unit is named, no other is.
 */
export type TreatedFrom = Readonly<Record<string, number | null>>;

/**
 * First treated period of each unit of a panel, in its order; `Infinity` for a unit that is not treated by the `last`
 * period. `labels` are all units of the input, which have to be named whether or not their rows count.
 */
export function readTreatedFrom(
  where: string,
  treatedFrom: TreatedFrom,
  labels: Groups,
  unit: UnitSet,
  last: number,
): Float64Array {
  if (treatedFrom === undefined) {
    throw new EqualizationError(
      "treatedFrom is required: the first treated period of each unit, null for never",
      {
        code: "missing_option",
        where,
      },
    );
  }
  if (typeof treatedFrom !== "object" || treatedFrom === null || "length" in treatedFrom) {
    throw new EqualizationError("treatedFrom must be a record by unit, such as { a: 2015, b: null }", {
      code: "wrong_type",
      where,
      received: treatedFrom,
    });
  }
  const known = new Set<string>();
  for (let i = 0; i < labels.length; i++) known.add(String(labels[i]));
  for (const [name, date] of Object.entries(treatedFrom)) {
    if (!known.has(name)) {
      throw new EqualizationError(`unknown unit "${name}" in treatedFrom; known: ${listed([...known])}`, {
        code: "unknown_id",
        where,
        received: name,
      });
    }
    if (date === null) continue;
    if (date === undefined) throw unnamed(where, name);
    if (typeof date !== "number" || date - date !== 0) {
      refuseNumber(where, `treatedFrom of "${name}"`, date, "pass a period, or null for never");
    }
  }
  for (const name of known) if (!Object.hasOwn(treatedFrom, name)) throw unnamed(where, name);
  return Float64Array.from(unit.labels, (label) => {
    const date = treatedFrom[String(label)] ?? Number.POSITIVE_INFINITY;
    return date > last ? Number.POSITIVE_INFINITY : date;
  });
}

/** The dates of treatment there are, ascending. */
export function datesOf(from: Float64Array): number[] {
  return [...new Set(from)].filter((date) => date < Number.POSITIVE_INFINITY).sort((a, b) => a - b);
}

/** The one date of treatment, for designs that allow no other. */
export function requireOneDate(where: string, from: Float64Array): number {
  const dates = datesOf(from);
  if (dates.length > 1) {
    throw new EqualizationError(
      `units are treated from ${dates.length} dates (${listed(dates.map(String))}); use groupTimeEffects`,
      { code: "unsupported_combination", where, received: dates },
    );
  }
  const [date] = dates;
  if (date === undefined) {
    throw new EqualizationError("needs at least 1 treated unit, got 0: no date is in the periods", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  if (!from.includes(Number.POSITIVE_INFINITY)) {
    throw new EqualizationError("needs at least 1 comparison unit, got 0: every unit is treated", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  return date;
}

function unnamed(where: string, name: string): EqualizationError {
  return new EqualizationError(
    `treatedFrom lacks unit "${name}"; give its first treated period, or null for never`,
    {
      code: "missing_value",
      where,
      received: name,
    },
  );
}

/** At most eight items as text. */
export function listed(items: readonly string[]): string {
  return items.length > 8 ? `${items.slice(0, 8).join(", ")} and ${items.length - 8} more` : items.join(", ");
}
