import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bootstrapDea,
  dea,
  directionalDistance,
  efficiencyDeterminants,
  malmquist,
  malmquistLuenberger,
  stochasticFrontier,
  tobit,
  truncatedRegression,
} from "../../src/efficiency/index.ts";
import list from "../fixtures/efficiency/methods.json" with { type: "json" };
import { refusals } from "../support/refusals.ts";

/** What an untyped caller may pass. */
const untyped = (value: unknown): never => value as never;
const amount = fc.integer({ min: 1, max: 60 });
const units = fc.array(
  fc.record({ inputs: fc.tuple(amount, amount), outputs: fc.tuple(amount), bad: fc.tuple(amount) }),
  { minLength: 3, maxLength: 8 },
);

describe("dea", () => {
  test("the slacks-based program agrees with the fast one; super-efficiency keeps what is below 1", () => {
    fc.assert(
      fc.property(units, fc.constantFrom("crs", "vrs", "drs", "irs"), (rows, returns) => {
        const inputs = rows.map((row) => row.inputs);
        const outputs = rows.map((row) => row.outputs);
        const all = rows.map((_, j) => j);
        const common = { returns, orientation: "input", model: "sbm" } as const;
        const fast = dea(inputs, outputs, common);
        const full = dea(inputs, outputs, { ...common, reference: all });
        const beyond = dea(inputs, outputs, { ...common, superEfficiency: true });
        fast.forEach(({ efficiency }, o) => {
          expect(full[o]!.efficiency).toBeCloseTo(efficiency ?? Number.NaN, 6);
          if ((efficiency ?? 0) < 1 - 1e-6)
            expect(beyond[o]!.efficiency).toBeCloseTo(efficiency ?? Number.NaN, 6);
          else if (beyond[o]!.efficiency !== null)
            expect(beyond[o]!.efficiency).toBeGreaterThanOrEqual(1 - 1e-9);
        });
      }),
      { numRuns: 40 },
    );
  });
  test("without the others' help: a reference of all but one unit is its super-efficiency", () => {
    const inputs = [
      [2, 3],
      [4, 1],
      [3, 3],
      [5, 5],
    ];
    const outputs = [[1], [1], [1], [1]];
    const options = { returns: "crs", orientation: "input" } as const;
    const beyond = dea(inputs, outputs, { ...options, superEfficiency: true });
    inputs.forEach((_, o) => {
      const reference = [0, 1, 2, 3].filter((j) => j !== o);
      expect(dea(inputs, outputs, { ...options, reference })[o]!.efficiency).toBeCloseTo(
        beyond[o]!.efficiency ?? Number.NaN,
        10,
      );
    });
  });
  test("more unwanted output never raises the measure of the unit that makes it", () => {
    fc.assert(
      fc.property(units, (rows) => {
        const inputs = rows.map((row) => row.inputs);
        const outputs = rows.map((row) => row.outputs);
        const common = { returns: "crs", orientation: "input", model: "sbm" } as const;
        const of = (bad: number[][]) =>
          dea(inputs, outputs, { ...common, undesirable: bad })[0]!.efficiency ?? Number.NaN;
        const clean = of(rows.map((row) => row.bad));
        const dirty = of(rows.map((row, o) => (o === 0 ? [row.bad[0]! * 2] : row.bad)));
        expect(dirty).toBeLessThanOrEqual(clean + 1e-6);
      }),
      { numRuns: 40 },
    );
  });
});

describe("directional distance", () => {
  test("is 0 or more, no greater under weak disposability, and 0 for someone", () => {
    fc.assert(
      fc.property(units, fc.constantFrom("crs", "vrs"), (rows, returns) => {
        const inputs = rows.map((row) => row.inputs);
        const outputs = rows.map((row) => row.outputs);
        const undesirable = rows.map((row) => row.bad);
        const weak = directionalDistance(inputs, outputs, { returns, undesirable });
        const strong = directionalDistance(inputs, outputs, {
          returns,
          undesirable,
          disposability: "strong",
        });
        weak.forEach(({ distance }, o) => {
          expect(distance).toBeGreaterThanOrEqual(0);
          expect(distance ?? 0).toBeLessThanOrEqual((strong[o]!.distance ?? 0) + 1e-7);
        });
        expect(Math.min(...weak.map(({ distance }) => distance ?? 1))).toBeLessThan(1e-7);
      }),
      { numRuns: 40 },
    );
  });
});

describe("over time", () => {
  const panel = fc
    .array(fc.tuple(amount, amount, amount, amount), { minLength: 2, maxLength: 5 })
    .map((rows) =>
      [2018, 2019, 2020].flatMap((period, t) =>
        rows.map(([x, y, b, d], unit) => ({
          unit,
          period,
          inputs: [x],
          outputs: [y + ((t * d) % 13)],
          undesirable: [b],
        })),
      ),
    );
  test("the global index is circular and never infeasible", () => {
    fc.assert(
      fc.property(panel, (records) => {
        const stepped = malmquist(records, { frontier: "global", returns: "vrs" });
        const skipped = malmquist(
          records.map((one) => one),
          { frontier: "global", returns: "vrs" },
        );
        expect(stepped).toEqual(skipped);
        expect(stepped.every(({ status }) => status === "ok")).toBe(true);
        const units = new Set(stepped.map(({ unit }) => unit));
        for (const unit of units) {
          const rows = stepped.filter((row) => row.unit === unit);
          const product = rows.reduce((total, { index }) => total * (index ?? 0), 1);
          const back = rows.reduce(
            (total, { efficiencyChange, technicalChange }) =>
              total * (efficiencyChange ?? 0) * (technicalChange ?? 0),
            1,
          );
          expect(product).toBeCloseTo(back, 8);
        }
        const ml = malmquistLuenberger(records, { frontier: "global" });
        expect(ml.every(({ status, index }) => status === "ok" && (index ?? 0) > 0)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
  test("nothing changes: every index is 1", () => {
    const still = [1, 2].flatMap((period) =>
      [
        [2, 3, 1],
        [4, 5, 2],
        [3, 3, 3],
      ].map(([x, y, b], unit) => ({ unit, period, inputs: [x!], outputs: [y!], undesirable: [b!] })),
    );
    for (const frontier of ["adjacent", "global"] as const) {
      for (const row of [
        ...malmquistLuenberger(still, { frontier }),
        ...malmquist(
          still.map(({ undesirable: _, ...one }) => one),
          { frontier },
        ),
      ]) {
        expect(row.index).toBeCloseTo(1, 8);
      }
    }
  });
});

describe("second stages", () => {
  const x = Array.from({ length: 24 }, (_, i) => [i / 4]);
  const y = x.map(([value], i) => 1.3 + 0.2 * value! + [0.05, 0.4, 0.15, 0.3][i % 4]!);
  test("a limit that does not bind is least squares", () => {
    const far = truncatedRegression(y, x, { lower: -100 });
    const wide = tobit(y, x, { upper: 1000 });
    const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
    const [mx, my] = [mean(x.map(([value]) => value!)), mean(y)];
    const slope =
      x.reduce((sum, [value], i) => sum + (value! - mx) * (y[i]! - my), 0) /
      x.reduce((sum, [value]) => sum + (value! - mx) ** 2, 0);
    for (const fit of [far, wide]) {
      expect(fit.coefficients[1]).toBeCloseTo(slope, 8);
      expect(fit.coefficients[0]).toBeCloseTo(my - slope * mx, 8);
    }
    expect(far.logLikelihood).toBeCloseTo(wide.logLikelihood, 6);
    expect(far.standardErrors[1]).toBeCloseTo(wide.standardErrors[1]!, 6);
  });
  test("units of measurement change the coefficients and nothing else; upper mirrors lower", () => {
    const one = truncatedRegression(y, x, { lower: 1 });
    const scaled = truncatedRegression(
      y.map((value) => 1000 * value),
      x.map(([value]) => [value! * 10 + 7]),
      { lower: 1000 },
    );
    expect(scaled.coefficients[1]).toBeCloseTo(100 * one.coefficients[1]!, 4);
    expect(scaled.sigma).toBeCloseTo(1000 * one.sigma, 4);
    expect(scaled.logLikelihood).toBeCloseTo(one.logLikelihood - 24 * Math.log(1000), 6);
    const mirrored = truncatedRegression(
      y.map((value) => -value),
      x,
      { upper: -1 },
    );
    expect(mirrored.coefficients[1]).toBeCloseTo(-one.coefficients[1]!, 6);
    expect(mirrored.sigma).toBeCloseTo(one.sigma, 6);
  });
  test("the bootstrap repeats with its seed and surrounds the estimate", () => {
    const options = { lower: 1, replicates: 120, seed: "s" } as const;
    const fit = efficiencyDeterminants(y, x, options);
    expect(efficiencyDeterminants(y, x, options)).toEqual(fit);
    expect(fit.intervals[1]!.lower).toBeLessThan(fit.coefficients[1]!);
    expect(fit.intervals[1]!.upper).toBeGreaterThan(fit.coefficients[1]!);
  });
  test("frontier: cost is production mirrored, and noise and inefficiency make the residual", () => {
    const { args } = list.find(({ id }) => id === "stochasticFrontier-g01") as unknown as {
      args: [number[], number[][]];
    };
    const [z, x] = args;
    const one = stochasticFrontier(z, x, { kind: "production" });
    const two = stochasticFrontier(
      z.map((value) => -value),
      x,
      { kind: "cost" },
    );
    expect(two.status).toBe(one.status);
    expect(two.sigmaU).toBeCloseTo(one.sigmaU, 6);
    expect(two.coefficients[1]).toBeCloseTo(-one.coefficients[1]!, 6);
    z.forEach((value, i) => {
      const fitted = one.coefficients[0]! + one.coefficients[1]! * x[i]![0]!;
      expect(one.noise[i]! - one.inefficiency[i]!).toBeCloseTo(value - fitted, 8);
      expect(one.efficiency[i]).toBeLessThanOrEqual(1);
    });
  });
  test("bootstrap of dea repeats with its seed and corrects toward the frontier", () => {
    const staff = [[2], [3], [3], [4], [5], [5], [6], [8]];
    const sales = [[1], [3], [2], [3], [4], [2], [3], [5]];
    const options = { returns: "vrs", orientation: "output", replicates: 60, seed: 4 } as const;
    const rows = bootstrapDea(staff, sales, options);
    expect(bootstrapDea(staff, sales, options)).toEqual(rows);
    for (const { efficiency, corrected, bias } of rows) {
      expect(corrected).toBeCloseTo(efficiency - bias, 12);
      expect(corrected).toBeGreaterThanOrEqual(efficiency);
    }
  });
});

const one = { returns: "crs" } as const;
refusals("directionalDistance", [
  ["no returns", () => directionalDistance([[1]], [[1]], untyped({})), "missing_option", "returns"],
  [
    "a negative unwanted output",
    () => directionalDistance([[1]], [[1]], { ...one, undesirable: [[-1]] }),
    "out_of_domain",
    "negative",
  ],
  [
    "too few rows of it",
    () => directionalDistance([[1], [2]], [[1], [2]], { ...one, undesirable: [[1]] }),
    "length_mismatch",
    "1 for 2",
  ],
]);
refusals("dea", [
  [
    "unwanted outputs in the radial model",
    () => dea([[1]], [[1]], { ...one, orientation: "input", undesirable: [[1]] }),
    "unsupported_combination",
    "sbm",
  ],
  [
    "a reference of no unit",
    () => dea([[1]], [[1]], { ...one, orientation: "input", reference: [] }),
    "too_few_observations",
    "reference",
  ],
  [
    "a reference beyond the units",
    () => dea([[1]], [[1]], { ...one, orientation: "input", reference: [1] }),
    "out_of_domain",
    "at most 0",
  ],
  [
    "a unit twice in the reference",
    () => dea([[1]], [[1]], { ...one, orientation: "input", reference: [0, 0] }),
    "duplicate_id",
    "twice",
  ],
]);
refusals("malmquistLuenberger", [
  [
    "one period",
    () => malmquistLuenberger([{ unit: 1, period: 1, inputs: [1], outputs: [1], undesirable: [1] }]),
    "too_few_observations",
    "got 1",
  ],
  ["no panel", () => malmquistLuenberger(untyped(null)), "wrong_type", "array"],
]);
refusals("bootstrapDea", [
  [
    "few replicates",
    () => bootstrapDea([[1], [2]], [[1], [1]], { ...one, orientation: "input", replicates: 5 }),
    "out_of_domain",
    "at least 50",
  ],
]);
const five = [[1], [2], [3], [4], [5]];
refusals("truncatedRegression", [
  ["no limit", () => truncatedRegression([2, 3, 4, 5, 7], five, {}), "missing_option", "lower or upper"],
  [
    "a response at the limit",
    () => truncatedRegression([1, 3, 4, 5, 7], five, { lower: 1 }),
    "out_of_domain",
    "at or beyond",
  ],
  [
    "a constant column",
    () =>
      truncatedRegression(
        [2, 3, 4, 5, 7],
        five.map(() => [3]),
        { lower: 1 },
      ),
    "singular",
    "constant",
  ],
  [
    "limits that cross",
    () => truncatedRegression([2, 3, 4, 5, 7], five, { lower: 3, upper: 2 }),
    "out_of_domain",
    "below upper",
  ],
]);
refusals("tobit", [
  [
    "a response beyond the limit",
    () => tobit([0, 3, 4, 5, 7], five, { lower: 1 }),
    "out_of_domain",
    "beyond",
  ],
  [
    "all at the limit",
    () => tobit([1, 1, 1, 1, 1], five, { lower: 1 }),
    "too_few_observations",
    "between the limits",
  ],
]);
refusals("stochasticFrontier", [
  ["no kind", () => stochasticFrontier([1, 2, 4, 3, 5], five, untyped({})), "missing_option", "kind"],
  [
    "an exact fit",
    () => stochasticFrontier([1, 2, 3, 4, 5], five, { kind: "cost" }),
    "zero_total",
    "exactly",
  ],
]);
refusals("efficiencyDeterminants", [
  [
    "few replicates",
    () => efficiencyDeterminants([2, 3, 4, 5, 7], five, { lower: 1, replicates: 10 }),
    "out_of_domain",
    "at least 100",
  ],
]);
