import { EqualizationError } from "../errors.ts";
import type { Study } from "../model/study.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import type { ReportLanguage } from "./messages/index.ts";
import { MONEY_SCALES, type MoneyScale } from "./money.ts";
import { FIGURES, type FigureName } from "./setting.ts";

/** Options of {@link renderReport}. */
export interface ReportOptions {
  /** `"html"` is one file with everything in it; `"markdown"` is GitHub-flavored, without pictures. */
  readonly format: "html" | "markdown";
  /** Title of the report. @defaultValue "Equalization report", in the language of the report */
  readonly title?: string | undefined;
  /** What a reader must know of all of it, such as illustrative figures; on the first page. */
  readonly notes?: readonly string[] | undefined;
  /**
   * `"full"`: first page, sections, data quality, sources, and an annex with the full tables. `"brief"`: the first page and the first
   * table of each section, which for several indicators has all of them.
   *
   * @defaultValue "full"
   */
  readonly length?: "brief" | "full" | undefined;
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
  /** Whether the HTML has pictures, or which of them by name. @defaultValue true */
  readonly figures?: boolean | readonly FigureName[] | undefined;
  /**
   * The magnitude of amounts of money. `"auto"`: sentences have the magnitude that fits each amount (CNY 70.6 million, 7063万元), tables
   * full amounts. Another scale is used in both: `"one"`, `"thousand"`, `"million"`, `"billion"` in English, `"元"`, `"万元"`,
   * `"亿元"` in Chinese.
   *
   * @defaultValue "auto"
   */
  readonly moneyScale?: MoneyScale | undefined;
  /**
   * Rows printed of a long table, 10 or more: of more rows the first and the last are printed, and the report says so. The CSV file
   * of the table has up to 5,000 rows.
   *
   * @defaultValue 60
   */
  readonly maxRows?: number | undefined;
}

/** Options with their defaults. */
export interface CheckedOptions {
  readonly format: "html" | "markdown";
  readonly title: string | undefined;
  readonly notes: readonly string[];
  readonly length: "brief" | "full";
  readonly language: ReportLanguage;
  readonly studies: readonly Study[];
  readonly figures: readonly FigureName[];
  readonly moneyScale: MoneyScale;
  readonly maxRows: number;
}

/** Options with their defaults; refuses what a report cannot be made with. */
export function requireReportOptions(where: string, options: ReportOptions): CheckedOptions {
  // The guard takes whatever has a length for a list; here it is an option.
  const { length: _, ...others } = options ?? {};
  requireOptions(where, typeof options?.length === "string" ? others : options, [
    "format",
    "title",
    "notes",
    "language",
    "study",
    "figures",
    "moneyScale",
    "maxRows",
  ]);
  const { format, language = "en", length = "full", maxRows = 60, notes = [], moneyScale = "auto" } = options;
  requireOneOf(where, "format", format, ["html", "markdown"]);
  requireOneOf(where, "language", language, ["en", "zh"]);
  requireOneOf(where, "length", length, ["brief", "full"]);
  requireOneOf(where, "moneyScale", moneyScale, ["auto", ...MONEY_SCALES[language].map(([name]) => name)]);
  requireNumber(where, "maxRows", maxRows, { atLeast: 10, integer: true });
  return {
    format,
    title: options.title,
    notes,
    length,
    language,
    studies: studiesOf(where, options.study),
    figures: figuresOf(where, options.figures ?? true),
    moneyScale,
    maxRows,
  };
}

function figuresOf(where: string, figures: boolean | readonly FigureName[]): readonly FigureName[] {
  if (typeof figures === "boolean") return figures ? FIGURES : [];
  if (!Array.isArray(figures)) {
    refuse(where, "wrong_type", "figures is neither true nor false nor a list of names of pictures", figures);
  }
  for (const [i, name] of figures.entries()) requireOneOf(where, `figures[${i}]`, name, FIGURES);
  return figures;
}

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
