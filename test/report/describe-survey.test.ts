import { measureIncidence, measureProtection, type Survey } from "equalis";
import { renderReport } from "equalis/report";
import { describe, expect, test } from "vitest";

/** Ten persons with income, payments and visits, in town and country. */
const survey: Survey = {
  id: "ten",
  name: "Ten persons",
  unit: "person",
  columns: {
    income: [2, 3, 4, 5, 6, 8, 10, 14, 20, 40],
    paid: [1.5, 0, 1, 0, 2, 0, 1, 6, 1, 2],
    visits: [4, 3, 3, 2, 2, 2, 1, 1, 1, 1],
    tax: [0.1, 0.1, 0.2, 0.3, 0.4, 0.8, 1, 2, 3, 8],
  },
  labels: {
    area: ["<b>rural</b>", "rural", "rural", "rural", "town", "town", "town", "town", "town", "town"],
  },
};
const protection = () =>
  measureProtection(survey, {
    consumption: "income",
    outOfPocket: "paid",
    povertyLine: 3.5,
    groupBy: "area",
  });
const incidence = () =>
  measureIncidence(survey, {
    income: "income",
    services: { clinics: { use: "visits", unitSubsidy: 1 } },
    sources: { tax: "tax", "out of pocket": "paid" },
  });
const text = (html: string): string => html.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, " ");

describe("a report of a survey", () => {
  test("states who is in hardship, by which threshold and in which group", () => {
    const html = renderReport([protection()], { format: "html", title: "Protection" });
    // By hand: persons 1 and 3 end below the line of 3.5 or spend beyond it; 20% are below before, 30% after.
    expect(text(html)).toMatch(/20\.0% are below the poverty line before the payments and 30\.0% after/);
    expect(html).toContain("<svg");
    expect(html).not.toContain("<b>rural");
    expect(text(html)).not.toMatch(/undefined|NaN|null/);
  });
  test("states who receives the subsidies and whether payments follow income", () => {
    const markdown = renderReport([incidence()], { format: "markdown", title: "Incidence" });
    // Two of ten persons have 7 of 20 visits; the richest two have 2 of 20.
    expect(markdown).toMatch(
      /poorest 20\.0% of the people receive 35\.0% of the subsidies and the richest 20\.0% receive 10\.0%/,
    );
    expect(markdown).toMatch(/Payments are (progressive|regressive)/);
  });
  test("in Chinese has no Latin word but names", () => {
    const html = renderReport([protection(), incidence()], { format: "html", title: "报告", language: "zh" });
    const words = text(html).match(/[A-Za-z]{2,}/g) ?? [];
    const names = [
      "Ten",
      "persons",
      "rural",
      "town",
      "clinics",
      "tax",
      "out",
      "of",
      "pocket",
      "Kakwani",
      "lt",
      "gt",
    ];
    expect(words.filter((word) => !names.includes(word))).toEqual([]);
  });
});
