import { EqualizationError } from "../errors.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import {
  requireFinite,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireWeights,
} from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { requireGroups } from "../numeric/guard/require-groups.ts";
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
   * A stratum of which only one primary sampling unit was drawn. `"error"` refuses it. `"certainty"` takes it for drawn with certainty, so that it
   * adds no variance (R's `"remove"` and `"certainty"`). `"center"` lets it deviate from the mean of all units, which errs on the
   * safe side (R's `"adjust"`). `"average"` gives it the average variance of the other strata (R's `"average"`).
   *
   * @defaultValue "error"
   */
  readonly singleUnits?: "error" | "certainty" | "center" | "average" | undefined;
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
  const { weights, strata, clusters, singleUnits = "error" } = design;
  requireOneOf(where, "singleUnits", singleUnits, ["error", "certainty", "center", "average"]);
  requireFinite(where, "value", values);
  const n = values.length;
  requireObservations(where, "value", n, 2);
  requireWeights(where, n, weights);
  requireLabels(where, "stratum", strata, n);
  requireLabels(where, "cluster", clusters, n);
}

/** Refuses answers so large that what is made of them is no number. */
export function requireRange(where: string, ...made: readonly number[]): void {
  if (made.every((x) => x - x === 0)) return;
  refuse(
    where,
    "out_of_domain",
    "the answers are too large for their differences to be numbers; pass them in a larger unit",
  );
}

/** Answers that count: those with a weight. */
export function countWeighted(rows: number, weights: Vector | undefined): number {
  if (weights === undefined) return rows;
  let count = 0;
  for (let i = 0; i < rows; i++) if (weights[i]! > 0) count++;
  return count;
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
  /** `null` where the design does not tell it. */
  readonly standardError: number | null;
  /** Why there is no standard error. */
  readonly reason: string | undefined;
  /** Primary sampling units less strata, of those in which somebody has a weight. */
  readonly df: number;
  /** Primary sampling units in which somebody has a weight. */
  readonly clusters: number;
  /** Strata in which somebody has a weight. */
  readonly strata: number;
  /** Whether every unit of every stratum was drawn, so that nothing is left to chance. */
  readonly isWhole: boolean;
  /** What was done, in words. */
  readonly method: string;
}

/**
 * Standard error of a number to which answer i adds `score(i)` in first order; the scores sum to 0.
 *
 * Units in which no one has a weight were drawn all the same: they count among the units of their stratum, but add nothing to the
 * degrees of freedom. Where one unit holds all answers that count, it adds up to 0 by construction: nothing is known about how units
 * differ, and 0 would be no standard error.
 */
export function linearize(
  where: string,
  n: number,
  design: SurveyDesign,
  score: (i: number) => number,
): Linearized {
  const { weights, strata, clusters, populationSizes, singleUnits = "error" } = design;
  const units = gather(n, weights, strata, clusters, score);
  const all = [...units.values()].flatMap((stratum) => [...stratum.values()]);
  const sizes = sizesOf(where, units, strata !== undefined, populationSizes);
  const center = sum(all.map(({ total }) => total)) / all.length;
  let isWhole = true;
  let known = 0;
  const parts = [...units].map(([stratum, totals]) => {
    const drawn = totals.size;
    const N = sizes.get(stratum);
    const part = N === undefined ? 1 : 1 - drawn / N;
    if (part !== 0) isWhole = false;
    if (part !== 0 && drawn === 1) {
      if (singleUnits === "error") throw singleUnit(where, stratum);
      if (singleUnits === "average") return null;
      if (singleUnits === "certainty") return 0;
    }
    known++;
    if (part === 0) return 0;
    const z = Array.from(totals.values(), ({ total }) => total);
    const mean = drawn === 1 ? center : sum(z) / drawn;
    return ((part * drawn) / Math.max(1, drawn - 1)) * sum(z.map((x) => (x - mean) ** 2));
  });
  const present = [...units.values()].filter((stratum) => [...stratum.values()].some(hasWeight)).length;
  const count = all.filter(hasWeight).length;
  const reason = isWhole ? undefined : silence(all, known);
  const variance = sum(parts.map((one) => one ?? 0)) * (known === 0 ? 1 : averaging(parts, known));
  return {
    standardError: reason === undefined ? Math.sqrt(variance) : null,
    reason,
    df: count - present,
    clusters: count,
    strata: present,
    isWhole,
    method: `linearization, ${present} ${present === 1 ? "stratum" : "strata"}, ${count} primary sampling units`,
  };
}

/** What the strata with a variance are multiplied by so that those without have the average one. */
function averaging(parts: readonly (number | null)[], known: number): number {
  return parts.includes(null) ? parts.length / known : 1;
}

/** Why the units cannot tell a standard error, if they cannot. */
function silence(all: readonly Unit[], known: number): string | undefined {
  if (all.filter(hasWeight).length === 1) return "all answers that count come from one primary sampling unit";
  if (known === 0) return "no stratum has two primary sampling units";
  return undefined;
}

function singleUnit(where: string, stratum: Label): EqualizationError {
  return new EqualizationError(
    `stratum ${formatReceived(stratum)} has one primary sampling unit, so its variance is unknown; merge it with another, or set singleUnits: "certainty", "center" or "average"`,
    { code: "too_few_observations", where, received: stratum },
  );
}

type Label = string | number;

/** One primary sampling unit. */
interface Unit {
  /** What its answers add. */
  total: number;
  /** Answers with a weight. */
  answers: number;
}

function hasWeight({ answers }: Unit): boolean {
  return answers > 0;
}

/** Sums of what each answer adds, by stratum and primary sampling unit. */
function gather(
  n: number,
  weights: Vector | undefined,
  strata: Groups | undefined,
  clusters: Groups | undefined,
  added: (i: number) => number,
): ReadonlyMap<Label, ReadonlyMap<Label, Unit>> {
  const units = new Map<Label, Map<Label, Unit>>();
  for (let i = 0; i < n; i++) {
    const stratum = strata === undefined ? "all" : strata[i]!;
    const cluster = clusters === undefined ? i : clusters[i]!;
    let inside = units.get(stratum);
    if (inside === undefined) {
      inside = new Map();
      units.set(stratum, inside);
    }
    let unit = inside.get(cluster);
    if (unit === undefined) {
      unit = { total: 0, answers: 0 };
      inside.set(cluster, unit);
    }
    unit.total += added(i);
    if (weights === undefined || weights[i]! > 0) unit.answers++;
  }
  return units;
}

function sizesOf(
  where: string,
  units: ReadonlyMap<Label, ReadonlyMap<Label, Unit>>,
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
  if (!isRecord && typeof given !== "number" && !isStratified) requireNumber(where, "populationSizes", given);
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
  requireGroups(where, labels, n, `${noun} label`);
}
