import type { Collector } from "./collect.ts";

/** The payload itself: text is parsed, everything else is taken as it is. `undefined` where the text is no JSON. */
export function readJson(input: unknown, collector: Collector): unknown {
  if (typeof input !== "string") return input;
  try {
    return JSON.parse(input.charCodeAt(0) === 0xfeff ? input.slice(1) : input);
  } catch (error) {
    collector.error("not_json", 1, "", `the text is not JSON: ${(error as Error).message}`);
    return undefined;
  }
}
