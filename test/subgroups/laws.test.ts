import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  measureSubgroups,
  type Subgroup,
  type SubgroupMeasureId,
  type SubgroupMeasures,
  type SubgroupOptions,
} from "../../src/subgroups/index.ts";

type Ids = readonly SubgroupMeasureId[];
const ids = (text: string): Ids => text.split(" ") as unknown as Ids;

/** What the laws say about each measure: one registry, so that no measure is forgotten. */
const ALL = ids(
  "d r bgv bgsd covar mdbu mdbw mdru mdrw mdmu mdmw idisu idisw ti mld aci rci sii rii paf par",
);
/** Unchanged by the unit of the indicator. */
const RELATIVE = ids("r covar idisu idisw ti mld rci rii paf");
/** In the unit of the indicator. */
const ABSOLUTE = ids("d bgsd mdbu mdbw mdru mdrw mdmu mdmw aci sii par");
/** Unchanged when one number is added to every estimate (with the linear slope). */
const TRANSLATION = ids("d bgv bgsd mdbu mdbw mdru mdrw mdmu mdmw aci sii par");
/** Never below 0. */
const NON_NEGATIVE = ids("r bgv bgsd covar mdbu mdbw mdru mdrw mdmu mdmw idisu idisw ti mld rii");
/** Unchanged when a subgroup is split in two of the same order, level and together its size. */
const SPLIT = ids("d r bgv bgsd covar mdbw mdmw idisw ti mld aci rci sii rii paf par");
/** Do not care which end of the order is which. */
const UNORDERED = ids("bgv bgsd covar mdbu mdbw mdru mdrw mdmu mdmw idisu idisw ti mld");
/** Do not care whether more is better. */
const NEUTRAL = ids("bgv bgsd covar mdru mdrw mdmu mdmw idisu idisw ti mld aci rci sii rii");

const SCALE = 128;
const OPTIONS: SubgroupOptions = { favorable: true, scale: SCALE, draws: 8, linear: true };

const subgroup = fc.record({
  estimate: fc.double({ min: 1, max: SCALE - 1, noNaN: true }),
  standardError: fc.double({ min: 0, max: 20, noNaN: true }),
  population: fc.integer({ min: 1, max: 1000 }),
});

/** Three to eight subgroups of different order, one of them the reference. */
const ordered = fc
  .tuple(fc.array(subgroup, { minLength: 3, maxLength: 8 }), fc.nat())
  .map(([list, seed]): Subgroup[] =>
    list.map((fields, i) => ({ ...fields, order: i, reference: i === seed % list.length })),
  );

const favorable = fc.boolean();

/** Tolerance relative to the larger, with the floor that the problem sets. */
function same(actual: number | null | undefined, expected: number | null | undefined, size: number): void {
  if (actual === null || expected === null || actual === undefined || expected === undefined) {
    expect(actual).toBe(expected);
    return;
  }
  if (Math.abs(actual - expected) > 1e-9 * Math.max(size, Math.abs(expected))) expect(actual).toBe(expected);
}

/** The same value, standard error and interval, `by` times as large. */
function sameMeasure(
  actual: SubgroupMeasures,
  expected: SubgroupMeasures,
  id: SubgroupMeasureId,
  by = 1,
  only: "value" | "all" = "all",
): void {
  const [a, b] = [actual[id], expected[id]];
  if (a === null || b === null) {
    expect([id, a]).toEqual([id, b]);
    return;
  }
  const size = by;
  same(a.value, b.value * by, size);
  if (only === "value") return;
  // r and rii report the error of the logarithm.
  const errorBy = id === "r" || id === "rii" ? 1 : by;
  same(a.standardError, b.standardError === null ? null : b.standardError * errorBy, size);
  same(a.interval?.lower, b.interval === null ? undefined : b.interval.lower * by, size);
  same(a.interval?.upper, b.interval === null ? undefined : b.interval.upper * by, size);
}

function check<T>(property: fc.IRawProperty<T>): void {
  fc.assert(property, { numRuns: 60 });
}

describe("laws", () => {
  test("the order of rows changes no bit, not even of a simulated interval", () => {
    check(
      fc.property(
        ordered.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        favorable,
        fc.boolean(),
        ([list, shuffled], better, linear) => {
          const options = { ...OPTIONS, favorable: better, linear };
          expect(measureSubgroups(shuffled, options)).toEqual(measureSubgroups(list, options));
          const without = (subgroups: readonly Subgroup[]) =>
            subgroups.map((s) => ({ ...s, order: undefined }));
          expect(measureSubgroups(without(shuffled), options)).toEqual(
            measureSubgroups(without(list), options),
          );
        },
      ),
    );
  });

  test("only proportions of population count, but for the errors that count people", () => {
    check(
      fc.property(ordered, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (list, factor) => {
        const before = measureSubgroups(list, OPTIONS);
        const after = measureSubgroups(
          list.map((s) => ({ ...s, population: s.population! * factor })),
          OPTIONS,
        );
        for (const id of ALL)
          sameMeasure(after, before, id, 1, id === "paf" || id === "par" ? "value" : "all");
        if (before.par?.standardError) {
          same(after.par!.standardError! * Math.sqrt(factor), before.par.standardError, 1e-3);
        }
      }),
    );
  });

  test("a unit of another size: relative measures stay, absolute ones follow, errors and intervals alike", () => {
    expect([...RELATIVE, ...ABSOLUTE, "bgv"].sort()).toEqual([...ALL].sort());
    check(
      fc.property(
        ordered,
        favorable,
        fc.boolean(),
        fc.constantFrom(0.01, 0.5, 10, 1000),
        (list, better, linear, by) => {
          const options = { ...OPTIONS, favorable: better, linear };
          const before = measureSubgroups(list, options);
          const after = measureSubgroups(
            list.map((s) => ({ ...s, estimate: s.estimate * by, standardError: s.standardError! * by })),
            { ...options, scale: SCALE * by },
          );
          for (const id of RELATIVE) sameMeasure(after, before, id);
          for (const id of ABSOLUTE) sameMeasure(after, before, id, by);
          sameMeasure(after, before, "bgv", by * by);
        },
      ),
    );
  });

  test("one number more for everyone changes no absolute measure", () => {
    check(
      fc.property(ordered, favorable, fc.double({ min: 0, max: 100, noNaN: true }), (list, better, more) => {
        const options = {
          ...OPTIONS,
          favorable: better,
          scale: undefined,
          bounds: { lower: -1000, upper: 1000 },
        };
        const shifted = { ...options, bounds: { lower: -1000 + more, upper: 1000 + more } };
        const before = measureSubgroups(list, options);
        const after = measureSubgroups(
          list.map((s) => ({ ...s, estimate: s.estimate + more })),
          shifted,
        );
        for (const id of TRANSLATION) sameMeasure(after, before, id);
      }),
    );
  });

  test("ranges", () => {
    check(
      fc.property(ordered, favorable, fc.boolean(), (list, better, linear) => {
        const all = measureSubgroups(list, { ...OPTIONS, favorable: better, linear });
        for (const id of NON_NEGATIVE) if (all[id] !== null) expect(all[id].value).toBeGreaterThanOrEqual(0);
        expect(Math.abs(all.rci!.value)).toBeLessThanOrEqual(1);
        if (!linear && all.sii !== null) expect(Math.abs(all.sii.value)).toBeLessThanOrEqual(SCALE);
        if (better) expect(all.par!.value).toBeGreaterThanOrEqual(0);
        else expect(all.par!.value).toBeLessThanOrEqual(0);
        const flat = measureSubgroups(
          list.map((s) => ({ ...s, order: undefined, reference: undefined })),
          { ...OPTIONS, favorable: better },
        );
        expect(flat.d!.value).toBeGreaterThanOrEqual(0);
        expect(flat.r!.value).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  test("intervals are in order, and by formula around the value", () => {
    check(
      fc.property(ordered, favorable, fc.boolean(), (list, better, linear) => {
        const all = measureSubgroups(list, { ...OPTIONS, favorable: better, linear });
        for (const id of ALL) {
          const measure = all[id];
          if (measure?.interval == null) continue;
          const { lower, upper } = measure.interval;
          expect([id, lower <= upper]).toEqual([id, true]);
          if (measure.method === "simulation") continue;
          expect([id, lower <= measure.value && measure.value <= upper]).toEqual([id, true]);
          expect([id, measure.standardError! >= 0]).toEqual([id, true]);
        }
      }),
    );
  });

  test("a higher level never gives a narrower interval", () => {
    check(
      fc.property(ordered, (list) => {
        const narrow = measureSubgroups(list, { ...OPTIONS, confidence: 0.5, draws: 40 });
        const wide = measureSubgroups(list, { ...OPTIONS, confidence: 0.99, draws: 40 });
        for (const id of ALL) {
          if (narrow[id]?.interval == null || wide[id]?.interval == null) continue;
          expect([id, wide[id].interval.lower <= narrow[id].interval.lower]).toEqual([id, true]);
          expect([id, wide[id].interval.upper >= narrow[id].interval.upper]).toEqual([id, true]);
        }
      }),
    );
  });

  test("splitting a subgroup changes nothing that counts people", () => {
    check(
      fc.property(ordered, fc.nat(), favorable, fc.boolean(), (list, at, better, linear) => {
        const options = { ...OPTIONS, favorable: better, linear };
        const k = at % list.length;
        const half = { ...list[k]!, population: list[k]!.population! / 2, reference: undefined };
        const split = [...list.map((s, i) => (i === k ? half : { ...s, reference: undefined })), half];
        const before = measureSubgroups(list, options);
        const after = measureSubgroups(split, options);
        for (const id of SPLIT) sameMeasure(after, before, id, 1, "value");
      }),
    );
  });

  test("turning the order round turns the sign of ranked measures and inverts ratios", () => {
    check(
      fc.property(ordered, fc.boolean(), (list, linear) => {
        const options = { ...OPTIONS, linear };
        const before = measureSubgroups(list, options);
        const after = measureSubgroups(
          list.map((s) => ({ ...s, order: -s.order! })),
          options,
        );
        for (const id of ids("d aci rci sii")) {
          same(after[id]?.value, before[id] === null ? undefined : -before[id].value, 1);
          same(after[id]?.standardError, before[id]?.standardError, 1);
        }
        for (const id of ids("r rii")) {
          if (before[id] === null || after[id] === null) continue;
          same(after[id].value * before[id].value, 1, 1);
          same(after[id].standardError, before[id].standardError, 1);
        }
        for (const id of UNORDERED) sameMeasure(after, before, id, 1, "value");
      }),
    );
  });

  test("good or bad changes difference, ratio, best and attributable risk, and nothing else", () => {
    check(
      fc.property(ordered, fc.boolean(), (list, linear) => {
        const good = measureSubgroups(list, { ...OPTIONS, linear });
        const bad = measureSubgroups(list, { ...OPTIONS, linear, favorable: false });
        for (const id of NEUTRAL) expect(bad[id]).toEqual(good[id]);
        expect(bad.d!.value).toBe(-good.d!.value);
        same(bad.r!.value * good.r!.value, 1, 1);
        expect(bad.par!.value === 0 || good.par!.value === 0).toBe(true);
      }),
    );
  });

  test("the complement of an indicator: absolute measures keep their size, Erreygers' and Wagstaff's theirs", () => {
    check(
      fc.property(ordered, fc.constantFrom("wagstaff", "erreygers"), (list, kind) => {
        const bounds = { lower: 0, upper: SCALE };
        const complement = list.map((s) => ({ ...s, estimate: SCALE - s.estimate }));
        const before = measureSubgroups(list, { ...OPTIONS, bounds, kind, linear: false });
        const after = measureSubgroups(complement, {
          ...OPTIONS,
          favorable: false,
          bounds,
          kind,
          linear: false,
        });
        for (const id of ids("bgv bgsd mdbu mdbw mdru mdrw mdmu mdmw d"))
          sameMeasure(after, before, id, 1, "value");
        for (const id of ids("aci rci sii")) {
          same(after[id]?.value, before[id] === null ? undefined : -before[id].value, 1);
          same(after[id]?.standardError, before[id]?.standardError, 1);
        }
      }),
    );
  });

  test("measures that are made of one another agree", () => {
    check(
      fc.property(ordered, (list) => {
        const all = measureSubgroups(list, OPTIONS);
        const people = list.reduce((sum, s) => sum + s.population!, 0);
        const mean = list.reduce((sum, s) => sum + (s.population! / people) * s.estimate, 0);
        same(all.bgsd!.value ** 2, all.bgv!.value, 1);
        same(all.covar!.value * mean, 100 * all.bgsd!.value, 1);
        same(all.idisu!.value * mean, 100 * all.mdmu!.value, 1);
        same(all.idisw!.value * mean, 100 * all.mdmw!.value, 1);
        same(all.rci!.value * mean, all.aci!.value, 1);
        same(all.rci!.standardError! * mean, all.aci!.standardError, 1);
        same(all.paf!.value * mean, 100 * all.par!.value, 1);
        // The line's slope is the absolute index over twice the variance of the ranks.
        let below = 0;
        let variance = 0;
        for (const { population } of list) {
          variance += (population! / people) * ((below + population! / 2) / people - 0.5) ** 2;
          below += population!;
        }
        same(all.sii!.value * 2 * variance, all.aci!.value, 1);
      }),
    );
  });

  test("a transfer from richer to poorer never raises entropy", () => {
    check(
      fc.property(ordered, fc.double({ min: 0, max: 0.5, noNaN: true }), (list, part) => {
        const byLevel = [...list].sort((a, b) => a.estimate - b.estimate);
        const [poor, rich] = [byLevel[0]!, byLevel.at(-1)!];
        // So many points that the two meet at most half-way.
        const people = poor.population! + rich.population!;
        const moved = part * (rich.estimate - poor.estimate);
        const after = list.map((s) => {
          if (s === poor) return { ...s, estimate: s.estimate + (moved * rich.population!) / people };
          if (s === rich) return { ...s, estimate: s.estimate - (moved * poor.population!) / people };
          return s;
        });
        const before = measureSubgroups(list, OPTIONS);
        const now = measureSubgroups(after, OPTIONS);
        for (const id of ids("ti mld bgv bgsd covar")) {
          expect(now[id]!.value).toBeLessThanOrEqual(before[id]!.value * (1 + 1e-12) + 1e-12);
        }
      }),
    );
  });

  test("the standard error of bgv, ti and mld is that of many draws", () => {
    // First-order errors hold for small ones: compare the spread of the estimate over a small step each way.
    check(
      fc.property(ordered, (list) => {
        const step = 1e-4;
        const small = list.map((s) => ({ ...s, standardError: 1e-6 * s.standardError! }));
        const all = measureSubgroups(small, OPTIONS);
        for (const id of ids("bgv ti mld")) {
          let squares = 0;
          for (const [i, { standardError }] of small.entries()) {
            const moved = (by: number) =>
              measureSubgroups(
                small.map((s, j) => (i === j ? { ...s, estimate: s.estimate + by } : s)),
                { ...OPTIONS, draws: 0 },
              )[id]!.value;
            squares += (((moved(step) - moved(-step)) / (2 * step)) * standardError!) ** 2;
          }
          const error = all[id]!.standardError!;
          expect(Math.abs(error - Math.sqrt(squares))).toBeLessThanOrEqual(1e-4 * error + 1e-9);
        }
      }),
    );
  });

  test("never NaN, never an infinite error: a number, or null with its reason", () => {
    const sizes = [0, 5e-324, 1e-300, 1e-160, 1e-20, 0.5, 1, 99.99999999999999, 100, 1e20, 1e160, 1e300];
    const anything = fc.constantFrom(...sizes);
    const weird = fc.record({
      estimate: anything,
      standardError: fc.option(anything, { nil: undefined }),
      population: fc.option(anything, { nil: undefined, freq: 9 }),
      order: fc.constantFrom(1, 2, 3),
    });
    const settings = fc.record({
      favorable: fc.boolean(),
      linear: fc.boolean(),
      scale: fc.constantFrom(undefined, 1e300),
      variance: fc.constantFrom("regression" as const, "design" as const),
      settingAverage: fc.constantFrom(undefined, ...sizes),
      draws: fc.constantFrom(0, 3),
    });
    fc.assert(
      fc.property(
        fc.array(weird, { minLength: 2, maxLength: 5 }),
        fc.boolean(),
        settings,
        (list, ranked, options) => {
          fc.pre(list.filter(({ population }) => population !== 0).length > 1);
          const all = measureSubgroups(
            list.map((s, i) => ({ ...s, order: ranked ? s.order : undefined, reference: i === 0 })),
            options,
          );
          for (const id of ALL) {
            const measure = all[id];
            if (measure === null || measure.interval === null)
              expect([id, typeof all.reasons[id]]).toEqual([id, "string"]);
            if (measure === null) continue;
            const { value, standardError, interval } = measure;
            const numbers = [standardError ?? 0, interval?.lower ?? 0, interval?.upper ?? 0];
            if (!(id === "mld" && value === Number.POSITIVE_INFINITY)) numbers.push(value);
            expect([id, numbers.every(Number.isFinite), numbers]).toEqual([id, true, numbers]);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});
