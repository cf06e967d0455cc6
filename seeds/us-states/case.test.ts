import { expect, test } from "vitest";
import { mapBeds, measureStates } from "./case.ts";
// Computed in numpy from the table next to this file.
import expected from "./expected.json" with { type: "json" };

const found = measureStates();

test.each(["staffed_beds", "licensed_beds", "staffed_icu_beds"] as const)("%s", (id) => {
  const gap = found.gaps.find(({ indicator }) => indicator === id)!;
  const wanted = expected[id];
  expect(gap.population!.total).toBe(expected.population);
  expect(gap.value).toBeCloseTo(wanted.gini, 9);
  expect(gap.mean).toBeCloseTo(wanted.per_1000, 8);
  expect(
    found.study.observations!.reduce((sum, one) => sum + (one.indicator === id ? one.value! : 0), 0),
  ).toBe(wanted.sum);
  const rows = [...gap.rows]
    .sort((a, b) => a.value - b.value)
    .map(({ name, value }) => [name, Number(value.toFixed(3))]);
  expect(rows.slice(0, 3)).toEqual(wanted.least);
  expect(rows.slice(-3).reverse()).toEqual(wanted.most);
});

test("the formula gives all 37 published federal shares to the second decimal", () => {
  expect(found.published).toHaveLength(expected.fmap.states);
  expect(Array.from(found.fmap.amounts)).toEqual(found.published);
});

test("every state is on the map, and no area is left over", () => {
  const map = mapBeds(found.gaps[0]!, found.study);
  expect(map.unmatched).toEqual({ regions: [], areas: [] });
  expect(map.table).toHaveLength(51);
  expect(map.svg().match(/<path /g)!.length).toBeGreaterThanOrEqual(51);
});
