import type { Undefined } from "./outcome.ts";
import type { Setting } from "./setting.ts";
import type { Side } from "./side.ts";

/** The subgroups from one position to before another as one: their population-weighted mean. */
export function pooled(setting: Setting, from: number, to: number): (Side & { share: number }) | Undefined {
  const { given, errors, errorUnit, shares } = setting;
  const share = shares?.[from] ?? Number.NaN;
  if (to - from === 1) return { estimate: given[from]!, error: errors[from]! * errorUnit, share };
  if (shares === null) {
    return {
      code: "missing_option",
      reason: `${to - from} subgroups share one end of the order, and pooling them needs their populations; ${setting.missingPopulation}`,
    };
  }
  let people = 0;
  let rest = 0;
  let squares = 0;
  for (let i = from; i < to; i++) {
    people += shares[i]!;
    // From the first estimate, so that equal estimates pool to themselves.
    rest += shares[i]! * (given[i]! - given[from]!);
    squares += (shares[i]! * errors[i]!) ** 2;
  }
  return {
    estimate: given[from]! + rest / people,
    error: (Math.sqrt(squares) / people) * errorUnit,
    share: people,
  };
}
