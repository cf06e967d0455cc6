import {
  bivariateMoran,
  empiricalBayesRates,
  geodetector,
  inverseDistanceWeights,
  joinCounts,
  kernelWeights,
  leeL,
  localBivariateMoran,
  localGeary,
  spatialGini,
  spatialWeights,
} from "../../src/spatial/index.ts";
import { refusals } from "../support/refusals.ts";

/** What an untyped caller may pass. */
const untyped = (value: unknown): never => value as never;

const path = { a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c"] };
const x = [1, 2, 4, 3];
const constant = [2, 2, 2, 2];
const points = [
  { id: "a", x: 0, y: 0 },
  { id: "b", x: 0, y: 1 },
  { id: "c", x: 0, y: 3 },
];
const full = Object.fromEntries(
  ["a", "b", "c", "d"].map((id) => [id, ["a", "b", "c", "d"].filter((o) => o !== id)]),
);

refusals("spatialWeights", [
  [
    "a weight below 0",
    () => spatialWeights({ a: { b: -1 }, b: { a: 1 } }),
    "out_of_domain",
    "must not be negative",
  ],
  ["NaN for a weight", () => spatialWeights({ a: { b: Number.NaN }, b: { a: 1 } }), "not_finite", "NaN"],
  [
    "text for a weight",
    () => spatialWeights(untyped({ a: { b: "1" }, b: { a: 1 } })),
    "wrong_type",
    "which is text",
  ],
  ["a unit that names itself", () => spatialWeights({ a: { a: 0 } }), "out_of_domain", "names itself"],
  [
    "a number for neighbors",
    () => spatialWeights(untyped({ a: 3 })),
    "wrong_type",
    "array of ids, or weights by id",
  ],
]);
refusals("inverseDistanceWeights", [
  ["a power of 0", () => inverseDistanceWeights(points, { power: 0 }), "out_of_domain", "above 0"],
  ["a distance of 0", () => inverseDistanceWeights(points, { maxDistance: 0 }), "out_of_domain", "above 0"],
  [
    "an unknown style",
    () => inverseDistanceWeights(points, untyped({ style: "X" })),
    "unknown_option",
    '"X"',
  ],
  [
    "distances beyond numbers",
    () => inverseDistanceWeights([points[0]!, { id: "z", x: 1e200, y: 0 }], { power: 2 }),
    "out_of_domain",
    "outside the range",
  ],
  ["no points", () => inverseDistanceWeights([]), "too_few_observations", "got 0"],
]);
refusals("kernelWeights", [
  ["no kernel", () => kernelWeights(points, untyped({ bandwidth: 1 })), "missing_option", "kernel"],
  [
    "no bandwidth",
    () => kernelWeights(points, untyped({ kernel: "uniform" })),
    "missing_option",
    "bandwidth",
  ],
  [
    "too many neighbors",
    () => kernelWeights(points, { kernel: "uniform", bandwidth: { neighbors: 3 } }),
    "out_of_domain",
    "at most 2",
  ],
  [
    "neighbors in one place",
    () =>
      kernelWeights([points[0]!, { id: "z", x: 0, y: 0 }, points[1]!], {
        kernel: "uniform",
        bandwidth: { neighbors: 1 },
      }),
    "out_of_domain",
    "its own place",
  ],
]);
refusals("bivariateMoran", [
  ["a constant column", () => bivariateMoran(x, constant, path), "zero_total", "all values are equal"],
  ["a length that differs", () => bivariateMoran(x, [1, 2], path), "length_mismatch", "2 for 4"],
  [
    "normality",
    () => bivariateMoran(x, x, path, { inference: "normality" }),
    "unsupported_combination",
    "normality",
  ],
  [
    "an unknown null",
    () => bivariateMoran(x, x, path, untyped({ null: "none" })),
    "unknown_option",
    '"none"',
  ],
  [
    "all neighbors of all, paired",
    () => bivariateMoran(x, [4, 1, 3, 9], full, { null: "paired" }),
    "zero_total",
    "every order",
  ],
]);
refusals("leeL", [
  [
    "no neighbors at all",
    () => leeL([1, 2, 3], [1, 2, 4], { a: [], b: [], c: [] }),
    "zero_total",
    "every order",
  ],
  ["islands", () => leeL(x, x, path, untyped({ islands: "omit" })), "unknown_option", "islands"],
  [
    "a text for includeSelf",
    () => leeL(x, x, path, untyped({ includeSelf: "yes" })),
    "wrong_type",
    "includeSelf",
  ],
]);
refusals("localGeary", [
  ["two units", () => localGeary([1, 2], { a: ["b"], b: ["a"] }), "too_few_observations", "at least 3"],
  ["a constant column", () => localGeary(constant, path), "zero_total", "all values are equal"],
]);
refusals("localBivariateMoran", [
  ["a gap", () => localBivariateMoran(x, untyped([1, null, 2, 3]), path), "missing_value", "null"],
]);
refusals("joinCounts", [
  [
    "a label of null",
    () => joinCounts(untyped(["p", null, "q", "q"]), path),
    "missing_value",
    "group 1 is null",
  ],
  ["a unit without label", () => joinCounts({ a: "p", b: "q", c: "p", z: "q" }, path), "unknown_id", '"d"'],
  ["one label", () => joinCounts(["p", "p", "p", "p"], path), "zero_total", "all labels are equal"],
  ["text for labels", () => joinCounts(untyped("ppqq"), path), "wrong_type", "array"],
]);
refusals("spatialGini", [
  ["a negative value", () => spatialGini([1, -1, 2, 3], path), "out_of_domain", "negative"],
  ["only zeros", () => spatialGini([0, 0, 0, 0], path), "zero_total", "add up to 0"],
  ["row-standardized weights", () => spatialGini(x, spatialWeights(path)), "unsupported_combination", '"B"'],
  [
    "an alternative",
    () => spatialGini(x, path, untyped({ alternative: "less" })),
    "unknown_option",
    "alternative",
  ],
]);
refusals("empiricalBayesRates", [
  ["a negative count", () => empiricalBayesRates([-1, 2], [10, 10]), "out_of_domain", "negative"],
  ["lengths that differ", () => empiricalBayesRates([1], [10, 10]), "length_mismatch", "2 for 1"],
  ["no units", () => empiricalBayesRates([], []), "too_few_observations", "got 0"],
]);
refusals("geodetector", [
  ["no factors", () => geodetector(x, untyped({})), "missing_option", "factors"],
  ["an empty record of factors", () => geodetector(x, { factors: {} }), "too_few_observations", "factor"],
  [
    "strata of another length",
    () => geodetector(x, { factors: { a: ["p", "q"] } }),
    "length_mismatch",
    "2 for 4",
  ],
]);
