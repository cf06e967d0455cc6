import { expect, test } from "vitest";
import { indiaUrbanRural, measureIndia } from "./case.ts";
// Computed in numpy from the table next to this file.
import expected from "./expected.json" with { type: "json" };

const { found } = measureIndia();

test.each(Object.entries(expected))("%s", (id, wanted) => {
  const one = found.find((each) => each.id === id)!;
  const [urban, rural, total] = wanted.india.map(Number);
  expect(one.india).toEqual({ urban, rural, total });
  expect(one.ordered).toHaveLength(wanted.states_with_both);
  expect(one.median).toBeCloseTo(wanted.median_urban_minus_rural, 9);
  const [first, last] = [one.ordered[0]!, one.ordered.at(-1)!];
  expect([first.name, Number(first.difference.toFixed(1))]).toEqual(wanted.narrowest_or_reversed);
  expect([last.name, Number(last.difference.toFixed(1))]).toEqual(wanted.widest);
  expect([...one.lowest].reverse()).toEqual(wanted.lowest_total);
  expect([...one.highest].reverse()).toEqual(wanted.highest_total);
});

test("full vaccination is reversed in India; births in an institution in Sikkim only among the extremes", () => {
  const vaccinated = found.find(({ id }) => id === "full_vaccination")!;
  expect(vaccinated.india.urban).toBeLessThan(vaccinated.india.rural);
  const births = found.find(({ id }) => id === "institutional_births")!;
  expect(births.reversed).toBe(births.ordered.filter(({ first, last }) => first < last).length);
  expect(births.reversed).toBeGreaterThan(0);
});

test("a Chinese report has its own words", () => {
  expect(indiaUrbanRural.run("zh").text).toContain("全程接种的儿童");
});
