import { describe, expect, test } from "vitest";
import { concentrationCurve, concentrationIndex, lorenzCurve } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    const { population, share } = concentrationCurve([8, 0, 4, 4], { rankBy: [1, 2, 3, 4] });
    expect(population).toEqual(Float64Array.of(0, 0.25, 0.5, 0.75, 1));
    expect(share).toEqual(Float64Array.of(0, 0.5, 0.5, 0.75, 1));
  });
  test("is straight along a tie, whatever the order of rows", () => {
    const one = concentrationCurve([6, 2, 8], { rankBy: [1, 1, 2] });
    const two = concentrationCurve([2, 6, 8], { rankBy: [1, 1, 2] });
    expect(one.share).toEqual(Float64Array.of(0, 0.25, 0.5, 1));
    expect(two).toEqual(one);
  });
  test("of values ranked by themselves is the Lorenz curve", () => {
    const values = [3, 0, 9, 4, 4];
    const weights = [2, 1, 0, 5, 0.5];
    expect(concentrationCurve(values, { rankBy: values, weights })).toEqual(lorenzCurve(values, { weights }));
  });
  test("encloses half the index with the diagonal", () => {
    const values = [3, 0, 9, 4, 4];
    const weights = [2, 1, 1, 5, 0.5];
    const rankBy = [5, 1, 1, 3, 2];
    const { population, share } = concentrationCurve(values, { rankBy, weights });
    let area = 0;
    for (let i = 1; i < share.length; i++) {
      area += ((population[i]! - population[i - 1]!) * (share[i]! + share[i - 1]!)) / 2;
    }
    expect(1 - 2 * area).toBeCloseTo(concentrationIndex(values, { rankBy, weights }), 15);
  });
});

refusals("concentrationCurve", [
  ...distributionRefusals({
    call: (values: never, options: never) =>
      concentrationCurve(
        values,
        typeof options === "object" && options !== null && !Array.isArray(options)
          ? { rankBy: values, ...(options as object) }
          : options,
      ),
  }),
  ["nothing to rank by", () => concentrationCurve([1], {} as never), "missing_option", "rankBy is required"],
  ["too many ranks", () => concentrationCurve([1], { rankBy: [1, 2] }), "length_mismatch", "got 2 for 1"],
]);
