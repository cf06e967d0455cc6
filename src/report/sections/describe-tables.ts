import type { ReportSection } from "../content.ts";
import { firstSentence } from "../first-sentence.ts";
import type { Setting } from "../setting.ts";
import { shorten } from "../shorten.ts";
import type { ReportTableSection } from "../table-section.ts";
import { warningsOf } from "../warnings-of.ts";

/** Tables in the words of the caller. */
export function describeTables(section: ReportTableSection, setting: Setting): ReportSection {
  const { heading, summary, tables, method = [] } = section;
  const [first] = summary;
  return {
    heading,
    findings: first === undefined ? [] : [{ text: firstSentence(first), detail: null }],
    summary,
    figures: [],
    tables: tables.filter(({ rows }) => rows.length > 0).map((table) => shorten(table, setting)),
    method,
    warnings: warningsOf([section]).map(setting.words.sentence),
  };
}
