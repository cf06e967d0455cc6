/**
 * Results of the study storey as documents: HTML and Markdown.
 *
 * @module
 */
export { type ReportOptions, type ReportResult, renderReport } from "./render-report.ts";
