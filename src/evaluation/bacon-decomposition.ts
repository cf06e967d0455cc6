import { EqualizationError } from "../errors.ts";
import { representable, requireOptions } from "../numeric/guard/index.ts";
import { readPanel } from "../numeric/regression/panel.ts";
import type { Groups, Vector } from "../numeric/vector.ts";
import { readTreatedFrom, type TreatedFrom } from "./treated-from.ts";

/** Options of {@link baconDecomposition}. */
export interface BaconDecompositionOptions {
  /** Unit of each value: text or number. */
  readonly unit: Groups;
  /** Period of each value, such as a year. */
  readonly period: Vector;
  /** First treated period of each unit; `null` for never. A date after the last period counts as never. */
  readonly treatedFrom: TreatedFrom;
}

/**
 * With whom units are compared: those never treated, those treated throughout, those treated later (not yet treated), or
 * those treated earlier. The last is the suspect one: effects that grow there count against the effect.
 */
export type BaconKind = "never" | "always" | "later" | "earlier";

/** One comparison of two groups in a {@link BaconDecomposition}. */
export interface BaconComparison {
  /** Date of the group whose treatment begins. */
  readonly treated: number;
  /** Date of the group compared with; `null` for never, the first period for always. */
  readonly comparison: number | null;
  /** Kind of the group compared with. */
  readonly kind: BaconKind;
  /** Difference in differences of the two groups within their window. */
  readonly value: number;
  /** Its weight in the estimate; all weights add up to 1. */
  readonly weight: number;
}

/** What {@link baconDecomposition} finds. */
export interface BaconDecomposition {
  /** The two-way estimate, which is the weighted sum of the comparisons. */
  readonly estimate: number;
  /** The comparisons, by date of the treated, then of the others, never last. */
  readonly comparisons: BaconComparison[];
  /** Weighted mean and total weight of each kind there is. */
  readonly kinds: Partial<
    Record<
      BaconKind,
      {
        /** Weighted mean of the comparisons. */
        readonly value: number;
        /** Sum of their weights. */
        readonly weight: number;
      }
    >
  >;
}

/**
 * Decomposes the difference in differences with two-way effects and staggered dates into its comparisons of two groups.
 *
 * Each group $k$ with a date is compared with each other group within a window: all periods against never or always
 * treated, the periods before its date against a later group, those from its date on against an earlier group. The weight
 * is proportional to
 *
 * $$ (n_{kl} \, T_{kl})^2 \, q (1 - q) \, D (1 - D) $$
 *
 * with $n_{kl}$ and $T_{kl}$ the shares of units and periods in the comparison, $q$ the share of $k$ among its units and $D$
 * the share of treated periods in the window.
 *
 * - **Unit:** that of the outcome.
 * - **When to use:** to see how much of a two-way estimate rests on "earlier": if effects grow over time these comparisons
 *   are biased, and {@link groupTimeEffects} is the better estimate.
 * - **Conventions:** units treated from the first period on are one group, "always".
 *
 * @param y Outcome of each unit and period.
 * @throws `EqualizationError` those of reading a panel and `treatedFrom` as in {@link differenceInDifferences}, and
 *   `unsupported_combination` (a missing cell), `too_few_observations` (no dated group with another to compare with).
 * @see Goodman-Bacon, Journal of Econometrics 225 (2021). Checked against bacondecomp 0.1.1 and the regression itself.
 *
 * @example
 * ```ts
 * import { baconDecomposition } from "equalis";
 * const { estimate, kinds } = baconDecomposition([1, 3, 4, 2, 2, 5, 0, 1, 1], {
 *   unit: ["a", "a", "a", "b", "b", "b", "c", "c", "c"],
 *   period: [2019, 2020, 2021, 2019, 2020, 2021, 2019, 2020, 2021],
 *   treatedFrom: { a: 2020, b: 2021, c: null },
 * });
 * estimate.toFixed(6); // => "2.000000"
 * Object.keys(kinds).sort(); // => ["earlier", "later", "never"]
 * ```
 */
export function baconDecomposition(y: Vector, options: BaconDecompositionOptions): BaconDecomposition {
  const where = "baconDecomposition";
  requireOptions(where, options, ["unit", "period", "treatedFrom"]);
  const panel = readPanel(where, y, options);
  const { unit, period } = panel;
  const from = readTreatedFrom(where, options.treatedFrom, options.unit, unit, period.times.at(-1)!);
  const N = unit.count;
  const T = period.count;
  if (panel.y.length !== N * T) {
    throw new EqualizationError(
      `needs each of ${N} units in each of ${T} periods, got ${panel.y.length} values for ${N * T}; complete the panel`,
      { code: "unsupported_combination", where, received: panel.y.length },
    );
  }
  const groups = groupsOf(panel.y, unit, period, from);
  const found = groups.flatMap((treated) =>
    treated.kind !== "dated" ? [] : groups.flatMap((other) => compare(treated, other, period.times, N)),
  );
  const total = found.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) {
    throw new EqualizationError(
      "needs at least 2 groups of units with different dates, one of them within the periods",
      { code: "too_few_observations", where, received: groups.length },
    );
  }
  const comparisons = found.map((one) => ({ ...one, weight: one.weight / total }));
  const kinds: BaconDecomposition["kinds"] = {};
  let estimate = 0;
  for (const { kind, value, weight } of comparisons) {
    estimate += weight * value;
    const before = kinds[kind] ?? { value: 0, weight: 0 };
    const sum = before.weight + weight;
    kinds[kind] = { value: (before.value * before.weight + value * weight) / sum, weight: sum };
  }
  return representable(where, { estimate, comparisons, kinds });
}

/** Units of one date. */
interface DatedGroup {
  readonly kind: "dated" | "never" | "always";
  readonly date: number;
  readonly units: number;
  /** Mean outcome by period. */
  readonly means: Float64Array;
}

/** Groups by date, those treated from the first period on first, those never treated last. */
function groupsOf(
  y: Float64Array,
  unit: { readonly codes: Uint32Array },
  period: { readonly codes: Uint32Array; readonly times: Float64Array },
  from: Float64Array,
): DatedGroup[] {
  const first = period.times[0]!;
  const dates = from.map((date) => Math.max(date, first));
  return [...new Set(dates)]
    .sort((a, b) => a - b)
    .map((date) => {
      const units = dates.filter((other) => other === date).length;
      const means = new Float64Array(period.times.length);
      for (let i = 0; i < y.length; i++) {
        if (dates[unit.codes[i]!] === date) means[period.codes[i]!]! += y[i]! / units;
      }
      const kind = date === first ? "always" : date === Number.POSITIVE_INFINITY ? "never" : "dated";
      return { kind, date, units, means };
    });
}

/** The comparison of a dated group with another, its weight not scaled yet; none with itself. */
function compare(
  treated: DatedGroup,
  other: DatedGroup,
  times: Float64Array,
  units: number,
): BaconComparison[] {
  if (treated === other) return [];
  const kind = other.kind === "dated" ? (other.date > treated.date ? "later" : "earlier") : other.kind;
  const sums = new Float64Array(4);
  const counts = new Float64Array(2);
  for (let t = 0; t < times.length; t++) {
    const time = times[t]!;
    if ((kind === "later" && time >= other.date) || (kind === "earlier" && time < other.date)) continue;
    const after = time >= treated.date ? 1 : 0;
    counts[after]!++;
    sums[after]! += treated.means[t]!;
    sums[2 + after]! += other.means[t]!;
  }
  const [before, after] = counts as unknown as [number, number];
  if (before === 0 || after === 0) return [];
  const pair = treated.units + other.units;
  const q = treated.units / pair;
  const window = before + after;
  const D = after / window;
  const size = (pair / units) * (window / times.length);
  return [
    {
      treated: treated.date,
      comparison: other.kind === "never" ? null : other.date,
      kind,
      value: sums[1]! / after - sums[0]! / before - (sums[3]! / after - sums[2]! / before),
      weight: size * size * q * (1 - q) * D * (1 - D),
    },
  ];
}
