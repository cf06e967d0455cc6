import { describe, expect, test } from "vitest";
import { EqualizationError } from "../../../src/errors.ts";
import { apportion, boundedShare, maxGrowth, roundToSum, scaleTo } from "../../../src/transfers/index.ts";
import vectors from "../../fixtures/transfers/exact.json" with { type: "json" };

/** What a vector calls: shares and scores come first, as in the vectors. */
const calls: Readonly<Record<string, (...args: never[]) => unknown>> = {
  apportion: (shares: number[], total: number) => apportion(shares, total),
  roundToSum,
  boundedShare,
  maxGrowth,
  scaleTo,
};

/** JSON has no infinity. */
function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== "object" || value === null) return value;
  if ("$number" in value) return Number(value.$number);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revive(one)]));
}

function near(received: number, expected: number, tolerance: number): void {
  const off = Math.abs(received - expected);
  expect(off, `${received} for ${expected}`).toBeLessThanOrEqual(
    Math.max(1e-12, tolerance * Math.abs(expected)),
  );
}

describe("agree with exact rational arithmetic", () => {
  test.for(vectors)("$id", ({ call, args, expected, tolerance }) => {
    const run = (): unknown => calls[call]!(...(args.map(revive) as never[]));
    const wanted = expected as Record<string, unknown> | number[];
    if (!Array.isArray(wanted) && "$error" in wanted) {
      let code = "none";
      try {
        run();
      } catch (error) {
        if (error instanceof EqualizationError) code = error.code;
      }
      expect(code).toBe(wanted.$error);
      return;
    }
    if (Array.isArray(wanted)) {
      expect(Array.from(run() as Float64Array)).toEqual(wanted);
      return;
    }
    const fit = run() as { amounts: Float64Array; multiplier: number; residual: number };
    for (const [key, value] of Object.entries(wanted)) {
      if (key === "$sum") {
        near(
          fit.amounts.reduce((a, b) => a + b),
          value as number,
          1e-12,
        );
      } else if (key === "amounts") {
        for (const [i, amount] of (value as number[]).entries()) near(fit.amounts[i]!, amount, tolerance);
      } else near(fit[key as "multiplier" | "residual"], value as number, tolerance);
    }
  });
});
