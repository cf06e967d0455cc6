import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { notebooks } from "../../docs/notebooks/make.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const made = [...notebooks()].map(([file, text]) => ({ file, name: basename(file, ".ipynb"), text }));
const scriptOf = (file: string): string => file.replace(/\.ipynb$/, ".ts");

const python = ["python3", "/usr/bin/python3"].find(
  (command) => spawnSync(command, ["-c", "import jupyter_client, nbformat"]).status === 0,
);

test("there is a first look, and one for each of the four jobs", () => {
  expect(made.map(({ name }) => name).toSorted()).toEqual([
    "appraisal",
    "first-look",
    "gap",
    "ratios",
    "transfers",
  ]);
});

test.for(made)("$name is what its script makes: npm run notebooks", ({ file, text }) => {
  expect(readFileSync(file, "utf8")).toBe(text);
});

test.for(made)("$name runs as a script", { timeout: 60_000 }, ({ file }) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", scriptOf(file)], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, TSX_TSCONFIG_PATH: join(root, "tsconfig.test.json") },
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout.length).toBeGreaterThan(100);
});

describe.runIf(python !== undefined)("on the Deno kernel of Jupyter", () => {
  const home = mkdtempSync(join(tmpdir(), "notebooks-"));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const outputs = new Map<string, { readonly data?: Record<string, unknown>; readonly text?: unknown }[][]>();

  beforeAll(() => {
    const kernel = join(home, "kernels", "deno");
    mkdirSync(kernel, { recursive: true });
    const deno = join(root, "node_modules", ".bin", "deno");
    chmodSync(home, 0o755);
    writeFileSync(
      join(kernel, "kernel.json"),
      JSON.stringify({
        argv: [deno, "jupyter", "--kernel", "--conn", "{connection_file}"],
        display_name: "Deno",
        language: "typescript",
      }),
    );
    const { status, stderr } = spawnSync(
      python!,
      [join(root, "test/notebooks/execute.py"), "deno", home, ...made.map(({ file }) => file)],
      { encoding: "utf8", env: { ...process.env, JUPYTER_PATH: home } },
    );
    expect(status, stderr).toBe(0);
    for (const { name } of made) {
      const { cells } = JSON.parse(readFileSync(join(home, `${name}.ipynb`), "utf8"));
      outputs.set(
        name,
        cells
          .filter((cell: { cell_type: string }) => cell.cell_type === "code")
          .map((cell: { outputs: never }) => cell.outputs),
      );
    }
  }, 240_000);

  test.for(made)("$name runs without an error, and results show themselves with a picture", ({ name }) => {
    const bundles = outputs
      .get(name)!
      .flat()
      .flatMap(({ data }) => (data === undefined ? [] : [data]));
    const rich = bundles.filter((data) => "text/html" in data);
    expect(rich.length).toBeGreaterThan(0);
    for (const data of rich) {
      expect([data["text/html"]].flat().join("")).toMatch(/<table[\s\S]*<svg|<svg[\s\S]*<table/);
      expect(Object.keys(data)).toEqual(
        expect.arrayContaining(["text/plain", "application/vnd.vegalite.v6+json"]),
      );
    }
  });
});
