import type { Naming } from "./naming.ts";
import type { StudyResult } from "./study-result.ts";

/** A result with the names of another language. */
export function localizeNames(result: StudyResult, naming: Naming): StudyResult {
  const { study } = result;
  const region = <Row extends { readonly region: string; readonly name: string }>(row: Row): Row => ({
    ...row,
    name: naming.region(study, row.region, row.name),
  });
  switch (result.kind) {
    case "gap":
      return {
        ...result,
        name: naming.indicator(study, result.indicator, result.name),
        rows: result.rows.map(region),
      };
    case "resources":
      return {
        ...result,
        name: naming.indicator(study, result.indicator, result.name),
        rows: result.rows.map(region),
      };
    case "plan":
      return {
        ...result,
        name: naming.indicator(study, result.indicator, result.name),
        rows: result.rows.map(region),
      };
    case "evaluation":
      return {
        ...result,
        name: naming.indicator(study, result.indicator, result.name),
        rows: result.rows.map(region),
      };
    // A survey has no regions; its groups and services are called as the caller calls them.
    case "protection":
    case "incidence":
      return result;
    case "transfer":
      return { ...result, rows: result.rows.map(region) };
    case "appraisal":
      return {
        ...result,
        rows: result.rows.map((row) => ({ ...row, name: naming.region(study, row.subject, row.name) })),
      };
    case "reconciliation":
      return {
        ...result,
        byRegion: result.byRegion.map(region),
        byService: result.byService.map((one) =>
          one.group === null ? one : { ...one, name: naming.service(study, one.group, one.name) },
        ),
      };
    case "goals":
      return {
        ...result,
        rows: result.rows.map((row) => ({
          ...row,
          name: naming.goal(study, row.goal, row.name),
          indicatorName: naming.indicator(study, row.indicator, row.indicatorName),
          laggingRegions: row.laggingRegions.map(region),
        })),
      };
  }
}
