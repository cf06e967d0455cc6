import type { GapResult } from "equalis";
import { expect, test } from "vitest";
import { chinaProvinces, measureProvinces } from "./case.ts";
// Computed in numpy from the tables next to this file, by formulas of its own.
import expected from "./expected.json" with { type: "json" };

const found = measureProvinces();
const near = (value: number | null | undefined, wanted: number): void =>
  expect(Math.abs(value! / wanted - 1)).toBeLessThan(1e-8);
const other = (gap: GapResult, method: string): number | null =>
  gap.additionalIndices.find((one) => one.method === method)!.value;
const ends = (gap: GapResult, k: number) => {
  const rows = [...gap.rows].sort((a, b) => a.value - b.value);
  return { least: rows.slice(0, k), most: rows.slice(-k).reverse() };
};
const names = new Map(
  found.studies[0].regions.map(({ id, name }) => [id, (name as { readonly en: string }).en]),
);

test.each(Object.entries(expected.resources))("%s of 2013, by people and by land", (id, wanted) => {
  const people = found.byPeople.find(({ indicator }) => indicator === id)!;
  const land = found.byLand.find(({ indicator }) => indicator === id)!;
  near(people.value, wanted.gini_population);
  near(land.value, wanted.gini_area);
  for (const [gap, l] of [
    [people, wanted.L_population],
    [land, wanted.L_area],
  ] as const) {
    near(other(gap, "meanLogDeviation"), l.total);
    near(gap.decomposition!.total, l.total);
    near(gap.decomposition!.between, l.between);
  }
  if ("T_area" in wanted) {
    near(other(people, "theil"), wanted.T_population.total);
    near(other(land, "theil"), wanted.T_area.total);
  }
  const { least, most } = ends(people, 3);
  for (const [rows, printed] of [
    [least, wanted.least],
    [most, wanted.most],
  ] as const) {
    expect(rows.map(({ region }) => names.get(region))).toEqual(printed.map(([name]) => name));
    for (const [i, { value }] of rows.entries()) expect(value).toBeCloseTo(printed[i]![1] as number, 1);
  }
});

test("agglomeration of beds and technical staff", () => {
  for (const [key, resource] of [
    ["HRAD_technical", "technical"],
    ["HRAD_beds", "beds"],
  ] as const) {
    const wanted = expected.agglomeration[key];
    for (const [i, { id }] of found.studies[0].regions.entries()) {
      expect(found.density[resource].hrad[i]).toBeCloseTo(wanted[names.get(id) as keyof typeof wanted], 4);
    }
  }
});

test("physicians of 2018: what the paper prints does not follow from its table, its Theil terms do", () => {
  const [people, land] = found.physicians;
  const wanted = expected.physicians;
  near(people.value, wanted.gini_population);
  near(land.value, wanted.gini_area);
  near(other(people, "meanLogDeviation"), wanted.L_population.total);
  near(people.decomposition!.between, wanted.L_population.between);
  near(other(land, "meanLogDeviation"), wanted.L_area.total);
  near(land.decomposition!.between, wanted.L_area.between);
  near(other(people, "theil"), wanted.T_population.total);
  near(other(land, "theil"), wanted.T_area.total);
  expect(Math.abs(people.value - 0.003)).toBeGreaterThan(0.07);
  expect(Math.abs(land.value - 0.88)).toBeGreaterThan(0.2);
  expect(found.printedTermsThatFollow).toBe(31);
});

test.each(["2010", "2020"] as const)("public money of %s", (year) => {
  const [expenditure, tax, gdp] = found.money[year] as [GapResult, GapResult, GapResult];
  const wanted = expected.money[year];
  near(expenditure.mean, wanted.expenditure_per_head_yuan);
  near(expenditure.value, wanted.gini_expenditure);
  near(tax.value, wanted.gini_tax);
  near(gdp.value, wanted.gini_gdp);
  near(other(expenditure, COEFFICIENT), wanted.cv_expenditure);
  near(expenditure.decomposition!.total, wanted.L_expenditure.total);
  near(expenditure.decomposition!.between, wanted.L_expenditure.between);
  near(tax.decomposition!.total, wanted.L_tax.total);
  near(tax.decomposition!.between, wanted.L_tax.between);
  const { least, most } = ends(expenditure, 4);
  for (const [rows, printed] of [
    [least, wanted.expenditure.least],
    [most, wanted.expenditure.most],
  ] as const) {
    expect(rows.map(({ region, value }) => [names.get(region), Math.round(value)])).toEqual(printed);
  }
  const own = expenditure.rows
    .map(({ region, value }, i) => ({ name: names.get(region), share: tax.rows[i]!.value / value }))
    .sort((a, b) => a.share - b.share);
  expect(own.slice(0, 3).map(({ name, share }) => [name, Number(share.toFixed(4))])).toEqual(
    wanted.tax_over_expenditure.least,
  );
  expect(
    own
      .slice(-3)
      .reverse()
      .map(({ name, share }) => [name, Number(share.toFixed(4))]),
  ).toEqual(wanted.tax_over_expenditure.most);
});
const COEFFICIENT = "coefficientOfVariation";

test("both languages say that the printed Gini does not follow", () => {
  expect(chinaProvinces.run().text).toContain("do not follow from the paper's own table");
  expect(chinaProvinces.run("zh").text).toContain("无法由其数据表得出");
});
