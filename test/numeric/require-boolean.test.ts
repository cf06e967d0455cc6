import { describe, expect, test } from "vitest";
import { requireBoolean } from "../../src/numeric/guard/require-boolean.ts";
import { refusals } from "../support/refusals.ts";

test("takes true and false", () => {
  expect(() => requireBoolean("here", "whole", true)).not.toThrow();
  expect(() => requireBoolean("here", "whole", false)).not.toThrow();
});

describe("refuses", () => {
  refusals("here", [
    ["a string", () => requireBoolean("here", "whole", "false" as never), "wrong_type", 'whole is "false"'],
    ["a number", () => requireBoolean("here", "whole", 1 as never), "wrong_type", "pass true or false"],
    ["null", () => requireBoolean("here", "whole", null as never), "wrong_type", "whole is null"],
  ]);
});
