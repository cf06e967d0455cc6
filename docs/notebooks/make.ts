import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One cell of a notebook, nbformat 4.5. */
interface Cell {
  readonly cell_type: "code" | "markdown";
  readonly id: string;
  readonly metadata: { readonly tags?: readonly string[] };
  readonly source: readonly string[];
  readonly execution_count?: null;
  readonly outputs?: readonly never[];
}

/** Lines as nbformat has them: each but the last with its line break. */
const lines = (text: string): string[] => text.split(/(?<=\n)/);

/**
 * A script with `// %%` between its cells as a notebook for the Deno kernel. A code cell that ends with a value is
 * tagged, so that whoever runs it can tell that its output must not be missing.
 */
export function toNotebook(script: string): string {
  const cells = script
    .split(/^\/\/ %%/m)
    .slice(1)
    .map((part, i): Cell => {
      const id = `cell-${i + 1}`;
      const [head = "", ...rest] = part.split("\n");
      const body = rest.join("\n").trim();
      if (head.includes("[markdown]")) {
        return { cell_type: "markdown", id, metadata: {}, source: lines(body.replace(/^\/\/ ?/gm, "")) };
      }
      const last = body.split("\n").at(-1) ?? "";
      const shows = /^[A-Za-z][\w.[\]!() >,]*;$/.test(last);
      return {
        cell_type: "code",
        id,
        metadata: shows ? { tags: ["expect-output"] } : {},
        source: lines(body),
        execution_count: null,
        outputs: [],
      };
    });
  const notebook = {
    cells,
    metadata: {
      kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
      language_info: { file_extension: ".ts", mimetype: "text/x.typescript", name: "typescript" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** The notebooks of this folder, by name, as their scripts make them. */
export function notebooks(): ReadonlyMap<string, string> {
  const here = fileURLToPath(new URL(".", import.meta.url));
  return new Map(
    readdirSync(here)
      .filter((file) => file.endsWith(".ts") && file !== "make.ts")
      .map((file) => [
        `${here}${file.replace(/\.ts$/, ".ipynb")}`,
        toNotebook(readFileSync(`${here}${file}`, "utf8")),
      ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of notebooks()) writeFileSync(file, text);
}
