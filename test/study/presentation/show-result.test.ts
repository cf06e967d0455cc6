import "equalis/plot";
import { EqualizationError, measureGap, type Study, toHtml, toSvg, toText } from "equalis";
import { describe, expect, expectTypeOf, test } from "vitest";

const study: Study = {
  id: "s",
  name: "S",
  regions: ["a", "b", "c"].map((id) => ({ id, name: id.toUpperCase() })),
  indicators: [
    { id: "beds", name: "Beds", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 },
  ],
  observations: [2, 4, 9].map((value, i) => ({
    region: "abc"[i]!,
    indicator: "beds",
    period: "2020",
    value,
  })),
};
const gap = () => measureGap(study, { indicator: "beds", weights: "equal" });

describe("a result that lost its methods shows itself as before", () => {
  const copies = {
    "through JSON": () => JSON.parse(JSON.stringify(gap())) as { kind: string },
    "by structuredClone": () => structuredClone({ ...gap() }),
    "by a spread": () => ({ ...gap() }),
    "not at all": () => gap(),
  };
  for (const [how, copy] of Object.entries(copies)) {
    test(how, () => {
      const result = gap();
      expect(toText(copy())).toBe(result.toString());
      expect(toHtml(copy())).toBe(result.toHTML());
      expect(toSvg(copy())).toBe(result.toSVG());
    });
  }
});

test("the type of a spread promises no methods, that of the result does", () => {
  expectTypeOf(gap().toHTML).returns.toBeString();
  const copy = { ...gap() };
  expectTypeOf<keyof typeof copy>().not.toEqualTypeOf<"toHTML">();
  // @ts-expect-error: the spread has no methods, and its type says so.
  expect(copy.toHTML).toBeUndefined();
});

test("anything else is refused", () => {
  for (const given of [
    null,
    undefined,
    7,
    "gap",
    [],
    {},
    { kind: "lorenz" },
    { kind: "toString" },
    { kind: 7 },
  ]) {
    for (const show of [toText, toHtml, toSvg]) {
      let error: unknown;
      try {
        show(given as never);
      } catch (reason) {
        error = reason;
      }
      expect(error).toBeInstanceOf(EqualizationError);
      expect(error).toMatchObject({ code: "wrong_type", where: show.name });
    }
  }
});
