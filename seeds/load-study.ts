import { readFileSync } from "node:fs";
import type { Study } from "equalis";
import { readStudy } from "./read-study.ts";

/** The study in a file next to a case; a file that does not pass the checks is a mistake of the case. */
export function loadStudy(file: URL): Study {
  const read = readStudy(readFileSync(file, "utf8"));
  if (read.value !== undefined) return read.value;
  const lines = read.problems.map(({ line, place, message }) => `  line ${line}: ${place}: ${message}`);
  throw new Error(`${file.pathname} is not a study:\n${lines.join("\n")}`);
}
