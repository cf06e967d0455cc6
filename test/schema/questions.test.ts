import { ask, INDICES, measureGap, measureResources, type Study } from "equalis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as schemas from "../../src/schema/index.ts";
import { smallStudy } from "../study/small-study.ts";

const through = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
/** What a question is answered with: the result as JSON, or the code of the error. */
const answer = (compute: () => unknown): unknown => {
  try {
    return through(compute());
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
};
const study: Study = smallStudy();

describe("a question that came through JSON and its schema is answered with the same bits", () => {
  test("gaps", () => {
    const index = fc.constantFrom(...INDICES.map(({ id }) => id));
    const question = fc.record(
      {
        indicator: fc.constantFrom("beds", "none"),
        period: fc.constantFrom("2020", "1999"),
        level: fc.constantFrom(1, 2),
        index: fc.oneof(index, fc.record({ index, options: fc.constant({}) })),
        weights: fc.constantFrom("population" as const, "equal" as const),
        additionalIndices: fc.array(index, { maxLength: 2 }),
        groupBy: fc.constantFrom("belt", "parent"),
      },
      { requiredKeys: ["indicator"] },
    );
    fc.assert(
      fc.property(question, (options) => {
        const parsed = schemas.GapOptionsSchema.parse(through(options));
        const own = answer(() => measureGap(study, options));
        expect(answer(() => measureGap(study, parsed))).toEqual(own);
        expect(answer(() => ask(study, { kind: "gap", ...parsed }))).toEqual(own);
      }),
    );
  });
  test("resources", () => {
    const question = fc.record(
      {
        indicator: fc.constant("beds"),
        period: fc.constantFrom("2020", "1999"),
        level: fc.constantFrom(1, 2),
        standard: fc.double({ min: 0, max: 10, noNaN: true }),
        whole: fc.boolean(),
        missing: fc.constantFrom("error" as const, "omit" as const),
      },
      { requiredKeys: ["indicator"] },
    );
    fc.assert(
      fc.property(question, (options) => {
        const parsed = schemas.ResourceOptionsSchema.parse(through(options));
        expect(answer(() => measureResources(study, parsed))).toEqual(
          answer(() => measureResources(study, options)),
        );
      }),
    );
  });
});

describe("a question that is wrong is none", () => {
  test.for([
    ["a gap without an indicator", schemas.GapOptionsSchema, {}],
    ["a gap by a function", schemas.GapOptionsSchema, { indicator: "a", index: () => 1 }],
    ["an unknown option", schemas.ResourceOptionsSchema, { indicator: "a", standards: 1 }],
    ["a goal that is none", schemas.GoalsOptionsSchema, { goals: [{}] }],
    ["a kind of flow that is none", schemas.ReconciliationOptionsSchema, { kind: ["gift"] }],
    ["a method that is none", schemas.PolicyOptionsSchema, { indicator: "a", treated: {}, method: "guess" }],
  ] as const)("%s", ([, schema, options]) => {
    expect(schema.safeParse(options).success).toBe(false);
  });
  test("all options of the other questions pass", () => {
    const all = [
      schemas.GoalsOptionsSchema.safeParse({ asOf: "2020", method: "linear", missing: "omit" }),
      schemas.ReconciliationOptionsSchema.safeParse({
        period: ["2020", "2021"],
        kind: "own-revenue",
        linkBy: ["kind"],
        decimals: 0,
        population: { concept: "resident" },
      }),
      schemas.PolicyOptionsSchema.safeParse({
        indicator: "a",
        treated: { b: "2014" },
        method: "did",
        seed: 1,
      }),
    ];
    expect(all.map(({ success }) => success)).toEqual([true, true, true]);
  });
});
