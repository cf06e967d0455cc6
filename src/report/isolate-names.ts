import { isolateBidi } from "../study/presentation/isolate-bidi.ts";
import type { StudyResult } from "./study-result.ts";

/** A result whose names do not turn around the sentences that they stand in. */
export function isolateNames(result: StudyResult): StudyResult {
  const named = <Row extends { readonly name: string }>(rows: readonly Row[]): readonly Row[] =>
    rows.map((row) => {
      const name = isolateBidi(row.name);
      return name === row.name ? row : { ...row, name };
    });
  switch (result.kind) {
    case "transfer":
      return { ...result, title: isolateBidi(result.title), rows: named(result.rows) };
    case "reconciliation":
      return { ...result, byRegion: named(result.byRegion), byService: named(result.byService) };
    case "goals":
      return {
        ...result,
        rows: named(result.rows).map((row) => ({ ...row, indicatorName: isolateBidi(row.indicatorName) })),
      };
    case "gap":
      return { ...result, name: isolateBidi(result.name), rows: named(result.rows) };
    case "resources":
      return { ...result, name: isolateBidi(result.name), rows: named(result.rows) };
    case "evaluation":
      return { ...result, name: isolateBidi(result.name), rows: named(result.rows) };
    case "protection":
      return {
        ...result,
        name: isolateBidi(result.name),
        rows: result.rows.map((row) => ({ ...row, group: isolateBidi(String(row.group)) })),
      };
    case "incidence":
      return {
        ...result,
        name: isolateBidi(result.name),
        rows: result.rows.map((row) => ({ ...row, service: isolateBidi(row.service) })),
        payments: result.payments.map((row) => ({ ...row, source: isolateBidi(row.source) })),
      };
    case "plan":
      return { ...result, name: isolateBidi(result.name), rows: named(result.rows) };
    case "appraisal":
      return { ...result, name: isolateBidi(result.name), rows: named(result.rows) };
  }
}
