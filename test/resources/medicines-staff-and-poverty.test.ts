import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alkireFoster, medicineAccess, staffingNeed } from "../../src/resources/index.ts";
import { refusals } from "../support/refusals.ts";

/** What an untyped caller may pass. */
const untyped = (value: unknown): never => value as never;
const total = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

const people = fc.array(
  fc.record({
    row: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 3, maxLength: 3 }),
    people: fc.integer({ min: 0, max: 9 }),
    group: fc.constantFrom("a", "b", "c"),
  }),
  { minLength: 1, maxLength: 12 },
);
const options = { cutoffs: [4, 5, 6], poverty: 0.5, weights: [1, 2, 1] };

describe("Alkire and Foster", () => {
  test("H times A is M0; dimensions and groups add up to it; M1 is not above it", () => {
    fc.assert(
      fc.property(people, (rows) => {
        fc.pre(rows.some((row) => row.people > 0));
        const result = alkireFoster(
          rows.map(({ row }) => row),
          {
            ...options,
            people: rows.map((row) => row.people),
            groups: rows.map(({ group }) => group),
            alpha: 1,
          },
        );
        expect(result.headcount * (result.intensity ?? 0)).toBeCloseTo(result.index, 12);
        expect(result.adjusted ?? 0).toBeLessThanOrEqual(result.index + 1e-12);
        result.censored.forEach((share, j) => {
          expect(share).toBeLessThanOrEqual(result.uncensored[j]! + 1e-12);
        });
        if (result.contributions !== null) {
          expect(total(result.contributions)).toBeCloseTo(1, 12);
          expect(total((result.groups ?? []).map(({ contribution }) => contribution ?? 0))).toBeCloseTo(
            1,
            12,
          );
        }
        expect(total((result.groups ?? []).map(({ share }) => share))).toBeCloseTo(1, 12);
      }),
    );
  });
  test("a row of no people leaves no trace; two people are two rows", () => {
    const rows = [
      [1, 9, 9],
      [9, 1, 1],
      [1, 1, 1],
    ];
    const one = alkireFoster(rows, { ...options, people: [2, 0, 1] });
    const two = alkireFoster([rows[0]!, rows[0]!, rows[2]!], options);
    expect([one.headcount, one.index, one.censored]).toEqual([two.headcount, two.index, two.censored]);
  });
  test("lower is better turned round is the same", () => {
    const rows = [
      [1, 9, 9],
      [9, 1, 1],
    ];
    const turned = alkireFoster(
      rows.map((row) => row.map((value) => -value)),
      {
        ...options,
        cutoffs: options.cutoffs.map((cutoff) => -cutoff),
        directions: ["lower", "lower", "lower"],
      },
    );
    expect(turned).toEqual(alkireFoster(rows, options));
  });
});

describe("staffing need", () => {
  test("twice the volume needs twice the staff before individual allowances", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 120 }), (volume, minutes) => {
        const workingTime = { daysPerWeek: 5, holidays: 10, annualLeave: 20, sickLeave: 5, hoursPerDay: 8 };
        const need = (times: number) =>
          staffingNeed([{ name: "visit", volume: times * volume, minutes }], {
            workingTime,
            support: [{ name: "records", share: 0.1 }],
            additional: [{ name: "interns", staff: 2, hoursPerYear: 90 }],
          });
        const once = need(1);
        const twice = need(2);
        expect(twice.required - twice.individualAllowance).toBeCloseTo(
          2 * (once.required - once.individualAllowance),
          6,
        );
        expect(once.individualAllowance).toBeCloseTo(0.1, 12);
      }),
    );
  });
});

describe("medicine access", () => {
  test("the order of findings changes only the order of medicines", () => {
    const findings = ["x", "y"].flatMap((medicine, m) =>
      [1, 2, 3, 4, 5].map((k) => ({
        medicine,
        outlet: `o${k}`,
        available: (k + m) % 5 > 0,
        ...((k + m) % 5 > 0 ? { price: k * (m + 1) } : {}),
      })),
    );
    const options = { references: { x: 1, y: 2 }, treatments: { x: 10, y: 3 }, dailyWage: 20 };
    const one = medicineAccess(findings, options);
    const two = medicineAccess([...findings].reverse(), options);
    expect(two.medicines.toReversed()).toEqual(one.medicines);
    expect(two.summary.medianRatio).toBe(one.summary.medianRatio);
  });
});

const time = { daysPerWeek: 5, holidays: 10, annualLeave: 20, sickLeave: 5, hoursPerDay: 8 };
const visits = [{ name: "visit", volume: 10, minutes: 5 }];
refusals("staffingNeed", [
  ["no working time", () => staffingNeed(visits, untyped({})), "missing_option", "workingTime"],
  [
    "eight days a week",
    () => staffingNeed(visits, { workingTime: { ...time, daysPerWeek: 8 } }),
    "out_of_domain",
    "at most 7",
  ],
  ["no activities", () => staffingNeed([], { workingTime: time }), "too_few_observations", "got 0"],
  [
    "an activity twice",
    () => staffingNeed([...visits, ...visits], { workingTime: time }),
    "duplicate_id",
    '"visit"',
  ],
  [
    "a share and hours",
    () =>
      staffingNeed(visits, {
        workingTime: time,
        support: [untyped({ name: "s", share: 0.1, hoursPerYear: 3 })],
      }),
    "unsupported_combination",
    "pass one",
  ],
  [
    "neither share nor hours",
    () => staffingNeed(visits, { workingTime: time, support: [untyped({ name: "s" })] }),
    "missing_option",
    "hoursPerYear",
  ],
  [
    "no minutes",
    () => staffingNeed([untyped({ name: "visit", volume: 3 })], { workingTime: time }),
    "missing_option",
    "minutes",
  ],
]);
const finding = { medicine: "m", outlet: "o", available: true, price: 2 };
refusals("medicineAccess", [
  ["no references", () => medicineAccess([finding], untyped({})), "missing_option", "references"],
  ["no findings", () => medicineAccess([], { references: { m: 1 } }), "too_few_observations", "got 0"],
  [
    "a negative price",
    () => medicineAccess([{ ...finding, price: -1 }], { references: { m: 1 } }),
    "out_of_domain",
    "at least 0",
  ],
  [
    "a text for available",
    () => medicineAccess([untyped({ ...finding, available: "yes" })], { references: { m: 1 } }),
    "wrong_type",
    "true or false",
  ],
  [
    "a number for a medicine",
    () => medicineAccess([untyped({ ...finding, medicine: 3 })], { references: { m: 1 } }),
    "wrong_type",
    "pass a text",
  ],
  [
    "a target above 1",
    () => medicineAccess([finding], { references: { m: 1 }, target: 2 }),
    "out_of_domain",
    "at most 1",
  ],
]);
refusals("alkireFoster", [
  ["no cutoffs", () => alkireFoster([[1]], untyped({ poverty: 0.5 })), "missing_option", "cutoffs"],
  ["no poverty cutoff", () => alkireFoster([[1]], untyped({ cutoffs: [1] })), "missing_option", "poverty"],
  [
    "cutoffs of another number",
    () => alkireFoster([[1, 2]], { cutoffs: [1], poverty: 0.5 }),
    "length_mismatch",
    "1 for 2",
  ],
  [
    "no people",
    () => alkireFoster([[1]], { cutoffs: [1], poverty: 0.5, people: [0] }),
    "zero_total",
    "total weight",
  ],
  [
    "alpha 2",
    () => alkireFoster([[1]], { cutoffs: [1], poverty: 0.5, alpha: untyped(2) }),
    "unknown_option",
    "0 or 1",
  ],
  [
    "a gap of no cutoff",
    () => alkireFoster([[1]], { cutoffs: [0], poverty: 0.5, alpha: 1 }),
    "out_of_domain",
    "above 0",
  ],
  [
    "an unknown direction",
    () => alkireFoster([[1]], { cutoffs: [1], poverty: 0.5, directions: [untyped("up")] }),
    "unknown_option",
    '"up"',
  ],
]);
