import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { malmquist, scaleEfficiency } from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";

const record = (unit: string, period: number, x: number, y: number) => ({
  unit,
  period,
  inputs: [x],
  outputs: [y],
});

describe("scaleEfficiency", () => {
  test("a unit of the best size, one too small, one too large", () => {
    // The frontier bends at (2, 3): below it output falls off, above it rises slower.
    const units = scaleEfficiency([[1], [2], [4]], [[1], [3], [4]], { orientation: "input" });
    expect(units.map(({ returnsToScale }) => returnsToScale)).toEqual([
      "increasing",
      "constant",
      "decreasing",
    ]);
    expect(units.map(({ pureTechnicalEfficiency }) => pureTechnicalEfficiency)).toEqual([1, 1, 1]);
    for (const [i, wanted] of [2 / 3, 1, 2 / 3].entries())
      expect(units[i]?.scaleEfficiency).toBeCloseTo(wanted, 12);
  });
  test("for outputs the split is the inverse one, also at most 1", () => {
    const units = scaleEfficiency([[1], [2], [4]], [[1], [3], [4]], { orientation: "output" });
    for (const { technicalEfficiency, pureTechnicalEfficiency, scaleEfficiency: scale } of units)
      expect(scale).toBeCloseTo(pureTechnicalEfficiency! / technicalEfficiency!, 12);
  });
  test("a unit that makes nothing has no scale", () => {
    expect(scaleEfficiency([[1], [2]], [[1], [0]], { orientation: "output" })[1]).toEqual({
      technicalEfficiency: null,
      pureTechnicalEfficiency: null,
      scaleEfficiency: null,
      returnsToScale: null,
    });
  });
});

describe("malmquist", () => {
  test("with one input and one output it is the change of their ratio", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 50 }))), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.constantFrom("input" as const, "output" as const),
        (units, orientation) => {
          const panel = units.flatMap(([x0, y0, x1, y1], i) => [
            record(`u${i}`, 1, x0!, y0!),
            record(`u${i}`, 2, x1!, y1!),
          ]);
          for (const [i, row] of malmquist(panel, { orientation }).entries()) {
            const [x0, y0, x1, y1] = units[i]!;
            expect(row.index).toBeCloseTo(y1! / x1! / (y0! / x0!), 8);
            expect(row.efficiencyChange! * row.technicalChange!).toBeCloseTo(row.index!, 12);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
  test("years are compared with the year before, whatever the order of records; who is absent has no row", () => {
    const rows = malmquist([
      record("a", 2021, 1, 8),
      record("a", 2019, 1, 2),
      record("b", 2021, 1, 4),
      record("a", 2020, 1, 4),
      record("b", 2019, 1, 1),
    ]);
    expect(rows.map(({ unit, from, period, index }) => [unit, from, period, index])).toEqual([
      ["a", 2019, 2020, 2],
      ["a", 2020, 2021, 2],
    ]);
  });
  test("beyond what the other period makes possible there is a reason, not a number", () => {
    const rows = malmquist(
      [record("a", 1, 1, 1), record("b", 1, 2, 2), record("a", 2, 5, 1), record("b", 2, 5, 9)],
      { returns: "vrs", orientation: "input" },
    );
    expect(rows.find(({ unit }) => unit === "b")).toMatchObject({ index: null, status: "infeasible" });
  });
  test("but catching up, which needs no program across the years, stays", () => {
    // Period 2 lies beyond period 1. By hand: b is on its frontier in both years; c needs 2 of its 4, then 5 of its 8.
    const panel = [
      record("a", 1, 1, 1),
      record("b", 1, 2, 2),
      record("c", 1, 4, 2),
      record("a", 2, 5, 1),
      record("b", 2, 5, 9),
      record("c", 2, 8, 9),
    ];
    const rows = malmquist(panel, { returns: "vrs", orientation: "input" });
    const b = rows.find(({ unit }) => unit === "b")!;
    const c = rows.find(({ unit }) => unit === "c")!;
    expect(b).toMatchObject({
      index: null,
      efficiencyChange: 1,
      technicalChange: null,
      status: "infeasible",
    });
    expect(c).toMatchObject({ index: null, technicalChange: null, status: "infeasible" });
    expect(c.efficiencyChange).toBeCloseTo(5 / 8 / (2 / 4), 12);
  });
  refusals("malmquist", [
    [
      "a period that is NaN",
      () => malmquist([record("a", Number.NaN, 1, 1), record("a", 2, 1, 1)]),
      "not_finite",
      "the period of observation 0 is NaN",
    ],
    [
      "a period beside its text",
      () => malmquist([record("a", 1, 1, 1), record("a", "1" as never, 1, 1)]),
      "wrong_type",
      '"1", a text',
    ],
  ]);
  test("a unit that makes nothing has a reason, not a number", () => {
    expect(
      malmquist([record("a", 1, 1, 1), record("b", 1, 1, 0), record("a", 2, 1, 1), record("b", 2, 1, 1)])[1],
    ).toMatchObject({ index: null, status: "undefined" });
  });
});

refusals("scaleEfficiency", [
  [
    "no units",
    () => scaleEfficiency([], [], { orientation: "input" }),
    "too_few_observations",
    "at least one",
  ],
  ["NaN", () => scaleEfficiency([[Number.NaN]], [[1]], { orientation: "input" }), "not_finite", "is NaN"],
  [
    "a negative amount",
    () => scaleEfficiency([[-1]], [[1]], { orientation: "input" }),
    "out_of_domain",
    "not negative",
  ],
  [
    "an unknown orientation",
    () => scaleEfficiency([[1]], [[1]], { orientation: "both" as never }),
    "unknown_option",
    'orientation is "both"',
  ],
  [
    "a mistyped option name",
    () => scaleEfficiency([[1]], [[1]], { orientation: "input", rts: "vrs" } as never),
    "unknown_option",
    'option "rts"',
  ],
]);
refusals("malmquist", [
  ["no panel", () => malmquist([]), "too_few_observations", "at least one"],
  ["no list", () => malmquist(null as never), "wrong_type", "array of { unit, period, inputs, outputs }"],
  ["null in the list", () => malmquist([null as never]), "wrong_type", "array of"],
  [
    "one period",
    () => malmquist([record("a", 1, 1, 1)]),
    "too_few_observations",
    "at least 2 periods, got 1",
  ],
  [
    "a unit twice in a period",
    () => malmquist([record("a", 1, 1, 1), record("a", 1, 2, 2), record("a", 2, 1, 1)]),
    "duplicate_id",
    "unit a stands twice in period 1",
  ],
  [
    "Infinity",
    () => malmquist([record("a", 1, Number.POSITIVE_INFINITY, 1), record("a", 2, 1, 1)]),
    "not_finite",
    "is Infinity",
  ],
  [
    "a negative amount",
    () => malmquist([record("a", 1, 1, -1), record("a", 2, 1, 1)]),
    "out_of_domain",
    "not negative",
  ],
  [
    "unknown returns",
    () => malmquist([record("a", 1, 1, 1)], { returns: "ccr" as never }),
    "unknown_option",
    'returns is "ccr"',
  ],
  [
    "a mistyped option name",
    () => malmquist([record("a", 1, 1, 1)], { rts: "crs" } as never),
    "unknown_option",
    'option "rts"',
  ],
]);

test("a unit of the best size beside others a million million times as large", () => {
  const units = scaleEfficiency([[1e-12], [3], [4]], [[1], [2], [3]], { orientation: "input" });
  expect(units.map(({ returnsToScale }) => returnsToScale)).toEqual(["constant", "decreasing", "decreasing"]);
  expect(units[0]).toMatchObject({ technicalEfficiency: 1, pureTechnicalEfficiency: 1, scaleEfficiency: 1 });
  // Overall 2e-12 / 3 and 3e-12 / 4, pure (1e-12 + 4) / 2 / 3 and 1.
  expect(Math.abs(units[1]!.scaleEfficiency! * 1e12 - 1)).toBeLessThan(1e-11);
  expect(Math.abs(units[2]!.scaleEfficiency! * 1e12 - 0.75)).toBeLessThan(1e-11);
});
