import { describe, expect, test } from "vitest";
import { GINI, MEAN_LOG_DEVIATION, measureGap, type Study, THEIL } from "../../src/index.ts";
import { type ReportResult, renderReport } from "../../src/report/index.ts";

/** Four towns in two valleys, each with an urban and a rural part of 100 people. */
function valleys(): Study {
  const parts = ["urban", "rural"];
  const values: Readonly<Record<string, readonly number[]>> = {
    beds: [4, 2, 6, 4, 8, 6, 10, 8],
    staff: [2, 2, 2, 4, 2, 2, 2, 4],
  };
  return {
    id: "valleys",
    name: "Valleys",
    population: { concept: "resident", year: 2020 },
    regions: ["a", "b", "c", "d"].map((id, i) => ({
      id,
      name: id.toUpperCase(),
      groups: { valley: i < 2 ? "upper" : "lower", bank: i % 2 === 0 ? "left" : "right" },
      population: [
        { concept: "resident", year: 2020, value: 200 },
        ...parts.map((subgroup) => ({ concept: "resident" as const, year: 2020, value: 100, subgroup })),
      ],
    })),
    indicators: ["beds", "staff"].map((id) => ({
      id,
      name: id === "beds" ? "Beds" : "Staff",
      dimension: "input" as const,
      direction: "higher" as const,
      unit: "per 1,000",
      scale: 1000,
    })),
    observations: Object.entries(values).flatMap(([indicator, column]) =>
      ["a", "b", "c", "d"].flatMap((region, i) => [
        {
          region,
          indicator,
          period: "2020",
          value: (column[2 * i]! + column[2 * i + 1]!) / 2,
        },
        ...parts.map((subgroup, k) => ({
          region,
          indicator,
          period: "2020",
          subgroup,
          value: column[2 * i + k]!,
        })),
      ]),
    ),
  };
}

type Question = Partial<Parameters<typeof measureGap>[1]>;
const gap = (question: Question = {}): ReturnType<typeof measureGap> =>
  measureGap(valleys(), { indicator: "beds", period: "2020", ...question });
const read = (results: readonly ReportResult[]): string =>
  renderReport(results, { format: "markdown" }).replaceAll("\\", "");
/** Rows of the table under a caption. */
function rowsUnder(text: string, caption: string): readonly string[] {
  const start = text.indexOf(caption);
  expect(start, caption).toBeGreaterThan(-1);
  return text
    .slice(start)
    .split("\n\n")[1]!
    .split("\n")
    .filter((line) => line.startsWith("|"));
}
const STRATA = ["urban", "rural"];

describe("gap measures that cannot be held against each other", () => {
  test("whole regions and their parts are never one row", () => {
    const whole = gap({ index: THEIL });
    const parts = gap({ index: THEIL, subgroups: STRATA });
    expect(parts.value).not.toBe(whole.value);
    const text = read([whole, parts]);
    expect(rowsUnder(text, "Inequality between 4 regions, weighted by population")).toEqual([
      "| Indicator | Period | Theil index T |",
      "|---|---|---:|",
      `| Beds | 2020 | ${whole.value.toFixed(4)} |`,
    ]);
    expect(
      rowsUnder(text, "Inequality between 8 parts of regions (urban, rural), weighted by population")[2],
    ).toBe(`| Beds | 2020 | ${parts.value.toFixed(4)} |`);
    expect(text).toContain("| Beds (urban, rural), 2020 | 8 |");
  });
  test("two indices of two indicators are not compared", () => {
    const text = read([gap({ index: MEAN_LOG_DEVIATION }), gap({ indicator: "staff", index: GINI })]);
    expect(text).not.toContain("most unequal");
    expect(text).toMatch(/The mean log deviation \(Theil L\) of Beds is 0\.\d+ between 4 regions/);
    expect(text).toMatch(/The Gini coefficient of Staff is 0\.\d+ between 4 regions/);
  });
  test("two indices of one indicator share its row", () => {
    const [gini, theil] = [gap({ index: GINI }), gap({ index: THEIL })];
    const rows = rowsUnder(read([gini, theil]), "Inequality between 4 regions");
    expect(rows[0]).toBe("| Indicator | Period | Gini coefficient | Theil index T |");
    expect(rows).toHaveLength(3);
    expect(rows[2]).toBe(`| Beds | 2020 | ${gini.value.toFixed(4)} | ${theil.value.toFixed(4)} |`);
  });
  test("some regions and all regions are never one row", () => {
    const rows = rowsUnder(
      read([gap(), gap({ regions: ["a", "b", "c"] })]),
      "Inequality between 3–4 regions",
    );
    expect(rows[0]).toBe("| Indicator | Period | Units | Gini coefficient |");
    expect(rows.slice(2).map((row) => row.split(" | ")[2])).toEqual(["4", "3"]);
  });
  test("splits by two groupings stand in two tables, and so do the means of their groups", () => {
    const [valley, bank] = [gap({ index: THEIL, groupBy: "valley" }), gap({ index: THEIL, groupBy: "bank" })];
    const text = read([valley, bank]);
    for (const { decomposition } of [valley, bank]) {
      const { groupBy, between } = decomposition!;
      expect(rowsUnder(text, `Inequality between and within the groups of "${groupBy}"`)[2]).toContain(
        ` ${between.toFixed(4)} |`,
      );
    }
    expect(text).toContain("| Indicator | upper | lower | All, by population |");
    expect(text).toContain("| Indicator | left | right | All, by population |");
    expect(text).toContain("| Beds | 4 | 8 | 6 |");
    expect(text).toContain("| Beds | 5 | 7 | 6 |");
  });
});

describe("parts of the regions", () => {
  test("are held against each other, in all and region by region", () => {
    const text = read([gap({ subgroups: STRATA })]);
    // 4, 6, 8, 10 against 2, 4, 6, 8: 7 against 5.
    expect(rowsUnder(text, "Urban against rural")).toEqual([
      "| Indicator | Unit | urban | rural | Ratio | Difference | Regions with more urban than rural |",
      "|---|---|---:|---:|---:|---:|---:|",
      "| Beds | per 1,000 | 7 | 5 | 1.40 | 2 | 4 of 4 |",
    ]);
    expect(rowsUnder(text, "Beds by region, urban against rural (per 1,000)").slice(2)).toEqual([
      "| A | 4 | 2 | 2.00 | 2 |",
      "| B | 6 | 4 | 1.50 | 2 |",
      "| C | 8 | 6 | 1.33 | 2 |",
      "| D | 10 | 8 | 1.25 | 2 |",
    ]);
  });
  test("of several indicators: one row each, no table of regions", () => {
    const text = read([gap({ subgroups: STRATA }), gap({ indicator: "staff", subgroups: STRATA })]);
    expect(rowsUnder(text, "Urban against rural")[3]).toBe(
      "| Staff | per 1,000 | 2 | 3 | 0.67 | −1 | 0 of 4 |",
    );
    expect(text).not.toContain("by region, urban against rural");
  });
  test("are split level by level, in shares that add up", () => {
    const found = gap({ index: THEIL, subgroups: STRATA, nestedBy: ["valley", "region"] });
    const rows = rowsUnder(read([found]), "Inequality level by level");
    expect(rows[0]).toBe(
      '| Indicator | Total | Between "valley" | Between "region", inside one "valley" | Inside one "region" |',
    );
    const shares = [...rows[2]!.matchAll(/([\d.]+)%/g)].map(([, share]) => Number(share));
    expect(shares).toHaveLength(3);
    expect(shares[0]! + shares[1]! + shares[2]!).toBeCloseTo(100, 0);
    expect(rows[2]).toContain(`(${found.nesting!.levels[0]!.between.toFixed(4)})`);
  });
  test("in Chinese", () => {
    const text = renderReport([gap({ index: THEIL, subgroups: STRATA, nestedBy: ["valley", "region"] })], {
      format: "markdown",
      language: "zh",
    });
    expect(text).toContain("8个地区组成部分（urban、rural）之间的差异（按人口加权）");
    expect(text).toContain("同一“region”内部");
    expect(text).toContain("urban与rural对照");
  });
});

test("periods of every index asked for are shown, not only of the first", () => {
  const data = valleys();
  const study: Study = {
    ...data,
    observations: data.observations?.flatMap((one) => [
      one,
      { ...one, period: "2019", value: (one.value ?? 0) + 1 },
    ]),
  };
  const text = read(
    [GINI, THEIL].map((index) =>
      measureGap(study, { indicator: "beds", period: "2020", index, periods: "all" }),
    ),
  );
  expect(text).toContain("| Period | Gini coefficient | Mean (per 1,000) |");
  expect(text).toContain("| Period | Theil index T | Mean (per 1,000) |");
});
