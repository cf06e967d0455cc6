import { describe, expect, test } from "vitest";
import { differenceRates, seriesRates } from "./rejection-rates.ts";

const DRAWS = 300;

/** Within four standard errors of the rate that was found with 1,000 and more draws elsewhere. */
const about = (found: number, expected: number): void =>
  expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected) * 1.3) / DRAWS));

describe("a true zero is rejected at the 5% level", () => {
  test.for([
    [1, 0.71],
    [2, 0.28],
    [5, 0.1],
  ] as const)(
    "in %i treated of 31 regions by clustered errors in a share of %f, by permutation in 0.05",
    ([treated, clustered]) => {
      const found = differenceRates(treated, DRAWS);
      about(found.clustered, clustered);
      about(found.classic, 0.175);
      about(found.permutation, 0.05);
    },
  );

  test.for([
    [20, 0.4, 0.15, 0.24, 0.1],
    [48, 0.7, 0.37, 0.29, 0.07],
  ] as const)("in a series of %i with an autocorrelation of %f", ([n, rho, classic, neweyWest, ar1]) => {
    const found = seriesRates(n, rho, DRAWS);
    about(found.classic, classic);
    about(found["newey-west"], neweyWest);
    about(found.ar1, ar1);
  });
});
