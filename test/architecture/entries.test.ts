import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import tsupConfig from "../../tsup.config.ts";

/** The entries are listed in several files, which must not drift apart. */
const read = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"));
const manifest = read("package.json") as {
  version: string;
  exports: Record<string, unknown>;
  typesVersions: { "*": Record<string, string[]> };
  dependencies: Record<string, string>;
};
const entries = Object.entries((tsupConfig as { entry: Record<string, string> }).entry);
const subpaths = entries.map(([name]) => name).filter((name) => name !== "index");

test("each entry has a source", () => {
  for (const [, file] of entries)
    expect(existsSync(new URL(`../../${file}`, import.meta.url)), file).toBe(true);
});

test("package.json offers exactly the entries that are built", () => {
  const conditions = (name: string): unknown => ({
    import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
    require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
  });
  expect(manifest.exports).toEqual({
    ".": conditions("index"),
    ...Object.fromEntries(subpaths.map((name) => [`./${name}`, conditions(name)])),
    "./package.json": "./package.json",
  });
  expect(manifest.typesVersions["*"]).toEqual(
    Object.fromEntries(subpaths.map((name) => [name, [`./dist/${name}.d.cts`]])),
  );
});

test("deno.json offers the same from the sources, in the same version", () => {
  const deno = read("deno.json");
  expect(deno.exports).toEqual({
    ".": "./src/index.ts",
    ...Object.fromEntries(subpaths.map((name) => [`./${name}`, `./src/${name}/index.ts`])),
  });
  expect(deno.version).toBe(manifest.version);
});

test("typedoc documents the same", () => {
  expect((read("typedoc.json").entryPoints as string[]).toSorted()).toEqual(
    entries.map(([, file]) => file).toSorted(),
  );
});

test("there are two dependencies", () => {
  expect(Object.keys(manifest.dependencies)).toEqual(["simple-statistics", "zod"]);
});

test("the version is in the change log", () => {
  expect(readFileSync(new URL("../../CHANGELOG.md", import.meta.url), "utf8")).toContain(
    `## ${manifest.version}`,
  );
});
