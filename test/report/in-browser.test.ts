import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measureGap, measureResources, type Study } from "../../src/index.ts";
import { renderReport } from "../../src/report/index.ts";
import { smallStudy } from "../study/small-study.ts";
import { launchBrowser } from "../support/browser.ts";

/** The report in a real browser: harmless, readable on a phone, with enough contrast. */
const HOSTILE = "<img src=x onerror=alert(1)>";
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => browser?.close());

function report(): string {
  const study: Study = {
    ...smallStudy(),
    regions: smallStudy().regions.map((region) => ({
      ...region,
      name: { en: `${HOSTILE} ${"Verylongnamewithoutanyspaceinit".repeat(3)}`, zh: "海淀区" },
    })),
  };
  return renderReport(
    [
      measureResources(study, { indicator: "beds", period: "2020" }),
      measureResources(study, { indicator: "deaths", period: "2020", standard: 4 }),
      measureGap(study, { indicator: "beds", period: "2020", groupBy: "belt" }),
    ],
    { format: "html", title: `Report ${HOSTILE}`, notes: [HOSTILE] },
  );
}

/** What is wrong with the structure of a page for somebody who cannot see it. */
function flaws(): string[] {
  const found: string[] = [];
  let level = 0;
  for (const heading of document.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) found.push(`${heading.tagName} after h${level}: ${heading.textContent}`);
    level = own;
  }
  if (document.querySelectorAll("h1").length !== 1) found.push("not one h1");
  for (const table of document.querySelectorAll("table")) {
    if (table.caption === null || (table.caption.textContent ?? "").trim() === "") found.push("no caption");
    for (const head of table.querySelectorAll("th")) {
      if (!["col", "row"].includes(head.scope)) found.push(`no scope: ${head.textContent}`);
    }
    for (const row of table.tBodies[0]?.rows ?? []) {
      if (row.querySelector("th[scope=row]") === null && row.cells[0]?.colSpan === 1)
        found.push("row without head");
    }
  }
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push(`id twice: ${id}`);
  for (const element of document.querySelectorAll("[aria-labelledby]")) {
    for (const id of (element.getAttribute("aria-labelledby") ?? "").split(" ")) {
      if ((document.getElementById(id)?.textContent ?? "").trim() === "")
        found.push(`label of nothing: ${id}`);
    }
  }
  for (const svg of document.querySelectorAll("svg")) {
    if (svg.getAttribute("role") !== "img") found.push("picture without role");
    if ((svg.querySelector("title")?.textContent ?? "").trim() === "") found.push("picture without title");
  }
  for (const figure of document.querySelectorAll("figure")) {
    if ((figure.querySelector("figcaption")?.textContent ?? "").trim() === "")
      found.push("figure without caption");
  }
  for (const link of document.querySelectorAll("a")) {
    if (
      !link.href.startsWith("data:text/csv,") &&
      !link.href.startsWith("data:text/csv;") &&
      document.getElementById(link.hash.slice(1)) === null
    )
      found.push(`link to nothing: ${link.hash}`);
  }
  for (const child of document.body.children) {
    if (!["HEADER", "NAV", "MAIN"].includes(child.tagName))
      found.push(`outside of landmarks: ${child.tagName}`);
  }
  for (const scroll of document.querySelectorAll<HTMLElement>(".scroll")) {
    if (scroll.tabIndex !== 0 || scroll.getAttribute("role") !== "region")
      found.push("table out of reach of keys");
  }
  return found;
}

async function open(width: number, scheme: "light" | "dark"): Promise<{ page: Page; troubles: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme });
  const troubles: string[] = [];
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => troubles.push(message.text()));
  page.on("request", (request) => troubles.push(`request: ${request.url()}`));
  await page.setContent(report(), { waitUntil: "load" });
  return { page, troubles };
}

describe.for([
  ["light", 360],
  ["dark", 360],
  ["light", 1200],
  ["dark", 1200],
] as const)("%s, %i pixels wide", ([scheme, width]) => {
  test("runs nothing, asks for nothing, and shows hostile names as text", { timeout: 30_000 }, async () => {
    const { page, troubles } = await open(width, scheme);
    expect(troubles).toEqual([]);
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("h1").textContent()).toBe(`Report ${HOSTILE}`);
    await page.close();
  });
  test("does not scroll sideways; wide tables scroll inside their frame", { timeout: 30_000 }, async () => {
    const { page } = await open(width, scheme);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  });
  test("text has a contrast of at least 4.5 to 1, on data bars too", { timeout: 30_000 }, async () => {
    const { page } = await open(width, scheme);
    const worst = await page.evaluate(() => {
      const rgb = (text: string): number[] => (text.match(/[\d.]+/g) ?? []).map(Number);
      const luminance = ([r = 0, g = 0, b = 0]: number[]): number => {
        const [x = 0, y = 0, z = 0] = [r, g, b].map((value) => {
          const share = value / 255;
          return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
      };
      const contrast = (a: number[], b: number[]): number => {
        const [hi = 0, lo = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
        return (hi + 0.05) / (lo + 0.05);
      };
      let least = Number.POSITIVE_INFINITY;
      for (const element of document.querySelectorAll("h1,h2,h3,p,li,a,th,td,figcaption,strong")) {
        const backgrounds: number[][] = [];
        for (let here: Element | null = element; here !== null; here = here.parentElement) {
          const style = getComputedStyle(here);
          for (const color of style.backgroundImage.match(/rgb\([^)]*\)/g) ?? [])
            backgrounds.push(rgb(color));
          const color = rgb(style.backgroundColor);
          if (color.length === 3 || color[3] === 1) {
            backgrounds.push(color);
            break;
          }
        }
        for (const background of backgrounds)
          least = Math.min(least, contrast(rgb(getComputedStyle(element).color), background));
      }
      return least;
    });
    expect(worst).toBeGreaterThanOrEqual(4.5);
    expect(worst).toBeLessThanOrEqual(21);
    await page.close();
  });
});

describe("without looking", () => {
  test("headings, tables, figures, links and landmarks are in order", { timeout: 30_000 }, async () => {
    const { page } = await open(1200, "light");
    expect(await page.evaluate(flaws)).toEqual([]);
    expect(await page.locator("figure svg").count()).toBeGreaterThanOrEqual(3);
    await page.close();
  });
  test("the check itself sees what is missing", { timeout: 30_000 }, async () => {
    const page = await browser.newPage();
    await page.setContent(
      '<div id=a></div><h1 id=a>T</h1><h3>U</h3><table><tr><th>x</th></tr></table><svg></svg><a href="#b">b</a>',
    );
    expect(await page.evaluate(flaws)).toEqual([
      "H3 after h1: U",
      "no caption",
      "no scope: x",
      "row without head",
      "id twice: a",
      "id twice: a",
      "picture without role",
      "picture without title",
      "link to nothing: #b",
      "outside of landmarks: DIV",
      "outside of landmarks: H1",
      "outside of landmarks: H3",
      "outside of landmarks: TABLE",
      "outside of landmarks: svg",
      "outside of landmarks: A",
    ]);
    await page.close();
  });
});

describe("on a phone", () => {
  test("the letters of a figure are large enough to read", { timeout: 30_000 }, async () => {
    const { page } = await open(390, "light");
    const smallest = await page.evaluate(() =>
      Math.min(
        ...[...document.querySelectorAll("figure svg")]
          .filter((svg) => svg.getBoundingClientRect().width > 0)
          .map((svg) => {
            const scale = svg.getBoundingClientRect().width / (svg as SVGSVGElement).viewBox.baseVal.width;
            const sizes = [...svg.querySelectorAll("text")].map((text) =>
              Number.parseFloat(getComputedStyle(text).fontSize),
            );
            return scale * Math.min(...sizes);
          }),
      ),
    );
    expect(smallest).toBeGreaterThanOrEqual(8);
    await page.close();
  });
});

describe("on paper", () => {
  test("is dark on white, whole, with its summary but no underlined links", { timeout: 30_000 }, async () => {
    const { page } = await open(700, "dark");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const seen = await page.evaluate(() => ({
      ink: getComputedStyle(document.body).color,
      paper: getComputedStyle(document.body).backgroundColor,
      summary: document.querySelectorAll(".findings li").length > 2,
      underlined: [...document.querySelectorAll("nav a")].filter(
        (link) => getComputedStyle(link).textDecorationLine !== "none",
      ).length,
      tools: [...document.querySelectorAll(".tools")].filter(
        (tools) => getComputedStyle(tools).display !== "none",
      ).length,
      hidden: [...document.querySelectorAll(".scroll")].filter(
        (scroll) => getComputedStyle(scroll).overflowX !== "visible",
      ).length,
      split: [...document.querySelectorAll("figure")].filter(
        (figure) => getComputedStyle(figure).breakInside !== "avoid",
      ).length,
    }));
    expect(seen).toEqual({
      ink: "rgb(0, 0, 0)",
      paper: "rgb(255, 255, 255)",
      summary: true,
      underlined: 0,
      tools: 0,
      hidden: 0,
      split: 0,
    });
    await page.close();
  });
});
