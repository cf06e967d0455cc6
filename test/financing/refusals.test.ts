import {
  benefitIncidence,
  capacityToPay,
  catastrophicExpenditure,
  concentrationDominance,
  coverageCascade,
  effectiveCoverage,
  financialHardship,
  financingIncidence,
  horizontalInequity,
  impoverishment,
  oaxacaBlinder,
  societalPovertyLine,
  uhcCoverageIndex,
} from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";

const two = [1, 2];
const four = [1, 2, 3, 4];

refusals("catastrophicExpenditure", [
  ["no options", () => catastrophicExpenditure(two, undefined as never), "wrong_type", "options must be"],
  [
    "no resources",
    () => catastrophicExpenditure(two, { threshold: 0.1 } as never),
    "missing_option",
    "resources",
  ],
  [
    "a rank of another length",
    () => catastrophicExpenditure(two, { resources: two, threshold: 0.1, rankBy: [1] }),
    "length_mismatch",
    "rankBy",
  ],
  [
    "resources of 0, and says what to do",
    () => catastrophicExpenditure(two, { resources: [0, 1], threshold: 0.1 }),
    "out_of_domain",
    'nonPositive: "count"',
  ],
  [
    "a typo",
    () => catastrophicExpenditure(two, { resources: two, treshold: 0.1 } as never),
    "unknown_option",
    "treshold",
  ],
]);

refusals("capacityToPay", [
  [
    "a band of one percentile",
    () => capacityToPay(two, { method: "subsistence", food: two, householdSize: two, band: [0.5] as never }),
    "wrong_type",
    "two percentiles",
  ],
  [
    "a band upside down",
    () => capacityToPay(two, { method: "subsistence", food: two, householdSize: two, band: [0.6, 0.4] }),
    "out_of_domain",
    "upper end of band",
  ],
  [
    "an equivalent size of 0",
    () => capacityToPay(two, { method: "subsistence", food: two, equivalents: [0, 1], line: 1 }),
    "out_of_domain",
    "equivalents",
  ],
]);

refusals("impoverishment", [
  [
    "negative consumption",
    () => impoverishment([-1], [0], { povertyLine: 1 }),
    "out_of_domain",
    "consumption 0",
  ],
  [
    "a line of 0 in one row",
    () => impoverishment(two, two, { povertyLine: [1, 0] }),
    "out_of_domain",
    "povertyLine",
  ],
]);

refusals("financialHardship", [
  [
    "a threshold in percent",
    () => financialHardship(two, two, { povertyLine: 1, threshold: 40 }),
    "out_of_domain",
    "threshold is 40",
  ],
]);

refusals("societalPovertyLine", [
  [
    "prices of a year without a line",
    () => societalPovertyLine(two, { prices: 2005 as never }),
    "unknown_option",
    "2005",
  ],
  [
    "prices that are text",
    () => societalPovertyLine(two, { prices: "2017" as never }),
    "unknown_option",
    "2017",
  ],
]);

refusals("benefitIncidence", [
  [
    "a subsidy and totals",
    () => benefitIncidence({ use: { a: two }, unitSubsidy: { a: 1 }, totals: { a: 1 }, rankBy: two }),
    "unsupported_combination",
    "three ways",
  ],
  [
    "totals without an assumption",
    () => benefitIncidence({ use: { a: two }, totals: { a: 1 }, rankBy: two }),
    "missing_option",
    "assumption",
  ],
  [
    "an assumption without totals",
    () => benefitIncidence({ use: { a: two }, unitCost: { a: 1 }, assumption: "constant-cost", rankBy: two }),
    "unsupported_combination",
    "assumption",
  ],
  [
    "fees that nobody pays, followed by a total",
    () =>
      benefitIncidence({ use: { a: two }, totals: { a: 1 }, assumption: "proportional-cost", rankBy: two }),
    "zero_total",
    "nobody pays a fee",
  ],
  [
    "a total for a service that nobody uses",
    () =>
      benefitIncidence({ use: { a: [0, 0] }, totals: { a: 1 }, assumption: "constant-cost", rankBy: two }),
    "zero_total",
    "nobody uses a",
  ],
  [
    "fees of no service",
    () => benefitIncidence({ use: { a: two }, unitCost: { a: 1 }, fees: { b: two }, rankBy: two }),
    "unknown_id",
    "no service",
  ],
  [
    "negative income",
    () => benefitIncidence({ use: { a: two }, unitSubsidy: { a: 1 }, rankBy: two, income: [-1, 2] }),
    "out_of_domain",
    "income",
  ],
  ["no use", () => benefitIncidence({ rankBy: two } as never), "missing_option", "use is required"],
]);

refusals("financingIncidence", [
  [
    "a share of no source",
    () => financingIncidence({ a: two }, { income: two, shares: { a: 1, b: 1 } }),
    "unknown_id",
    "no source",
  ],
  ["incomes of 0", () => financingIncidence({ a: two }, { income: [0, 0] }), "zero_total", "income"],
  [
    "shares of 0",
    () => financingIncidence({ a: two }, { income: two, shares: { a: 0 } }),
    "zero_total",
    "add up to 0",
  ],
]);

refusals("concentrationDominance", [
  ["one row", () => concentrationDominance([1], { rankBy: [1] }), "too_few_observations", "one unit"],
  [
    "a stratum of one row",
    () => concentrationDominance(four, { rankBy: four, strata: ["a", "a", "a", "b"] }),
    "too_few_observations",
    'stratum "b"',
  ],
  [
    "a Lorenz curve of negative ranks",
    () => concentrationDominance(two, { rankBy: [-1, 2], against: "lorenz" }),
    "out_of_domain",
    "rankBy",
  ],
  [
    "a curve of nothing",
    () => concentrationDominance(two, { rankBy: two, against: [0, 0] }),
    "zero_total",
    "compared with",
  ],
]);

refusals("horizontalInequity", [
  [
    "all users in a logit",
    () => horizontalInequity([1, 1, 1], { need: { a: [1, 2, 4] }, rankBy: [1, 2, 3], model: "logit" }),
    "no_convergence",
    "everybody uses care",
  ],
  [
    "a control that is constant",
    () =>
      horizontalInequity(four, { need: { a: [1, 0, 1, 1] }, controls: { b: [2, 2, 2, 2] }, rankBy: four }),
    "singular",
    "b is constant",
  ],
]);

refusals("oaxacaBlinder", [
  [
    "a dummy in two sets",
    () =>
      oaxacaBlinder([1, 2, 3, 4, 5, 7], ["a", "a", "a", "b", "b", "b"], {
        covariates: { x: [1, 0, 0, 1, 0, 0] },
        dummies: { y: ["x"], z: ["x"] },
      }),
    "duplicate_id",
    "x stands twice",
  ],
  [
    "a base that is a covariate",
    () =>
      oaxacaBlinder([1, 2, 3, 4, 5, 7], ["a", "a", "a", "b", "b", "b"], {
        covariates: { x: [1, 0, 0, 1, 0, 0] },
        dummies: { x: ["x"] },
      }),
    "duplicate_id",
    "x is a covariate",
  ],
  [
    "dummies that are none",
    () =>
      oaxacaBlinder([1, 2, 3, 4, 5, 7], ["a", "a", "a", "b", "b", "b"], {
        covariates: { x: [1, 0, 2, 1, 0, 0] },
        dummies: { y: ["x"] },
      }),
    "out_of_domain",
    "in one category",
  ],
  [
    "an option of a statistic that was not asked for",
    () =>
      oaxacaBlinder([1, 2, 3, 4, 5, 7], ["a", "a", "a", "b", "b", "b"], {
        covariates: { x: [1, 0, 2, 1, 0, 0] },
        p: 0.5,
      }),
    "unsupported_combination",
    "does not use p",
  ],
]);

refusals("effectiveCoverage", [
  ["quality beyond 1", () => effectiveCoverage([1], { quality: [1.2] }), "out_of_domain", "quality 0 is 1.2"],
]);

refusals("uhcCoverageIndex", [
  ["no domains", () => uhcCoverageIndex({}), "too_few_observations", "no entry"],
  ["a list", () => uhcCoverageIndex([] as never), "wrong_type", "by name"],
  ["a number for a domain", () => uhcCoverageIndex({ a: 3 as never }), "wrong_type", "domain a"],
]);

refusals("coverageCascade", [
  ["nothing", () => coverageCascade({}), "too_few_observations", "steps"],
  ["a list", () => coverageCascade([1, 2] as never), "wrong_type", "record"],
]);
