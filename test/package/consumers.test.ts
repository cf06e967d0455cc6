import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";

/** Whoever installs the packed tarball gets the same number: Node in both module systems, tsx, Deno, a browser. */
const root = fileURLToPath(new URL("../../", import.meta.url));
const GINI = "0.25";
let home = "";
const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, {
    cwd: home,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1" },
  }).trim();
const write = (name: string, text: string): string => {
  writeFileSync(join(home, name), text);
  return name;
};
const bin = (name: string): string => join(root, "node_modules", ".bin", name);

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "equalis-consumer-"));
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", home], { cwd: root });
  const tarball = readdirSync(home).find((name) => name.endsWith(".tgz"))!;
  mkdirSync(join(home, "node_modules"));
  run("tar", "-xzf", tarball, "-C", "node_modules");
  cpSync(join(home, "node_modules", "package"), join(home, "node_modules", "equalis"), { recursive: true });
  rmSync(join(home, "node_modules", "package"), { recursive: true });
  for (const name of ["simple-statistics", "zod"])
    symlinkSync(join(root, "node_modules", name), join(home, "node_modules", name));
  write(
    "package.json",
    '{ "name": "consumer", "private": true, "type": "module", "dependencies": { "equalis": "*" } }',
  );
  write("deno.json", '{ "nodeModulesDir": "manual", "lock": false }');
}, 120_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("the packed tarball prints the same Gini in", () => {
  const code = 'import { gini } from "equalis";\nconsole.log(gini([2, 4, 6, 8]));\n';
  test("Node, ES module", () => {
    expect(run("node", write("esm.mjs", code))).toBe(GINI);
  });
  test("Node, CommonJS", () => {
    expect(
      run(
        "node",
        write("cjs.cjs", 'const { gini } = require("equalis");\nconsole.log(gini([2, 4, 6, 8]));\n'),
      ),
    ).toBe(GINI);
  });
  test("tsx", () => {
    expect(
      run(
        bin("tsx"),
        write("script.ts", code.replace("gini(", "gini(").concat("const n: number = 1;\nvoid n;\n")),
      ),
    ).toBe(GINI);
  });
  test("Deno", () => {
    expect(run(bin("deno"), "run", "--quiet", "--no-check", write("deno.ts", code))).toBe(GINI);
  });
  test("Deno, quoted cells too", () => {
    const quoted = `import { fromCsv } from "equalis/adapters";
const text = '"region","indicator","period","value"\\n"north, east","beds","2020","4.5"\\n';
console.log(fromCsv(text).observations[0]?.region);
`;
    expect(run(bin("deno"), "run", "--quiet", "--no-check", write("quoted.ts", quoted))).toBe("north, east");
  });
  test("a worker thread", () => {
    const worker = write(
      "worker.mjs",
      'import { parentPort } from "node:worker_threads";\nimport { gini } from "equalis";\nparentPort.postMessage(gini([2, 4, 6, 8]));\n',
    );
    expect(
      run(
        "node",
        write(
          "main.mjs",
          `import { Worker } from "node:worker_threads";\nnew Worker("./${worker}").on("message", (g) => console.log(g));\n`,
        ),
      ),
    ).toBe(GINI);
  });
});

describe("every entry", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    exports: Record<string, unknown>;
  };
  const entries = Object.keys(manifest.exports)
    .filter((path) => path !== "./package.json")
    .map((path) => path.replace(/^\./, "equalis"));
  test("loads by import and by require, with the same names", () => {
    write(
      "names.mjs",
      `for (const entry of ${JSON.stringify(entries)}) console.log(entry, Object.keys(await import(entry)).filter((k) => k !== "module.exports").sort().join());`,
    );
    write(
      "names.cjs",
      `for (const entry of ${JSON.stringify(entries)}) console.log(entry, Object.keys(require(entry)).sort().join());`,
    );
    expect(run("node", "names.mjs")).toBe(run("node", "names.cjs"));
  });
  test("shares one error class, so that instanceof holds across entries", () => {
    write(
      "errors.mjs",
      'import { EqualizationError } from "equalis";\nimport { gini } from "equalis/inequality";\ntry { gini([]); } catch (error) { console.log(error instanceof EqualizationError, error instanceof RangeError, error.name, error.code); }',
    );
    expect(run("node", "errors.mjs")).toBe("true true EqualizationError too_few_observations");
  });
  test("works where code generation from strings is forbidden", () => {
    write(
      "strict.mjs",
      'import { gini } from "equalis";\nimport { parseStudy } from "equalis/schema";\nconsole.log(gini([2, 4, 6, 8]), parseStudy({ id: "s", name: "S", regions: [{ id: "a", name: "A" }] }).study.id);',
    );
    expect(run("node", "--disallow-code-generation-from-strings", "strict.mjs")).toBe(`${GINI} s`);
  });
});

describe("types resolve for", () => {
  const code =
    'import { type Vector, gini } from "equalis";\nimport { parseStudy } from "equalis/schema";\nconst v: Vector = [1, 2];\nexport const g: number = gini(v);\nexport const s = parseStudy({}).issues;\n';
  test("modules of both systems", { timeout: 120_000 }, () => {
    const compilerOptions = {
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      target: "es2022",
      module: "NodeNext",
      types: [],
    };
    const files = [write("consumer.mts", code), write("consumer.cts", code)];
    expect(run(bin("tsc"), "-p", write("tsconfig.json", JSON.stringify({ compilerOptions, files })))).toBe(
      "",
    );
  });
});

describe("the notebooks run as scripts", () => {
  const notebooks = readdirSync(join(root, "docs/notebooks")).filter((file) => file.endsWith(".ipynb"));
  const compilerOptions = {
    strict: true,
    target: "es2022",
    lib: ["ES2023", "DOM"],
    module: "NodeNext",
    moduleResolution: "NodeNext",
    types: [],
  };
  beforeAll(() => {
    mkdirSync(join(home, "scripts"));
    write("scripts/package.json", '{ "type": "commonjs" }');
    write("scripts/tsconfig.json", JSON.stringify({ compilerOptions }));
    for (const notebook of notebooks) {
      const script = notebook.replace(".ipynb", ".ts");
      cpSync(join(root, "docs/notebooks", script), join(home, "scripts", script));
    }
  });

  // ts-node checks the types of the whole package for every script: one here, all of them in `npm run check:long`.
  const isLong = process.env.LONG === "1";
  test.for(notebooks.map((notebook, i) => [notebook, isLong || i === 0] as const))(
    "%s, with the same output in tsx and ts-node (ts-node: %s)",
    { timeout: 60_000 },
    ([notebook, hasTypesChecked]) => {
      const script = join("scripts", notebook.replace(".ipynb", ".ts"));
      const printed = run(bin("tsx"), script);
      expect(printed.length).toBeGreaterThan(100);
      if (hasTypesChecked) expect(run(bin("ts-node"), script)).toBe(printed);
    },
  );
});

describe("in a browser", () => {
  const TYPES: Readonly<Record<string, string>> = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
  };
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
      try {
        const body = path === "/" ? page : readFileSync(join(home, "node_modules", path));
        response.writeHead(200, {
          "content-type": TYPES[extname(path) || ".html"] ?? "text/plain",
          "content-security-policy": "default-src 'none'; script-src 'self' 'unsafe-inline'",
        });
        response.end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });
  // Logarithms, exponentials and powers go into most of these: engines round their own ones differently.
  const SEEDED = `(equalis) => {
    const random = equalis.seededRandom(1);
    const values = Array.from({ length: 60 }, () => 1 + 99 * random());
    const intervals = ["GINI", "THEIL", "MEAN_LOG_DEVIATION", "ATKINSON", "GENERALIZED_ENTROPY", "KOLM", "EXTENDED_GINI", "ZENGA"]
      .flatMap((name) => ["percentile", "bca"].map((intervalMethod) =>
        [name, equalis.estimate(equalis[name], values, { method: "bootstrap", intervalMethod, replicates: 200, seed: 7 })]));
    const subgroups = values.slice(0, 9).map((estimate, i) =>
      ({ name: "g" + i, estimate, standardError: estimate / 9, population: 100 + i, order: i + 1 }));
    const measures = equalis.measureSubgroups(subgroups, { favorable: true, scale: 100, draws: 100, seed: 7 });
    // Distances, angles, roots, draws and powers: these differ between engines too.
    const points = Array.from({ length: 30 }, (_, i) =>
      ({ id: "p" + i, longitude: -180 + 360 * random(), latitude: -90 + 180 * random() }));
    const planar = points.map(({ id }) => ({ id, x: 1e-150 * random(), y: 1e-150 * random() }));
    const spread = { favorable: true, scale: 100 };
    const weights = equalis.kernelWeights(points, { kernel: "gaussian", bandwidth: { neighbors: 6 } });
    const { columns } = equalis;
    const others = [
      equalis.travelCosts(points, points, { maxCost: 20000 }),
      equalis.travelCosts(planar, planar, { maxCost: 1 }),
      equalis.moranI(values.slice(0, 30), weights, { permutations: 99, seed: 7 }),
      equalis.betweenGroupVariance(subgroups, spread),
      equalis.pooledStandardError(values, values.map((value) => value * value)),
      equalis.kernelDensity(values),
      equalis.interruptedTimeSeries(values.slice(0, 48), { at: 24, seasonal: 12, harmonics: 2 }),
      columns.log(values, 10), columns.power(values, 0.37), columns.power(values, -1.5),
    ];
    return JSON.stringify([random(), intervals, measures, others]);
  }`;
  const page = `<!doctype html><title>consumer</title>
<script type="importmap">{ "imports": { "simple-statistics": "/simple-statistics/dist/simple-statistics.mjs", "zod": "/zod/index.js" } }</script>
<script type="module">
document.addEventListener("securitypolicyviolation", (event) => { document.title = "violation: " + event.violatedDirective; });
const equalis = await import("/equalis/dist/index.js");
const { gini } = equalis;
const { parseStudy } = await import("/equalis/dist/schema.js");
parseStudy({ id: "s", name: "S", regions: [{ id: "a", name: "A" }] });
await new Promise((done) => setTimeout(done, 50));
if (document.title === "consumer") document.title = gini([2, 4, 6, 8]) + " " + (${SEEDED})(equalis);
</script>`;

  test("a module under a strict content security policy gives the same Gini, and a seed the same intervals to the last bit", {
    timeout: 60_000,
  }, async () => {
    const tab = await browser.newPage();
    const errors: string[] = [];
    tab.on("pageerror", (error) => errors.push(error.message));
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await expect.poll(() => tab.title(), { timeout: 30_000 }).not.toBe("consumer");
    write("seed.mjs", `import * as equalis from "equalis";\nconsole.log((${SEEDED})(equalis));\n`);
    expect(errors).toEqual([]);
    const inNode = run("node", "seed.mjs");
    expect(inNode).toContain('["ATKINSON",{"value":');
    expect(await tab.title()).toBe(`${GINI} ${inNode}`);
    expect(run(bin("deno"), "run", "--quiet", "--no-check", "seed.mjs")).toBe(inNode);
    // Bun's engine is that of Safari; it is compared where Bun is installed.
    if (spawnSync("bun", ["--version"]).status === 0) expect(run("bun", "seed.mjs")).toBe(inNode);
  });
});
