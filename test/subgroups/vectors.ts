import { readFileSync } from "node:fs";
import type { PairedSubgroupOptions, Subgroup } from "../../src/subgroups/index.ts";

/** One data set of the fixtures. */
interface DataSet {
  readonly favorable: boolean;
  readonly ordered: boolean;
  readonly scale: number;
  readonly settingAverage: number;
  readonly estimate: readonly number[];
  readonly continuous: readonly number[];
  readonly standardError: readonly number[];
  readonly population: readonly number[];
  readonly order: readonly number[];
  readonly reference: readonly boolean[];
  readonly stratum: readonly number[];
  readonly cluster: readonly number[];
}

/** One call of healthequal with what it gave. Arguments that are `true` were taken from the data set. */
export interface Vector {
  readonly fn: string;
  readonly data: string;
  readonly status: "reference" | "variant" | "peer_bug";
  readonly tolerance: number;
  readonly args: Readonly<Record<string, unknown>>;
  readonly expected: {
    readonly estimate: number;
    readonly se: number | null;
    readonly lowerci: number | null;
    readonly upperci: number | null;
    readonly error?: string;
  };
  readonly compare: readonly string[];
}

/** Slope and relative index by the logit, with their errors. */
export interface LogitVector {
  readonly sii: number;
  readonly siiError: number;
  readonly rii: number;
  readonly riiError: number;
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`../fixtures/subgroups/${file}`, import.meta.url), "utf8")) as T;
}

const DATA = read<Readonly<Record<string, DataSet>>>("data.json");
export const VECTORS = read<readonly Vector[]>("healthequal.json");
export const ORACLE = read<{
  readonly logit: Readonly<Record<string, LogitVector>>;
  /** Limits at 2.5, 97.5, 10 and 90 percent. */
  readonly simulated: Readonly<
    Record<string, Readonly<Record<string, readonly [number, number, number, number]>>>
  >;
}>("oracle.json");

/** A data set as subgroups, with every field that it has. */
export function subgroupsOf(name: string): Subgroup[] {
  const data = DATA[name]!;
  return data.estimate.map((estimate, i) => ({
    estimate,
    standardError: data.standardError[i],
    population: data.population[i],
    order: data.ordered ? data.order[i] : undefined,
    reference: data.reference[i],
  }));
}

/** The options that go with the data set. */
export function optionsOf(name: string): { readonly favorable: boolean; readonly scale: number } {
  const { favorable, scale } = DATA[name]!;
  return { favorable, scale };
}

/** What a call of healthequal is in our terms. */
export function callOf({ fn, data: name, args }: Vector): {
  readonly subgroups: Subgroup[];
  readonly options: PairedSubgroupOptions;
} {
  const data = DATA[name]!;
  const survey = args.weight === true;
  const values = args.of === "cont" ? data.continuous : data.estimate;
  const subgroups = values.map((estimate, i) => ({
    estimate,
    standardError: args.se === true ? data.standardError[i] : undefined,
    population: args.pop === true || survey ? data.population[i] : undefined,
    order: args.subgroup_order === true && data.ordered !== false ? data.order[i] : undefined,
    reference: args.reference_subgroup === true ? data.reference[i] : undefined,
    stratum: args.strata === true ? data.stratum[i] : undefined,
    cluster: args.psu === true ? data.cluster[i] : undefined,
  }));
  const bounded = typeof args.lmax === "number";
  return {
    subgroups,
    options: {
      favorable: data.favorable ?? true,
      scale:
        args.scaleval === true || fn === "sii" || fn === "rii"
          ? guessedScale({ fn, data: name, args })
          : undefined,
      settingAverage: args.setting_average === true ? data.settingAverage : undefined,
      bounds: bounded ? { lower: args.lmin as number, upper: args.lmax as number } : undefined,
      kind: args.method as "wagstaff" | "erreygers" | undefined,
      confidence: args["conf.level"] as number | undefined,
      linear: args.linear as boolean | undefined,
      variance: survey ? "design" : "regression",
      weighted: fn.endsWith("w"),
      draws: args.sim === undefined ? 0 : 1000,
    },
  };
}

/** The scale: the one given, or for slopes the one that healthequal guesses from the largest estimate. */
export function guessedScale({ fn, data: name, args }: Pick<Vector, "fn" | "data" | "args">): number {
  const data = DATA[name]!;
  if (fn !== "sii" && fn !== "rii") return data.scale;
  const most = Math.max(...(args.of === "cont" ? data.continuous : data.estimate));
  return [1, 100, 1000].find((scale) => most <= scale)!;
}

/** Ranked sets whose logit R has fitted: unranked regions as if ranked, ties in the order, and a rare event. */
export const LOGIT_SETS: readonly (readonly [name: string, subgroups: readonly Subgroup[], scale: number])[] =
  [
    ["heN31", subgroupsOf("heN31").map((subgroup, i) => ({ ...subgroup, order: i + 1 })), 100],
    [
      "tied",
      [20, 35, 30, 60, 80, 75].map((estimate, i) => ({
        estimate,
        population: [10, 40, 30, 50, 20, 25][i],
        order: [1, 2, 2, 5, 9, 9][i],
      })),
      100,
    ],
    [
      "rare",
      [9, 7, 6, 2, 1].map((cases, i) => ({
        estimate: cases / 1e5,
        population: [3, 2, 5, 4, 1][i],
        order: i + 1,
      })),
      1,
    ],
  ];
