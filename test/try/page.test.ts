import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePage } from "../../docs/try/make.ts";
import { launchBrowser } from "../support/browser.ts";

/** The page in a real browser, served with a policy that allows its own files only. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; connect-src 'none'";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
};
/** A file by its bytes: a browser under a locale that is not installed cannot open paths beyond ASCII. */
const fixture = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name: basename(name),
  mimeType: "application/octet-stream",
  buffer: readFileSync(new URL(`../fixtures/intake/${name}`, import.meta.url)),
});

let browser: Browser;
let server: Server;
let folder = "";
let address = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "equalis-try-"));
  await makePage(folder);
  server = createServer((request, response) => {
    const name = request.url === "/" ? "index.html" : request.url!.slice(1);
    try {
      const body = readFileSync(join(folder, name));
      response.writeHead(200, { "content-type": TYPES[extname(name)]!, "content-security-policy": POLICY });
      response.end(body);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page on which nothing may go wrong, and every request is noted. */
async function open(
  width = 1000,
): Promise<{ readonly page: Page; readonly faults: string[]; readonly requests: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, acceptDownloads: true });
  const faults: string[] = [];
  const requests: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("favicon") && !message.text().includes("404"))
      faults.push(message.text());
  });
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address);
  return { page, faults, requests };
}

describe("the page", () => {
  test("reads tables as people have them, and sends nothing", async () => {
    const { page, faults, requests } = await open();
    const loaded = requests.length;
    for (const [name, regions] of [
      ["o01.csv", 2],
      ["o02.csv", 3],
      ["o03.csv", 3],
      ["o06.csv", 2],
      ["o12.csv", 2],
      ["o22.csv", 10],
      ["o24.csv", 2],
      ["o32.csv", 2],
      ["xlsx/yearbook.xlsx", 4],
      ["xlsx/dates.xlsx", 3],
    ] as const) {
      await page.setInputFiles("#file", fixture(name));
      await page.waitForFunction(
        (count) => document.querySelector("#summary li")?.textContent === `Regions: ${count}`,
        regions,
        {
          timeout: 5000,
        },
      );
      expect(await page.textContent("#status"), name).toBe("The table was read.");
    }
    expect(requests.slice(loaded).filter((url) => !url.startsWith("blob:"))).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  test("shows a report in Chinese, and offers report and table", async () => {
    const { page, faults } = await open();
    await page.setInputFiles("#file", fixture("xlsx/yearbook.xlsx"));
    await page.selectOption("#language", "zh");
    expect(await page.getAttribute("html", "lang")).toBe("zh-CN");
    await page.click("#show");
    const frame = page.frameLocator("#frame");
    expect(await frame.locator("h1").textContent()).toContain("各区卫生资源");
    expect(await frame.locator("html").getAttribute("lang")).toMatch(/^zh/);
    const [report] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
    expect(report.suggestedFilename()).toBe("yearbook-report.html");
    const [table] = await Promise.all([page.waitForEvent("download"), page.click("#table")]);
    expect(readFileSync((await table.path())!, "utf8")).toContain("东城区,2020,919000,9200");
    expect(faults).toEqual([]);
    await page.close();
  });

  test("takes corrections of roles and directions, and says why nothing was read", async () => {
    const { page, faults } = await open();
    await page.setInputFiles("#file", fixture("o01.csv"));
    await page.selectOption('select[aria-label="Holds: 床位数"]', "ignore");
    await page.waitForFunction(() => document.querySelectorAll("#indicators tr").length === 1);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      "Holds: 床位数",
    );
    await page.selectOption('select[aria-label="Better: 卫生技术人员数"]', "lower");
    await page.waitForFunction(
      () => !document.querySelector("#issues")?.textContent?.includes("higher is better for"),
    );
    await page.setInputFiles("#file", fixture("real/r03.csv"));
    await page.waitForFunction(() => document.querySelector("#status")?.textContent?.includes("period"));
    await page.fill("#period", "2020");
    await page.press("#period", "Enter");
    await page.waitForFunction(
      () => document.querySelector("#status")?.textContent === "The table was read.",
    );
    expect(faults).toEqual([]);
    await page.close();
  });

  test("works by keyboard, on a phone, without scrolling sideways", async () => {
    const { page, faults } = await open(360);
    await page.setInputFiles("#file", fixture("o24.csv"));
    await page.waitForSelector("#answer:not([hidden])");
    const reached: string[] = [];
    for (let step = 0; step < 20; step++) {
      await page.keyboard.press("Tab");
      reached.push(
        await page.evaluate(
          () => document.activeElement?.id || document.activeElement?.getAttribute("aria-label") || "",
        ),
      );
    }
    for (const id of ["language", "file", "period", "show", "Holds: 床位数(张)"])
      expect(reached).toContain(id);
    await page.focus("#show");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#frame:not([hidden])");
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    const unnamed = await page.evaluate(
      () =>
        [...document.querySelectorAll("input, select, button, iframe")].filter((one) => {
          const labels = (one as HTMLInputElement).labels;
          return (
            !(labels && labels.length > 0) &&
            !one.getAttribute("aria-label") &&
            !one.getAttribute("title") &&
            !one.textContent
          );
        }).length,
    );
    expect(unnamed).toBe(0);
    expect(faults).toEqual([]);
    await page.close();
  });
});
