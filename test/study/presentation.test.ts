import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import {
  EqualizationError,
  type GapResult,
  measureGap,
  type Presentation,
  type ResultMetadata,
} from "../../src/index.ts";
import { overviewToHtml } from "../../src/study/presentation/overview-to-html.ts";
import { presentPlot } from "../../src/study/presentation/present-plot.ts";
import { KINDS, richResults, richStudy } from "./rich-results.ts";

const HOSTILE = "<img src=x onerror=alert(1)>\"'&\u001b[31m";
const DISPLAY = Symbol.for("Jupyter.display");
const DENO = Symbol.for("Deno.customInspect");
const NODE = Symbol.for("nodejs.util.inspect.custom");

describe.for(KINDS)("a result of kind %s", (kind) => {
  const of = (): ResultMetadata & Presentation<object> => richResults()[kind]!;
  test("is its data and nothing else: for JSON, copies, comparisons and clones", () => {
    const result = of();
    const data = JSON.parse(JSON.stringify(result)) as object;
    expect(data).toMatchObject({ kind, study: "small" });
    expect(result).toEqual(data);
    expect(result.toJSON()).toStrictEqual(data);
    expect({ ...result }).toStrictEqual(data);
    expect(structuredClone(result)).toStrictEqual(data);
    expect(of()).toStrictEqual(result);
    expect(Object.keys(result)).toEqual(Object.keys(data));
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect("toHTML" in { ...result } || "toHTML" in structuredClone(result)).toBe(false);
  });
  test("says in a line what it found, in every console", () => {
    const result = of();
    const text = result.toString();
    expect(text).toBe(`${result}`);
    expect(text.length).toBeGreaterThan(40);
    expect(text.length).toBeLessThan(500);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(inspect(result)).toBe(text);
    expect(inspect({ list: [result] }, { depth: 0 })).toBe("{ list: [Array] }");
    expect(inspect([{ deep: result }])).toContain(text);
    for (const symbol of [DENO, NODE]) {
      expect((result as unknown as Record<symbol, (...rest: unknown[]) => string>)[symbol]!(2, {})).toBe(
        text,
      );
    }
  });
  test("offers a notebook text and HTML; no picture, as nobody draws", () => {
    const result = of() as ResultMetadata & Presentation<object> & Record<symbol, () => unknown>;
    const bundle = result.toMimeBundle();
    expect(Object.keys(bundle)).toEqual(["text/plain", "text/html"]);
    expect(bundle["text/plain"]).toBe(result.toString());
    expect(bundle["text/html"]).toBe(result.toHTML());
    expect(result[DISPLAY]!()).toEqual(bundle);
    expect(result.toHTML()).toMatch(/<th scope="row">(P1|Four beds)<\/th>/);
    expect(result.toHTML()).not.toContain("<svg");
    let thrown: unknown;
    try {
      result.toSVG();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(EqualizationError);
    expect(thrown).toMatchObject({ code: "no_plot", where: "toSVG", received: kind });
    expect((thrown as Error).message).toContain('import "equalis/plot"');
  });
  test("opens no tag that it does not close, and has as many cells in each row", () => {
    const html = of().toHTML();
    const stack: string[] = [];
    for (const [, close, tag = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (close === "") stack.push(tag);
      else expect(stack.pop()).toBe(tag);
    }
    expect(stack).toEqual([]);
    const heads = html.match(/<th scope="col"/g)!.length;
    const rows = html.match(/<tr><th scope="row">.*?<\/tr>/g)!;
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row.match(/<th|<td/g)).toHaveLength(heads);
  });
  test("takes hostile names as text, in HTML and in a terminal", () => {
    const result = richResults(HOSTILE)[kind]!;
    expect(result.toHTML()).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(result.toHTML()).not.toContain("<img");
    expect(result.toHTML()).not.toContain("\u001b");
    expect(result.toString()).not.toContain("\u001b");
    expect(inspect(result)).not.toContain("\u001b[31m");
  });
});

describe("the words", () => {
  test.for([
    [
      "gap",
      'Beds, 2020: Gini coefficient 0.1389 over 4 regions, weighted by people; mean 3.60 per 100. 0.8% of the mean log deviation lies between the 2 groups of "belt". 1 warning: few_regions.',
    ],
    [
      "resources",
      "Beds, 2020: 3.60 per 100 in 4 regions together, from 2.00 (P1) to 5.00 (Q1). 2 of 4 regions, 50.0% of the people, meet the standard; 5 units short. 1 warning: few_regions.",
    ],
    ["transfer", "So much a head: 10,000 money in all; 4 of 4 regions receive."],
    [
      "appraisal",
      "Beds, 2020: mean 8.13 points of 4 subjects, from 5.00 (P1) to 10.00 (P2) of 10. 100 of 100 CNY is paid.",
    ],
    ["reconciliation", "Money from budget to spending, 2020: 2 flows to 2 receivers: 120 CNY, "],
  ] as const)("%s", ([kind, words]) => {
    expect(richResults()[kind]!.toString()).toContain(words);
  });
  test("name what was left out", () => {
    const gap = measureGap(richStudy(), { indicator: "sparse", level: 2, missing: "omit" });
    expect(gap.toString()).toContain(" 2 regions left out. ");
    expect(gap.toHTML()).toContain(" 2 regions left out. ");
  });
});

describe("a long table", () => {
  const long = (n: number): string =>
    overviewToHtml(
      {
        title: "T",
        summary: "S.",
        rows: Array.from({ length: n }, (_, i) => i),
        columns: [
          ["Row", (i) => `row ${i}`],
          ["Value", (i) => (i === 1 ? null : i / 2)],
          ["Even", (i) => i % 2 === 0],
        ],
      },
      [],
      null,
    );
  test.for([
    [0, 0, false],
    [25, 25, false],
    [26, 25, "… 1 more row<"],
    [3000, 25, "… 2,975 more rows<"],
  ] as const)("of %i rows shows %i", ([n, shown, more]) => {
    expect(long(n).match(/<th scope="row">/g)?.length ?? 0).toBe(shown);
    if (more === false) expect(long(n)).not.toContain("more row");
    else expect(long(n)).toContain(more);
  });
  test("aligns decimals, and has a dash for what is missing", () => {
    expect(long(3)).toContain(
      '<tr><th scope="row">row 1</th><td class="equalis-n">–</td><td>no</td></tr>' +
        '<tr><th scope="row">row 2</th><td class="equalis-n">1</td><td>yes</td></tr>',
    );
  });
  test("says why where a picture cannot be drawn", () => {
    expect(
      overviewToHtml({ title: "T", summary: "S.", rows: [], columns: [] }, [], { undrawn: "a < b" }),
    ).toContain("<p>No picture: a &lt; b</p>");
  });
});

describe("a plot", () => {
  const plot = () =>
    presentPlot(
      { svg: () => "<svg/>", vegaLite: () => ({ mark: "bar" }) },
      { title: `Bars ${HOSTILE}`, description: "Three of them" },
    );
  test("shows itself as a result does, and is its specification in JSON", () => {
    const shown = plot();
    expect(shown.toMimeBundle()).toEqual({
      "text/plain": "Bars <img src=x onerror=alert(1)>\"'&\ufffd[31m: Three of them",
      "text/html":
        '<figure class="equalis-plot" aria-label="Bars &lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;\ufffd[31m" style="margin:0;max-width:60rem"><svg/></figure>',
      "application/vnd.vegalite.v6+json": { mark: "bar" },
    });
    expect(JSON.stringify(shown)).toBe('{"mark":"bar"}');
    expect(Object.keys(shown)).toEqual(["svg", "vegaLite"]);
    expect(shown.toSVG()).toBe("<svg/>");
    expect(inspect(shown)).toContain("Three of them");
  });
});

test("what comes back from JSON is a measure again, for the compiler too", () => {
  const gap: GapResult = JSON.parse(
    JSON.stringify(measureGap(richStudy(), { indicator: "beds", period: "2020", level: 2 })),
  );
  expect(gap.kind).toBe("gap");
});

describe("in Deno", () => {
  let printed: string;
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), "equalis-"));
    try {
      const root = new URL("../../", import.meta.url);
      const script = join(folder, "show.ts");
      writeFileSync(
        script,
        `import { measureGap } from ${JSON.stringify(new URL("src/index.ts", root).href)};
const gap = measureGap(${JSON.stringify(richStudy())}, { indicator: "beds", period: "2020", level: 2 });
console.log(gap);
console.log({ list: [gap] });
console.log(Object.keys(gap[Symbol.for("Jupyter.display")]()).join(" "));
`,
      );
      printed = execFileSync(
        fileURLToPath(new URL("node_modules/.bin/deno", root)),
        [
          "run",
          "--no-check",
          "--no-lock",
          "--no-remote",
          "--node-modules-dir=none",
          "--import-map",
          mapIn(folder),
          script,
        ],
        { encoding: "utf8", env: { ...process.env, NO_COLOR: "1" }, stdio: ["ignore", "pipe", "pipe"] },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
  test("a result prints its sentence, nested too, and offers a bundle", () => {
    const lines = printed.trim().split("\n");
    expect(lines[0]).toMatch(/^Beds, 2020: Gini coefficient 0\.1389 over 4 regions/);
    expect(printed).toContain("list: [");
    expect(printed.match(/Gini coefficient 0\.1389/g)).toHaveLength(2);
    expect(lines.at(-1)).toBe("text/plain text/html");
  });
});

/** The one dependency of the root, as a file: Deno is to fetch nothing. */
function mapIn(folder: string): string {
  const map = join(folder, "map.json");
  const statistics = new URL(
    "../../node_modules/simple-statistics/dist/simple-statistics.mjs",
    import.meta.url,
  );
  writeFileSync(
    map,
    JSON.stringify({ imports: { "simple-statistics": pathToFileURL(fileURLToPath(statistics)).href } }),
  );
  return map;
}
