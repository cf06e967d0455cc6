/**
 * Results of study functions as documents: HTML and Markdown.
 *
 * @module
 */
export type { ReportTable } from "./content.ts";
export type { ReportFigureSection } from "./figure-section.ts";
export type { ReportLanguage } from "./messages/index.ts";
export type { MoneyScale } from "./money.ts";
export { type ReportResult, renderReport } from "./render-report.ts";
export type { ReportOptions } from "./report-options.ts";
export type { FigureName } from "./setting.ts";
export type { StudyResult } from "./study-result.ts";
export type { ReportTableSection } from "./table-section.ts";
