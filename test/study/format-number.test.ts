import { expect, test } from "vitest";
import {
  formatColumn,
  formatFixed,
  formatNumber,
  formatPercent,
} from "../../src/study/presentation/format-number.ts";

test.for([
  [0, "0"],
  [12, "12"],
  [-12, "−12"],
  [1234567, "1,234,567"],
  [1234.56, "1,235"],
  [123.456, "123.5"],
  [4.82207, "4.82"],
  [0.23173, "0.2317"],
  [0.0123456, "0.01235"],
  [-0.5, "−0.5000"],
  [Number.POSITIVE_INFINITY, "∞"],
  [Number.NEGATIVE_INFINITY, "−∞"],
  [null, "–"],
] as const)("%s reads %s", ([value, text]) => {
  expect(formatNumber(value)).toBe(text);
});

test("fixed decimals, and no negative zero", () => {
  expect(formatFixed(-0.0001, 2)).toBe("0.00");
  expect(formatFixed(1234.5, 2)).toBe("1,234.50");
  expect(formatPercent(0.1234)).toBe("12.3%");
  expect(formatPercent(null)).toBe("–");
});

test.for([
  [
    [11, 4.43, null],
    ["11.00", "4.43", "–"],
  ],
  [
    [11, 4, 0],
    ["11", "4", "0"],
  ],
  [
    [0.25, 0.5],
    ["0.2500", "0.5000"],
  ],
  [
    [1234.5, 0.5],
    ["1,235", "1"],
  ],
  [
    [0.0049, 0.00254],
    ["0.004900", "0.002540"],
  ],
  [[], []],
] as const)("a column %j reads %j", ([values, texts]) => {
  expect(formatColumn(values)).toEqual(texts);
});
