// %% [markdown]
// # A first look
// Who has less, how much less, what evening it out would cost, and how far a given sum goes: four questions of one study. A result at the end of a cell shows itself.

// %% [markdown]
// ## The data
// Sixteen districts of Beijing, 2010: resident population (census) and hospital beds, physicians and nurses per 1,000 residents. The rates are those of the
// city's public health information center (phic.org.cn); the populations were not checked against a source, and the results say so. The standards are goals for
// 2020 of the national plan for health services, recalled and not checked against its text; Beijing was never judged by them in 2010.

// %%
import type { Study } from "equalis";

const table = `
dongcheng,Dongcheng,东城区,urban core,919000,11.00,9.24,9.14
xicheng,Xicheng,西城区,urban core,1243000,11.12,8.00,9.67
chaoyang,Chaoyang,朝阳区,urban,3545000,4.43,3.59,3.77
fengtai,Fengtai,丰台区,urban,2112000,3.73,2.28,2.44
shijingshan,Shijingshan,石景山区,urban,616000,5.73,3.54,3.79
haidian,Haidian,海淀区,urban,3281000,3.00,2.83,2.95
mentougou,Mentougou,门头沟区,outer,290000,9.14,3.59,3.97
fangshan,Fangshan,房山区,outer,945000,6.43,2.50,2.34
tongzhou,Tongzhou,通州区,outer,1184000,2.20,2.01,1.74
shunyi,Shunyi,顺义区,outer,877000,3.59,2.40,1.97
changping,Changping,昌平区,outer,1661000,4.49,1.87,1.82
daxing,Daxing,大兴区,outer,1365000,3.25,2.16,1.93
huairou,Huairou,怀柔区,outer,373000,3.69,3.10,2.32
pinggu,Pinggu,平谷区,outer,416000,4.57,3.16,2.65
miyun,Miyun,密云县,outer,468000,2.71,2.75,2.04
yanqing,Yanqing,延庆县,outer,317000,3.40,2.58,1.95`;
const rows = table
  .trim()
  .split("\n")
  .map((line) => line.split(","));

const study: Study = {
  id: "beijing-2010",
  name: { en: "Beijing, 2010", zh: "北京市，2010年" },
  regions: rows.map(([id, en, zh, zone, residents]) => ({
    id: id!,
    name: { en: en!, zh: zh! },
    groups: { zone: zone! },
    population: [{ concept: "resident" as const, year: 2010, value: Number(residents), source: "census" }],
  })),
  indicators: [
    { id: "beds", name: { en: "Hospital beds", zh: "医院床位" }, standard: 6 },
    { id: "physicians", name: { en: "Physicians", zh: "执业医师" }, standard: 2.5 },
    { id: "nurses", name: { en: "Nurses", zh: "注册护士" }, standard: 3.14 },
  ].map(({ id, name, standard }) => ({
    id,
    name,
    dimension: "input" as const,
    direction: "higher" as const,
    unit: "per 1,000 residents",
    scale: 1000,
    standards: [{ from: "2010-01-01", value: standard }],
  })),
  observations: rows.flatMap(([region, , , , , ...rates]) =>
    ["beds", "physicians", "nurses"].map((indicator, i) => ({
      region: region!,
      indicator,
      period: "2010",
      value: Number(rates[i]),
      source: "phic",
    })),
  ),
  sources: [
    {
      id: "phic",
      title: "Health resources of Beijing by district, 2010, Beijing public health information center",
      status: "published",
    },
    { id: "census", title: "Residents by district, census of 2010", status: "unverified" },
  ],
};
study.regions.length;

// %% [markdown]
// ## Who has less
// Rates of all districts, against the standard. Importing `equalis/plot` once adds a picture to every result.

// %%
import { measureResources } from "equalis";
import "equalis/plot";

const beds = measureResources(study, { indicator: "beds" });
console.log(String(beds));
beds;

// %% [markdown]
// ## How unequal is it
// One number, with everything it rests on. Districts count by their people.

// %%
import { measureGap } from "equalis";

const gap = measureGap(study, { indicator: "beds", groupBy: "zone" });
console.log(String(gap));
gap;

// %% [markdown]
// ## What would evening it out cost
// Beds that are missing to the standard, district by district, in whole beds.

// %%
const missing = measureResources(study, { indicator: "beds", whole: true });
missing.rows.filter(({ met }) => !met).map(({ name, shortfall }) => `${name}: ${shortfall}`);

// %% [markdown]
// ## How far do 10,000 beds go
// The lowest are lifted first, all to one level.

// %%
import { defineProgram, simulateTransfer, waterFill } from "equalis";

const liftTheLowest = defineProgram({
  id: "lift-the-lowest",
  title: "Lift the lowest first",
  source: "an example of this notebook",
  inputs: [
    { name: "heads", unit: "person", description: "thousands of residents" },
    { name: "rate", unit: "beds/person", description: "beds per thousand residents" },
    { name: "pool", unit: "beds", description: "beds to share out" },
  ],
  parameters: {},
  assumptions: ["Beds can be divided: a district may receive a part of one."],
  invariants: [{ kind: "adds-to", total: "pool" }],
  effect: { population: "heads", capacity: "rate" },
  steps: [
    {
      id: "fill",
      label: "lift the lowest to a common level",
      unit: "beds",
      compute: ({ input, scalar }) => waterFill(input("rate"), input("heads"), scalar("pool")),
    },
  ],
});
const thousands = Object.fromEntries(rows.map(([id, , , , residents]) => [id!, Number(residents) / 1000]));
const transfer = simulateTransfer(study, {
  program: liftTheLowest,
  inputs: { heads: { values: thousands }, rate: { indicator: "beds" }, pool: { value: 10_000 } },
});
console.log(String(transfer));
transfer;

// %% [markdown]
// ## Take it along
// Every result is a plain record: it goes into a file, a request or a database as it is. A report is one HTML file.

// %%
import { renderReport } from "equalis/report";

const html = renderReport([beds, gap, transfer], { format: "html", title: "Hospital beds in Beijing, 2010" });
console.log(
  `${html.length > 10_000 ? "a page" : "no page"}, and JSON of the gap: ${JSON.stringify(gap).slice(0, 60)}…`,
);
