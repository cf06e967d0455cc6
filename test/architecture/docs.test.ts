import { fileURLToPath } from "node:url";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import tsupConfig from "../../tsup.config.ts";

/** Every public name, and every field of every public type, says what it is. */
const root = fileURLToPath(new URL("../../", import.meta.url));

interface Lack {
  readonly name: string;
  readonly lacks: string;
}

function lacks(files: readonly string[], text?: string): { readonly seen: number; readonly lacking: Lack[] } {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version, ...rest) =>
    text !== undefined && name === files[0]
      ? ts.createSourceFile(name, text, version, true)
      : getSourceFile(name, version, ...rest);
  const program = ts.createProgram(files, options, host);
  const checker = program.getTypeChecker();
  const seen = new Set<ts.Symbol>();
  const lacking: Lack[] = [];
  const documented = (symbol: ts.Symbol): boolean => symbol.getDocumentationComment(checker).length > 0;
  const own = (declaration: ts.Node): boolean =>
    !declaration.getSourceFile().fileName.includes("node_modules");

  /** Fields written out in a type, at any depth. */
  const fields = (name: string, node: ts.Node): void => {
    ts.forEachChild(node, function visit(child) {
      if (
        (ts.isPropertySignature(child) || ts.isMethodSignature(child) || ts.isPropertyDeclaration(child)) &&
        own(child)
      ) {
        const symbol = checker.getSymbolAtLocation(child.name);
        const inline =
          !ts.isInterfaceDeclaration(child.parent) && !ts.isTypeAliasDeclaration(child.parent.parent);
        // Fields of an inline type such as { lower, upper } speak for themselves; those of a named type do not.
        if (symbol !== undefined && !inline && !documented(symbol)) {
          lacking.push({ name: `${name}.${symbol.name}`, lacks: "a doc comment" });
        }
      }
      if (!ts.isBlock(child)) ts.forEachChild(child, visit);
    });
  };

  for (const file of files) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file)!);
    for (const exported of module === undefined ? [] : checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      if (seen.has(symbol)) continue;
      seen.add(symbol);
      if (!documented(symbol)) lacking.push({ name: exported.name, lacks: "a doc comment" });
      for (const declaration of symbol.declarations ?? []) {
        if (!own(declaration)) continue;
        if (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration))
          fields(exported.name, declaration);
        if (ts.isFunctionDeclaration(declaration)) {
          const tags = symbol.getJsDocTags(checker);
          const examples = tags.filter(({ name }) => name === "example");
          if (!examples.some(({ text: parts }) => ts.displayPartsToString(parts).includes("// =>"))) {
            lacking.push({ name: exported.name, lacks: "an @example with a claim" });
          }
        }
      }
    }
  }
  return { seen: seen.size, lacking };
}

describe("every export of every entry", () => {
  let result: ReturnType<typeof lacks>;
  beforeAll(() => {
    result = lacks(
      Object.values((tsupConfig as { entry: Record<string, string> }).entry).map((file) => root + file),
    );
  }, 120_000);
  test("is seen", () => expect(result.seen).toBeGreaterThan(100));
  test("is documented, and every function has an example with a value", () => {
    expect(result.lacking).toEqual([]);
  });
});

describe("the checker itself sees", () => {
  const of = (text: string): Lack[] => lacks([`${root}src/made-up.ts`], text).lacking;
  test("a function without a comment", { timeout: 60_000 }, () => {
    expect(of("export function f(): number { return 1; }")).toEqual([
      { name: "f", lacks: "a doc comment" },
      { name: "f", lacks: "an @example with a claim" },
    ]);
  });
  test("a field without a comment", { timeout: 60_000 }, () => {
    expect(of("/** A. */\nexport interface A { readonly x: number }")).toEqual([
      { name: "A.x", lacks: "a doc comment" },
    ]);
  });
  test("a constant without a comment", { timeout: 60_000 }, () => {
    expect(of("export const a: number = 1;")).toEqual([{ name: "a", lacks: "a doc comment" }]);
  });
});
