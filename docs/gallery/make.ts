import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plot } from "equalis/plot";

/** The pictures, in the order of the page: name of the example, heading, and what to look for. */
const PLOTS = [
  ["lorenz", "Lorenz curves", "How far the curve hangs below the diagonal is the Gini coefficient."],
  [
    "concentration",
    "Concentration curve",
    "People ordered by something else, such as income: above the diagonal the poor have more.",
  ],
  ["gap-to-standard", "Gap to the standard", "Every region against its standard."],
  ["town-and-country", "Town and country", "Two parts of the same regions."],
  ["ranking", "Ranking", "Regions by value, with the standard and what all have together."],
  ["intervals", "Ranking with intervals", "Where intervals overlap, ranks say little."],
  ["transfer", "Before and after a transfer", "What each region had, what it gets, and which step fixed it."],
  ["waterfall", "From budget to spending", "Where money is lost on its way."],
  ["appraisal", "Appraisal", "Width is points that could be earned; what is pale was lost."],
  ["convergence", "Convergence", "Whether regions come closer over the years."],
  ["goals", "Goals", "The way gone, the way to go, and the date."],
  ["decomposition", "Decomposition", "How much lies between groups, and how much inside which."],
  ["frontier", "Budget against gap", "What more money buys, and where the plan stands."],
  ["chinese", "中文", 'All words come in Chinese as well: `language: "zh"`.'],
] as const;

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The page and its pictures, by file. */
export async function gallery(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const parts = [
    "# Gallery",
    "",
    "Every plot, drawn by the code below it. Each returns `svg()`, a picture that stands on its own in light, dark and gray, and `vegaLite()`, the same as a",
    "Vega-Lite 6 specification. [`beijing.ts`](gallery/beijing.ts) holds real figures, [`counties.ts`](gallery/counties.ts) figures made up for illustration. `npm run gallery` makes this page.",
  ];
  for (const [name, heading, text] of PLOTS) {
    const { plot } = (await import(here(`./examples/${name}.ts`))) as { readonly plot: Plot };
    files.set(here(`./${name}.svg`), plot.svg());
    const code = readFileSync(here(`./examples/${name}.ts`), "utf8");
    parts.push(
      "",
      `## ${heading}`,
      "",
      text,
      "",
      `![${heading}](gallery/${name}.svg)`,
      "",
      "```typescript",
      code.trimEnd(),
      "```",
    );
  }
  files.set(here("../gallery.md"), `${parts.join("\n")}\n`);
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of await gallery()) writeFileSync(file, text);
}
