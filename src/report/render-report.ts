import { EqualizationError } from "../errors.ts";
import type { GapResult } from "../model/results/gap-result.ts";
import type { IncidenceResult } from "../model/results/incidence-result.ts";
import type { NoticeData } from "../model/results/notice.ts";
import type { ProtectionResult } from "../model/results/protection-result.ts";
import type { ResourceResult } from "../model/results/resources-result.ts";
import type { Source } from "../model/source.ts";
import { illustrative_figures, unverified_figures } from "../text/en/notices.ts";
import { BY_ID, type TextNaming } from "../text/naming.ts";
import { NOTICES_ZH } from "../text/zh/notices.ts";
import { refusalInChinese } from "../text/zh/plan-refusal.ts";
import type { ReportContent, ReportSection } from "./content.ts";
import type { ReportFigureSection } from "./figure-section.ts";
import { scopeOf } from "./findings/scope-of.ts";
import { isolateNames } from "./isolate-names.ts";
import { localizeNames } from "./localize-names.ts";
import { joinSourceWarnings, type SourceNotice } from "./merge-warnings.ts";
import { type ReportLanguage, WORDS } from "./messages/index.ts";
import type { ReportMessages } from "./messages/messages.ts";
import { moneyWords } from "./money.ts";
import { type Naming, namingOf } from "./naming.ts";
import { noticeIn, reasonIn } from "./notice-in.ts";
import { type CheckedOptions, type ReportOptions, requireReportOptions } from "./report-options.ts";
import { requireTableSection } from "./require-table-section.ts";
import { describeAppraisal } from "./sections/describe-appraisal.ts";
import { describeEvaluation } from "./sections/describe-evaluation.ts";
import { describeFigures, requireFigureSection } from "./sections/describe-figures.ts";
import { describeGap } from "./sections/describe-gap.ts";
import { describeGoals } from "./sections/describe-goals.ts";
import { describePlan } from "./sections/describe-plan.ts";
import { describeQuality } from "./sections/describe-quality.ts";
import { describeReconciliation } from "./sections/describe-reconciliation.ts";
import { describeResources } from "./sections/describe-resources.ts";
import { describeTables } from "./sections/describe-tables.ts";
import { describeTransfer } from "./sections/describe-transfer.ts";
import type { Setting } from "./setting.ts";
import type { StudyResult } from "./study-result.ts";
import { describeIncidence } from "./surveys/describe-incidence.ts";
import { describeProtection } from "./surveys/describe-protection.ts";
import type { ReportTableSection } from "./table-section.ts";
import { titleOf } from "./title-of.ts";
import { toHtml } from "./to-html.ts";
import { toMarkdown } from "./to-markdown.ts";

/**
 * What a report can show: results of study functions, tables and pictures of the caller. Gap measures that follow each other share a
 * section, and so do resources.
 */
export type ReportResult = StudyResult | ReportTableSection | ReportFigureSection;

/**
 * A report of results in words, figures and tables: one self-contained HTML file, or Markdown.
 *
 * The HTML loads nothing: no script, font, style or picture from elsewhere, and says so in a content security
 * policy of its own. It is made for a phone, for paper and for the dark. Every text from the data is escaped, in
 * both formats.
 *
 * - **First page:** the key findings (finding, number, comparison, limit), linked to their sections, and what a reader must know
 *   before using the figures. Sentences and tables are written from the same results.
 * - **Then** the sections, data quality, sources, and an annex with the full table of each indicator; `length: "brief"` stops after
 *   the first table of each section.
 * - **Several periods** of one indicator are one row with its trend.
 * - **Figures** are drawn by the plots of `equalis/plot` into the page itself, once for a phone and once for a page; `figures` chooses them by name.
 *   Maps and other pictures are given as `{ kind: "figure", heading, summary, figures: [{ caption, plot }] }`.
 * - **Long tables** show their first and last rows and say so. Each table of the HTML has a CSV file with all its rows, up to 5,000.
 * - **Languages:** `language: "zh"` with `study` has the names of the study in that language. What the data or a program
 *   say in a language of their own stays in it.
 * - **Tables of your own** stand between the results as `{ kind: "table", heading, summary, tables, warnings: [], sources: [] }`.
 * - **When to use:** for people who print or forward; programs take the results themselves, which are plain records.
 * - Numbers are rounded for reading only here; results keep all their digits.
 *
 * @param results What study functions gave, and tables of the caller's own, in the order of the report.
 * @throws `EqualizationError` `wrong_type` (no list, something that is no such result, a table whose rows are no texts or not as
 *   long as its columns, a picture that would run or load something),
 *   `too_few_observations` (an empty list), `out_of_domain` (`maxRows` under 10), `unknown_option`.
 *
 * @example
 * ```ts
 * import { measureGap } from "equalis";
 * import { renderReport } from "equalis/report";
 * const gap = measureGap(
 *   {
 *     id: "s",
 *     name: "S",
 *     regions: [{ id: "a", name: "A" }, { id: "b", name: "B" }],
 *     indicators: [{ id: "beds", name: "<b>Beds</b>", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 }],
 *     observations: [
 *       { region: "a", indicator: "beds", period: "2020", value: 1 },
 *       { region: "b", indicator: "beds", period: "2020", value: 3 },
 *     ],
 *   },
 *   { indicator: "beds", weights: "equal" },
 * );
 * const html = renderReport([gap], { format: "html", title: "Beds" });
 * html.includes("&lt;b&gt;Beds") && !html.includes("<b>") && !html.includes("<script"); // => true
 * renderReport([gap], { format: "markdown", title: "Beds" }).startsWith("# Beds"); // => true
 * ```
 */
export function renderReport(results: readonly ReportResult[], options: ReportOptions): string {
  const where = "renderReport";
  const checked = requireReportOptions(where, options);
  const { format, language, notes, studies } = checked;
  requireResults(where, results);
  const words = WORDS[language];
  const naming = namingOf(studies, results.filter(isOfRegions), language);
  const named = results.map((one) =>
    isOfStudy(one) ? withNames(one, naming, studies.length > 0, language) : one,
  );
  const setting = settingOf(checked, words, naming, named);
  const joined = joinSourceWarnings<ReportResult>(named, (code, data) => SOURCES_SAID[language](code, data));
  const described = runsOf(joined.results).flatMap((run) => describe(run, setting));
  const sections = checked.length === "brief" ? described.map(brief) : described;
  const sources = distinct(named.flatMap((result) => result.sources));
  const quality = describeQuality(
    named.filter(isOfStudy).map((one) => ({ title: titleOf(one, words), notes: one })),
    sources,
    ({ study }, region) => naming.region(study, region, region),
    setting,
  );
  const content: ReportContent = {
    title: checked.title ?? words.title,
    scope: scopeOf(named.filter(isOfStudy), setting),
    findings: firstPageOf(sections),
    sources: sources.map((source) => cite(source, words)),
    quality: checked.length === "brief" ? { ...quality, tables: [] } : quality,
    ...hoist(sections, [...notes.map(words.sentence), ...joined.lines]),
  };
  return format === "html" ? toHtml(content, words) : toMarkdown(content, words);
}

/** Regions from which on pictures are drawn only once. */
const MANY = 20_000;

/** What every part of the report has to know. */
function settingOf(
  { figures, format, language, length, maxRows, moneyScale }: CheckedOptions,
  words: ReportMessages,
  naming: Naming,
  results: readonly ReportResult[],
): Setting {
  let drawn = 0;
  const pictures = format === "html" && length === "full";
  return {
    words,
    maxRows,
    pictures: pictures && figures.length > 0,
    wide: results.every((one) => !isOfStudy(one) || one.n <= MANY),
    draws: (name) => pictures && figures.includes(name),
    figureId: () => `figure-${++drawn}`,
    files: format === "html",
    money: moneyWords(language, moneyScale),
    counts: naming.counts,
  };
}

function requireResults(where: string, results: readonly ReportResult[]): void {
  if (!Array.isArray(results)) {
    throw new EqualizationError("results must be a list of results of study functions", {
      code: "wrong_type",
      where,
      received: results,
    });
  }
  if (results.length === 0) {
    throw new EqualizationError("there is no result to report", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  for (const [index, result] of results.entries()) {
    const kind = (result as { kind?: unknown } | null)?.kind as ReportResult["kind"];
    if (kind === "table") requireTableSection(where, index, result as ReportTableSection);
    else if (kind === "figure") requireFigureSection(where, index, result as ReportFigureSection);
    else if (!KINDS.includes(kind as StudyResult["kind"])) {
      throw new EqualizationError(
        `result ${index} is not of measureGap, measureResources, simulateTransfer, reconcile, appraise, trackGoals, evaluatePolicy, planEqualization, measureProtection or measureIncidence, nor a section of tables or pictures`,
        { code: "wrong_type", where, index, received: result },
      );
    }
  }
}

/** Findings that a reader takes in on one page. */
const ON_ONE_PAGE = 10;

/** Findings of the first page: all of them if they are few, else the first of each section, then its others as far as there is room. */
function firstPageOf(sections: readonly ReportSection[]): ReportContent["findings"] {
  const all = sections.flatMap(({ findings }, section) =>
    findings.map((finding, place) => ({ finding, section, place })),
  );
  if (all.length < 2) return [];
  const chosen = new Set(all.toSorted((a, b) => a.place - b.place).slice(0, ON_ONE_PAGE));
  return all.filter((one) => chosen.has(one)).map(({ finding, section }) => ({ ...finding, section }));
}

/** The first table of a section, for a report of a few pages. */
function brief(section: ReportSection): ReportSection {
  return { ...section, figures: [], tables: section.tables.slice(0, 1), method: [], annex: [] };
}

/** Results whose rows are regions, subjects or goals, not groups of households. */
function isOfRegions(
  result: ReportResult,
): result is Exclude<StudyResult, ProtectionResult | IncidenceResult> {
  return isOfStudy(result) && result.kind !== "protection" && result.kind !== "incidence";
}

function isOfStudy(result: ReportResult): result is StudyResult {
  return result.kind !== "table" && result.kind !== "figure";
}

/** A result with the names of the study, also in what it warns of. */
function withNames(
  result: StudyResult,
  naming: Naming,
  localized: boolean,
  language: ReportLanguage,
): StudyResult {
  const named = localized ? localizeNames(result, naming) : { ...result };
  const names = noticeNaming(named, naming);
  return {
    ...isolateNames(named),
    warnings: named.warnings.map((one) => ({ ...one, message: noticeIn(one, language, names) })),
    omitted: named.omitted.map((one) => ({ ...one, reason: reasonIn(one, language, names) })),
    ...(language === "zh" && named.kind === "plan" && (named.refusal ?? null) !== null
      ? { reason: refusalInChinese(named.refusal!, names) }
      : {}),
  } as StudyResult;
}

/** Names for the notices of a result: those of its study, or those that it has itself. */
function noticeNaming(result: StudyResult, naming: Naming): TextNaming {
  const { study } = result;
  const own = new Map<string, string>();
  if ("indicator" in result) own.set(result.indicator, result.name);
  if (result.kind === "goals") {
    for (const row of result.rows) {
      own.set(row.indicator, row.indicatorName);
      own.set(row.goal, row.name);
    }
  }
  return {
    region: (id) => naming.region(study, id, id),
    indicator: (id) => naming.indicator(study, id, own.get(id) ?? id),
    goal: (id) => naming.goal(study, id, own.get(id) ?? id),
  };
}

/** What is said once of the sources of several results. */
const SOURCES_SAID = {
  en: (code: SourceNotice, data: NoticeData[SourceNotice]) =>
    (code === "illustrative_figures" ? illustrative_figures : unverified_figures)(data),
  zh: (code: SourceNotice, data: NoticeData[SourceNotice]) => NOTICES_ZH[code](data, BY_ID),
} as const;

/** Sources, each once; two studies may have given one id to two of them. */
function distinct(sources: readonly Source[]): readonly Source[] {
  return [...new Map(sources.map((source) => [JSON.stringify([source.id, source.title]), source])).values()];
}

const KINDS: readonly StudyResult["kind"][] = [
  "gap",
  "resources",
  "transfer",
  "appraisal",
  "reconciliation",
  "goals",
  "evaluation",
  "protection",
  "incidence",
  "plan",
];

/** Results of one kind that follow each other, for the kinds that share a section; the others one by one. */
function runsOf(results: readonly ReportResult[]): readonly (readonly ReportResult[])[] {
  const runs: ReportResult[][] = [];
  for (const result of results) {
    const run = runs.at(-1);
    const shared = result.kind === "gap" || result.kind === "resources";
    if (run !== undefined && shared && run[0]!.kind === result.kind) run.push(result);
    else runs.push([result]);
  }
  return runs;
}

function describe(run: readonly ReportResult[], setting: Setting): readonly ReportSection[] {
  const first = run[0]!;
  switch (first.kind) {
    case "gap":
      return [describeGap(run as readonly GapResult[], setting)];
    case "resources":
      return describeResources(run as readonly ResourceResult[], setting);
    case "transfer":
      return [describeTransfer(first, setting)];
    case "appraisal":
      return [describeAppraisal(first, setting)];
    case "reconciliation":
      return [describeReconciliation(first, setting)];
    case "goals":
      return [describeGoals(first, setting)];
    case "evaluation":
      return [describeEvaluation(first, setting)];
    case "protection":
      return [describeProtection(first, setting)];
    case "incidence":
      return [describeIncidence(first, setting)];
    case "plan":
      return [describePlan(first, setting)];
    case "table":
      return [describeTables(first, setting)];
    case "figure":
      return [describeFigures(first, setting)];
  }
}

/** What several sections warn of is said once, at the top. */
function hoist(
  sections: readonly ReportSection[],
  notes: readonly string[],
): Pick<ReportContent, "notes" | "sections"> {
  const times = new Map<string, number>();
  for (const { warnings } of sections) {
    for (const text of new Set(warnings)) times.set(text, (times.get(text) ?? 0) + 1);
  }
  const common = new Set([...times].filter(([, count]) => count > 1).map(([text]) => text));
  return {
    notes: [...new Set([...notes, ...common])],
    sections: sections.map((section) => ({
      ...section,
      warnings: section.warnings.filter((text) => !common.has(text)),
    })),
  };
}

/** One line of the list of sources. */
function cite({ title, status, url, license, note }: Source, words: ReportMessages): string {
  return [
    words.bracket(title, words.status(status)),
    ...(url === undefined ? [] : [url]),
    ...(license === undefined ? [] : [words.license(license)]),
    ...(note === undefined ? [] : [note]),
  ].join(". ");
}
