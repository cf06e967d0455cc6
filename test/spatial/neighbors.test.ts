import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceBand, nearestNeighbors, spatialWeights } from "../../src/spatial/index.ts";
import { nine } from "../fixtures/spatial/maps.ts";
import { refusals } from "../support/refusals.ts";

const places = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), {
    minLength: 2,
    maxLength: 120,
  })
  .map((list) => list.map(([x, y], i) => ({ id: `p${i}`, x, y })));
const squared = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  (a.x - b.x) ** 2 + (a.y - b.y) ** 2;

describe("nearestNeighbors", () => {
  test("agrees with spdep's knearneigh", () => {
    const lists = nearestNeighbors(nine.places, 2);
    for (const [id, list] of Object.entries(nine.neighbors.nearest)) {
      expect(lists[id]!.toSorted()).toEqual(list.toSorted());
    }
  });
  test("is what a search of all pairs finds, nearest first, ties in the order given", () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 8 }), (points, wanted) => {
        const k = Math.min(wanted, points.length - 1);
        const byHand = Object.fromEntries(
          points.map((point, i) => [
            point.id,
            points
              .map((other, j) => ({ id: other.id, d: squared(point, other), j }))
              .filter(({ j }) => j !== i)
              .sort((a, b) => a.d - b.d || a.j - b.j)
              .slice(0, k)
              .map(({ id }) => id),
          ]),
        );
        expect(nearestNeighbors(points, k)).toEqual(byHand);
      }),
      { numRuns: 60 },
    );
  });
  test("looks across the antimeridian and over the pole", () => {
    const lists = nearestNeighbors(
      [
        { id: "Taveuni", longitude: 179.98, latitude: -16.9 },
        { id: "Rabi", longitude: -179.98, latitude: -16.5 },
        { id: "Suva", longitude: 178.44, latitude: -18.14 },
        { id: "Alert", longitude: -62.3, latitude: 82.5 },
        { id: "Nagurskoye", longitude: 47.6, latitude: 80.8 },
      ],
      1,
    );
    expect(lists).toEqual({
      Taveuni: ["Rabi"],
      Rabi: ["Taveuni"],
      Suva: ["Taveuni"],
      Alert: ["Nagurskoye"],
      Nagurskoye: ["Alert"],
    });
  });
  test("everybody but oneself is the most", () => {
    expect(nearestNeighbors(nine.places, 8).R1).toHaveLength(8);
  });
});

describe("distanceBand", () => {
  test("is what a search of all pairs finds, the bound included, in the order given", () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 9 }), (points, d) => {
        const byHand = Object.fromEntries(
          points.map((point, i) => [
            point.id,
            points.filter((other, j) => j !== i && squared(point, other) <= d * d).map(({ id }) => id),
          ]),
        );
        const lists = distanceBand(points, d);
        expect(lists).toEqual(byHand);
        // Mutual, whatever the rounding.
        expect(() => spatialWeights(lists, { asymmetric: "error" })).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
  test("is in kilometers for degrees, and mutual at the very distance", () => {
    const points = [
      { id: "a", longitude: 179.9, latitude: 0 },
      { id: "b", longitude: -179.9, latitude: 0 },
      { id: "c", longitude: 0, latitude: 90 },
      { id: "d", longitude: 120, latitude: 89.9 },
    ];
    expect(distanceBand(points, 22.3)).toEqual({ a: ["b"], b: ["a"], c: ["d"], d: ["c"] });
    expect(distanceBand(points, 11.2)).toEqual({ a: [], b: [], c: ["d"], d: ["c"] });
    expect(distanceBand(points, 11.1)).toEqual({ a: [], b: [], c: [], d: [] });
  });
});

test("odd ids", () => {
  const points = ["__proto__", "constructor"].map((id, i) => ({ id, x: i, y: 0 }));
  expect(Object.entries(distanceBand(points, 1))).toEqual([
    ["__proto__", ["constructor"]],
    ["constructor", ["__proto__"]],
  ]);
  expect(Object.entries(nearestNeighbors(points, 1))).toEqual(Object.entries(distanceBand(points, 1)));
});

describe("refuses", () => {
  const points = [
    { id: "a", x: 0, y: 0 },
    { id: "b", x: 1, y: 0 },
  ];
  const nearest = (given: unknown, k: unknown, options?: unknown) => () =>
    nearestNeighbors(given as never, k as never, options as never);
  const band = (given: unknown, d: unknown, options?: unknown) => () =>
    distanceBand(given as never, d as never, options as never);
  refusals("nearestNeighbors", [
    ["no points", nearest([], 1), "too_few_observations", "1 point"],
    ["no array", nearest({ a: [0, 0] }, 1), "wrong_type", "points must be an array"],
    ["no k", nearest(points, undefined), "missing_option", "k is required"],
    ["a k of 0", nearest(points, 0), "out_of_domain", "k is 0"],
    ["half a neighbor", nearest(points, 0.5), "out_of_domain", "a whole number"],
    ["as many as there are", nearest(points, 2), "out_of_domain", "at most 1"],
    ["one point", nearest([points[0]], 1), "out_of_domain", "at most 0"],
    ["NaN", nearest([{ id: "a", x: Number.NaN, y: 0 }, points[1]], 1), "not_finite", "NaN"],
    ["an id given twice", nearest([points[0], points[0]], 1), "duplicate_id", 'repeats the id "a"'],
    ["an unknown metric", nearest(points, 1, { metric: "km" }), "unknown_option", '"km"'],
    ["an unknown option", nearest(points, 1, { k: 1 }), "unknown_option", '"k"'],
    [
      "degrees as lengths",
      nearest([{ id: "a", longitude: 0, latitude: 0 }], 1, { metric: "euclidean" }),
      "wrong_type",
      "no x",
    ],
  ]);
  refusals("distanceBand", [
    ["no points", band([], 1), "too_few_observations", "1 point"],
    ["no distance", band(points, undefined), "missing_option", "distance is required"],
    ["a negative distance", band(points, -1), "out_of_domain", "distance is -1"],
    ["an endless distance", band(points, Number.POSITIVE_INFINITY), "not_finite", "distance is Infinity"],
    ["a point without id", band([{ x: 0, y: 0 }], 1), "wrong_type", "point 0 is no point"],
    [
      "latitude beyond the pole",
      band([{ id: "a", longitude: 0, latitude: 91 }], 1),
      "out_of_domain",
      "latitude 91",
    ],
    ["an unknown option", band(points, 1, { style: "W" }), "unknown_option", '"style"'],
  ]);
});
