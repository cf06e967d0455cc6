import { beforeAll, describe, expect, test, vi } from "vitest";
import {
  type AdapterResult,
  fromCsv,
  fromDhis2Analytics,
  fromGho,
  fromHeatPlus,
  fromSdmxCsv,
  fromWorldBank,
  toCsv,
  toHeatPlus,
} from "../../src/adapters/index.ts";
import { EqualizationError } from "../../src/index.ts";
import { parseStudy } from "../../src/schema/index.ts";
import { fullStudy } from "./full-study.ts";
import { type Chance, chanceOf, FACTOR, garble, type Malice, mutate, prototypeNames } from "./mutate.ts";

// The work is bounded; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000 });

const rate = { direction: "higher", dimension: "input", unit: "per 1,000", scale: 1000 } as const;

const LONG_ROWS = [
  { region: "north", indicator: "beds", period: "2020", subgroup: "rural", value: "4.5", source: "book" },
  { region: "south", indicator: "beds", period: "2020", subgroup: "", value: "", source: "book" },
  { region: "west", indicator: "staff", period: "2019-Q1", subgroup: "", value: "1e3", source: "" },
  { region: "=1+1", indicator: "staff", period: "2019", subgroup: "", value: "-2", source: "" },
];
const WIDE_ROWS = [
  { region: "North", beds: 4.5, doctors: 2 },
  { region: "South", beds: 3.5, doctors: null },
];
const DHIS2 = {
  headers: [
    { name: "dx", column: "Data", valueType: "TEXT", meta: true },
    { name: "ou", column: "Place", valueType: "TEXT", meta: true },
    { name: "pe", column: "Period", valueType: "TEXT", meta: true },
    { name: "value", column: "Value", valueType: "NUMBER", meta: false },
  ],
  metaData: {
    items: { anc1: { name: "First visit" }, bo: { name: "Bo" }, "2016Q2": { name: "April to June 2016" } },
    dimensions: { dx: ["anc1"], ou: ["bo", "ke"], pe: ["2016Q2"] },
    ouHierarchy: { bo: "/country", ke: "/country/ke" },
    ouNameHierarchy: { bo: "/Country/Bo" },
  },
  rows: [
    ["anc1", "bo", "2016Q2", "81.1"],
    ["anc1.fixed", "bo", "201604", "7"],
    ["anc1", "ke", "2016W5", "7"],
    ["anc1", "ke", "2016", ""],
  ],
  width: 4,
  height: 4,
};
const GHO = {
  "@odata.context": "https://example.org/$metadata#X",
  value: [
    {
      Id: 1,
      IndicatorCode: "LIFE",
      SpatialDimType: "COUNTRY",
      SpatialDim: "CHN",
      ParentLocationCode: "WPR",
      TimeDimType: "YEAR",
      TimeDim: 2019,
      Dim1Type: "SEX",
      Dim1: "SEX_BTSX",
      Value: "77.4 [76-78]",
      NumericValue: 77.4,
      Low: 76,
      High: 78,
    },
    {
      Id: 2,
      IndicatorCode: "LIFE",
      SpatialDimType: "REGION",
      SpatialDim: "WPR",
      TimeDim: "2019",
      Dim1: "SEX_FMLE",
      Value: "No data",
      NumericValue: null,
    },
  ],
};
const WORLD_BANK = [
  { page: 1, pages: 1, per_page: 50, total: 2, lastupdated: "2024-01-01" },
  [
    {
      indicator: { id: "SH.MED.BEDS.ZS", value: "Hospital beds (per 1,000 people)" },
      country: { id: "CN", value: "China" },
      countryiso3code: "CHN",
      date: "2017",
      value: 4.31,
      unit: "",
      obs_status: "",
      decimal: 1,
    },
    {
      indicator: { id: "SH.MED.BEDS.ZS", value: "Hospital beds (per 1,000 people)" },
      country: { id: "XD", value: "High income" },
      countryiso3code: "",
      date: "2017Q1",
      value: null,
      unit: "",
      obs_status: "F",
      decimal: 1,
    },
  ],
];
const HEAT_ROWS = ["West,60,2,500,0,0", "East,80,2,500,1,0", "Urban,75,,,0,0"].map((one) => {
  const [subgroup, estimate, se, population, reference_subgroup, subgroup_order] = one.split(",");
  return {
    setting: "Utopia",
    date: "2020",
    source: "Survey",
    indicator_abbr: "anc4",
    indicator_name: "Four visits",
    dimension: subgroup === "Urban" ? "Place of residence" : "Subnational region",
    subgroup,
    estimate,
    se,
    ci_lb: "",
    ci_ub: "",
    population,
    note: "",
    setting_average: "70",
    iso3: "UTO",
    favourable_indicator: "1",
    indicator_scale: "100",
    ordered_dimension: "0",
    subgroup_order,
    reference_subgroup,
  };
});
const SDMX = [
  "STRUCTURE;STRUCTURE_ID;ACTION;FREQ;REF_AREA;INDICATOR;SEX;TIME_PERIOD;OBS_VALUE;OBS_STATUS",
  "dataflow;WHO:HEALTH(1.0);I;A;CN: China;BEDS;_T;2020;4.5;A",
  "dataflow;WHO:HEALTH(1.0);I;A;FJ: Fiji;BEDS;F;2020;NaN;A",
  "dataflow;WHO:HEALTH(1.0);D;A;NE: Niger;BEDS;_T;2020;;A",
  'dataflow;WHO:HEALTH(1.0);A;Q;"DE: ""Germany""";BEDS;_T;2020-Q1;7,9;A',
].join("\n");

/** A table as text. */
function csvOf(rows: readonly Readonly<Record<string, unknown>>[], delimiter = ","): string {
  const columns = Object.keys(rows[0] ?? {});
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]
    .map((line) => line.join(delimiter))
    .join("\n");
}

interface Format {
  readonly texts: readonly string[];
  readonly data: readonly unknown[];
  readonly read: (input: never, chance: Chance) => AdapterResult;
}

const indicators = ["beds", "staff", "doctors", "anc1", "LIFE", "SH.MED.BEDS.ZS", "BEDS"].map((id) => ({
  id,
  ...rate,
}));
const formats: Readonly<Record<string, Format>> = {
  fromCsv: {
    texts: [csvOf(LONG_ROWS), csvOf(LONG_ROWS, ";"), csvOf(WIDE_ROWS)],
    data: [LONG_ROWS, WIDE_ROWS],
    read: (input, chance) =>
      fromCsv(input, {
        layout: chance.of(["long", "long", "indicators", "periods"]),
        decimal: chance.of([".", ","]),
        delimiter: chance.of([undefined, undefined, ";", "\t"]),
        period: chance.of([undefined, "2020"]),
        indicator: chance.of([undefined, undefined, "beds"]),
        indicators,
      }),
  },
  fromDhis2Analytics: {
    texts: [JSON.stringify(DHIS2)],
    data: [DHIS2],
    read: (input, chance) =>
      fromDhis2Analytics(input, {
        periods: chance.of(["error", "begin"]),
        subgroups: chance.of(["id", "name"]),
        indicators,
      }),
  },
  fromGho: {
    texts: [JSON.stringify(GHO)],
    data: [GHO, GHO.value],
    read: (input, chance) =>
      fromGho(input, {
        aggregates: chance.of(["omit", "keep"]),
        confidence: chance.of([undefined, 0.95]),
        indicators,
      }),
  },
  fromHeatPlus: {
    texts: [csvOf(HEAT_ROWS), csvOf(HEAT_ROWS).replace("date", "year").replace("note", "flag")],
    data: [HEAT_ROWS, { rows: HEAT_ROWS }],
    read: (input, chance) => fromHeatPlus(input, { settingAverages: chance.of([true, false]) }),
  },
  fromSdmxCsv: {
    texts: [SDMX, SDMX.replaceAll(";", ",")],
    data: [
      SDMX.split("\n").map((line) => ({
        REF_AREA: line.slice(-9),
        TIME_PERIOD: "2020",
        OBS_VALUE: "7",
        INDICATOR: "BEDS",
      })),
    ],
    read: (input) => fromSdmxCsv(input, { indicators }),
  },
  fromWorldBank: {
    texts: [JSON.stringify(WORLD_BANK)],
    data: [WORLD_BANK, [WORLD_BANK, WORLD_BANK]],
    read: (input, chance) => fromWorldBank(input, { aggregates: chance.of(["omit", "keep"]), indicators }),
  },
};

/** What must hold for whatever an adapter gives. */
function holds({
  study,
  reason,
  observations,
  lines,
  regions,
  indicators: found,
  issues,
}: AdapterResult): void {
  const fault = (what: string): void => {
    expect.fail(what);
  };
  if ((study === null) !== (typeof reason === "string")) fault("a study or a reason, not both");
  if (lines.length !== observations.length) fault("a line for each observation");
  const places = new Set(regions.map(({ id }) => id));
  const measured = new Set(found.map(({ id }) => id));
  if (places.size !== regions.length) fault("a region twice");
  const seen = new Set<string>();
  for (const [i, { region, indicator, period, subgroup, value }] of observations.entries()) {
    if (!places.has(region)) fault(`region ${region} is not among the regions`);
    if (!measured.has(indicator)) fault(`indicator ${indicator} is not among the indicators`);
    if (value !== null && !Number.isFinite(value)) fault(`value ${value} of ${region}`);
    if (!/^\d{4}/.test(period)) fault(`period ${period}`);
    if (!(lines[i]! >= 1)) fault(`line ${lines[i]}`);
    const key = JSON.stringify([region, indicator, period, subgroup]);
    if (seen.has(key)) fault(`${key} twice`);
    seen.add(key);
  }
  for (const { code, path, message, line, severity } of issues) {
    if (!/^[a-z0-9_]+$/.test(code) || message === "" || typeof path !== "string") fault(`issue ${code}`);
    if (!(Number.isInteger(line) && line >= 1)) fault(`issue ${code} at line ${line}`);
    if (severity !== "error" && severity !== "warning") fault(`severity ${severity}`);
    if (/\bundefined\b|\[object/.test(message)) fault(message);
  }
  // What is called a study is one.
  if (study !== null) {
    const { issues: wrong } = parseStudy(study);
    const unlike = wrong?.filter(({ code }) => code !== "out_of_domain" && code !== "inconsistent");
    if (unlike !== undefined && unlike.length > 0)
      fault(`no sound study: ${JSON.stringify(unlike.slice(0, 2))}`);
  }
  // And what was read can be written: a study or records, never a throw that is not ours.
  typed(() => toCsv(observations));
}

/** Nothing is thrown but refusals of the library. */
function typed(attempt: () => unknown): void {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof EqualizationError) || error.message === "") throw error;
  }
}

let before = "";
beforeAll(() => {
  before = prototypeNames();
});

describe.for(Object.entries(formats))("%s", ([name, { texts, data, read }]) => {
  const attempt = (label: string, input: unknown, chance: Chance): void => {
    try {
      typed(() => holds(read(input as never, chance)));
    } catch (error) {
      throw new Error(`${label}: ${typeof input === "string" ? JSON.stringify(input) : "data"}`, {
        cause: error,
      });
    }
  };
  test("sound data give observations", () => {
    for (const input of [...texts, ...data]) {
      let most = 0;
      for (let run = 0; run < 20; run++) {
        typed(() => {
          const result = read(structuredClone(input) as never, chanceOf(`sound ${run}`));
          holds(result);
          most = Math.max(most, result.observations.length);
        });
      }
      expect(most).toBeGreaterThan(0);
    }
  });
  test("1,000 garbled texts", () => {
    for (let run = 0; run < 1000 * FACTOR; run++) {
      const chance = chanceOf(`${name} text ${run}`);
      attempt(`text ${run}`, garble(chance.of(texts), chance), chance);
    }
    expect(prototypeNames()).toBe(before);
  });
  test.for<readonly [Malice, number]>([
    ["json", 500],
    ["script", 400],
    ["hostile", 200],
  ])("mutated data: %s, %i times", ([malice, runs]) => {
    for (let run = 0; run < runs * FACTOR; run++) {
      const chance = chanceOf(`${name} ${malice} ${run}`);
      const input = structuredClone(chance.of(data));
      const done = mutate(input, chance, malice);
      attempt(`${malice} ${run} (${done.join(", ")})`, input, chance);
    }
    expect(prototypeNames()).toBe(before);
  });
});

describe("writing", () => {
  test.for<Malice>(["json", "script", "hostile"])("mutated studies: %s, 300 times", (malice) => {
    for (let run = 0; run < 300 * FACTOR; run++) {
      const chance = chanceOf(`write ${malice} ${run}`);
      const study = structuredClone(fullStudy());
      const done = mutate(study, chance, malice);
      try {
        typed(() => toCsv(study, { layout: chance.of(["long", "indicators", "periods"]) }));
        typed(() =>
          toHeatPlus(study, { version: chance.of([5, 6]), setting: chance.of([undefined, "Land"]) }),
        );
      } catch (error) {
        throw new Error(`${malice} ${run}: ${done.join(", ")}`, { cause: error });
      }
    }
    expect(prototypeNames()).toBe(before);
  });

  test("what is written is read again: 400 tables of odd texts and figures", () => {
    const odd = [
      "a",
      '"',
      ",",
      "\n",
      "'",
      "=1",
      "@x",
      "-",
      " x",
      "x ",
      "é",
      "\u2028",
      "１",
      "NA.",
      "constructor",
    ];
    for (let run = 0; run < 400 * FACTOR; run++) {
      const chance = chanceOf(`again ${run}`);
      const name = (): string => `${chance.of(odd)}${chance.of(odd)}${chance.below(1000)}`.trim();
      const observations = Array.from({ length: 1 + chance.below(5) }, (_, i) => ({
        region: `${name()}${i}`,
        indicator: name(),
        period: chance.of(["2020", "2020-Q1", "2020-07"]),
        value: chance.of([null, 0, -1.5, 1e-7, 1e21, 0.1 + 0.2, 123456789.125]),
      }));
      const text = toCsv(observations, {
        delimiter: chance.of([",", ";", "\t"]),
        lineBreak: chance.of(["\n", "\r\n"]),
        byteOrderMark: chance.of([true, false]),
      });
      const again = fromCsv(text);
      expect(again.observations, `again ${run}: ${JSON.stringify(text)}`).toEqual(observations);
    }
  });
});

describe("tables made to exhaust", () => {
  test.for(Object.keys(formats))(
    "%s: long, deep, wide and unclosed texts end in a result or a refusal",
    (name) => {
      const { read } = formats[name]!;
      const chance = chanceOf("exhaust");
      for (const text of [
        '"'.repeat(100_001),
        `"${"a,\n".repeat(50_000)}`,
        ",".repeat(100_000),
        "\n".repeat(100_000),
        "[".repeat(100_000),
        `${'{"value":'.repeat(20_000)}1${"}".repeat(20_000)}`,
        `region,indicator,period,value\n${"a,b,2020,1\n".repeat(20_000)}`,
        `${" ".repeat(100_000)}x`,
        "1".repeat(100_000),
        "\ufeff\ufeff",
        "",
      ]) {
        typed(() => holds(read(text as never, chance)));
      }
    },
  );
});
