import { EqualizationError } from "../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { exponential } from "../numeric/portable/exponential.ts";
import { logarithm } from "../numeric/portable/logarithm.ts";
import { sum } from "../numeric/sum.ts";

/** Options of {@link uhcCoverageIndex}. */
export interface UhcCoverageIndexOptions {
  /**
   * A tracer below this counts as this, so that one of 0 does not make the whole index 0.
   *
   * @defaultValue 1
   */
  readonly floor?: number | undefined;
  /**
   * A tracer that is `null`: refuse it, or leave it out of its domain.
   *
   * @defaultValue "error"
   */
  readonly missing?: "error" | "omit" | undefined;
}

/** What {@link uhcCoverageIndex} answers. */
export interface UhcCoverageIndex {
  /** The index, 0 to 100. */
  readonly value: number;
  /** One record a domain, in the order given. */
  readonly domains: readonly {
    /** Its name, as given. */
    readonly domain: string;
    /** Geometric mean of its tracers, 0 to 100. */
    readonly value: number;
  }[];
}

/**
 * Index of essential service coverage: indicator 3.8.1 of the Sustainable Development Goals.
 *
 * Geometric mean of the tracers inside each domain, then of the domains.
 *
 * - **Unit:** 0 to 100, as the tracers. 100 needs all of them at 100. A mean of means does not weigh all tracers alike.
 * - **Tracers come rescaled.** WHO rescales some before: hospital beds as min(100, 100 × beds / 18 per 10,000), tobacco non-use from 50
 *   percent on, the workforce against maxima. The definitions change from report to report (2023 put the treatment of
 *   hypertension in place of blood pressure), so they are left to the caller.
 * - **Missing:** malaria counts only where it is endemic: pass `null` and `missing: "omit"`, and its domain has three tracers.
 * - **Conventions:** WHO sets a tracer of 0 to 1; `floor` lifts all below it, which keeps the index monotone.
 *
 * @param domains For each domain, by name, its tracers by name, 0 to 100 or `null`.
 * @throws `EqualizationError` `missing_value` (a `null` without `missing: "omit"`), `too_few_observations` (no domain, or one without
 *   tracers), `not_finite`, `out_of_domain` (beyond 0 to 100), `unknown_option`, `wrong_type`.
 * @see Hogan, D. et al. (2018), Monitoring universal health coverage within the Sustainable Development Goals, Lancet Global Health 6;
 *   the metadata of indicator 3.8.1 (2023).
 *
 * @example
 * ```ts
 * import { uhcCoverageIndex } from "equalis";
 * const { value, domains } = uhcCoverageIndex({ mothers: { antenatal: 50, births: 50 }, infections: { vaccines: 50 } });
 * Math.round(value * 1e9) / 1e9; // => 50
 * domains.length; // => 2
 * ```
 */
export function uhcCoverageIndex(
  domains: Readonly<Record<string, Readonly<Record<string, number | null>>>>,
  options: UhcCoverageIndexOptions = {},
): UhcCoverageIndex {
  const where = "uhcCoverageIndex";
  requireOptions(where, options, ["floor", "missing"]);
  const { floor = 1, missing = "error" } = options;
  requireNumber(where, "floor", floor, { above: 0, atMost: 100 });
  requireOneOf(where, "missing", missing, ["error", "omit"]);
  const entries = entriesOf<Readonly<Record<string, number | null>>>(where, "domains", domains);
  const found = entries.map(([domain, tracers]) => {
    const logarithms: number[] = [];
    for (const [tracer, value] of entriesOf<number | null>(where, `domain ${domain}`, tracers)) {
      if (value === null || value === undefined) {
        if (missing === "omit") continue;
        throw new EqualizationError(
          `tracer ${tracer} of ${domain} is missing; pass missing: "omit" if it does not apply`,
          { code: "missing_value", where, received: value },
        );
      }
      requireNumber(where, `tracer ${tracer} of ${domain}`, value, { atLeast: 0, atMost: 100 });
      logarithms.push(logarithm(Math.max(floor, value)));
    }
    if (logarithms.length === 0) {
      throw new EqualizationError(`domain ${domain} has no tracer left; leave the domain out`, {
        code: "too_few_observations",
        where,
        received: domain,
      });
    }
    return { domain, logarithm: sum(logarithms) / logarithms.length };
  });
  return {
    value: scoreOf(sum(found.map((one) => one.logarithm)) / found.length),
    domains: found.map((one) => ({ domain: one.domain, value: scoreOf(one.logarithm) })),
  };
}

/** Back from the logarithm; rounding must not lift a score above 100. */
function scoreOf(mean: number): number {
  return Math.min(100, exponential(mean));
}

function entriesOf<T>(where: string, noun: string, record: Readonly<Record<string, T>>): [string, T][] {
  if (typeof record !== "object" || record === null || Array.isArray(record) || ArrayBuffer.isView(record)) {
    throw new EqualizationError(`${noun} must be an object by name`, {
      code: "wrong_type",
      where,
      received: record,
    });
  }
  const entries = Object.entries(record);
  if (entries.length === 0) {
    throw new EqualizationError(`${noun} has no entry`, {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  return entries;
}
