import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundingChord } from "../../src/numeric/bounding-chord.ts";
import { EARTH_RADIUS, haversine } from "../../src/numeric/haversine.ts";
import { locatePoints } from "../../src/numeric/locate-points.ts";
import { nearestPoints } from "../../src/numeric/nearest-points.ts";
import { pointClusters } from "../../src/numeric/point-clusters.ts";
import { pointIndex } from "../../src/numeric/point-index.ts";
import { pointsNear } from "../../src/numeric/points-near.ts";
import { separation } from "../../src/numeric/separation.ts";

const planar = fc.array(
  fc.record({ x: fc.integer({ min: -20, max: 20 }), y: fc.integer({ min: -20, max: 20 }) }),
  { minLength: 1, maxLength: 300 },
);
const located = (places: readonly { x: number; y: number }[]) =>
  locatePoints(
    "test",
    "point",
    places.map((place, i) => ({ id: `p${i}`, ...place })),
    undefined,
  );

describe("haversine", () => {
  test("a quarter and a half of the circle", () => {
    expect(haversine(1, 0, 0, 0, 1, 0)).toBeCloseTo((Math.PI / 2) * EARTH_RADIUS, 9);
    expect(haversine(1, 0, 0, -1, 0, 0)).toBeCloseTo(Math.PI * EARTH_RADIUS, 9);
    expect(haversine(0.6, 0.8, 0, 0.6, 0.8, 0)).toBe(0);
  });
  test("keeps its digits on both sides of the quarter and near the antipode", () => {
    for (const angle of [1e-9, 0.1, 1.5707, 1.5709, 3.1, Math.PI - 1e-7]) {
      const distance = haversine(1, 0, 0, Math.cos(angle), Math.sin(angle), 0);
      expect(Math.abs(distance / EARTH_RADIUS - angle)).toBeLessThanOrEqual(1e-15 + 4e-16 * angle);
    }
  });
});

test("separation on the plane neither overflows nor vanishes", () => {
  expect(separation(false, 0, 0, 0, 3, 4, 0)).toBe(5);
  expect(separation(false, 0, 0, 0, 3e200, 4e200, 0)).toBeCloseTo(5e200, -186);
  expect(separation(false, 0, 0, 0, 3e-200, 4e-200, 0) / 5e-200).toBeCloseTo(1, 12);
});

test("the bounding chord is never shorter than the radius it bounds", () => {
  expect(boundingChord(5, false)).toBeGreaterThanOrEqual(5);
  for (const angle of [0, 1e-9, 0.5, 3]) {
    const chord = boundingChord(angle * EARTH_RADIUS, true);
    expect(chord).toBeGreaterThanOrEqual(2 * Math.sin(angle / 2));
    expect(chord).toBeLessThanOrEqual(2 * Math.sin(angle / 2) * (1 + 1e-11) + 1e-14);
  }
  expect(boundingChord(30_000, true)).toBeGreaterThan(2);
});

describe("the index", () => {
  test("holds every point once, in clusters that cover them all", () => {
    fc.assert(
      fc.property(planar, (places) => {
        const index = pointIndex(located(places));
        expect(Array.from(index.order).sort((a, b) => a - b)).toEqual(places.map((_, i) => i));
        for (const [k, i] of index.order.entries()) {
          expect(Array.from(index.coordinates.subarray(3 * k, 3 * k + 3))).toEqual([
            places[i]!.x,
            places[i]!.y,
            0,
          ]);
        }
        const ends = pointClusters(index);
        expect(ends[ends.length - 1]).toBe(places.length);
        ends.forEach((end, k) => {
          const size = end - (ends[k - 1] ?? 0);
          expect(size).toBeGreaterThan(0);
          expect(size).toBeLessThanOrEqual(34);
        });
      }),
    );
  });
  test("finds what a search of all points finds, from places that need not be points", () => {
    fc.assert(
      fc.property(
        planar,
        fc.double({ min: -30, max: 30, noNaN: true }),
        fc.integer({ min: 0, max: 30 }),
        (places, x, r) => {
          const index = pointIndex(located(places));
          const found = new Uint32Array(places.length);
          const count = pointsNear(index, x, 1, 0, r, found);
          const positions = Array.from(found.subarray(0, count), (k) => index.order[k]!).sort(
            (a, b) => a - b,
          );
          expect(positions).toEqual(
            places.flatMap((p, i) => ((p.x - x) ** 2 + (p.y - 1) ** 2 <= r * r ? [i] : [])),
          );
        },
      ),
    );
  });
  test("finds the nearest, of points equally far the one given first", () => {
    fc.assert(
      fc.property(planar, fc.integer({ min: 1, max: 12 }), (places, wanted) => {
        const index = pointIndex(located(places));
        const k = Math.min(wanted, places.length);
        const { x, y } = places[0]!;
        const byDistance = places
          .map((p, i) => [(p.x - x) ** 2 + (p.y - y) ** 2, i] as const)
          .sort(([a, i], [b, j]) => a - b || i - j)
          .map(([, i]) => i);
        expect(Array.from(nearestPoints(index, x, y, 0, k, -1))).toEqual(byDistance.slice(0, k));
        if (k < places.length) {
          expect(Array.from(nearestPoints(index, x, y, 0, k, 0))).toEqual(
            byDistance.filter((i) => i !== 0).slice(0, k),
          );
        }
      }),
    );
  });
  test("finds the nearest over the pole and across the antimeridian", () => {
    const places = Array.from({ length: 200 }, (_, i) => ({
      id: `p${i}`,
      longitude: -180 + ((i * 77.7) % 360),
      latitude: 90 - ((i * 13.3) % 180),
    }));
    const points = locatePoints("test", "point", places, "haversine");
    const index = pointIndex(points);
    const c = points.coordinates;
    places.forEach((_, i) => {
      const away = (j: number) =>
        haversine(c[3 * i]!, c[3 * i + 1]!, c[3 * i + 2]!, c[3 * j]!, c[3 * j + 1]!, c[3 * j + 2]!);
      const expected = places
        .map((_, j) => j)
        .filter((j) => j !== i)
        .sort((a, b) => away(a) - away(b) || a - b)
        .slice(0, 5);
      expect(Array.from(nearestPoints(index, c[3 * i]!, c[3 * i + 1]!, c[3 * i + 2]!, 5, i))).toEqual(
        expected,
      );
    });
  });
});
