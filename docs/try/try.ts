import type { Study } from "equalis";
import {
  type Cell,
  type ColumnRole,
  decodeText,
  type IndicatorDefinition,
  type ReadRegionTableOptions,
  type RegionTable,
  readRegionTable,
  type TableInput,
  type TableIssue,
  toRegionTable,
} from "equalis/adapters";
import { readSheet } from "read-excel-file/universal";
import { reportOf } from "./measure-table.ts";
import { type Language, ROLES, WORDS } from "./words.ts";

/** The page: what was chosen, and what the user corrected. */
const state: {
  language: Language;
  name: string;
  input: TableInput | null;
  before: readonly TableIssue[];
  columns: Record<string, ColumnRole>;
  directions: Record<string, "higher" | "lower">;
  period: string;
  table: RegionTable | null;
} = {
  language: "en",
  name: "",
  input: null,
  before: [],
  columns: {},
  directions: {},
  period: "",
  table: null,
};

function element<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

function say(text: string): void {
  element("status").textContent = text;
}

/** Reads a file the user chose or dropped. */
async function take(file: File): Promise<void> {
  Object.assign(state, { name: file.name, columns: {}, directions: {}, input: null, before: [] });
  try {
    if (/\.xlsx$/i.test(file.name)) {
      state.input = (await readSheet(file)) as readonly (readonly Cell[])[];
    } else {
      const { text, issues } = decodeText(new Uint8Array(await file.arrayBuffer()));
      state.before = issues;
      state.input = text;
    }
  } catch (error) {
    say(`${WORDS[state.language].failed} ${(error as Error).message}`);
    return;
  }
  read();
}

/** Reads the table with what the user corrected, and shows it. */
function read(): void {
  const words = WORDS[state.language];
  const answer = element("answer");
  for (const id of ["frame", "save", "table"]) element(id).hidden = true;
  if (state.input === null) {
    answer.hidden = true;
    if (state.before.length > 0) say(`${words.failed} ${state.before[0]!.message}`);
    return;
  }
  const indicators: IndicatorDefinition[] = Object.entries(state.directions).map(([id, direction]) => ({
    id,
    direction,
  }));
  const options: ReadRegionTableOptions = {
    columns: state.columns,
    indicators,
    ...(/^\d{4}$/.test(state.period) ? { period: state.period } : {}),
  };
  state.table = readRegionTable(state.input, options);
  const { study, reason } = state.table;
  answer.hidden = false;
  say(study === null ? `${words.failed} ${reason}` : words.done);
  showSummary(state.table);
  showColumns(state.table);
  showIndicators(state.table);
  showIssues(state.table);
  element<HTMLButtonElement>("show").disabled = study === null;
}

function list(id: string, items: readonly (readonly [text: string, kind: string])[]): void {
  element(id).replaceChildren(
    ...items.map(([text, kind]) => {
      const item = document.createElement("li");
      item.textContent = text;
      item.className = kind;
      return item;
    }),
  );
}

function showSummary({ regions, observations, indicators, dropped }: RegionTable): void {
  const words = WORDS[state.language];
  const periods = [...new Set(observations.map(({ period }) => period))].sort();
  const left = dropped.filter(({ kind }) => kind !== "title");
  list("summary", [
    [`${words.regions}: ${regions.length}`, ""],
    [`${words.indicators}: ${indicators.length}`, ""],
    [`${words.values}: ${observations.filter(({ value }) => value !== null).length}`, ""],
    [`${words.years}: ${periods.slice(0, 12).join(", ") || "–"}`, ""],
    ...(left.length === 0
      ? []
      : ([
          [
            `${words.dropped}: ${left
              .slice(0, 5)
              .map(({ text }) => text)
              .join("; ")}`,
            "",
          ],
        ] as const)),
  ]);
}

function choice(
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
  changed: (value: string) => void,
): HTMLSelectElement {
  const select = document.createElement("select");
  select.setAttribute("aria-label", label);
  for (const [value, text] of options)
    select.add(new Option(text, value, value === chosen, value === chosen));
  select.addEventListener("change", () => changed(select.value));
  return select;
}

function row(cells: readonly (string | HTMLElement)[]): HTMLTableRowElement {
  const line = document.createElement("tr");
  for (const cell of cells) {
    const box = document.createElement("td");
    box.append(cell);
    line.append(box);
  }
  return line;
}

function showColumns({ columns }: RegionTable): void {
  const words = WORDS[state.language];
  element("columns").replaceChildren(
    ...columns
      .filter(({ header }) => header !== "")
      .map(({ header, role, indicator }) => {
        const options = ROLES.map(([id, en, zh]) => [id, state.language === "zh" ? zh : en] as const);
        const select = choice(
          `${words.role}: ${header}`,
          options,
          role === "stratum" ? "subgroup" : role,
          (value) => {
            if (value === "measured") delete state.columns[header];
            else state.columns[header] = value as ColumnRole;
            again(select);
          },
        );
        return row([header, select, indicator ?? ""]);
      }),
  );
}

function showIndicators({ indicators }: RegionTable): void {
  const words = WORDS[state.language];
  element("indicators").replaceChildren(
    ...indicators.map(({ id, unit, direction = "higher" }) => {
      const options = [
        ["higher", words.higher],
        ["lower", words.lower],
      ] as const;
      const select = choice(`${words.better}: ${id}`, options, direction, (value) => {
        state.directions[id] = value as "higher" | "lower";
        again(select);
      });
      return row([id, unit ?? "", select]);
    }),
  );
}

/** Reads again, and puts the focus where it was. */
function again(select: HTMLSelectElement): void {
  const label = select.getAttribute("aria-label")!;
  read();
  document.querySelector<HTMLSelectElement>(`select[aria-label="${CSS.escape(label)}"]`)?.focus();
}

function showIssues({ issues }: RegionTable): void {
  const words = WORDS[state.language];
  const all = [...state.before, ...issues];
  const line = (at: number): string => (state.language === "zh" ? `第${at}行` : `${words.line} ${at}`);
  list(
    "issues",
    all.length === 0
      ? [[words.none, ""]]
      : all.map((issue) => [
          `${issue.severity === "error" ? words.left : words.assumed} (${line(issue.line)}): ${issue.message}`,
          issue.severity,
        ]),
  );
}

/** Writes the report into the frame, and offers it for download. */
function show(): void {
  const words = WORDS[state.language];
  const study: Study | null = state.table?.study ?? null;
  if (study === null) return;
  const named = study.name === "Table" ? { ...study, name: state.name } : study;
  const notes = state.table!.issues.map(({ message }) => message);
  const { html, reason } = reportOf(named, state.language, notes);
  if (html === undefined) {
    say(`${words.noReport} ${reason}`);
    return;
  }
  const frame = element<HTMLIFrameElement>("frame");
  frame.title = words.report;
  frame.srcdoc = html;
  frame.hidden = false;
  const bare = state.name.replace(/\.[^.]*$/, "");
  offer("save", `${bare}-report.html`, html, "text/html");
  offer("table", `${bare}-table.csv`, toRegionTable(study, { byteOrderMark: true }), "text/csv");
  say(words.ready);
}

function offer(id: string, name: string, text: string, type: string): void {
  const link = element<HTMLAnchorElement>(id);
  if (link.href !== "") URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.hidden = false;
}

function translate(): void {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  for (const part of document.querySelectorAll<HTMLElement>("[data-text]")) {
    part.textContent = WORDS[state.language][part.dataset.text as keyof (typeof WORDS)["en"]];
  }
}

element<HTMLInputElement>("file").addEventListener("change", ({ target }) => {
  const [file] = (target as HTMLInputElement).files ?? [];
  if (file !== undefined) void take(file);
});
element<HTMLSelectElement>("language").addEventListener("change", ({ target }) => {
  state.language = (target as HTMLSelectElement).value as Language;
  translate();
  read();
});
element<HTMLInputElement>("period").addEventListener("change", ({ target }) => {
  state.period = (target as HTMLInputElement).value.trim();
  read();
});
element("show").addEventListener("click", show);
const drop = element("drop");
for (const kind of ["dragenter", "dragover"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  const file = event.dataTransfer?.files[0];
  if (file !== undefined) void take(file);
});
