import { readFileSync } from "node:fs";
import type { Study } from "equalis";
import { analyze } from "../analyze.ts";
import type { Case } from "../case.ts";
import type { Outcome } from "../problem.ts";
import { readTable } from "../read-table.ts";
import { summarize } from "../summarize.ts";

/** Sixteen districts of one city: who has less, how unequal it is, what a pool does, how the work is scored. */
export const beijing: Case = {
  id: "beijing-2010",
  title: "Health resources in the districts of Beijing, 2010",
  document: "Beijing public-health information centre, 全市卫生资源状况-3, 2010 (published figures)",
  run: () => {
    const { value, problems } = beijing2010();
    if (value === undefined) throw new Error(`the table of the case has ${problems.length} problems`);
    return summarize(analyze(value, { payment: 100_000_000 }));
  },
};

/** The table beside this file as a study, with its sources. */
export function beijing2010(): Outcome<Study> {
  const table = readTable(readFileSync(new URL("beijing-2010.csv", import.meta.url), "utf8"), {
    id: "beijing-2010",
    name: "Health resources in the districts of Beijing, 2010",
    source: {
      id: "phic-2010",
      title: "Beijing public-health information centre, 全市卫生资源状况-3, 2010",
      status: "published",
      url: "https://www.phic.org.cn",
      licence: "government statistics, no licence stated",
      note: "Names of two characters were blank on the page; their order is that of the standard list of districts",
    },
  });
  if (table.value === undefined) return table;
  const study = table.value;
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
