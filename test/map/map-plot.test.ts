import { readFileSync } from "node:fs";
import { geoArea } from "d3-geo";
import { EqualizationError, localMoran, measureGap, type Study } from "equalis";
import { type MapPlotOptions, mapPlot } from "equalis/map";
import { feature } from "topojson-client";
import { describe, expect, test } from "vitest";

const atlas = (path: string): never =>
  JSON.parse(readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), "utf8")) as never;
const states: object = atlas("us-atlas/states-albers-10m.json");
const counties: object = atlas("us-atlas/counties-10m.json");
const world: object = atlas("world-atlas/countries-110m.json");

interface Feature {
  readonly id: string;
  readonly properties: { readonly name: string };
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}
const featuresOf = (topology: object, object: string): Feature[] =>
  (
    feature(
      topology as never,
      (topology as { objects: Record<string, never> }).objects[object]!,
    ) as unknown as {
      features: Feature[];
    }
  ).features;

const square = (x: number, y: number, id: string, size = 1, properties: object = {}) => ({
  type: "Feature",
  id,
  properties,
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [x, y],
        [x, y + size],
        [x + size, y + size],
        [x + size, y],
        [x, y],
      ],
    ],
  },
});
const collection = (...features: object[]): object => ({ type: "FeatureCollection", features });

/** The paths of the areas, without the rest of the picture. */
const pathsOf = (svg: string): string[] => [...svg.matchAll(/<path d="(M[^"]*Z)"/g)].map(([, d]) => d!);

/** Area inside a path by the shoelace formula. */
function areaOf(path: string): number {
  let total = 0;
  // Rings smaller than half a pixel are dots, written with "h".
  for (const ring of path.split("M").filter((part) => part !== "" && !part.includes("h"))) {
    const points = ring
      .replace("Z", "")
      .split("L")
      .map((pair) => pair.split(",").map(Number) as [number, number]);
    points.forEach(([x, y], i) => {
      const [nx, ny] = points[(i + 1) % points.length]!;
      total += (x * ny - nx * y) / 2;
    });
  }
  return Math.abs(total);
}

describe("areas", () => {
  test("keep their size: pixels per steradian are the same all over the world and all over a country", () => {
    for (const [topology, object, tolerance] of [
      [world, "countries", 0.03],
      [counties, "states", 0.03],
    ] as const) {
      const features = featuresOf(topology, object);
      const rows = features.map(({ id, properties }, i) => ({ region: id ?? properties.name, value: i }));
      const unique = rows.filter(({ region }, i) => rows.findIndex((row) => row.region === region) === i);
      const svg = mapPlot(unique, { geometry: topology, object, title: "t", width: 2000 }).svg();
      const paths = pathsOf(svg);
      const sizes = features.map((one) => {
        const size = geoArea(one as never);
        return Math.min(size, 4 * Math.PI - size);
      });
      const ratios = paths.map((path, i) => areaOf(path) / sizes[i]!);
      const large = ratios.filter((_, i) => sizes[i]! > 0.002).toSorted((a, b) => a - b);
      const middle = large[Math.floor(large.length / 2)]!;
      expect(paths).toHaveLength(features.length);
      expect(large.length).toBeGreaterThan(20);
      for (const ratio of large) expect(Math.abs(ratio / middle - 1)).toBeLessThan(tolerance);
    }
  });
  test("are the same whichever way rings are wound", () => {
    const outer = [
      [10, 40],
      [10, 44],
      [16, 44],
      [16, 40],
      [10, 40],
    ];
    const hole = [
      [12, 41],
      [14, 41],
      [14, 43],
      [12, 43],
      [12, 41],
    ];
    const make = (first: number[][], second: number[][]): object =>
      collection({
        type: "Feature",
        id: "a",
        properties: {},
        geometry: { type: "Polygon", coordinates: [first, second] },
      });
    const sizes = [
      make(outer, hole),
      make(outer.toReversed(), hole),
      make(outer, hole.toReversed()),
      make(outer.toReversed(), hole.toReversed()),
    ].map((geometry) =>
      areaOf(pathsOf(mapPlot([{ region: "a", value: 1 }], { geometry, title: "t" }).svg())[0]!),
    );
    for (const size of sizes) expect(size).toBeCloseTo(sizes[0]!, 6);
    const whole = areaOf(
      pathsOf(
        mapPlot([{ region: "a", value: 1 }], {
          geometry: collection({
            type: "Feature",
            id: "a",
            geometry: { type: "Polygon", coordinates: [outer] },
          }),
          title: "t",
        }).svg(),
      )[0]!,
    );
    expect(sizes[0]! / whole).toBeCloseTo(1 - 4 / 24, 2);
  });
  test("on both sides of the antimeridian lie together", () => {
    const geometry = collection(square(178, -17, "west", 1), square(-179, -17, "east", 1));
    const rows = [
      { region: "west", value: 1 },
      { region: "east", value: 2 },
    ];
    const xs = pathsOf(mapPlot(rows, { geometry, title: "t" }).svg()).map((path) =>
      [...path.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x)),
    );
    // Three degrees wide in all: each takes a third of the width, the western one on the left.
    expect(Math.max(...xs[0]!)).toBeLessThan(Math.min(...xs[1]!));
    expect(Math.max(...xs[0]!) - Math.min(...xs[0]!)).toBeGreaterThan(150);
  });
  test("that are projected are drawn as they are, when asked for", () => {
    const geometry = collection(square(0, 0, "a", 10), square(10, 0, "b", 10), square(0, 10, "c", 20));
    const rows = ["a", "b", "c"].map((region, value) => ({ region, value }));
    const [a, b, c] = pathsOf(mapPlot(rows, { geometry, title: "t", projection: "identity" }).svg()).map(
      areaOf,
    );
    expect(b! / a!).toBeCloseTo(1, 3);
    expect(c! / a!).toBeCloseTo(4, 3);
    const top = (upwards: boolean): number =>
      Number(
        /M[\d.]+,([\d.]+)/.exec(
          pathsOf(
            mapPlot(rows, { geometry, title: "t", projection: "identity", yUpwards: upwards }).svg(),
          )[0]!,
        )![1],
      );
    expect(top(false)).toBeLessThan(top(true));
  });
  test("of 51 states are all found by their code, and by their name", () => {
    const features = featuresOf(states, "states");
    const options = { geometry: states, object: "states", projection: "identity" as const, title: "t" };
    const byCode = mapPlot(
      features.map(({ id }, value) => ({ region: id, value })),
      options,
    );
    const byName = mapPlot(
      features.map(({ properties }, value) => ({ region: properties.name, value })),
      options,
    );
    expect(byCode.unmatched).toEqual({ regions: [], areas: [] });
    expect(byName.unmatched).toEqual({ regions: [], areas: [] });
    expect(pathsOf(byCode.svg())).toEqual(pathsOf(byName.svg()));
  });
  test("of 3,142 counties are drawn, with Alaska on both sides of the antimeridian", () => {
    const features = featuresOf(counties, "counties");
    const rows = features.map(({ id }, i) => ({ region: id, value: (i * 37) % 101 }));
    const map = mapPlot(rows, { geometry: counties, object: "counties", title: "t" });
    const svg = map.svg();
    expect(map.unmatched).toEqual({ regions: [], areas: [] });
    expect(pathsOf(svg).length).toBe(features.length);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg.length).toBeLessThan(2_000_000);
  });
  test("that no region has are left out when asked, and listed all the same", () => {
    const geometry = collection(square(0, 0, "a", 10), square(100, 0, "other", 10));
    const options = { geometry, title: "t", projection: "identity" } as const;
    const rows = [{ region: "a", value: 1 }];
    expect(pathsOf(mapPlot(rows, options).svg())).toHaveLength(2);
    const alone = mapPlot(rows, { ...options, otherAreas: "omit" });
    expect(pathsOf(alone.svg())).toHaveLength(1);
    expect(alone.svg()).not.toContain("no data");
    expect(alone.unmatched.areas).toEqual(["other"]);
  });
  test("of far regions go into a box of their own", () => {
    const rows = featuresOf(counties, "states").map(({ id }, value) => ({ region: id, value }));
    const insets = [
      { regions: ["02"], label: "Alaska" },
      { regions: ["15"], label: "Hawaii" },
      { regions: ["60", "66", "69"], label: "Pacific" },
      { regions: ["72", "78"], label: "Caribbean" },
    ];
    const svg = mapPlot(rows, { geometry: counties, object: "states", title: "t", insets }).svg();
    expect(svg).toContain(">Alaska<");
    // Without them the others have more room.
    const alone = mapPlot(rows, { geometry: counties, object: "states", title: "t" }).svg();
    expect(areaOf(pathsOf(svg)[0]!)).toBeGreaterThan(1.5 * areaOf(pathsOf(alone)[0]!));
  });
});

describe("classes", () => {
  const geometry = collection(...Array.from({ length: 10 }, (_, i) => square(i, 0, `r${i}`)));
  const values = [10, 1, 9, 2, 8, 3, 7, 4, 6, 5];
  const rows = values.map((value, i) => ({ region: `r${i}`, value }));
  const classesOf = (options: Partial<MapPlotOptions>, own = rows): (string | null)[] =>
    mapPlot(own, { geometry, title: "t", projection: "identity", ...options }).table.map((row) => row.class);
  const sizes = (labels: readonly (string | null)[]): number[] =>
    [...new Set(labels)].map((label) => labels.filter((one) => one === label).length);
  test("quantiles hold equal numbers of regions", () => {
    expect(sizes(classesOf({ count: 5 }))).toEqual([2, 2, 2, 2, 2]);
  });
  test("given cuts put a value on a cut into the class above", () => {
    const labels = classesOf({ classes: [5, 8] });
    expect(labels[values.indexOf(5)]).toBe("5 to below 8");
    expect(labels[values.indexOf(8)]).toBe("8 and above");
    expect(labels[values.indexOf(4)]).toBe("below 5");
  });
  test("natural breaks keep like values together", () => {
    const own = [1, 1.1, 1.2, 5, 5.1, 9, 9.1, 9.2, 9.3, 9.4].map((value, i) => ({ region: `r${i}`, value }));
    expect(sizes(classesOf({ classes: "natural-breaks", count: 3 }, own))).toEqual([3, 2, 5]);
  });
  test("standard deviations cut around the mean", () => {
    // Mean 5.5, deviation 2.872: cuts at 4.064 and 6.936.
    expect(classesOf({ classes: "standard-deviation", count: 3 })[values.indexOf(5)]).toBe(
      "4.06 to below 6.94",
    );
  });
  test("diverge around a center, which is a cut", () => {
    const svg = mapPlot(rows, { geometry, title: "t", projection: "identity", center: 5, count: 4 }).svg();
    for (const role of ["m1", "m2", "p1", "p2"]) expect(svg).toContain(`fill-${role}`);
    expect(svg).not.toContain("fill-q");
  });
  test("one value for all is one class; ties never split", () => {
    expect(
      new Set(
        classesOf(
          {},
          rows.map((row) => ({ ...row, value: 3 })),
        ),
      ).size,
    ).toBe(1);
    const tied = classesOf(
      { count: 5 },
      rows.map((row, i) => ({ ...row, value: i < 8 ? 1 : 2 })),
    );
    expect(new Set(tied.slice(0, 8)).size).toBe(1);
  });
  test("regions without data are hatched and counted; those without an area are listed", () => {
    const map = mapPlot(
      [
        { region: "r0", value: 1 },
        { region: "r1", value: null },
        { region: "r2", value: 4 },
        { region: "lost", value: 2 },
      ],
      { geometry, title: "t", projection: "identity", count: 2 },
    );
    const svg = map.svg();
    expect(svg).toContain("no data (8)");
    expect(svg).toContain("1 regions have no area in the boundaries: lost.".slice(2));
    expect(map.unmatched.regions).toEqual(["lost"]);
    expect(map.table[1]).toEqual({ region: "r1", name: "r1", value: null, class: null });
  });
});

describe("results", () => {
  const ids = ["a", "b", "c", "d"];
  const geometry = collection(
    ...ids.map((id, i) => square(100 + i, 30, id, 1, { name: `Region ${id.toUpperCase()}` })),
  );
  const study: Study = {
    id: "s",
    name: "S",
    regions: ids.map((id) => ({ id, name: { en: `Region ${id.toUpperCase()}`, zh: `地区${id}` } })),
    indicators: [
      {
        id: "beds",
        name: { en: "Beds", zh: "床位" },
        dimension: "input",
        direction: "higher",
        unit: "per 1,000",
        scale: 1000,
      },
    ],
    observations: [2, 4, 6, 8].map((value, i) => ({
      region: ids[i]!,
      indicator: "beds",
      period: "2020",
      value,
    })),
  };
  test("of measureGap, in English and Chinese", () => {
    const gap = measureGap(study, { indicator: "beds", weights: "equal" });
    expect(mapPlot(gap, { geometry, study }).svg()).toContain("Beds, 2020");
    const zh = mapPlot(gap, { geometry, study, language: "zh" }).svg();
    expect(zh).toContain("床位（2020年）");
    expect(zh).toContain("最低为地区a（2");
    expect(zh.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, "")).not.toMatch(/[A-Z]|below|above|regions/);
  });
  test("local clusters by quadrant, an access result by value, rows by category", () => {
    const neighbors = { a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c"] };
    const local = localMoran({ a: 1, b: 2, c: 8, d: 9 }, neighbors);
    const svg = mapPlot(local, { geometry, significance: 0.99 }).svg();
    expect(svg).toContain("high among high");
    expect(mapPlot({ access: { a: 1, b: 2, c: 3, d: 4 } } as never, { geometry }).svg()).toContain("Access");
    const kinds = mapPlot(
      ids.map((region, i) => ({ region, category: i < 2 ? "payer" : "receiver" })),
      { geometry, title: "t" },
    );
    expect(kinds.table.map((row) => row.class)).toEqual(["payer", "payer", "receiver", "receiver"]);
  });
  test("the Vega-Lite form carries the same classes", () => {
    const gap = measureGap(study, { indicator: "beds", weights: "equal" });
    const spec = mapPlot(gap, { geometry, count: 2 }).vegaLite() as {
      data: { values: { properties: { class: string } }[] };
    };
    expect(spec.data.values.map(({ properties }) => properties.class)).toEqual([
      "below 5",
      "below 5",
      "5 and above",
      "5 and above",
    ]);
  });
  test("hostile names are text", () => {
    const hostile = '"><script>alert(1)</script>';
    const svg = mapPlot([{ region: "a", name: hostile, value: 1 }], { geometry, title: hostile }).svg();
    expect(svg).not.toContain("<script");
  });
});

describe("refuses", () => {
  const geometry = collection(square(0, 0, "a"));
  const rows = [{ region: "a", value: 1 }];
  const cases: [string, () => unknown, string][] = [
    ["no boundaries", () => mapPlot(rows, {} as never), "wrong_type"],
    ["boundaries without features", () => mapPlot(rows, { geometry: { type: "Feature" } }), "wrong_type"],
    ["boundaries without areas", () => mapPlot(rows, { geometry: collection() }), "too_few_observations"],
    [
      "coordinates that are no numbers",
      () =>
        mapPlot(rows, {
          geometry: collection({
            type: "Feature",
            id: "a",
            geometry: { type: "Polygon", coordinates: [[["x"]]] },
          }),
        }),
      "wrong_type",
    ],
    ["a topology with several objects", () => mapPlot(rows, { geometry: counties }), "missing_option"],
    [
      "an object that is not there",
      () => mapPlot(rows, { geometry: counties, object: "towns" }),
      "unknown_option",
    ],
    [
      "regions that are not in the boundaries",
      () => mapPlot([{ region: "z", value: 1 }], { geometry }),
      "too_few_observations",
    ],
    ["a region twice", () => mapPlot([...rows, ...rows], { geometry }), "duplicate_id"],
    ["an inset of no region", () => mapPlot(rows, { geometry, insets: [{ regions: ["q"] }] }), "unknown_id"],
    [
      "an unknown projection",
      () => mapPlot(rows, { geometry, projection: "mercator" as never }),
      "unknown_option",
    ],
    ["a misspelt option", () => mapPlot(rows, { geometry, clases: 3 } as never), "unknown_option"],
    ["too many classes", () => mapPlot(rows, { geometry, count: 9 }), "out_of_domain"],
    ["cuts that do not ascend", () => mapPlot(rows, { geometry, classes: [3, 2] }), "out_of_domain"],
    [
      "a value that is no number",
      () => mapPlot([{ region: "a", value: Number.NaN }], { geometry }),
      "not_finite",
    ],
  ];
  for (const [name, call, code] of cases) {
    test(`${name}: ${code}`, () => {
      let error: unknown;
      try {
        call();
      } catch (reason) {
        error = reason;
      }
      expect(error).toBeInstanceOf(EqualizationError);
      expect(error).toMatchObject({ code, where: "mapPlot" });
    });
  }
});
