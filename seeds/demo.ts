import { readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { EqualizationError, type Study } from "equalis";
import { renderReport } from "equalis/report";
import { analyze } from "./analyze.ts";
import type { CaseRun } from "./case.ts";
import { cases } from "./cases.ts";
import { readFile, type TableAnswers } from "./read-file.ts";
import { summarize } from "./summarize.ts";

const USAGE = `usage: npm run demo                 the case of Beijing 2010, and the menu
       npm run demo -- CASE         another case of the menu
       npm run demo -- FILE         your own study (.json) or table (.csv, .tsv, .txt, .xlsx)
       npm run demo -- --list       the menu

options: --out REPORT.html          where the report goes
         --language en|zh           language of the report
         --direction higher|lower   which values are better, for every indicator of a table
         --columns MAP.json         what columns of a table hold: { "head": "region", "other": "ignore" }`;

/** What is shown, and where it comes from. */
interface Exhibit {
  readonly id: string;
  readonly title: string;
  /** The document behind a case. */
  readonly document?: string;
  readonly run: CaseRun;
  /** The study of a file, whose names the report takes. */
  readonly study?: Study;
}

/** What to print, and the exit status. */
interface Answer {
  readonly text: string;
  readonly status: number;
}

/** Runs the demonstration; returns what to print, and the exit status. */
export async function demo(args: readonly string[]): Promise<Answer> {
  if (args.includes("--help")) return { text: `${USAGE}\n\n${menu()}`, status: 0 };
  const asked = readArguments(args);
  if ("status" in asked) return asked;
  const { rest, output, language, answers } = asked;
  if (rest.length === 1 && rest[0] === "--list") return { text: menu(), status: 0 };
  const [wanted = cases[0]!.id] = rest;
  if (rest.length > 1)
    return { text: `one case or file at a time, not ${rest.join(" and ")}\n\n${USAGE}`, status: 2 };

  const chosen = cases.find(({ id }) => id === wanted);
  if (chosen === undefined && !isFile(wanted)) {
    return {
      text: `there is no case "${wanted}"; the cases are ${cases.map(({ id }) => id).join(", ")}. A file of your own needs its ending or a path: ./${wanted}`,
      status: 2,
    };
  }
  const read =
    chosen === undefined
      ? await readExhibit(wanted, answers)
      : { id: chosen.id, title: chosen.title, document: chosen.document, run: chosen.run(language) };
  if ("status" in read) return read;
  const path = resolve(output ?? `equalis-report-${read.id}.html`);
  if (chosen === undefined && path === resolve(wanted)) {
    return {
      text: `${wanted}: is the file that is read; name another one with --out. Nothing was written`,
      status: 1,
    };
  }
  const { title, run, study } = read;
  const written: string[] = [];
  try {
    const report = renderReport(run.results, {
      format: "html",
      title: run.title ?? title,
      notes: run.notes,
      language,
      ...(study === undefined && run.studies === undefined ? {} : { study: study ?? run.studies }),
    });
    writeFileSync(path, report);
    for (const [name, text] of Object.entries(run.pictures ?? {})) {
      const picture = join(dirname(path), name);
      writeFileSync(picture, text);
      written.push(`Picture: ${picture}`);
    }
  } catch (error) {
    if (error instanceof EqualizationError) throw error;
    return { text: `${path}: cannot be written: ${(error as Error).message}`, status: 1 };
  }
  const parts = [
    frame(read),
    [`Report: ${path}`, ...written].join("\n"),
    ...(rest.length === 0 ? [menu()] : []),
  ];
  return { text: parts.join("\n\n"), status: 0 };
}

/** What the command line asks for. */
interface Asked {
  /** Everything that is no option. */
  readonly rest: readonly string[];
  readonly output: string | undefined;
  readonly language: "en" | "zh";
  readonly answers: TableAnswers;
}

const OPTIONS = ["--out", "--language", "--direction", "--columns"];

function readArguments(args: readonly string[]): Asked | Answer {
  const wrong = (text: string): Answer => ({ text: `${text}\n\n${USAGE}`, status: 2 });
  const rest: string[] = [];
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at++) {
    const [arg, value] = [args[at]!, args[at + 1]];
    if (OPTIONS.includes(arg)) {
      if (value === undefined || value.startsWith("--")) return wrong(`${arg} needs a value`);
      given.set(arg, value);
      at++;
    } else if (arg.startsWith("-") && arg !== "--list") {
      return wrong(`unknown option "${arg}"; known: ${OPTIONS.join(", ")}, --list, --help`);
    } else rest.push(arg);
  }
  const language = given.get("--language") ?? "en";
  if (language !== "en" && language !== "zh")
    return wrong(`--language is "${language}"; it must be en or zh`);
  const direction = given.get("--direction");
  if (direction !== undefined && direction !== "higher" && direction !== "lower") {
    return wrong(`--direction is "${direction}"; it must be higher or lower`);
  }
  const map = given.get("--columns");
  let columns: TableAnswers["columns"];
  if (map !== undefined) {
    try {
      columns = JSON.parse(readFileSync(map, "utf8")) as TableAnswers["columns"];
    } catch (error) {
      return wrong(`--columns ${map}: ${(error as Error).message}`);
    }
  }
  return {
    rest,
    output: given.get("--out"),
    language,
    answers: {
      ...(direction === undefined ? {} : { direction }),
      ...(columns === undefined ? {} : { columns }),
    },
  };
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
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?。！？]$/.test(text) ? "" : "."}`;
}

/** A file of the reader's own, analyzed; or what is wrong with it. */
async function readExhibit(file: string, answers: TableAnswers): Promise<Exhibit | Answer> {
  const read = await readFile(file, answers);
  if (read.value === undefined) {
    const lines = read.problems
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, place, message }) => `  ${line > 0 ? `line ${line}` : "file"}: ${place}: ${message}`);
    return {
      text: `${file}: ${read.problems.length} problem(s); nothing was written\n${lines.join("\n")}`,
      status: 1,
    };
  }
  const { study, notes } = read.value;
  try {
    const analysis = analyze(study);
    const run = summarize(analysis);
    return { id: study.id, title: analysis.title, study, run: { ...run, notes: [...notes, ...run.notes] } };
  } catch (error) {
    if (!(error instanceof EqualizationError)) throw error;
    const issues = error.issues.map(({ id, path, message }) => `  ${id ?? path}: ${message}`);
    return {
      text: [`${file}: cannot be measured; nothing was written`, `  ${error.message}`, ...issues].join("\n"),
      status: 1,
    };
  }
}
