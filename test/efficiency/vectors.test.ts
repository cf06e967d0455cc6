import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { dea, malmquist, type ReturnsToScale, scaleEfficiency } from "../../src/index.ts";

/** Results of other packages on small tables; see the file for their origin. */
interface Vector {
  readonly id: string;
  readonly input: {
    readonly X: number[][];
    readonly Y: number[][];
    readonly id?: (string | number)[];
    readonly time?: number[];
  };
  readonly expected: Readonly<Record<string, (number | string | null)[]>> & {
    readonly table?: Readonly<Record<string, (number | string)[]>>;
  };
  readonly tol: number;
}
const { vectors } = JSON.parse(
  readFileSync(new URL("../fixtures/efficiency/dea.json", import.meta.url), "utf8"),
) as {
  readonly vectors: readonly Vector[];
};
const of = (pattern: RegExp): Vector[] => vectors.filter(({ id }) => pattern.test(id));
const near = (actual: number | null | undefined, wanted: number, tolerance: number): void => {
  expect(actual).not.toBeNull();
  expect(Math.abs(actual! - wanted)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted)));
};
const panelOf = ({ input }: Vector) =>
  input.id!.map((unit, i) => ({ unit, period: input.time![i]!, inputs: input.X[i]!, outputs: input.Y[i]! }));

test("every vector is used", () => {
  expect(vectors).toHaveLength(65);
  const used = [
    /^dea\//,
    /^scale_eff\//,
    /^additive\//,
    /^sbm\//,
    /^malmquist\//,
    /^malmquist_productivity\//,
  ].flatMap(of);
  expect(used).toHaveLength(65);
});

describe("radial", () => {
  test.for(of(/^dea\//))("$id", ({ id, input, expected, tol }) => {
    const [, , returns, orientation] = id.split("/");
    const options = {
      returns: returns as ReturnsToScale,
      orientation: orientation === "in" ? ("input" as const) : ("output" as const),
    };
    for (const [o, unit] of dea(input.X, input.Y, options).entries()) {
      expect(unit.status).toBe("optimal");
      near(unit.efficiency, expected.eff![o] as number, tol);
      near(unit.slackSum, expected.sumSlack![o] as number, 1e-3);
    }
    for (const [o, unit] of dea(input.X, input.Y, { ...options, superEfficiency: true }).entries()) {
      const wanted = expected.superEff![o];
      if (wanted === null) expect(unit).toMatchObject({ efficiency: null, status: "infeasible" });
      else near(unit.efficiency, wanted as number, tol);
    }
  });
});

describe("scale", () => {
  test.for(of(/^scale_eff\//))("$id", ({ input, expected, tol }) => {
    for (const [o, unit] of scaleEfficiency(input.X, input.Y, { orientation: "input" }).entries()) {
      near(unit.technicalEfficiency, expected.crste![o] as number, tol);
      near(unit.pureTechnicalEfficiency, expected.vrste![o] as number, tol);
      near(unit.scaleEfficiency, expected.scale![o] as number, tol);
      const wanted = String(expected.rts![o]);
      if (unit.scaleEfficiency! < 1 - 1e-6) expect(unit.returnsToScale?.slice(0, 3)).toBe(wanted.slice(0, 3));
    }
  });
});

describe("slacks", () => {
  test.for(of(/^additive\//))("$id", ({ input, expected, tol }) => {
    const units = dea(input.X, input.Y, { returns: "vrs", orientation: "input", model: "additive" });
    for (const [o, { slackSum, efficiency }] of units.entries()) {
      near(slackSum, expected.sum![o] as number, tol);
      expect(efficiency).toBeNull();
    }
  });
  test.for(of(/^sbm\//))("$id", ({ input, expected, tol }) => {
    for (const returns of ["vrs", "crs"] as const) {
      const units = dea(input.X, input.Y, { returns, orientation: "input", model: "sbm" });
      for (const [o, { efficiency }] of units.entries())
        near(efficiency, expected[`sbm_${returns}`]![o] as number, tol);
    }
  });
});

describe("Malmquist", () => {
  test.for(of(/^malmquist\//))("$id", (vector) => {
    const [, , returns, side] = vector.id.split("/");
    const orientation = side === "in" ? "input" : "output";
    const rows = malmquist(panelOf(vector), { returns: returns as ReturnsToScale, orientation });
    let compared = 0;
    for (const [i, wanted] of vector.expected.m!.entries()) {
      const row = rows.find(
        ({ unit, period }) => unit === vector.input.id![i] && period === vector.input.time![i],
      );
      if (row === undefined) {
        expect(wanted).toBeNull();
        continue;
      }
      // Benchmarking gives 0 or Infinity, or nothing, where a unit lies beyond what the other period makes possible.
      if (row.index === null) {
        expect(row.status).toBe("infeasible");
        expect([0, "Infinity", "NaN", null]).toContain(wanted);
        expect(returns).toBe("vrs");
        continue;
      }
      // Its indices of outputs are below 1 for progress: the inverse of the usual ones.
      const usual = (x: number): number => (orientation === "output" ? 1 / x : x);
      near(row.index, usual(wanted as number), vector.tol);
      near(row.efficiencyChange, usual(vector.expected.ec![i] as number), vector.tol);
      near(row.technicalChange, usual(vector.expected.tc![i] as number), vector.tol);
      compared++;
    }
    expect(compared).toBeGreaterThan(10);
  });
  test.for(of(/^malmquist_productivity\//))("$id", (vector) => {
    const rows = malmquist(panelOf(vector));
    const { table } = vector.expected;
    for (const [i, id] of table!.id!.entries()) {
      const row = rows.find(
        ({ unit, period }) => String(unit) === String(id) && String(period) === String(table!["Year.1"]![i]),
      );
      near(row?.index, table!.malmquist![i] as number, vector.tol);
      near(row?.efficiencyChange, table!.effch![i] as number, vector.tol);
      near(row?.technicalChange, table!.tech![i] as number, vector.tol);
    }
  });
});
