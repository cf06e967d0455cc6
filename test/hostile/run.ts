import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";

/**
 * Calls every function as the examples of the docs do, with a hostile value in each place of the arguments in turn.
 *
 * `npm run hostile` goes on where the last run ended; `--fresh` starts again, `--only gini` reads one function, `--every 97` takes
 * each 97th call, `--depth 5` goes deeper into records, `--minutes 10` ends after that time.
 */
const { values } = parseArgs({
  options: {
    fresh: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    every: { type: "string", default: "1" },
    depth: { type: "string", default: "3" },
    minutes: { type: "string", default: "600" },
  },
});

interface Finding {
  readonly at: number;
  readonly where: string;
  readonly value: string;
  readonly example: string;
  readonly fault: string;
  readonly detail: string;
}

interface State {
  readonly next: number;
  readonly judged: number;
  readonly findings: readonly Finding[];
}

/** Milliseconds without progress after which a call counts as endless. */
const PATIENCE = 20_000;
const file = new URL("../../.cache/hostile.json", import.meta.url);
mkdirSync(new URL(".", file), { recursive: true });
const whole = values.only === "" && values.every === "1";
const saved =
  whole && !values.fresh && existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as State) : undefined;
const bundle = new URL("../../.cache/hostile/worker.mjs", import.meta.url);
buildSync({
  entryPoints: [fileURLToPath(new URL("worker.ts", import.meta.url))],
  outfile: fileURLToPath(bundle),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: "inline",
});
const end = Date.now() + Number(values.minutes) * 60_000;

const findings: Finding[] = [...(saved?.findings ?? [])];
let next = saved?.next ?? 0;
let judged = saved?.judged ?? 0;
let finished = false;
while (!finished && Date.now() < end) finished = await run();
if (whole) writeFileSync(file, JSON.stringify({ next, judged, findings } satisfies State));

const kinds = new Map<string, Finding[]>();
for (const finding of findings) {
  const kind = `${finding.fault}: ${finding.where.split(" ")[0]} ${finding.detail.replaceAll(/[\d.]+/g, "#")}`;
  kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
}
for (const [kind, list] of kinds) {
  const { where, value, example, detail } = list[0]!;
  console.log(`${kind}\n  ${list.length} times, first: ${where} = ${value} (${example}) ${detail}`);
}
console.log(
  `${judged} calls judged${finished ? ", all of them" : `, stopped at ${next}`}; ${findings.length} findings of ${kinds.size} kinds`,
);
process.exitCode = findings.length === 0 ? 0 : 1;

/** Runs a worker from `next` on until it ends, dies or hangs; true at the end of the list. */
function run(): Promise<boolean> {
  const position = new Int32Array(new SharedArrayBuffer(8));
  position[0] = next - 1;
  const worker = new Worker(bundle, {
    workerData: {
      start: next,
      stop: Number.MAX_SAFE_INTEGER,
      depth: Number(values.depth),
      only: values.only,
      every: Number(values.every),
      position,
    },
    execArgv: ["--enable-source-maps"],
    resourceLimits: { maxOldGenerationSizeMb: 900 },
    stdout: true,
  });
  return new Promise((resolve) => {
    let last = -2;
    let stuckSince = Date.now();
    let settled = false;
    const settle = (done: boolean, fault?: string): void => {
      if (settled) return;
      settled = true;
      clearInterval(watch);
      const at = Atomics.load(position, 0);
      judged += Atomics.load(position, 1);
      if (at < next && fault !== undefined) throw new Error(`the calls cannot be recorded: ${fault}`);
      if (fault !== undefined)
        findings.push({ at, where: `call ${at}`, value: "", example: "", fault: "died", detail: fault });
      next = at + 1;
      if (done) next = 0;
      void worker.terminate().then(() => resolve(done));
    };
    const watch = setInterval(() => {
      const at = Atomics.load(position, 0);
      if (at !== last) {
        last = at;
        stuckSince = Date.now();
      }
      if (Date.now() - stuckSince > PATIENCE && at >= next)
        settle(false, `no answer in ${PATIENCE / 1000} s`);
      if (Date.now() > end) settle(false);
    }, 500);
    worker.on(
      "message",
      (
        message:
          | Finding
          | {
              readonly done: true;
              readonly total: number;
              readonly calls: number;
              readonly functions: number;
            },
      ) => {
        if ("done" in message) {
          console.log(
            `${message.calls} documented calls of ${message.functions} functions, ${message.total} hostile calls`,
          );
          settle(true);
        } else findings.push(message);
      },
    );
    worker.on("error", (error) => settle(false, String(error)));
    worker.on("exit", () => settle(false, "the worker ended"));
  });
}
