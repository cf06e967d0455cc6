import { describe, expect, test } from "vitest";
import { EqualizationError } from "../../src/index.ts";
import "../../src/plot/index.ts";
import { registerPlots } from "../../src/study/presentation/plots.ts";
import { present } from "../../src/study/presentation/present.ts";
import { KINDS, richResults } from "./rich-results.ts";

/** With `equalis/plot` imported, results have a picture. */
const HOSTILE = "<img src=x onerror=alert(1)>\"'&";

describe.for(KINDS)("a result of kind %s", (kind) => {
  test("draws itself", () => {
    const svg = richResults()[kind]!.toSVG();
    expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
    expect(svg).toContain("<title");
  });
  test("offers a notebook text, HTML with the picture in it, and Vega-Lite", () => {
    const result = richResults()[kind]!;
    const bundle = result.toMimeBundle();
    expect(Object.keys(bundle)).toEqual(["text/plain", "text/html", "application/vnd.vegalite.v6+json"]);
    expect(bundle["text/html"]).toContain(result.toSVG());
    expect(bundle["text/html"]).toContain("<table");
    expect(bundle["application/vnd.vegalite.v6+json"]).toMatchObject({
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    });
    expect(() => structuredClone(bundle)).not.toThrow();
  });
  test("is the same data as without", () => {
    const result = richResults()[kind]!;
    expect(JSON.parse(JSON.stringify(result))).toEqual({ ...result });
    expect(JSON.stringify(result)).not.toContain("<svg");
  });
  test("takes hostile names as text", () => {
    expect(richResults(HOSTILE)[kind]!.toHTML()).not.toContain("<img");
  });
});

describe("a picture that is refused", () => {
  const refusing = (error: Error) => {
    registerPlots({
      "made-up": () => {
        throw error;
      },
    });
    const notes = { study: "s", n: 1, omitted: [], population: null, warnings: [], sources: [] };
    return present({ ...notes, kind: "made-up" as const }, () => ({
      title: "T",
      summary: "S.",
      rows: [1],
      columns: [["Row", (row: number) => row] as const],
    }));
  };
  test("leaves the table, and says why", () => {
    const result = refusing(
      new EqualizationError("nothing <to> draw", { code: "zero_total", where: "lorenzPlot" }),
    );
    expect(result.toHTML()).toContain("<p>No picture: lorenzPlot: nothing &lt;to&gt; draw</p>");
    expect(result.toHTML()).toContain('<th scope="row">1</th>');
    expect(Object.keys(result.toMimeBundle())).toEqual(["text/plain", "text/html"]);
    expect(() => result.toSVG()).toThrow("lorenzPlot: nothing <to> draw");
  });
  test("hides no mistake of ours", () => {
    expect(() => refusing(new TypeError("a mistake")).toHTML()).toThrow("a mistake");
  });
});
