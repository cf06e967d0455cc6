import { describe, expect, test } from "vitest";
import { fromCsv, fromHeatPlus, fromSdmxCsv, type IndicatorDefinition } from "../../src/adapters/index.ts";
import { refusals } from "../support/refusals.ts";

const HEAD = "region,indicator,period,value";
const rate = { direction: "higher", dimension: "outcome", unit: "per 1,000", scale: 1000 } as const;
const told = ({ issues }: ReturnType<typeof fromCsv>): string[] =>
  issues.map(({ severity, line, code }) => `${severity} ${line} ${code}`);

describe("a value that the indicator cannot have is kept, with a warning:", () => {
  test.for<[string, Partial<IndicatorDefinition>, string, string]>([
    ["above bounds", { bounds: { lower: 0, upper: 50 } }, "50.5", "above 50"],
    ["below bounds", { bounds: { lower: 10, upper: 50 } }, "9", "below 10"],
    ["a percentage of 112", { unit: "%" }, "112", "above 100"],
    ["a percentage below 0", { unit: "percent of children" }, "-0.5", "below 0"],
    ["beds below 0", { dimension: "input" }, "-3", "below 0"],
  ])("%s", ([, changes, value, message]) => {
    const result = fromCsv(`${HEAD}\nA,x,2020,1\nB,x,2020,${value}`.replace(",1\n", ",20\n"), {
      indicators: [{ id: "x", ...rate, ...changes }],
    });
    expect(told(result)).toEqual(["warning 3 out_of_range"]);
    expect(result.issues[0]!.message).toContain(`the value ${value} is ${message}`);
    expect(result.issues[0]!.id).toBe("B / x / 2020");
    expect(result.observations.map((one) => one.value)).toEqual([20, Number(value)]);
  });

  test.for<[string, Partial<IndicatorDefinition>, string]>([
    ["the bounds themselves", { bounds: { lower: 0, upper: 50 } }, "50"],
    ["bounds that are wider than a percentage", { unit: "%", bounds: { lower: 0, upper: 150 } }, "112"],
    ["an input that bounds let fall below 0", { dimension: "input", bounds: { lower: -9, upper: 9 } }, "-3"],
    ["an outcome, which may be anything", {}, "-3"],
    ["a missing value", { bounds: { lower: 1, upper: 2 } }, ""],
  ])("but not %s", ([, changes, value]) => {
    const result = fromCsv(`${HEAD}\nB,x,2020,${value}`, { indicators: [{ id: "x", ...rate, ...changes }] });
    expect(result.issues).toEqual([]);
  });

  test("each indicator by its own bounds, row by row", () => {
    const result = fromCsv(`${HEAD}\nA,x,2020,5\nA,y,2020,5\nB,x,2020,5\nB,y,2020,5\nC,z,2020,5`, {
      indicators: [
        { id: "x", bounds: { lower: 0, upper: 4 } },
        { id: "y", bounds: { lower: 0, upper: 9 } },
      ],
    });
    expect(told(result)).toEqual(["warning 2 out_of_range", "warning 4 out_of_range"]);
  });

  test("the unit may stand in the data", () => {
    const text =
      "STRUCTURE,STRUCTURE_ID,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\nd,W:X(1),A,x,2020,112,PERCENT";
    expect(told(fromSdmxCsv(text))).toEqual(["warning 2 out_of_range"]);
  });

  test("once, where the format has a word of its own", () => {
    const one = {
      setting: "U",
      date: "2020",
      source: "S",
      indicator_abbr: "x",
      indicator_name: "X",
      dimension: "Sex",
      subgroup: "F",
      estimate: 112,
      favourable_indicator: 1,
      indicator_scale: 100,
      ordered_dimension: 0,
      subgroup_order: 0,
      reference_subgroup: 0,
    };
    expect(told(fromHeatPlus([one]))).toEqual(["warning 1 above_scale"]);
    expect(
      told(
        fromHeatPlus([{ ...one, estimate: 60 }], {
          indicators: [{ id: "x", bounds: { lower: 0, upper: 50 } }],
        }),
      ),
    ).toEqual(["warning 1 out_of_range"]);
  });
});

describe("a definition of an indicator that the data do not have", () => {
  test("is a warning that names those there are", () => {
    const result = fromCsv(`${HEAD}\nA,beds,2020,1\nA,staff,2020,x`, {
      indicators: [
        { id: "Beds", ...rate },
        { id: "staff", ...rate },
      ],
    });
    expect(told(result)).toEqual([
      "warning 1 unknown_indicator",
      "warning 1 unknown_indicator",
      "error 3 not_a_number",
    ]);
    expect(result.issues[0]!.message).toBe(
      'indicators defines "Beds", of which no value was read; there are values of "beds"',
    );
    expect(result.issues[1]!.id).toBe("staff");
  });

  test("is none where nothing could be read at all", () => {
    expect(told(fromCsv("", { indicators: [{ id: "x", ...rate }] }))).toEqual(["error 1 no_rows"]);
  });

  test("names five of many", () => {
    const rows = Array.from({ length: 8 }, (_, i) => ({
      region: "A",
      indicator: `i${i}`,
      period: 2020,
      value: 1,
    }));
    expect(fromCsv(rows, { indicators: [{ id: "x" }] }).issues[0]!.message).toContain(
      '"i0", "i1", "i2", "i3", "i4" and 3 more',
    );
  });
});

const define = (fields: object) => () => fromCsv([], { indicators: [{ id: "a" }, { id: "x", ...fields }] });
refusals("fromCsv", [
  [
    "a dimension",
    define({ dimension: "output" }),
    "unknown_option",
    'indicators[1].dimension is "output"; pass one of "input", "process", "outcome"',
  ],
  [
    "a direction",
    define({ direction: "more" }),
    "unknown_option",
    'indicators[1].direction is "more"; pass one of "higher", "lower"',
  ],
  ["a measure", define({ valueType: "count" }), "unknown_option", 'pass one of "rate", "total"'],
  [
    "a field nobody knows",
    define({ bound: {} }),
    "unknown_option",
    'indicators[1] has "bound"; an indicator has id, name,',
  ],
  ["a unit that is no text", define({ unit: 5 }), "wrong_type", "indicators[1].unit is 5"],
  ["an empty unit", define({ unit: "" }), "wrong_type", "indicators[1].unit"],
  ["a scale of 0", define({ scale: 0 }), "out_of_domain", "indicators[1].scale is 0; pass a number above 0"],
  ["a scale in words", define({ scale: "100" }), "out_of_domain", 'indicators[1].scale is "100"'],
  [
    "bounds the wrong way round",
    define({ bounds: { lower: 9, upper: 0 } }),
    "out_of_domain",
    "indicators[1].bounds",
  ],
  ["half of the bounds", define({ bounds: { lower: 9 } }), "out_of_domain", "two numbers"],
  ["no bounds", define({ bounds: null }), "out_of_domain", "two numbers"],
]);
