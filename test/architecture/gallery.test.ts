import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { gallery } from "../../docs/gallery/make.ts";

test("the gallery is what its code draws: npm run gallery", async () => {
  const files = await gallery();
  expect(files.size).toBeGreaterThan(12);
  for (const [file, text] of files) {
    expect(existsSync(file), file).toBe(true);
    expect(readFileSync(file, "utf8") === text, `${basename(file)} is as its code makes it`).toBe(true);
  }
});
