import { expect, test } from "vitest";
import { add } from "../../src/numeric/add.ts";

test("keeps what rounding takes, and gives the sum so far", () => {
  const running = new Float64Array(2);
  expect(add(running, 1e16)).toBe(1e16);
  expect(add(running, 1)).toBe(1e16);
  expect(add(running, 1)).toBe(1e16 + 2);
  expect(add(running, -1e16)).toBe(2);
});
