import { EqualizationError } from "../errors.ts";
import type { Source } from "../model/source.ts";
import { requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import type { AppraisalMeasure } from "../study/appraise.ts";
import type { GapMeasure } from "../study/measure-gap.ts";
import type { ResourceMeasure } from "../study/measure-resources.ts";
import type { TransferMeasure } from "../study/simulate-transfer.ts";
import type { ReportContent, ReportSection } from "./content.ts";
import { describeAppraisal } from "./describe-appraisal.ts";
import { describeGap } from "./describe-gap.ts";
import { describeResources } from "./describe-resources.ts";
import { describeTransfer } from "./describe-transfer.ts";
import { toHtml } from "./to-html.ts";
import { toMarkdown } from "./to-markdown.ts";

/** A result that a report can show. Several gap measures in a row of one study share a section. */
export type ReportResult = GapMeasure | ResourceMeasure | TransferMeasure | AppraisalMeasure;

/** Options of {@link renderReport}. */
export interface ReportOptions {
  /** `"html"` is one file with everything in it; `"markdown"` is GitHub-flavored. */
  readonly format: "html" | "markdown";
  /** Title of the report. @defaultValue "Equalization report" */
  readonly title?: string | undefined;
  /** What a reader must know of all of it, such as figures made up for illustration; stands at the top. */
  readonly notes?: readonly string[] | undefined;
}

/**
 * A report of results in words and tables: one self-contained HTML file, or Markdown.
 *
 * The HTML loads nothing: no script, font, style or picture from elsewhere, and says so in a content security
 * policy of its own. It is made for a phone, for paper and for the dark. Every text from the data is escaped, in
 * both formats.
 *
 * - **Use it** for people who print or forward; programs take the results themselves, which are plain records.
 * - Numbers are rounded for reading only here; results keep all their digits.
 *
 * @param results What the verbs of the study storey gave, in the order of the report.
 * @throws `EqualizationError` `wrong_type` (no list, or something that is no such result),
 *   `too_few_observations` (an empty list), `unknown_option`.
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
  requireOptions(where, options, ["format", "title", "notes"]);
  const { format, title = "Equalization report", notes = [] } = options;
  requireOneOf(where, "format", format, ["html", "markdown"]);
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
  const sections: ReportSection[] = [];
  const gaps: GapMeasure[] = [];
  const resources: ResourceMeasure[] = [];
  for (const [index, result] of results.entries()) {
    switch ((result as { kind?: unknown } | null)?.kind) {
      case "gap":
        gaps.push(result as GapMeasure);
        if ((results[index + 1] as { kind?: unknown } | undefined)?.kind !== "gap") {
          sections.push(describeGap(gaps.splice(0)));
        }
        break;
      case "resources":
        resources.push(result as ResourceMeasure);
        if ((results[index + 1] as { kind?: unknown } | undefined)?.kind !== "resources") {
          sections.push(...describeResources(resources.splice(0)));
        }
        break;
      case "transfer":
        sections.push(describeTransfer(result as TransferMeasure));
        break;
      case "appraisal":
        sections.push(describeAppraisal(result as AppraisalMeasure));
        break;
      default:
        throw new EqualizationError(
          `result ${index} is not of measureGap, measureResources, simulateTransfer or appraise`,
          { code: "wrong_type", where, index, received: result },
        );
    }
  }
  const sources = [
    ...new Map(results.flatMap((result) => result.sources).map((source) => [source.id, source])).values(),
  ].map(cite);
  const content = { title, sources, ...hoist(sections, notes) };
  return format === "html" ? toHtml(content) : toMarkdown(content);
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
  const common = [...times].filter(([, count]) => count > 1).map(([text]) => text);
  return {
    notes: [...new Set([...notes, ...common])].map(sentence),
    sections: sections.map((section) => ({
      ...section,
      warnings: section.warnings.filter((text) => !common.includes(text)).map(sentence),
    })),
  };
}

/** A warning as a sentence of its own. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

const STATUS: Readonly<Record<Source["status"], string>> = {
  published: "published",
  derived: "derived from published figures",
  unverified: "not checked against a source",
  illustrative: "made up for illustration",
};

/** One line of the list of sources. */
function cite({ title, status, url, licence, note }: Source): string {
  return [
    `${title} (${STATUS[status]})`,
    ...(url === undefined ? [] : [url]),
    ...(licence === undefined ? [] : [`Licence: ${licence}`]),
    ...(note === undefined ? [] : [note]),
  ].join(". ");
}
