import type { ResultMetadata, StudyWarning } from "../model/results/result-metadata.ts";
import type { Source } from "../model/source.ts";
import type { ReportMessages } from "./messages/messages.ts";

/** What stands behind a figure that no one has read in a source, by the code of its warning. */
const STANDING = [
  ["illustrative_figures", "illustrative", "figures made up for illustration"],
  ["unverified_figures", "unverified", "figures not checked against a source"],
] as const;

/**
 * What several results say of the same kind of source, as one line with the title of each source: lists that differ by one title
 * would else stand below each other. Returns the lines, and the results without what the lines say.
 */
export function joinSourceWarnings<Result extends Pick<ResultMetadata, "warnings" | "sources">>(
  results: readonly Result[],
  words: ReportMessages,
): { readonly lines: readonly string[]; readonly results: readonly Result[] } {
  const lines: string[] = [];
  const said = new Set<string>();
  for (const [code, status, lead] of STANDING) {
    const warned = results.filter(({ warnings }) => warnings.some((one) => one.code === code));
    const titles = new Set(
      warned.flatMap(({ sources }) => sources.filter(isOf(status))).map(({ title }) => title),
    );
    // One result alone says it where it stands.
    if (warned.length < 2 || titles.size === 0) continue;
    said.add(code);
    lines.push(words.warning(code, `${lead}: ${words.list([...titles])}`));
  }
  return {
    lines,
    results: results.map((one) => ({ ...one, warnings: one.warnings.filter(({ code }) => !said.has(code)) })),
  };
}

function isOf(status: Source["status"]): (source: Source) => boolean {
  return (source) => source.status === status;
}

/** The warning that regions were left out, with their names in place of their ids. */
export function nameOmitted(
  { code, message }: StudyWarning,
  omitted: ResultMetadata["omitted"],
  nameOf: (region: string) => string,
): StudyWarning {
  if (code !== "regions_omitted") return { code, message };
  const ids = new Set(omitted.map(({ region }) => region));
  const start = message.lastIndexOf(": ") + 2;
  const named = message
    .slice(start)
    .split(/(, | and )/)
    .map((part) => (ids.has(part) ? nameOf(part) : part));
  return { code, message: message.slice(0, start) + named.join("") };
}
