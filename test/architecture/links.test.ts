import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { filesBelow } from "../support/snippets.ts";

/** Links of the pages to files of the project lead to files that exist. */
const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = ["README.md", "CONTRIBUTING.md", ...filesBelow("docs", ".md"), ...filesBelow("seeds", ".md")];

function brokenLinks(page: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link!.split("#")[0]!)
    .filter((link) => link !== "" && !/^[a-z]+:/.test(link))
    .filter((link) => !existsSync(join(root, dirname(page), decodeURIComponent(link))));
}

test("every link to a file finds it", () => {
  expect(pages.length).toBeGreaterThan(30);
  expect(
    pages.flatMap((page) =>
      brokenLinks(page, readFileSync(join(root, page), "utf8")).map((link) => `${page}: ${link}`),
    ),
  ).toEqual([]);
});

test("a broken link is seen", () => {
  expect(
    brokenLinks("docs/index.md", "[a](missing.md) [b](architecture.md) [c](https://example.org)"),
  ).toEqual(["missing.md"]);
});
