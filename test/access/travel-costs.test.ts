import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CostMatrix, floatingCatchment, type Point, travelCosts } from "../../src/access/index.ts";
import { refusals } from "../support/refusals.ts";

/** The pairs of a matrix by ids. */
function pairs({ origins, destinations, offsets, targets, costs }: CostMatrix): Map<string, number> {
  return new Map(
    origins.flatMap((from, i) =>
      Array.from(targets.subarray(offsets[i]!, offsets[i + 1]!), (j, k): [string, number] => [
        `${from} ${destinations[j]}`,
        costs[offsets[i]! + k]!,
      ]),
    ),
  );
}

const at = (id: string, longitude: number, latitude: number) => ({ id, longitude, latitude });
const quarter = (Math.PI / 2) * 6371.0088;

describe("distances on the sphere", () => {
  const one = (from: readonly [number, number], to: readonly [number, number]) =>
    pairs(travelCosts([at("a", ...from)], [at("b", ...to)], { maxCost: 30_000 })).get("a b")!;
  test("a degree of the equator or of a meridian is a 360th of the circle", () => {
    const degree = (2 * Math.PI * 6371.0088) / 360;
    expect(one([0, 0], [1, 0])).toBeCloseTo(degree, 9);
    expect(one([77, 40], [77, 41])).toBeCloseTo(degree, 9);
  });
  test("London to New York, by the spherical law of cosines", () => {
    const rad = Math.PI / 180;
    const [a, b] = [
      [-0.1278, 51.5074],
      [-74.006, 40.7128],
    ] as const;
    const cosine =
      Math.sin(a[1] * rad) * Math.sin(b[1] * rad) +
      Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.cos((a[0] - b[0]) * rad);
    expect(one(a, b)).toBeCloseTo(6371.0088 * Math.acos(cosine), 6);
    // The figure usually printed for this pair is 5570 km.
    expect(Math.round(one(a, b) / 10)).toBe(557);
  });
  test("across the antimeridian", () => {
    expect(one([179.5, 0], [-179.5, 0])).toBeCloseTo(one([0, 0], [1, 0]), 9);
    expect(one([180, 10], [-180, 10])).toBe(0);
    expect(one([190, 10], [-170, 10])).toBeCloseTo(0, 12);
    expect(one([360, 10], [0, 10])).toBe(0);
  });
  test("over the poles", () => {
    expect(one([0, 89.5], [180, 89.5])).toBeCloseTo(one([0, 0], [1, 0]), 9);
    expect(one([20, 90], [-140, 90])).toBe(0);
    expect(one([20, -90], [150, 0])).toBeCloseTo(quarter, 9);
    expect(one([0, 90], [0, -90])).toBeCloseTo(2 * quarter, 9);
  });
  test("to the antipode", () => {
    expect(one([30, 20], [-150, -20])).toBeCloseTo(2 * quarter, 9);
    // 1e-7 degrees short of it, about a centimeter, which an arcsine alone would not see.
    expect(2 * quarter - one([30, 0], [-150, 1e-7])).toBeCloseTo(1.1119508e-5, 9);
  });
  test("a meter apart", () => {
    expect(one([100, 30], [100, 30 + 1 / 111_195.08])).toBeCloseTo(0.001, 10);
  });
});

describe("finds", () => {
  /** All pairs by the haversine formula in longitude and latitude. */
  function bruteForce(
    from: readonly { id: string; longitude: number; latitude: number }[],
    to: readonly { id: string; longitude: number; latitude: number }[],
    maxCost: number,
  ): Map<string, number> {
    const rad = Math.PI / 180;
    return new Map(
      from.flatMap((a) =>
        to.flatMap((b): [string, number][] => {
          const h =
            Math.sin(((a.latitude - b.latitude) * rad) / 2) ** 2 +
            Math.cos(a.latitude * rad) *
              Math.cos(b.latitude * rad) *
              Math.sin(((a.longitude - b.longitude) * rad) / 2) ** 2;
          const distance = 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h)));
          return distance <= maxCost ? [[`${a.id} ${b.id}`, distance]] : [];
        }),
      ),
    );
  }
  const anywhere = fc.oneof(
    fc.record({
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    }),
    // Around the pole and the antimeridian, where boxes of degrees break.
    fc.record({
      longitude: fc.double({ min: 179, max: 181, noNaN: true }),
      latitude: fc.double({ min: -3, max: 3, noNaN: true }),
    }),
    fc.record({
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      latitude: fc.double({ min: 87, max: 90, noNaN: true }),
    }),
  );
  const points = (letter: string) =>
    fc
      .array(anywhere, { minLength: 1, maxLength: 120 })
      .map((list) => list.map((place, i) => ({ id: `${letter}${i}`, ...place })));
  test("what a search of all pairs finds, anywhere on the globe", () => {
    fc.assert(
      fc.property(
        points("o"),
        points("d"),
        fc.oneof(
          fc.double({ min: 0, max: 400, noNaN: true }),
          fc.double({ min: 0, max: 21_000, noNaN: true }),
        ),
        (from, to, maxCost) => {
          const found = pairs(travelCosts(from, to, { maxCost }));
          const wanted = bruteForce(from, to, maxCost);
          const bound = (id: string) => {
            const [a, b] = id.split(" ");
            return [from.find(({ id: own }) => own === a)!, to.find(({ id: own }) => own === b)!] as const;
          };
          for (const [id, distance] of wanted) {
            // Two formulas may disagree about a pair within 0.1 mm of the bound, or 10 cm of the antipode.
            if (distance > maxCost - 1e-7 || distance > 20_015 - 1) continue;
            expect(found.get(id), JSON.stringify(bound(id))).toBeCloseTo(distance, 5);
          }
          for (const [id, distance] of found) {
            expect(distance).toBeLessThanOrEqual(maxCost);
            if (distance < maxCost - 1e-7 && distance < 20_015 - 1) expect(wanted.has(id)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
  test("what a search of all pairs finds on the plane, the bound included", () => {
    const grid = fc.record({ x: fc.integer({ min: -9, max: 9 }), y: fc.integer({ min: -9, max: 9 }) });
    const planar = fc.array(grid, { minLength: 1, maxLength: 150 });
    fc.assert(
      fc.property(planar, planar, fc.integer({ min: 0, max: 8 }), (from, to, maxCost) => {
        const matrix = travelCosts(
          from.map((place, i) => ({ id: `o${i}`, ...place })),
          to.map((place, j) => ({ id: `d${j}`, ...place })),
          { maxCost },
        );
        const rows = from.map((a) =>
          to.flatMap((b, j) => {
            const squared = (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
            return squared <= maxCost ** 2 ? [[j, Math.sqrt(squared)]] : [];
          }),
        );
        const actual = from.map((_, i) =>
          Array.from(matrix.targets.subarray(matrix.offsets[i]!, matrix.offsets[i + 1]!), (j, k) => [
            j,
            matrix.costs[matrix.offsets[i]! + k]!,
          ]),
        );
        // Rows and their entries in the order given, too.
        expect(actual).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });
  test("all neighbors in a chain of places from pole to pole", () => {
    const chain = Array.from({ length: 361 }, (_, i) => at(`p${i}`, 25, -90 + i / 2));
    const { offsets, targets, costs } = travelCosts(chain, chain, { maxCost: 60 });
    const step = (Math.PI * 6371.0088) / 360;
    for (let i = 0; i <= 360; i++) {
      const near = [i - 1, i, i + 1].filter((j) => j >= 0 && j <= 360);
      expect(Array.from(targets.subarray(offsets[i]!, offsets[i + 1]!))).toEqual(near);
      costs.subarray(offsets[i]!, offsets[i + 1]!).forEach((cost, k) => {
        expect(cost).toBeCloseTo(near[k] === i ? 0 : step, 9);
      });
    }
  });
  test("many points in one place", () => {
    const crowd = (letter: string, n: number): Point[] =>
      Array.from({ length: n }, (_, i) => ({ id: `${letter}${i}`, x: 1, y: 2 }));
    const matrix = travelCosts(crowd("o", 200), crowd("d", 300), { maxCost: 0 });
    expect(matrix.costs.length).toBe(60_000);
    expect(matrix.costs.every((cost) => cost === 0)).toBe(true);
  });
  test("all pairs within half the circumference", () => {
    const globe = Array.from({ length: 100 }, (_, i) => at(`p${i}`, (i * 137.5) % 360, 90 - 1.8 * i));
    expect(travelCosts(globe, globe, { maxCost: 20_016 }).costs.length).toBe(10_000);
  });
});

test("distances too large or too small to square", () => {
  const line = (size: number) => [
    { id: "a", x: 0, y: 0 },
    { id: "b", x: 3 * size, y: 4 * size },
  ];
  for (const size of [1e200, 1e-200]) {
    const all = pairs(travelCosts(line(size), line(size), { maxCost: 6 * size }));
    expect(all.get("a b")! / size).toBeCloseTo(5, 12);
    expect(travelCosts(line(size), line(size), { maxCost: 4 * size }).costs.length).toBe(2);
  }
});

test("the result says how it was measured and goes straight into an index", () => {
  const costs = travelCosts([{ id: "a", x: 0, y: 0 }], [{ id: "s", x: 3, y: 4 }], { maxCost: 5 });
  expect(costs).toEqual({
    origins: ["a"],
    destinations: ["s"],
    offsets: Uint32Array.of(0, 1),
    targets: Uint32Array.of(0),
    costs: Float64Array.of(5),
    maxCost: 5,
    metric: "euclidean",
  });
  const result = floatingCatchment({ demand: { a: 10 }, supply: { s: 1 }, costs });
  expect(result).toMatchObject({ access: { a: 0.1 }, maxCost: 5 });
});

describe("refuses", () => {
  const geographic = [at("a", 0, 0)];
  const planar = [{ id: "a", x: 0, y: 0 }];
  const of =
    (point: unknown, options: unknown = { maxCost: 1 }) =>
    () =>
      travelCosts([point] as never, geographic, options as never);
  const go = (options: unknown) => () => travelCosts(geographic, geographic, options as never);
  refusals("travelCosts", [
    ["no options", go(undefined), "missing_option", "pass { maxCost }"],
    ["options as a number", go(30), "wrong_type", "options must be one object"],
    ["no maxCost", go({}), "missing_option", "maxCost is required"],
    ["a negative maxCost", go({ maxCost: -1 }), "out_of_domain", "maxCost is -1"],
    ["an endless maxCost", go({ maxCost: Number.POSITIVE_INFINITY }), "not_finite", "maxCost is Infinity"],
    ["an unknown metric", go({ maxCost: 1, metric: "manhattan" }), "unknown_option", '"manhattan"'],
    ["a misspelled option", go({ maxCost: 1, radius: 3 }), "unknown_option", '"radius"'],
    ["no origins", () => travelCosts([], geographic, { maxCost: 1 }), "too_few_observations", "1 origin"],
    [
      "no destinations",
      () => travelCosts(geographic, [], { maxCost: 1 }),
      "too_few_observations",
      "1 destination",
    ],
    [
      "origins as a record",
      () => travelCosts({} as never, geographic, { maxCost: 1 }),
      "wrong_type",
      "an array",
    ],
    [
      "null for destinations",
      () => travelCosts(planar, null as never, { maxCost: 1 }),
      "wrong_type",
      "an array",
    ],
    ["null as a point", of(null), "wrong_type", "origin 0 is no point"],
    ["a pair of numbers as a point", of([1, 2]), "wrong_type", "origin 0 is no point"],
    ["a number as id", of(at(7 as never, 0, 0)), "wrong_type", "origin 0 is no point"],
    ["no latitude", of({ id: "a", longitude: 3 }), "wrong_type", "has no latitude"],
    ["short names of coordinates", of({ id: "a", lon: 3, lat: 4 }), "wrong_type", "has no longitude"],
    ["NaN", of(at("a", Number.NaN, 0)), "not_finite", "that is NaN"],
    ["an object without a text", of(at("a", Object.create(null), 0)), "wrong_type", "that is an object"],
    ["text", of(at("a", "3" as never, 0)), "wrong_type", 'that is "3"'],
    ["latitude beyond the pole", of(at("a", 30, 112)), "out_of_domain", "latitude 112"],
    ["longitude beyond the circle", of(at("a", 361, 0)), "out_of_domain", "longitude 361"],
    ["longitude before the circle", of(at("a", -181, 0)), "out_of_domain", "longitude -181"],
    [
      "an id given twice",
      () => travelCosts([...geographic, ...geographic], geographic, { maxCost: 1 }),
      "duplicate_id",
      'origin 1 repeats the id "a"',
    ],
    ["degrees and meters mixed", of(planar[0]), "wrong_type", "destination 0"],
    [
      "degrees measured as meters",
      of(geographic[0], { maxCost: 1, metric: "euclidean" }),
      "wrong_type",
      "no x",
    ],
    [
      "meters measured as degrees",
      () => travelCosts(planar, planar, { maxCost: 1, metric: "haversine" }),
      "wrong_type",
      "has no longitude",
    ],
  ]);
});
