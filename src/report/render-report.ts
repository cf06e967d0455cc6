import { EqualizationError } from "../errors.ts";
import type { IncidenceResult } from "../model/incidence.ts";
import type { ProtectionResult } from "../model/protection.ts";
import type { GapResult } from "../model/results/gap-result.ts";
import type { NoticeData } from "../model/results/notice.ts";
import type { ResourceResult } from "../model/results/resources-result.ts";
import type { Source } from "../model/source.ts";
import type { Study } from "../model/study.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { requireBoolean } from "../numeric/guard/require-boolean.ts";
import { illustrative_figures, unverified_figures } from "../text/en/notices.ts";
import { BY_ID, type TextNaming } from "../text/naming.ts";
import { NOTICES_ZH } from "../text/zh/notices.ts";
import type { ReportContent, ReportSection } from "./content.ts";
import { describeAppraisal } from "./describe-appraisal.ts";
import { describeEvaluation } from "./describe-evaluation.ts";
import { describeGap } from "./describe-gap.ts";
import { describeGoals } from "./describe-goals.ts";
import { describePlan } from "./describe-plan.ts";
import { describeQuality } from "./describe-quality.ts";
import { describeReconciliation } from "./describe-reconciliation.ts";
import { describeResources } from "./describe-resources.ts";
import { describeTables } from "./describe-tables.ts";
import { describeTransfer } from "./describe-transfer.ts";
import { isolateNames } from "./isolate-names.ts";
import { localizeNames } from "./localize-names.ts";
import { joinSourceWarnings, type SourceNotice } from "./merge-warnings.ts";
import { type ReportLanguage, WORDS } from "./messages/index.ts";
import type { ReportMessages } from "./messages/messages.ts";
import { nameOf } from "./name-of.ts";
import { type Naming, namingOf } from "./naming.ts";
import { noticeIn, reasonIn } from "./notice-in.ts";
import { requireTableSection } from "./require-table-section.ts";
import type { Setting } from "./setting.ts";
import type { StudyResult } from "./study-result.ts";
import { describeIncidence } from "./surveys/describe-incidence.ts";
import { describeProtection } from "./surveys/describe-protection.ts";
import type { ReportTableSection } from "./table-section.ts";
import { toHtml } from "./to-html.ts";
import { toMarkdown } from "./to-markdown.ts";

/**
 * What a report can show: results of study functions, and tables of the caller's own. Several gap measures in a row share a
 * section, and so do several resources.
 */
export type ReportResult = StudyResult | ReportTableSection;

/** Options of {@link renderReport}. */
export interface ReportOptions {
  /** `"html"` is one file with everything in it; `"markdown"` is GitHub-flavored, without pictures. */
  readonly format: "html" | "markdown";
  /** Title of the report. @defaultValue "Equalization report", in the language of the report */
  readonly title?: string | undefined;
  /** What a reader must know of all of it, such as figures made up for illustration; stands at the top. */
  readonly notes?: readonly string[] | undefined;
  /**
   * Language of headings, sentences and labels. Texts of the data stay as they are: titles of sources and programs,
   * units, reasons for lost points, derivations.
   *
   * @defaultValue "en"
   */
  readonly language?: ReportLanguage | undefined;
  /**
   * The study or studies that the results are of: regions, indicators and services are then called by their names in
   * the language of the report.
   *
   * @defaultValue names as they are in the results
   */
  readonly study?: Study | readonly Study[] | undefined;
  /** Whether the HTML has pictures. @defaultValue true */
  readonly figures?: boolean | undefined;
  /**
   * Rows printed of a long table, 10 or more: where there are more, its two ends are, and the report says so.
   *
   * @defaultValue 60
   */
  readonly maxRows?: number | undefined;
}

/**
 * A report of results in words, figures and tables: one self-contained HTML file, or Markdown.
 *
 * The HTML loads nothing: no script, font, style or picture from elsewhere, and says so in a content security
 * policy of its own. It is made for a phone, for paper and for the dark. Every text from the data is escaped, in
 * both formats.
 *
 * - **At the top** of three sections or more stands what each says, in its first sentence, linked to it.
 * - **Figures** are drawn by the plots of `equalis/plot` and stand in the page itself; `figures: false` leaves them out.
 * - **Long tables** show their two ends and say so: 40 indicators of 3,000 regions make a page of 1.5 MB.
 * - **Languages:** `language: "zh"` with `study` has the names of the study in that language. What the data or a program
 *   say in a language of their own stays in it.
 * - **Tables of your own** stand between the results as `{ kind: "table", heading, summary, tables, warnings: [], sources: [] }`.
 * - **When to use:** for people who print or forward; programs take the results themselves, which are plain records.
 * - Numbers are rounded for reading only here; results keep all their digits.
 *
 * @param results What study functions gave, and tables of the caller's own, in the order of the report.
 * @throws `EqualizationError` `wrong_type` (no list, something that is no such result, a table whose rows are no texts or not as
 *   long as its columns),
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
  requireOptions(where, options, ["format", "title", "notes", "language", "study", "figures", "maxRows"]);
  const { format, language = "en", figures = true, maxRows = 60, notes = [] } = options;
  requireOneOf(where, "format", format, ["html", "markdown"]);
  requireOneOf(where, "language", language, ["en", "zh"]);
  requireBoolean(where, "figures", figures);
  requireNumber(where, "maxRows", maxRows, { atLeast: 10, integer: true });
  if (!Array.isArray(results)) {
    throw new EqualizationError("results must be a list of results of the study verbs", {
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
    else if (!KINDS.includes(kind as StudyResult["kind"])) {
      throw new EqualizationError(
        `result ${index} is not of measureGap, measureResources, simulateTransfer, reconcile, appraise, trackGoals, evaluatePolicy, planEqualization, measureProtection or measureIncidence, nor a section of tables`,
        { code: "wrong_type", where, index, received: result },
      );
    }
  }
  const words = WORDS[language];
  const naming = namingOf(studiesOf(where, options.study), results.filter(isOfRegions), language);
  const named = results.map((one) =>
    isOfStudy(one) ? withNames(one, naming, options.study, language) : one,
  );
  let drawn = 0;
  const setting: Setting = {
    words,
    maxRows,
    figures: figures && format === "html",
    figureId: () => `figure-${++drawn}`,
  };
  const joined = joinSourceWarnings<ReportResult>(named, (code, data) => SOURCES_SAID[language](code, data));
  const sections = runsOf(joined.results).flatMap((run) => describe(run, setting));
  const sources = distinct(named.flatMap((result) => result.sources));
  const content: ReportContent = {
    title: options.title ?? words.title,
    sources: sources.map((source) => cite(source, words)),
    quality: describeQuality(
      named.filter(isOfStudy).map((notes) => ({ title: titleOf(notes, words), notes })),
      sources,
      ({ study }, region) => naming.region(study, region, region),
      setting,
    ),
    ...hoist(sections, [...notes.map(words.sentence), ...joined.lines]),
  };
  return format === "html" ? toHtml(content, words) : toMarkdown(content, words);
}

/** Results whose rows are regions, subjects or goals, not groups of households. */
function isOfRegions(
  result: ReportResult,
): result is Exclude<StudyResult, ProtectionResult | IncidenceResult> {
  return isOfStudy(result) && result.kind !== "protection" && result.kind !== "incidence";
}

function isOfStudy(result: ReportResult): result is StudyResult {
  return result.kind !== "table";
}

/** A result with the names of the study, also in what it warns of. */
function withNames(
  result: StudyResult,
  naming: Naming,
  study: ReportOptions["study"],
  language: ReportLanguage,
): StudyResult {
  const named = study === undefined ? { ...result } : localizeNames(result, naming);
  const names = noticeNaming(named, naming);
  return {
    ...isolateNames(named),
    warnings: named.warnings.map((one) => ({ ...one, message: noticeIn(one, language, names) })),
    omitted: named.omitted.map((one) => ({ ...one, reason: reasonIn(one, language, names) })),
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

function studiesOf(where: string, study: Study | readonly Study[] | undefined): readonly Study[] {
  const studies: readonly Study[] =
    study === undefined ? [] : Array.isArray(study) ? study : [study as Study];
  for (const one of studies) {
    if (!Array.isArray((one as Study | null)?.regions)) {
      throw new EqualizationError("study must be the study that the results are of, or several", {
        code: "wrong_type",
        where,
        received: study,
      });
    }
  }
  return studies;
}

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
  }
}

/** What the list of results calls one of them. */
function titleOf(result: StudyResult, words: ReportMessages): string {
  switch (result.kind) {
    case "gap":
    case "resources": {
      const name = nameOf(result, words);
      const parts = result.subgroups.length === 0 ? name : words.bracket(name, words.list(result.subgroups));
      return words.dated(parts, result.period);
    }
    case "transfer":
      return result.period === null ? result.title : words.dated(result.title, result.period);
    case "appraisal":
      return words.dated(result.name, String(result.year));
    case "reconciliation":
      return words.money.heading(words.list(result.periods));
    case "goals":
      return words.goals.heading;
    case "evaluation":
      return words.evaluation.heading(words.evaluation.label(result.index, result.name));
    case "protection":
      return words.survey.protection.heading(result.name);
    case "incidence":
      return words.survey.incidence.heading(result.name);
    case "plan":
      return words.plan.heading(nameOf(result, words));
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
