import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Decay,
  decay,
  type FloatingCatchmentVariant,
  floatingCatchment,
} from "../../src/access/index.ts";
import {
  beloHorizonte,
  catchmentExpected,
  costs,
  demand,
  ipeaExpected,
  justBelow,
  supply,
} from "../fixtures/access/places.ts";
import { refusals } from "../support/refusals.ts";
import { type Market, market } from "./arbitrary-market.ts";
import { expectAccess } from "./expect-access.ts";

const places = { demand, supply, costs };
const steps = () =>
  decay.step([
    { upTo: 15, weight: 1 },
    { upTo: 30, weight: 0.68 },
    { upTo: 45, weight: 0.22 },
  ]);
const bell = () => decay.gaussian(18);

describe("agrees with PySAL's access, aceso and numpy", () => {
  test.for([
    ["tsfca_binary", () => floatingCatchment({ ...places, maxCost: 45 })],
    ["tsfca_binary", () => floatingCatchment({ ...places, decay: decay.binary(45) })],
    ["e2sfca_step", () => floatingCatchment({ ...places, maxCost: 45, decay: steps() })],
    ["e2sfca_step", () => floatingCatchment({ ...places, decay: steps() })],
    ["e2sfca_gaussian_cut", () => floatingCatchment({ ...places, maxCost: 45, decay: bell() })],
    ["gaussian_2sfca_nocut", () => floatingCatchment({ ...places, decay: bell() })],
    [
      "gravity_2sfca_nocut",
      () => floatingCatchment({ ...places, decay: (cost) => (Math.max(cost, 1) / 10) ** -1.5 }),
    ],
    [
      "three_sfca_step",
      () => floatingCatchment({ ...places, maxCost: 45, decay: steps(), variant: "3sfca" }),
    ],
    [
      "three_sfca_gaussian_G_within_cutoff",
      () => floatingCatchment({ ...places, maxCost: 45, decay: bell(), variant: "3sfca" }),
    ],
    [
      "three_sfca_gaussian",
      () =>
        floatingCatchment({
          ...places,
          maxCost: 45,
          decay: bell(),
          variant: "3sfca",
          selectionAmong: "given",
        }),
    ],
    ["three_sfca_gaussian_nocut", () => floatingCatchment({ ...places, decay: bell(), variant: "3sfca" })],
    [
      "three_sfca_gaussian_nocut_aceso_inverse_distance_G",
      () => floatingCatchment({ ...places, decay: bell(), variant: "3sfca", selection: (cost) => 1 / cost }),
    ],
    [
      "m2sfca_gaussian_cut",
      () => floatingCatchment({ ...places, maxCost: 45, decay: bell(), variant: "m2sfca" }),
    ],
    ["m2sfca_gaussian_nocut", () => floatingCatchment({ ...places, decay: bell(), variant: "m2sfca" })],
  ] as const)("%s", ([name, run]) => {
    expectAccess(run().access, catchmentExpected[name]!);
  });
});

const IPEA_DECAYS = {
  binary: () => decay.binary(45),
  exponential: () => decay.exponential(0.08),
  power: () => decay.power(1.2),
  linear: () => decay.linear(60),
  logistic: () => decay.logistic({ cutoff: 30, sd: 8 }),
  stepped: () =>
    decay.step([
      { upTo: justBelow(10), weight: 1 },
      { upTo: justBelow(30), weight: 0.67 },
      { upTo: Number.POSITIVE_INFINITY, weight: 0.33 },
    ]),
} as const;

describe("agrees with the R package accessibility", () => {
  test.for(Object.entries(IPEA_DECAYS))("%s", ([name, make]) => {
    expectAccess(floatingCatchment({ ...places, decay: make() }).access, ipeaExpected[`2sfca_${name}`]!);
    expectAccess(
      floatingCatchment({ ...places, decay: make(), variant: "bfca" }).access,
      ipeaExpected[`bfca_${name}`]!,
    );
  });
});

describe("Belo Horizonte, 60 places by 15 facilities", () => {
  test("2SFCA within 30 minutes", () => {
    const result = floatingCatchment({ ...pick(beloHorizonte), maxCost: beloHorizonte.maxCost });
    expectAccess(result.access, beloHorizonte.expected);
    expect(result.supplyDelivered).toBeCloseTo(beloHorizonte.sumDemandTimesAccess, 9);
    expect(result.unservedPlaces).toEqual(
      Object.keys(beloHorizonte.demand).filter((id) => beloHorizonte.expected[id] === 0),
    );
    expect(result.unreachedFacilities).toEqual([]);
  });
  test("a catchment of 29.999 minutes loses the pairs of exactly 30", () => {
    const exactly = beloHorizonte.costs.filter(({ cost }) => cost === 30);
    expect(exactly.length).toBeGreaterThan(0);
    const within = floatingCatchment({ ...pick(beloHorizonte), maxCost: 30 });
    const below = floatingCatchment({ ...pick(beloHorizonte), maxCost: 29.999 });
    const without = floatingCatchment({
      ...pick(beloHorizonte),
      costs: beloHorizonte.costs.filter(({ cost }) => cost < 30),
      maxCost: 30,
    });
    expect(below.access).not.toEqual(within.access);
    expect(below.access).toEqual(without.access);
  });
});

function pick({ demand, supply, costs }: Market): Market {
  return { demand, supply, costs };
}

describe("the report", () => {
  test("supply is conserved by 2SFCA and 3SFCA, and lost by M2SFCA by the amount PySAL's numbers lose", () => {
    const of = (variant: FloatingCatchmentVariant) =>
      floatingCatchment({ ...places, maxCost: 45, decay: bell(), variant });
    expect(of("2sfca").supplyDelivered).toBeCloseTo(40, 9);
    expect(of("3sfca").supplyDelivered).toBeCloseTo(40, 9);
    expect(of("m2sfca").supplyDelivered).toBeCloseTo(30.765328460704573, 9);
    expect(floatingCatchment({ ...places, decay: decay.exponential(0.08), variant: "bfca" }).supplyDelivered)
      // 29.95 of 40 in the fixture's own numbers.
      .toBeCloseTo(
        Object.entries(ipeaExpected.bfca_exponential!).reduce((t, [id, a]) => t + a * demand[id]!, 0),
        9,
      );
    expect(
      (["2sfca", "3sfca", "m2sfca", "bfca"] as const).map((variant) => of(variant).conservesSupply),
    ).toEqual([true, true, false, false]);
    expect(of("m2sfca").supplyReached).toBe(40);
  });
  test("who reaches nothing, and what nobody reaches", () => {
    const result = floatingCatchment({
      demand: { a: 10, b: 20, ghost: 0 },
      supply: { shop: 2, far: 7, closed: 0, ruin: 3 },
      costs: [
        { from: "a", to: "shop", cost: 0 },
        { from: "a", to: "closed", cost: 1 },
        { from: "b", to: "far", cost: 31 },
        { from: "ghost", to: "ruin", cost: 1 },
      ],
      maxCost: 30,
    });
    expect(result).toEqual({
      access: { a: 0.2, b: 0, ghost: 0 },
      supplyReached: 2,
      supplyDelivered: 2,
      conservesSupply: true,
      unservedPlaces: ["b"],
      unreachedFacilities: ["far", "ruin"],
      method: "2sfca",
      decay: "none",
      maxCost: 30,
    });
  });
  test("a place with a facility but no capacity in reach is unserved", () => {
    const result = floatingCatchment({
      demand: { a: 1 },
      supply: { closed: 0 },
      costs: [{ from: "a", to: "closed", cost: 1 }],
    });
    expect(result.unservedPlaces).toEqual(["a"]);
    expect(result.unreachedFacilities).toEqual([]);
  });
  test("no costs at all leave everyone unserved and everything idle", () => {
    const result = floatingCatchment({ demand: { a: 1 }, supply: { s: 1 }, costs: [] });
    expect(result).toMatchObject({
      access: { a: 0 },
      unservedPlaces: ["a"],
      unreachedFacilities: ["s"],
      supplyReached: 0,
    });
  });
  test("a decay of one's own goes by custom, or by its label", () => {
    const labeled = Object.assign((cost: number) => 1 / (1 + cost), { label: "harmonic" });
    expect(floatingCatchment({ ...places, decay: labeled }).decay).toBe("harmonic");
    expect(floatingCatchment({ ...places, decay: () => 1 }).decay).toBe("custom");
  });
  test("a free trip is the nearest, not a missing one", () => {
    const result = floatingCatchment({
      demand: { a: 10, b: 10 },
      supply: { s: 5 },
      costs: [{ from: "a", to: "s", cost: 0 }],
    });
    expect(result.access).toEqual({ a: 0.5, b: 0 });
  });
});

describe("odd ids", () => {
  test("__proto__, constructor and numbers are ids like any other", () => {
    const result = floatingCatchment({
      demand: JSON.parse('{ "__proto__": 4, "constructor": 4, "10": 2 }'),
      supply: JSON.parse('{ "__proto__": 5 }'),
      costs: ["__proto__", "constructor", "10"].map((from) => ({ from, to: "__proto__", cost: 1 })),
    });
    expect(Object.entries(result.access)).toEqual([
      ["10", 0.5],
      ["__proto__", 0.5],
      ["constructor", 0.5],
    ]);
    expect(Object.getPrototypeOf(result.access)).toBe(Object.prototype);
  });
});

describe("a matrix of costs", () => {
  const matrix = (order: readonly number[]) => {
    // Rows and columns in another order than demand and supply.
    const origins = ["F", "B", "A", "D", "C", "E"];
    const destinations = order.map((k) => ["h1", "h2", "h3", "h4"][k]!);
    const rows = origins.map((from) =>
      destinations.map((to) => costs.find((c) => c.from === from && c.to === to)!.cost),
    );
    return {
      origins,
      destinations,
      offsets: Uint32Array.from({ length: 7 }, (_, i) => 4 * i),
      targets: Uint32Array.from({ length: 24 }, (_, e) => e % 4),
      costs: Float64Array.from(rows.flat()),
    };
  };
  test("gives the same as a list, in any order", () => {
    for (const order of [
      [0, 1, 2, 3],
      [3, 1, 0, 2],
    ]) {
      const result = floatingCatchment({ demand, supply, costs: matrix(order), maxCost: 45, decay: bell() });
      expectAccess(result.access, catchmentExpected.e2sfca_gaussian_cut!);
      expect(Object.keys(result.access)).toEqual(Object.keys(demand));
    }
  });
  test("is left as it was", () => {
    const given = matrix([0, 1, 2, 3]);
    floatingCatchment({ demand, supply, costs: given, decay: bell(), variant: "3sfca" });
    floatingCatchment({ demand, supply, costs: given, decay: bell(), variant: "bfca" });
    expect(given).toEqual(matrix([0, 1, 2, 3]));
  });
  test("may leave out places and facilities, which then reach nothing", () => {
    const result = floatingCatchment({
      demand: { a: 1, b: 1 },
      supply: { s: 1, t: 1 },
      costs: {
        origins: ["b"],
        destinations: ["t"],
        offsets: Uint32Array.of(0, 1),
        targets: Uint32Array.of(0),
        costs: Float64Array.of(3),
      },
    });
    expect(result).toMatchObject({
      access: { a: 0, b: 1 },
      unservedPlaces: ["a"],
      unreachedFacilities: ["s"],
    });
  });
});

describe("extreme magnitudes", () => {
  test.for([
    [1e300, 1e300],
    [1e-300, 1e-300],
    [1e300, 1],
    [1e-300, 1e-10],
  ])("people in units of %f and capacity in units of %f", ([people, capacity]) => {
    const plain = floatingCatchment({ ...places, maxCost: 45, decay: bell() });
    const scaled = floatingCatchment({
      demand: Object.fromEntries(Object.entries(demand).map(([id, x]) => [id, (x / 4096) * people!])),
      supply: Object.fromEntries(Object.entries(supply).map(([id, x]) => [id, (x / 4096) * capacity!])),
      costs,
      maxCost: 45,
      decay: bell(),
    });
    for (const [id, value] of Object.entries(plain.access)) {
      expect(scaled.access[id]! / (value * (capacity! / people!))).toBeCloseTo(1, 12);
    }
    expect(scaled.supplyReached / ((40 / 4096) * capacity!)).toBeCloseTo(1, 12);
    expect(scaled.supplyDelivered! / ((40 / 4096) * capacity!)).toBeCloseTo(1, 9);
  });
});

describe("laws", () => {
  const variants = ["2sfca", "3sfca", "m2sfca", "bfca"] as const;
  const families: readonly (() => Decay | undefined)[] = [
    () => undefined,
    () => decay.binary(30),
    () => decay.gaussian(20),
    () => decay.exponential(0.05),
    () => decay.linear(50),
    () =>
      decay.step([
        { upTo: 10, weight: 1 },
        { upTo: 40, weight: 0.5 },
      ]),
  ];
  const setting = fc
    .record({ data: market, family: fc.constantFrom(...families), maxCost: fc.integer({ min: 1, max: 70 }) })
    .map(({ data, family, maxCost }) => ({ data, how: family(), maxCost }));

  test("2SFCA and 3SFCA hand out exactly what is reached; M2SFCA never more", () => {
    fc.assert(
      fc.property(setting, ({ data, how, maxCost }) => {
        for (const variant of variants) {
          const result = floatingCatchment({ ...data, decay: how, maxCost, variant });
          const delivered = Object.entries(data.demand).reduce((t, [id, p]) => t + p * result.access[id]!, 0);
          expect(result.supplyDelivered).toBeCloseTo(delivered, 6);
          if (result.conservesSupply) expect(delivered).toBeCloseTo(result.supplyReached, 6);
          if (variant === "m2sfca") expect(delivered).toBeLessThanOrEqual(result.supplyReached * (1 + 1e-9));
          const reached = Object.keys(data.supply).filter((id) => !result.unreachedFacilities.includes(id));
          expect(result.supplyReached).toBeCloseTo(
            reached.reduce((t, id) => t + data.supply[id]!, 0),
            9,
          );
        }
      }),
    );
  });
  test("BFCA hands out the levels of service, once each", () => {
    fc.assert(
      fc.property(setting, ({ data, how, maxCost }) => {
        const result = floatingCatchment({ ...data, decay: how, maxCost, variant: "bfca" });
        // Levels of service by the definition, pair by pair.
        const pairs = data.costs
          .filter(({ cost }) => cost <= maxCost)
          .map((pair) => ({ ...pair, w: how === undefined ? 1 : how(pair.cost) }))
          .filter(({ w }) => w > 0);
        const total = Object.entries(data.supply).reduce((t, [to, S]) => {
          const drawn = pairs
            .filter((pair) => pair.to === to)
            .reduce((V, { from, w }) => {
              const row = pairs.filter((pair) => pair.from === from).reduce((s, pair) => s + pair.w, 0);
              return V + (data.demand[from]! * w) / row;
            }, 0);
          return t + (drawn > 0 ? S / drawn : 0);
        }, 0);
        const sum = Object.values(result.access).reduce((t, a) => t + a, 0);
        expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-9 * Math.max(1, total));
      }),
    );
  });
  test("the order of places, facilities and costs changes nothing", () => {
    fc.assert(
      fc.property(setting, fc.constantFrom(...variants), ({ data, how, maxCost }, variant) => {
        const turned = (record: Record<string, number>) =>
          Object.fromEntries(Object.entries(record).reverse());
        const result = floatingCatchment({ ...data, decay: how, maxCost, variant });
        const relisted = floatingCatchment({
          ...data,
          costs: data.costs.toReversed(),
          decay: how,
          maxCost,
          variant,
        });
        expect(relisted).toEqual(result);
        const reordered = floatingCatchment({
          demand: turned(data.demand),
          supply: turned(data.supply),
          costs: data.costs,
          decay: how,
          maxCost,
          variant,
        });
        expectAccess(reordered.access, result.access);
      }),
    );
  });
  test("permuting the costs among the pairs changes the answer: costs are used", () => {
    const turned = costs.map(({ from, to }, k) => ({ from, to, cost: costs[(k + 5) % costs.length]!.cost }));
    for (const variant of variants) {
      const a = floatingCatchment({ ...places, maxCost: 45, decay: bell(), variant }).access;
      const b = floatingCatchment({
        demand,
        supply,
        costs: turned,
        maxCost: 45,
        decay: bell(),
        variant,
      }).access;
      for (const id of Object.keys(a)) expect(b[id]).not.toBe(a[id]);
    }
  });
  test("twice the capacity is twice the access, twice the people half of it", () => {
    fc.assert(
      fc.property(setting, fc.constantFrom(...variants), ({ data, how, maxCost }, variant) => {
        const times = (record: Record<string, number>, k: number) =>
          Object.fromEntries(Object.entries(record).map(([id, x]) => [id, k * x]));
        const once = floatingCatchment({ ...data, decay: how, maxCost, variant }).access;
        const more = floatingCatchment({
          ...data,
          supply: times(data.supply, 2),
          decay: how,
          maxCost,
          variant,
        }).access;
        const crowded = floatingCatchment({
          ...data,
          demand: times(data.demand, 2),
          decay: how,
          maxCost,
          variant,
        }).access;
        expect(more).toEqual(times(once, 2));
        expect(crowded).toEqual(times(once, 0.5));
      }),
    );
  });
});

describe("refuses", () => {
  const ok = { demand: { a: 1 }, supply: { s: 1 }, costs: [{ from: "a", to: "s", cost: 1 }] };
  const matrix = {
    origins: ["a"],
    destinations: ["s"],
    offsets: Uint32Array.of(0, 1),
    targets: Uint32Array.of(0),
    costs: Float64Array.of(1),
  };
  const run = (change: object) => () => floatingCatchment({ ...ok, ...change } as never);
  const priced = (cost: unknown) => run({ costs: [{ from: "a", to: "s", cost }] });
  const shaped = (change: object) => run({ costs: { ...matrix, ...change } });
  refusals("floatingCatchment", [
    ["nothing", () => floatingCatchment(undefined as never), "wrong_type", "options must be one object"],
    ["null", () => floatingCatchment(null as never), "wrong_type", "options must be one object"],
    ["an array", () => floatingCatchment([] as never), "wrong_type", "options must be one object"],
    ["a misspelled input", run({ maxcost: 3 }), "unknown_option", '"maxcost"'],
    ["no demand", run({ demand: undefined }), "missing_option", "demand is required"],
    ["no supply", run({ supply: undefined }), "missing_option", "supply is required"],
    ["no costs", run({ costs: undefined }), "missing_option", "costs are required"],
    ["demand as a list", run({ demand: [1, 2] }), "wrong_type", "demand must be a record"],
    ["demand as a string", run({ demand: "a" }), "wrong_type", "demand must be a record"],
    ["demand as null", run({ demand: null }), "wrong_type", "demand must be a record"],
    ["demand as a Map", run({ demand: new Map([["a", 1]]) }), "wrong_type", "demand must be a record"],
    ["no places", run({ demand: {}, costs: [] }), "too_few_observations", "demand of at least 1 id"],
    ["no facilities", run({ supply: {}, costs: [] }), "too_few_observations", "supply of at least 1 id"],
    ["demand of NaN", run({ demand: { a: Number.NaN } }), "not_finite", 'demand of "a" is NaN'],
    ["missing demand", run({ demand: { a: null } }), "missing_value", 'demand of "a" is null'],
    ["demand as text", run({ demand: { a: "7" } }), "wrong_type", 'demand of "a" is "7"'],
    ["negative demand", run({ demand: { a: -1 } }), "out_of_domain", 'demand of "a" is -1'],
    ["negative supply", run({ supply: { s: -1 } }), "out_of_domain", 'supply of "s" is -1'],
    ["endless supply", run({ supply: { s: Number.POSITIVE_INFINITY } }), "not_finite", '"s" is Infinity'],
    ["nobody", run({ demand: { a: 0 } }), "zero_total", "total demand is 0"],
    ["a cost of NaN", priced(Number.NaN), "not_finite", '"a" to "s" is NaN'],
    ["an endless cost", priced(Number.POSITIVE_INFINITY), "not_finite", "leave out pairs"],
    ["a negative cost", priced(-3), "out_of_domain", "must not be negative"],
    ["a missing cost", priced(null), "missing_value", "leave out pairs"],
    ["an object without a text as cost", priced(Object.create(null)), "wrong_type", "is an object"],
    ["a cost as text", priced("3"), "wrong_type", 'from "a" to "s", is "3"'],
    ["a cost that is a number", run({ costs: [3] }), "wrong_type", "cost 0 must be { from, to, cost }"],
    ["a cost that is null", run({ costs: [null] }), "wrong_type", "cost 0 must be { from, to, cost }"],
    ["ends without ids", run({ costs: [{ from: 1, to: "s", cost: 1 }] }), "wrong_type", "name its ends"],
    [
      "an unknown place",
      run({ costs: [{ from: "A", to: "s", cost: 1 }] }),
      "unknown_id",
      'place "A", which has no demand',
    ],
    [
      "an unknown facility",
      run({ costs: [{ from: "a", to: "S", cost: 1 }] }),
      "unknown_id",
      'facility "S", which has no supply',
    ],
    [
      "a pair given twice",
      run({ costs: [...ok.costs, { from: "a", to: "s", cost: 2 }] }),
      "duplicate_id",
      'from "a" to "s" is given twice',
    ],
    ["costs as a string", run({ costs: "30" }), "wrong_type", "neither a list nor a matrix"],
    ["costs as null", run({ costs: null }), "wrong_type", "neither a list nor a matrix"],
    ["a matrix without ids", shaped({ origins: undefined }), "wrong_type", "arrays of ids"],
    ["a matrix with numbers as ids", shaped({ destinations: [1] }), "wrong_type", "arrays of ids"],
    ["a matrix of plain arrays", shaped({ costs: [1] }), "wrong_type", "Float64Array"],
    ["too few offsets", shaped({ offsets: Uint32Array.of(0) }), "wrong_type", "do not fit together"],
    [
      "offsets that start late",
      shaped({ offsets: Uint32Array.of(1, 1) }),
      "wrong_type",
      "do not fit together",
    ],
    [
      "offsets that descend",
      shaped({ origins: ["a", "b"], offsets: Uint32Array.of(0, 2, 1) }),
      "wrong_type",
      "do not fit together",
    ],
    [
      "more targets than costs",
      shaped({ offsets: Uint32Array.of(0, 2), targets: Uint32Array.of(0, 0) }),
      "wrong_type",
      "do not fit together",
    ],
    ["a target out of range", shaped({ targets: Uint32Array.of(1) }), "wrong_type", "has no destination"],
    [
      "a target out of range in a matrix of other ids",
      () =>
        floatingCatchment({
          ...ok,
          supply: { s: 1, t: 1 },
          costs: { ...matrix, targets: Uint32Array.of(1) },
        }),
      "wrong_type",
      "has no destination",
    ],
    ["an unknown row", shaped({ origins: ["A"] }), "unknown_id", 'place "A"'],
    ["an unknown column", shaped({ destinations: ["S"] }), "unknown_id", 'facility "S"'],
    [
      "a row given twice",
      shaped({ origins: ["a", "a"], offsets: Uint32Array.of(0, 1, 1) }),
      "duplicate_id",
      'has the id "a" twice',
    ],
    ["a column given twice", shaped({ destinations: ["s", "s"] }), "duplicate_id", 'has the id "s" twice'],
    [
      "a pair given twice in a matrix",
      shaped({ offsets: Uint32Array.of(0, 2), targets: Uint32Array.of(0, 0), costs: Float64Array.of(1, 2) }),
      "duplicate_id",
      "given twice",
    ],
    ["NaN in a matrix", shaped({ costs: Float64Array.of(Number.NaN) }), "not_finite", "is NaN"],
    ["a negative cost in a matrix", shaped({ costs: Float64Array.of(-1) }), "out_of_domain", "is -1"],
    [
      "a catchment wider than the matrix",
      run({ costs: { ...matrix, maxCost: 10 }, maxCost: 20 }),
      "unsupported_combination",
      "pairs up to 10 only",
    ],
    ["a negative maxCost", run({ maxCost: -1 }), "out_of_domain", "maxCost is -1"],
    ["a maxCost of NaN", run({ maxCost: Number.NaN }), "not_finite", "maxCost is NaN"],
    ["a maxCost as text", run({ maxCost: "30" }), "wrong_type", 'maxCost is "30"'],
    ["a decay that is a number", run({ decay: 15 }), "wrong_type", "decay must be a function"],
    ["a decay that gives NaN", run({ decay: () => Number.NaN }), "not_finite", "gave for the cost 1 is NaN"],
    ["a decay that gives nothing", run({ decay: () => undefined }), "missing_value", "is undefined"],
    ["a decay that gives a symbol", run({ decay: () => Symbol("w") }), "wrong_type", "is Symbol(w)"],
    ["a decay below 0", run({ decay: () => -1 }), "out_of_domain", "gave -1"],
    ["an unknown variant", run({ variant: "2SFCA" }), "unknown_option", 'variant is "2SFCA"'],
    ["a selection for 2SFCA", run({ selection: () => 1 }), "unsupported_combination", "takes no selection"],
    [
      "a choice for M2SFCA",
      run({ variant: "m2sfca", selectionAmong: "given" }),
      "unsupported_combination",
      "takes no selection",
    ],
    [
      "a selection that is no function",
      run({ variant: "3sfca", selection: 3 }),
      "wrong_type",
      "selection must be",
    ],
    ["an unknown choice", run({ variant: "3sfca", selectionAmong: "all" }), "unknown_option", '"all"'],
    [
      "a ratio beyond the largest number",
      run({ demand: { a: 1e-300 }, supply: { s: 1e300 } }),
      "out_of_domain",
      "too large for a number",
    ],
    [
      "weights beyond the largest number",
      run({
        demand: { a: 1, b: 1 },
        costs: ["a", "b"].map((from) => ({ from, to: "s", cost: 1 })),
        decay: () => 1e308,
      }),
      "out_of_domain",
      "scale them down",
    ],
  ]);
});
