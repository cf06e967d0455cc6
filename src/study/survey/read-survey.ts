import { EqualizationError } from "../../errors.ts";
import { type Replicates, requireReplicates } from "../../inequality/inference/replicate-weights.ts";
import type { Survey } from "../../model/survey.ts";
import {
  requireFinite,
  requireOptions,
  requireSameLength,
  requireWeights,
} from "../../numeric/guard/index.ts";
import { requireGroups } from "../../numeric/guard/require-groups.ts";
import { type DesignUnits, designUnits } from "../../numeric/regression/design-units.ts";
import type { Groups, Vector } from "../../numeric/vector.ts";

/** A survey as a question reads it: columns by name, the people behind each row, and how rows were drawn. */
export interface SurveyReading {
  /** How many rows. */
  readonly count: number;
  /** Rows with weight. */
  readonly n: number;
  /** Households or persons behind each row. */
  readonly weights: Float64Array;
  /** People in each row. */
  readonly sizes: Float64Array;
  /** People behind each row. */
  readonly people: Float64Array;
  /** Where errors come from: replicate weights of people, else units; `null` where a stratum has one unit and nothing has an error. */
  readonly source: DesignUnits | Replicates | null;
  /** The column of that name, as it stands; `option` says which option named it. */
  column(option: string, name: string): Vector;
  /** The same per head. */
  perHead(option: string, name: string): Float64Array;
  /** The labels of that name. */
  labels(option: string, name: string): Groups;
}

/** Checks a survey and what it says of itself. Columns are checked as they are read. */
export function readSurvey(where: string, survey: Survey): SurveyReading {
  const { id, unit, columns } = (survey ?? {}) as Partial<Survey>;
  if (typeof survey !== "object" || survey === null || typeof columns !== "object" || columns === null) {
    throw new EqualizationError("the first argument must be a survey with columns", {
      code: "wrong_type",
      where,
      received: survey,
    });
  }
  if (typeof id !== "string") {
    throw new EqualizationError("id of the survey must be text", { code: "wrong_type", where, received: id });
  }
  if (unit !== "household" && unit !== "person") {
    throw new EqualizationError('unit of the survey must be "household" or "person"', {
      code: "unknown_option",
      where,
      received: unit,
    });
  }
  const count = Object.values(columns)[0]?.length ?? 0;
  if (count === 0) {
    throw new EqualizationError("the survey has no rows", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const column = (option: string, name: string): Vector => {
    const found = typeof name === "string" && Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (found === undefined) {
      throw new EqualizationError(
        `${option} names the column ${JSON.stringify(name)}, which the survey does not have`,
        { code: name === undefined ? "missing_option" : "unknown_id", where, received: name },
      );
    }
    requireFinite(where, `column ${name}, value`, found);
    requireSameLength(where, "row", count, `value of column ${name}`, found.length);
    return found;
  };
  const labels = (option: string, name: string): Groups => {
    const all = survey.labels ?? {};
    const found = typeof name === "string" && Object.hasOwn(all, name) ? all[name] : undefined;
    if (found === undefined) {
      throw new EqualizationError(
        `${option} names the labels ${JSON.stringify(name)}, which the survey does not have`,
        { code: "unknown_id", where, received: name },
      );
    }
    requireGroups(where, found, count);
    return found;
  };

  const weights =
    survey.weights === undefined
      ? new Float64Array(count).fill(1)
      : Float64Array.from(column("weights of the survey", survey.weights));
  requireWeights(where, count, weights);
  const sizes = sizesOf(where, survey, count, column);
  const people = weights.map((w, i) => w * sizes[i]!);
  const reading = { count, weights, sizes, people, column };
  return {
    ...reading,
    n: weights.reduce((rows, w) => rows + (w > 0 ? 1 : 0), 0),
    source: replicatesOf(where, survey, reading) ?? unitsOf(where, survey, reading, labels),
    perHead: (option, name) => Float64Array.from(column(option, name), (all, i) => all / sizes[i]!),
    labels,
  };
}

/** The units of the sample; `null` where a stratum has one. */
function unitsOf(
  where: string,
  survey: Survey,
  { count, weights }: Pick<SurveyReading, "count" | "weights">,
  labels: SurveyReading["labels"],
): DesignUnits | null {
  try {
    return designUnits(where, count, {
      weights,
      strata: survey.strata === undefined ? undefined : labels("strata of the survey", survey.strata),
      clusters: survey.clusters === undefined ? undefined : labels("clusters of the survey", survey.clusters),
    });
  } catch (error) {
    // A stratum of one unit takes the errors away, not the shares.
    if (!(error instanceof EqualizationError) || error.code !== "too_few_observations") throw error;
    return null;
  }
}

/** The replicate weights as people behind each row; none where the survey has none. */
function replicatesOf(
  where: string,
  survey: Survey,
  { count, sizes, people, column }: Pick<SurveyReading, "count" | "sizes" | "people" | "column">,
): Replicates | undefined {
  const { replicates } = survey;
  if (replicates === undefined) return undefined;
  const option = "replicates of the survey";
  requireOptions(where, replicates, ["columns", "design", "fay", "scale", "rscales", "mse", "combined"]);
  if (survey.strata !== undefined || survey.clusters !== undefined) {
    throw new EqualizationError("replicate weights contain strata and clusters; leave those out", {
      code: "unsupported_combination",
      where,
    });
  }
  const { columns, ...design } = replicates;
  if (!Array.isArray(columns)) {
    throw new EqualizationError("columns of the replicates must be a list of names of columns", {
      code: "wrong_type",
      where,
      received: columns,
    });
  }
  const { combined = true } = design;
  const own = columns.map((name) => {
    const weights = column(option, name);
    return combined ? Float64Array.from(weights, (w, i) => w * sizes[i]!) : weights;
  });
  const found = requireReplicates(where, count, people, { ...design, replicateWeights: own });
  for (const weights of found.weights) if (weights !== null) requireWeights(where, count, weights);
  return found;
}

function sizesOf(
  where: string,
  survey: Survey,
  count: number,
  column: SurveyReading["column"],
): Float64Array {
  if (survey.unit === "person") {
    if (survey.householdSize === undefined) return new Float64Array(count).fill(1);
    throw new EqualizationError("a survey of persons has one person a row; leave householdSize out", {
      code: "unsupported_combination",
      where,
    });
  }
  if (survey.householdSize === undefined) {
    throw new EqualizationError(
      "a survey of households must name the column of householdSize, as results count people",
      { code: "missing_option", where },
    );
  }
  const sizes = Float64Array.from(column("householdSize of the survey", survey.householdSize));
  const index = sizes.findIndex((size) => size <= 0);
  if (index < 0) return sizes;
  throw new EqualizationError(`household ${index} has a size of ${sizes[index]}; it must be above 0`, {
    code: "out_of_domain",
    where,
    index,
    received: sizes[index],
  });
}
