import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { baconDecomposition } from "../../src/evaluation/bacon-decomposition.ts";
import { differenceInDifferences } from "../../src/evaluation/difference-in-differences.ts";
import { eventStudy } from "../../src/evaluation/event-study.ts";
import { gapEffect } from "../../src/evaluation/gap-effect.ts";
import { groupTimeEffects } from "../../src/evaluation/group-time-effects.ts";
import { interruptedTimeSeries } from "../../src/evaluation/interrupted-time-series.ts";
import { panelRegression } from "../../src/evaluation/panel-regression.ts";
import { syntheticControl } from "../../src/evaluation/synthetic-control.ts";
import { syntheticDifferenceInDifferences } from "../../src/evaluation/synthetic-difference-in-differences.ts";

/** A balanced panel in rows: the outcome of unit i in period t is `cells[i][t]`. */
function inRows(cells: readonly (readonly number[])[]): { y: number[]; unit: string[]; period: number[] } {
  const T = cells[0]!.length;
  return {
    y: cells.flat(),
    unit: cells.flatMap((row, i) => row.map(() => `u${i}`)),
    period: cells.flatMap(() => Array.from({ length: T }, (_, t) => 2000 + t)),
  };
}

const named = (dates: readonly (number | null)[]): Record<string, number | null> =>
  Object.fromEntries(dates.map((date, i) => [`u${i}`, date]));

/** Outcomes of some units in some periods, whole numbers so that ties happen. */
const cellsOf = (units: number, periods: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: periods, maxLength: periods }), {
    minLength: units,
    maxLength: units,
  });

const near = (actual: number | null | undefined, expected: number | null | undefined, digits = 8): void => {
  if (typeof expected !== "number") expect(actual).toBe(expected);
  else expect(Math.abs(actual! - expected)).toBeLessThan(10 ** -digits * Math.max(1, Math.abs(expected)));
};

const order = <T>(values: readonly T[], at: readonly number[]): T[] => at.map((i) => values[i]!);

describe("difference in differences", () => {
  const dates = [2002, 2002, null, null, null];
  const options = (cells: number[][]) => {
    const { unit, period } = inRows(cells);
    return { unit, period, treatedFrom: named(dates) };
  };

  test("is the difference of the four means in a balanced panel", () => {
    fc.assert(
      fc.property(cellsOf(5, 4), (cells) => {
        const found = differenceInDifferences(cells.flat(), options(cells));
        const mean = (rows: number[][], t: readonly number[]): number =>
          rows.flatMap((row) => t.map((k) => row[k]!)).reduce((a, b) => a + b, 0) / (rows.length * t.length);
        const [treated, others] = [cells.slice(0, 2), cells.slice(2)];
        const expected =
          mean(treated, [2, 3]) - mean(treated, [0, 1]) - (mean(others, [2, 3]) - mean(others, [0, 1]));
        near(found.effect.value, expected);
        near(found.meanDifference, expected);
      }),
    );
  });

  test("knows no levels of units or periods, and no order of rows", () => {
    const shifts = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 9, maxLength: 9 });
    const shuffled = fc.shuffledSubarray(
      Array.from({ length: 20 }, (_, i) => i),
      { minLength: 20 },
    );
    const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(cellsOf(5, 4), shifts, shuffled, weights, (cells, shift, at, w) => {
        const { y, unit, period } = inRows(cells);
        const base = { treatedFrom: named(dates), permutation: true } as const;
        const first = differenceInDifferences(y, { ...base, unit, period, weights: w });
        const moved = cells.flatMap((row, i) => row.map((value, t) => value + shift[i]! + shift[5 + t]!));
        const second = differenceInDifferences(order(moved, at), {
          ...base,
          unit: order(unit, at),
          period: order(period, at),
          weights: order(w, at).map((weight) => 3 * weight),
        });
        near(second.effect.value, first.effect.value);
        near(second.effect.standardError, first.effect.standardError);
        near(second.permutation!.p, first.permutation!.p);
      }),
      { numRuns: 50 },
    );
  });

  test("rows of weight 0 are absent", () => {
    fc.assert(
      fc.property(cellsOf(6, 4), fc.integer({ min: 0, max: 23 }), (cells, gone) => {
        const { y, unit, period } = inRows(cells);
        const treatedFrom = named([...dates, null]);
        const keep = (values: readonly unknown[]): never[] => values.filter((_, i) => i !== gone) as never[];
        const weighted = differenceInDifferences(y, {
          unit,
          period,
          treatedFrom,
          weights: y.map((_, i) => (i === gone ? 0 : 2)),
        });
        const without = differenceInDifferences(keep(y), {
          unit: keep(unit),
          period: keep(period),
          treatedFrom,
        });
        near(weighted.effect.value, without.effect.value);
        near(weighted.effect.standardError, without.effect.standardError);
        expect([weighted.n, weighted.df, weighted.clusters]).toEqual([
          without.n,
          without.df,
          without.clusters,
        ]);
      }),
    );
  });

  test("placebo effects of all assignments are 0 on average, and each is an equal of the others", () => {
    fc.assert(
      fc.property(cellsOf(5, 3), (cells) => {
        const { y, unit, period } = inRows(cells);
        const effects: number[] = [];
        for (let a = 0; a < 5; a++) {
          for (let b = a + 1; b < 5; b++) {
            const treatedFrom = named([0, 1, 2, 3, 4].map((i) => (i === a || i === b ? 2001 : null)));
            effects.push(differenceInDifferences(y, { unit, period, treatedFrom }).effect.value);
          }
        }
        near(effects.reduce((a, b) => a + b, 0) / effects.length, 0);
        // The permutation p by refitting every assignment.
        const { permutation } = differenceInDifferences(y, {
          unit,
          period,
          treatedFrom: named([2001, 2001, null, null, null]),
          permutation: true,
        });
        const size = Math.abs(effects[0]!) - 1e-9;
        near(permutation!.p, effects.filter((effect) => Math.abs(effect) >= size).length / 10);
        expect(permutation).toMatchObject({ assignments: 10, exact: true });
      }),
    );
  });

  test("permutes by refitting where weights, covariates and gaps matter", () => {
    const row = fc.record({
      value: fc.integer({ min: -20, max: 20 }),
      x: fc.integer({ min: -9, max: 9 }),
      weight: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 24, maxLength: 24 }),
        fc.integer({ min: 0, max: 5 }),
        (rows, gap) => {
          // One cell of one unit is missing.
          const kept = rows.flatMap((one, i) =>
            i === gap * 4 ? [] : [{ ...one, unit: `u${Math.floor(i / 4)}`, period: 2000 + (i % 4) }],
          );
          const y = kept.map(({ value }) => value);
          const x = kept.map((one) => one.x);
          const shared = {
            unit: kept.map(({ unit }) => unit),
            period: kept.map(({ period }) => period),
            weights: kept.map(({ weight }) => weight),
          };
          const effects: number[] = [];
          for (let a = 0; a < 6; a++) {
            for (let b = a + 1; b < 6; b++) {
              const D = kept.map((one) =>
                (one.unit === `u${a}` || one.unit === `u${b}`) && one.period >= 2002 ? 1 : 0,
              );
              const fit = panelRegression(
                y,
                { D, x },
                { ...shared, effects: "two-way", variance: "classic" },
              );
              effects.push(fit.coefficients.D?.value ?? 0);
            }
          }
          const { permutation } = differenceInDifferences(y, {
            ...shared,
            covariates: { x },
            treatedFrom: named([2002, 2002, null, null, null, null]),
            permutation: true,
          });
          const size = Math.abs(effects[0]!) - 1e-9;
          near(permutation!.p, effects.filter((effect) => Math.abs(effect) >= size).length / 15);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("draws assignments where there are too many, the same for one seed", () => {
    const cells = Array.from({ length: 40 }, (_, i) => [
      i % 7,
      (i * i) % 11,
      ((i * 13) % 17) + (i < 20 ? 4 : 0),
    ]);
    const { y, unit, period } = inRows(cells);
    const run = (seed: number) =>
      differenceInDifferences(y, {
        unit,
        period,
        treatedFrom: named(cells.map((_, i) => (i < 20 ? 2002 : null))),
        permutation: { draws: 499, seed },
      }).permutation;
    expect(run(3)).toEqual(run(3));
    expect(run(3)).toMatchObject({ assignments: 499, exact: false });
    expect(run(3)!.p * 500).toBeCloseTo(Math.round(run(3)!.p * 500), 9);
  });
});

describe("panel regression", () => {
  test("is the regression on dummies", () => {
    fc.assert(
      fc.property(cellsOf(4, 5), cellsOf(4, 5), (cells, other) => {
        const { y, unit, period } = inRows(cells);
        const x = other.flat();
        const dummies = Object.fromEntries([
          ...[1, 2, 3].map((i) => [`u${i}`, unit.map((u) => (u === `u${i}` ? 1 : 0))] as const),
          ...[1, 2, 3, 4].map((t) => [`t${t}`, period.map((p) => (p === 2000 + t ? 1 : 0))] as const),
        ]);
        const shared = { unit, period, variance: "HC1" } as const;
        const plain = panelRegression(y, { ...dummies, x }, { ...shared, effects: "none" });
        if (plain.dropped.includes("x")) return;
        const found = panelRegression(y, { x }, { ...shared, effects: "two-way" });
        near(found.coefficients.x!.value, plain.coefficients.x!.value);
        near(found.coefficients.x!.standardError, plain.coefficients.x!.standardError);
        near(found.rss, plain.rss);
        expect(found.df).toBe(plain.df);
      }),
    );
  });

  test("an exact fit has errors of 0 and no t", () => {
    const { y, unit, period } = inRows([
      [1, 4, 2],
      [8, 9, 12],
      [3, 5, 5],
    ]);
    const x = [0, 1, 0, 2, 1, 3, 5, 5, 4];
    const found = panelRegression(
      y.map((_, i) => 3 * x[i]! + (unit[i] === "u1" ? 7 : 0) + period[i]!),
      { x },
      { unit, period, effects: "two-way", variance: "cluster" },
    );
    expect(found.coefficients.x!.value).toBeCloseTo(3, 10);
    expect(found.coefficients.x).toMatchObject({ standardError: 0, t: null, p: null });
    expect(found.rss).toBe(0);
  });

  test("without degrees of freedom there are no errors", () => {
    const { y, unit, period } = inRows([
      [1, 4],
      [8, 9],
    ]);
    const found = panelRegression(
      y,
      { x: [0, 1, 0, 3] },
      { unit, period, effects: "two-way", variance: "classic" },
    );
    expect(found.df).toBe(0);
    expect(found.coefficients.x).toMatchObject({ standardError: null, t: null, p: null, interval: null });
  });
});

describe("event study and group-time effects", () => {
  test("of one date in a balanced panel agree with each other", () => {
    fc.assert(
      fc.property(cellsOf(6, 4), (cells) => {
        const { y, unit, period } = inRows(cells);
        const treatedFrom = named([2002, 2002, 2002, null, null, null]);
        const event = eventStudy(y, { unit, period, treatedFrom });
        const group = groupTimeEffects(y, {
          unit,
          period,
          treatedFrom,
          control: "never",
          aggregate: "dynamic",
          base: "universal",
        });
        expect(group.by.map(({ at }) => at)).toEqual(event.effects.map(({ time }) => time));
        event.effects.forEach(({ value }, k) => {
          near(group.by[k]!.value, value);
        });
        near(group.overall.value, event.after.value);
        near(
          differenceInDifferences(y, { unit, period, treatedFrom }).effect.value,
          event.after.value - event.effects[0]!.value / 2,
        );
      }),
    );
  });

  test("group-time effects know no levels, no order, and no size of weights", () => {
    const dates = [2001, 2001, 2002, 2002, null, null];
    fc.assert(
      fc.property(
        cellsOf(6, 4),
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 10, maxLength: 10 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }),
        fc.constantFrom("simple", "dynamic", "group", "calendar"),
        (cells, shift, weight, aggregate) => {
          const { y, unit, period } = inRows(cells);
          const shared = { treatedFrom: named(dates), control: "not-yet", aggregate } as const;
          const weights = unit.map((name) => weight[Number(name.slice(1))]!);
          const first = groupTimeEffects(y, { ...shared, unit, period, weights });
          const moved = cells.flatMap((row, i) => row.map((value, t) => value + shift[i]! + shift[6 + t]!));
          const second = groupTimeEffects(moved.toReversed(), {
            ...shared,
            unit: unit.toReversed(),
            period: period.toReversed(),
            weights: weights.toReversed().map((w) => w / 4),
          });
          near(second.overall.value, first.overall.value);
          near(second.overall.standardError, first.overall.standardError);
          expect(second.effects.length).toBe(first.effects.length);
          first.effects.forEach(({ value }, k) => {
            near(second.effects[k]!.value, value);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

test("the comparisons of Bacon add up to the two-way estimate", () => {
  fc.assert(
    fc.property(
      cellsOf(6, 5),
      fc.array(fc.constantFrom(2000, 2001, 2002, 2003, 2004, null), { minLength: 6, maxLength: 6 }),
      (cells, dates) => {
        const { y, unit, period } = inRows(cells);
        const D = unit.map((name, i) => Number(period[i]! >= (dates[Number(name.slice(1))] ?? 9999)));
        fc.pre(dates.some((date) => date !== null && date > 2000) && new Set(dates).size > 1);
        const { estimate, comparisons, kinds } = baconDecomposition(y, {
          unit,
          period,
          treatedFrom: named(dates),
        });
        const fit = panelRegression(y, { D }, { unit, period, effects: "two-way", variance: "classic" });
        near(estimate, fit.coefficients.D!.value);
        near(
          comparisons.reduce((sum, { weight }) => sum + weight, 0),
          1,
        );
        near(
          Object.values(kinds).reduce((sum, kind) => sum + kind.weight * kind.value, 0),
          estimate,
        );
      },
    ),
  );
});

describe("interrupted series", () => {
  const variances = ["ar1", "classic", "newey-west"] as const;
  test.for(variances)("a line added changes the trend only, %s", (variance) => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 14, maxLength: 14 }),
        fc.integer({ min: -5, max: 5 }),
        (series, slope) => {
          const first = interruptedTimeSeries(series, { at: 7, variance });
          const second = interruptedTimeSeries(
            series.map((value, t) => value + 100 + slope * t),
            { at: 7, variance },
          );
          near(second.trend.value, first.trend.value + slope, 6);
          near(second.levelChange.value, first.levelChange.value, 6);
          near(second.slopeChange.value, first.slopeChange.value, 6);
          near(second.levelChange.standardError, first.levelChange.standardError, 5);
        },
      ),
      { numRuns: 25 },
    );
  });
  test("counterfactual and effect make up the fitted value; the first effect is the jump", () => {
    const { effects, levelChange } = interruptedTimeSeries([1, 3, 2, 4, 9, 8, 12, 11], { at: 4 });
    for (const { fitted, counterfactual, effect } of effects) near(fitted, counterfactual + effect.value);
    near(effects[0]!.effect.value, levelChange.value);
    near(effects[0]!.effect.standardError, levelChange.standardError);
  });
  test("an exact fit has errors of 0", () => {
    for (const variance of variances) {
      const found = interruptedTimeSeries([0, 1, 2, 3, 9, 11, 13, 15], { at: 4, variance });
      expect(found.levelChange).toMatchObject({ standardError: 0, t: null, p: null });
      expect(found.durbinWatson).toBeNull();
    }
  });
});

/** Sum of squares that weights leave before the treatment. */
const lossOf = (panel: number[][], weights: readonly number[], before: number): number =>
  panel[0]!
    .slice(0, before)
    .reduce((sum, y, t) => sum + (y - weights.reduce((all, w, j) => all + w * panel[j]![t]!, 0)) ** 2, 0);

describe("synthetic control", () => {
  test("no other weights fit better, and of equal fits the evenest is taken", () => {
    fc.assert(
      fc.property(
        cellsOf(6, 5),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 2, max: 4 }),
        (panel, others, from) => {
          const total = others.reduce((a, b) => a + b, 0);
          fc.pre(total > 0);
          const { weights, unique } = syntheticControl(panel, { treated: 0, from, placebo: false });
          near(
            weights.reduce((a, b) => a + b, 0),
            1,
          );
          expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
          expect(weights[0]).toBe(0);
          const own = lossOf(panel, weights, from);
          const other = [0, ...others.map((w) => w / total)];
          expect(own).toBeLessThanOrEqual(lossOf(panel, other, from) + 1e-9);
          // Nor does a step toward any donor, which for a convex problem settles it.
          for (let j = 1; j < 6; j++) {
            const toward = weights.map((w, k) => 0.999 * w + (k === j ? 0.001 : 0));
            expect(own).toBeLessThanOrEqual(lossOf(panel, toward, from) + 1e-9);
          }
          if (unique) return;
          // Any two of the same fit: their mean has less squares, so that only the evenest is alone.
          const squares = weights.reduce((sum, w) => sum + w * w, 0);
          if (Math.abs(lossOf(panel, other, from) - own) < 1e-12) {
            expect(squares).toBeLessThanOrEqual(other.reduce((sum, w) => sum + w * w, 0) + 1e-6);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("two equal donors share their weight", () => {
    const { weights, unique } = syntheticControl(
      [
        [1, 2, 3, 9],
        [1, 2, 3, 4],
        [1, 2, 3, 4],
        [5, 1, 9, 2],
      ],
      { treated: 0, from: 3, placebo: false },
    );
    expect(unique).toBe(false);
    near(weights[1], 0.5);
    near(weights[2], 0.5);
  });

  test("rows in another order have the same weights, ranks and effect", () => {
    fc.assert(
      fc.property(cellsOf(5, 8), (panel) => {
        const first = syntheticControl(panel, { treated: 0, from: 6 });
        const second = syntheticControl(panel.toReversed(), { treated: 4, from: 6 });
        near(second.effect, first.effect, 6);
        near(second.placebo!.p, first.placebo!.p);
        first.weights.forEach((weight, j) => {
          near(second.weights[4 - j], weight, 6);
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe("synthetic difference in differences", () => {
  test("knows no levels of units and no common line", () => {
    fc.assert(
      fc.property(
        cellsOf(6, 6),
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 12, maxLength: 12 }),
        (panel, shift) => {
          const options = { treated: [0, 1], from: 4, variance: "jackknife" } as const;
          const moved = panel.map((row, i) => row.map((y, t) => y + shift[i]! + shift[6]! * t));
          let first: ReturnType<typeof syntheticDifferenceInDifferences>;
          try {
            first = syntheticDifferenceInDifferences(panel, { ...options, variance: "none" });
          } catch {
            return;
          }
          // Time weights lean on a millionth where periods are alike.
          const second = syntheticDifferenceInDifferences(moved, { ...options, variance: "none" });
          expect(Math.abs(second.effect.value - first.effect.value)).toBeLessThan(0.05);
          near(
            second.unitWeights.reduce((a, b) => a + b, 0),
            1,
          );
          near(
            second.timeWeights.reduce((a, b) => a + b, 0),
            1,
          );
        },
      ),
      { numRuns: 50 },
    );
  });
  test("the placebo error is the same for one seed", () => {
    const panel = Array.from({ length: 8 }, (_, i) =>
      Array.from({ length: 7 }, (_v, t) => ((i * 31 + t * 17) % 13) + t),
    );
    const run = (seed: number) =>
      syntheticDifferenceInDifferences(panel, {
        treated: [2],
        from: 5,
        variance: "placebo",
        draws: 30,
        seed,
      });
    expect(run(5)).toEqual(run(5));
    expect(run(5).effect.standardError).toBeGreaterThan(0);
  });
});

test("members twice are a weight of 2 in the effect on an index", () => {
  const values = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 24, maxLength: 24 });
  const weights = fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 24, maxLength: 24 });
  fc.assert(
    fc.property(
      values,
      weights,
      fc.constantFrom("theil", "meanLogDeviation", "coefficientOfVariation", "gini"),
      (y, w, index) => {
        const group = y.map((_, i) => `g${Math.floor(i / 6)}`);
        const period = y.map((_, i) => 2020 + (Math.floor(i / 3) % 2));
        const treatedFrom = { g0: 2021, g1: 2021, g2: null, g3: null };
        const first = gapEffect(y, { group, period, treatedFrom, weights: w, index });
        const twice = <T>(column: readonly T[]): T[] =>
          column.flatMap((value, i) => (w[i] === 2 ? [value, value] : [value]));
        const second = gapEffect(twice(y), {
          group: twice(group),
          period: twice(period),
          treatedFrom,
          index,
        });
        near(second.effect.value, first.effect.value);
        near(second.permutation.p, first.permutation.p);
      },
    ),
  );
});
