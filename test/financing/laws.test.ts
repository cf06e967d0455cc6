import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  benefitIncidence,
  capacityToPay,
  catastrophicExpenditure,
  concentrationDominance,
  concentrationIndex,
  effectiveCoverage,
  financialHardship,
  financingIncidence,
  horizontalInequity,
  impoverishment,
} from "../../src/index.ts";

const RUNS = { numRuns: 40, seed: 20_261_130 };

/** Households: consumption, payments and food, need and use, and how many stand behind each. Whole numbers leave ties and zeros. */
interface Household {
  readonly consumption: number;
  readonly paid: number;
  readonly food: number;
  readonly size: number;
  readonly use: number;
  readonly age: number;
  readonly weight: number;
}

const household = fc
  .record({
    consumption: fc.integer({ min: 1, max: 60 }),
    paidPart: fc.double({ min: 0, max: 1.2, noNaN: true }),
    pays: fc.boolean(),
    foodPart: fc.double({ min: 0, max: 1, noNaN: true }),
    size: fc.integer({ min: 1, max: 7 }),
    use: fc.integer({ min: 0, max: 4 }),
    age: fc.integer({ min: 0, max: 9 }),
    weight: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ paidPart, pays, foodPart, ...rest }) => ({
    ...rest,
    paid: pays ? Math.round(rest.consumption * paidPart) : 0,
    food: Math.floor(rest.consumption * foodPart),
  }));

const samples = fc
  .array(household, { minLength: 8, maxLength: 30 })
  .filter(
    (rows) =>
      rows.filter(({ weight }) => weight > 0).length > 4 &&
      rows.some(({ weight, use }) => weight > 0 && use > 0) &&
      rows.some(({ weight, paid }) => weight > 0 && paid > 0) &&
      new Set(rows.filter(({ weight }) => weight > 0).map(({ age }) => age)).size > 2,
  );

type Measure = (rows: readonly Household[], weighted?: boolean) => unknown;
const column = (rows: readonly Household[], name: keyof Household): number[] => rows.map((row) => row[name]);
const weightsOf = (rows: readonly Household[], weighted: boolean) =>
  weighted ? { weights: column(rows, "weight") } : {};

/** Every function with numbers that do not belong to a row. */
const MEASURES: Readonly<Record<string, Measure>> = {
  catastrophicExpenditure: (rows, weighted = true) => {
    const { n: _, ...found } = catastrophicExpenditure(column(rows, "paid"), {
      resources: column(rows, "consumption"),
      threshold: 0.1,
      ...weightsOf(rows, weighted),
    });
    return found;
  },
  capacityToPay: (rows, weighted = true) => {
    const { line, poor } = capacityToPay(column(rows, "consumption"), {
      method: "subsistence",
      food: column(rows, "food"),
      householdSize: column(rows, "size"),
      line: 3,
      ...weightsOf(rows, weighted),
    });
    return { line, poor };
  },
  impoverishment: (rows, weighted = true) => {
    const { n: _, ...found } = impoverishment(column(rows, "consumption"), column(rows, "paid"), {
      povertyLine: 6,
      householdSize: column(rows, "size"),
      ...weightsOf(rows, weighted),
    });
    return found;
  },
  financialHardship: (rows, weighted = true) => {
    const { n: _, ...found } = financialHardship(column(rows, "consumption"), column(rows, "paid"), {
      povertyLine: 6,
      householdSize: column(rows, "size"),
      ...weightsOf(rows, weighted),
    });
    return found;
  },
  benefitIncidence: (rows, weighted = true) =>
    benefitIncidence({
      use: { clinic: column(rows, "use"), hospital: column(rows, "age") },
      unitCost: { clinic: 3, hospital: 2 },
      fees: { clinic: column(rows, "size") },
      rankBy: column(rows, "consumption"),
      ...weightsOf(rows, weighted),
    }),
  financingIncidence: (rows, weighted = true) =>
    financingIncidence(
      { outOfPocket: column(rows, "paid"), tax: column(rows, "size") },
      { income: column(rows, "consumption"), ...weightsOf(rows, weighted) },
    ),
  effectiveCoverage: (rows, weighted = true) =>
    effectiveCoverage(
      column(rows, "use").map((use) => use / 4),
      { quality: column(rows, "age").map((age) => age / 9), ...weightsOf(rows, weighted) },
    ),
  horizontalInequity: (rows, weighted = true) => {
    const {
      expected: _,
      standardized: _unused,
      ...found
    } = horizontalInequity(column(rows, "use"), {
      need: { age: column(rows, "age") },
      rankBy: column(rows, "consumption"),
      ...weightsOf(rows, weighted),
    });
    return found;
  },
};

/** Numbers of a result in a row; null stays null. */
function flat(value: unknown): (number | string | null)[] {
  if (value === null || typeof value === "number" || typeof value === "string") return [value];
  return Object.values(value as object).flatMap(flat);
}

function expectAlike(actual: unknown, expected: unknown, tolerance = 1e-9): void {
  const a = flat(actual);
  const b = flat(expected);
  expect(a.length).toBe(b.length);
  a.forEach((one, k) => {
    const other = b[k]!;
    if (typeof one !== "number" || typeof other !== "number") expect(one).toBe(other);
    else
      expect(Math.abs(one - other), `${k}: ${one} for ${other}`).toBeLessThanOrEqual(
        tolerance * Math.max(1, Math.abs(other)),
      );
  });
}

describe.for(Object.entries(MEASURES))("%s", ([, measure]) => {
  test("counts a row of weight k as k rows", () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const copies = rows.flatMap((row) => Array.from({ length: row.weight }, () => row));
        expectAlike(measure(rows), measure(copies, false));
      }),
      RUNS,
    );
  });
  test("does not know the order of rows", () => {
    fc.assert(
      fc.property(samples, (rows) => expectAlike(measure(rows), measure(rows.toReversed()))),
      RUNS,
    );
  });
  test("has no row of weight 0", () => {
    fc.assert(
      fc.property(samples, (rows) =>
        expectAlike(measure(rows), measure(rows.filter(({ weight }) => weight > 0))),
      ),
      RUNS,
    );
  });
});

test("money in another unit changes no share", () => {
  fc.assert(
    fc.property(samples, fc.integer({ min: 1, max: 6 }), (rows, exponent) => {
      // A power of two, so that no share moves over a threshold by rounding.
      const factor = 2 ** exponent;
      const scaled = rows.map((row) => ({
        ...row,
        consumption: row.consumption * factor,
        paid: row.paid * factor,
        food: row.food * factor,
      }));
      expectAlike(MEASURES.catastrophicExpenditure!(rows), MEASURES.catastrophicExpenditure!(scaled));
      const financing = (of: readonly Household[]) =>
        financingIncidence(
          { outOfPocket: column(of, "paid") },
          { income: column(of, "consumption"), weights: column(of, "weight") },
        );
      expectAlike(financing(rows), financing(scaled));
      const hardship = (of: readonly Household[], povertyLine: number) =>
        financialHardship(column(of, "consumption"), column(of, "paid"), {
          povertyLine,
          weights: column(of, "weight"),
        });
      expectAlike(hardship(rows, 6), hardship(scaled, 6 * factor));
    }),
    RUNS,
  );
});

test("hardship is its parts, and those of impoverishment", () => {
  fc.assert(
    fc.property(samples, (rows) => {
      const options = {
        povertyLine: 6,
        householdSize: column(rows, "size"),
        weights: column(rows, "weight"),
      };
      const hardship = financialHardship(column(rows, "consumption"), column(rows, "paid"), options);
      const poverty = impoverishment(column(rows, "consumption"), column(rows, "paid"), options);
      expect(hardship.impoverishing + hardship.large).toBeCloseTo(hardship.financialHardship, 12);
      expect(hardship.impoverished + hardship.furtherImpoverished).toBeCloseTo(hardship.impoverishing, 12);
      expect(hardship.impoverished).toBeCloseTo(poverty.impoverished, 12);
      expect(hardship.furtherImpoverished).toBe(poverty.furtherImpoverished);
      expect(hardship.below).toBe(poverty.before.headcount);
      expect(poverty.impact.headcount).toBeCloseTo(poverty.impoverished, 12);
    }),
    RUNS,
  );
});

test("more can only be above a lower threshold", () => {
  fc.assert(
    fc.property(samples, (rows) => {
      const at = (threshold: number) =>
        catastrophicExpenditure(column(rows, "paid"), {
          resources: column(rows, "consumption"),
          threshold,
          weights: column(rows, "weight"),
        });
      const [low, high] = [at(0.1), at(0.25)];
      expect(low.headcount).toBeGreaterThanOrEqual(high.headcount);
      expect(low.overshoot!).toBeGreaterThanOrEqual(high.overshoot!);
    }),
    RUNS,
  );
});

describe("benefits", () => {
  const income = [5, 2, 9, 4, 7, 3, 8, 6, 1, 10];
  test("that only the poor get have an index below 0 and lower inequality", () => {
    const { total, gini } = benefitIncidence({
      use: { clinic: income.map((one) => (one <= 3 ? 1 : 0)) },
      unitSubsidy: { clinic: 10 },
      rankBy: income,
    });
    expect(total.concentrationIndex).toBeLessThan(0);
    expect(total.kakwani).toBeLessThan(-gini!);
    // Three of ten people, in fifths: two and one.
    const shares = total.shares!;
    expect(shares[0]).toBeCloseTo(2 / 3, 12);
    expect(shares[1]).toBeCloseTo(1 / 3, 12);
  });
  test("shares add up, and are those of fifths taken row by row where fifths are whole rows", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 }), (use) => {
        fc.pre(use.some((one) => one > 0));
        const { total } = benefitIncidence({ use: { a: use }, unitSubsidy: { a: 1 }, rankBy: income });
        const whole = use.reduce((a, b) => a + b);
        [1, 2, 3, 4, 5].forEach((fifth, k) => {
          const own = use.filter((_, i) => Math.ceil(income[i]! / 2) === fifth).reduce((a, b) => a + b, 0);
          expect(total.shares![k]).toBeCloseTo(own / whole, 12);
        });
        expect(total.concentrationIndex).toBeCloseTo(concentrationIndex(use, { rankBy: income }), 12);
      }),
      RUNS,
    );
  });
  test("of the accounts come to their totals under every assumption", () => {
    for (const assumption of ["constant-cost", "constant-subsidy", "proportional-cost"] as const) {
      for (const negatives of ["zero", "keep"] as const) {
        const { services } = benefitIncidence({
          use: { a: [1, 2, 0, 4], b: [1, 1, 1, 0] },
          totals: { a: 70, b: 30 },
          fees: { a: [30, 0, 0, 1], b: [1, 2, 3, 0] },
          assumption,
          negatives,
          rankBy: [1, 2, 3, 4],
        });
        expect(services.map(({ total }) => Math.round(total * 1e9) / 1e9)).toEqual([70, 30]);
      }
    }
  });
});

describe("financing", () => {
  test("in proportion to income has Kakwani 0, and all sources together have the index of their sum", () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const income = column(rows, "consumption");
        const weights = column(rows, "weight");
        const flatTax = income.map((one) => one / 4);
        const { sources, overall } = financingIncidence(
          { flatTax, paid: column(rows, "paid") },
          { income, weights },
        );
        expect(sources[0]!.kakwani).toBeCloseTo(0, 12);
        const all = flatTax.map((tax, i) => tax + rows[i]!.paid);
        expect(overall.concentrationIndex).toBeCloseTo(
          concentrationIndex(all, { rankBy: income, weights }),
          10,
        );
      }),
      RUNS,
    );
  });
});

describe("horizontal inequity", () => {
  test("need that says nothing of use leaves the index as it is", () => {
    fc.assert(
      fc.property(samples, (rows) => {
        // Everybody twice, once ill and once not, with the same use.
        const use = [...column(rows, "use"), ...column(rows, "use")];
        const { index, inequity, needIndex } = horizontalInequity(use, {
          need: { ill: use.map((_, i) => (i < rows.length ? 1 : 0)) },
          rankBy: [...column(rows, "consumption"), ...column(rows, "consumption")],
          weights: [...column(rows, "weight"), ...column(rows, "weight")],
        });
        expect(needIndex).toBeCloseTo(0, 10);
        expect(inequity).toBeCloseTo(index, 10);
      }),
      RUNS,
    );
  });
  test.for(["relative", "generalized", "modified", "wagstaff", "erreygers"] as const)(
    "%s: contributions and residual add up, and standardized use has the inequity",
    (kind) => {
      fc.assert(
        fc.property(samples, (rows) => {
          const bounded = kind !== "relative" && kind !== "generalized";
          const use = column(rows, "use");
          const mean = use.reduce((a, b, i) => a + b * rows[i]!.weight, 0);
          const people = column(rows, "weight").reduce((a, b) => a + b);
          fc.pre(mean < 4 * people);
          const { index, inequity, standardizedIndex, contributions, residual } = horizontalInequity(use, {
            need: { age: column(rows, "age") },
            rankBy: column(rows, "consumption"),
            weights: column(rows, "weight"),
            kind,
            bounds: bounded ? { lower: 0, upper: 4 } : undefined,
          });
          expect(contributions[0]!.contribution + residual).toBeCloseTo(index, 9);
          expect(Math.abs(inequity - standardizedIndex)).toBeLessThan(1e-9 * Math.max(1, Math.abs(inequity)));
        }),
        RUNS,
      );
    },
  );
});

describe("dominance", () => {
  test("of equal values is none, without an error to divide by", () => {
    const { verdict, points } = concentrationDominance([3, 3, 3, 3], { rankBy: [1, 2, 3, 4], points: 3 });
    expect(verdict).toBe("none");
    expect(points.map(({ difference, standardError, z }) => [difference, standardError, z])).toEqual([
      [0, 0, null],
      [0, 0, null],
      [0, 0, null],
    ]);
  });
  test("does not know order or scale, and turns with the ranking", () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const use = column(rows, "use");
        const rankBy = column(rows, "consumption");
        const weights = column(rows, "weight");
        const options = { points: 4, bandwidth: 0.3 };
        const one = concentrationDominance(use, { ...options, rankBy, weights });
        const turned = concentrationDominance(
          use.toReversed().map((x) => 8 * x),
          {
            ...options,
            rankBy: rankBy.toReversed(),
            weights: weights.toReversed(),
          },
        );
        expectAlike(one, turned, 1e-7);
        const downward = concentrationDominance(use, { ...options, rankBy: rankBy.map((x) => -x), weights });
        one.points.forEach(({ difference, standardError }, k) => {
          const mirror = downward.points[3 - k]!;
          expect(difference).toBeCloseTo(-mirror.difference, 10);
          expect(standardError).toBeCloseTo(mirror.standardError, 10);
        });
      }),
      RUNS,
    );
  });
  test("a Lorenz curve does not dominate itself", () => {
    const income = [1, 2, 4, 8, 16];
    const { verdict, points } = concentrationDominance(income, {
      rankBy: income,
      against: "lorenz",
      points: 4,
    });
    expect(verdict).toBe("none");
    expect(points.every(({ difference, z }) => difference === 0 && z === null)).toBe(true);
  });
  test("the critical value is that of as many comparisons as points", () => {
    const of = (points: number) =>
      concentrationDominance([1, 2, 3], { rankBy: [1, 2, 3], points }).criticalValue;
    // Stoline and Ury (1979), studentized maximum modulus without end of freedom.
    expect(of(1)).toBeCloseTo(1.96, 2);
    expect(of(19)).toBeCloseTo(3.0, 3);
  });
});

test("numbers beyond what can be computed with are refused, never NaN", () => {
  const huge = [1e300, 1e300, 3];
  expect(() => financingIncidence({ a: huge }, { income: [1, 2, 3], weights: [1e300, 1, 1] })).toThrow(
    "too large or too small",
  );
});
