import { defineConfig } from "tsup";

/** One entry a room; package.json, deno.json and typedoc.json list the same, which a test checks. */
const rooms = [
  "access",
  "adapters",
  "agreement",
  "appraisal",
  "composite",
  "dynamics",
  "efficiency",
  "evaluation",
  "financing",
  "inequality",
  "map",
  "plot",
  "programs",
  "report",
  "resources",
  "schema",
  "spatial",
  "sql",
  "study",
  "subgroups",
  "transfers",
];

export default defineConfig({
  entry: {
    index: "src/index.ts",
    ...Object.fromEntries(rooms.map((room) => [room, `src/${room}/index.ts`])),
  },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  // Projections and the reader of topologies, in the entry "map" alone, see docs/decisions/0009-maps.md.
  noExternal: ["d3-geo", "topojson-client"],
  // tsup sets baseUrl for declarations, which TypeScript 6 deprecates.
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
  // Shared chunks keep one EqualizationError a format, so that instanceof holds across entries.
  splitting: true,
  treeshake: true,
  sourcemap: true,
  clean: true,
});
