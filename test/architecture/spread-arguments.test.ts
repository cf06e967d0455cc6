import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const src = new URL("../../src/", import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** Calls that hand over a list of any length as arguments: an engine takes about 120,000 and then runs out of stack. */
const SPREAD =
  /\b(?:Math\.(?:max|min|hypot)|String\.from(?:CharCode|CodePoint))\((?:[^;()]|\([^()]*\))*\.\.\.|\.(?:push|unshift|concat)\(\s*\.\.\.|\.splice\([^;]*?,\s*\.\.\.|\.apply\(/;

test.for(files)("%s spreads no list into arguments", (file) => {
  const code = readFileSync(new URL(file, src), "utf8");
  expect(SPREAD.exec(code.replace(/^\s*\/\/.*$/gm, ""))?.[0]).toBeUndefined();
});

test.for([
  "Math.max(...values)",
  "Math.min(0, ...values.map((one) => one.value))",
  "Math.max(\n  0,\n  ...rows.flatMap(({ value }) =>\n    value,\n  ),\n)",
  "list.push(...others)",
  "String.fromCharCode(...codes)",
])("%s is seen", (code) => expect(SPREAD.test(code)).toBe(true));
test.for(["[...a, ...b]", "list.push([...a])", "Math.max(a, b)", "f({ ...a })"])("%s is not", (code) =>
  expect(SPREAD.test(code)).toBe(false),
);
