import { EqualizationError } from "../../errors.ts";
import { requireNonNegative, requireOptions, requireSameLength } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import { positiveTotal } from "../positive-total.ts";
import { rateOf } from "../rate-of.ts";
import { shareRatio } from "../share-ratio.ts";

/** Options of {@link staffingStructure}. */
export interface StaffingStructureOptions {
  /**
   * A ratio of two kinds, such as nurses per physician: `{ of: "nurses", per: "physicians" }`.
   *
   * @defaultValue none
   */
  readonly ratio?:
    | {
        /** The kind that is counted. */
        readonly of: string;
        /** The kind it is counted per. */
        readonly per: string;
      }
    | undefined;
}

/** The staff of one kind, by region. */
export interface StaffKind {
  /** Name of the kind, as given. */
  readonly kind: string;
  /** Share of the kind in each region's staff, 0 to 1; the kinds of a region sum to 1. */
  readonly shares: Float64Array;
  /** Share of the kind in all staff together, 0 to 1. No mean of `shares`. */
  readonly pooledShare: number;
  /** Each region's share over the pooled share; 1 is the mix of the whole. `null` where no one is of this kind. */
  readonly locationQuotients: Float64Array | null;
}

/** What {@link staffingStructure} finds. */
export interface StaffingStructure {
  /** One record a kind, in the order given. */
  readonly kinds: StaffKind[];
  /** All staff of each region. */
  readonly totals: Float64Array;
  /** The ratio asked for in each region; `null` in a region without the second kind. Absent without `ratio`. */
  readonly ratios: (number | null)[] | null;
  /** The ratio of all regions together; `null` where there is none of the second kind, or without `ratio`. */
  readonly pooledRatio: number | null;
}

/**
 * Who works where: shares of each kind of staff by region, against the mix of the whole, and one ratio.
 *
 * $$ s_{ig} = \frac{x_{ig}}{\sum_h x_{ih}}, \quad
 *    \bar s_g = \frac{\sum_i x_{ig}}{\sum_i \sum_h x_{ih}}, \quad
 *    \mathrm{LQ}_{ig} = s_{ig} / \bar s_g $$
 *
 * - **Shape:** one array a kind (qualification, title, profession), one number per region; every person in exactly
 *   one kind, or the shares are not shares. **Unit:** shares 0 to 1; the ratio is persons per person.
 * - **Use it** next to rates per head: a region can have enough staff and the wrong mix.
 * - The pooled ratio is all of one kind over all of the other, never the mean of the regions' ratios.
 * - A region without any staff has no mix and is refused; leave it out and say so.
 *
 * @param staff Persons of each kind in each region; finite, at least 0.
 * @throws `EqualizationError` `too_few_observations` (no kind or no region), `length_mismatch`,
 *   `not_finite`, `wrong_type`, `out_of_domain` (a negative number), `zero_total` (a region without staff),
 *   `unknown_id` (a ratio of a kind that is not there), `missing_option` (half a ratio), `unknown_option`.
 * @see Checked against an independent computation in numpy; see test/fixtures/resources.
 *
 * @example Nurses per physician
 * ```ts
 * import { staffingStructure } from "equalis";
 * const staff = { physicians: [400, 60], nurses: [600, 40] };
 * const structure = staffingStructure(staff, { ratio: { of: "nurses", per: "physicians" } });
 * structure.ratios; // => [1.5, 0.6666666666666666]
 * structure.kinds[0]?.shares; // => [0.4, 0.6]
 * Math.round((structure.pooledRatio ?? 0) * 1e4) / 1e4; // => 1.3913
 * ```
 */
export function staffingStructure(
  staff: Readonly<Record<string, Vector>>,
  options: StaffingStructureOptions = {},
): StaffingStructure {
  const where = "staffingStructure";
  const columns = requireStaff(where, staff);
  requireOptions(where, options, ["ratio"]);
  const { ratio } = options;

  const n = columns[0]!.persons.length;
  const totals = Float64Array.from({ length: n }, (_, i) => sum(columns.map(({ persons }) => persons[i]!)));
  const empty = totals.indexOf(0);
  if (empty >= 0) {
    throw new EqualizationError(`region ${empty} has no staff, so it has no mix; leave it out`, {
      code: "zero_total",
      where,
      index: empty,
    });
  }
  const everyone = positiveTotal(where, "staff", totals);
  const kinds = columns.map(({ kind, persons }): StaffKind => {
    const shares = Float64Array.from(persons, (count, i) => count / totals[i]!);
    const all = sum(persons);
    return {
      kind,
      shares,
      pooledShare: all / everyone,
      locationQuotients:
        all === 0 ? null : shares.map((_, i) => shareRatio(where, persons[i]!, totals[i]!, all, everyone, i)),
    };
  });
  if (ratio === undefined) return { kinds, totals, ratios: null, pooledRatio: null };

  requireOptions(where, ratio, ["of", "per"]);
  const of = requireKind(where, columns, "of", ratio.of);
  const per = requireKind(where, columns, "per", ratio.per);
  return {
    kinds,
    totals,
    ratios: Array.from(of, (count, i) => (per[i] === 0 ? null : rateOf(where, count, per[i]!, 1, i))),
    pooledRatio: sum(per) === 0 ? null : rateOf(where, sum(of), sum(per), 1, 0),
  };
}

interface StaffColumn {
  readonly kind: string;
  readonly persons: Vector;
}

function requireStaff(where: string, staff: Readonly<Record<string, Vector>>): readonly StaffColumn[] {
  if (typeof staff !== "object" || staff === null || Array.isArray(staff) || ArrayBuffer.isView(staff)) {
    throw new EqualizationError("staff must be an object with one array of persons a kind", {
      code: "wrong_type",
      where,
      received: staff,
    });
  }
  const columns = Object.entries(staff).map(([kind, persons]) => ({ kind, persons }));
  const [first] = columns;
  if (first === undefined) {
    throw new EqualizationError("needs at least 1 kind of staff, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  for (const { kind, persons } of columns) {
    requireNonNegative(where, `${kind} of region`, persons);
    requireSameLength(
      where,
      `region of ${first.kind}`,
      first.persons.length,
      `number of ${kind}`,
      persons.length,
    );
  }
  if (first.persons.length === 0) {
    throw new EqualizationError("needs at least 1 region, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  return columns;
}

function requireKind(
  where: string,
  columns: readonly StaffColumn[],
  option: "of" | "per",
  kind: string,
): Vector {
  if (kind === undefined) {
    throw new EqualizationError(`ratio.${option} is required; name a kind of staff`, {
      code: "missing_option",
      where,
    });
  }
  const column = columns.find((one) => one.kind === kind);
  if (column === undefined) {
    throw new EqualizationError(
      `ratio.${option} is ${String(kind)}; the kinds are ${columns.map((one) => one.kind).join(", ")}`,
      { code: "unknown_id", where, received: kind },
    );
  }
  return column.persons;
}
