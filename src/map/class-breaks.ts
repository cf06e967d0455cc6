import { EqualizationError } from "../errors.ts";
import { requireNumber, requireOneOf } from "../numeric/guard/index.ts";
import { quantileSorted } from "../numeric/quantile-sorted.ts";
import { naturalBreaks } from "../resources/natural-breaks.ts";

/** How the classes of a map are cut. */
export type MapClasses = "quantiles" | "natural-breaks" | "standard-deviation" | readonly number[];

/** What {@link classBreaks} cuts by. */
export interface ClassBreaksOptions {
  /** The way the classes are cut, or the cuts. */
  readonly classes: MapClasses;
  /** Number of classes, 2 to 7. */
  readonly count: number;
  /** Value around which the classes diverge. */
  readonly center: number | undefined;
}

/** Upper ends of all classes but the last, ascending and distinct. A value on a cut belongs to the class above it. */
export function classBreaks(where: string, values: readonly number[], options: ClassBreaksOptions): number[] {
  const { classes, count, center } = options;
  requireNumber(where, "count", count, { atLeast: 2, atMost: center === undefined ? 7 : 6, integer: true });
  if (typeof classes !== "string") return givenCuts(where, classes);
  requireOneOf(where, "classes", classes, ["quantiles", "natural-breaks", "standard-deviation"]);
  if (center === undefined) return cutsOf(values, classes, count);
  const half = Math.max(1, Math.floor(count / 2));
  const below = values.filter((value) => value < center);
  const above = values.filter((value) => value >= center);
  return distinct([
    ...(half === 1 ? [] : cutsOf(below, classes, half)),
    center,
    ...(half === 1 ? [] : cutsOf(above, classes, half)),
  ]);
}

function givenCuts(where: string, cuts: readonly number[]): number[] {
  if (!Array.isArray(cuts) || cuts.length === 0 || cuts.length > 6) {
    throw new EqualizationError("classes must be a way to cut, or 1 to 6 cuts", {
      code: "wrong_type",
      where,
      received: cuts,
    });
  }
  cuts.forEach((cut: number, i) => {
    requireNumber(where, `classes[${i}]`, cut, i === 0 ? {} : { above: cuts[i - 1] as number });
  });
  return [...cuts];
}

function cutsOf(values: readonly number[], classes: string, count: number): number[] {
  if (values.length < 2) return [];
  const sorted = Float64Array.from(values).sort();
  const least = sorted[0]!;
  let cuts: number[];
  if (classes === "standard-deviation") {
    const mean = values.reduce((total, value) => total + value / values.length, 0);
    const deviation = Math.sqrt(
      values.reduce((total, value) => total + (value - mean) ** 2 / values.length, 0),
    );
    // An even number of classes has a cut at the mean, an odd one a class around it.
    cuts = Array.from({ length: count - 1 }, (_, i) => mean + (i - (count - 2) / 2) * deviation);
  } else if (classes === "natural-breaks") {
    const wanted = Math.min(count, new Set(values).size);
    cuts = wanted < 2 ? [] : naturalCuts(sorted, wanted);
  } else {
    cuts = Array.from({ length: count - 1 }, (_, i) => quantileSorted(sorted, (i + 1) / count));
  }
  return distinct(cuts.filter((cut) => cut > least && cut <= sorted[sorted.length - 1]!));
}

const naturalCuts = (sorted: Float64Array, count: number): number[] =>
  naturalBreaks(sorted, { classes: count })
    .classes.slice(1)
    .map(({ from }) => from);

const distinct = (cuts: readonly number[]): number[] => [...new Set(cuts)].toSorted((a, b) => a - b);

/** Class of a value: how many cuts are at it or below it. */
export function classOf(value: number, breaks: readonly number[]): number {
  return breaks.filter((cut) => cut <= value).length;
}
