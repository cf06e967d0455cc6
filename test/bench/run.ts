import { readdirSync } from "node:fs";
import type { Benchmark } from "./benchmark.ts";

/**
 * Runs the benchmarks of the modules named, or of all, and prints each ratio beside its aim. `inequality` runs a module,
 * `inequality:bootstrap` the jobs of it whose name contains the text.
 *
 * What is measured is bundled, as users run it: started by `npm run bench`, in the folder of the package.
 */
const wanted = process.argv.slice(2).map((argument) => {
  const [module = "", ...text] = argument.split(":");
  return { module, text: text.join(":") };
});
const files = readdirSync("test/bench").filter((name) => name.endsWith(".bench.ts"));
let missed = 0;
for (const file of files) {
  const room = file.replace(".bench.ts", "");
  const asked = wanted.filter(({ module }) => module === room);
  if (wanted.length > 0 && asked.length === 0) continue;
  const { benchmarks } = (await import(`./${room}.bench.ts`)) as {
    readonly benchmarks: readonly Benchmark[];
  };
  console.log(`\n${room}`);
  for (const { name, aim, limit, run } of benchmarks) {
    if (asked.length > 0 && !asked.some(({ text }) => name.includes(text))) continue;
    const { ratio, note = "", peers = [] } = run();
    const met = ratio <= limit;
    if (!met) missed++;
    console.log(
      `  ${met ? "met   " : "MISSED"} ${ratio.toFixed(2).padStart(8)}   ${aim.padEnd(44)} ${name}${note === "" ? "" : `   (${note})`}`,
    );
    for (const peer of peers) console.log(`                    ${peer}`);
  }
}
console.log(missed === 0 ? "\nevery aim is met" : `\n${missed} aim(s) missed`);
