import { readFileSync, writeFileSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { EqualizationError, type Study } from "equalis";
import { renderReport } from "equalis/report";
import { type Analysis, analyze } from "./analyze.ts";
import { beijing2010 } from "./beijing-2010/case.ts";
import { printTable } from "./print-table.ts";
import type { Outcome } from "./problem.ts";
import { readStudy } from "./read-study.ts";
import { readTable } from "./read-table.ts";

const USAGE = `usage: npm run demo                 the case of Beijing 2010
       npm run demo -- FILE         your own study (.json) or table (.csv)
       npm run demo -- FILE --out REPORT.html`;

/** Runs the demonstration; returns what to print, and the exit status. */
export function demo(args: readonly string[]): { readonly text: string; readonly status: number } {
  const out = args.indexOf("--out");
  const output = out < 0 ? undefined : args[out + 1];
  const files = args.filter((_, i) => out < 0 || (i !== out && i !== out + 1));
  const [file] = files;
  if (args.includes("--help")) return { text: USAGE, status: 0 };
  if (files.length > 1 || (out >= 0 && output === undefined) || file?.startsWith("-"))
    return { text: USAGE, status: 2 };

  const read = file === undefined ? beijing2010() : readFile(file);
  if (read.value === undefined) {
    const lines = read.problems
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, place, message }) => `  ${line > 0 ? `line ${line}` : "file"}: ${place}: ${message}`);
    return {
      text: `${file}: ${read.problems.length} problem(s); nothing was written\n${lines.join("\n")}`,
      status: 1,
    };
  }
  let analysis: Analysis;
  try {
    analysis = analyze(read.value);
  } catch (error) {
    if (!(error instanceof EqualizationError)) throw error;
    const issues = error.issues.map(({ id, path, message }) => `  ${id ?? path}: ${message}`);
    return {
      text: [`${file}: cannot be measured; nothing was written`, `  ${error.message}`, ...issues].join("\n"),
      status: 1,
    };
  }
  const path = resolve(output ?? `equalis-report-${read.value.id}.html`);
  if (file !== undefined && path === resolve(file)) {
    return {
      text: `${file}: is the file that is read; name another one with --out. Nothing was written`,
      status: 1,
    };
  }
  const { resources, gaps, transfer, appraisal } = analysis;
  const results = [
    ...resources,
    ...gaps,
    ...(transfer === null ? [] : [transfer]),
    ...(appraisal === null ? [] : [appraisal]),
  ];
  const report = renderReport(results, {
    format: "html",
    title: analysis.title,
    notes: [
      ...analysis.illustrative.map((text) => `Made up for illustration: ${text}`),
      ...analysis.skipped.map((text) => `Not measured: ${text}`),
    ],
  });
  try {
    writeFileSync(path, report);
  } catch (error) {
    return { text: `${path}: cannot be written: ${(error as Error).message}`, status: 1 };
  }
  return { text: `${summary(analysis)}\n\nReport: ${path}`, status: 0 };
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
  const extension = extname(file).toLowerCase();
  if (extension === ".json") return readStudy(text);
  if (extension === ".csv") return readTable(text, { id, name: basename(file) });
  return {
    problems: [
      { line: 0, place: "file", message: `has the ending "${extension}"; a study is .json, a table is .csv` },
    ],
  };
}

const fixed = (value: number | null, digits: number): string =>
  value === null
    ? "–"
    : Number.isFinite(value)
      ? value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits })
      : "∞";

/** What a person reads in the terminal. */
function summary({ title, resources, gaps, transfer, appraisal, illustrative, skipped }: Analysis): string {
  const parts: string[] = [title, "═".repeat(title.length)];
  const heading = (text: string): void => void parts.push("", text, "");
  const regions = [
    ...new Map(resources.flatMap(({ rows }) => rows).map(({ region, name }) => [region, name])).entries(),
  ];

  heading("1. Who has how much (the last line pools all regions; * is below the standard)");
  parts.push(
    printTable(
      ["region", ...resources.map(({ name }) => name)],
      [
        ...regions.map(([id, name]) => [
          name,
          ...resources.map(({ rows }) => {
            const row = rows.find(({ region }) => region === id);
            return row === undefined ? "–" : `${fixed(row.value, 2)}${row.met === false ? "*" : " "}`;
          }),
        ]),
        ["all", ...resources.map(({ value }) => `${fixed(value, 2)} `)],
      ],
    ),
    ...[...new Set(resources.map(({ unit }) => unit))].map((unit) => `  Unit: ${unit}`),
  );

  const methods = [...new Map(gaps.map(({ method, label }) => [method, label])).entries()];
  const indicators = [...new Map(gaps.map(({ indicator, name }) => [indicator, name])).entries()];
  heading("2. How unequal that is (regions weighted by their people; 0 is equality)");
  parts.push(
    printTable(
      ["resource", ...methods.map(([, label]) => label)],
      indicators.map(([id, name]) => [
        name,
        ...methods.map(([method]) =>
          fixed(gaps.find((gap) => gap.indicator === id && gap.method === method)?.value ?? null, 4),
        ),
      ]),
    ),
  );

  const splits = gaps.filter(
    ({ method, decomposition }) => decomposition?.method === method && method === "meanLogDeviation",
  );
  if (splits.length > 0) {
    const groups = splits[0]!.groups.map(({ group }) => group);
    heading(
      `3. How much of it lies between the groups of "${splits[0]!.decomposition!.by}" (mean log deviation)`,
    );
    parts.push(
      printTable(
        [
          "resource",
          ...groups.map((group) => `mean ${group}`),
          "total",
          "between",
          "within",
          "share between",
        ],
        splits.map(({ name, decomposition, groups: means }) => [
          name,
          ...groups.map((group) => fixed(means.find((one) => one.group === group)?.mean ?? null, 2)),
          fixed(decomposition!.total, 4),
          fixed(decomposition!.between, 4),
          fixed(decomposition!.within, 4),
          `${fixed((100 * decomposition!.between) / decomposition!.total, 1)} %`,
        ]),
      ),
    );
  }

  const judged = resources.filter(({ attainment }) => attainment !== null);
  if (judged.length > 0) {
    heading("4. What is short of the standard (surpluses are not set off)");
    parts.push(
      printTable(
        ["resource", "standard", "regions that meet it", "people in them", "units short"],
        judged.map(({ name, rows, attainment }) => [
          name,
          fixed(rows[0]!.standard, 2),
          `${rows.filter(({ met }) => met).length} of ${rows.length}`,
          `${fixed(100 * (attainment!.shareOfPopulation ?? 0), 1)} %`,
          fixed(attainment!.shortfall, 0),
        ]),
      ),
      ...[
        ...new Set(
          judged
            .flatMap(({ sources }) => sources.filter(({ status }) => status === "unverified"))
            .map(({ title }) => title),
        ),
      ].map((text) => `  Not checked against a source: ${text}`),
    );
  }

  if (transfer !== null) {
    heading(`5. What a pool does: ${transfer.title}, ${fixed(transfer.value, 0)} units (illustrative)`);
    parts.push(
      printTable(
        ["region", "receives", "per 1,000 before", "after"],
        transfer.rows
          .filter(({ amount }) => amount > 0)
          .map(({ name, amount, before, after }) => [
            name,
            fixed(amount, 0),
            fixed(before === null ? null : 1000 * before, 2),
            fixed(after === null ? null : 1000 * after, 2),
          ]),
      ),
    );
    const { effect } = transfer;
    if (effect !== null) {
      parts.push(
        `  Gini ${fixed(effect.giniBefore, 4)} before, ${fixed(effect.giniAfter, 4)} after; ${fixed(100 * (effect.gapClosed ?? 0), 1)} % of what was short is closed, ${fixed(100 * (effect.leakage ?? 0), 1)} % went to regions that were not short.`,
      );
    }
  }

  if (appraisal !== null) {
    heading(`6. How it scores: ${appraisal.name} (payment illustrative)`);
    parts.push(
      printTable(
        ["region", "score", "grade", "payment (CNY)", "largest loss"],
        appraisal.rows
          .toSorted((a, b) => b.score - a.score)
          .map(({ name, score, grade, payment, deductions }) => {
            const worst = deductions.toSorted((a, b) => b.points - a.points)[0];
            return [
              name,
              fixed(score, 2),
              grade ?? "–",
              fixed(payment, 0),
              worst === undefined ? "" : `−${fixed(worst.points, 2)} ${worst.name}`,
            ];
          }),
      ),
    );
  }

  const warnings = new Set(
    [
      ...gaps,
      ...resources,
      ...(transfer === null ? [] : [transfer]),
      ...(appraisal === null ? [] : [appraisal]),
    ].flatMap(({ warnings: list }) => list.map(({ message }) => message)),
  );
  heading("Please note");
  for (const text of skipped) parts.push(`  • Not measured: ${text}.`);
  for (const text of illustrative) parts.push(`  • Made up for illustration: ${text}.`);
  for (const text of warnings) parts.push(`  • ${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
  return parts.join("\n");
}
