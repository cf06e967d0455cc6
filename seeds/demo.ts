import { readFileSync, writeFileSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { EqualizationError, type Study } from "equalis";
import { renderReport } from "equalis/report";
import { analyze } from "./analyze.ts";
import type { CaseRun } from "./case.ts";
import { cases } from "./cases.ts";
import type { Outcome } from "./problem.ts";
import { readStudy } from "./read-study.ts";
import { readTable } from "./read-table.ts";
import { summarize } from "./summarize.ts";

const USAGE = `usage: npm run demo                 the case of Beijing 2010, and the menu
       npm run demo -- CASE         another case of the menu
       npm run demo -- FILE         your own study (.json) or table (.csv)
       npm run demo -- --list       the menu
       any of them with --out REPORT.html`;

/** What is shown, and where it comes from. */
interface Exhibit {
  readonly id: string;
  readonly title: string;
  /** The document behind a case. */
  readonly document?: string;
  readonly run: CaseRun;
}

/** What to print, and the exit status. */
interface Answer {
  readonly text: string;
  readonly status: number;
}

/** Runs the demonstration; returns what to print, and the exit status. */
export function demo(args: readonly string[]): Answer {
  const out = args.indexOf("--out");
  const output = out < 0 ? undefined : args[out + 1];
  const rest = args.filter((_, i) => out < 0 || (i !== out && i !== out + 1));
  if (args.includes("--help")) return { text: `${USAGE}\n\n${menu()}`, status: 0 };
  if (rest.length === 1 && rest[0] === "--list") return { text: menu(), status: 0 };
  const [wanted = cases[0]!.id] = rest;
  if (rest.length > 1 || (out >= 0 && output === undefined) || wanted.startsWith("-"))
    return { text: USAGE, status: 2 };

  const chosen = cases.find(({ id }) => id === wanted);
  if (chosen === undefined && !isFile(wanted)) {
    return {
      text: `there is no case "${wanted}"; the cases are ${cases.map(({ id }) => id).join(", ")}. A file of your own needs its ending or a path: ./${wanted}`,
      status: 2,
    };
  }
  const read =
    chosen === undefined
      ? readExhibit(wanted)
      : { id: chosen.id, title: chosen.title, document: chosen.document, run: chosen.run() };
  if ("status" in read) return read;
  const path = resolve(output ?? `equalis-report-${read.id}.html`);
  if (chosen === undefined && path === resolve(wanted)) {
    return {
      text: `${wanted}: is the file that is read; name another one with --out. Nothing was written`,
      status: 1,
    };
  }
  const { title, run } = read;
  try {
    writeFileSync(path, renderReport(run.results, { format: "html", title, notes: run.notes }));
  } catch (error) {
    if (error instanceof EqualizationError) throw error;
    return { text: `${path}: cannot be written: ${(error as Error).message}`, status: 1 };
  }
  const parts = [frame(read), `Report: ${path}`, ...(rest.length === 0 ? [menu()] : [])];
  return { text: parts.join("\n\n"), status: 0 };
}

/** A case is called by its bare name; a file has an ending or a path. */
function isFile(name: string): boolean {
  return extname(name) !== "" || /[\\/]/.test(name);
}

function menu(): string {
  const width = Math.max(...cases.map(({ id }) => id.length));
  return [
    "Cases, each run with npm run demo -- CASE:",
    ...cases.map(({ id, title }) => `  ${id.padEnd(width)}   ${title}`),
  ].join("\n");
}

/** Title, what was found, and what a reader must know of it. */
function frame({ title, document, run }: Exhibit): string {
  const warnings = new Set(
    run.results.flatMap(({ warnings: list }) => list.map(({ message }) => sentence(message))),
  );
  const points = (texts: Iterable<string>): string[] => [...texts].map((text) => `  • ${text}`);
  return [
    [
      title,
      "═".repeat(title.length),
      ...(document === undefined ? [] : [document]),
      ...points(run.notes.map(sentence)),
    ].join("\n"),
    run.text,
    ...(warnings.size === 0 ? [] : [["Please note", "", ...points(warnings)].join("\n")]),
  ].join("\n\n");
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}

/** A file of the reader's own, analyzed; or what is wrong with it. */
function readExhibit(file: string): Exhibit | Answer {
  const read = readFile(file);
  if (read.value === undefined) {
    const lines = read.problems
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, place, message }) => `  ${line > 0 ? `line ${line}` : "file"}: ${place}: ${message}`);
    return {
      text: `${file}: ${read.problems.length} problem(s); nothing was written\n${lines.join("\n")}`,
      status: 1,
    };
  }
  try {
    const analysis = analyze(read.value);
    return { id: read.value.id, title: analysis.title, run: summarize(analysis) };
  } catch (error) {
    if (!(error instanceof EqualizationError)) throw error;
    const issues = error.issues.map(({ id, path, message }) => `  ${id ?? path}: ${message}`);
    return {
      text: [`${file}: cannot be measured; nothing was written`, `  ${error.message}`, ...issues].join("\n"),
      status: 1,
    };
  }
}

function readFile(file: string): Outcome<Study> {
  const id =
    basename(file, extname(file))
      .replace(/[^\p{L}\p{N}-]+/gu, "-")
      .replace(/^-+|-+$/g, "") || "study";
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const reason =
      error instanceof TypeError ? "it is not UTF-8 text; save it as UTF-8" : (error as Error).message;
    return { problems: [{ line: 0, place: "file", message: `cannot be read: ${reason}` }] };
  }
  // A file without an ending is told by how it begins.
  const extension = extname(file).toLowerCase() || (/^\s*\{/.test(text) ? ".json" : ".csv");
  if (extension === ".json") return readStudy(text);
  if (extension === ".csv") return readTable(text, { id, name: basename(file) });
  return {
    problems: [
      { line: 0, place: "file", message: `has the ending "${extension}"; a study is .json, a table is .csv` },
    ],
  };
}
