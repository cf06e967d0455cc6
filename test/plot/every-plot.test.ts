import { readFileSync } from "node:fs";
import Ajv from "ajv";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import * as plots from "../../src/plot/index.ts";
import { anything, survives } from "../support/untyped-input.ts";
import { elementsOf, readSvg, textOf } from "./read-svg.ts";
import { HOSTILE, samples } from "./samples.ts";

const NAMES = Object.keys(samples());

/** What holds for every SVG of this room, whatever is drawn. */
function holds(whole: string): void {
  const svg = whole.replaceAll(readSvg(whole).attributes.id!, "id");
  expect(svg).not.toMatch(/NaN|Infinity|undefined|\bnull\b/);
  const root = readSvg(svg);
  expect(root.name).toBe("svg");
  expect(root.attributes.role).toBe("img");
  const { id } = root.attributes;
  expect(root.attributes["aria-labelledby"]).toBe(`${id}-t ${id}-d`);
  const [title] = root.children.filter((child) => typeof child !== "string");
  expect(title).toMatchObject({ name: "title", attributes: { id: `${id}-t` } });
  expect(title!.children.length).toBe(1);
  for (const name of ["script", "image", "foreignObject", "a", "use", "link", "iframe"])
    expect(elementsOf(root, name)).toEqual([]);
  const visit = (element: ReturnType<typeof readSvg>): void => {
    for (const [key, value] of Object.entries(element.attributes)) {
      expect(key).not.toMatch(/^on|href|style$/i);
      if (value.includes("url(")) expect(value).toMatch(new RegExp(`^url\\(#${id}-[a-f]\\)$`));
    }
    for (const child of element.children) if (typeof child !== "string") visit(child);
  };
  visit(root);
  const [style] = elementsOf(root, "style");
  expect(style!.children.join("")).not.toMatch(/@import|url\(|expression/);
  // Boxes have a size.
  for (const { attributes } of elementsOf(root, "rect")) {
    expect(Number(attributes.width)).toBeGreaterThan(0);
    expect(Number(attributes.height)).toBeGreaterThan(0);
  }
}

describe.for(NAMES)("%s", (name) => {
  test("is the picture it was", async () => {
    await expect(samples()[name]!().svg()).toMatchFileSnapshot(
      `snapshots/${name.replaceAll(/[ ,]+/g, "-")}.svg`,
    );
  });
  test("is well-formed, in every theme, language and width", () => {
    for (const theme of ["auto", "light", "dark"] as const) holds(samples({ theme })[name]!().svg());
    for (const width of [240, 400, 1600]) holds(samples({ width, language: "zh" })[name]!().svg());
  });
  test("is the same each time, with an id of its own", () => {
    const plot = samples()[name]!();
    expect(plot.svg()).toBe(plot.svg());
    expect(samples()[name]!().svg()).toBe(plot.svg());
    const { id } = readSvg(plot.svg()).attributes;
    const given = samples({ id: "mine" })[name]!().svg();
    expect(readSvg(given).attributes.id).toBe("mine");
    expect(given).not.toContain(id!);
  });
  test("says what it is told to", () => {
    const svg = samples({ title: `Title ${HOSTILE}`, description: "A & B" })[name]!().svg();
    const root = readSvg(svg);
    expect(elementsOf(root, "title")[0]!.children).toEqual([`Title ${HOSTILE}`]);
    expect(elementsOf(root, "text").map(textOf)).toContain("A & B");
    expect(svg).not.toContain("<img");
  });
  test("reads the result after a trip through JSON", () => {
    // The samples are made anew from results; plain rows and curves go through JSON in the tests of each plot.
    expect(JSON.parse(JSON.stringify(samples()[name]!().vegaLite()))).toEqual(samples()[name]!().vegaLite());
  });
});

test("ids differ from picture to picture", () => {
  const ids = NAMES.map((name) => readSvg(samples()[name]!().svg()).attributes.id);
  expect(new Set(ids).size).toBe(NAMES.length);
});

describe("Vega-Lite", () => {
  let validate: (spec: object) => boolean;
  let problems: () => string;
  let compile: (spec: object) => string[];
  beforeAll(async () => {
    const schema = JSON.parse(
      readFileSync(
        new URL("../../node_modules/vega-lite/build/vega-lite-schema.json", import.meta.url),
        "utf8",
      ),
    );
    const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: false });
    const check = ajv.compile(schema);
    validate = (spec) => check(spec);
    problems = () => ajv.errorsText(check.errors);
    const { compile: run } = await import("vega-lite");
    compile = (spec) => {
      const said: string[] = [];
      const logger: Record<string, (...text: readonly unknown[]) => unknown> = {
        level: () => logger,
        info: () => logger,
        debug: () => logger,
        warn: (...text) => said.push(text.join(" ")),
        error: (...text) => said.push(text.join(" ")),
      };
      run(spec as never, { logger: logger as never });
      return said;
    };
  }, 60_000);

  test.for(NAMES)("%s: valid by the published schema, compiles without a warning", (name) => {
    for (const options of [{}, { theme: "dark", language: "zh", width: 400 }] as const) {
      const spec = samples(options)[name]!().vegaLite();
      expect(spec).toMatchObject({ $schema: "https://vega.github.io/schema/vega-lite/v6.json" });
      expect(validate(spec), problems()).toBe(true);
      expect(compile(spec)).toEqual([]);
    }
  });
  test("a specification is fresh each time", () => {
    const plot = samples().waterfall!();
    const spec = plot.vegaLite() as { title: { text: string[] } };
    spec.title.text[0] = "changed";
    expect((plot.vegaLite() as { title: { text: string[] } }).title.text[0]).toBe("From budget to spending");
  });
});

describe("any numbers", () => {
  const extreme = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -0, 1e-12, 1e12, 5e-324, 1.7e308, -1.7e308, 1e-300, -1e-9, 1e16, 999_999.9, 0.1 + 0.2),
    fc.integer({ min: -5, max: 5 }),
  );
  const label = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom(
      "",
      " ",
      HOSTILE,
      "\u0000\u001b[31m",
      "]]>",
      "&amp;",
      "\ud800",
      "\u202eabc",
      "汉".repeat(50),
      "x".repeat(2000),
    ),
  );
  const row = fc.record(
    { name: label, value: extreme, standard: fc.option(extreme), group: fc.option(label) },
    { requiredKeys: ["name", "value"] },
  );
  const rows = fc.array(row, { minLength: 1, maxLength: 50 });
  const check = (draw: () => plots.Plot): void => {
    let plot: plots.Plot;
    try {
      plot = draw();
    } catch (error) {
      // What is too large for sums is refused, nothing else.
      expect(error).toMatchObject({ code: "out_of_domain", message: expect.stringContaining("too large") });
      return;
    }
    // The id is a hash, which may happen to spell anything.
    const whole = plot.svg();
    const svg = whole.replaceAll(readSvg(whole).attributes.id!, "id");
    expect(svg.replaceAll(/<(text|title|desc)[^>]*>[^<]*/g, "")).not.toMatch(/NaN|Infinity|undefined|null/);
    readSvg(svg);
    expect(JSON.stringify(plot.vegaLite())).not.toMatch(/"?(NaN|Infinity)"?[,}\]]/);
  };
  test("ranks and gaps of any rows", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("en" as const, "zh" as const), (data, language) => {
        check(() => plots.rankPlot(data as never, { language, limit: 10 }));
        check(() => plots.gapPlot(data as never, { language, limit: 10 }));
        check(() => plots.gapPlot([data as never, data.slice(1).concat(data[0]!) as never], { language }));
      }),
      { numRuns: 100 },
    );
  });
  test("parts, frontiers and series of any numbers", () => {
    fc.assert(
      fc.property(rows, extreme, (data, total) => {
        check(() => plots.decompositionPlot({ total, parts: data }));
        check(() =>
          plots.frontierPlot({
            frontier: data.map(({ value }, i) => ({
              budget: i * Math.abs(total % 1e100),
              remainingGap: value,
            })),
          }),
        );
        check(() =>
          plots.convergencePlot([
            { name: data[0]!.name, points: data.map(({ value }, i) => ({ period: 2000 + i, value })) },
          ]),
        );
      }),
      { numRuns: 100 },
    );
  });
  test("money, transfers, goals, points and curves of any numbers", () => {
    const warnings = [{ code: "illustrative_figures", message: "made up" }];
    fc.assert(
      fc.property(rows, fc.constantFrom("en" as const, "zh" as const), (data, language) => {
        const options = { language, limit: 10 };
        const numbers = data.map(({ value }) => value);
        const sizes = numbers.map((value) => Math.abs(value));
        const text = (i: number): string => data[i % data.length]!.name;
        const drawn = { total: 0 };
        const seen = (draw: () => plots.Plot): void => {
          check(draw);
          drawn.total++;
        };
        seen(() =>
          plots.waterfallPlot(
            {
              currency: text(0),
              waterfall: [
                ...data.map(({ name, value }) => ({ id: "added", label: name, amount: value })),
                { id: "spent", label: "spent", amount: numbers[0] },
              ],
              warnings,
            } as never,
            options,
          ),
        );
        seen(() =>
          plots.transferPlot(
            {
              kind: "transfer",
              title: text(1),
              period: null,
              unit: text(2),
              value: numbers[0],
              rows: data.map(({ name, value, standard }, i) => ({
                region: `r${i}`,
                name,
                amount: value,
                before: standard ?? value,
                after: value,
                binding: `s${i % 9}`,
                bindingLabel: name,
              })),
            } as never,
            options,
          ),
        );
        seen(() =>
          plots.transferPlot(
            {
              title: text(1),
              unit: text(2),
              total: numbers[0],
              units: data.map(({ name }) => name),
              amounts: numbers,
              binding: data.map((_, i) => `s${i % 9}`),
              steps: [{ id: "s0", label: text(3) }],
            } as never,
            options,
          ),
        );
        seen(() =>
          plots.goalPlot(
            {
              rows: data.map(({ name, value, standard }, i) => ({
                goal: `g${i}`,
                name,
                status: i % 2 === 0 ? "on-track" : name,
                unit: i % 3 === 0 ? "share" : name,
                deadline: "2030",
                target: standard ?? null,
                projected: i % 4 === 0 ? null : -value,
                series: numbers.slice(0, i % 5).map((one, k) => ({ period: `${2010 + k}-S1`, value: one })),
              })),
              warnings,
            } as never,
            options,
          ),
        );
        const node = (i: number, children: readonly object[]): object => ({
          id: `n${i}`,
          name: text(i),
          points: numbers[i % numbers.length],
          maximum: sizes[(i + 1) % sizes.length],
          deductions: i % 3 === 0 ? [sizes[0]] : [],
          children,
        });
        seen(() =>
          plots.appraisalPlot(
            {
              scheme: text(0),
              subject: null,
              score: numbers[0],
              maximum: sizes[0],
              grade: text(1),
              nodes: [node(0, [node(1, [node(2, []), node(3, [])]), node(4, [])]), node(5, [])],
            } as never,
            { language },
          ),
        );
        if (sizes.some((size) => size > 0))
          seen(() =>
            plots.lorenzPlot(
              {
                kind: "gap",
                name: text(0),
                period: text(1),
                valueUnit: text(2),
                mean: 0,
                method: "gini",
                label: text(3),
                value: 0,
                rows: data.map(({ name }, i) => ({
                  region: `r${i}`,
                  name,
                  value: sizes[i],
                  weight: 1 + (i % 7),
                })),
              } as never,
              options,
            ),
          );
        expect(drawn.total).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 100 },
    );
  });
  test("anything at all is drawn or refused in words", () => {
    const draws = Object.entries(plots).filter(([name]) => name.endsWith("Plot")) as [
      string,
      (result: unknown, options?: unknown) => plots.Plot,
    ][];
    expect(draws.length).toBe(13);
    fc.assert(
      fc.property(anything, (result) => {
        for (const [, draw] of draws) {
          survives(() => draw(result).svg());
          survives(() => draw([{ name: "a", value: 1 }], result).svg());
        }
      }),
      { numRuns: 150 },
    );
  });
});
