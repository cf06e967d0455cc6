import { readFileSync } from "node:fs";

/** One number, or several, that another program gave for a data set. */
export interface Case {
  readonly id: string;
  readonly peer: string;
  readonly fn: string;
  readonly dataset: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  readonly status: "reference" | "variant" | "peer_bug";
  readonly tolerance: number;
  readonly compareFields?: readonly string[];
  readonly note?: string;
}

type Dataset = Readonly<Record<string, readonly number[]>>;

const FOLDER = new URL("../fixtures/inequality/", import.meta.url);

export const FILES = [
  "own-brute-force",
  "r-weighted-and-decomposition",
  "r-concentration",
  "r-ineq",
  "r-convey",
  "py-pysal",
] as const;

export function readCases(file: (typeof FILES)[number]): readonly Case[] {
  return JSON.parse(readFileSync(new URL(`${file}.json`, FOLDER), "utf8"));
}

export const DATASETS: Readonly<Record<string, Dataset>> = JSON.parse(
  readFileSync(new URL("datasets.json", FOLDER), "utf8"),
);

/** The arguments of a case with its data in place; a `null` becomes `undefined`. */
export function argumentsOf({ dataset, args }: Case): Record<string, never> {
  const data = DATASETS[dataset] ?? {};
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== "string" || !value.startsWith("$")) return value ?? undefined;
    const column = data[value.slice(1)];
    if (column === undefined) throw new Error(`no column ${value} in ${dataset}`);
    return column;
  };
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, resolve(value)])) as Record<
    string,
    never
  >;
}

/** Every difference beyond the tolerance, as text; relative, with a floor of the same size. */
export function differences(
  actual: unknown,
  expected: unknown,
  tolerance: number,
  path = "value",
): readonly string[] {
  if (typeof expected === "string" && ["NaN", "Infinity", "-Infinity"].includes(expected)) {
    return Object.is(actual, Number(expected)) ? [] : [`${path}: ${String(actual)} for ${expected}`];
  }
  if (typeof expected === "number") {
    if (typeof actual !== "number") return [`${path}: ${String(actual)} for ${expected}`];
    // Written so that NaN does not pass.
    const near = Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
    return near ? [] : [`${path}: ${actual} for ${expected}`];
  }
  if (typeof expected === "string")
    return actual === expected ? [] : [`${path}: ${String(actual)} for ${expected}`];
  if (Array.isArray(expected)) {
    const list = actual as ArrayLike<unknown>;
    if (list?.length !== expected.length) return [`${path}: ${list?.length} elements for ${expected.length}`];
    return expected.flatMap((one, i) => differences(list[i], one, tolerance, `${path}[${i}]`));
  }
  if (typeof expected === "object" && expected !== null) {
    const record = actual as Record<string, unknown>;
    return Object.entries(expected).flatMap(([key, one]) =>
      differences(record?.[key], one, tolerance, `${path}.${key}`),
    );
  }
  return [`${path}: nothing to compare with ${String(expected)}`];
}
