import { describe, expect, test } from "vitest";
import { filesBelow, runnable, type Snippet, snippetsOf, typeErrors } from "../support/snippets.ts";

/** Runs every ```ts block of the doc comments, of the README and of the pages in docs. */
const files = [
  ...filesBelow("src", ".ts"),
  "README.md",
  ...filesBelow("docs", ".md"),
  ...filesBelow("seeds", ".md"),
];
const snippets = snippetsOf(files);

/** Typed arrays read as plain lists, all the way down, so that a claim can be written as one. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  return value;
}

async function run(snippet: Snippet): Promise<number> {
  const { body, imports, claims } = runnable(snippet);
  const modules = Object.fromEntries(
    await Promise.all(imports.map(async (name) => [name, await load(name)] as const)),
  );
  const claim = (actual: unknown, expected: unknown): void => expect(plain(actual)).toEqual(plain(expected));
  const block = new Function("modules", "claim", `return (${body.trim().replace(/;$/, "")});`)(
    modules,
    claim,
  ) as () => Promise<void>;
  await block();
  return claims.length;
}

function load(name: string): Promise<unknown> {
  if (name === "equalis") return import("../../src/index.ts");
  const room = /^equalis\/([a-z]+)$/.exec(name)?.[1];
  return room === undefined ? import(/* @vite-ignore */ name) : import(`../../src/${room}/index.ts`);
}

test("there are examples", () => expect(snippets.length).toBeGreaterThan(20));

test.for(snippets)("$place holds", async (snippet) => {
  await run(snippet);
});

test("every example type-checks", { timeout: 120_000 }, () => {
  expect(typeErrors(snippets)).toEqual([]);
});

describe("the checker itself", () => {
  const of = (code: string): Snippet => ({ place: "here", code });
  test("sees a wrong value", async () => {
    await expect(run(of('import { gini } from "equalis";\ngini([1, 3]); // => 0.26'))).rejects.toThrow();
  });
  test("lets a right value pass, on several lines too", async () => {
    await expect(
      run(
        of(
          'import { gini } from "equalis";\nconst g = gini([1, 3]); // => 0.25\n[g]; // => [\n//   0.25,\n// ]',
        ),
      ),
    ).resolves.toBe(2);
  });
  test("sees a wrong value inside a block", async () => {
    await expect(run(of("if (true) {\n  3; // => 4\n}"))).rejects.toThrow();
  });
  test("sees a claim it cannot check", async () => {
    await expect(run(of("if (true) {} // => 3"))).rejects.toThrow("1 claims are written, 0 follow");
  });
  test("sees a type error", { timeout: 120_000 }, () => {
    expect(typeErrors([of('import { gini } from "equalis";\ngini("1, 3");')])).toHaveLength(1);
  });
});
