import { expect, test } from "vitest";
import { measureFundeb } from "./case.ts";
// Computed in numpy from the table next to this file.
import expected from "./expected.json" with { type: "json" };

const found = measureFundeb();

test("the governments and the money of the state funds", () => {
  expect(found.governments).toBe(expected.entities);
  // Printed with ten digits.
  expect(Number(found.revenue.toPrecision(10))).toBe(expected.revenue);
  const rows = [...found.states.rows].sort((a, b) => a.before! - b.before!);
  expect([Number(rows[0]!.before!.toFixed(2)), rows[0]!.region]).toEqual(expected.lowest);
  expect([Number(rows.at(-1)!.before!.toFixed(2)), rows.at(-1)!.region]).toEqual(expected.highest);
});

test("the first part lifts ten states to one floor", () => {
  const { states } = found;
  const lifted = states.rows.filter(({ amount }) => amount > 0);
  expect(lifted.map(({ region }) => region)).toEqual(expected.vaaf_named);
  expect(lifted).toHaveLength(expected.vaaf_states);
  expect(states.fits[0]!.multiplier).toBeCloseTo(expected.vaaf_floor, 5);
  for (const { after } of lifted) expect(after).toBeCloseTo(expected.vaaf_floor, 5);
  expect(states.value / (0.1 * expected.revenue)).toBeCloseTo(1, 9);
  expect(states.effect!.giniBefore).toBeCloseTo(expected.gini_states_before, 9);
  expect(states.effect!.giniAfter).toBeCloseTo(expected.gini_states_after, 9);
});

test("the second part lifts the poorest governments to one floor", () => {
  const { entities } = found;
  expect(entities.units).toHaveLength(5501);
  expect(entities.fits[0]!.multiplier).toBeCloseTo(expected.vaat_floor, 4);
  expect(Array.from(entities.amounts).filter((amount) => amount > 0)).toHaveLength(expected.vaat_entities);
  expect(entities.total / (0.075 * expected.revenue)).toBeCloseTo(1, 9);
  expect(entities.effect!.giniBefore).toBeCloseTo(expected.gini_entities_before, 9);
  expect(entities.effect!.giniAfter).toBeCloseTo(expected.gini_entities_after, 9);
});

test("the tenths add up, and the money goes to the lowest", () => {
  const { tenths, entities } = found;
  expect(tenths.reduce((sum, { governments }) => sum + governments, 0)).toBe(entities.units.length);
  expect(tenths.reduce((sum, { amount }) => sum + amount, 0) / entities.total).toBeCloseTo(1, 12);
  expect(tenths.reduce((sum, { lifted }) => sum + lifted, 0)).toBe(expected.vaat_entities);
  expect(tenths.slice(5).every(({ amount }) => amount === 0)).toBe(true);
});
