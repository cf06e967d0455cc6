import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

test("the entry holds csv-parse with its notice, and nothing that builds code from text", async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../../src/adapters/index.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "neutral",
    write: false,
  });
  const { text } = outputFiles[0]!;
  expect(text).toContain("CSV_QUOTE_NOT_CLOSED");
  expect(text).toContain("Copyright (c) 2010 Adaltas");
  expect(text).not.toMatch(/\bnew Function\b|\beval\(|\bimport\("|\brequire\("/);
});
