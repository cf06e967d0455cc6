import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What floor 3 stands on. */
const GROUND = ["errors.ts", "units.ts", "model", "numeric", "calendar"];
const ROOMS = [
  "inequality",
  "subgroups",
  "resources",
  "access",
  "spatial",
  "dynamics",
  "transfers",
  "composite",
  "efficiency",
  "evaluation",
  "agreement",
  "appraisal",
  "financing",
];

/** Each part of src, and what it may import besides itself. Nothing imports upwards. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "errors.ts": [],
  "units.ts": [],
  model: ["units.ts"],
  // An estimate with its error is a record of the results.
  numeric: ["errors.ts", "model", "simple-statistics"],
  // Days and periods; the numbers below it know no dates.
  calendar: ["errors.ts", "numeric"],
  schema: ["errors.ts", "units.ts", "model", "calendar", "zod"],
  ...Object.fromEntries(ROOMS.map((room) => [room, GROUND])),
  appraisal: [...GROUND, "composite"],
  evaluation: [...GROUND, "inequality"],
  financing: [...GROUND, "inequality"],
  programs: [...GROUND, "transfers"],
  // Words for people: numbers, and the sentences of notices in each language.
  text: GROUND,
  study: [...GROUND, ...ROOMS, "programs", "text"],
  adapters: GROUND,
  sql: [...GROUND, "inequality", "subgroups"],
  plot: [...GROUND, ...ROOMS, "text", "study"],
  report: [...GROUND, ...ROOMS, "text", "study", "plot"],
  map: ["errors.ts", "numeric", "access", "resources", "spatial", "plot", "d3-geo", "topojson-client"],
  "index.ts": [...GROUND, ...ROOMS, "programs", "text", "study"],
};

const src = new URL("../../src/", import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** The imports of one file that its floor does not allow. */
function wrongImports(file: string, text: string): string[] {
  const floor = file.split("/")[0]!;
  const allowed = MAY_IMPORT[floor];
  if (allowed === undefined) return [`${floor} is no room of the house`];
  return [
    ...text.matchAll(
      /^(?:import|export)\b[^;]*?\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm,
    ),
  ]
    .map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? "")
    .map((target) =>
      target.startsWith(".")
        ? new URL(target, new URL(file, src)).href.slice(src.href.length).split("/")[0]!
        : target,
    )
    .filter((target) => target !== floor && !allowed.includes(target));
}

test("the house has files", () => expect(files.length).toBeGreaterThan(50));

test.for(files)("%s imports downwards only", (file) => {
  expect(wrongImports(file, readFileSync(new URL(file, src), "utf8"))).toEqual([]);
});

/** What reports and plots may take from the study functions: how results show themselves, how numbers are written. */
const SHOWING = /^study\/presentation\//;

/** The imports of a file that reach a study function, types included. */
function studyImports(file: string, text: string): string[] {
  return [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom\s+"(\.[^"]+)"/gm)]
    .map(([, target]) => new URL(target!, new URL(file, src)).href.slice(src.href.length))
    .filter((target) => target.startsWith("study/") && !SHOWING.test(target));
}

test.for(files.filter((file) => /^(?:report|plot|map|schema|sql|adapters)\//.test(file)))(
  "%s takes results from the model, not from the code that computes them",
  (file) => {
    expect(studyImports(file, readFileSync(new URL(file, src), "utf8"))).toEqual([]);
  },
);
test("an import of a result from a study function is seen", () => {
  const text = 'import type { GapResult } from "../study/gap/measure-gap.ts";';
  expect(studyImports("report/x.ts", text)).toEqual(["study/gap/measure-gap.ts"]);
});

const results = files.filter((file) => /^model\/(?:results|questions)\//.test(file));

test.for(results)("%s has types only", (file) => {
  const text = readFileSync(new URL(file, src), "utf8");
  expect(text.match(/^(?:export )?(?:function|const|let|class|import(?! type))\b.*/gm)).toBeNull();
});

test.for([
  ["up a floor", "numeric/sum.ts", 'import { gini } from "../inequality/gini.ts";', ["inequality"]],
  [
    "into the next room",
    "resources/density.ts",
    'import { gini } from "../inequality/gini.ts";',
    ["inequality"],
  ],
  ["over several lines", "numeric/sum.ts", 'import {\n  type A,\n  b,\n} from "../study/x.ts";', ["study"]],
  ["by passing on", "model/index.ts", 'export * from "../study/index.ts";', ["study"]],
  ["zod past the schema room", "study/x.ts", 'import * as z from "zod";', ["zod"]],
  [
    "simple-statistics past numeric",
    "inequality/x.ts",
    'import { sum } from "simple-statistics";',
    ["simple-statistics"],
  ],
  ["a third dependency", "numeric/x.ts", 'import "lodash";', ["lodash"]],
  ["a room that is none", "utils/x.ts", "", ["utils is no room of the house"]],
] as const)("an import %s is seen", ([, file, text, expected]) => {
  expect(wrongImports(file, text)).toEqual(expected);
});

const FORBIDDEN =
  /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\beval\(|\bnew Function\b|\bfetch\(|\bconsole\.|\bprocess\.|\basync\b|\bawait\b|\bsetTimeout\b/;

test.for(files)("%s has no clock, chance, network, eval or console", (file) => {
  const code = readFileSync(new URL(file, src), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  expect(FORBIDDEN.exec(code)?.[0]).toBeUndefined();
});
