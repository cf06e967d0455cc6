import type { NoticeOf } from "../../model/results/notice.ts";
import type { Source } from "../../model/source.ts";
import type { Study } from "../../model/study.ts";
import { illustrative_figures, unverified_figures } from "../../text/en/notices.ts";
import { writeNotice } from "../../text/write-notice.ts";

/** The sources named, each once, in the order of the study. */
export function sourcesOf(study: Study, ids: readonly (string | undefined)[]): readonly Source[] {
  const wanted = new Set(ids);
  return (study.sources ?? []).filter(({ id }) => wanted.has(id));
}

/** A notice about the status of sources. */
type SourceNotice = NoticeOf<"illustrative_figures"> | NoticeOf<"unverified_figures">;

/** What must be said wherever figures are shown that no one has read in a source. */
export function sourceWarnings(sources: readonly Source[]): readonly SourceNotice[] {
  const titles = (status: Source["status"]): readonly string[] =>
    sources.filter((source) => source.status === status).map(({ title }) => title);
  const [illustrative, unverified] = [titles("illustrative"), titles("unverified")];
  return [
    ...(illustrative.length === 0
      ? []
      : [writeNotice("illustrative_figures", { titles: illustrative }, illustrative_figures)]),
    ...(unverified.length === 0
      ? []
      : [writeNotice("unverified_figures", { titles: unverified }, unverified_figures)]),
  ];
}
