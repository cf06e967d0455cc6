import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { measureGap, measureResources, type Study } from "../../src/index.ts";
import { renderReport } from "../../src/report/index.ts";
import { launchBrowser } from "../support/browser.ts";

const INDICATORS = 40;
const REGIONS = 3000;

/** Forty indicators of every county of a large country. */
function study(): Study {
  const ids = Array.from({ length: REGIONS }, (_, i) => `c${i}`);
  const indicators = Array.from({ length: INDICATORS }, (_, k) => `i${k}`);
  return {
    id: "large",
    name: "Large",
    regions: ids.map((id, i) => ({
      id,
      name: `County number ${i}`,
      groups: { belt: ["east", "middle", "west"][i % 3]! },
      population: [{ concept: "resident", year: 2020, value: 10_000 + 97 * i }],
    })),
    indicators: indicators.map((id, k) => ({
      id,
      name: `Indicator ${k}`,
      dimension: "input",
      direction: "higher",
      unit: "per 1,000",
      scale: 1000,
      standards: [{ value: 3, from: "2000-01-01" }],
    })),
    observations: indicators.flatMap((indicator, k) =>
      ids.map((region, i) => ({
        region,
        indicator,
        period: "2020",
        value: 1 + ((i * 7919 + k * 104_729) % 10_007) / 2000,
      })),
    ),
  };
}

let html: string;
let browser: Browser;
beforeAll(async () => {
  const data = study();
  const asked = data.indicators!.map(({ id }) => id);
  html = renderReport(
    [
      ...asked.map((indicator) => measureResources(data, { indicator })),
      ...asked.map((indicator) => measureGap(data, { indicator, groupBy: "belt" })),
    ],
    { format: "html" },
  );
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => browser?.close());

test("40 indicators of 3,000 regions take less than 9 MB, most of it files of the tables", () => {
  expect(Buffer.byteLength(html)).toBeLessThan(9e6);
  expect(Buffer.byteLength(html)).toBeGreaterThan(3e5);
});

test("each long table shows its two ends and says so", () => {
  const cuts = html.match(/<tr class="cut">.*?<\/tr>/g)!;
  expect(cuts).toHaveLength(INDICATORS);
  for (const cut of cuts) {
    expect(cut).toContain("First 30 and last 30 of 3,000 rows; the file of the table has all of them.");
  }
  // Every table: no more than 60 rows besides its head and the line that says what is left away.
  for (const table of html.match(/<table[\s\S]*?<\/table>/g)!) {
    expect(table.match(/<tr/g)!.length).toBeLessThanOrEqual(62);
  }
});

test("it opens in a browser, whole, with a page that stays small", { timeout: 60_000 }, async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  await page.setContent(html, { waitUntil: "load" });
  expect(await page.locator("figure svg").count()).toBe(2 * (INDICATORS + 2));
  expect(await page.locator("h2").count()).toBe(7);
  expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(60_000);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.close();
});
