import { nameIn } from "../../model/name-in.ts";
import type { SurveyWarning } from "../../model/results/protection-result.ts";
import type { Source } from "../../model/source.ts";
import type { Survey } from "../../model/survey.ts";
import { no_interval } from "../../text/en/notices.ts";
import { writeNotice } from "../../text/write-notice.ts";
import { sourceWarnings } from "../reading/sources.ts";

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
export function warningsOf(survey: Survey, singleUnit: boolean): readonly SurveyWarning[] {
  return [
    ...sourceWarnings(survey.sources ?? []),
    ...(singleUnit
      ? [writeNotice("no_interval", { cause: "single-unit", without: null, of: null }, no_interval)]
      : []),
  ];
}
