import {
  EqualizationError,
  GINI,
  MEAN_LOG_DEVIATION,
  measureGap,
  measureResources,
  type Study,
  THEIL,
} from "equalis";
import { type ReportResult, renderReport } from "equalis/report";
import type { Language } from "./words.ts";

/** The report of a study as HTML, or why there is none. */
export function reportOf(
  study: Study,
  language: Language,
  notes: readonly string[],
): { readonly html?: string; readonly reason?: string } {
  const results: ReportResult[] = [];
  const reasons: string[] = [];
  const attempt = (work: () => ReportResult): void => {
    try {
      results.push(work());
    } catch (error) {
      if (!(error instanceof EqualizationError)) throw error;
      reasons.push(error.message);
    }
  };
  const peopled = study.regions.some(({ population }) => (population ?? []).length > 0);
  const periods = new Set((study.observations ?? []).map(({ period }) => period));
  for (const { id, direction } of study.indicators ?? []) {
    if (peopled && direction === "higher")
      attempt(() => measureResources(study, { indicator: id, missing: "omit" }));
    for (const index of [GINI, THEIL, MEAN_LOG_DEVIATION]) {
      attempt(() =>
        measureGap(study, {
          indicator: id,
          index,
          missing: "omit",
          ...(peopled ? {} : { weights: "equal" as const }),
          ...(periods.size > 1 ? { periods: "all" as const } : {}),
        }),
      );
    }
  }
  if (results.length === 0) return { reason: reasons[0] ?? "no indicator" };
  const title =
    typeof study.name === "string"
      ? study.name
      : (study.name[language] ?? Object.values(study.name)[0] ?? study.id);
  return {
    html: renderReport(results, {
      format: "html",
      title,
      language,
      study,
      notes: [...notes, ...new Set(reasons)],
    }),
  };
}
