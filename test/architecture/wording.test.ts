import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { filesBelow } from "../support/snippets.ts";

/**
 * Comments and pages use the words of the field. Code, quotations of laws in quotation marks, links and inline code are not read.
 */
const root = fileURLToPath(new URL("../../", import.meta.url));
const files = [
  "README.md",
  "CONTRIBUTING.md",
  ...filesBelow("docs", ".md"),
  ...filesBelow("src", ".ts"),
  ...filesBelow("seeds", ".ts"),
  ...filesBelow("seeds", ".md"),
];

/** A pattern to avoid, and what to write instead. */
const WORDS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bstore?ys?\b/i, "array functions, study functions"],
  [/\bfront door\b|\bof the house\b/i, "entry point; of the project"],
  [/\brooms and floors\b/i, "modules and layers"],
  [/\bmend(s|ed|ing)?\b/i, "fix, correct"],
  [
    /\bone (row|line|entry|number|column) an? (unit|region|row|subject|household|group|year|person|period)\b/i,
    "one row per unit",
  ],
  [/\bshares of nothing\b/i, "the total is 0, so shares are undefined"],
  [/\ban? (date|period|field|row|day) that is none\b/i, "an invalid date"],
  [/\bheld against\b/i, "compared with"],
  [/\bbeside\b/i, "next to, in addition"],
  [/\bfor want of\b/i, "because … is missing"],
  [/\bnobody\b/i, "no one, no region"],
  [/\bwhat is lacking\b/i, "the shortfall"],
  [/\bpeople call it\b/i, "display name"],
  [/\banew\b|\bhence\b/i, "again; so"],
];

/** The lines of a file that a person reads as prose, numbered. */
function proseOf(file: string, text: string): { readonly line: number; readonly words: string }[] {
  let code = false;
  return text.split("\n").flatMap((raw, i) => {
    const line = raw.trim();
    if (file.endsWith(".ts") && !/^(\/\*\*|\*|\/\/)/.test(line)) {
      code = false;
      return [];
    }
    if (line.replace(/^\* ?/, "").startsWith("```")) {
      code = !code;
      return [];
    }
    if (code) return [];
    const words = line.replaceAll(/`[^`]*`|"[^"]*"|“[^”]*”/g, "").replaceAll(/\]\([^)]*\)/g, "]");
    return [{ line: i + 1, words }];
  });
}

function findings(file: string, text: string): string[] {
  return proseOf(file, text).flatMap(({ line, words }) =>
    WORDS.filter(([pattern]) => pattern.test(words)).map(
      ([pattern, instead]) => `${file}:${line}: ${pattern.exec(words)?.[0]}; write: ${instead}`,
    ),
  );
}

test("comments and pages use the words of the field", () => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap((file) => findings(file, readFileSync(`${root}${file}`, "utf8")))).toEqual([]);
});

describe("the check", () => {
  test("sees a word in a comment and on a page", () => {
    expect(findings("src/a.ts", "/** One row a unit. */")).toHaveLength(1);
    expect(findings("docs/a.md", "The names stand beside the values.")).toHaveLength(1);
  });
  test("leaves code and quotations alone", () => {
    expect(findings("src/a.ts", 'const beside = "nobody";')).toEqual([]);
    expect(
      findings("docs/a.md", "```ts\nbeside();\n```\nThe law says “nobody”, the option `beside`."),
    ).toEqual([]);
  });
});
