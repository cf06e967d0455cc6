import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type LinearConstraint,
  type LinearProgram,
  linearProgram,
} from "../../src/numeric/linear-program.ts";
import { solveLinear } from "../../src/numeric/solve-linear.ts";

const le = (coefficients: number[], bound: number): LinearConstraint => ({
  coefficients,
  relation: "<=",
  bound,
});
const ge = (coefficients: number[], bound: number): LinearConstraint => ({
  coefficients,
  relation: ">=",
  bound,
});
const eq = (coefficients: number[], bound: number): LinearConstraint => ({
  coefficients,
  relation: "=",
  bound,
});

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, x, i) => sum + x * b[i]!, 0);

/** Every corner of the feasible region, by solving every choice of n tight constraints. */
function corners({ constraints, objective }: LinearProgram): number[][] {
  const n = objective.length;
  const planes = [
    ...constraints.map(({ coefficients, bound }) => [Array.from(coefficients), bound] as const),
    ...Array.from(
      { length: n },
      (_, j) => [Array.from({ length: n }, (_, k) => (k === j ? 1 : 0)), 0] as const,
    ),
  ];
  const found: number[][] = [];
  const choose = (from: number, chosen: readonly number[]): void => {
    if (chosen.length === n) {
      const x = solveLinear(
        chosen.map((i) => planes[i]![0]),
        chosen.map((i) => planes[i]![1]),
      );
      if (
        x !== null &&
        Array.from(x).every((value) => value > -1e-9) &&
        constraints.every((one) => holds(one, x))
      )
        found.push(Array.from(x));
      return;
    }
    for (let i = from; i < planes.length; i++) choose(i + 1, [...chosen, i]);
  };
  choose(0, []);
  return found;
}

function holds(
  { coefficients, relation, bound }: LinearConstraint,
  x: ArrayLike<number>,
  slack = 1e-7,
): boolean {
  const left = dot(coefficients, x);
  return relation === "<="
    ? left <= bound + slack
    : relation === ">="
      ? left >= bound - slack
      : Math.abs(left - bound) <= slack;
}

describe("known programs", () => {
  test("two products, three machines: 36 at (2, 6), prices 0, 3/2, 1 (Wyndor Glass)", () => {
    const result = linearProgram({
      sense: "maximize",
      objective: [3, 5],
      constraints: [le([1, 0], 4), le([0, 2], 12), le([3, 2], 18)],
    });
    expect(result.status).toBe("optimal");
    expect(result.objective).toBeCloseTo(36, 12);
    expect(Array.from(result.solution!)).toEqual([2, 6]);
    expect(Array.from(result.duals!)).toEqual([0, 1.5, 1]);
  });
  test("free variables may be negative", () => {
    const result = linearProgram({
      sense: "minimize",
      objective: [1, 1],
      constraints: [ge([1, 0], -5), ge([0, 1], 2)],
      free: [true, false],
    });
    expect(Array.from(result.solution!)).toEqual([-5, 2]);
  });
  test("no point satisfies all", () => {
    expect(
      linearProgram({ sense: "minimize", objective: [1], constraints: [le([1], 1), ge([1], 2)] }).status,
    ).toBe("infeasible");
  });
  test("the objective has no end", () => {
    expect(linearProgram({ sense: "maximize", objective: [1, 0], constraints: [le([0, 1], 1)] }).status).toBe(
      "unbounded",
    );
  });
  test("a constraint that follows from the others is no trouble", () => {
    const result = linearProgram({
      sense: "minimize",
      objective: [1, 2],
      constraints: [eq([1, 1], 3), eq([2, 2], 6), ge([1, 0], 1)],
    });
    expect(result.objective).toBeCloseTo(3, 12);
  });
  test("Beale's program, on which the plain rule circles for ever", () => {
    const result = linearProgram({
      sense: "minimize",
      objective: [-0.75, 150, -0.02, 6],
      constraints: [le([0.25, -60, -0.04, 9], 0), le([0.5, -90, -0.02, 3], 0), le([0, 0, 1, 0], 1)],
    });
    expect(result.objective).toBeCloseTo(-0.05, 12);
  });
  test("the same machines with variables in units far apart", () => {
    const result = linearProgram({
      sense: "maximize",
      objective: [3e9, 5e-6],
      constraints: [le([1e9, 0], 4), le([0, 2e-6], 12), le([3e9, 2e-6], 18)],
    });
    expect(result.objective).toBeCloseTo(36, 9);
    expect(result.solution![0]! * 1e9).toBeCloseTo(2, 9);
    expect(result.solution![1]! / 1e6).toBeCloseTo(6, 9);
    expect(Array.from(result.duals!, (y) => Math.round(y * 1e9) / 1e9)).toEqual([0, 1.5, 1]);
  });
});

describe("random programs", () => {
  const number = fc.integer({ min: -6, max: 6 });
  const program = fc.integer({ min: 1, max: 3 }).chain((n) =>
    fc.record({
      sense: fc.constantFrom("minimize" as const, "maximize" as const),
      objective: fc.array(number, { minLength: n, maxLength: n }),
      constraints: fc
        .array(
          fc.record({
            coefficients: fc.array(number, { minLength: n, maxLength: n }),
            relation: fc.constantFrom("<=" as const, ">=" as const, "=" as const),
            bound: number,
          }),
          { minLength: 1, maxLength: 4 },
        )
        // A box keeps the region bounded, so that its corners tell everything.
        .map((list) => [
          ...list,
          ...Array.from({ length: n }, (_, j) =>
            le(
              Array.from({ length: n }, (_, k) => (k === j ? 1 : 0)),
              10,
            ),
          ),
        ]),
    }),
  );

  test("the optimum is the best corner, and duals prove it", () => {
    fc.assert(
      fc.property(program, (one) => {
        const result = linearProgram(one);
        const values = corners(one).map((x) => dot(one.objective, x));
        if (values.length === 0) {
          expect(result.status).toBe("infeasible");
          return;
        }
        expect(result.status).toBe("optimal");
        const best = one.sense === "minimize" ? Math.min(...values) : Math.max(...values);
        expect(result.objective).toBeCloseTo(best, 7);
        const x = result.solution!;
        for (const constraint of one.constraints) expect(holds(constraint, x)).toBe(true);
        // Duality: the bounds at their prices are worth the objective, and no variable is worth more than it costs.
        const y = result.duals!;
        expect(
          dot(
            one.constraints.map(({ bound }) => bound),
            y,
          ),
        ).toBeCloseTo(best, 7);
        const side = one.sense === "minimize" ? 1 : -1;
        for (const [j, c] of one.objective.entries()) {
          const price = one.constraints.reduce(
            (sum, { coefficients }, i) => sum + coefficients[j]! * y[i]!,
            0,
          );
          expect(side * (c - price)).toBeGreaterThanOrEqual(-1e-7);
        }
        for (const [i, { relation }] of one.constraints.entries()) {
          if (relation === "<=") expect(side * y[i]!).toBeLessThanOrEqual(1e-9);
          if (relation === ">=") expect(side * y[i]!).toBeGreaterThanOrEqual(-1e-9);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
