import { ask, isEqualizationError, PROGRAMS, programFromSpec, type Question } from "equalis";
import { GapOptionsSchema } from "equalis/schema";
import { describe, expect, test } from "vitest";
import { richStudy } from "./rich-results.ts";

/** Longest time that a refusal may take: far more than it needs, far less than a caller would notice. */
const MOST_MILLISECONDS = 500;

/** What a call throws, and how long it takes to throw it. */
function refusal(call: () => unknown): { readonly refused: boolean; readonly milliseconds: number } {
  const start = performance.now();
  try {
    call();
  } catch (error) {
    return { refused: isEqualizationError(error), milliseconds: performance.now() - start };
  }
  return { refused: false, milliseconds: performance.now() - start };
}

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = { op: "negate", value };
  return value;
};
const circle: Record<string, unknown> = { op: "negate" };
circle.value = circle;
const own = (key: string): unknown => JSON.parse(`{ "${key}": { "polluted": true } }`);
const huge = Array.from({ length: 300_000 }, () => 1);
const { spec } = PROGRAMS.find(({ id }) => id === "brazil-fundeb")!;
const withCompute = (compute: unknown): object => ({
  ...spec,
  steps: [...spec!.steps.slice(0, -1), { ...spec!.steps.at(-1)!, compute }],
});

describe("a hostile program is refused within milliseconds", () => {
  test.for([
    ["nested deep", withCompute(deep(100_000))],
    ["in a circle", withCompute(circle)],
    ["huge", withCompute({ op: "sum", values: huge })],
    ["with __proto__ as a key", withCompute(own("__proto__"))],
    ["with constructor as an operation", withCompute({ op: "constructor" })],
    ["with toString as an input", withCompute({ input: "toString" })],
    ["with a list in place of an object", []],
    ["with very many steps", { ...spec, steps: Array.from({ length: 100_000 }, () => spec!.steps[0]) }],
  ] as const)("%s", ([, hostile]) => {
    const { refused, milliseconds } = refusal(() => programFromSpec(hostile as never));
    expect(refused).toBe(true);
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
    expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("a hostile question is refused within milliseconds", () => {
  const study = richStudy();
  test.for([
    ["of a kind that every object has", { kind: "constructor" }],
    ["of the kind __proto__", { kind: "__proto__" }],
    ["with an index in a circle", { kind: "gap", indicator: "beds", index: circle }],
    ["with an index nested deep", { kind: "gap", indicator: "beds", index: deep(100_000) }],
    ["by an index that every object has", { kind: "gap", indicator: "beds", index: "toString" }],
    ["with very many indices that are none", { kind: "gap", indicator: "beds", additionalIndices: huge }],
    ["with a program that every object has", { kind: "transfer", program: "toString", inputs: {} }],
    ["with a program in a circle", { kind: "transfer", program: withCompute(circle), inputs: {} }],
    [
      "with very many resamples",
      { kind: "gap", indicator: "beds", interval: { method: "bootstrap", replicates: 1e12 } },
    ],
  ] as const)("%s", ([, hostile]) => {
    const { refused, milliseconds } = refusal(() => ask(study, hostile as unknown as Question));
    expect(refused).toBe(true);
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
  });
  test("by the schema as well", () => {
    for (const index of [circle, deep(100_000), huge, own("__proto__")]) {
      const start = performance.now();
      expect(GapOptionsSchema.safeParse({ indicator: "beds", index }).success).toBe(false);
      expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS);
    }
  });
});
