import { formatReceived } from "../numeric/guard/format-received.ts";
import { describeNonNumber, nonNumberCode } from "../numeric/guard/refuse-number.ts";

/** Where a band list complains. */
export type RefuseBand = (index: number, field: string, code: string, message: string) => void;

/**
 * Complains about bands that are no list, that do not ascend, or that lack what they give. `given` is the field
 * that they give and says whether a value of it will do.
 */
export function checkBands(
  bands: unknown,
  given: string,
  isGood: (value: unknown) => string | null,
  refuse: RefuseBand,
): void {
  if (!Array.isArray(bands) || bands.length === 0) {
    refuse(-1, "", "missing_option", `bands must list at least one { from, ${given} }`);
    return;
  }
  let before = Number.NEGATIVE_INFINITY;
  for (const [i, band] of (bands as readonly (Record<string, unknown> | null)[]).entries()) {
    const from = band?.from;
    // The lowest band may have no lower end.
    const isOpen = i === 0 && from === Number.NEGATIVE_INFINITY;
    if (typeof from !== "number" || (from - from !== 0 && !isOpen)) {
      refuse(i, "from", nonNumberCode(from), `from ${describeNonNumber(from, "pass a finite number")}`);
    } else {
      if (i > 0 && from <= before) {
        refuse(
          i,
          "from",
          "out_of_domain",
          `from is ${from}, not above the band before it; bands must ascend`,
        );
      }
      before = from;
    }
    const fault = isGood(band?.[given]);
    if (fault !== null)
      refuse(i, given, "out_of_domain", `${given} is ${formatReceived(band?.[given])}; ${fault}`);
  }
}
