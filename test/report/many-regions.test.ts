import { beforeAll, expect, test } from "vitest";
import { measureGap, measureResources, type Study } from "../../src/index.ts";
import { gapPlot, lorenzPlot, rankPlot } from "../../src/plot/index.ts";
import { renderReport } from "../../src/report/index.ts";

/** More regions than an engine takes arguments. */
const REGIONS = 132_000;

let results: readonly [ReturnType<typeof measureGap>, ReturnType<typeof measureResources>];
beforeAll(() => {
  const ids = Array.from({ length: REGIONS }, (_, i) => `r${i}`);
  const study: Study = {
    id: "villages",
    name: "Villages",
    regions: ids.map((id, i) => ({
      id,
      name: id,
      population: [{ concept: "resident", year: 2020, value: 100 + (i % 7) }],
    })),
    indicators: [
      {
        id: "beds",
        name: "Beds",
        dimension: "input",
        direction: "higher",
        unit: "per 1,000",
        scale: 1000,
        standards: [{ value: 3, from: "2000-01-01" }],
      },
    ],
    observations: ids.map((region, i) => ({ region, indicator: "beds", period: "2020", value: 1 + (i % 9) })),
  };
  results = [measureGap(study, { indicator: "beds" }), measureResources(study, { indicator: "beds" })];
}, 60_000);

test("a Lorenz curve, ranks and distances of 132,000 regions are drawn", () => {
  const [gap, resources] = results;
  for (const plot of [lorenzPlot(gap), rankPlot(resources), gapPlot(resources)]) {
    expect(plot.svg()).toContain("</svg>");
  }
});
test("a report of 132,000 regions is written", () => {
  expect(renderReport(results, { format: "html" })).toContain("</html>");
});
test("a parent of 132,000 regions is pooled", () => {
  const regions = [
    { id: "all", name: "All", level: 0 },
    ...Array.from({ length: REGIONS }, (_, i) => ({
      id: `r${i}`,
      name: `r${i}`,
      level: 1,
      parent: "all",
      population: [{ concept: "resident" as const, year: 2020, value: 1 }],
    })),
  ];
  const { rows, population } = measureResources(
    {
      id: "s",
      name: "S",
      regions,
      indicators: [
        { id: "b", name: "B", dimension: "input", direction: "higher", unit: "per head", scale: 1 },
      ],
      observations: regions
        .slice(1)
        .map(({ id }, i) => ({ region: id, indicator: "b", period: "2020", value: i % 3 })),
    },
    { indicator: "b", level: 0 },
  );
  expect(rows[0]?.value).toBeCloseTo(1, 12);
  expect(population?.total).toBe(REGIONS);
});
