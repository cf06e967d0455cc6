import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvRecords } from "../support/csv-records.ts";

describe("csvRecords", () => {
  test.for([
    [
      "plain lines",
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
      [1, 2],
    ],
    [
      "the last line without an end",
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
      [1, 2],
    ],
    [
      "carriage returns alone",
      "a,b\r1,2\r",
      [
        ["a", "b"],
        ["1", "2"],
      ],
      [1, 2],
    ],
    ["mixed line ends", "a\r\nb\nc\rd", [["a"], ["b"], ["c"], ["d"]], [1, 2, 3, 4]],
    [
      "quotes",
      'a,"b,c"\n"d ""e""",f\n',
      [
        ["a", "b,c"],
        ['d "e"', "f"],
      ],
      [1, 2],
    ],
    [
      "a line break in quotes",
      '"a\nb",c\nd,e\n',
      [
        ["a\nb", "c"],
        ["d", "e"],
      ],
      [1, 3],
    ],
    [
      "a Windows line break in quotes",
      '"a\r\nb",c\r\nd,e\r\n',
      [
        ["a\r\nb", "c"],
        ["d", "e"],
      ],
      [1, 3],
    ],
    ["an empty line", "a,b\n\n1,2\n", [["a", "b"], [""], ["1", "2"]], [1, 2, 3]],
    ["empty quotes", '"",""\n', [["", ""]], [1]],
    ["cells of nothing", ",,\n", [["", "", ""]], [1]],
    ["nothing", "", [], []],
  ] as const)("reads %s", ([, text, records, lines]) => {
    expect(csvRecords(text, ",")).toEqual({ records, lines, broken: [] });
  });

  test.for([
    [
      "a quote inside a cell",
      'a,b\n5" pipe,2\n3,4',
      [2],
      [
        ["a", "b"],
        ["3", "4"],
      ],
      [1, 3],
    ],
    [
      "something behind a closing quote",
      'a,b\n"x"y,2\n3,4',
      [2],
      [
        ["a", "b"],
        ["3", "4"],
      ],
      [1, 3],
    ],
    [
      "a quote that is never closed",
      'a,b\n"x,2\n3,4',
      [2],
      [
        ["a", "b"],
        ["3", "4"],
      ],
      [1, 3],
    ],
    [
      "two stray quotes far apart",
      'a,b\n5" pipe,2\n3,4\n6" pipe,2\n5,6',
      [2, 4],
      [
        ["a", "b"],
        ["3", "4"],
        ["5", "6"],
      ],
      [1, 3, 5],
    ],
    [
      "one line among sound ones with quotes",
      '"a","b"\n"x"y,"2"\n"3","4"',
      [2],
      [
        ["a", "b"],
        ["3", "4"],
      ],
      [1, 3],
    ],
  ] as const)("tells %s, and reads on", ([, text, broken, records, lines]) => {
    const read = csvRecords(text, ",");
    expect(read.broken.map(({ line }) => line)).toEqual(broken);
    expect(read.records).toEqual(records);
    expect(read.lines).toEqual(lines);
  });

  test("stops where quotes keep leading astray, in time", () => {
    const text = `${'a"\nb\n'.repeat(20_001)}`;
    const { broken } = csvRecords(text, ",");
    expect(broken.length).toBeGreaterThan(0);
    expect(broken.at(-1)!.line).toBeLessThanOrEqual(40_002);
  });

  test("many sound records with quotes come back in order", () => {
    const text = Array.from({ length: 10_000 }, (_, i) => (i % 3 === 0 ? `${i},x` : `"${i}","x,y"`)).join(
      "\n",
    );
    const { records, lines } = csvRecords(text, ",");
    expect(records.map(([cell]) => cell)).toEqual(Array.from({ length: 10_000 }, (_, i) => String(i)));
    expect(lines).toEqual(Array.from({ length: 10_000 }, (_, i) => i + 1));
  });

  test("reads back whatever is quoted by the book", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", ";", " ", "=", "'") });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, fc.constantFrom("\n", "\r\n"), fc.boolean(), (table, end, always) => {
        const quote = (text: string): string =>
          always || /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const text = table.map((row) => row.map(quote).join(",")).join(end) + end;
        expect(csvRecords(text, ",").records).toEqual(table);
      }),
    );
  });
});
