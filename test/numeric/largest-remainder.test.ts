import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { largestRemainder } from "../../src/numeric/largest-remainder.ts";

/** Hamilton's rule by its definition, one unit at a time. */
function byDefinition(claims: readonly bigint[], denominator: bigint, total: number): number[] {
  const got = claims.map((claim) => claim / denominator);
  const rest = claims.map((claim, i) => claim - got[i]! * denominator);
  let left = BigInt(total) - got.reduce((a, b) => a + b, 0n);
  while (left > 0n) {
    let best = 0;
    for (let i = 1; i < rest.length; i++) if (rest[i]! > rest[best]!) best = i;
    got[best]! += 1n;
    rest[best] = -1n;
    left -= 1n;
  }
  return got.map(Number);
}

describe("agrees", () => {
  test("with a textbook apportionment", () => {
    // Ten seats by votes of 47,000 16,000 15,900 12,000 6,000 3,100 of 100,000.
    const votes = [47_000n, 16_000n, 15_900n, 12_000n, 6_000n, 3_100n];
    const { amounts, ties } = largestRemainder(
      votes.map((one) => 10n * one),
      100_000n,
      10,
    );
    expect([...amounts]).toEqual([5, 2, 1, 1, 1, 0]);
    expect(ties).toEqual([]);
  });
  test("equal remainders go by position, and are told", () => {
    expect(largestRemainder([1n, 1n, 1n, 1n], 2n, 2)).toEqual({
      amounts: new Float64Array([1, 1, 0, 0]),
      ties: [0, 1, 2, 3],
    });
  });
  test("one part in 10^30 decides", () => {
    const ten = 10n ** 30n;
    expect([...largestRemainder([ten - 1n, ten, 1n], 2n * ten, 1).amounts]).toEqual([0, 1, 0]);
  });
  test("claims that do not add up to the total are taken as proportions", () => {
    expect([...largestRemainder([3n, 1n], 1n, 100).amounts]).toEqual([75, 25]);
    expect([...largestRemainder([3n, 1n], 1n, 1).amounts]).toEqual([1, 0]);
  });
  test("no units, no amounts", () => {
    expect([...largestRemainder([], 1n, 0).amounts]).toEqual([]);
  });
});

test("follows the definition for every total up to 2^53 − 1", () => {
  const totals = fc.oneof(
    fc.integer({ min: 0, max: 50 }),
    fc.maxSafeNat(),
    fc.constant(Number.MAX_SAFE_INTEGER),
  );
  const weights = fc
    .array(fc.oneof(fc.bigInt(0n, 5n), fc.bigInt(0n, 2n ** 80n)), { minLength: 1, maxLength: 12 })
    .filter((one) => one.some((weight) => weight > 0n));
  fc.assert(
    fc.property(totals, weights, (total, parts) => {
      const all = parts.reduce((a, b) => a + b, 0n);
      const claims = parts.map((part) => part * BigInt(total));
      const { amounts } = largestRemainder(claims, all, total);
      expect([...amounts]).toEqual(byDefinition(claims, all, total));
      expect(amounts.reduce((a, b) => a + BigInt(b), 0n)).toBe(BigInt(total));
    }),
  );
});
