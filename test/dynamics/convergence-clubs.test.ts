import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convergenceClubs } from "../../src/dynamics/convergence/convergence-clubs.ts";
import { logT } from "../../src/dynamics/convergence/log-t.ts";
import fixture from "../fixtures/dynamics/clubs.json" with { type: "json" };
import logTFixture from "../fixtures/dynamics/log-t.json" with { type: "json" };
import { refusals } from "../support/refusals.ts";

describe("agrees with ConvergenceClubs", () => {
  const panels: Readonly<Record<string, number[][]>> = fixture.panels;
  test.for(fixture.cases)("panel $panel, $hac, sieve $sieve", ({ panel, hac, sieve, clubs, divergent }) => {
    const result = convergenceClubs(panels[panel]!, {
      hac: hac === "FQSB" ? "phillips-sul" : "andrews",
      sieve,
    });
    expect(result.clubs.map(({ members }) => members)).toStrictEqual(clubs.map(({ members }) => members));
    expect(result.divergent).toStrictEqual(divergent);
    result.clubs.forEach((club, i) => {
      const wanted = clubs[i]!;
      // R prints 15 digits; the t of a nearly perfect fit loses some on both sides.
      expect(Math.abs(club.b! - wanted.b)).toBeLessThanOrEqual(1e-8 * Math.abs(wanted.b));
      expect(Math.abs(club.standardError! - wanted.standardError)).toBeLessThanOrEqual(
        1e-6 * wanted.standardError,
      );
      expect(Math.abs(club.t! - wanted.t)).toBeLessThanOrEqual(1e-6 * Math.abs(wanted.t));
    });
  });
  test("one club of all eight units", () => {
    const { clubs, divergent, hac } = convergenceClubs(logTFixture.panel);
    expect(clubs.map(({ members }) => members)).toStrictEqual([[0, 1, 2, 3, 4, 5, 6, 7]]);
    expect(clubs[0]!.t).toBeCloseTo(logTFixture.expected.logt_FQSB.t, 8);
    expect([divergent, hac]).toStrictEqual([[], "phillips-sul"]);
  });
});

const path = (level: number, gap: number, factor = 0.75): number[] =>
  Array.from(
    { length: 24 },
    (_, t) => level * (1 + gap * factor ** t * (1 + 0.05 * Math.sin(9 * level + 2 * t))),
  );

describe("conventions", () => {
  test("clubs come from the top down, members in the order of rows", () => {
    const rows = [path(4, 0.2), path(8, -0.2), path(4, -0.2), path(8, 0.2)];
    expect(convergenceClubs(rows).clubs.map(({ members }) => members)).toStrictEqual([
      [1, 3],
      [0, 2],
    ]);
  });
  test("who converges with nobody is divergent", () => {
    const away = Array.from({ length: 24 }, (_, t) => 20 * 1.2 ** t);
    const rows = [path(8, -0.2), away, path(8, 0.2)];
    const { clubs, divergent } = convergenceClubs(rows);
    expect(clubs.map(({ members }) => members)).toStrictEqual([[0, 2]]);
    expect(divergent).toStrictEqual([1]);
    const apart = [1, 1.1, 1.2, 1.3].map((growth) =>
      Array.from({ length: 24 }, (_, t) => growth ** t + 0.01 * growth),
    );
    expect(convergenceClubs(apart)).toStrictEqual({
      clubs: [],
      divergent: [0, 1, 2, 3],
      hac: "phillips-sul",
    });
  });
  test("equal units are a club without a t", () => {
    const row = path(5, 0.1);
    expect(convergenceClubs([row, row, row])).toStrictEqual({
      clubs: [{ members: [0, 1, 2], b: null, standardError: null, t: null }],
      divergent: [],
      hac: "phillips-sul",
    });
  });
  test("two of the same among others find their club", () => {
    const rows = [path(8, 0.2), path(8, 0.2), path(8, -0.2), path(3, 0.2), path(3, -0.2)];
    expect(convergenceClubs(rows).clubs.map(({ members }) => members)).toStrictEqual([
      [0, 1, 2],
      [3, 4],
    ]);
  });
  test("two units that cross once cannot be tested, and are not taken for converging", () => {
    const a = path(5, 0.2);
    const b = path(5, -0.2).with(15, a[15]!);
    expect(convergenceClubs([a, b])).toMatchObject({ clubs: [], divergent: [0, 1] });
  });
  test("units that begin equal and drift apart do not converge", () => {
    const a = Array.from({ length: 24 }, (_, t) => 5 * 1.05 ** t);
    const b = Array.from({ length: 24 }, (_, t) => 5 * 0.98 ** t);
    expect(convergenceClubs([a, b])).toMatchObject({ clubs: [], divergent: [0, 1] });
  });
  test("a higher sieve lets fewer in", () => {
    const rows = fixture.panels["5"];
    const sizes = [0, 1e6].map((sieve) => convergenceClubs(rows, { sieve }).clubs[0]!.members.length);
    expect(sizes[1]).toBeLessThanOrEqual(sizes[0]!);
  });
});

describe("laws", () => {
  const rows = fc.array(
    fc.tuple(fc.constantFrom(3, 6, 9), fc.integer({ min: -30, max: 30 }), fc.integer({ min: 70, max: 105 })),
    { minLength: 2, maxLength: 9 },
  );
  test("everyone is in one club or divergent, and every club passes its own test", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("phillips-sul", "andrews"), (units, hac) => {
        const panel = units.map(([level, gap, factor], i) => path(level + i / 100, gap / 100, factor / 100));
        const { clubs, divergent } = convergenceClubs(panel, { hac });
        const all = [...clubs.flatMap(({ members }) => members), ...divergent].toSorted((a, b) => a - b);
        expect(all).toStrictEqual(panel.map((_, i) => i));
        for (const { members, b, t } of clubs) {
          expect(members.length).toBeGreaterThan(1);
          const alone = logT(
            members.map((i) => panel[i]!),
            { hac },
          );
          expect(alone.converges).toBe(true);
          expect(Math.abs(alone.b! - b!)).toBeLessThanOrEqual(1e-6 * Math.abs(b!));
          expect(Math.abs(alone.t! - t!)).toBeLessThanOrEqual(1e-3 * Math.abs(t!));
        }
      }),
    );
  });
  test("ignores the unit of measurement", () => {
    fc.assert(
      fc.property(rows, (units) => {
        const panel = units.map(([level, gap, factor], i) => path(level + i / 100, gap / 100, factor / 100));
        const other = convergenceClubs(panel.map((row) => row.map((y) => y * 1024)));
        expect(other).toStrictEqual(convergenceClubs(panel));
      }),
    );
  });
});

describe("refuses", () => {
  const rows = [path(5, 0.1), path(5, -0.1)];
  refusals("convergenceClubs", [
    ["no units", () => convergenceClubs([]), "too_few_observations", "at least one unit"],
    ["one unit", () => convergenceClubs([rows[0]!]), "too_few_observations", "at least 2 units"],
    [
      "too few periods",
      () =>
        convergenceClubs([
          [1, 2],
          [2, 1],
        ]),
      "too_few_observations",
      "at least 4 periods",
    ],
    [
      "NaN",
      () => convergenceClubs(rows.map((row) => row.with(0, Number.NaN))),
      "not_finite",
      "unit 0, column 0",
    ],
    [
      "a level of 0",
      () => convergenceClubs(rows.map((row) => row.with(1, 0))),
      "out_of_domain",
      "must be above 0",
    ],
    ["a sieve of NaN", () => convergenceClubs(rows, { sieve: Number.NaN }), "not_finite", "sieve is NaN"],
    [
      "an unknown variance",
      () => convergenceClubs(rows, { hac: "FQSB" as never }),
      "unknown_option",
      'hac is "FQSB"',
    ],
    ["a trim of 2", () => convergenceClubs(rows, { trim: 2 }), "out_of_domain", "trim is 2"],
    [
      "a gap in the years",
      () => convergenceClubs(rows, { years: rows[0]!.map((_, t) => t ** 2) }),
      "out_of_domain",
      "step of 3",
    ],
    ["a misspelled option", () => convergenceClubs(rows, { cstar: 0 } as never), "unknown_option", '"cstar"'],
    ["no panel", () => convergenceClubs(null as never), "wrong_type", "array of arrays"],
  ]);
});
