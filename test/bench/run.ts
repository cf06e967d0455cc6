import { readdirSync } from "node:fs";
import type { Benchmark } from "./benchmark.ts";

/** Runs the benchmarks of the rooms named, or of all, and prints each ratio beside its aim. */
const wanted = process.argv.slice(2);
const files = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".bench.ts"));
let missed = 0;
for (const file of files) {
  const room = file.replace(".bench.ts", "");
  if (wanted.length > 0 && !wanted.includes(room)) continue;
  const { benchmarks } = (await import(`./${file}`)) as { readonly benchmarks: readonly Benchmark[] };
  console.log(`\n${room}`);
  for (const { name, aim, limit, run } of benchmarks) {
    const { ratio, note = "" } = run();
    const met = ratio <= limit;
    if (!met) missed++;
    console.log(
      `  ${met ? "met   " : "MISSED"} ${ratio.toFixed(2).padStart(8)}   ${aim.padEnd(44)} ${name}${note === "" ? "" : `   (${note})`}`,
    );
  }
}
console.log(missed === 0 ? "\nevery aim is met" : `\n${missed} aim(s) missed`);
