import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** Ceilings in bytes after brotli, the error class and its plain form included. Raise one in the commit that needs it, and say why. */
const CEILINGS: Readonly<Record<string, number>> = {
  // The aim is 1000: guards that say what is wrong take as much again, and a radix sort that stays inside the caches, so that
  // a million weighted values take half as long as the engine's sort of bare ones, the rest.
  gini: 2310,
  // A logarithm of our own, so that a seed gives the same interval on every engine.
  theil: 2950,
  perCapita: 1310,
  waterFill: 3250,
};

async function bundle(
  contents: string,
): Promise<{ readonly size: number; readonly packages: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("../..", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    metafile: true,
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => file),
  );
  const packages = new Set(
    used
      .map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1])
      .filter((name) => name !== undefined),
  );
  return { size: brotliCompressSync(outputFiles[0]!.contents).length, packages: [...packages].sort() };
}

test.for(Object.entries(CEILINGS))(
  "%s alone takes at most %i bytes, without zod",
  async ([name, ceiling]) => {
    const { size, packages } = await bundle(`export { ${name} } from "./src/index.ts"`);
    expect(size).toBeLessThanOrEqual(ceiling);
    expect(packages).not.toContain("zod");
  },
);

test("the root loads simple-statistics at most, never zod", async () => {
  const { packages } = await bundle('export * from "./src/index.ts"');
  expect(packages).toEqual(["simple-statistics"]);
});

test("the checker itself sees zod where it is", async () => {
  const { packages } = await bundle('export * from "./src/schema/index.ts"');
  expect(packages).toEqual(["zod"]);
});
