/**
 * Results of study functions as documents: HTML and Markdown.
 *
 * @module
 */
export type { ReportTable } from "./content.ts";
export type { ReportLanguage } from "./messages/index.ts";
export { type ReportOptions, type ReportResult, renderReport } from "./render-report.ts";
export type { StudyResult } from "./study-result.ts";
export type { ReportTableSection } from "./table-section.ts";
