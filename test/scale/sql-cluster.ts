import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atkinson, gini, lorenzAt, theil } from "equalis";
import { indicesSql, type SqlRow } from "equalis/sql";
import { seededRandom } from "../../src/numeric/seeded-random.ts";

/**
 * Runs the measures on a cluster of ClickHouse servers on the loopback address, and holds them against the array functions:
 * `tsx test/scale/sql-cluster.ts [shards] [rows]`. It needs the program `clickhouse`, version 23.3 or later, on the path or named by the
 * environment variable CLICKHOUSE; without it the script says so and exits with 2.
 */
const SHARDS = Number(process.argv[2] ?? 2);
const ROWS = Number(process.argv[3] ?? 1e6);
const PROGRAM = process.env.CLICKHOUSE ?? "clickhouse";

const version = /(\d+)\.(\d+)/.exec(
  spawnSync(PROGRAM, ["local", "--version"], { encoding: "utf8" }).stdout ?? "",
);
if (version === null || Number(version[1]) * 100 + Number(version[2]) < 2303) {
  console.error(
    `${version === null ? `there is no program "${PROGRAM}"` : `"${PROGRAM}" is version ${version[0]}`}: ` +
      "install ClickHouse 23.3 or later, or name it by the environment variable CLICKHOUSE. Nothing was checked.",
  );
  process.exit(2);
}

/** A port of the loopback address that no one listens on. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

const folder = mkdtempSync(join(tmpdir(), "equalis-cluster-"));
const servers: ChildProcess[] = [];
try {
  const shards: { readonly tcp: number; readonly http: number }[] = [];
  for (let k = 0; k < SHARDS; k++) shards.push({ tcp: await freePort(), http: await freePort() });
  const members = shards
    .map(({ tcp }) => `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`)
    .join("");
  for (const [k, { tcp, http }] of shards.entries()) {
    const home = join(folder, `shard-${k}`);
    mkdirSync(home);
    writeFileSync(
      join(home, "config.xml"),
      `<clickhouse>
  <logger><level>error</level><console>1</console></logger>
  <listen_host>127.0.0.1</listen_host><tcp_port>${tcp}</tcp_port><http_port>${http}</http_port>
  <path>${home}/data/</path><tmp_path>${home}/tmp/</tmp_path><user_files_path>${home}/files/</user_files_path>
  <remote_servers><equalis>${members}</equalis></remote_servers>
  <profiles><default/></profiles><quotas><default/></quotas>
  <users><default><password/><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
</clickhouse>`,
    );
    servers.push(
      spawn(PROGRAM, ["server", `--config-file=${home}/config.xml`], {
        cwd: home,
        stdio: ["ignore", "ignore", "inherit"],
      }),
    );
  }
  for (const { http } of shards) await answers(http);
  for (const { http } of shards) {
    await ask(http, "CREATE TABLE part (value Float64, weight Float64) ENGINE = MergeTree ORDER BY value");
  }
  await ask(
    shards[0]!.http,
    "CREATE TABLE people (value Float64, weight Float64) ENGINE = Distributed(equalis, default, part)",
  );

  const random = seededRandom("a cluster");
  const values = Float64Array.from({ length: ROWS }, () => Math.round(-1e4 * Math.log(1 - random())));
  const weights = Float64Array.from({ length: ROWS }, () => 1 + Math.floor(9 * random()));
  const perShard = Math.ceil(ROWS / SHARDS);
  for (const [k, { http }] of shards.entries()) {
    for (let from = k * perShard; from < Math.min(ROWS, (k + 1) * perShard); from += 100_000) {
      const lines: string[] = [];
      for (let i = from; i < Math.min(ROWS, (k + 1) * perShard, from + 100_000); i++) {
        lines.push(`${values[i]}\t${weights[i]}`);
      }
      await ask(http, `INSERT INTO part FORMAT TabSeparated\n${lines.join("\n")}`);
    }
  }

  const query = indicesSql({
    dialect: "clickhouse",
    from: "people",
    value: "value",
    weight: "weight",
    measures: {
      gini: "gini",
      theil: "theil",
      atkinson: { index: "atkinson", options: { epsilon: 0.5 } },
      half: { index: "lorenzAt", options: { p: 0.5 } },
    },
  });
  const begin = performance.now();
  const text = await ask(shards[0]!.http, `${query.text}\nFORMAT JSON`);
  const [record] = query.read((JSON.parse(text) as { readonly data: SqlRow[] }).data);
  console.log(`${SHARDS} shards, ${ROWS} rows: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  const byArrays = {
    gini: gini(values, { weights }),
    theil: theil(values, { weights }),
    atkinson: atkinson(values, { weights, epsilon: 0.5 }),
    half: lorenzAt(values, 0.5, { weights }),
  };
  for (const [name, value] of Object.entries(byArrays)) {
    const fromSql = record?.values[name as keyof typeof byArrays] ?? Number.NaN;
    const fine = Math.abs(fromSql / value - 1) <= 1e-9;
    console.log(`${fine ? "same " : "APART"} ${name}: ${fromSql} on the cluster, ${value} by arrays`);
    if (!fine) process.exitCode = 1;
  }
} finally {
  for (const server of servers) server.kill("SIGTERM");
  await Promise.all(
    servers.map((server) =>
      server.exitCode === null ? new Promise((resolve) => server.once("exit", resolve)) : undefined,
    ),
  );
  rmSync(folder, { recursive: true, force: true });
}

async function ask(port: number, text: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: text });
  const answer = await response.text();
  if (!response.ok) throw new Error(answer.slice(0, 2000));
  return answer;
}

/** Waits until a server answers, half a minute at most. */
async function answers(port: number): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    try {
      await ask(port, "SELECT 1");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  throw new Error(`the server on port ${port} does not answer`);
}
