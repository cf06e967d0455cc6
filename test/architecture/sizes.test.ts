import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { LONG_FILES, LONG_FUNCTIONS, TABLES, WIDE_FOLDERS } from "./size-exceptions.ts";

const MOST_FILES = 25;
const MOST_LINES = 400;
const MOST_LINES_OF_A_FUNCTION = 80;

const src = new URL("../../src/", import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const codes = new Map(files.map((file) => [file, readFileSync(new URL(file, src), "utf8")]));

/** What is above a limit, unless it is listed with a size that it does not exceed. */
function beyond(
  sizes: ReadonlyMap<string, number>,
  limit: number,
  listed: Readonly<Record<string, number>>,
): readonly string[] {
  return [...sizes].flatMap(([name, size]) =>
    size > limit && size > (listed[name] ?? 0) ? [`${name}: ${size}`] : [],
  );
}

/** Exceptions that are none any more: they leave the list, so that it only gets shorter. */
function stale(
  sizes: ReadonlyMap<string, number>,
  limit: number,
  listed: Readonly<Record<string, number>>,
): readonly string[] {
  return Object.keys(listed).filter((name) => (sizes.get(name) ?? 0) <= limit);
}

const folders = new Map<string, number>();
for (const file of files) {
  const folder = file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : ".";
  folders.set(folder, (folders.get(folder) ?? 0) + 1);
}
const lines = new Map(
  [...codes].filter(([file]) => !(file in TABLES)).map(([file, code]) => [file, code.split("\n").length - 1]),
);

/** Every function with a name, by `file: name`, and its lines from its first word to its last. */
function functionsOf(file: string, code: string): readonly (readonly [string, number])[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: (readonly [string, number])[] = [];
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
  const nameOf = (node: ts.Node): string => {
    if ((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.name !== undefined) {
      return node.name.getText(source);
    }
    const { parent } = node;
    if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent))
      return parent.name.getText(source);
    return "(a function without a name)";
  };
  const visit = (node: ts.Node): void => {
    if (
      (ts.isFunctionDeclaration(node) ||
        ts.isFunctionExpression(node) ||
        ts.isArrowFunction(node) ||
        ts.isMethodDeclaration(node)) &&
      node.body !== undefined
    ) {
      const size = lineOf(node.end) - lineOf(node.getStart(source)) + 1;
      found.push([`${file}: ${nameOf(node)}`, size]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
const functions = new Map<string, number>();
for (const [file, code] of codes) {
  for (const [name, size] of functionsOf(file, code)) {
    functions.set(name, Math.max(size, functions.get(name) ?? 0));
  }
}

describe.for([
  ["files flat in a folder", folders, MOST_FILES, WIDE_FOLDERS],
  ["lines in a file", lines, MOST_LINES, LONG_FILES],
  ["lines in a function", functions, MOST_LINES_OF_A_FUNCTION, LONG_FUNCTIONS],
] as const)("%s", ([, sizes, limit, listed]) => {
  test(`at most ${limit}, or as listed`, () => expect(beyond(sizes, limit, listed)).toEqual([]));
  test("no exception is out of date", () => expect(stale(sizes, limit, listed)).toEqual([]));
});

test("tables of data exist", () => {
  for (const file of Object.keys(TABLES)) expect(files).toContain(file);
});
test("functions are measured", () => {
  const code = "export function f() {\n  const g = () => {\n    return 1;\n  };\n  return g;\n}\n";
  expect(functionsOf("a.ts", code)).toEqual([
    ["a.ts: f", 6],
    ["a.ts: g", 3],
  ]);
});
