import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import type { Study } from "equalis";
import {
  type Cell,
  decodeText,
  type ReadRegionTableOptions,
  readRegionTable,
  type TableInput,
  type TableIssue,
} from "equalis/adapters";
import { parseStudy } from "equalis/schema";
import { readSheet } from "read-excel-file/universal";
import type { Outcome, Problem } from "./problem.ts";
import { readStudy } from "./read-study.ts";

/** A study of a file, and what was assumed while it was read. */
export interface ReadFile {
  readonly study: Study;
  /** Sentences for the report. */
  readonly notes: readonly string[];
}

/** What the user says of a table. */
export type TableAnswers = Pick<ReadRegionTableOptions, "columns" | "indicators"> & {
  /** Which values are better, for every indicator of which the table does not say it. */
  readonly direction?: "higher" | "lower";
};

const TABLES = [".csv", ".tsv", ".txt"];

/** Reads a study (.json) or a table of regions (.csv, .tsv, .txt in any encoding, .xlsx). */
export async function readFile(file: string, answers: TableAnswers = {}): Promise<Outcome<ReadFile>> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(file));
  } catch (error) {
    return problem(`cannot be read: ${(error as Error).message}`);
  }
  const ending = extname(file).toLowerCase();
  if (ending === ".xlsx") return readWorkbook(file, bytes, answers);
  if (ending !== "" && ending !== ".json" && !TABLES.includes(ending)) {
    return problem(`has the ending "${ending}"; a study is .json, a table is ${TABLES.join(", ")} or .xlsx`);
  }
  const { text, issues } = decodeText(bytes);
  if (text === null) return { problems: issues.map(toProblem) };
  // A file without an ending is told by how it begins.
  if (ending !== ".json" && !(ending === "" && /^\s*\{/.test(text)))
    return readTable(file, text, issues, answers);
  const read = readStudy(text);
  return read.value === undefined ? read : { value: { study: read.value, notes: [] } };
}

function problem(message: string): { readonly problems: readonly Problem[] } {
  return { problems: [{ line: 0, place: "file", message }] };
}

function toProblem({ line, column, message }: TableIssue): Problem {
  return { line, place: column === undefined ? "table" : `column ${column}`, message };
}

async function readWorkbook(
  file: string,
  bytes: Uint8Array,
  answers: TableAnswers,
): Promise<Outcome<ReadFile>> {
  try {
    const rows = (await readSheet(
      new Blob([bytes as Uint8Array<ArrayBuffer>]),
    )) as readonly (readonly Cell[])[];
    return readTable(file, rows, [], answers);
  } catch (error) {
    return problem(`cannot be read as a workbook: ${(error as Error).message}`);
  }
}

function readTable(
  file: string,
  input: TableInput,
  before: readonly TableIssue[],
  { direction, ...options }: TableAnswers,
): Outcome<ReadFile> {
  const first = readRegionTable(input, options);
  const { study, issues, reason, dropped } =
    direction === undefined ? first : withDirection(input, options, direction, first.study);
  if (study === null) {
    const errors = issues.filter(({ severity }) => severity === "error").map(toProblem);
    return {
      problems:
        errors.length > 0
          ? errors
          : [{ line: 0, place: "table", message: reason ?? "no value could be read" }],
    };
  }
  const named: Study = {
    ...study,
    id: idOf(file),
    name: study.name === "Table" ? basename(file) : study.name,
  };
  const parsed = parseStudy(named);
  if (parsed.issues !== undefined) {
    return {
      problems: parsed.issues.map(({ path, id, message }) => ({ line: 0, place: id ?? path, message })),
    };
  }
  const left = dropped.filter(({ kind }) => kind !== "title" && kind !== "note" && kind !== "tags");
  return {
    value: {
      study: parsed.study,
      notes: [
        ...[...before, ...issues].map(
          ({ line, severity, message }) =>
            `${severity === "error" ? "Left out" : "Assumed"} (line ${line}): ${message}`,
        ),
        ...(left.length === 0
          ? []
          : [
              `Rows left out: ${left
                .slice(0, 8)
                .map(({ line, text }) => `line ${line} (${text})`)
                .join("; ")}${left.length > 8 ? ` and ${left.length - 8} more` : ""}`,
            ]),
      ],
    },
  };
}

/** Reads the table again with a direction for the indicators that have none of their own. */
function withDirection(
  input: TableInput,
  options: Pick<ReadRegionTableOptions, "columns" | "indicators">,
  direction: "higher" | "lower",
  study: Study | null,
): ReturnType<typeof readRegionTable> {
  const given = new Map((options.indicators ?? []).map((one) => [one.id, one]));
  const indicators = [
    ...given.values(),
    ...(study?.indicators ?? []).filter(({ id }) => !given.has(id)).map(({ id }) => ({ id, direction })),
  ];
  return readRegionTable(input, { ...options, indicators });
}

function idOf(file: string): string {
  return (
    basename(file, extname(file))
      .replace(/[^\p{L}\p{N}-]+/gu, "-")
      .replace(/^-+|-+$/g, "") || "study"
  );
}
