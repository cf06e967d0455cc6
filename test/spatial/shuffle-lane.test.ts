import { describe, expect, test } from "vitest";
import { randomBlocks } from "../../src/numeric/random-blocks.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { LANES } from "../../src/spatial/global/score-lanes.ts";
import { numbersToShuffle, shuffleLane } from "../../src/spatial/global/shuffle-lane.ts";

describe("shuffleLane", () => {
  const lanesOf = (n: number) => Float64Array.from({ length: LANES * n }, (_, k) => Math.floor(k / LANES));
  const lane = (lanes: Float64Array, which: number) =>
    Array.from(lanes).filter((_, k) => k % LANES === which);

  test.for([2, 3, 4, 5, 101, 65_536, 65_537, 70_000])(
    "keeps the values of its lane and touches no other, n %i",
    (n) => {
      const lanes = lanesOf(n);
      const numbers = new Float64Array(numbersToShuffle(n));
      randomBlocks(seededRandom(n))(numbers);
      shuffleLane(numbers, lanes, 2);
      const still = Array.from({ length: n }, (_, i) => i);
      for (const other of [0, 1, 3]) expect(lane(lanes, other)).toEqual(still);
      const moved = lane(lanes, 2);
      expect(moved.toSorted((a, b) => a - b)).toEqual(still);
      if (n > 100) expect(moved.filter((value, i) => value === i).length).toBeLessThan(10);
    },
  );
  test.for([2, 3, 4, 5])("gives every order of %i values equally often", (n) => {
    const orders = Array.from({ length: n }, (_, i) => i + 1).reduce((t, k) => t * k, 1);
    const draws = 400 * orders;
    const fill = randomBlocks(seededRandom("orders"));
    const numbers = new Float64Array(numbersToShuffle(n));
    const lanes = lanesOf(n);
    const seen = new Map<string, number>();
    const start = lanes.slice();
    for (let k = 0; k < draws; k++) {
      // From the same order every time: a walk from order to order would look even whatever the steps.
      lanes.set(start);
      fill(numbers);
      shuffleLane(numbers, lanes, 0);
      const order = lane(lanes, 0).join("");
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(orders);
    const chiSquare = [...seen.values()].reduce((t, count) => t + (count - 400) ** 2 / 400, 0);
    // Mean orders - 1, standard deviation sqrt(2 (orders - 1)): four of them.
    expect(chiSquare).toBeLessThan(orders - 1 + 4 * Math.sqrt(2 * (orders - 1)) + 4);
  });
});
