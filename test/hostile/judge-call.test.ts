import { describe, expect, test } from "vitest";
import { EqualizationError } from "../../src/errors.ts";
import { HOSTILE_VALUES } from "./hostile-values.ts";
import { judgeCall } from "./judge-call.ts";
import { placesOf, withValue } from "./recorded-calls.ts";

const faultOf = (
  call: (...args: readonly unknown[]) => unknown,
  args: readonly unknown[] = [[1, 2]],
): unknown => judgeCall({ name: "f", place: "here", call, args }, [0], () => [3, 4])?.fault;

describe("the judge of hostile calls", () => {
  test("passes a result and a typed refusal", () => {
    expect(faultOf(() => ({ a: [1, null] }))).toBeUndefined();
    expect(
      faultOf(() => {
        throw new EqualizationError("is no number; pass one", { code: "wrong_type", where: "f" });
      }),
    ).toBeUndefined();
  });
  test("sees an untyped error, NaN and infinity", () => {
    expect(
      faultOf(() => {
        throw new TypeError("x is undefined");
      }),
    ).toBe("untyped error");
    expect(faultOf(() => ({ rows: [{ value: Number.NaN }] }))).toBe("NaN");
    expect(faultOf(() => Float64Array.of(Number.POSITIVE_INFINITY))).toBe("infinite");
  });
  test("sees a changed input and a changed prototype", () => {
    expect(faultOf((list) => (list as number[]).sort((a, b) => b - a).length)).toBe("input changed");
    const prototype = Object.prototype as { polluted?: boolean };
    expect(
      faultOf(() => {
        prototype.polluted = true;
        return 1;
      }),
    ).toBe("prototype touched");
    delete prototype.polluted;
  });
});

test("every place is visited and replaced in a copy", () => {
  const args = [[1, 2, 3], { weights: [4], also: { deep: "x" } }];
  const places = placesOf(args, 3);
  expect(places.map((place) => place.join("."))).toEqual([
    "2",
    "0",
    "0.0",
    "0.1",
    "0.2",
    "1",
    "1.weights",
    "1.weights.0",
    "1.also",
    "1.also.deep",
  ]);
  expect(withValue(args, [1, "also", "deep"], 7)).toEqual([[1, 2, 3], { weights: [4], also: { deep: 7 } }]);
  expect(args[1]).toEqual({ weights: [4], also: { deep: "x" } });
});

test("hostile values are made again for each call, and named once", () => {
  expect(HOSTILE_VALUES.length).toBeGreaterThanOrEqual(85);
  expect(new Set(HOSTILE_VALUES.map(([name]) => name)).size).toBe(HOSTILE_VALUES.length);
});
