// %% [markdown]
// # Measure a gap
// Which index, over whom, how sure, and where the gap lies.

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
// ## One question, several indices
// The Gini looks at the middle, Theil's index at the top, the mean log deviation at the bottom. Where they agree on an order, it is safe to talk about.

// %%
import { GINI, HOOVER, MEAN_LOG_DEVIATION, measureGap, THEIL } from "equalis";
import "equalis/plot";

const table2 = ["beds", "physicians", "nurses"].map((indicator) => ({
  indicator,
  ...Object.fromEntries(
    [GINI, HOOVER, THEIL, MEAN_LOG_DEVIATION].map((index) => [
      index.id,
      measureGap(study, { indicator, index }).value.toFixed(4),
    ]),
  ),
}));
console.table(table2);
table2;

// %% [markdown]
// ## The curve behind the number

// %%
const fiscalGap = measureGap(study, { indicator: "nurses" });
console.log(String(fiscalGap));
fiscalGap;

// %% [markdown]
// ## Between zones or within them
// Entropy indices split exactly: what is left when every district has the mean of its zone is the part between.

// %%
const split = measureGap(study, { indicator: "nurses", index: THEIL, groupBy: "zone" });
const { between, within, total } = split.decomposition!;
console.log(
  `between zones ${((100 * between) / total).toFixed(1)} %, within them ${((100 * within) / total).toFixed(1)} %`,
);
split;

// %% [markdown]
// ## People or districts
// Counting each district once answers another question, and often with another number.

// %%
const byPeople = measureGap(study, { indicator: "beds" }).value;
const byDistrict = measureGap(study, { indicator: "beds", weights: "equal" }).value;
console.log(`Gini by people ${byPeople.toFixed(4)}, by district ${byDistrict.toFixed(4)}`);
[byPeople, byDistrict];

// %% [markdown]
// ## How sure
// The districts are all there is, no sample: an interval would be about a model, not about them. Where values are a sample, `estimate` gives one; a seed gives the
// same one on every machine.

// %%
import { estimate } from "equalis";

const sample = [2.1, 3.4, 1.2, 5.6, 4.4, 2.8, 3.9, 1.7, 6.1, 2.4];
const sampled = estimate(GINI, sample, {
  method: "bootstrap",
  intervalMethod: "bca",
  replicates: 500,
  seed: 1,
});
console.log(
  `${sampled.value.toFixed(3)} (${sampled.interval!.lower.toFixed(3)} to ${sampled.interval!.upper.toFixed(3)})`,
);
sampled;
