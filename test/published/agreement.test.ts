import { expect, test } from "vitest";
import {
  fleissKappa,
  type IntraclassCorrelationOptions,
  intraclassCorrelation,
  kendallW,
  krippendorffAlpha,
  surveyMean,
} from "../../src/index.ts";
import { departures, published } from "../support/published.ts";

const turned = <T>(rows: readonly (readonly T[])[]): T[][] =>
  rows[0]!.map((_, i) => rows.map((row) => row[i]!));

test("Shrout and Fleiss 1979: six intraclass correlations with F and limits", () => {
  const { inputs, expected, tolerance } = published<{ ratings: number[][] }, Record<string, number[]>>(
    "shrout-fleiss-1979",
  );
  const cases: readonly [string, IntraclassCorrelationOptions][] = (["single", "average"] as const).flatMap(
    (unit) => [
      [`oneway-agreement-${unit}`, { model: "oneway", rating: unit }],
      [`twoway-random-agreement-${unit}`, { model: "twoway-random", type: "agreement", rating: unit }],
      [`twoway-mixed-consistency-${unit}`, { model: "twoway-mixed", type: "consistency", rating: unit }],
    ],
  );
  expect(cases.map(([name]) => name).sort()).toStrictEqual(Object.keys(expected).sort());
  for (const [name, options] of cases) {
    const { value, F, interval } = intraclassCorrelation(inputs.ratings, options);
    expect(
      departures([value, F, interval?.lower, interval?.upper], expected[name]!, tolerance),
      name,
    ).toEqual([]);
  }
});

test("Fleiss' kappa of ten subjects and fourteen raters", () => {
  const { inputs, expected, tolerance } = published<{ counts: number[][] }, number>("fleiss-kappa");
  const ratings = inputs.counts.map((row) =>
    row.flatMap((count, grade) => new Array<number>(count).fill(grade)),
  );
  expect(departures([fleissKappa(ratings).value], [expected], tolerance)).toEqual([]);
});

test("Krippendorff 2011: alpha of binary, nominal and missing ratings", () => {
  const { inputs, expected, tolerance } = published<
    { binary: number[][]; nominal: string[]; missing: (number | null)[][] },
    Record<"binary" | "nominal2" | "nominal" | "ordinal" | "interval" | "ratio", number>
  >("krippendorff-2011");
  const alpha = (
    rows: readonly (readonly (number | string | null)[])[],
    metric: "nominal" | "ordinal" | "interval" | "ratio",
  ) => krippendorffAlpha(turned(rows), { metric }).value;
  const missing = (["nominal", "ordinal", "interval", "ratio"] as const).map((metric) =>
    alpha(inputs.missing, metric),
  );
  const letters = inputs.nominal.map((coder) => Array.from(coder));
  expect(
    departures(
      [alpha(inputs.binary, "nominal"), alpha(letters, "nominal"), ...missing],
      [
        expected.binary,
        expected.nominal2,
        expected.nominal,
        expected.ordinal,
        expected.interval,
        expected.ratio,
      ],
      tolerance,
    ),
  ).toEqual([]);
});

test("Siegel 1956: concordance of three executives on six applicants", () => {
  const { inputs, expected, tolerance } = published<{ ranks: number[][] }, number>("kendall-w-siegel-1956");
  expect(departures([kendallW(turned(inputs.ranks)).value], [expected], tolerance)).toEqual([]);
});

test("R's survey: mean score of a cluster sample and of a stratified sample of Californian schools", () => {
  const { inputs, expected, tolerance } = published<
    {
      clus1: { dnum: string[]; pw: number[]; fpc: number; api00: number[] };
      strat: { stype: string[]; pw: number[]; fpc: Record<string, number>; api00: number[] };
    },
    Record<"clus1" | "strat", number[]>
  >("api-survey-mean");
  const { clus1, strat } = inputs;
  const clustered = surveyMean(clus1.api00, {
    weights: clus1.pw,
    clusters: clus1.dnum,
    populationSizes: clus1.fpc,
  });
  const stratified = surveyMean(strat.api00, {
    weights: strat.pw,
    strata: strat.stype,
    populationSizes: strat.fpc,
  });
  expect(departures([clustered.value, clustered.standardError], expected.clus1, tolerance)).toEqual([]);
  expect(departures([stratified.value, stratified.standardError], expected.strat, tolerance)).toEqual([]);
});
