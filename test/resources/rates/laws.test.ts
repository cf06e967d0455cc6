import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  directlyStandardizedRate,
  proportionInterval,
  rateInterval,
  standardizedRatio,
} from "../../../src/index.ts";

const RUNS = { numRuns: 100, seed: 20_261_130 };
const strata = fc.array(
  fc.record({
    events: fc.integer({ min: 0, max: 400 }),
    people: fc.integer({ min: 400, max: 90_000 }),
    standard: fc.integer({ min: 1, max: 9000 }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe("directly standardized", () => {
  test("with its own population the rate is the crude one, in any unit", () => {
    fc.assert(
      fc.property(strata, (rows) => {
        const events = rows.map((row) => row.events);
        const people = rows.map((row) => row.people);
        const all = events.reduce((a, b) => a + b);
        const { value } = directlyStandardizedRate(events, people, { standard: people, per: 1000 });
        expect(value).toBeCloseTo((1000 * all) / people.reduce((a, b) => a + b), 9);
      }),
      RUNS,
    );
  });
  test.for(["dobson", "gamma", "normal"] as const)("%s: the interval holds the rate", (intervalMethod) => {
    fc.assert(
      fc.property(strata, (rows) => {
        const { value, interval } = directlyStandardizedRate(
          rows.map((row) => row.events),
          rows.map((row) => row.people),
          { standard: rows.map((row) => row.standard), intervalMethod },
        );
        if (interval === null) return;
        expect(interval.lower).toBeLessThanOrEqual(value);
        expect(interval.upper).toBeGreaterThanOrEqual(value);
      }),
      RUNS,
    );
  });
});

test("a district beside itself has a ratio of 1", () => {
  fc.assert(
    fc.property(strata, (rows) => {
      const events = rows.map((row) => row.events);
      const people = rows.map((row) => row.people);
      fc.pre(events.some((one) => one > 0));
      const { value, observed, expected } = standardizedRatio(events, {
        population: people,
        referenceEvents: events,
        referencePopulation: people,
      });
      expect(value).toBeCloseTo(1, 12);
      expect(expected).toBeCloseTo(observed, 8);
    }),
    RUNS,
  );
});

test("exact limits of a count cut off the tails they say", () => {
  // Poisson by summing terms: P(X >= 5 | lower) and P(X <= 5 | upper) are 2.5 percent each.
  const { interval } = rateInterval(5, 1, { method: "exact" });
  const below = (k: number, mean: number): number => {
    let term = Math.exp(-mean);
    let total = term;
    for (let i = 1; i <= k; i++) {
      term *= mean / i;
      total += term;
    }
    return total;
  };
  expect(1 - below(4, interval.lower)).toBeCloseTo(0.025, 10);
  expect(below(5, interval.upper)).toBeCloseTo(0.025, 10);
});

const METHODS = ["wilson", "wilson-corrected", "exact", "jeffreys", "agresti-coull"] as const;

describe.for(METHODS)("a proportion, %s", (method) => {
  test("lies in its interval, which lies in 0 to 1 and turns with yes and no", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const x = Math.round(part * n);
        const yes = proportionInterval(x, n, { method }).interval;
        const no = proportionInterval(n - x, n, { method }).interval;
        expect(yes.lower).toBeGreaterThanOrEqual(0);
        expect(yes.upper).toBeLessThanOrEqual(1);
        expect(yes.lower).toBeLessThanOrEqual(x / n);
        expect(yes.upper).toBeGreaterThanOrEqual(x / n);
        expect(yes.lower).toBeCloseTo(1 - no.upper, 10);
      }),
      RUNS,
    );
  });
  test("has exactly 0 and 1 at the ends", () => {
    expect(proportionInterval(0, 7, { method }).interval.lower).toBe(0);
    expect(proportionInterval(7, 7, { method }).interval.upper).toBe(1);
  });
});

test("a level in percent is refused", () => {
  expect(() => rateInterval(3, 10, { confidence: 95 })).toThrow("confidence is 95");
  expect(() => rateInterval(3, 10, { level: 95 } as never)).toThrow("pass confidence, between 0 and 1");
  expect(() => rateInterval(3, 10, { level: 0.95 } as never)).toThrow('option "level" is not known');
});
