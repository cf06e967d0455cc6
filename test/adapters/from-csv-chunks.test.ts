import { describe, expect, test } from "vitest";
import { fromCsv } from "../../src/adapters/index.ts";
import { seededRandom } from "../../src/index.ts";

const HEAD = "region,indicator,period,value\n";

function* pieces(text: string, random: () => number): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const length = Math.floor(random() * 40);
    yield text.slice(at, at + length);
    at += length;
  }
}

describe("fromCsv of chunks", () => {
  test.for([
    [
      "plain rows",
      `${HEAD}${Array.from({ length: 9000 }, (_, i) => `a county of a long name ${i},beds,2020,${i}\n`).join("")}`,
    ],
    [
      "quotes, gaps and line breaks",
      `\ufeff${HEAD}"a\r\nb","x,y",2020,1\r\n\r\nc,"d ""e""",2020,\rf,g,h,i\n"broken,1,2020,3\nz,y,2020,4`,
    ],
    ["a stated separator", "sep=;\r\nregion;indicator;period;value\r\na;beds;2020;1\r\n"],
    ["a broken text at its end", `${HEAD}${"a,beds,2020,1\n".repeat(9000)}\ufffd,beds,2020,2\n`],
    ["half characters", `${HEAD}\ud83d\ude00,beds,2020,1\n\ud83d,beds,2020,2\n`],
    ["a column without a head", "region,indicator,period,value,\na,beds,2020,1,\nb,beds,2020,2,x\n"],
    ["nothing", ""],
  ] as const)("%s: the result of the whole text", ([, text]) => {
    const random = seededRandom("chunks");
    expect(fromCsv(pieces(text, random))).toEqual(fromCsv(text));
  });

  test("what is no text is an issue", () => {
    expect(fromCsv(new Set([1]) as never).issues.map(({ code }) => code)).toEqual(["not_a_table"]);
  });

  test("400,000 rows of long cells that are not kept take less memory than their text", () => {
    const note = "n".repeat(400);
    function* rows(): Generator<string> {
      yield `region,indicator,period,value,note\n`;
      for (let block = 0; block < 400; block++) {
        yield Array.from(
          { length: 1000 },
          (_, i) =>
            `county of some length ${(block * 1000 + i) % 3000},indicator ${i % 7}${Math.floor(block / 3)},2020,${i},${note}\n`,
        ).join("");
      }
    }
    const before = process.memoryUsage().heapUsed;
    const { observations } = fromCsv(rows(), { ignore: ["note"] });
    expect(observations.length).toBeGreaterThan(100_000);
    // The text has 180 MB.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(170_000_000);
  });
});
