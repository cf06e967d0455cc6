import { expect, test } from "vitest";
import { measureResources, type Study } from "../../src/index.ts";
import { renderReport } from "../../src/report/index.ts";
import { smallStudy } from "../study/small-study.ts";

/** Beds from one made-up source, deaths from that and another. */
function study(): Study {
  const base = smallStudy();
  return {
    ...base,
    observations: base.observations?.map((one, i) => ({
      ...one,
      source: one.indicator === "beds" || i % 2 === 0 ? "s" : "t",
    })),
    sources: [
      { id: "s", title: "Dream book", status: "illustrative" },
      { id: "t", title: "Fairy tale", status: "illustrative" },
    ],
  };
}

test("made-up sources of several results stand in one line", () => {
  const text = renderReport(
    ["beds", "deaths"].map((indicator) => measureResources(study(), { indicator, period: "2020" })),
    { format: "markdown" },
  );
  expect(text.match(/Some figures are illustrative: /g)).toHaveLength(1);
  expect(text).toContain("> - Some figures are illustrative: Dream book, Fairy tale");
});

test("one result alone says it in its own section", () => {
  const text = renderReport([measureResources(study(), { indicator: "beds", period: "2020" })], {
    format: "markdown",
  });
  expect(text.match(/Some figures are illustrative: Dream book/g)).toHaveLength(1);
});

test("regions left out are called by their names, from other results or from the study", () => {
  const base = smallStudy();
  const data: Study = {
    ...base,
    regions: base.regions.map((region) => (region.id === "p1" ? { ...region, name: "Peak One" } : region)),
    observations: base.observations?.filter(
      ({ indicator, region }) => indicator !== "deaths" || region !== "p1",
    ),
  };
  const beds = measureResources(data, { indicator: "beds", period: "2020", level: 2 });
  const deaths = measureResources(data, { indicator: "deaths", period: "2020", level: 2, missing: "omit" });
  expect(deaths.omitted.map(({ region }) => region)).toEqual(["p1"]);
  for (const text of [
    renderReport([beds, deaths], { format: "markdown" }),
    renderReport([deaths], { format: "markdown", study: data }),
  ]) {
    expect(text).toContain("excluded because data are missing: Peak One");
    expect(text).toContain("| Peak One | ");
    expect(text).not.toMatch(/\bp1\b(?! )/);
  }
});
