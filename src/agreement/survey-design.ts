import { EqualizationError } from "../errors.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import {
  requireFinite,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireSameLength,
  requireVector,
  requireWeights,
} from "../numeric/guard/index.ts";
import { scaleToOne } from "../numeric/scale-to-one.ts";
import { sum } from "../numeric/sum.ts";
import type { Groups, Vector } from "../numeric/vector.ts";

/** How the people in a sample survey were chosen. */
export interface SurveyDesign {
  /**
   * People whom each answer stands for: the inverse of the chance to be asked. Only proportions matter.
   *
   * @defaultValue everybody the same
   */
  readonly weights?: Vector | undefined;
  /** Stratum of each answer: parts of the population that were sampled separately. */
  readonly strata?: Groups | undefined;
  /**
   * Primary sampling unit of each answer, such as the clinic at which people were asked; within its stratum.
   *
   * @defaultValue every answer its own
   */
  readonly clusters?: Groups | undefined;
  /**
   * How many primary sampling units each stratum has in the population, for the finite population correction: a number
   * where there are no strata, else a record by stratum.
   *
   * @defaultValue so many that the sample is a small part
   */
  readonly populationSizes?: number | Readonly<Record<string, number>> | undefined;
  /**
   * A stratum of which only one primary sampling unit was drawn: refuse it, or let it deviate from the mean of all
   * units (`"center"`), which errs on the safe side.
   *
   * @defaultValue "refuse"
   */
  readonly singleUnits?: "refuse" | "center" | undefined;
}

/** Names of the options in {@link SurveyDesign}. */
export const DESIGN_NAMES: readonly string[] = [
  "weights",
  "strata",
  "clusters",
  "populationSizes",
  "singleUnits",
];

/** Checks the answers and the design, apart from what only shows when units are counted. */
export function requireDesign(where: string, values: Vector, design: SurveyDesign): void {
  const { weights, strata, clusters, singleUnits = "refuse" } = design;
  requireOneOf(where, "singleUnits", singleUnits, ["refuse", "center"]);
  requireFinite(where, "value", values);
  const n = values.length;
  requireObservations(where, "value", n, 2);
  requireWeights(where, n, weights);
  requireLabels(where, "stratum", strata, n);
  requireLabels(where, "cluster", clusters, n);
}

/** The part of each answer in the total weight. */
export function sharesOf(n: number, weights: Vector | undefined): Float64Array {
  const scaled = Float64Array.from({ length: n }, (_, i) => (weights === undefined ? 1 : weights[i]!));
  scaleToOne(scaled);
  const total = sum(scaled);
  return scaled.map((weight) => weight / total);
}

/** What a linearized number owes to the design. */
export interface Linearized {
  readonly standardError: number;
  /** Primary sampling units less strata. */
  readonly df: number;
  readonly clusters: number;
  readonly strata: number;
  /** Whether every unit of every stratum was drawn, so that nothing is left to chance. */
  readonly isWhole: boolean;
  /** What was done, in words. */
  readonly method: string;
}

/** Standard error of a number to which answer i adds `score(i)` in first order; the scores sum to 0. */
export function linearize(
  where: string,
  n: number,
  design: SurveyDesign,
  score: (i: number) => number,
): Linearized {
  const { strata, clusters, populationSizes, singleUnits = "refuse" } = design;
  const units = gather(n, strata, clusters, score);
  const count = [...units.values()].reduce((sizes, stratum) => sizes + stratum.size, 0);
  const sizes = sizesOf(where, units, strata !== undefined, populationSizes);
  const center = sum([...units.values()].flatMap((stratum) => [...stratum.values()])) / count;
  let isWhole = true;
  const parts = [...units].map(([stratum, totals]) => {
    const drawn = totals.size;
    const N = sizes.get(stratum);
    const part = N === undefined ? 1 : 1 - drawn / N;
    if (part === 0) return 0;
    isWhole = false;
    if (drawn === 1 && singleUnits === "refuse") {
      throw new EqualizationError(
        `stratum ${formatReceived(stratum)} has one primary sampling unit, so its variance is unknown; merge it with another, or set singleUnits: "center"`,
        { code: "too_few_observations", where, received: stratum },
      );
    }
    const z = [...totals.values()];
    const mean = drawn === 1 ? center : sum(z) / drawn;
    return ((part * drawn) / Math.max(1, drawn - 1)) * sum(z.map((x) => (x - mean) ** 2));
  });
  return {
    standardError: Math.sqrt(sum(parts)),
    df: count - units.size,
    clusters: count,
    strata: units.size,
    isWhole,
    method: `linearization, ${units.size} ${units.size === 1 ? "stratum" : "strata"}, ${count} primary sampling units`,
  };
}

type Label = string | number;

/** Sums of what each answer adds, by stratum and primary sampling unit. */
function gather(
  n: number,
  strata: Groups | undefined,
  clusters: Groups | undefined,
  added: (i: number) => number,
): ReadonlyMap<Label, ReadonlyMap<Label, number>> {
  const units = new Map<Label, Map<Label, number>>();
  for (let i = 0; i < n; i++) {
    const stratum = strata === undefined ? "all" : strata[i]!;
    const cluster = clusters === undefined ? i : clusters[i]!;
    let totals = units.get(stratum);
    if (totals === undefined) {
      totals = new Map();
      units.set(stratum, totals);
    }
    totals.set(cluster, (totals.get(cluster) ?? 0) + added(i));
  }
  return units;
}

function sizesOf(
  where: string,
  units: ReadonlyMap<Label, ReadonlyMap<Label, number>>,
  isStratified: boolean,
  given: SurveyDesign["populationSizes"],
): ReadonlyMap<Label, number> {
  const sizes = new Map<Label, number>();
  if (given === undefined) return sizes;
  if (typeof given === "number" && isStratified) {
    throw new EqualizationError(
      "populationSizes is one number where there are strata; pass a record by stratum",
      {
        code: "unsupported_combination",
        where,
        received: given,
      },
    );
  }
  const isRecord = typeof given === "object" && given !== null;
  if (!isRecord && (typeof given !== "number" || isStratified)) {
    throw new EqualizationError("populationSizes must be a number, or a record by stratum", {
      code: "wrong_type",
      where,
      received: given,
    });
  }
  if (isRecord && !isStratified) {
    throw new EqualizationError("populationSizes is a record where there are no strata; pass a number", {
      code: "unsupported_combination",
      where,
      received: given,
    });
  }
  const names = new Map([...units.keys()].map((stratum) => [formatReceived(stratum), stratum]));
  if (isRecord) {
    for (const name of Object.keys(given)) {
      if (names.has(name)) continue;
      throw new EqualizationError(`populationSizes has a size for ${name}, of which there are no answers`, {
        code: "unknown_id",
        where,
        received: name,
      });
    }
  }
  for (const [name, stratum] of names) {
    const size = isRecord ? (Object.hasOwn(given, name) ? given[name]! : undefined) : (given as number);
    if (size === undefined) {
      throw new EqualizationError(`populationSizes has no size for stratum ${name}`, {
        code: "missing_option",
        where,
        received: name,
      });
    }
    requireNumber(where, isRecord ? `the size of stratum ${name}` : "populationSizes", size, {
      atLeast: units.get(stratum)!.size,
    });
    sizes.set(stratum, size);
  }
  return sizes;
}

/** Checks the labels of answers: names or numbers, one each. */
export function requireLabels(where: string, noun: string, labels: Groups | undefined, n: number): void {
  if (labels === undefined) return;
  requireVector(where, `${noun} label`, labels);
  requireSameLength(where, "value", n, `${noun} label`, labels.length);
  for (let index = 0; index < n; index++) {
    const label: unknown = labels[index];
    if (typeof label === "string" || (typeof label === "number" && label - label === 0)) continue;
    throw new EqualizationError(
      `${noun} label ${index} is ${formatReceived(label)}; pass a name or a number`,
      {
        code: "not_finite",
        where,
        index,
        received: label,
      },
    );
  }
}
