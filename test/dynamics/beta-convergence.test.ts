import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaConvergence } from "../../src/dynamics/convergence/beta-convergence.ts";
import { differences, expected, panel } from "../fixtures/dynamics/panel.ts";
import reat from "../fixtures/dynamics/reat.json" with { type: "json" };
import { refusals } from "../support/refusals.ts";

const column = (t: number): number[] => panel.map((row) => row[t]!);

describe("agrees with numpy", () => {
  test("cross section from 2010 to 2017", () => {
    const wanted = expected.beta_cross_section;
    const { alpha, beta, standardError, t, p, speed, halfLife, r2, n, df, controls, reason } =
      betaConvergence(column(0), column(7), { years: 7 });
    expect(
      differences(
        [alpha, beta, standardError, t, p, r2, n, speed, halfLife],
        [
          wanted.intercept,
          wanted.slope,
          wanted.se,
          wanted.t,
          wanted.p_two_sided,
          wanted.r2,
          wanted.n,
          wanted.speed_lambda,
          wanted.half_life,
        ],
      ),
    ).toEqual([]);
    expect([df, controls, reason]).toStrictEqual([6, [], null]);
  });

  // A panel pooled: seven steps of one year of eight units, one after the other.
  const steps = panel.flatMap((row, i) => row.slice(1).map((y, t) => ({ i, t, from: row[t]!, to: y })));
  const initial = steps.map(({ from }) => from);
  const final = steps.map(({ to }) => to);
  const dummies = (of: "i" | "t", levels: number): number[][] =>
    steps.map((step) => Array.from({ length: levels - 1 }, (_, level) => (step[of] === level + 1 ? 1 : 0)));

  test("panel pooled", () => {
    const wanted = expected.beta_pooled;
    const { alpha, beta, standardError, t, speed, n } = betaConvergence(initial, final, { years: 1 });
    const { slope, intercept, se, speed_lambda } = wanted;
    expect(
      differences(
        [beta, alpha, standardError, t, speed, n],
        [slope, intercept, se, wanted.t, speed_lambda, 56],
      ),
    ).toEqual([]);
  });
  test("fixed effects of regions as controls", () => {
    const wanted = expected.beta_region_fixed_effects;
    const result = betaConvergence(initial, final, { years: 1, controls: dummies("i", 8) });
    expect(
      differences(
        [result.beta, result.standardError, result.t, result.df, result.speed],
        [wanted.slope, wanted.se, wanted.t, wanted.dof, wanted.speed_lambda],
      ),
    ).toEqual([]);
    expect(result.controls).toHaveLength(7);
  });
  test("fixed effects of regions and years as controls", () => {
    const wanted = expected.beta_two_way_fixed_effects;
    const controls = dummies("i", 8).map((row, k) => [...row, ...dummies("t", 7)[k]!]);
    const result = betaConvergence(initial, final, { years: 1, controls });
    expect(
      differences(
        [result.beta, result.standardError, result.t, result.df],
        [wanted.slope, wanted.se, wanted.t, wanted.dof],
      ),
    ).toEqual([]);
  });
});

describe("agrees with REAT", () => {
  interface BetaCase {
    readonly estimates: readonly (readonly (number | null)[])[];
    readonly modelstat?: readonly (readonly number[])[];
  }
  const cases = reat.cases.filter(({ fn }) => fn.startsWith("betaconv.ols"));
  test("there are four cases", () => expect(cases).toHaveLength(4));
  test.for(cases)("$fn of $dataset", ({ dataset, args, expected: raw }) => {
    const { panel: rows, cond } = reat.datasets[dataset as "cv31" | "cv12"];
    const { time1, time2, conditions } = args as { time1: number; time2: number; conditions?: string };
    const result = betaConvergence(rows[0]!, rows.at(-1)!, {
      years: time2 - time1,
      ...(conditions === undefined ? {} : { controls: cond.map((value) => [value]) }),
    });
    const { estimates, modelstat } = raw as unknown as BetaCase;
    const near = (actual: number | null | undefined, wanted: number | null | undefined): void =>
      expect(Math.abs(actual! / wanted! - 1)).toBeLessThan(1e-10);
    near(result.alpha, estimates[0]![0]);
    near(result.beta, estimates[1]![0]);
    near(result.standardError, estimates[1]![1]);
    near(result.t, estimates[1]![2]);
    expect(Math.abs(result.p! / estimates[1]![3]! - 1)).toBeLessThan(1e-9);
    if (modelstat !== undefined) near(result.r2, modelstat[0]![0]);
    if (conditions !== undefined) {
      const [control] = result.controls;
      [control?.coefficient, control?.standardError, control?.t, control?.p].forEach((actual, k) => {
        expect(Math.abs(actual! / estimates[2]![k]! - 1)).toBeLessThan(1e-9);
      });
    }
  });
});

describe("conventions", () => {
  test("a gap that halves in ten years has a half-life of ten years", () => {
    const initial = [1, 2, 4, 8];
    // ln y moves half of its way to ln 16.
    const final = initial.map((y) => Math.exp((Math.log(y) + Math.log(16)) / 2));
    const { beta, speed, halfLife, alpha } = betaConvergence(initial, final, { years: 10 });
    expect(beta).toBeCloseTo(-0.05, 14);
    expect(alpha).toBeCloseTo(0.05 * Math.log(16), 14);
    expect(speed).toBeCloseTo(Math.LN2 / 10, 13);
    expect(halfLife).toBeCloseTo(10, 11);
  });
  test("twice the years is half the speed", () => {
    const once = betaConvergence([1, 2, 4, 9], [3, 4, 7, 11], { years: 5 });
    const twice = betaConvergence([1, 2, 4, 9], [3, 4, 7, 11], { years: 10 });
    expect(twice.beta).toBeCloseTo(once.beta / 2, 14);
    expect(twice.halfLife).toBeCloseTo(2 * once.halfLife!, 11);
  });
  test("divergence has a negative speed and no half-life", () => {
    const { beta, speed, halfLife, reason } = betaConvergence([1, 2, 4], [1, 3, 8], { years: 1 });
    expect(beta).toBeGreaterThan(0);
    expect(speed).toBeLessThan(0);
    expect(halfLife).toBeNull();
    expect(reason).toContain("does not close");
  });
  test("overtaking has no speed", () => {
    const { beta, speed, halfLife, reason } = betaConvergence([1, 2, 4], [8, 3, 1], { years: 1 });
    expect(1 + beta).toBeLessThan(0);
    expect(speed).toBeNull();
    expect(halfLife).toBeNull();
    expect(reason).toContain("more than closes");
  });
  test("growth in step neither converges nor has errors", () => {
    expect(betaConvergence([1, 2, 4, 8], [2, 4, 8, 16], { years: 2 })).toMatchObject({
      beta: 0,
      speed: 0,
      halfLife: null,
      standardError: 0,
      t: null,
      p: null,
      r2: null,
    });
  });
  test("survives numbers of any size", () => {
    const { beta } = betaConvergence([1e-300, 1, 1e300], [1e-200, 1, 1e200], { years: 1 });
    expect(beta).toBeCloseTo(-1 / 3, 12);
  });
});

describe("laws", () => {
  const unit = fc.tuple(
    fc.integer({ min: 1, max: 1e6 }),
    fc.integer({ min: 1, max: 1e6 }),
    fc.integer({ min: -100, max: 100 }),
  );
  const units = fc
    .array(unit, { minLength: 5, maxLength: 20 })
    .filter((rows) => new Set(rows.map(([a]) => a)).size > 3);
  test("ignores the unit of measurement and the order of units", () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 30 }), (rows, years) => {
        const plain = betaConvergence(
          rows.map(([a]) => a),
          rows.map(([, b]) => b),
          { years },
        );
        const turned = rows.toReversed();
        const other = betaConvergence(
          turned.map(([a]) => 5 * a),
          turned.map(([, b]) => 5 * b),
          { years },
        );
        expect(other.beta).toBeCloseTo(plain.beta, 9);
        expect(other.standardError).toBeCloseTo(plain.standardError, 9);
      }),
    );
  });
  test("R² never falls with a control, and lies in [0, 1]", () => {
    fc.assert(
      fc.property(
        units.filter((rows) => new Set(rows.map(([, , c]) => c)).size > 3),
        (rows) => {
          const initial = rows.map(([a]) => a);
          const final = rows.map(([, b]) => b);
          const absolute = betaConvergence(initial, final, { years: 1 });
          const conditional = betaConvergence(initial, final, {
            years: 1,
            controls: rows.map(([, , c]) => [c]),
          });
          expect(conditional.r2! - absolute.r2!).toBeGreaterThanOrEqual(-1e-10);
          expect(absolute.r2).toBeGreaterThanOrEqual(-1e-12);
          expect(conditional.r2).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe("refuses", () => {
  const years = 1;
  refusals("betaConvergence", [
    [
      "years next to 0",
      () => betaConvergence([1, 2, 3], [9, 2, 3], { years: 5e-324 }),
      "out_of_domain",
      "too large",
    ],
    ["no units", () => betaConvergence([], [], { years }), "too_few_observations", "at least 3 units"],
    [
      "two units",
      () => betaConvergence([1, 2], [2, 3], { years }),
      "too_few_observations",
      "at least 3 units",
    ],
    [
      "fewer units than coefficients",
      () => betaConvergence([1, 2, 3], [2, 3, 4], { years, controls: [[1], [2], [4]] }),
      "too_few_observations",
      "at least 4 units",
    ],
    [
      "NaN",
      () => betaConvergence([1, Number.NaN, 3], [1, 2, 3], { years }),
      "not_finite",
      "initial 1 is NaN",
    ],
    ["a value of 0", () => betaConvergence([1, 2, 3], [1, 0, 3], { years }), "out_of_domain", "final 1 is 0"],
    [
      "a negative value",
      () => betaConvergence([-1, 2, 3], [1, 2, 3], { years }),
      "out_of_domain",
      "initial 0 is -1",
    ],
    ["lengths that differ", () => betaConvergence([1, 2, 3], [1, 2], { years }), "length_mismatch", "final"],
    ["no options", () => betaConvergence([1, 2, 3], [1, 2, 3], undefined as never), "wrong_type", "options"],
    [
      "no years",
      () => betaConvergence([1, 2, 3], [1, 2, 3], {} as never),
      "missing_option",
      "years is required",
    ],
    ["years of 0", () => betaConvergence([1, 2, 3], [1, 2, 3], { years: 0 }), "out_of_domain", "years is 0"],
    [
      "equal beginnings",
      () => betaConvergence([2, 2, 2], [1, 2, 3], { years }),
      "singular",
      "initial values are equal",
    ],
    [
      "a constant control",
      () => betaConvergence([1, 2, 3, 5], [1, 2, 3, 4], { years, controls: [[7], [7], [7], [7]] }),
      "singular",
      "column 0 of the controls",
    ],
    [
      "too few rows of controls",
      () => betaConvergence([1, 2, 3, 4], [1, 2, 3, 4], { years, controls: [[1]] }),
      "length_mismatch",
      "row of controls",
    ],
    [
      "controls of NaN",
      () => betaConvergence([1, 2, 3, 4], [1, 2, 3, 4], { years, controls: [[1], [2], [Number.NaN], [4]] }),
      "not_finite",
      "controls of unit 2, column 0",
    ],
    [
      "controls as one list",
      () => betaConvergence([1, 2, 3], [1, 2, 3], { years, controls: [1, 2, 3] as never }),
      "wrong_type",
      "array of numbers",
    ],
    [
      "a misspelled option",
      () => betaConvergence([1], [1], { years, control: [] } as never),
      "unknown_option",
      '"control"',
    ],
    [
      "no array",
      () => betaConvergence(3 as never, [1], { years }),
      "wrong_type",
      "initials must be an array",
    ],
  ]);
});
