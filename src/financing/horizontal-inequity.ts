import { EqualizationError } from "../errors.ts";
import type {
  ConcentrationIndexOptions,
  ConcentrationKind,
} from "../inequality/concentration-index-options.ts";
import {
  concentrationFactor,
  measureConcentration,
  requireFactor,
} from "../inequality/measure-concentration.ts";
import { type NamedColumn, namedColumns } from "../inequality/named-columns.ts";
import { concentrationCoefficient } from "../numeric/concentration-coefficient.ts";
import { requireFinite, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { representable } from "../numeric/guard/representable.ts";
import { midRanks } from "../numeric/mid-ranks.ts";
import {
  fitGeneralizedLinear,
  type GeneralizedLinearFamily,
  meanOf,
} from "../numeric/regression/generalized-linear-model.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedLeastSquares } from "../numeric/weighted-least-squares.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";

/** Options of {@link horizontalInequity}. */
export interface HorizontalInequityOptions {
  /** What says how much care people need, by name: age, sex, illness. */
  readonly need: Readonly<Record<string, Vector>>;
  /** What else moves their use, by name: insurance, region, income. Held at its mean in expected use. */
  readonly controls?: Readonly<Record<string, Vector>> | undefined;
  /** The variable that ranks the people, poorest first. */
  readonly rankBy: Vector;
  /**
   * People behind each row; only proportions matter, 0 is absence.
   *
   * @defaultValue every row counts once
   */
  readonly weights?: Vector | undefined;
  /**
   * How use follows from need and controls: by a line, as a share or a yes or no (`"logit"`, `"probit"`), or as a count
   * (`"poisson"`).
   *
   * @defaultValue "linear"
   */
  readonly model?: "linear" | GeneralizedLinearFamily | undefined;
  /**
   * Which concentration index; see `concentrationIndex`.
   *
   * @defaultValue "relative"
   */
  readonly kind?: ConcentrationKind | undefined;
  /** The least and the most that use can be, for the kinds with bounds. */
  readonly bounds?: ConcentrationIndexOptions["bounds"];
}

/** One variable's part of the inequality in use. */
export interface InequityContribution {
  /** Its name, as given. */
  readonly name: string;
  /** Whether it stands for need or is a control. */
  readonly role: "need" | "control";
  /** Its coefficient in the model. */
  readonly coefficient: number;
  /** What one unit of it does to use at the weighted means: the derivative. In the linear model the coefficient. */
  readonly effect: number;
  /** Its weighted mean. */
  readonly mean: number;
  /** Effect × mean / mean use. */
  readonly elasticity: number;
  /** Its own concentration index; `null` where its mean is 0. */
  readonly concentrationIndex: number | null;
  /** What it adds to the index of use. */
  readonly contribution: number;
}

/** What {@link horizontalInequity} answers. */
export interface HorizontalInequity {
  /** Concentration index of use. */
  readonly index: number;
  /** Concentration index of the use expected from need. */
  readonly needIndex: number;
  /** Index less need index: above 0 the rich use more than their need says. */
  readonly inequity: number;
  /** Concentration index of standardized use. In the linear model equal to `inequity`. */
  readonly standardizedIndex: number;
  /** Use expected from need, with controls at their means; rows of weight 0 too. */
  readonly expected: Float64Array;
  /** Use less expected use, plus the mean of expected use. */
  readonly standardized: Float64Array;
  /** What the contributions leave of the index. */
  readonly residual: number;
  /** One record a variable: needs first, then controls, in the order given. */
  readonly contributions: readonly InequityContribution[];
}

/**
 * Horizontal inequity: whether people with equal need use equal care, rich or poor.
 *
 * Use $y$ is fitted on need $X$ and controls $Z$; expected use $\hat y^X$ has $X$ as it is and $Z$ at its weighted means. Then
 *
 * $$ HI = C(y) - C(\hat y^X), \qquad y^{std}_i = y_i - \hat y^X_i + \overline{\hat y^X} $$
 *
 * - **Unit:** that of the index. Above 0 the rich use more than their need says, below 0 the poor.
 * - **Use it** on visits, nights or any visit of a year. Need comes from what is observed: need left out looks like inequity. Controls
 *   are in the fit so that need does not stand for them, and are then neutralized.
 * - **Contributions:** effect × generalized concentration index, times the factor of the kind; with the residual they add up to the
 *   index. Those of the controls say what inequity runs through.
 * - **Linear or not:** in the linear model the index of standardized use is `inequity`, exactly. In the others the mean of expected use
 *   is not that of use, each index takes its own mean, and the two differ.
 * - **Conventions:** pooled mid-ranks; models by weighted (pseudo-)likelihood. Effects are derivatives at the means; Stata's `dprobit`
 *   takes the discrete change for dummies, others average derivatives. rineq's `contribution` of a `glm` decomposes the linear
 *   predictor, which is no use. The World Bank's AHE15 has no weights.
 * - **Bounds** are asked of use, not of expected use, which a line may carry beyond them.
 * - **Separation**, where a need tells all users from all others, has no finite fit and is refused (`no_convergence`).
 * - **Cost:** one sort, and a regression (some ten of them for the other models).
 *
 * @param use Care used by each row: finite, not negative.
 * @throws `EqualizationError` `missing_option`, `duplicate_id` (one name as need and control), `singular` (a variable is constant or
 *   follows from others), `no_convergence` (separation), `too_few_observations`, `missing_value`, `not_finite`, `out_of_domain` (negative
 *   use; beyond 0 to 1 in logit and probit; beyond the bounds), `length_mismatch`, `zero_total`, `unsupported_combination` (bounds that the
 *   kind does not use), `unknown_option`, `wrong_type`.
 * @see Wagstaff, A. and van Doorslaer, E. (2000), Measuring and testing for inequity in the delivery of health care, Journal of Human
 *   Resources 35; van Doorslaer, E., Koolman, X. and Jones, A. M. (2004), Explaining income-related inequalities in doctor utilisation
 *   in Europe, Health Economics 13. Fits checked against statsmodels 0.13.5.
 *
 * @example The poor are ill more often, but use care no more
 * ```ts
 * import { horizontalInequity } from "equalis";
 * const { index, inequity } = horizontalInequity([2, 3, 2, 3], {
 *   need: { ill: [1, 1, 0, 1] },
 *   rankBy: [1, 2, 3, 4],
 * });
 * index; // => 0.05
 * Math.round(inequity * 1e4) / 1e4; // => 0.0667
 * ```
 */
export function horizontalInequity(use: Vector, options: HorizontalInequityOptions): HorizontalInequity {
  const where = "horizontalInequity";
  requireOptions(where, options, ["need", "controls", "rankBy", "weights", "model", "kind", "bounds"]);
  const { need, controls, rankBy, weights, model = "linear", kind, bounds } = options;
  requireOneOf(where, "model", model, ["linear", "logit", "probit", "poisson"]);
  if (need === undefined) {
    throw new EqualizationError("need is required; pass an object of columns by name", {
      code: "missing_option",
      where,
    });
  }
  const index = measureConcentration(where, use, { rankBy, weights, kind, bounds });
  const mean = weightedMean(use, weights);
  requireFactor(where, mean, kind, bounds);
  const columns = columnsOf(where, use.length, need, controls);
  requireFamily(where, use, model, weights);
  const fit = fitOf(where, use, columns, model, weights);

  const means = columns.map(({ values }) => weightedMean(values, weights));
  const center = columns.reduce(
    (total, _, k) => total + fit[k + 1]! * means[k]!,
    // The constant first.
    fit[0]!,
  );
  const expected = new Float64Array(use.length);
  for (let i = 0; i < use.length; i++) {
    let eta = center;
    columns.forEach(({ role, values }, k) => {
      if (role === "need") eta += fit[k + 1]! * (values[i]! - means[k]!);
    });
    expected[i] = model === "linear" ? eta : meanOf(model, eta).mean;
  }
  const expectedMean = weightedMean(expected, weights);
  const standardized = expected.map((y, i) => use[i]! - y + expectedMean);

  const ranks = midRanks(rankBy, weights);
  const indexOf = (y: Vector): number => {
    const { absolute, mean } = concentrationCoefficient(y, ranks, weights);
    return absolute === 0 ? 0 : absolute * concentrationFactor(mean, kind, bounds);
  };
  const factor = concentrationFactor(mean, kind, bounds);
  const slope = model === "linear" ? 1 : meanOf(model, center).slope;
  const contributions = columns.map(({ name, role, values }, k): InequityContribution => {
    const own = concentrationCoefficient(values, ranks, weights);
    const effect = fit[k + 1]! * slope;
    return {
      name,
      role,
      coefficient: fit[k + 1]!,
      effect,
      mean: means[k]!,
      elasticity: (effect * means[k]!) / mean,
      concentrationIndex: own.mean === 0 ? null : own.absolute / own.mean,
      contribution: effect * own.absolute * factor,
    };
  });
  const needIndex = indexOf(expected);
  return representable(where, {
    index,
    needIndex,
    inequity: index - needIndex,
    standardizedIndex: indexOf(standardized),
    expected,
    standardized,
    residual: index - sum(contributions.map(({ contribution }) => contribution)),
    contributions,
  });
}

interface RoleColumn extends NamedColumn {
  readonly role: "need" | "control";
}

function columnsOf(
  where: string,
  count: number,
  need: Readonly<Record<string, Vector>>,
  controls: Readonly<Record<string, Vector>> | undefined,
): readonly RoleColumn[] {
  const needs = namedColumns(where, "need", need, count);
  const hasControls = controls !== undefined && Object.keys(Object(controls)).length > 0;
  const others = hasControls ? namedColumns(where, "control", controls, count) : [];
  const both = others.find(({ name }) => Object.hasOwn(need, name));
  if (both !== undefined) {
    throw new EqualizationError(`${both.name} is given as a need and as a control; choose one`, {
      code: "duplicate_id",
      where,
      received: both.name,
    });
  }
  return [
    ...needs.map((column) => ({ ...column, role: "need" as const })),
    ...others.map((column) => ({ ...column, role: "control" as const })),
  ];
}

/** Refuses use that the model cannot be fitted to. */
function requireFamily(
  where: string,
  use: Vector,
  model: NonNullable<HorizontalInequityOptions["model"]>,
  weights: Vector | undefined,
): void {
  if (model === "linear") return;
  requireFinite(where, "value", use, 0);
  if (model === "poisson") return;
  let varies = false;
  for (let index = 0; index < use.length; index++) {
    if (use[index]! < 1 && (weights === undefined || weights[index]! > 0)) varies = true;
    if (use[index]! <= 1) continue;
    throw new EqualizationError(
      `value ${index} is ${use[index]}; ${model} is for shares and for yes or no, 0 to 1`,
      {
        code: "out_of_domain",
        where,
        index,
        received: use[index],
      },
    );
  }
  if (!varies) {
    throw new EqualizationError(`everybody uses care, and no finite ${model} fits that`, {
      code: "no_convergence",
      where,
    });
  }
}

/** The constant and the coefficients. */
function fitOf(
  where: string,
  use: Vector,
  columns: readonly RoleColumn[],
  model: NonNullable<HorizontalInequityOptions["model"]>,
  weights: Vector | undefined,
): Float64Array {
  const values = columns.map((column) => column.values);
  const fit =
    model === "linear"
      ? weightedLeastSquares(use, values, { weights })
      : fitGeneralizedLinear(use, values, model, weights);
  if (fit.status === "diverged") {
    throw new EqualizationError(
      `no finite ${model} fits: a variable, or a combination of them, tells those who use care from those who do not; leave it out, or take the linear model`,
      { code: "no_convergence", where },
    );
  }
  if (fit.status === "deficient") {
    const names = fit.dependent.map((k) => columns[k]!.name);
    throw new EqualizationError(`${names.join(", ")} is constant or follows from others; leave it out`, {
      code: "singular",
      where,
      received: names,
    });
  }
  return fit.coefficients;
}
