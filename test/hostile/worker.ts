import { parentPort, workerData } from "node:worker_threads";
import { HOSTILE_VALUES } from "./hostile-values.ts";
import { judgeCall } from "./judge-call.ts";
import { placesOf, type RecordedCall, recordedCalls } from "./recorded-calls.ts";

/** Judges the calls from `start` on and tells the position before each, so that whoever waits knows which one never ended. */
const { start, stop, depth, only, every, position } = workerData as {
  readonly start: number;
  readonly stop: number;
  readonly depth: number;
  readonly only: string;
  readonly every: number;
  readonly position: Int32Array;
};

process.on("unhandledRejection", () => undefined);
const calls = (await recordedCalls()).filter(
  ({ name }) => only === "" || name === only || name.startsWith(`${only}.`),
);
let at = 0;
const place = (call: RecordedCall, i: number): string =>
  `${call.name} ${placesOf(call.args, depth)[i]!.map(String).join(".")}`;
for (const call of calls) {
  const places = placesOf(call.args, depth);
  const size = places.length * HOSTILE_VALUES.length;
  if (at + size <= start) {
    at += size;
    continue;
  }
  for (let i = 0; i < places.length; i++) {
    for (const [name, make] of HOSTILE_VALUES) {
      const mine = at++;
      if (mine < start || mine >= stop || mine % every !== 0) continue;
      Atomics.store(position, 0, mine);
      Atomics.add(position, 1, 1);
      const found = judgeCall(call, places[i]!, make);
      if (found !== undefined) {
        parentPort!.postMessage({
          at: mine,
          where: place(call, i),
          value: name,
          example: call.place,
          ...found,
        });
      }
    }
  }
}
const total = calls.reduce((sum, call) => sum + placesOf(call.args, depth).length * HOSTILE_VALUES.length, 0);
parentPort!.postMessage({
  done: true,
  total,
  calls: calls.length,
  functions: new Set(calls.map(({ name }) => name)).size,
});
