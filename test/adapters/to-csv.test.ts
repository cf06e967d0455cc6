import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromCsv, toCsv } from "../../src/adapters/index.ts";
import type { Observation } from "../../src/model/observation.ts";
import { refusals } from "../support/refusals.ts";

describe("toCsv writes", () => {
  test("observations with the columns they need, in their usual order", () => {
    const text = toCsv([
      { value: 1.5, region: "A", indicator: "x", period: "2010" },
      { region: "B", indicator: "x", period: "2010", value: null, subgroup: "rural" },
    ]);
    expect(text).toBe("region,indicator,period,subgroup,value\r\nA,x,2010,,1.5\r\nB,x,2010,rural,\r\n");
  });

  test("any rows, with every field that one of them has", () => {
    expect(
      toCsv(
        [
          { a: 1, b: true },
          { c: "x", a: undefined },
        ],
        { lineBreak: "\n" },
      ),
    ).toBe("a,b,c\n1,true,\n,,x\n");
  });

  test("the columns asked for", () => {
    expect(toCsv([{ a: 1, b: 2 }], { columns: ["b", "z"], lineBreak: "\n" })).toBe("b,z\n2,\n");
  });

  test("a study, and what an adapter gave", () => {
    const observations = [{ region: "A", indicator: "x", period: "2010", value: 1 }];
    const text = "region,indicator,period,value\nA,x,2010,1\n";
    expect(toCsv({ id: "s", name: "S", regions: [], observations }, { lineBreak: "\n" })).toBe(text);
    expect(toCsv(fromCsv(text), { lineBreak: "\n" })).toBe(text);
  });

  test("nothing as a header", () => {
    expect(toCsv([])).toBe("region,indicator,period,value\r\n");
  });

  test("quotes where separators, quotes and line breaks ask for them", () => {
    expect(
      toCsv([{ a: 'say "hi"', b: "x;y", c: "x,y", d: "x\ny" }], { delimiter: ";", lineBreak: "\n" }),
    ).toBe('a;b;c;d\n"say ""hi""";"x;y";x,y;"x\ny"\n');
  });

  test("a byte order mark if asked", () => {
    expect(toCsv([{ a: 1 }], { byteOrderMark: true })).toBe("\ufeffa\r\n1\r\n");
  });

  test.for([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", '"\'\t=1"'],
    ["＝1+1", "'＝1+1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠x", "'＠x"],
    ["x;=1+1", '"x;=1+1"'],
    ["x\t=1+1", '"x\t=1+1"'],
    ["\r=1", '"\'\r=1"'],
    ["\n=1", '"\'\n=1"'],
    ["'=1", "''=1"],
    ["O'Neil", "O'Neil"],
    ["'quoted'", "'quoted'"],
    ["=1,2", '"\'=1,2"'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ] as const)("%j disarmed", ([cell, written]) => {
    const text = toCsv([{ region: cell, note: "x" }], { lineBreak: "\n" });
    expect(text).toBe(`region,note\n${written},x\n`);
  });

  test("a head that would run, disarmed, and found again", () => {
    const text = toCsv([{ "=region": "A", indicator: "x", period: "2010", value: 1 }]);
    expect(text).toContain("'=region");
    expect(fromCsv(text, { columns: { region: "=region" } }).observations).toHaveLength(1);
  });

  test("numbers as numbers, all digits of them", () => {
    const numbers = [-1, 0.1 + 0.2, 1e21, 5e-324, 1e308, -0, 123_456_789.123_456_78];
    const text = toCsv(
      numbers.map((value) => ({ value })),
      { lineBreak: "\n" },
    );
    expect(text).toBe("value\n-1\n0.30000000000000004\n1e+21\n5e-324\n1e+308\n-0\n123456789.12345678\n");
  });

  test("one column of nothing as empty quotes, not as an empty line", () => {
    expect(toCsv([{ a: null }, { a: 1 }], { lineBreak: "\n" })).toBe('a\n""\n1\n');
  });

  test("one column an indicator, and one a period", () => {
    const observations = [
      { region: "A", indicator: "x", period: "2010", value: 1 },
      { region: "A", indicator: "y", period: "2010", value: 2 },
      { region: "A", indicator: "x", period: "2011", value: 3 },
      { region: "B", indicator: "y", period: "2010", subgroup: "rural", value: null },
    ];
    const byIndicator = toCsv(observations, { layout: "indicators", lineBreak: "\n" });
    expect(byIndicator).toBe("region,period,subgroup,x,y\nA,2010,,1,2\nA,2011,,3,\nB,2010,rural,,\n");
    expect(toCsv(observations.slice(0, 3), { layout: "periods", lineBreak: "\n" })).toBe(
      "region,indicator,2010,2011\nA,x,1,3\nA,y,2,\n",
    );
    const back = fromCsv(byIndicator, { layout: "indicators" }).observations;
    for (const one of observations) expect(back).toContainEqual(one);
  });
});

/** Texts with everything that quoting and disarming must not lose. */
const nasty = fc.oneof(
  fc.string({
    unit: fc.constantFrom("a", '"', "'", ",", ";", "\n", "\r", "=", "+", "-", "@", "\t", "é", "区"),
  }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("NA", "null", "constructor", "'=", "''=x", "=cmd|' /C calc'!A0", "0", "-1"),
);
const id = nasty.filter(
  (text) => text !== "" && text.trim() === text && text.length <= 200 && text !== "__proto__",
);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const observation = fc
  .record(
    {
      region: id,
      indicator: id,
      period: fc.constantFrom("2010", "2010-S1", "2010-Q4", "2010-12", "2012-02-29"),
      value: fc.option(finite),
      subgroup: id,
      standardError: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      source: id,
      counts: fc.tuple(finite, fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
    },
    { requiredKeys: ["region", "indicator", "period", "value"] },
  )
  .map(({ counts, ...rest }): Observation => {
    // A negative zero is no count: it would be read as one all the same.
    return counts === undefined ? rest : { ...rest, numerator: counts[0], denominator: counts[1] };
  });

test("what toCsv writes, fromCsv reads back unchanged", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(observation, {
        selector: ({ region, indicator, period, subgroup }) =>
          JSON.stringify([region, indicator, period, subgroup ?? null]),
      }),
      fc.constantFrom("," as const, ";" as const, "\t" as const),
      fc.constantFrom("\n" as const, "\r\n" as const),
      fc.boolean(),
      (observations, delimiter, lineBreak, byteOrderMark) => {
        const text = toCsv(observations, { delimiter, lineBreak, byteOrderMark });
        const back = fromCsv(text, { delimiter });
        expect(back.issues).toEqual([]);
        expect(back.observations).toEqual(observations);
        expect(fromCsv(text).observations).toEqual(observations);
      },
    ),
    { numRuns: 300 },
  );
});

test("no cell that toCsv writes for a text begins as a formula", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const [, cell = ""] = /^note\n"?([\s\S]*)$/.exec(toCsv([{ note: text }], { lineBreak: "\n" })) ?? [];
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
    { numRuns: 500 },
  );
});

const one = { region: "A", indicator: "x", period: "2010", value: 1 };
refusals("toCsv", [
  ["nothing", () => toCsv(null as never), "wrong_type", "null has no rows"],
  ["a text", () => toCsv("a,b" as never), "wrong_type", '"a,b" has no rows'],
  ["a row that is none", () => toCsv([one, 7 as never]), "wrong_type", "row 1 is 7"],
  ["a cell that is a list", () => toCsv([{ a: [1] }]), "wrong_type", "row 0 has a list"],
  ["NaN", () => toCsv([{ ...one, value: Number.NaN }]), "not_finite", "row 0 has NaN"],
  ["an unknown option", () => toCsv([one], { sep: ";" } as never), "unknown_option", 'option "sep"'],
  ["an unknown separator", () => toCsv([one], { delimiter: "|" as never }), "unknown_option", "delimiter"],
  ["an unknown line break", () => toCsv([one], { lineBreak: "\r" as never }), "unknown_option", "lineBreak"],
  ["an unknown layout", () => toCsv([one], { layout: "wide" as never }), "unknown_option", "layout"],
  [
    "a mark that is no switch",
    () => toCsv([one], { byteOrderMark: 1 as never }),
    "unknown_option",
    "byteOrderMark",
  ],
  ["no columns", () => toCsv([one], { columns: [] }), "wrong_type", "columns must be a list"],
  [
    "columns of a wide table",
    () => toCsv([one], { layout: "periods", columns: ["a"] }),
    "unsupported_combination",
    "leave out columns",
  ],
  [
    "counts in a wide table",
    () => toCsv([{ ...one, numerator: 1 }], { layout: "periods" }),
    "unsupported_combination",
    "has a numerator",
  ],
  [
    "two values for one cell",
    () => toCsv([one, one], { layout: "periods" }),
    "duplicate_id",
    "observation 1 gives",
  ],
  [
    "no period in a wide table",
    () => toCsv([{ region: "A", indicator: "x" }], { layout: "periods" }),
    "missing_value",
    "has no period",
  ],
  [
    "an indicator called region",
    () => toCsv([{ ...one, indicator: "region" }], { layout: "indicators" }),
    "unsupported_combination",
    'called "region"',
  ],
]);
