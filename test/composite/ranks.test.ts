import { describe, expect, test } from "vitest";
import { places } from "../../src/composite/ranking/ranks.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";

/** One more than the number of units ahead by more than rounding. */
const counted = (scores: readonly number[]): number[] =>
  scores.map((score) => 1 + scores.filter((other) => other - score > 1e-12).length);

/** Scores of so many units by a rule. */
const scoresOf = (n: number, score: (random: () => number, i: number) => number): number[] => {
  const random = seededRandom(`scores of ${n}`);
  return Array.from({ length: n }, (_, i) => score(random, i));
};

describe("places", () => {
  const tables: readonly (readonly [string, number[]])[] = [
    ["one unit", [0.3]],
    ["none", []],
    ["few, with ties", [0.5, 0.25, 0.5, 0.75, 0.25, 0.5]],
    ["ties within rounding", [0.3, 0.1 + 0.2, 0.2]],
    ["many, spread evenly", scoresOf(600, (random) => random())],
    ["many, in the middle", scoresOf(900, (random) => (random() + random() + random()) / 3)],
    ["many, with ties", scoresOf(700, (random) => Math.floor(20 * random()) / 20)],
    ["many, ascending", scoresOf(600, (_, i) => i / 600)],
    ["many, descending", scoresOf(600, (_, i) => 1 - i / 600)],
    ["many, all the same", scoresOf(600, () => 0.5)],
    // One far off leaves all others in one bucket, where exchanging neighbors would take forever.
    ["many, crowded", scoresOf(2000, (random, i) => (i === 7 ? 1 : 1e-6 * random()))],
    ["many, crowded upside down", scoresOf(2000, (_, i) => (i === 7 ? 1 : 1e-6 * i))],
    ["many, below 0", scoresOf(600, (random) => random() - 0.5)],
    ["many, apart by less than a number can tell", scoresOf(600, (_, i) => (i % 2) * 5e-324)],
  ];
  test.for(tables)("%s", ([, scores]) => {
    expect(places(scores)).toEqual(counted(scores));
    expect(places(Float64Array.from(scores))).toEqual(counted(scores));
  });
});
