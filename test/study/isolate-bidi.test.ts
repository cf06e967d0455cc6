import fc from "fast-check";
import { expect, test } from "vitest";
import { measureGap } from "../../src/index.ts";
import { renderReport } from "../../src/report/index.ts";
import { isolateBidi } from "../../src/study/presentation/isolate-bidi.ts";
import { smallStudy } from "./small-study.ts";

test.for([
  ["plain", "plain"],
  ["北京", "北京"],
  ["a\u202eb", "\u2068a\u202eb\u202c\u2069"],
  ["a\u2067b", "\u2068a\u2067b\u2069\u2069"],
  ["a\u2069b\u202c", "\u2068ab\u2069"],
  ["\u2066\u202ea\u2069b", "\u2068\u2066\u202ea\u202c\u2069b\u2069"],
] as const)("%j becomes %j", ([given, wanted]) => expect(isolateBidi(given)).toBe(wanted));

test("whatever comes, every mark is closed inside", () => {
  const unit = fc.constantFrom(
    "a",
    " ",
    "\u202a",
    "\u202e",
    "\u202c",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      const open: string[] = [];
      for (const one of isolateBidi(text)) {
        if ("\u202a\u202e\u2066\u2067\u2068".includes(one)) open.push(one);
        else if (one === "\u202c") expect("\u202a\u202e").toContain(open.pop());
        else if (one === "\u2069") expect("\u2066\u2067\u2068").toContain(open.pop());
      }
      expect(open).toEqual([]);
    }),
  );
});

test("an override in a name ends with the name, in HTML, Markdown and text", () => {
  const study = smallStudy();
  const gap = measureGap(
    {
      ...study,
      indicators: study.indicators!.map((one) => ({ ...one, name: "Be\u202eds" })),
    },
    { indicator: "beds", period: "2020" },
  );
  for (const text of [
    renderReport([gap], { format: "html", figures: false }),
    renderReport([gap], { format: "markdown" }),
    gap.toString(),
    gap.toHTML(),
  ]) {
    expect(text).toContain("\u202e");
    const open = text.match(/[\u202e\u2068]/g)?.length;
    expect(text.match(/[\u202c\u2069]/g)?.length).toBe(open);
  }
});

test("a report of a name of 100,000 characters is written in time", () => {
  const study = smallStudy();
  const regions = study.regions.map((one) => ({ ...one, name: "x".repeat(100_000) }));
  const start = performance.now();
  renderReport([measureGap({ ...study, regions }, { indicator: "beds", period: "2020" })], {
    format: "html",
  });
  expect(performance.now() - start).toBeLessThan(2500);
});
