import { EqualizationError } from "../../errors.ts";
import {
  requireDistribution,
  requireNumber,
  requireOneOf,
  requireOptions,
} from "../../numeric/guard/index.ts";
import { representable } from "../../numeric/guard/representable.ts";
import { requireGroups } from "../../numeric/guard/require-groups.ts";
import { designUnits } from "../../numeric/regression/design-units.ts";
import { rowsByGroup } from "../../numeric/rows-by-group.ts";
import { tabulate } from "../../numeric/tabulate.ts";
import type { Groups, Vector } from "../../numeric/vector.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import { namedColumns } from "../named-columns.ts";
import { deviationContrasts, requireDummies } from "./deviation-contrasts.ts";
import { type OaxacaReference, type OaxacaSample, oaxacaModels } from "./oaxaca-models.ts";
import {
  classicalDifference,
  classicalTerms,
  type OaxacaPart,
  type OaxacaTerm,
  PARTS,
  type PartTerms,
  robustDifference,
  robustTerms,
} from "./oaxaca-terms.ts";
import { RIF_OPTIONS, type RifOptions, recenter } from "./recenter.ts";

/** Options of {@link oaxacaBlinder}. */
export interface OaxacaBlinderOptions extends Omit<RifOptions, "statistic"> {
  /** What may explain the gap, by name: one column a covariate. */
  readonly covariates: Readonly<Record<string, Vector>>;
  /**
   * The two groups, the first less the second.
   *
   * @defaultValue the two groups there are, in order of appearance
   */
  readonly between?: readonly [string | number, string | number] | undefined;
  /**
   * Which coefficients the explained part is valued at: those of the first or second group (Oaxaca, Blinder), the mean of both
   * (`"equal"`, Reimers) or the mean by weight (`"size"`, Cotton), those of one regression of both (`"pooled"`, Neumark), the same
   * with the group in it (`"pooled-with-group"`, Jann; Fortin), or a mix with this share of the first.
   *
   * @defaultValue "pooled-with-group"
   */
  readonly reference?: OaxacaReference | undefined;
  /**
   * `"robust"`: influence functions over the units of the sample. `"classical"`: regressions with equal variances, independent groups; for
   * references made of group coefficients, without weights and design.
   *
   * @defaultValue "robust"
   */
  readonly standardErrors?: "robust" | "classical" | undefined;
  /**
   * Sets of dummies, by the name of the base category, whose coefficients become deviations from the mean of all categories, so
   * that the detail does not depend on which of them is left out.
   */
  readonly dummies?: Readonly<Record<string, readonly string[]>> | undefined;
  /**
   * What is compared: the mean, or a statistic by its recentered influence function, made inside each group.
   *
   * @defaultValue the mean
   */
  readonly statistic?: RifOptions["statistic"] | undefined;
  /** The stratum of each row, where the sample was drawn stratum by stratum. */
  readonly strata?: Groups | undefined;
  /** The cluster of each row, where whole clusters were drawn; one label in two strata means two clusters. */
  readonly clusters?: Groups | undefined;
}

/** One of the two groups. */
export interface OaxacaGroup {
  /** The label, as given. */
  readonly group: string | number;
  /** Rows with weight. */
  readonly n: number;
  /** Weighted mean of what is decomposed: the values, or the recentered influence. */
  readonly mean: number;
  /** The statistic of the group. */
  readonly statistic: number;
}

/** What one covariate adds to each part. */
export interface OaxacaDetail extends Readonly<Record<OaxacaPart, OaxacaTerm>> {
  /** Its name; `"(constant)"` first, base categories of dummies last. */
  readonly covariate: string;
}

/** What {@link oaxacaBlinder} answers. */
export interface OaxacaBlinder {
  /** The first group. */
  readonly first: OaxacaGroup;
  /** The second group. */
  readonly second: OaxacaGroup;
  /** Mean of the first less mean of the second. */
  readonly difference: OaxacaTerm;
  /** Three parts that add up to the difference, from the view of the second group. */
  readonly threefold: {
    /** Different covariates, valued as in the second group. */
    readonly endowments: OaxacaTerm;
    /** Different coefficients, at the covariates of the second group. */
    readonly coefficients: OaxacaTerm;
    /** Both differences at once. */
    readonly interaction: OaxacaTerm;
  };
  /** Two parts that add up to the difference; the unexplained one in turn is the sum of its parts by group. */
  readonly twofold: {
    /** Different covariates, valued at the reference. */
    readonly explained: OaxacaTerm;
    /** Coefficients that differ from the reference. */
    readonly unexplained: OaxacaTerm;
    /** What the first group has above the reference. */
    readonly unexplainedFirst: OaxacaTerm;
    /** What the second group lacks of it. */
    readonly unexplainedSecond: OaxacaTerm;
  };
  /** All seven parts by covariate. */
  readonly details: readonly OaxacaDetail[];
}

/**
 * Oaxaca–Blinder decomposition: how much of a gap between two groups is explained by what they have, and how much by what it brings
 * them.
 *
 * $$ \bar y_A - \bar y_B = \underbrace{(\bar x_A - \bar x_B)' \beta^*}_{explained} + \underbrace{\bar x_A' (\beta_A - \beta^*) +
 *    \bar x_B' (\beta^* - \beta_B)}_{unexplained} $$
 *
 * Three-fold: endowments $\Delta \bar x' \beta_B$, coefficients $\bar x_B' \Delta \beta$, interaction $\Delta \bar x' \Delta \beta$.
 *
 * - **Unit:** that of the values, or of the statistic. **When to use:** for gaps between town and country, insured and uninsured, men and women.
 *   It accounts; unexplained is what these covariates do not explain, not discrimination.
 * - **Reference:** the choice moves numbers a lot; name it. Without the group in a pooled regression, part of the gap leaks into the
 *   explained part. In `"pooled-with-group"` the constant is that of the first group, so that `unexplainedFirst` is 0 by construction.
 * - **Detail:** what a covariate adds to the unexplained part depends on its origin (age from 0 or from 18), and for dummies on the
 *   category left out: `dummies` cures the second, nothing the first.
 * - **Standard errors**, robust: joint influence functions of the means and coefficients of all models, covariates random,
 *   $n / (n - 1)$ over units, strata and clusters; each regression's are those of svyglm in R's survey. The share of `"size"` counts as fixed.
 *   Classical: Jann (2008) without the term of both variances, as Stata's `oaxaca`; ddecompose adds it.
 * - **Other statistics:** decomposed by the recentered influence function (Firpo, Fortin and Lemieux), without reweighting: the error of
 *   the linear approximation is in the unexplained part, and the errors take the influence as data.
 * - **Matching R's oaxaca:** its `group.weights` 1, 0, 0.5, Cotton's, −1 and −2 are `"first"`, `"second"`, `"equal"`, `"size"`, `"pooled"` and
 *   `"pooled-with-group"`.
 * - **Cost:** three regressions, and a pass for each part of each covariate.
 *
 * @param y Finite; see {@link recenteredInfluence} for what a statistic asks.
 * @param groups The group of each row; rows of other groups than the two are left out.
 * @throws `EqualizationError` `missing_option` (no covariates; more than two groups and no `between`), `too_few_observations` (one group, a
 *   group with no more rows than coefficients, a stratum of one unit), `unknown_id` (a group without rows, a dummy that is no covariate),
 *   `duplicate_id` (a group against itself, a dummy twice), `singular` (a covariate is constant, or follows from others, in a group),
 *   `unsupported_combination` (classical errors with weights, design or a pooled reference; an option that the statistic does not
 *   use), `missing_value`, `not_finite`, `out_of_domain`, `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Oaxaca, R. (1973) and Blinder, A. S. (1973); Jann, B. (2008), The Blinder-Oaxaca decomposition for linear regression models, The
 *   Stata Journal 8; Fortin, N., Lemieux, T. and Firpo, S. (2011), Decomposition methods in economics. Checked against R oaxaca
 *   0.1.5.
 *
 * @example
 * ```ts
 * import { oaxacaBlinder } from "equalis";
 * const { difference, twofold } = oaxacaBlinder(
 *   [10, 12, 15, 17, 6, 9, 11, 12],
 *   ["town", "town", "town", "town", "land", "land", "land", "land"],
 *   { covariates: { schooling: [8, 9, 11, 12, 5, 7, 9, 10] }, reference: "second" },
 * );
 * difference.value; // => 4
 * Math.round(twofold.explained.value * 1e4) / 1e4; // => 2.6695
 * ```
 */
export function oaxacaBlinder(y: Vector, groups: Groups, options: OaxacaBlinderOptions): OaxacaBlinder {
  const where = "oaxacaBlinder";
  requireOptions(where, options, [
    ...RIF_OPTIONS,
    "covariates",
    "between",
    "reference",
    "standardErrors",
    "dummies",
    "strata",
    "clusters",
  ]);
  const {
    covariates,
    reference = "pooled-with-group",
    standardErrors = "robust",
    strata,
    clusters,
  } = options;
  if (typeof reference === "number") requireNumber(where, "reference", reference, { atLeast: 0, atMost: 1 });
  else requireOneOf(where, "reference", reference, REFERENCES);
  requireOneOf(where, "standardErrors", standardErrors, ["robust", "classical"]);
  if (covariates === undefined) {
    throw new EqualizationError("covariates is required; pass an object of columns by name", {
      code: "missing_option",
      where,
    });
  }
  requireDistribution(where, y, options.weights, { nonNegative: false });
  requireGroups(where, groups, y.length);
  const columns = namedColumns(where, "covariate", covariates, y.length);
  const sets = requireDummies(where, options.dummies, columns);
  if (strata !== undefined) requireGroups(where, strata, y.length);
  if (clusters !== undefined) requireGroups(where, clusters, y.length);
  if (standardErrors === "classical") requireClassical(where, options, reference);

  const sides = sidesOf(where, groups, options);
  const { sample, statistics, rows } = sampleOf(where, y, columns, sides, options);
  const models = deviationContrasts(
    oaxacaModels(where, sample, [sides[0].group, sides[1].group], reference),
    sets,
  );
  const pick = (labels: Groups | undefined): Groups | undefined =>
    labels === undefined ? undefined : rows.map((row) => labels[row]!);
  const units =
    standardErrors === "robust"
      ? designUnits(where, rows.length, { strata: pick(strata), clusters: pick(clusters) })
      : undefined;
  const terms = Object.fromEntries(
    PARTS.map((part) => [
      part,
      units === undefined
        ? classicalTerms(part, models, models.share ?? 0)
        : robustTerms(part, models, sample, units),
    ]),
  ) as Record<OaxacaPart, PartTerms>;
  const total = (part: OaxacaPart): OaxacaTerm => terms[part].total;
  return representable(where, {
    first: groupOf(0),
    second: groupOf(1),
    difference: units === undefined ? classicalDifference(models) : robustDifference(sample, units),
    threefold: {
      endowments: total("endowments"),
      coefficients: total("coefficients"),
      interaction: total("interaction"),
    },
    twofold: {
      explained: total("explained"),
      unexplained: total("unexplained"),
      unexplainedFirst: total("unexplainedFirst"),
      unexplainedSecond: total("unexplainedSecond"),
    },
    details: models.names.map((covariate, k) => ({
      covariate,
      ...(Object.fromEntries(PARTS.map((part) => [part, terms[part].details[k]!])) as Record<
        OaxacaPart,
        OaxacaTerm
      >),
    })),
  });

  function groupOf(g: 0 | 1): OaxacaGroup {
    const first = sides[0].rows.length;
    const own = (column: Float64Array): Float64Array =>
      g === 0 ? column.subarray(0, first) : column.subarray(first);
    return {
      group: sides[g].group,
      n: sides[g].rows.length,
      mean: weightedMean(own(sample.y), own(sample.w)),
      statistic: statistics[g]!,
    };
  }
}

const REFERENCES = ["first", "second", "equal", "size", "pooled", "pooled-with-group"] as const;

/** A group and its rows with weight. */
interface Side {
  readonly group: string | number;
  readonly rows: Uint32Array;
}

function sidesOf(
  where: string,
  groups: Groups,
  { between, weights }: OaxacaBlinderOptions,
): readonly [Side, Side] {
  const found = rowsByGroup(groups, weights);
  if (between === undefined) {
    if (found.length === 2) return [found[0]!, found[1]!];
    throw found.length < 2
      ? new EqualizationError(`needs two groups with weight, got ${found.length}`, {
          code: "too_few_observations",
          where,
          received: found.length,
        })
      : new EqualizationError(
          `there are ${found.length} groups; pass the two to compare as between: [first, second]`,
          { code: "missing_option", where, received: found.length },
        );
  }
  if (!Array.isArray(between) || between.length !== 2) {
    throw new EqualizationError("between must be two groups, such as [first, second]", {
      code: "wrong_type",
      where,
      received: between,
    });
  }
  if (between[0] === between[1]) {
    throw new EqualizationError(`between names ${JSON.stringify(between[0])} twice; pass two groups`, {
      code: "duplicate_id",
      where,
      received: between[0],
    });
  }
  const [first, second] = between.map((label: string | number) => {
    const side = found.find(({ group }) => group === label);
    if (side !== undefined) return side;
    throw new EqualizationError(`group ${JSON.stringify(label)} has no row with weight`, {
      code: "unknown_id",
      where,
      received: label,
    });
  });
  return [first!, second!];
}

function requireClassical(where: string, options: OaxacaBlinderOptions, reference: OaxacaReference): void {
  const beside =
    options.weights !== undefined
      ? "weights"
      : options.strata !== undefined
        ? "strata"
        : options.clusters !== undefined
          ? "clusters"
          : reference === "pooled" || reference === "pooled-with-group"
            ? `reference "${reference}"`
            : undefined;
  if (beside === undefined) return;
  throw new EqualizationError(
    `classical standard errors are those of two independent regressions without ${beside}; take "robust"`,
    {
      code: "unsupported_combination",
      where,
    },
  );
}

/** The rows of both groups, with the values or their recentered influence inside each group. */
function sampleOf(
  where: string,
  y: Vector,
  columns: ReturnType<typeof namedColumns>,
  sides: readonly [Side, Side],
  options: OaxacaBlinderOptions,
): {
  readonly sample: OaxacaSample;
  readonly statistics: readonly number[];
  readonly rows: readonly number[];
} {
  const { statistic = "mean", p, bandwidth, rankBy, kind, bounds, weights } = options;
  const rows = Array.from(sides[0].rows).concat(Array.from(sides[1].rows));
  const found = sides.map(({ rows: own }) => {
    const pick = (column: Vector): Float64Array => tabulate(own, (row) => column[row]!);
    if (rankBy !== undefined && rankBy.length !== y.length) {
      throw new EqualizationError(`needs one rankBy value per value, got ${rankBy.length} for ${y.length}`, {
        code: "length_mismatch",
        where,
        received: rankBy.length,
      });
    }
    return recenter(where, pick(y), {
      statistic,
      p,
      bandwidth,
      kind,
      bounds,
      rankBy: rankBy === undefined ? undefined : pick(rankBy),
      weights: weights === undefined ? undefined : pick(weights),
    });
  });
  return {
    rows,
    statistics: found.map(({ value }) => value),
    sample: {
      y: joined(found[0]!.influence, found[1]!.influence),
      columns: columns.map(({ name, values }) => ({
        name,
        values: tabulate(rows, (row) => values[row]!),
      })),
      w: tabulate(rows, (row) => (weights === undefined ? 1 : weights[row]!)),
      isFirst: rows.map((_, k) => k < sides[0].rows.length),
    },
  };
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
