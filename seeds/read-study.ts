import type { Study } from "equalis";
import { parseStudy } from "equalis/schema";
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Outcome } from "./problem.ts";

/** Reads a study from JSON. All problems are listed, each with the line it stands on. */
export function readStudy(text: string): Outcome<Study> {
  const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length;
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, {
    disallowComments: true,
    allowTrailingComma: false,
    allowEmptyContent: false,
  });
  if (errors.length > 0 || tree === undefined) {
    return {
      problems: errors.map(({ error, offset }) => ({
        line: lineAt(offset),
        place: "JSON",
        message: `is not valid JSON: ${printParseErrorCode(error)}`,
      })),
    };
  }
  const twice = repeatedKeys(tree);
  if (twice.length > 0) {
    return {
      problems: twice.map(({ key, offset }) => ({
        line: lineAt(offset),
        place: `field ${key}`,
        message: "stands twice in one record; one of the two would be lost",
      })),
    };
  }
  const parsed = parseStudy(JSON.parse(text));
  if (parsed.issues === undefined) return { value: parsed.study };
  return {
    problems: parsed.issues.map(({ path, id, message }) => ({
      line: lineAt(nearest(tree, path).offset),
      place: id === undefined ? path || "file" : `${path} (${id})`,
      message,
    })),
  };
}

/** The node at a path such as `observations[3].value`, or the nearest one above it that exists. */
function nearest(tree: Node, path: string): Node {
  const steps = [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => key ?? Number(index));
  for (let length = steps.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, steps.slice(0, length));
    if (node !== undefined) return node;
  }
  return tree;
}

/** Keys that one object holds twice: a JSON reader would keep the last and lose the first in silence. */
function repeatedKeys(tree: Node): readonly { readonly key: string; readonly offset: number }[] {
  const found: { readonly key: string; readonly offset: number }[] = [];
  const stack = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const seen = new Set<string>();
    for (const child of node.children ?? []) {
      const key: unknown = node.type === "object" ? child.children?.[0]?.value : undefined;
      if (typeof key === "string") {
        if (seen.has(key)) found.push({ key, offset: child.offset });
        seen.add(key);
      }
      stack.push(child);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}
