import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^equalis$/, replacement: here("./src/index.ts") },
      { find: /^equalis\/(.+)$/, replacement: here("./src/$1/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts", "seeds/**/*.test.ts"],
    globalSetup: ["test/support/unpack-browser.ts"],
    setupFiles: ["test/support/fixed-stream.ts"],
    // One worker per core; by itself the runner leaves a core unused.
    maxWorkers: availableParallelism(),
    testTimeout: 30_000,
  },
});
