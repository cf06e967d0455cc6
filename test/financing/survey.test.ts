import { describe, expect, test } from "vitest";
import { EqualizationError, estimate, GINI, type IndexOptions, type Vector } from "../../src/index.ts";
import { check, vectorsOf } from "./vectors.ts";

const vectors = vectorsOf("survey");
test.for(vectors.map((vector) => [vector.id, vector] as const))("%s", ([, vector]) => {
  check(vector);
});

const values = [3, 9, 4, 4, 8, 15, 2, 7, 6, 11];
const other = [1, 2, 2, 3, 3, 4, 1, 2, 5, 4];

/** Mean of the values over the mean of the column. */
function ratio(x: Vector, { weights, columns }: IndexOptions): number {
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < x.length; i++) {
    const w = weights === undefined ? 1 : weights[i]!;
    top += w * x[i]!;
    bottom += w * columns!.other![i]!;
  }
  return top / bottom;
}

describe("columns of a function of one's own", () => {
  test("the jackknife leaves out value and column together", () => {
    const all = values.reduce((a, b) => a + b) / other.reduce((a, b) => a + b);
    const left = values.map((_, out) => {
      const keep = values.map((_value, i) => i).filter((i) => i !== out);
      return keep.reduce((t, i) => t + values[i]!, 0) / keep.reduce((t, i) => t + other[i]!, 0);
    });
    const mean = left.reduce((a, b) => a + b) / left.length;
    const variance = (9 / 10) * left.reduce((t, one) => t + (one - mean) ** 2, 0);
    const found = estimate(ratio, values, { method: "jackknife", columns: { other } });
    expect(found.value).toBeCloseTo(all, 12);
    expect(found.standardError).toBeCloseTo(Math.sqrt(variance), 12);
  });
  test("the bootstrap draws them together: a column like the values has a ratio of 1 in every resample", () => {
    const { value, standardError } = estimate(ratio, values, {
      method: "bootstrap",
      replicates: 50,
      columns: { other: values },
    });
    expect([value, standardError]).toEqual([1, 0]);
  });
  test("an index has its own options for them", () => {
    expect(() => estimate(GINI, values, { method: "jackknife", columns: { other } })).toThrow(
      EqualizationError,
    );
  });
  test("a column of another length is refused", () => {
    expect(() => estimate(ratio, values, { method: "jackknife", columns: { other: [1] } })).toThrow(
      "needs one column other, value per unit",
    );
  });
});

describe("replicate weights", () => {
  test("jackknife replicates of single rows are the jackknife, but for its center", () => {
    const replicateWeights = values.map((_, out) => values.map((_value, i) => (i === out ? 0 : 10 / 9)));
    const byWeights = estimate(GINI, values, {
      method: "replicates",
      replicateWeights,
      design: "jk1",
      mse: false,
    });
    const byRows = estimate(GINI, values, { method: "jackknife" });
    expect(byWeights.standardError).toBeCloseTo(byRows.standardError!, 12);
  });
  test("factors times weights are combined weights", () => {
    const weights = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5];
    const factors = [0, 1].map((half) => values.map((_, i) => (i % 2 === half ? 2 : 0)));
    const options = { weights, method: "replicates", design: "brr" } as const;
    const combined = factors.map((one) => one.map((factor, i) => factor * weights[i]!));
    expect(estimate(GINI, values, { ...options, replicateWeights: factors, combined: false })).toEqual(
      estimate(GINI, values, { ...options, replicateWeights: combined }),
    );
  });
  test("a design without replicates is refused, not ignored", () => {
    expect(() => estimate(GINI, values, { method: "jackknife", design: "brr" })).toThrow(
      'design is for method "replicates"',
    );
  });
});

describe("strata of one unit", () => {
  const strata = values.map((_, i) => (i < 9 ? i % 3 : 3));
  const ask = (singleUnits: "certainty" | "center" | "average") =>
    estimate(GINI, values, { method: "linearization", strata, singleUnits }).standardError!;
  test("certainty adds nothing, and the average of three strata a third more variance", () => {
    expect(ask("average") ** 2 / ask("certainty") ** 2).toBeCloseTo(4 / 3, 10);
    expect(ask("center")).toBeGreaterThan(ask("certainty"));
  });
  test("are for the linearization only", () => {
    expect(() => estimate(GINI, values, { method: "jackknife", strata, singleUnits: "center" })).toThrow(
      "singleUnits is for the linearization",
    );
    expect(() => estimate(GINI, values, { method: "linearization", singleUnits: "adjust" as never })).toThrow(
      'singleUnits is "adjust"',
    );
  });
  test("one unit in all has no error however it is asked", () => {
    const { standardError, reason } = estimate(GINI, [3], { method: "linearization", singleUnits: "center" });
    expect([standardError, reason]).toEqual([null, "one unit has no spread"]);
  });
});

describe("a domain", () => {
  const domain = values.map((_, i) => i % 3 !== 0);
  test("without clusters differs from the rows alone by n / (n - 1) of all", () => {
    const inside = values.filter((_, i) => domain[i]);
    const ofDomain = estimate(GINI, values, { method: "linearization", domain });
    const alone = estimate(GINI, inside, { method: "linearization" });
    const n = inside.length;
    expect(ofDomain.value).toBe(alone.value);
    expect(ofDomain.standardError! / alone.standardError!).toBeCloseTo(Math.sqrt((10 / 9 / n) * (n - 1)), 10);
  });
  test("is refused where the method has none", () => {
    expect(() => estimate(GINI, values, { method: "bootstrap", domain })).toThrow("a domain is for");
  });
});
