import { describe, expect, test } from "vitest";
import { type NodeScore, scoreAppraisal } from "../../src/appraisal/index.ts";
import type {
  AppraisalNode,
  AppraisalRule,
  AppraisalScheme,
  Evidence,
} from "../../src/model/appraisal-scheme.ts";
import { vector } from "./vectors.ts";

/** A scheme of one leaf with a rule. */
const leaf = (points: number, rule: AppraisalRule): AppraisalScheme => ({
  id: "s",
  name: "One rule",
  year: 2024,
  root: { id: "leaf", name: "Coverage", points, rule },
});

const points = (scheme: AppraisalScheme, evidence: Omit<Evidence, "node">): number =>
  scoreAppraisal(scheme, [{ node: "leaf", ...evidence }]).score;

const close = (actual: readonly number[], expected: readonly number[], tol: number): void => {
  expect(actual).toHaveLength(expected.length);
  for (const [i, x] of expected.entries()) expect(Math.abs(actual[i]! - x)).toBeLessThanOrEqual(tol);
};

describe("agrees", () => {
  test("ratio, capped", () => {
    const { input, expected, tol } = vector("score/ratio_cap");
    const scheme = leaf(input.full, { kind: "ratio", target: input.target });
    close(
      input.actual.map((value) => points(scheme, { value })),
      expected.y,
      tol,
    );
  });
  test.for([
    ["linear", "linear"],
    ["floor", "floorSteps"],
    ["ceil", "ceilSteps"],
  ] as const)("deduct-per-step, %s", ([steps, name]) => {
    const { input, expected, tol } = vector("score/per_point_deduct");
    const { target, step, deduct } = input;
    const scheme = leaf(input.full, { kind: "deduct-per-step", target, step, deduct, steps });
    close(
      input.actual.map((value) => points(scheme, { value })),
      expected[name],
      tol,
    );
  });
  test("piecewise", () => {
    const { input, expected, tol } = vector("score/piecewise");
    const knots = input.breaks.map((value, i) => ({ value, points: input.scores[i]! * input.full }));
    close(
      input.actual.map((value) => points(leaf(input.full, { kind: "piecewise", knots }), { value })),
      expected.y,
      tol,
    );
  });
  test("bands", () => {
    const { input, expected, tol } = vector("score/tiered");
    const bands = input.cuts.map((from, i) => ({ from, points: input.points[i + 1]! }));
    close(
      input.actual.map((value) => points(leaf(2, { kind: "bands", bands }), { value })),
      expected.y,
      tol,
    );
  });
  test("thresholds: UK QOF points from counts with exceptions", () => {
    const { input, expected, tol } = vector("qof/points_payment");
    const scheme = leaf(input.max, { kind: "thresholds", lower: input.lower, upper: input.upper });
    const results = input.A.map((numerator, i) =>
      scoreAppraisal(scheme, [
        {
          node: "leaf",
          value: null,
          counts: { numerator, denominator: input.B[i]!, exceptions: input.C[i]! },
        },
      ]),
    );
    close(
      results.map(({ score }) => score),
      expected.points,
      tol,
    );
    close(
      results.map(({ nodes }) => nodes[0]!.value as number),
      expected.D,
      tol,
    );
  });
  test("deciles: the sample benchmarks of US MIPS", () => {
    const { input, expected, tol } = vector("mips/deciles");
    const scheme = leaf(10, { kind: "deciles", benchmarks: input.lowerBounds });
    close(
      input.rate.map((value) => points(scheme, { value })),
      expected.points,
      tol,
    );
  });
  test("deciles: the published example, 26 % in the band from 24 % to 36 %", () => {
    const { input, expected, tol } = vector("mips/published_decile");
    const benchmarks = [0, 0.08, 0.16, input.lower, input.upper, 0.5, 0.6, 0.7, 0.8, 0.9];
    const score = points(leaf(10, { kind: "deciles", benchmarks }), { value: input.rate });
    close([score], [expected.linear_10], tol);
    expect(points(leaf(10, { kind: "deciles", benchmarks, truncate: 2 }), { value: input.rate })).toBe(
      expected.pageValue,
    );
  });
  test("a tree in which some indicators do not apply", () => {
    const { input, expected, tol } = vector("tree/points_with_na");
    const leafOf = (i: number): AppraisalNode => ({
      id: `leaf ${i}`,
      name: `Indicator ${i}`,
      points: input.full[i]!,
      rule: { kind: "manual" },
    });
    const places = input.full.map((_, i) => i);
    const unique = (values: readonly number[]): number[] => [...new Set(values)];
    const root: AppraisalNode = {
      id: "root",
      name: "All",
      points: 100,
      children: unique(input.domain).map((domain) => ({
        id: `domain ${domain}`,
        name: `Domain ${domain}`,
        children: unique(
          places.filter((i) => input.domain[i] === domain).map((i) => input.dimension[i]!),
        ).map((d) => ({
          id: `dimension ${d}`,
          name: `Dimension ${d}`,
          children: places.filter((i) => input.dimension[i] === d).map(leafOf),
        })),
      })),
    };
    const evidence = places.map((i) =>
      input.notApplicable[i]
        ? { node: `leaf ${i}`, value: null, applicable: false }
        : { node: `leaf ${i}`, value: input.score[i]! },
    );
    const result = scoreAppraisal({ id: "s", name: "S", year: 2024, root, weights: "rescale" }, evidence);
    const percent = (nodes: readonly NodeScore[]): number[] => nodes.map((n) => (100 * n.points) / n.maximum);
    close([result.score], [expected.total], tol);
    close(percent(result.nodes), expected.byDomain, tol);
    close(percent(result.nodes.flatMap((domain) => domain.children)), expected.byDimension, tol);
    expect(result.maximum).toBe(100);
    expect(result.notes).toEqual([
      'The points below "All" sum to 103.1, not 100; only their proportions count.',
    ]);
  });
  test("published weights that sum to 100.01 %", () => {
    const { input, expected, tol } = vector("tree/weights_not_summing");
    const children = input.w.map((weight, i) => ({
      id: `n${i}`,
      name: `N${i}`,
      weight,
      rule: { kind: "manual", outOf: 100 } as const,
    }));
    const evidence = input.score.map((value, i) => ({ node: `n${i}`, value }));
    const scheme = { id: "s", name: "S", year: 2022, root: { id: "root", name: "All", children } } as const;
    expect(() => scoreAppraisal(scheme, evidence)).toThrow(
      "the weights of the nodes below it sum to 1.0001, not 1 or 100",
    );
    const { score, maximum } = scoreAppraisal({ ...scheme, weights: "rescale" }, evidence);
    close([score], [expected.normalised], tol);
    expect(maximum).toBe(100);
  });
});
