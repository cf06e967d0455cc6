import { describe, expect, test } from "vitest";
import { cohenKappa, fleissKappa, krippendorffAlpha } from "../../src/agreement/index.ts";
import { refusals } from "../support/refusals.ts";

describe("an empty text is no grade", () => {
  const table = [
    ["a", "a", ""],
    ["a", "a", ""],
    ["b", "b", "b"],
  ];
  test("but a missing one for alpha", () => {
    const found = krippendorffAlpha(table, { metric: "nominal" });
    expect(found.value).toBe(1);
    expect(found).toEqual(
      krippendorffAlpha(
        table.map((row) => row.map((grade) => (grade === "" ? null : grade))),
        { metric: "nominal" },
      ),
    );
    const scale = [
      [1, 2, " "],
      [3, 3, 4],
    ] as never;
    expect(krippendorffAlpha(scale, { metric: "interval" }).ratings).toBe(5);
  });
});

test("nor for Fleiss's kappa", () => {
  const rows = (none: string | null) => [
    ["a", "a", none],
    ["a", "b", none],
    ["b", "b", "b"],
    ["a", "a", "b"],
  ];
  const levels = ["a", "b"];
  expect(fleissKappa(rows("") as never, { categories: levels })).toEqual(
    fleissKappa(rows(null) as never, { categories: levels }),
  );
});

const pairs = [
  ["a", "a"],
  ["b", ""],
];
const mixed = [
  [1, "1"],
  [2, 2],
] as never;
refusals("cohenKappa", [
  ["an empty grade", () => cohenKappa(pairs), "missing_value", 'row 1, rater 1 is ""'],
  ["1 beside its text", () => cohenKappa(mixed), "wrong_type", '"1", a text, where another is the number 1'],
  [
    "a blank level",
    () => cohenKappa(pairs, { categories: ["a", " "] }),
    "wrong_type",
    "must list at least 2",
  ],
]);
refusals("fleissKappa", [
  ["1 beside its text", () => fleissKappa(mixed), "wrong_type", '"1", a text, where another is the number 1'],
]);
refusals("krippendorffAlpha", [
  [
    "1 beside its text",
    () => krippendorffAlpha(mixed, { metric: "nominal" }),
    "wrong_type",
    '"1", a text, where another is the number 1',
  ],
]);
