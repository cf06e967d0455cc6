import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("every object schema is made by strictPart or strictRecord, which never lets zod compile code from text", () => {
  const folder = new URL("../../src/schema/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith("strict-record.ts"),
  );
  expect(files.length).toBeGreaterThan(10);
  const others = files.filter((name) =>
    /z\.\w*[oO]bject\(/.test(readFileSync(new URL(name, folder), "utf8")),
  );
  expect(others).toEqual([]);
});

test("loading and using the schemas makes no function from text", async () => {
  const real = globalThis.Function;
  const made: unknown[] = [];
  globalThis.Function = new Proxy(real, {
    construct(target, texts) {
      made.push(texts);
      return Reflect.construct(target, texts) as object;
    },
  });
  try {
    const { parseStudy } = await import("../../src/schema/index.ts");
    parseStudy({ id: "s", name: "S", regions: [{ id: "a", name: "A" }] });
  } finally {
    globalThis.Function = real;
  }
  expect(made).toEqual([]);
});
