import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** One fenced ```ts block, of a doc comment or of a page. */
export interface Snippet {
  /** Where it stands: file and line. */
  readonly place: string;
  /** The code without the fence and the comment's stars. */
  readonly code: string;
}

const root = new URL("../../", import.meta.url);

/** All runnable blocks of the files: fences marked `ts`, not `ts ignore`. */
export function snippetsOf(files: readonly string[]): Snippet[] {
  return files.flatMap((file) => {
    const text = readFileSync(new URL(file, root), "utf8");
    const inComments = file.endsWith(".ts");
    const lines = text.split("\n").map((line) => (inComments ? line.replace(/^\s*\* ?/, "") : line));
    const found: Snippet[] = [];
    for (let i = 0; i < lines.length; i++) {
      if (lines[i]!.trim() !== "```ts" || (inComments && !text.split("\n")[i]!.trim().startsWith("*")))
        continue;
      const end = lines.findIndex((line, j) => j > i && line.trim() === "```");
      const indent = /^\s*/.exec(lines[i]!)![0].length;
      found.push({
        place: `${file}:${i + 1}`,
        code: lines
          .slice(i + 1, end)
          .map((line) => line.slice(indent))
          .join("\n"),
      });
      i = end;
    }
    return found;
  });
}

/** Files below a folder of the project with this ending, as paths from its root. */
export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending) && !file.includes("node_modules") && !file.startsWith("api/"))
    .map((file) => `${folder}/${file}`)
    .sort();
}

/** What a block claims: the value of an expression, from a trailing `// => value`. */
export interface Claim {
  readonly expression: string;
  readonly expected: string;
}

/** A piece of the block and what stands in its place when it runs. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The block as an async function that calls `claim(actual, expected)`; imports become look-ups. */
export function runnable(snippet: Snippet): {
  readonly body: string;
  readonly claims: readonly Claim[];
  readonly imports: readonly string[];
} {
  const { code, place } = snippet;
  const source = ts.createSourceFile("snippet.ts", code, ts.ScriptTarget.ES2022, true);
  const claims: Claim[] = [];
  const imports: string[] = [];
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const from = (node.moduleSpecifier as ts.StringLiteral).text;
      imports.push(from);
      edits.push({ from: node.getStart(source), to: node.getEnd(), text: lookUp(node, from) });
      return;
    }
    const expected = ts.isStatement(node) ? claimAfter(code, node.getEnd()) : undefined;
    if (expected !== undefined && ts.isExpressionStatement(node)) {
      const expression = node.expression.getText(source);
      claims.push({ expression, expected });
      edits.push({
        from: node.getStart(source),
        to: node.getEnd(),
        text: `claim((${expression}), (${expected}));`,
      });
      return;
    }
    if (expected !== undefined && ts.isVariableStatement(node)) {
      const { name } = node.declarationList.declarations[0]!;
      if (ts.isIdentifier(name)) {
        claims.push({ expression: name.text, expected });
        edits.push({
          from: node.getEnd(),
          to: node.getEnd(),
          text: ` claim((${name.text}), (${expected}));`,
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const written = code.match(/\/\/ =>/g)?.length ?? 0;
  if (written !== claims.length) {
    throw new Error(
      `${place}: ${written} claims are written, ${claims.length} follow an expression or a variable`,
    );
  }
  let body = code;
  for (const { from, to, text } of edits.toSorted((a, b) => b.from - a.from)) {
    body = body.slice(0, from) + text + body.slice(to);
  }
  const compiled = ts
    .transpileModule(`export default async () => {\n${body}\n}`, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    })
    .outputText.replace(/^export default /m, "");
  return { body: compiled, claims, imports };
}

/** What a `// => value` behind a statement says; further comment lines belong to it while it is incomplete. */
function claimAfter(code: string, end: number): string | undefined {
  const [first = "", ...further] = code.slice(end).split("\n");
  let value = /^[ \t]*\/\/ =>[ \t]*(.*)$/.exec(first)?.[1];
  for (const line of further) {
    const more = /^[ \t]*\/\/(.*)$/.exec(line)?.[1];
    if (value === undefined || more === undefined || isExpression(value)) break;
    value += `\n${more}`;
  }
  return value?.trim();
}

function isExpression(text: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(`(${text});`, { reportDiagnostics: true });
  return diagnostics.length === 0;
}

function lookUp(node: ts.ImportDeclaration, from: string): string {
  const bindings = node.importClause?.namedBindings;
  const modules = `modules[${JSON.stringify(from)}]`;
  if (bindings === undefined || node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return "";
  if (ts.isNamespaceImport(bindings)) return `const ${bindings.name.text} = ${modules};`;
  const names = bindings.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ name, propertyName }) =>
      propertyName === undefined ? name.text : `${propertyName.text}: ${name.text}`,
    );
  return `const { ${names.join(", ")} } = ${modules};`;
}

/** Type errors of blocks, each with its place. */
export function typeErrors(snippets: readonly Snippet[]): string[] {
  const folder = fileURLToPath(root);
  const names = new Map(snippets.map((snippet, i) => [`${folder}test/snippet-${i}.ts`, snippet]));
  const { config } = ts.readConfigFile(`${folder}tsconfig.test.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  options.noUnusedLocals = false;
  options.noUnusedParameters = false;
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (name) => names.has(name) || fileExists(name);
  host.readFile = (name) => names.get(name)?.code ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const snippet = names.get(name);
    return snippet === undefined
      ? getSourceFile(name, version, ...rest)
      : ts.createSourceFile(name, `${snippet.code}\nexport {};`, version, true);
  };
  const program = ts.createProgram([...names.keys()], options, host);
  return [...names].flatMap(([name, snippet]) =>
    [
      ...program.getSyntacticDiagnostics(program.getSourceFile(name)),
      ...program.getSemanticDiagnostics(program.getSourceFile(name)),
    ]
      // A claim is an expression on its own line, which is what the reader sees.
      .filter(({ code }) => code !== 2695)
      .map(({ messageText, start }) => {
        const line = snippet.code.slice(0, start).split("\n").length;
        return `${snippet.place} + ${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
      }),
  );
}
