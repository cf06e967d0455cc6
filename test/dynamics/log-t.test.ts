import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logT } from "../../src/dynamics/convergence/log-t.ts";
import fixture from "../fixtures/dynamics/log-t.json" with { type: "json" };
import { differences } from "../fixtures/dynamics/panel.ts";
import { refusals } from "../support/refusals.ts";

const { panel, expected } = fixture;

describe("agrees with ConvergenceClubs", () => {
  test.for([
    ["phillips-sul", expected.logt_FQSB],
    ["andrews", expected.logt_AQSB],
  ] as const)("%s", ([hac, wanted]) => {
    const { b, standardError, t, p, converges, reason, ...rest } = logT(panel, { hac });
    expect(differences([b, standardError, t, p], [wanted.beta, wanted.se, wanted.t, wanted.p])).toEqual([]);
    expect([converges, reason]).toStrictEqual([!wanted.reject_at_5pct, null]);
    expect(rest).toMatchObject({
      hac,
      n: 8,
      periods: expected.regression.n_obs,
      critical: -1.65,
      alternative: "less",
    });
  });
  test("spread and relative transition paths", () => {
    const { spread, paths } = logT(panel);
    expect(differences(spread, expected.H)).toEqual([]);
    expect(
      differences(
        paths.map((path) => path.at(-1)),
        expected.h_last,
      ),
    ).toEqual([]);
  });
  test("Phillips and Sul's variance is the default", () => {
    expect(logT(panel)).toStrictEqual(logT(panel, { hac: "phillips-sul", trim: 1 / 3 }));
  });
});

/** Gaps to a common path that shrink by a factor a period, with some noise. */
const closing = (gaps: readonly number[], factor: number, periods: number): number[][] =>
  gaps.map((gap, i) =>
    Array.from(
      { length: periods },
      (_, t) => 10 * (1 + gap * factor ** t * (1 + 0.05 * Math.sin(7 * i + 3 * t))),
    ),
  );

describe("conventions", () => {
  test("gaps that close converge, gaps that open do not", () => {
    for (const hac of ["phillips-sul", "andrews"] as const) {
      expect(logT(closing([0.3, -0.2, -0.1], 0.85, 24), { hac }).converges).toBe(true);
      expect(logT(closing([0.01, -0.02, 0.01], 1.15, 24), { hac }).converges).toBe(false);
    }
  });
  test("the first third is left out; another share on request", () => {
    const rows = closing([0.3, -0.2, -0.1], 0.85, 24);
    expect(logT(rows).periods).toBe(16);
    expect(logT(rows, { trim: 0.25 }).periods).toBe(18);
    expect(logT(rows, { trim: 0.001 }).periods).toBe(23);
  });
  test("units that are equal in a period have no logarithm of their spread", () => {
    const rows = closing([0.3, -0.2], 0.85, 12).map((row) => row.with(9, 5));
    expect(logT(rows)).toMatchObject({ b: null, standardError: null, t: null, p: null, converges: null });
    expect(logT(rows).reason).toContain("equal in period 9");
    expect(logT(closing([0.3, -0.2], 0.85, 12).map((row) => row.with(0, 5))).reason).toContain(
      "equal in period 0",
    );
    // A trimmed period does not matter.
    expect(logT(closing([0.3, -0.2], 0.85, 12).map((row) => row.with(2, 5))).reason).toBeNull();
  });
  test("all units equal throughout", () => {
    const row = Array.from({ length: 12 }, (_, t) => 1 + t);
    const { b, reason, spread } = logT([row, row, row]);
    expect(b).toBeNull();
    expect(reason).toContain("equal in period 0");
    expect(spread).toStrictEqual(new Float64Array(12));
  });
  test("the critical value decides", () => {
    const { t } = logT(panel);
    expect(logT(panel, { critical: t! - 0.01 }).converges).toBe(true);
    expect(logT(panel, { critical: t! }).converges).toBe(false);
  });
  test("survives numbers of any size", () => {
    const plain = logT(panel);
    for (const size of [2 ** -990, 2 ** 990]) {
      const { b, t, spread } = logT(panel.map((row) => row.map((y) => y * size)));
      expect(differences([b, t], [plain.b, plain.t], "", 1e-9)).toEqual([]);
      expect(differences(spread, [...plain.spread], "", 1e-13)).toEqual([]);
    }
  });
});

describe("laws", () => {
  const rows = fc
    .array(fc.array(fc.integer({ min: 100, max: 1000 }), { minLength: 12, maxLength: 12 }), {
      minLength: 2,
      maxLength: 8,
    })
    .filter((units) => units[0]!.every((_, t) => new Set(units.map((unit) => unit[t])).size > 1));
  test("ignores what multiplies all units in a period, and the order of units", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("phillips-sul", "andrews"), (units, hac) => {
        const plain = logT(units, { hac });
        const other = logT(
          units.toReversed().map((unit) => unit.map((y, t) => y * (1 + t) * 0.7)),
          { hac },
        );
        expect(differences(other.spread, [...plain.spread], "", 1e-11)).toEqual([]);
        expect(Math.abs(other.b! - plain.b!)).toBeLessThan(1e-7);
        if (plain.t !== null && Math.abs(plain.t) < 100) {
          expect(Math.abs(other.t! - plain.t)).toBeLessThan(1e-5 * (1 + Math.abs(plain.t)));
        }
      }),
    );
  });
  test("is never NaN, and says why it has no t", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("phillips-sul", "andrews"), (units, hac) => {
        const { b, t, p, standardError, reason, converges } = logT(units, { hac });
        for (const number of [b, t, p, standardError]) expect(Number.isNaN(number)).toBe(false);
        expect(t === null).toBe(reason !== null);
        expect(converges === null).toBe(t === null);
      }),
    );
  });
});

describe("refuses", () => {
  const rows = closing([0.3, -0.2], 0.9, 12);
  refusals("logT", [
    ["no units", () => logT([]), "too_few_observations", "at least one unit"],
    ["one unit", () => logT([rows[0]!]), "too_few_observations", "at least 2 units"],
    [
      "too few periods",
      () =>
        logT([
          [1, 2, 3, 4, 5],
          [2, 2, 3, 3, 4],
        ]),
      "too_few_observations",
      "at least 4 periods",
    ],
    ["too much trimmed", () => logT(rows, { trim: 0.9 }), "too_few_observations", "got 1 of 12"],
    ["NaN", () => logT(rows.map((row) => row.with(3, Number.NaN))), "not_finite", "unit 0, column 3 is NaN"],
    ["a level of 0", () => logT(rows.map((row) => row.with(3, 0))), "out_of_domain", "unit 0, column 3 is 0"],
    ["a negative level", () => logT(rows.map((row) => row.with(3, -1))), "out_of_domain", "must be above 0"],
    ["units of different length", () => logT([rows[0]!, [1]]), "length_mismatch", "unit 1 has 1 columns"],
    ["a trim of 0", () => logT(rows, { trim: 0 }), "out_of_domain", "trim is 0"],
    ["a trim of 1", () => logT(rows, { trim: 1 }), "out_of_domain", "trim is 1"],
    [
      "an unknown variance",
      () => logT(rows, { hac: "newey-west" as never }),
      "unknown_option",
      'hac is "newey-west"',
    ],
    ["a critical value of NaN", () => logT(rows, { critical: Number.NaN }), "not_finite", "critical is NaN"],
    [
      "a gap in the years",
      () => logT(rows, { years: rows[0]!.map((_, t) => (t < 11 ? t : 20)) }),
      "out_of_domain",
      "step of 10",
    ],
    ["too few years", () => logT(rows, { years: [1, 2] }), "length_mismatch", "one year per period"],
    ["a misspelled option", () => logT(rows, { time_trim: 0.3 } as never), "unknown_option", '"time_trim"'],
    ["no panel", () => logT(7 as never), "wrong_type", "array of arrays"],
  ]);
});
