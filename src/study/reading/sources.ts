import type { StudyWarning } from "../../model/results/result-metadata.ts";
import type { Source } from "../../model/source.ts";
import type { Study } from "../../model/study.ts";
import { list } from "./list-items.ts";

/** The sources named, each once, in the order of the study. */
export function sourcesOf(study: Study, ids: readonly (string | undefined)[]): readonly Source[] {
  const wanted = new Set(ids);
  return (study.sources ?? []).filter(({ id }) => wanted.has(id));
}

/** What must be said wherever figures are shown that no one has read in a source. */
export function sourceWarnings(sources: readonly Source[]): readonly StudyWarning[] {
  const titles = (status: Source["status"]): string =>
    list(sources.filter((source) => source.status === status).map(({ title }) => title));
  const warnings: StudyWarning[] = [];
  if (titles("illustrative") !== "") {
    warnings.push({
      code: "illustrative_figures",
      message: `figures made up for illustration: ${titles("illustrative")}`,
    });
  }
  if (titles("unverified") !== "") {
    warnings.push({
      code: "unverified_figures",
      message: `figures not checked against a source: ${titles("unverified")}`,
    });
  }
  return warnings;
}
