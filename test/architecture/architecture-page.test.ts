import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const page = readFileSync(new URL("docs/architecture.md", root), "utf8");

/** The files and folders of the project that a text names. */
function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/`((?:src|test|docs)\/[^`\s]+)`/g)].map(([, path]) => path!);
}

function exists(path: string): boolean {
  if (!path.includes("*")) return existsSync(new URL(path, root));
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const [before, after] = path.slice(folder.length).split("*") as [string, string];
  return readdirSync(new URL(folder, root)).some((file) => file.startsWith(before) && file.endsWith(after));
}

test("every file that the page on architecture names exists", () => {
  expect(pathsIn(page).length).toBeGreaterThan(15);
  expect(pathsIn(page).filter((path) => !exists(path))).toEqual([]);
});
test("the page lists every module", () => {
  const modules = readdirSync(new URL("src/", root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(modules.filter((module) => !page.includes(`\`${module}/\``))).toEqual([]);
});
test.for([
  ["src/plot/*-plot.ts", true],
  ["src/plot/paint-*.ts", false],
  ["src/none.ts", false],
] as const)("%s exists: %s", ([path, there]) => expect(exists(path)).toBe(there));
