import { copyFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the page into a folder: the page, its style and one script. */
export async function makePage(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const file of ["index.html", "style.css"]) copyFileSync(here(file), `${folder}/${file}`);
  await build({
    entryPoints: [here("./try.ts")],
    outfile: `${folder}/try.js`,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    // The entries of the package, as `npm install equalis` gives them to a page of one's own.
    alias: {
      equalis: here("../../src/index.ts"),
      "equalis/adapters": here("../../src/adapters/index.ts"),
      "equalis/report": here("../../src/report/index.ts"),
    },
    logLevel: "error",
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makePage(here("../site/try"));
