import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EqualizationError, moranI, nearestNeighbors, spatialWeights } from "../../src/index.ts";
import { nine } from "../fixtures/spatial/maps.ts";
import { refusals } from "../support/refusals.ts";
import { smallMap } from "./arbitrary-map.ts";

const STYLES = ["W", "B", "C", "S"] as const;

describe("agrees with spdep's nb2listw", () => {
  test.for(STYLES)("style %s, with an island", (style) => {
    const weights = spatialWeights(nine.neighbors.island, { style });
    expect(weights.ids).toEqual(nine.ids);
    expect(weights.islands).toEqual(["R9"]);
    expect(weights.style).toBe(style);
    nine.island[style].weights.forEach((row, i) => {
      const [begin, end] = [weights.offsets[i]!, weights.offsets[i + 1]!];
      expect(Array.from(weights.targets.subarray(begin, end), (j) => nine.ids[j])).toEqual(
        nine.neighbors.island[nine.ids[i]!],
      );
      expect(end - begin).toBe(row.length);
      row.forEach((w, k) => {
        expect(weights.values[begin + k]).toBeCloseTo(w, 14);
      });
    });
  });
  test.for(STYLES)("style %s, one-sided", (style) => {
    const weights = spatialWeights(nine.neighbors.nearest, { style, asymmetric: "keep" });
    nine.nearest[style].weights.flat().forEach((w, e) => {
      expect(weights.values[e]).toBeCloseTo(w, 14);
    });
  });
});

describe("one-sided lists", () => {
  const lists = { a: ["b", "c"], b: ["a"], c: [] as string[] };
  test("are refused with every pair that lacks its other half", () => {
    try {
      spatialWeights({ ...lists, b: ["a", "c"] });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(EqualizationError);
      const { code, issues, message } = error as EqualizationError;
      expect(code).toBe("invalid_data");
      expect(message).toContain(
        '"a" names "c" as a neighbor but "c" does not name "a" (and 1 more such pairs)',
      );
      expect(issues.map(({ id, path }) => [id, path])).toEqual([
        ["a", "neighbors.a"],
        ["b", "neighbors.b"],
      ]);
    }
  });
  test("are made mutual, or kept, when asked for", () => {
    const mutual = spatialWeights(lists, { style: "B", asymmetric: "symmetrize" });
    expect(Array.from(mutual.offsets)).toEqual([0, 2, 3, 4]);
    expect(Array.from(mutual.targets)).toEqual([1, 2, 0, 0]);
    expect(mutual).toEqual(spatialWeights({ a: ["b", "c"], b: ["a"], c: ["a"] }, { style: "B" }));
    const kept = spatialWeights(lists, { asymmetric: "keep" });
    expect(Array.from(kept.targets)).toEqual([1, 2, 0]);
    // Somebody names c, so that it takes part though it names nobody.
    expect(kept.islands).toEqual([]);
  });
  test("of nearest neighbors are kept, unless a copy has lost the mark", () => {
    const nearest = nearestNeighbors(nine.places, 2);
    expect(spatialWeights(nearest)).toEqual(spatialWeights(nearest, { asymmetric: "keep" }));
    expect(() => spatialWeights(nearest, { asymmetric: "error" })).toThrow("mend the lists");
    expect(() => spatialWeights({ ...nearest })).toThrow("mend the lists");
    const mutual = spatialWeights(nearest, { style: "B", asymmetric: "symmetrize" });
    expect(moranI(nine.x, mutual).n).toBe(9);
  });
});

test("the order of the record is the order of the ids, whole numbers first", () => {
  expect(spatialWeights({ "10": ["9"], b: [], "9": ["10"] }).ids).toEqual(["9", "10", "b"]);
});

test("odd ids", () => {
  const weights = spatialWeights(
    JSON.parse('{ "__proto__": ["constructor"], "constructor": ["__proto__"] }'),
  );
  expect(weights.ids).toEqual(["__proto__", "constructor"]);
  expect(Array.from(weights.targets)).toEqual([1, 0]);
});

describe("laws", () => {
  test("rows of W add up to 1, all of C and S to the number of units, B counts", () => {
    fc.assert(
      fc.property(smallMap, ({ ids, neighbors }) => {
        const total = (style: (typeof STYLES)[number]) =>
          spatialWeights(neighbors, { style }).values.reduce((t, w) => t + w, 0);
        expect(total("C")).toBeCloseTo(ids.length, 12);
        expect(total("S")).toBeCloseTo(ids.length, 12);
        expect(total("B")).toBe(Object.values(neighbors).flat().length);
        const W = spatialWeights(neighbors);
        ids.forEach((_, i) => {
          const row = W.values.subarray(W.offsets[i]!, W.offsets[i + 1]!);
          expect(row.reduce((t, w) => t + w, 0)).toBeCloseTo(1, 14);
        });
      }),
    );
  });
  test("the order within a list changes nothing", () => {
    fc.assert(
      fc.property(smallMap, ({ neighbors }) => {
        const turned = Object.fromEntries(
          Object.entries(neighbors).map(([id, list]) => [id, list.toReversed()]),
        );
        expect(spatialWeights(turned)).toEqual(spatialWeights(neighbors));
      }),
    );
  });
});

describe("refuses", () => {
  const of = (lists: unknown, options?: unknown) => () => spatialWeights(lists as never, options as never);
  refusals("spatialWeights", [
    ["nothing", of(undefined), "wrong_type", "lists of ids by id"],
    ["null", of(null), "wrong_type", "lists of ids by id"],
    ["an array", of([["b"], ["a"]]), "wrong_type", "lists of ids by id"],
    ["no units", of({}), "too_few_observations", "at least 1 unit"],
    ["a string for a list", of({ a: "b", b: ["a"] }), "wrong_type", 'neighbors of "a" must be an array'],
    ["null for a list", of({ a: null }), "wrong_type", 'neighbors of "a" must be an array'],
    ["an unknown neighbor", of({ a: ["x"] }), "unknown_id", 'names the neighbor "x"'],
    ["a number for a neighbor", of({ a: [1], 1: ["a"] }), "unknown_id", 'names the neighbor "1"'],
    ["an object for a neighbor", of({ a: [Object.create(null)] }), "unknown_id", "an object"],
    ["a unit that names itself", of({ a: ["a"] }), "out_of_domain", '"a" names itself'],
    ["a neighbor named twice", of({ a: ["b", "b"], b: ["a"] }), "duplicate_id", "twice"],
    ["a one-sided pair", of({ a: ["b"], b: [] }), "invalid_data", '"b" does not name "a"'],
    ["an unknown style", of({ a: [] }, { style: "U" }), "unknown_option", 'style is "U"'],
    [
      "an unknown remedy",
      of({ a: [] }, { asymmetric: "ignore" }),
      "unknown_option",
      'asymmetric is "ignore"',
    ],
    ["an unknown option", of({ a: [] }, { symmetric: true }), "unknown_option", '"symmetric"'],
    ["options as a string", of({ a: [] }, "W"), "wrong_type", "options must be one object"],
  ]);
});
