import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** What a bundler keeps: pictures for whoever imports `equalis/plot`, and nothing of them for anybody else. */
async function bundled(
  contents: string,
): Promise<{ readonly rooms: readonly string[]; readonly code: string }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("../..", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    metafile: true,
  });
  const rooms = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => /^src\/(study\/presentation|[a-z]+)\//.exec(file)?.[1] ?? "")
    .filter((room) => room !== "");
  return { rooms: [...new Set(rooms)].sort(), code: outputFiles[0]!.text };
}

test("the root has neither plots nor reports", async () => {
  const { rooms } = await bundled('export * from "./src/index.ts"');
  expect(rooms).toContain("study/presentation");
  expect(rooms).not.toContain("plot");
  expect(rooms).not.toContain("report");
});

test("an index alone has nothing of how results show themselves", async () => {
  const { rooms } = await bundled('export { gini } from "./src/index.ts"');
  expect(rooms).toEqual(["inequality", "numeric"]);
});

test("importing the plots for their effect alone is not thrown away", async () => {
  const { rooms, code } = await bundled(
    'import "./src/plot/index.ts"; export { measureGap } from "./src/index.ts"',
  );
  expect(rooms).toContain("plot");
  const { measureGap } = (await import(
    `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`
  )) as typeof import("../../src/index.ts");
  const gap = measureGap(
    {
      id: "s",
      name: "S",
      regions: [
        { id: "a", name: "A" },
        { id: "b", name: "B" },
      ],
      indicators: [
        { id: "beds", name: "Beds", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 },
      ],
      observations: [
        { region: "a", indicator: "beds", period: "2020", value: 1 },
        { region: "b", indicator: "beds", period: "2020", value: 3 },
      ],
    },
    { indicator: "beds", weights: "equal" },
  );
  expect(gap.toSVG()).toMatch(/^<svg /);
});
