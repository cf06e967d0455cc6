import type { Notice, NoticeData } from "../model/results/notice.ts";
import type { OwnWarning } from "./table-section.ts";

/** Notices about the status of sources. */
const ABOUT_SOURCES = ["illustrative_figures", "unverified_figures"] as const;

/** A notice about the status of sources. */
export type SourceNotice = (typeof ABOUT_SOURCES)[number];

/**
 * What several results say of the same kind of source, as one line with the title of each source: lists that differ by one title
 * would otherwise follow each other. Returns the lines, which `write` makes from the data, and the results without what the
 * lines say.
 */
export function joinSourceWarnings<Result extends { readonly warnings: readonly (Notice | OwnWarning)[] }>(
  results: readonly Result[],
  write: (code: SourceNotice, data: NoticeData[SourceNotice]) => string,
): { readonly lines: readonly string[]; readonly results: readonly Result[] } {
  const lines: string[] = [];
  const said = new Set<string>();
  for (const code of ABOUT_SOURCES) {
    const warned = results.flatMap(({ warnings }) =>
      warnings.flatMap((one) =>
        "data" in one && one.code === code ? [(one.data as NoticeData[SourceNotice]).titles] : [],
      ),
    );
    const titles = [...new Set(warned.flat())];
    // One result alone says it in its section.
    if (warned.length < 2 || titles.length === 0) continue;
    said.add(code);
    lines.push(write(code, { titles }));
  }
  return {
    lines,
    results: results.map((one) => ({
      ...one,
      warnings: one.warnings.filter((notice) => !("data" in notice && said.has(notice.code))),
    })),
  };
}
