import { dea, malmquist } from "equalis";
import { describe, expect, test } from "vitest";
import { type Loose, refusal } from "./support.ts";

const staff = [[2], [3], [3], [4], [5], [5], [6], [8]];
const sales = [[1], [3], [2], [3], [4], [2], [3], [5]];

describe("dea", () => {
  test("constant returns of one input and one output are ratios to the best", () => {
    const found = dea(staff, sales, { returns: "crs", orientation: "input" });
    expect(Array.isArray(found)).toBe(true);
    found.forEach((unit, i) => {
      expect(Object.keys(unit)).toEqual(
        expect.arrayContaining(["efficiency", "slacks", "lambdas", "peers", "status"]),
      );
      expect(unit.efficiency).toBeCloseTo(sales[i]![0]! / staff[i]![0]!, 10);
      expect(unit.lambdas).toHaveLength(8);
      expect([...unit.peers]).toEqual([1]);
    });
    const output = dea(staff, sales, { returns: "crs", orientation: "output" });
    output.forEach((unit, i) => {
      expect(unit.efficiency).toBeCloseTo(staff[i]![0]! / sales[i]![0]!, 10);
      expect(unit.efficiency).toBeGreaterThanOrEqual(1 - 1e-12);
    });
    expect(
      dea(
        staff.map((row) => Float64Array.from(row)),
        sales,
        { returns: "crs", orientation: "input" },
      )[0]!.efficiency,
    ).toBeCloseTo(0.5, 12);
  });

  test("variable returns and slacks in the second phase", () => {
    // Between (2, 1) and (3, 3): 2 units of sales need 2.5 staff.
    const found = dea(staff, sales, { returns: "vrs", orientation: "input" });
    expect(found[2]!.efficiency).toBeCloseTo(2.5 / 3, 10);
    expect(found[7]!.efficiency).toBeCloseTo(1, 10);
    expect(dea(staff, sales, { returns: "drs", orientation: "input" })[0]!.efficiency).toBeCloseTo(0.5, 10);
    expect(dea(staff, sales, { returns: "irs", orientation: "input" })[0]!.efficiency).toBeCloseTo(1, 10);
    const [, , third] = dea(
      [
        [2, 3],
        [4, 1],
        [2, 5],
      ],
      [[1], [1], [1]],
      {
        returns: "vrs",
        orientation: "input",
        slacks: true,
      },
    );
    expect(third!.efficiency).toBeCloseTo(1, 10);
    expect(third!.slacks!.inputs[1]).toBeCloseTo(2, 10);
    expect(third!.slacks!.outputs[0]).toBeCloseTo(0, 10);
  });

  test("super-efficiency replaces efficiency, infeasible is null; zeros", () => {
    const found = dea(staff, sales, { returns: "crs", orientation: "input", superEfficiency: true });
    expect(found[1]!.efficiency).toBeCloseTo(1 / 0.8, 10);
    expect(found[0]!.efficiency).toBeCloseTo(0.5, 10);
    const variable = dea(staff, sales, { returns: "vrs", orientation: "input", superEfficiency: true });
    expect(variable[7]).toMatchObject({ efficiency: null, status: "infeasible" });
    refusal(() => dea([[0], [1]], [[1], [1]], { returns: "crs", orientation: "input" }), "dea");
    const zeros = dea(
      [
        [0, 2],
        [1, 1],
      ],
      [[1], [1]],
      { returns: "crs", orientation: "input" },
    );
    for (const unit of zeros) expect(unit.efficiency).toBeGreaterThan(0);
    for (const model of ["radial", "additive", "sbm"] as const) {
      expect(dea(staff, sales, { returns: "vrs", orientation: "input", model })).toHaveLength(8);
    }
  });

  test("refuses", () => {
    const options = { returns: "crs", orientation: "input" } as const;
    refusal(() => dea(staff, sales, { ...options, returns: "CRS" } as Loose), "dea");
    refusal(() => dea(staff, sales, { ...options, orientation: "in" } as Loose), "dea");
    refusal(() => dea(staff, sales, { ...options, model: "ccr" } as Loose), "dea");
    expect(refusal(() => dea(staff, sales, {} as Loose), "dea").code).toBe("missing_option");
    refusal(() => dea([], [], options), "dea");
    refusal(() => dea(staff, sales.slice(1), options), "dea");
    refusal(() => dea([[Number.NaN]], [[1]], options), "dea");
    refusal(() => dea([[-1]], [[1]], options), "dea");
  });
});

describe("malmquist", () => {
  test("above 1 is progress", () => {
    const panel = [
      { unit: "a", period: 1, inputs: [2], outputs: [1] },
      { unit: "a", period: 2, inputs: [2], outputs: [2] },
      { unit: "b", period: 1, inputs: [1], outputs: [1] },
      { unit: "b", period: 2, inputs: [1], outputs: [1.5] },
    ];
    for (const orientation of ["input", "output"] as const) {
      const found = malmquist(panel, { returns: "crs", orientation });
      expect(found).toHaveLength(2);
      // Productivity of a doubles, of b grows by half; the frontier is b's.
      expect(found[0]).toMatchObject({ unit: "a", period: 2 });
      expect(found[0]!.index).toBeCloseTo(2, 10);
      expect(found[0]!.technicalChange).toBeCloseTo(1.5, 10);
      expect(found[0]!.efficiencyChange).toBeCloseTo(4 / 3, 10);
      expect(found[1]!.index).toBeCloseTo(1.5, 10);
    }
    refusal(() => malmquist([], { returns: "crs", orientation: "input" }), "malmquist");
    refusal(() => malmquist(panel, { returns: "c" } as Loose), "malmquist");
  });
});
