import type { AdapterIssue } from "../adapter-result.ts";

/** One problem of a table, once, with every line on which it is found. */
export interface TableIssue extends AdapterIssue {
  /** How often it was found. */
  readonly count: number;
  /** Lines on which it was found: the first `maxDetails` of them. */
  readonly lines: readonly number[];
}

/** What an issue is about: the whole file, the header, or rows. Issues are listed in this order. */
export type IssueStage = "file" | "header" | "rows";

/** Most issues of one table. */
const MOST_ISSUES = 60;
const STAGES: Readonly<Record<IssueStage, number>> = { file: 0, header: 1, rows: 2 };

interface Group {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly column: string | undefined;
  readonly stage: IssueStage;
  readonly message: string;
  readonly lines: number[];
  count: number;
}

/** Gathers problems, one group per code and column. */
export class IssueLog {
  readonly #groups = new Map<string, Group>();
  readonly #most: number;

  constructor(maxDetails: number) {
    this.#most = maxDetails;
  }

  /** Notes a problem. The first message of a group is the one that is shown. */
  note(
    severity: "error" | "warning",
    stage: IssueStage,
    code: string,
    line: number,
    message: string | (() => string),
    column?: string,
  ): void {
    const key = `${code}\n${severity}\n${column ?? ""}`;
    const group = this.#groups.get(key);
    if (group === undefined) {
      const text = typeof message === "string" ? message : message();
      this.#groups.set(key, { severity, code, column, stage, message: text, lines: [line], count: 1 });
      return;
    }
    group.count++;
    if (group.lines.length < this.#most && group.lines.at(-1) !== line) group.lines.push(line);
  }

  error(
    stage: IssueStage,
    code: string,
    line: number,
    message: string | (() => string),
    column?: string,
  ): void {
    this.note("error", stage, code, line, message, column);
  }

  warn(
    stage: IssueStage,
    code: string,
    line: number,
    message: string | (() => string),
    column?: string,
  ): void {
    this.note("warning", stage, code, line, message, column);
  }

  /** Whether a problem of the file or the header left something out. */
  get refused(): boolean {
    return [...this.#groups.values()].some(({ stage, severity }) => stage !== "rows" && severity === "error");
  }

  /** Every problem, the whole file first, then the header, then by line; columns are merged where there are too many. */
  list(): readonly TableIssue[] {
    let groups = [...this.#groups.values()];
    while (groups.length > MOST_ISSUES) {
      const sizes = new Map<string, number>();
      for (const { code } of groups) sizes.set(code, (sizes.get(code) ?? 0) + 1);
      const [code] = [...sizes].reduce((most, one) => (one[1] > most[1] ? one : most));
      groups = merged(groups, code, this.#most);
    }
    return groups
      .sort((a, b) => STAGES[a.stage] - STAGES[b.stage] || a.lines[0]! - b.lines[0]!)
      .map(({ severity, code, column, message, lines, count }) => ({
        severity,
        code,
        line: lines[0]!,
        path: `line ${lines[0]}${column === undefined ? "" : `, column ${column}`}`,
        ...(column === undefined ? {} : { column }),
        message: count === 1 ? message : `${message}${more(lines, count)}`,
        count,
        lines,
      }));
  }
}

/** The groups of one code as one. */
function merged(groups: readonly Group[], code: string, most: number): Group[] {
  const same = groups.filter((group) => group.code === code);
  const first = same.reduce((one, other) => (other.lines[0]! < one.lines[0]! ? other : one));
  const lines = [...new Set(same.flatMap((group) => group.lines))].sort((a, b) => a - b).slice(0, most);
  const count = same.reduce((sum, group) => sum + group.count, 0);
  const severity = same.some((group) => group.severity === "error") ? "error" : "warning";
  return [
    ...groups.filter((group) => group.code !== code),
    { ...first, severity, column: undefined, lines, count, message: `${first.message} (and other columns)` },
  ];
}

function more(lines: readonly number[], count: number): string {
  const rest = count - lines.length;
  return `; lines ${lines.join(", ")}${rest === 0 ? "" : ` and ${rest.toLocaleString("en-US")} more`}`;
}
