import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AhpNode, ahpTreeWeights, ahpWeights, pairwiseMatrix } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { total } from "./arbitraries.ts";

const ratios = (w: readonly number[]): number[][] => w.map((a) => w.map((b) => a / b));
/** A over B over C over A: all weigh the same, lambda = 1 + 9 + 1/9. */
const circle = [
  [1, 9, 1 / 9],
  [1 / 9, 1, 9],
  [9, 1 / 9, 1],
];
const leaf = (id: string): AhpNode => ({ id });

describe("AHP over a tree", () => {
  test("weights are products down the tree, by hand", () => {
    const { leaves, weights, nodes, levels, status, inconsistent } = ahpTreeWeights({
      id: "all",
      pairwise: ratios([5, 3, 2]),
      children: [
        { id: "A", pairwise: ratios([3, 1]), children: [leaf("a1"), leaf("a2")] },
        leaf("B"),
        {
          id: "C",
          children: [
            { id: "c", pairwise: ratios([1, 2, 1]), children: [leaf("c1"), leaf("c2"), leaf("c3")] },
          ],
        },
      ],
    });
    expect(leaves).toEqual(["a1", "a2", "B", "c1", "c2", "c3"]);
    const wanted = [0.375, 0.125, 0.3, 0.05, 0.1, 0.05];
    for (const [i, w] of weights.entries()) expect(w).toBeCloseTo(wanted[i]!, 14);
    expect(nodes.map(({ id, parent, depth }) => [id, parent, depth])).toEqual([
      ["all", null, 0],
      ["A", "all", 1],
      ["a1", "A", 2],
      ["a2", "A", 2],
      ["B", "all", 1],
      ["C", "all", 1],
      ["c", "C", 2],
      ["c1", "c", 3],
      ["c2", "c", 3],
      ["c3", "c", 3],
    ]);
    expect(nodes.map(({ localWeight }) => Math.round(localWeight * 1e12) / 1e12)).toEqual([
      1, 0.5, 0.75, 0.25, 0.3, 0.2, 1, 0.25, 0.5, 0.25,
    ]);
    expect(nodes[5]!.comparison).toBeNull();
    expect(levels.map(({ depth }) => depth)).toEqual([1, 2, 3]);
    expect(levels[0]!.randomIndex).toBe(0.58);
    // Two children cannot contradict each other.
    expect(levels[1]).toEqual({ depth: 2, consistencyIndex: 0, randomIndex: 0, consistencyRatio: null });
    expect(levels[2]!.randomIndex).toBeCloseTo(0.2 * 0.58, 14);
    expect({ status, inconsistent }).toEqual({ status: "consistent", inconsistent: [] });
  });
  test("the ratio of a level weighs its comparisons by the nodes above", () => {
    const CI = (1 + 9 + 1 / 9 - 3) / 2;
    const children = ["x", "y", "z"];
    const tree = (heavy: number): AhpNode => ({
      id: "all",
      pairwise: ratios([heavy, 1]),
      children: [
        { id: "A", pairwise: ratios([1, 2, 3, 4]), children: ["p", "q", "r", "s"].map(leaf) },
        { id: "B", pairwise: circle, children: children.map(leaf) },
      ],
    });
    const found = ahpTreeWeights(tree(3));
    const level = found.levels[1]!;
    expect(level.consistencyIndex).toBeCloseTo(0.25 * CI, 12);
    expect(level.randomIndex).toBeCloseTo(0.75 * 0.9 + 0.25 * 0.58, 14);
    expect(level.consistencyRatio).toBeCloseTo((0.25 * CI) / (0.75 * 0.9 + 0.25 * 0.58), 12);
    expect(found).toMatchObject({ inconsistent: ["B"], status: "inconsistent" });
    // What hardly weighs does not show in its level, but is named.
    const light = ahpTreeWeights(tree(999));
    expect(light.levels[1]!.consistencyRatio).toBeLessThan(0.1);
    expect(light).toMatchObject({ inconsistent: ["B"], status: "inconsistent" });
  });
  test("options go to every comparison; what the table does not reach is said", () => {
    const pairwise = pairwiseMatrix([2, 5, 1, 3, 1 / 2, 4]);
    const tree: AhpNode = { id: "all", pairwise, children: ["a", "b", "c", "d"].map(leaf) };
    for (const method of ["eigenvector", "geometric"] as const) {
      const { weights, nodes } = ahpTreeWeights(tree, { method, randomIndex: "tummala-ling" });
      const alone = ahpWeights(pairwise, { method, randomIndex: "tummala-ling" });
      expect(weights).toEqual(alone.weights);
      expect(nodes[0]!.comparison).toEqual(alone);
    }
    const short = ahpTreeWeights(tree, { randomIndex: [0, 0, 0.58] });
    expect(short.levels[0]).toMatchObject({ randomIndex: null, consistencyRatio: null });
    expect(short.status).toBe("no-random-index");
  });
  test("a single leaf is everything", () => {
    expect(ahpTreeWeights(leaf("only"))).toEqual({
      leaves: ["only"],
      weights: Float64Array.of(1),
      nodes: [{ id: "only", parent: null, depth: 0, localWeight: 1, weight: 1, comparison: null }],
      levels: [],
      inconsistent: [],
      status: "too-small",
    });
  });
  test("weights sum to 1, and those of a node are those below it", () => {
    const shape = fc.array(fc.array(fc.constantFrom(1, 2, 3, 5), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(shape, (groups) => {
        const found = ahpTreeWeights({
          id: "all",
          pairwise: ratios(groups.map((group) => group.length)),
          children: groups.map((group, g) => ({
            id: `${g}`,
            pairwise: ratios(group),
            children: group.map((_, i) => leaf(`${g}.${i}`)),
          })),
        });
        expect(total(found.weights)).toBeCloseTo(1, 13);
        for (const node of found.nodes) {
          const below = found.nodes.filter(({ parent }) => parent === node.id);
          if (below.length > 0) expect(total(below.map(({ weight }) => weight))).toBeCloseTo(node.weight, 13);
        }
        const all = groups.flat().length;
        const first = groups[0]!;
        expect(found.weights[0]).toBeCloseTo(((first.length / all) * first[0]!) / total(first), 13);
      }),
    );
  });
});

describe("refuses", () => {
  const run = (tree: unknown, options?: object) => () => ahpTreeWeights(tree as AhpNode, options as never);
  const two = [leaf("a"), leaf("b")];
  refusals("weightMethods.ahpTree", [
    ["no tree", run(undefined), "wrong_type", "the tree must be a node"],
    ["null for a tree", run(null), "wrong_type", "the tree must be a node"],
    ["a node without an id", run({ children: two }), "wrong_type", "with an id"],
    ["a child that is none", run({ id: "r", children: [null] }), "wrong_type", "a child of r must be"],
    ["children by name", run({ id: "r", children: "ab" }), "wrong_type", "the children of r"],
    ["null for children", run({ id: "r", children: null }), "wrong_type", "the children of r"],
    [
      "no comparison",
      run({ id: "r", children: two }),
      "missing_option",
      "node r: 2 children and no comparison",
    ],
    [
      "a comparison of three",
      run({ id: "r", children: two, pairwise: ratios([1, 2, 3]) }),
      "length_mismatch",
      "node r: 2 children and a comparison of 3",
    ],
    ["a comparison at a leaf", run({ id: "r", pairwise: [[1]] }), "unsupported_combination", "no children"],
    [
      "a matrix that is not reciprocal",
      run({
        id: "r",
        children: two,
        pairwise: [
          [1, 2],
          [2, 1],
        ],
      }),
      "out_of_domain",
      "node r: comparisons [1][0]",
    ],
    ["no matrix", run({ id: "r", children: two, pairwise: 3 }), "wrong_type", "node r: "],
    [
      "an id twice",
      run({ id: "r", pairwise: ratios([1, 1]), children: [leaf("a"), leaf("a")] }),
      "duplicate_id",
      "two nodes have the id a",
    ],
    ["an unknown method", run(leaf("a"), { method: "mean" }), "unknown_option", '"mean"'],
    ["an unknown option", run(leaf("a"), { weights: 1 }), "unknown_option", '"weights"'],
  ]);
});
