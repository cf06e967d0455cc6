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
      measureGap(study, { indicator: "beds", period: "2020", by: "belt" }),
    ],
    { format: "html", title: `Report ${HOSTILE}`, notes: [HOSTILE] },
  );
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
