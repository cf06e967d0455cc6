import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { hardPlots } from "./hard-samples.ts";
import { HOSTILE, samples } from "./samples.ts";

/** Every picture in a real browser: inside its frame, text beside text, with enough contrast, and harmless. */
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => browser?.close());

interface Look {
  readonly scheme: "light" | "dark";
  readonly media: "screen" | "print";
  readonly width: number;
  readonly language: "en" | "zh";
}

const LOOKS: readonly Look[] = [
  { scheme: "light", media: "screen", width: 680, language: "en" },
  { scheme: "dark", media: "screen", width: 680, language: "zh" },
  { scheme: "light", media: "print", width: 680, language: "en" },
  { scheme: "light", media: "screen", width: 400, language: "en" },
  { scheme: "light", media: "screen", width: 240, language: "zh" },
];

/** All pictures one below the other in one page: they must not disturb each other. */
async function open({
  scheme,
  media,
  width,
  language,
}: Look): Promise<{ page: Page; names: readonly string[]; troubles: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width: 900, height: 800 }, colorScheme: scheme });
  await page.emulateMedia({ colorScheme: scheme, media });
  const troubles: string[] = [];
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => troubles.push(message.text()));
  page.on("request", (request) => troubles.push(`request: ${request.url()}`));
  const plots = Object.entries(samples({ width, language }));
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><body style="margin:0">${plots.map(([, plot]) => plot().svg()).join("\n")}`,
    { waitUntil: "load" },
  );
  return { page, names: plots.map(([name]) => name), troubles };
}

/** What leaves its picture, and which text covers another, picture by picture. */
function problemsOf(page: Page): Promise<string[][]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("svg")].map((svg) => {
      const frame = svg.getBoundingClientRect();
      const problems: string[] = [];
      const texts = [...svg.querySelectorAll("text")].map((element) => {
        const range = document.createRange();
        const own = [...element.childNodes].filter((node) => node.nodeType === 3);
        range.selectNodeContents(own[0] ?? element);
        return { box: range.getBoundingClientRect(), text: own.map((node) => node.textContent).join("") };
      });
      for (const element of svg.querySelectorAll("rect, path, circle")) {
        if (element.closest("defs") !== null) continue;
        const box = element.getBoundingClientRect();
        if (
          box.left < frame.left - 1 ||
          box.right > frame.right + 1 ||
          box.top < frame.top - 1 ||
          box.bottom > frame.bottom + 1
        )
          problems.push(`${element.outerHTML.slice(0, 120)} is outside`);
      }
      for (const [i, { box, text }] of texts.entries()) {
        if (
          box.left < frame.left ||
          box.right > frame.right ||
          box.top < frame.top ||
          box.bottom > frame.bottom
        )
          problems.push(`"${text}" is outside`);
        for (const other of texts.slice(i + 1)) {
          // Line boxes are higher than letters: 4 pixels above and below are empty.
          const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          if (across > 1 && down > 5) problems.push(`"${text}" covers "${other.text}"`);
        }
      }
      return problems;
    }),
  );
}

describe.for(LOOKS)("$scheme, $media, $width wide, $language", (look) => {
  let page: Page;
  let names: readonly string[];
  let troubles: readonly string[];
  beforeAll(async () => {
    ({ page, names, troubles } = await open(look));
  }, 60_000);
  afterAll(async () => page?.close());

  test("runs nothing, asks for nothing, shows hostile names as text", async () => {
    expect(troubles).toEqual([]);
    expect(await page.locator("svg").count()).toBe(names.length);
    expect(await page.locator("img, script, iframe, object, foreignObject").count()).toBe(0);
    if (look.width === 680) expect(await page.getByText(HOSTILE, { exact: true }).count()).toBeGreaterThan(3);
  });

  test("nothing leaves its picture, and no text covers another", async () => {
    const found = await problemsOf(page);
    expect(Object.fromEntries(names.map((name, i) => [name, found[i]]))).toEqual(
      Object.fromEntries(names.map((name) => [name, []])),
    );
  });

  test("text has a contrast of at least 4.5 to 1, on paper and on areas; marks of at least 3 to 1", async () => {
    const least = await page.evaluate(() => {
      const rgb = (text: string): number[] => (text.match(/[\d.]+/g) ?? []).map(Number);
      const luminance = ([r = 0, g = 0, b = 0]: number[]): number => {
        const [x = 0, y = 0, z = 0] = [r, g, b].map((value) => {
          const share = value / 255;
          return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
      };
      const contrast = (a: string, b: string): number => {
        const [hi = 0, lo = 0] = [luminance(rgb(a)), luminance(rgb(b))].sort((x, y) => y - x);
        return (hi + 0.05) / (lo + 0.05);
      };
      let text = Number.POSITIVE_INFINITY;
      let marks = Number.POSITIVE_INFINITY;
      for (const svg of document.querySelectorAll("svg")) {
        const paper = getComputedStyle(svg.querySelector("rect.fill-paper:not(defs *)")!).fill;
        const washes = [...svg.querySelectorAll(".fill-wash")].map((one) => getComputedStyle(one).fill);
        for (const element of svg.querySelectorAll("text")) {
          const color = getComputedStyle(element).fill;
          text = Math.min(text, contrast(color, paper));
          if (washes.length > 0) text = Math.min(text, contrast(color, washes[0]!));
        }
        for (const element of svg.querySelectorAll(
          '[class^="fill-"]:is(circle, rect, path), [class^="stroke-"]',
        )) {
          if (/grid|paper|wash/.test(element.getAttribute("class")!) || element.closest("defs") !== null)
            continue;
          const style = getComputedStyle(element);
          const color = style.fill.startsWith("rgb") ? style.fill : style.stroke;
          marks = Math.min(marks, contrast(color, paper));
        }
      }
      return { text, marks };
    });
    expect(least.text).toBeGreaterThanOrEqual(4.5);
    expect(least.text).toBeLessThanOrEqual(21);
    expect(least.marks).toBeGreaterThanOrEqual(3);
  });

  test("on paper everything is gray", async () => {
    const colored = await page.evaluate(
      () =>
        [...document.querySelectorAll("svg *")].filter((element) => {
          const { fill, stroke } = getComputedStyle(element);
          return [fill, stroke].some((color) => {
            const [r, g, b] = (color.match(/^rgb\((.*)\)$/)?.[1] ?? "").split(", ").map(Number);
            return b !== undefined && !(r === g && g === b);
          });
        }).length,
    );
    if (look.media === "print") expect(colored).toBe(0);
    else expect(colored).toBeGreaterThan(0);
  });
});

describe("long names, values below nothing, large sums", () => {
  test.for([
    [1, 240],
    [2, 400],
    [16, 240],
    [16, 680],
    [3000, 300],
  ] as const)("%i units, %i wide", { timeout: 30_000 }, async ([n, width]) => {
    const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
    for (const language of ["en", "zh"] as const) {
      const plots = hardPlots(n, { width, language, limit: 20 }).map((plot) => plot.svg());
      expect(plots).toHaveLength(13);
      await page.setContent(`<!doctype html><meta charset="utf-8"><body style="margin:0">${plots.join("")}`);
      expect(await problemsOf(page)).toEqual(plots.map(() => []));
    }
    await page.close();
  });
});

test("as an image of its own, and without its style sheet, a picture keeps its colors", {
  timeout: 30_000,
}, async () => {
  const page = await browser.newPage({ colorScheme: "light" });
  const svg = samples().waterfall!().svg();
  await page.setContent(`<body>${svg.replace(/<style>.*?<\/style>/s, "")}${svg}`);
  const [without, withStyle] = await page.evaluate(() =>
    [...document.querySelectorAll("svg")].map((one) =>
      [...one.querySelectorAll("rect, path, text")].map((element) => {
        const { fill, stroke } = getComputedStyle(element);
        return `${fill} ${stroke}`.replace(/url\([^)]*\)/, "url");
      }),
    ),
  );
  expect(without).toEqual(withStyle);
  await page.close();
});
