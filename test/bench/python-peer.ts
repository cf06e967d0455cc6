import { spawnSync } from "node:child_process";
import { medianOf, spread } from "./benchmark.ts";

/** How a job of peers.py compares with `ours`, in words; nothing where Python or the package is not installed. `PYTHON` names the program. */
export function pythonPeer(job: string, ours: readonly number[]): readonly string[] {
  const program = process.env.PYTHON ?? "python3";
  const { status, stdout } = spawnSync(program, ["test/bench/peers.py", job], { encoding: "utf8" });
  if (status !== 0) return [];
  const { peer, times } = JSON.parse(stdout) as { readonly peer: string; readonly times: readonly number[] };
  return [`${(medianOf(ours) / medianOf(times)).toFixed(2)} x ${peer}: ${spread(times)}`];
}
