import { nameIn } from "../../model/name-in.ts";
import type { SurveyWarning } from "../../model/protection.ts";
import type { Source } from "../../model/source.ts";
import type { Survey } from "../../model/survey.ts";

/** What every result of a survey says of where it comes from. */
export function identityOf(survey: Survey): {
  readonly study: string;
  readonly name: string;
  readonly period: string | null;
  readonly currency: string | null;
  readonly omitted: readonly never[];
  readonly population: null;
  readonly sources: readonly Source[];
} {
  return {
    study: survey.id,
    name: nameIn(survey.name),
    period: survey.period ?? null,
    currency: survey.currency ?? null,
    omitted: [],
    population: null,
    sources: survey.sources ?? [],
  };
}

/** Warnings about figures that no one observed, and about errors that cannot be had. */
export function warningsOf(survey: Survey, reason: string | null): readonly SurveyWarning[] {
  const titles = (status: Source["status"]): string =>
    (survey.sources ?? [])
      .filter((source) => source.status === status)
      .map(({ title }) => title)
      .join("; ");
  const warnings: SurveyWarning[] = [];
  const illustrative = titles("illustrative");
  if (illustrative !== "") {
    warnings.push({
      code: "illustrative_figures",
      message: `figures made up for illustration: ${illustrative}`,
    });
  }
  const unverified = titles("unverified");
  if (unverified !== "") {
    warnings.push({
      code: "unverified_figures",
      message: `figures not checked against a source: ${unverified}`,
    });
  }
  if (reason !== null) warnings.push({ code: "no_interval", message: `no intervals: ${reason}` });
  return warnings;
}
