import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("the script of the cluster says what it needs where ClickHouse is not installed", () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", "--tsconfig", "tsconfig.test.json", "test/scale/sql-cluster.ts"],
    { encoding: "utf8", env: { ...process.env, CLICKHOUSE: "no-such-clickhouse" } },
  );
  expect(status).toBe(2);
  expect(stderr).toContain("install ClickHouse 23.3 or later");
});
