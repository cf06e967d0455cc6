import type { Direction } from "../indicator.ts";
import type { Period } from "../period.ts";
import type { Coefficient } from "./coefficient.ts";
import type { Permutation } from "./permutation.ts";
import type { ResultMetadata } from "./result-metadata.ts";

/** How the effect of a policy is looked for. */
export type PolicyMethod = "did" | "event-study" | "group-time" | "synthetic" | "its";

/** The effect at one time. */
export interface PolicyEffect {
  /** Periods since the policy began; negative before. */
  readonly time: number;
  /** The period, if all treated regions began at once; else `null`. */
  readonly period: Period | null;
  /** The effect, in `unit`. */
  readonly value: number;
  /** Lower limit of its interval; `null` if not available. */
  readonly lower: number | null;
  /** Upper limit of its interval; `null` if not available. */
  readonly upper: number | null;
}

/** What was observed in treated regions, and what the comparison leads to, in one period. */
export interface PolicyPoint {
  /** The period. */
  readonly period: Period;
  /** Mean of the treated regions, in `unit`. */
  readonly observed: number;
  /** The same without the policy, by the method; `null` if the method does not give it. */
  readonly counterfactual: number | null;
}

/** One region of an {@link PolicyResult}. */
export interface PolicyRow {
  /** Id of the region. */
  readonly region: string;
  /** Display name. */
  readonly name: string;
  /** First period of the policy; `null` for a comparison region. */
  readonly from: Period | null;
  /** Mean before the policy began; for comparison regions, before it first began anywhere. */
  readonly before: number;
  /** Mean from then on. */
  readonly after: number;
  /** Weight in the synthetic region; `null` for other methods. */
  readonly weight: number | null;
  /** Effect if the region is treated as placebo; `null` for other methods. */
  readonly placebo: number | null;
}

/** What `evaluatePolicy` finds. */
export interface PolicyResult extends ResultMetadata {
  /** Kind of this result. */
  readonly kind: "evaluation";
  /** How the effect was looked for. */
  readonly design: PolicyMethod;
  /** The same as a sentence. */
  readonly method: string;
  /** Id of the indicator. */
  readonly indicator: string;
  /** Display name of the indicator. */
  readonly name: string;
  /** Index of inequality between the regions inside each treated or comparison region; `null` for the indicator itself. */
  readonly index: string | null;
  /** Display name of what is evaluated: the index of the indicator, or the indicator. */
  readonly label: string;
  /** Which direction is better: that of the indicator, "lower" for an index. */
  readonly direction: Direction;
  /** The effect: by how much more treated regions changed than the comparison. */
  readonly value: number;
  /** Unit of the effect: that of the indicator, "none" for an index. */
  readonly unit: string;
  /** The effect with its error and interval. */
  readonly effect: Coefficient;
  /** The p-value to rely on; `null` if not available. */
  readonly p: number | null;
  /** Where `p` comes from. */
  readonly pFrom: "permutation" | "clustered" | "normal" | "placebo" | "series";
  /** The permutation of the treated regions; only for "did". */
  readonly permutation: Permutation | null;
  /** Test of different courses before the policy: p-value and effects tested; `null` if it cannot be made. */
  readonly preTrend: {
    /** Its p-value. */
    readonly p: number;
    /** Number of effects before. */
    readonly effects: number;
  } | null;
  /** Periods used, ascending. */
  readonly periods: readonly Period[];
  /** Number of treated and of comparison regions. */
  readonly regions: {
    /** Treated. */
    readonly treated: number;
    /** Not treated in these periods. */
    readonly comparison: number;
  };
  /** The effect by time since the policy began; empty for methods without. */
  readonly effects: readonly PolicyEffect[];
  /** Observed and counterfactual course, if all treated regions began at once; else empty. */
  readonly path: readonly PolicyPoint[];
  /** One row per region, treated first. */
  readonly rows: readonly PolicyRow[];
  /** What may be concluded, and what may not. */
  readonly caution: string;
}
