import { readFileSync } from "node:fs";
import type { Study } from "equalis";
import { readRegionTable } from "equalis/adapters";
import { analyze } from "../analyze.ts";
import type { Case } from "../case.ts";
import type { Outcome } from "../problem.ts";
import { summarize } from "../summarize.ts";

/** Sixteen districts of one city: who has less, how unequal it is, what a pool does, how the work is scored. */
export const beijing: Case = {
  id: "beijing-2010",
  title: "Health resources in the districts of Beijing, 2010",
  document: "Beijing public-health information center, 全市卫生资源状况-3, 2010 (published figures)",
  run: () => {
    const { value, problems } = beijing2010();
    if (value === undefined) throw new Error(`the table of the case has ${problems.length} problems`);
    return summarize(analyze(value, { payment: 100_000_000 }));
  },
};

const RESOURCES = [
  "Beds authorized",
  "Beds actual",
  "Health personnel",
  "Health technicians",
  "Physicians",
  "Nurses",
] as const;

/** The table next to this file as a study, with its sources. */
export function beijing2010(): Outcome<Study> {
  const table = readRegionTable(readFileSync(new URL("beijing-2010.csv", import.meta.url), "utf8"), {
    study: { id: "beijing-2010", name: "Health resources in the districts of Beijing, 2010" },
    indicators: RESOURCES.map((words) => ({
      id: `${words.toLowerCase().replaceAll(" ", "_")}_per_1000`,
      name: words,
      direction: "higher",
      dimension: "input",
      unit: "per 1,000 residents",
      scale: 1000,
      numerator: words.toLowerCase(),
      denominator: "residents",
    })),
    sources: [
      {
        id: "phic-2010",
        title: "Beijing public-health information center, 全市卫生资源状况-3, 2010",
        status: "published",
        url: "https://www.phic.org.cn",
        license: "government statistics, no license stated",
        note: "Names of two characters were blank on the page; their order is that of the standard list of districts",
      },
    ],
  });
  if (table.study === null) throw new Error(`the table of the case was not read: ${table.reason}`);
  const { study } = table;
  return {
    value: {
      ...study,
      description: "Sixteen districts, six resources per 1,000 residents.",
      sources: [
        ...(study.sources ?? []),
        {
          id: "census-2010",
          title: "Census of 2010, residents by district",
          status: "unverified",
          note: "Passed on in thousands; they add up to the 19,612 thousand that the page of the rates states, and give its six city totals to two decimals",
        },
        {
          id: "plan-2020",
          title: "National plan for health services 2015–2020, goals for 2020",
          status: "unverified",
          note: "Recalled, not checked against its text; later than the data, so it shows the distance still to go",
        },
      ],
      observations: study.observations?.map((observation) => ({ ...observation, source: "phic-2010" })),
      regions: study.regions.map((region) => ({
        ...region,
        population: region.population?.map((figure) => ({ ...figure, source: "census-2010" })),
      })),
      indicators: study.indicators?.map((indicator) => ({
        ...indicator,
        standards: indicator.standards?.map((standard) => ({
          ...standard,
          from: "2020-12-31",
          source: "plan-2020",
        })),
      })),
    },
  };
}
