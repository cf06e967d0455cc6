import type { GapResult, ResourceResult } from "../../src/index.ts";
import { gapPlot, lorenzPlot, rankPlot } from "../../src/plot/index.ts";
import { type Benchmark, ratioOf } from "./benchmark.ts";

const REGIONS = 3000;

/** A result over 3,000 counties, as measureResources returns it. */
function resources(): ResourceResult {
  return {
    kind: "resources",
    study: "counties",
    indicator: "beds",
    name: "Beds",
    period: "2020",
    stratum: null,
    value: 5,
    unit: "per 1,000 residents",
    method: "resources over people",
    n: REGIONS,
    rows: Array.from({ length: REGIONS }, (_, i) => ({
      region: String(100_000 + i),
      name: `County ${i}`,
      base: 100_000 + ((i * 7919) % 900_000),
      resource: 100 + ((i * 104_729) % 9000),
      value: 1 + ((i * 7919) % 3001) / 300,
      relative: 0.2 + ((i * 7919) % 3001) / 1500,
      standard: 4,
      met: (i * 7919) % 3001 >= 900,
      shortfall: (i * 7919) % 100,
    })),
    ratio: 10,
    attainment: null,
    omitted: [],
    population: null,
    warnings: [],
    sources: [],
  } as unknown as ResourceResult;
}

const drawing = (name: string, draw: (result: ResourceResult) => string, limit = 10): Benchmark => ({
  name: `${name} of 3,000 regions as SVG, against JSON.stringify of the result`,
  aim: `<= ${limit}`,
  limit,
  run: () => {
    const result = resources();
    return ratioOf(
      () => draw(result),
      () => JSON.stringify(result),
      101,
    );
  },
});

/** The speed that the room of pictures promises. */
export const benchmarks: readonly Benchmark[] = [
  drawing("ranked bars", (result) => rankPlot(result).svg()),
  drawing("gaps", (result) => gapPlot(result).svg()),
  drawing("a Lorenz curve", (result) => lorenzPlot(result).svg()),
  // A picture 63,000 pixels high, for who wants every name: 9,000 texts.
  drawing("ranked bars, every region by name,", (result) => rankPlot(result, { limit: REGIONS }).svg(), 25),
  drawing("a Lorenz curve as Vega-Lite", (result) =>
    JSON.stringify(lorenzPlot(result as unknown as GapResult).vegaLite()),
  ),
];
