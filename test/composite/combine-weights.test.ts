import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combineWeights } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { total } from "./arbitraries.ts";

const a = [6, 3, 1];
const b = [2, 3, 5];

describe("combined weights", () => {
  test("linear: the mean of the shares, whatever the vectors sum to", () => {
    const { weights, shares, status } = combineWeights([a, b.map((w) => w / 10)]);
    [0.4, 0.3, 0.3].forEach((w, j) => {
      expect(weights[j]).toBeCloseTo(w, 15);
    });
    expect([...shares!]).toEqual([0.5, 0.5]);
    expect(status).toBe("ok");
    expect(combineWeights([a, b], { shares: [3, 1] }).weights[0]).toBeCloseTo(0.5, 15);
  });
  test("multiplicative and geometric", () => {
    // Products 12, 9, 5 of 26.
    const product = combineWeights([a, b], { method: "multiplicative" });
    expect(product.weights[0]).toBeCloseTo(12 / 26, 14);
    expect(product.shares).toBeNull();
    const roots = [12, 9, 5].map(Math.sqrt);
    const geometric = combineWeights([a, b], { method: "geometric" });
    geometric.weights.forEach((w, j) => {
      expect(w).toBeCloseTo(roots[j]! / total(roots), 14);
    });
    expect([...geometric.shares!]).toEqual([0.5, 0.5]);
    // A product of many small weights is no smaller than it has to be.
    const many = combineWeights(
      Array.from({ length: 500 }, () => [1, 1, 1, 1, 1]),
      { method: "multiplicative" },
    );
    expect(many.weights[0]).toBeCloseTo(0.2, 12);
    // A share of 0 takes its vector out, zeros and all.
    const one = combineWeights([a, [0, 0, 1]], { method: "geometric", shares: [1, 0] });
    expect(one.weights[0]).toBeCloseTo(0.6, 14);
    expect([...combineWeights([a, [0, 0, 1]], { method: "geometric" }).weights]).toEqual([0, 0, 1]);
  });
  test("game: solves the equations of its definition", () => {
    const u = [0.6, 0.3, 0.1];
    const v = [0.2, 0.3, 0.5];
    const dot = (x: number[], y: number[]): number => x.reduce((sum, w, j) => sum + w * y[j]!, 0);
    // Cramer's rule.
    const det = dot(u, u) * dot(v, v) - dot(u, v) ** 2;
    const alpha = (dot(u, u) * dot(v, v) - dot(u, v) * dot(v, v)) / det;
    const beta = (dot(u, u) * dot(v, v) - dot(u, v) * dot(u, u)) / det;
    const { weights, shares } = combineWeights([u, v], { method: "game" });
    expect(shares![0]).toBeCloseTo(alpha / (alpha + beta), 12);
    expect(weights[0]).toBeCloseTo((alpha * 0.6 + beta * 0.2) / (alpha + beta), 12);
  });
  test("game: says when a share was negative, or when there was nothing to decide", () => {
    // w1 . w2 exceeds w2 . w2, so that the second share comes out negative.
    const lopsided = combineWeights(
      [
        [1, 0, 0],
        [0.4, 0.3, 0.3],
      ],
      { method: "game" },
    );
    expect(lopsided.status).toBe("negative-share");
    for (const share of lopsided.shares!) expect(share).toBeGreaterThanOrEqual(0);
    const same = combineWeights([a, a.map((w) => 10 * w)], { method: "game" });
    expect(same.status).toBe("identical");
    expect(same.weights[0]).toBeCloseTo(0.6, 15);
    expect([...same.shares!]).toEqual([0.5, 0.5]);
  });
  test("sum to 1, and do not depend on the scale or the order of the vectors", () => {
    const vector = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        vector,
        vector,
        fc.constantFrom("linear" as const, "multiplicative" as const, "geometric" as const),
        (x, y, method) => {
          const { weights } = combineWeights([x, y], { method });
          expect(total(weights)).toBeCloseTo(1, 14);
          const other = combineWeights([y.map((w) => 7 * w), x], { method });
          other.weights.forEach((w, j) => {
            expect(w).toBeCloseTo(weights[j]!, 14);
          });
        },
      ),
    );
  });
});

describe("refuses", () => {
  const run = (vectors: unknown, options?: object) => () =>
    combineWeights(vectors as number[][], options as never);
  refusals("weightMethods.combine", [
    ["one vector", run([a]), "too_few_observations", "at least 2 vectors"],
    ["no array", run(null), "wrong_type", "array of arrays"],
    ["a vector that is none", run([a, null]), "wrong_type", "vector 1"],
    ["vectors of different length", run([a, [1, 2]]), "length_mismatch", "weight of vector 1"],
    ["a negative weight", run([a, [1, -1, 1]]), "out_of_domain", "vector 1, weight 1 is -1"],
    ["NaN", run([a, [1, Number.NaN, 1]]), "not_finite", "vector 1, weight 1 is NaN"],
    ["a vector of zeros", run([a, [0, 0, 0]]), "zero_total", "total weight is 0"],
    [
      "vectors that exclude each other",
      run(
        [
          [1, 0],
          [0, 1],
        ],
        { method: "multiplicative" },
      ),
      "zero_total",
      "every product is 0",
    ],
    [
      "a mix of the others",
      run(
        [
          [1, 0],
          [0, 1],
          [1, 1],
        ],
        { method: "game" },
      ),
      "singular",
      "a mix of the others",
    ],
    [
      "shares of a product",
      run([a, b], { method: "multiplicative", shares: [1, 1] }),
      "unsupported_combination",
      "takes no shares",
    ],
    [
      "shares of a game",
      run([a, b], { method: "game", shares: [1, 1] }),
      "unsupported_combination",
      "takes no shares",
    ],
    ["too few shares", run([a, b], { shares: [1] }), "length_mismatch", "one share per vector"],
    ["an unknown method", run([a, b], { method: "nash" }), "unknown_option", '"nash"'],
    ["an unknown option", run([a, b], { alpha: 0.5 }), "unknown_option", '"alpha"'],
  ]);
});
