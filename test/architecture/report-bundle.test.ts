import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** What a report and a plot may take along of the study functions: how results show themselves, and how numbers are written. */
const SHARED = /^src\/study\/presentation\//;

/** The files of the study functions that a bundle of an entry contains. */
async function studyFilesOf(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: fileURLToPath(new URL("../..", import.meta.url)),
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    outdir: "out",
    metafile: true,
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && file.startsWith("src/study/"))
      .map(([file]) => file),
  );
}

test.for(["src/report/index.ts", "src/plot/index.ts"])("%s pulls in no study function", async (entry) => {
  expect((await studyFilesOf(entry)).filter((file) => !SHARED.test(file))).toEqual([]);
});
test("the checker sees a study function where there is one", async () => {
  expect(await studyFilesOf("src/study/gap/measure-gap.ts")).toContain("src/study/gap/measure-gap.ts");
});
