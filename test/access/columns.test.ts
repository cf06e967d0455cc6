import { decay, floatingCatchment, type PointColumns, travelCosts } from "equalis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refusals } from "../support/refusals.ts";

const coordinate = fc.double({ min: 0, max: 9, noNaN: true });
const places = fc.array(fc.tuple(coordinate, coordinate, fc.nat({ max: 99 })), {
  minLength: 1,
  maxLength: 30,
});

describe("columns", () => {
  for (const [first, second] of [
    ["longitude", "latitude"],
    ["x", "y"],
  ] as const) {
    test(`of ${first} and ${second} give what records give`, () => {
      fc.assert(
        fc.property(places, places, (people, facilities) => {
          fc.pre(people.some(([, , demand]) => demand > 0));
          const points = (list: typeof people, letter: string) =>
            list.map(([a, b], i) => ({ id: `${letter}${i}`, [first]: a, [second]: b })) as never;
          const columns = (list: typeof people) =>
            ({
              [first]: Float64Array.from(list, ([a]) => a),
              [second]: list.map(([, b]) => b),
            }) as unknown as PointColumns;
          const numbers = (list: typeof people, letter: string) =>
            Object.fromEntries(list.map(([, , number], i) => [`${letter}${i}`, number]));
          const maxCost = first === "x" ? 3 : 300;
          const byId = travelCosts(points(people, "p"), points(facilities, "f"), { maxCost });
          const byPosition = travelCosts(columns(people), columns(facilities), { maxCost });
          expect(byPosition.offsets).toEqual(byId.offsets);
          expect(byPosition.targets).toEqual(byId.targets);
          expect(byPosition.costs).toEqual(byId.costs);
          expect(byPosition.origins).toEqual(people.map((_, i) => String(i)));
          for (const variant of ["2sfca", "bfca", "3sfca"] as const) {
            const options = { decay: decay.gaussian(maxCost / 2), variant };
            const records = floatingCatchment({
              ...options,
              demand: numbers(people, "p"),
              supply: numbers(facilities, "f"),
              costs: byId,
            });
            const answer = floatingCatchment({
              ...options,
              demand: Uint32Array.from(people, ([, , demand]) => demand),
              supply: facilities.map(([, , supply]) => supply),
              costs: byPosition,
            });
            expect([...answer.access]).toEqual(Object.values(records.access));
            expect(answer.supplyReached).toBe(records.supplyReached);
            expect(answer.supplyDelivered).toBe(records.supplyDelivered);
            expect(answer.unservedPlaces.map(Number)).toEqual(
              records.unservedPlaces.map((id) => Number(id.slice(1))),
            );
          }
        }),
        { numRuns: 40 },
      );
    });
  }
  test("keep the ids that come with them, and the numbers they were given", () => {
    const demand = new Float64Array([30, 10]);
    const costs = travelCosts({ x: [0, 1], y: [0, 0], id: ["a", "b"] }, [{ id: "h", x: 0, y: 0 }], {
      maxCost: 0.5,
    });
    expect(costs.origins).toEqual(["a", "b"]);
    expect(floatingCatchment({ demand, supply: [3], costs }).unservedPlaces).toEqual(["b"]);
    expect([...demand]).toEqual([30, 10]);
  });
});

const to = { x: [0], y: [0] };
const costs = travelCosts({ x: [0, 1], y: [0, 0] }, to, { maxCost: 9 });
const between = (from: object) => () => travelCosts(from as never, to, { maxCost: 1 });
const among = (input: object) => () => floatingCatchment(input as never);
refusals("travelCosts", [
  ["columns of two lengths", between({ x: [0, 1], y: [0] }), "length_mismatch", ""],
  ["columns without numbers", between({ x: [], y: [] }), "too_few_observations", ""],
  ["one column alone", between({ x: [0] }), "missing_option", ""],
  ["a column of another kind", between({ x: [0], y: [0], z: [0] }), "unknown_option", ""],
  ["a coordinate that is no number", between({ x: [0], y: [Number.NaN] }), "not_finite", ""],
  [
    "degrees outside of the Earth",
    () => travelCosts({ longitude: [0], latitude: [91] }, { longitude: [0], latitude: [0] }, { maxCost: 1 }),
    "out_of_domain",
    "",
  ],
  ["ids that repeat", between({ x: [0, 1], y: [0, 0], id: ["a", "a"] }), "duplicate_id", ""],
  ["ids that are no texts", between({ x: [0], y: [0], id: [7] }), "wrong_type", ""],
  ["too few ids", between({ x: [0, 1], y: [0, 0], id: ["a"] }), "length_mismatch", ""],
]);
refusals("floatingCatchment", [
  [
    "demand in a column and supply by id",
    among({ demand: [1, 2], supply: { 0: 1 }, costs }),
    "wrong_type",
    "",
  ],
  ["columns with a list of costs", among({ demand: [1, 2], supply: [1], costs: [] }), "wrong_type", ""],
  ["demand of another length", among({ demand: [1], supply: [1], costs }), "length_mismatch", ""],
  ["negative supply", among({ demand: [1, 2], supply: [-1], costs }), "out_of_domain", ""],
  ["no matrix", among({ demand: [1, 2], supply: [1], costs: {} }), "wrong_type", ""],
  ["nobody", among({ demand: [0, 0], supply: [1], costs }), "zero_total", ""],
]);
