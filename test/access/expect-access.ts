import { expect } from "vitest";

/** Compares an answer by place with expected numbers, to 1e-9 as the fixtures say; no place more, none fewer. */
export function expectAccess(
  actual: Readonly<Record<string, number>>,
  expected: Readonly<Record<string, number>>,
): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [id, value] of Object.entries(expected)) {
    expect(Math.abs(actual[id]! - value), `${id}: ${actual[id]} against ${value}`).toBeLessThanOrEqual(1e-9);
  }
}
