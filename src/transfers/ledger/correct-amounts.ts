import { EqualizationError } from "../../errors.ts";
import type { FiscalFlow } from "../../model/fiscal-flow.ts";

/** The day of an amount without a date; any comparison with it is false. */
export const UNDATED: number = Number.NaN;

/** The amounts of one state of one flow, in whole cents: columns that are filled again for each state. */
export interface Parts {
  readonly cents: number[];
  /** Day of each amount; {@link UNDATED} if it has no date. */
  readonly day: number[];
  readonly offPurpose: boolean[];
  /** Whether it came after the day the books are read. */
  readonly later: boolean[];
}

/** Columns without amounts. */
export function emptyParts(): Parts {
  return { cents: [], day: [], offPurpose: [], later: [] };
}

/**
 * Takes each correction off the latest amounts of its state up to its day: of its own purpose first. What is left takes the
 * place of the first `count` parts; gives how many there are.
 */
export function applyCorrections(parts: Parts, count: number, state: string, flow: FiscalFlow): number {
  const all = Array.from({ length: count }, (_, k) => ({
    cents: parts.cents[k]!,
    day: Number.isNaN(parts.day[k]) ? null : parts.day[k]!,
    offPurpose: parts.offPurpose[k]!,
    later: parts.later[k]!,
  }));
  const left = all.filter(({ cents }) => cents > 0);
  for (const correction of all) {
    let open = -correction.cents;
    if (open <= 0) continue;
    const day = correction.day ?? Number.POSITIVE_INFINITY;
    const candidates = left
      .filter((part) => part.later === correction.later && (part.day ?? Number.NEGATIVE_INFINITY) <= day)
      .sort(
        (a, b) =>
          Number(b.offPurpose === correction.offPurpose) - Number(a.offPurpose === correction.offPurpose) ||
          (b.day ?? Number.NEGATIVE_INFINITY) - (a.day ?? Number.NEGATIVE_INFINITY) ||
          0,
      );
    // A correction after the day of the books may take back what came before it: it has not happened yet.
    if (correction.later) {
      open = Math.min(
        open,
        candidates.reduce((total, part) => total + part.cents, 0),
      );
    }
    for (const part of candidates) {
      const taken = Math.min(open, part.cents);
      part.cents -= taken;
      open -= taken;
    }
    if (open > 0) {
      throw new EqualizationError(
        `the corrections of ${state} of flow "${flow.id}" take back more than was recorded before them`,
        { code: "out_of_domain", where: "reconcileFlows", received: correction.cents },
      );
    }
  }
  let kept = 0;
  for (const part of left) {
    if (part.cents <= 0) continue;
    parts.cents[kept] = part.cents;
    parts.day[kept] = part.day ?? UNDATED;
    parts.offPurpose[kept] = part.offPurpose;
    parts.later[kept] = part.later;
    kept++;
  }
  return kept;
}
