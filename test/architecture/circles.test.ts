import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const src = new URL("../../src/", import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** The files that a file imports, types included. */
function importsOf(file: string, code: string): readonly string[] {
  return [...code.matchAll(/^(?:import|export)\b[^;]*?\bfrom\s+"(\.[^"]+)"|^import\s+"(\.[^"]+)"/gm)].map(
    ([, from, bare]) => new URL((from ?? bare)!, new URL(file, src)).href.slice(src.href.length),
  );
}

/** Files that import each other in a circle: the strongly connected components with more than one file (Tarjan). */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const circles: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    low.set(file, order.get(file)!);
    open.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) {
        visit(next);
        low.set(file, Math.min(low.get(file)!, low.get(next)!));
      } else if (open.includes(next)) low.set(file, Math.min(low.get(file)!, order.get(next)!));
    }
    if (low.get(file) !== order.get(file)) return;
    const circle = open.splice(open.indexOf(file));
    if (circle.length > 1 || graph.get(file)!.includes(file)) circles.push(circle.sort());
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles.sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
}

test("no files import each other in a circle", () => {
  const graph = new Map(
    files.map((file) => [file, importsOf(file, readFileSync(new URL(file, src), "utf8"))]),
  );
  expect(circlesOf(graph)).toEqual([]);
});

test.for([
  ["two files", { a: ["b"], b: ["a"] }, [["a", "b"]]],
  ["three, beside others", { a: ["b", "x"], b: ["c"], c: ["a"], x: [] }, [["a", "b", "c"]]],
  ["itself", { a: ["a"] }, [["a"]]],
  ["none", { a: ["b", "c"], b: ["c"], c: [] }, []],
] as const)("a circle of %s is seen", ([, graph, circles]) => {
  expect(circlesOf(new Map(Object.entries(graph as Record<string, readonly string[]>)))).toEqual(circles);
});
test("an import of a type is an import", () => {
  expect(importsOf("study/a.ts", 'import type { A } from "../model/b.ts";\nexport * from "./c.ts";')).toEqual(
    ["model/b.ts", "study/c.ts"],
  );
});
