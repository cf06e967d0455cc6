import { expect, test } from "vitest";
import { requireGroups } from "../../src/numeric/guard/require-groups.ts";
import { refusals } from "../support/refusals.ts";

test("takes strings and numbers", () => {
  expect(() => requireGroups("here", ["a", 1, "2"], 3)).not.toThrow();
  expect(() => requireGroups("here", Uint8Array.of(1, 2), 2)).not.toThrow();
});
refusals("here", [
  ["nothing", () => requireGroups("here", undefined as never, 1), "wrong_type", "groups must be an array"],
  [
    "too many",
    () => requireGroups("here", ["a", "b"], 1),
    "length_mismatch",
    "one group per value, got 2 for 1",
  ],
  [
    "null",
    () => requireGroups("here", [null as never], 1),
    "missing_value",
    "group 0 is null; drop it, or give what is missing a name",
  ],
  ["an object", () => requireGroups("here", [{} as never], 1), "wrong_type", "group 0 is an object"],
  ["a blank", () => requireGroups("here", ["a", " "], 2), "missing_value", 'group 1 is " "'],
  [
    "a number and its text",
    () => requireGroups("here", [1, 2, "1"], 3),
    "wrong_type",
    'group 2 is "1", a text, where another is the number 1',
  ],
  ["NaN", () => requireGroups("here", [Number.NaN], 1), "not_finite", "group 0 is NaN"],
]);
