import { describe, expect, test } from "vitest";
import { type DelphiConsensusOptions, delphiConsensus, kendallW } from "../../src/agreement/index.ts";
import { refusals } from "../support/refusals.ts";
import { untyped, vector } from "./vectors.ts";

const { input, expected, tol } = vector("delphi/screen");
const options: DelphiConsensusOptions = {
  fullScore: 5,
  judgmentBasis: input.Ca,
  familiarity: input.Cs,
  questionnairesSent: input.sent,
  questionnairesReturned: input.returned,
};
const transposed = input.ratings[0]!.map((_, item) => input.ratings.map((expert) => expert[item]!));

describe("agrees", () => {
  test.each([
    ["experts in rows", input.ratings],
    ["experts in columns", transposed],
  ] as const)("%s", (_, ratings) => {
    const { items, authority, responseRate, kendallW: W } = delphiConsensus(ratings, options);
    for (const [i, item] of items.entries()) {
      expect(Math.abs(item.mean - expected.mean[i]!)).toBeLessThanOrEqual(tol);
      expect(Math.abs(item.cv! - expected.cv[i]!)).toBeLessThanOrEqual(tol);
      expect(Math.abs(item.fullScoreRate - expected.fullRate[i]!)).toBeLessThanOrEqual(tol);
      expect(item.keep).toBe(expected.keep[i]);
      expect(item.reasons.length === 0).toBe(item.keep);
    }
    expect(Math.abs(authority - expected.Cr)).toBeLessThanOrEqual(tol);
    expect(Math.abs(responseRate - expected.positivity)).toBeLessThanOrEqual(tol);
    expect(W).toBe(kendallW(transposed, { correctTies: true }).value);
  });
});

describe("conventions", () => {
  const three = {
    ...options,
    judgmentBasis: [0.9, 0.8, 0.7],
    familiarity: [0.7, 0.8, 0.9],
    questionnairesSent: 3,
    questionnairesReturned: 3,
  };
  test("where both sides fit, experts are the columns, unless said", () => {
    const ratings = [
      [5, 5, 5],
      [1, 2, 3],
      [4, 4, 4],
    ];
    expect(delphiConsensus(ratings, three).items[0]!.mean).toBe(5);
    expect(delphiConsensus(ratings, { ...three, experts: "rows" }).items[0]!.mean).toBeCloseTo(10 / 3, 14);
  });
  test("items that are all alike all stay", () => {
    const { items, kendallW: W } = delphiConsensus(
      [
        [4.1, 4.2, 4.3],
        [4.1, 4.2, 4.3],
      ],
      three,
    );
    expect(items.map(({ keep }) => keep)).toEqual([true, true]);
    expect(W).toBeNull();
  });
  test("an item of nothing but zeros has no coefficient of variation", () => {
    const { items } = delphiConsensus(
      [
        [5, 5, 5],
        [0, 0, 0],
        [5, 4, 5],
      ],
      three,
    );
    expect(items[1]).toMatchObject({ mean: 0, cv: null, keep: false });
    expect(items[1]!.reasons.at(-1)).toBe("Its mean is 0, so it has no coefficient of variation.");
  });
});

const ratings = [
  [5, 4, 5],
  [3, 3, 2],
];
const three = {
  ...options,
  judgmentBasis: [0.9, 0.8, 0.7],
  familiarity: [0.7, 0.8, 0.9],
  questionnairesSent: 3,
  questionnairesReturned: 3,
};
refusals("delphiConsensus", [
  [
    "no options",
    () => delphiConsensus(ratings, untyped(undefined)),
    "wrong_type",
    "options must be one object",
  ],
  [
    "an unknown option",
    () => delphiConsensus(ratings, untyped({ ...three, full: 5 })),
    "unknown_option",
    '"full"',
  ],
  [
    "no full score",
    () => delphiConsensus(ratings, untyped({ ...three, fullScore: undefined })),
    "missing_option",
    "fullScore",
  ],
  [
    "a rating above the full score",
    () =>
      delphiConsensus(
        [
          [6, 1, 1],
          [1, 1, 1],
        ],
        three,
      ),
    "out_of_domain",
    "item 0 was given 6",
  ],
  [
    "a negative rating",
    () =>
      delphiConsensus(
        [
          [5, 1, 1],
          [-1, 1, 1],
        ],
        three,
      ),
    "out_of_domain",
    "item 1 was given -1",
  ],
  [
    "no judgment",
    () => delphiConsensus(ratings, untyped({ ...three, judgmentBasis: undefined })),
    "missing_option",
    "judgmentBasis is required",
  ],
  [
    "judgments that fit no side",
    () => delphiConsensus(ratings, { ...three, judgmentBasis: [1], familiarity: [1] }),
    "length_mismatch",
    "one judgment an expert",
  ],
  [
    "another number of familiarities",
    () => delphiConsensus(ratings, { ...three, familiarity: [1] }),
    "length_mismatch",
    "familiarity",
  ],
  [
    "a judgment above 1",
    () => delphiConsensus(ratings, { ...three, judgmentBasis: [1, 2, 1] }),
    "out_of_domain",
    "judgmentBasis 1 is 2",
  ],
  [
    "more returned than sent",
    () => delphiConsensus(ratings, { ...three, questionnairesReturned: 4 }),
    "out_of_domain",
    "questionnairesReturned is 4",
  ],
  [
    "none returned",
    () => delphiConsensus(ratings, { ...three, questionnairesReturned: 0 }),
    "out_of_domain",
    "questionnairesReturned is 0",
  ],
  ["one item", () => delphiConsensus([[5, 4, 5]], three), "too_few_observations", "got 1 and 3"],
  ["no ratings", () => delphiConsensus([], three), "too_few_observations", "at least one row"],
  [
    "a missing rating",
    () =>
      delphiConsensus(
        untyped([
          [5, null, 5],
          [1, 1, 1],
        ]),
        three,
      ),
    "missing_value",
    "null",
  ],
  [
    "an unknown side",
    () => delphiConsensus(ratings, untyped({ ...three, experts: "diagonal" })),
    "unknown_option",
    "diagonal",
  ],
]);
