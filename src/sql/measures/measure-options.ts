import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";

/** Measure that has a form in SQL: its name, or its name with options, as the array function takes them. */
export type SqlMeasure =
  | "mean"
  | "coefficientOfVariation"
  | "theil"
  | "meanLogDeviation"
  | "hoover"
  | "gini"
  | "varianceOfLogs"
  | "palma"
  | "quintileShareRatio"
  | { readonly index: "coefficientOfVariation"; readonly options: { readonly ddof: number } }
  | { readonly index: "generalizedEntropy"; readonly options: { readonly alpha: number } }
  | { readonly index: "atkinson"; readonly options: { readonly epsilon: number } }
  | {
      readonly index: "kolm";
      readonly options: { readonly alpha: number; readonly negatives?: "error" | "allow" | undefined };
    }
  | {
      readonly index: "gini";
      readonly options: {
        readonly correction?: "none" | "n" | "weights" | undefined;
        readonly negatives?: "error" | "allow" | "normalize" | undefined;
      };
    }
  | { readonly index: "extendedGini"; readonly options: { readonly nu: number } }
  | {
      readonly index: "quantile";
      readonly options: { readonly p: number; readonly definition?: "type7" | "inverse-cdf" | undefined };
    }
  | {
      readonly index: "quantileRatio";
      readonly options: {
        readonly upper: number;
        readonly lower: number;
        readonly definition?: "type7" | "inverse-cdf" | undefined;
      };
    }
  | { readonly index: "lorenzAt"; readonly options: { readonly p: number } };

/** Measure whose options were checked and completed. */
export interface MeasureSpec {
  /** Name of the array function, or `"mean"`. */
  readonly index: string;
  /** Numeric options by name. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Options that are one of several words. */
  readonly words: Readonly<Record<string, string>>;
}

type NumberRange = Parameters<typeof requireNumber>[3];

interface Shape {
  /** Numbers with their range; required unless there is a default. */
  readonly numbers?: Readonly<Record<string, { readonly range: NumberRange; readonly fallback?: number }>>;
  /** Words, the default first. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
}

const share = { range: { atLeast: 0, atMost: 1 } };
const DEFINITION = { definition: ["type7", "inverse-cdf"] };

const SHAPES: Readonly<Record<string, Shape>> = {
  mean: {},
  theil: {},
  meanLogDeviation: {},
  hoover: {},
  varianceOfLogs: {},
  palma: {},
  quintileShareRatio: {},
  coefficientOfVariation: { numbers: { ddof: { range: { atLeast: 0 }, fallback: 0 } } },
  generalizedEntropy: { numbers: { alpha: { range: {} } } },
  atkinson: { numbers: { epsilon: { range: { atLeast: 0 } } } },
  kolm: { numbers: { alpha: { range: { above: 0 } } }, words: { negatives: ["error", "allow"] } },
  gini: { words: { correction: ["none", "n", "weights"], negatives: ["error", "allow", "normalize"] } },
  extendedGini: { numbers: { nu: { range: { atLeast: 1 } } } },
  quantile: { numbers: { p: share }, words: DEFINITION },
  quantileRatio: { numbers: { upper: share, lower: share }, words: DEFINITION },
  lorenzAt: { numbers: { p: share } },
};

/** Checks a measure. `unsupported_combination` for one that has no form in SQL. */
export function measureSpec(where: string, name: string, measure: unknown): MeasureSpec {
  const index =
    typeof measure === "object" && measure !== null ? (measure as { index?: unknown }).index : measure;
  if (typeof index !== "string") {
    refuse(
      where,
      "wrong_type",
      `measure "${name}" must be the name of an index, or { index, options }`,
      measure,
    );
  }
  const shape = Object.hasOwn(SHAPES, index) ? SHAPES[index]! : undefined;
  if (shape === undefined) {
    const known = Object.keys(SHAPES).join(", ");
    refuse(where, "unsupported_combination", `index "${index}" has no form in SQL; known: ${known}`, index);
  }
  let options: Readonly<Record<string, unknown>> = {};
  if (typeof measure === "object") {
    requireOptions(where, measure as object, ["index", "options"]);
    options = (measure as { readonly options?: Readonly<Record<string, unknown>> }).options ?? {};
  }
  const numbers: Record<string, number> = {};
  const words: Record<string, string> = {};
  requireOptions(where, options, [...Object.keys(shape.numbers ?? {}), ...Object.keys(shape.words ?? {})]);
  for (const [option, { range, fallback }] of Object.entries(shape.numbers ?? {})) {
    const value = (options[option] ?? fallback) as number;
    requireNumber(where, `${name}: ${option}`, value, range);
    numbers[option] = value;
  }
  if (index === "quantileRatio") {
    requireNumber(where, `${name}: lower`, numbers.lower!, { below: numbers.upper! });
  }
  for (const [option, allowed] of Object.entries(shape.words ?? {})) {
    const word = (options[option] ?? allowed[0]) as string;
    requireOneOf(where, `${name}: ${option}`, word, allowed);
    words[option] = word;
  }
  return { index, numbers, words };
}
