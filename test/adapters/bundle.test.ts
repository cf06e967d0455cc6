import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../../src/adapters/index.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "neutral",
    write: false,
  });
  return outputFiles[0]!.text;
}

test("the entry needs no package but simple-statistics, no Buffer, and builds no code from text", async () => {
  const text = await bundled();
  expect(text).not.toMatch(/\bnew Function\b|\beval\(|\bimport\("|\brequire\("|\bBuffer\b|__proto__:/);
});

test("every reader and writer works where __proto__ was deleted, as in Deno", async () => {
  const folder = mkdtempSync(join(tmpdir(), "equalis-proto-"));
  try {
    writeFileSync(join(folder, "adapters.mjs"), await bundled());
    writeFileSync(join(folder, "try.mjs"), SCRIPT);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--disable-proto=delete", join(folder, "try.mjs")],
      { encoding: "utf8" },
    );
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      proto: false,
      fromCsv: [4.5],
      fromSdmxCsv: [4.5],
      fromHeatPlus: [60, 80],
      fromGho: [77.4],
      fromWorldBank: [4.31],
      fromDhis2Analytics: [81.1],
      toCsv: 'region,indicator,period,value\n"north, east",beds,2020,4.5\n',
      toHeatPlus: "object",
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Reads one quoted table or payload by every reader. */
const SCRIPT = String.raw`
import * as a from "./adapters.mjs";
const values = (result) => result.observations.map(({ value }) => value);
const csv = a.fromCsv('"region","indicator","period","value"\n"north, east","beds","2020","4.5"\n');
const sdmx = [
  '"STRUCTURE","STRUCTURE_ID","ACTION","FREQ","REF_AREA","INDICATOR","TIME_PERIOD","OBS_VALUE"',
  '"dataflow","WHO:HEALTH(1.0)","I","A","CN: ""China""","BEDS","2020","4.5"',
].join("\n");
const head = "setting,date,source,indicator_abbr,indicator_name,dimension,subgroup,estimate,se,ci_lb,ci_ub,population,note,setting_average,iso3,favourable_indicator,indicator_scale,ordered_dimension,subgroup_order,reference_subgroup";
const heat = head + '\n"Utopia",2020,S,anc4,"Four visits","Region","West, one",60,2,,,500,,70,UTO,1,100,0,0,0\n"Utopia",2020,S,anc4,"Four visits","Region",East,80,2,,,500,,70,UTO,1,100,0,0,1\n';
const heatRead = a.fromHeatPlus(heat);
process.stdout.write(JSON.stringify({
  proto: "__proto__" in {},
  fromCsv: values(csv),
  fromSdmxCsv: values(a.fromSdmxCsv(sdmx)),
  fromHeatPlus: values(heatRead).filter((value) => value !== 70),
  fromGho: values(a.fromGho({ value: [{ IndicatorCode: "LIFE", SpatialDimType: "COUNTRY", SpatialDim: "CHN", TimeDim: 2019, Value: "77.4", NumericValue: 77.4 }] })),
  fromWorldBank: values(a.fromWorldBank([{ page: 1, pages: 1, per_page: 50, total: 1 }, [{ indicator: { id: "X", value: "X" }, country: { id: "CN", value: "China" }, countryiso3code: "CHN", date: "2017", value: 4.31, unit: "", obs_status: "", decimal: 1 }]])),
  fromDhis2Analytics: values(a.fromDhis2Analytics({
    headers: ["dx", "ou", "pe", "value"].map((name) => ({ name, column: name, valueType: name === "value" ? "NUMBER" : "TEXT", meta: name !== "value" })),
    metaData: { items: {}, dimensions: { dx: ["anc1"], ou: ["bo"], pe: ["2016"] } },
    rows: [["anc1", "bo", "2016", "81.1"]], width: 4, height: 1,
  })),
  toCsv: a.toCsv(csv.observations, { lineBreak: "\n" }),
  toHeatPlus: typeof a.toHeatPlus(heatRead.study ?? { id: "s", name: "S", regions: [] }),
}));
`;
