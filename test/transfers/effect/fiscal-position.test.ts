import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fiscalPosition, representativeTaxSystem } from "../../../src/transfers/index.ts";
import { refusals } from "../../support/refusals.ts";
import { column, money, rowsOf, total } from "../brute-force.ts";

const NAN = Number.NaN;

describe("fiscalPosition", () => {
  const position = fiscalPosition({
    ownRevenue: [30, 90, 0],
    expenditure: [100, 100, 0],
    transfers: [60, 10, 5],
    conditional: [20, 0, 5],
    capacity: [40, 80, 0],
    population: [10, 10, 20],
    service: [6, 9, 3],
    byTier: { central: [4, 3, 0], county: [1, 3, 0] },
    socialCapital: [10, 0, 0],
  });

  test("by hand", () => {
    expect(position.selfSufficiency).toEqual([0.3, 0.9, null]);
    expect(position.verticalImbalance).toBe(1 - 120 / 200);
    expect(position.verticalImbalanceUnconditional).toBe(1 - (120 + 75 - 25) / 200);
    expect(position.transferDependency).toBe(75 / 200);
    expect(position.gap).toEqual(Float64Array.of(70, 10, 0));
    expect(position.gapAfterTransfers).toEqual(Float64Array.of(10, 0, -5));
    // Per head 4, 8, 0; the mean of 40 heads is 3.
    expect(Array.from(position.capacityIndex!, (x) => Math.round(x * 1e9) / 1e9)).toEqual([
      1.333333333, 2.666666667, 0,
    ]);
    expect(position.effort).toEqual([0.75, 90 / 80, null]);
    expect(position.burden).toEqual([0.2, 0.1, null]);
    expect(position.costSharing).toEqual({ central: [0.8, 0.5, null], county: [0.2, 0.5, null] });
    expect(position.socialCapitalShare).toEqual([0.1, 0, null]);
    expect(position.serviceShare).toEqual([0.06, 0.09, null]);
  });
  test("debt is over own revenue and transfers, and over its limit", () => {
    const money = { debt: [45, 200, 0], debtService: [9, 10, 0], debtLimit: [90, 100, 0] };
    const indebted = fiscalPosition({
      ownRevenue: [30, 90, 0],
      expenditure: 100,
      transfers: [60, 10, 0],
      ...money,
    });
    expect(indebted.debtRatio).toEqual([0.5, 2, null]);
    expect(indebted.debtServiceRatio).toEqual([0.1, 0.1, null]);
    expect(indebted.debtLimitUse).toEqual([0.5, 2, null]);
    const alone = fiscalPosition({ ownRevenue: [90], expenditure: 100, debt: [45], debtLimit: [60] });
    expect([alone.debtRatio, alone.debtLimitUse, alone.debtServiceRatio]).toEqual([[0.5], [0.75], null]);
    expect(fiscalPosition({ ownRevenue: [9], expenditure: 9, debtLimit: [9] }).debtLimitUse).toBeNull();
  });
  test("horizontal imbalance is that of capacity per head, or of own revenue where capacity is not known", () => {
    expect(position.horizontalImbalance!.coefficientOfVariation).toBeCloseTo(
      Math.sqrt((10 * (4 / 3 - 1) ** 2 + 10 * (8 / 3 - 1) ** 2 + 20) / 40),
      14,
    );
    expect(position.horizontalImbalance!.ratio).toBeNull();
    const own = fiscalPosition({ ownRevenue: [30, 90], expenditure: 100, population: [10, 10] });
    expect(own.horizontalImbalance!.ratio).toBe(3);
    expect(own.horizontalImbalance!.coefficientOfVariation).toBeCloseTo(0.5, 14);
  });
  test("what was not given is not guessed", () => {
    const bare = fiscalPosition({ ownRevenue: 60, expenditure: 100 });
    expect(bare).toEqual({
      selfSufficiency: [0.6],
      verticalImbalance: 0.4,
      verticalImbalanceUnconditional: null,
      transferDependency: null,
      horizontalImbalance: null,
      gap: Float64Array.of(40),
      gapAfterTransfers: null,
      capacityIndex: null,
      effort: null,
      burden: null,
      costSharing: null,
      socialCapitalShare: null,
      serviceShare: null,
      debtRatio: null,
      debtServiceRatio: null,
      debtLimitUse: null,
    });
  });
  test("units without any revenue have no spread to speak of", () => {
    expect(
      fiscalPosition({ ownRevenue: [0, 0], expenditure: 1, population: 1 }).horizontalImbalance,
    ).toBeNull();
  });
});

refusals("fiscalPosition", [
  [
    "nothing spent",
    () => fiscalPosition({ ownRevenue: [1], expenditure: [0] }),
    "zero_total",
    "total expenditure is 0",
  ],
  [
    "negative revenue",
    () => fiscalPosition({ ownRevenue: [-1], expenditure: [1] }),
    "out_of_domain",
    "ownRevenue 0 is -1",
  ],
  [
    "negative expenditure",
    () => fiscalPosition({ ownRevenue: [1], expenditure: [-1] }),
    "out_of_domain",
    "expenditure 0 is -1",
  ],
  [
    "conditional without transfers",
    () => fiscalPosition({ ownRevenue: [1], expenditure: [1], conditional: [1] }),
    "unsupported_combination",
    "give both",
  ],
  [
    "nobody there",
    () => fiscalPosition({ ownRevenue: [1, 2], expenditure: 1, population: [1, 0] }),
    "out_of_domain",
    "population 1 is 0",
  ],
  [
    "no capacity anywhere",
    () => fiscalPosition({ ownRevenue: [1], expenditure: [1], population: 1, capacity: 0 }),
    "zero_total",
    "total capacity is 0",
  ],
  [
    "tiers that are no object",
    () => fiscalPosition({ ownRevenue: [1], expenditure: [1], byTier: [1] as never }),
    "wrong_type",
    "byTier",
  ],
  [
    "a tier's amount NaN",
    () => fiscalPosition({ ownRevenue: [1], expenditure: [1], byTier: { central: [NAN] } }),
    "not_finite",
    "amount of central, 0 is NaN",
  ],
  [
    "no revenue given",
    () => fiscalPosition({ expenditure: [1] } as never),
    "missing_option",
    "ownRevenue is required",
  ],
  [
    "different lengths",
    () => fiscalPosition({ ownRevenue: [1], expenditure: [1, 2] }),
    "length_mismatch",
    "expenditure",
  ],
  [
    "no units",
    () => fiscalPosition({ ownRevenue: [], expenditure: [] }),
    "too_few_observations",
    "ownRevenue is empty",
  ],
  [
    "a misspelt field",
    () => fiscalPosition({ ownRevenue: [1], expenditure: [1], transfer: [1] } as never),
    "unknown_option",
    '"transfer"',
  ],
]);

describe("representativeTaxSystem", () => {
  test("by hand, from columns by name and from a matrix alike", () => {
    const named = representativeTaxSystem({
      bases: { property: [100, 300], income: [50, 150] },
      revenues: { property: [3, 5], income: [10, 30] },
      population: [10, 20],
    });
    expect(named.rates).toEqual({ property: 0.02, income: 0.2 });
    expect(named.yields.income).toEqual(Float64Array.of(10, 30));
    expect(named.capacity).toEqual(Float64Array.of(12, 36));
    expect(named.perHead).toEqual(Float64Array.of(1.2, 1.8));
    expect(Array.from(named.index)).toEqual([1.2 / 1.6, 1.8 / 1.6]);
    expect(named.effort).toEqual([13 / 12, 35 / 36]);
    const rows = representativeTaxSystem({
      bases: [
        [100, 50],
        [300, 150],
      ],
      revenues: [
        [3, 10],
        [5, 30],
      ],
      population: [10, 20],
    });
    expect(rows.rates).toEqual({ 0: 0.02, 1: 0.2 });
    expect(rows.capacity).toEqual(named.capacity);
  });
  test("capacities add up to all revenue, and weighted effort is 1", () => {
    fc.assert(
      fc.property(
        rowsOf(fc.integer({ min: 1, max: 1000 }), money, fc.integer({ min: 1, max: 1000 }), money),
        (rows) => {
          const bases = [column(rows, 0), column(rows, 2)] as const;
          const revenues = [column(rows, 1), column(rows, 3)] as const;
          const collected = total(revenues[0]) + total(revenues[1]);
          fc.pre(collected > 0);
          const system = representativeTaxSystem({
            bases: { a: bases[0], b: bases[1] },
            revenues: { a: revenues[0], b: revenues[1] },
            population: 1,
          });
          expect(total(system.capacity)).toBeCloseTo(collected, 3);
          const effort = system.effort.reduce<number>((s, e, i) => s + (e ?? 0) * system.capacity[i]!, 0);
          expect(effort).toBeCloseTo(collected, 3);
          expect(total(system.index) / rows.length).toBeCloseTo(1, 9);
        },
      ),
    );
  });
  test("a unit without any base has no effort; a tax nobody has yields nothing", () => {
    const system = representativeTaxSystem({
      bases: { a: [0, 10], b: [0, 0] },
      revenues: { a: [0, 5], b: [0, 0] },
      population: 1,
    });
    expect(system.effort).toEqual([null, 1]);
    expect(system.rates).toEqual({ a: 0.5, b: 0 });
  });
});

const taxes = { bases: { a: [1, 2] }, revenues: { a: [1, 1] }, population: [1, 1] };
refusals("representativeTaxSystem", [
  [
    "revenue without a base",
    () => representativeTaxSystem({ ...taxes, bases: { a: [0, 0] } }),
    "zero_total",
    'tax "a" has revenue but no base',
  ],
  [
    "nothing collected",
    () => representativeTaxSystem({ ...taxes, revenues: { a: [0, 0] } }),
    "zero_total",
    "no unit collects anything",
  ],
  [
    "a base without revenue",
    () => representativeTaxSystem({ ...taxes, bases: { a: [1, 2], b: [1, 1] } }),
    "unknown_id",
    'tax "b" is not among the revenues',
  ],
  [
    "a revenue without base",
    () => representativeTaxSystem({ ...taxes, revenues: { a: [1, 1], b: [1, 1] } }),
    "unknown_id",
    'tax "b" is not among the bases',
  ],
  [
    "a negative base",
    () => representativeTaxSystem({ ...taxes, bases: { a: [1, -2] } }),
    "out_of_domain",
    "base of a, 1 is -2",
  ],
  [
    "nobody there",
    () => representativeTaxSystem({ ...taxes, population: [1, 0] }),
    "out_of_domain",
    "population 1 is 0",
  ],
  [
    "no taxes",
    () => representativeTaxSystem({ bases: {}, revenues: {}, population: 1 }),
    "too_few_observations",
    "at least 1 tax",
  ],
  [
    "no units",
    () => representativeTaxSystem({ bases: [], revenues: [], population: 1 }),
    "too_few_observations",
    "at least one unit and one tax",
  ],
  [
    "uneven rows",
    () => representativeTaxSystem({ bases: [[1], [1, 2]], revenues: [[1], [1]], population: 1 }),
    "length_mismatch",
    "row 1 of bases",
  ],
  [
    "different lengths",
    () => representativeTaxSystem({ ...taxes, revenues: { a: [1] } }),
    "length_mismatch",
    "revenue of a",
  ],
  [
    "NaN",
    () => representativeTaxSystem({ ...taxes, revenues: { a: [1, NAN] } }),
    "not_finite",
    "revenue of a, 1 is NaN",
  ],
  [
    "no bases",
    () => representativeTaxSystem({ revenues: { a: [1] }, population: 1 } as never),
    "missing_option",
    "bases must be columns by name",
  ],
  [
    "bases that are a number",
    () => representativeTaxSystem({ ...taxes, bases: 5 as never }),
    "wrong_type",
    "bases must be columns by name",
  ],
  [
    "an unknown option",
    () => representativeTaxSystem({ ...taxes, rates: 1 } as never),
    "unknown_option",
    '"rates"',
  ],
]);
