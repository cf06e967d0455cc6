import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { csvReader } from "../../src/adapters/internal/csv-reader.ts";
import { cutRecord } from "../../src/adapters/internal/cut-record.ts";
import { seededRandom } from "../../src/index.ts";

test("20,000 records of quotes, delimiters and letters are cut as csv-parse cuts them, and refused where it refuses", () => {
  const random = seededRandom("quotes");
  let faults = 0;
  for (let run = 0; run < 20_000; run++) {
    const length = 1 + Math.floor(random() * 9);
    const record = Array.from({ length }, () => 'a"", "'[Math.floor(random() * 6)]).join("");
    let expected: readonly string[] | "not_closed" | "inside";
    try {
      expected = (parse(record, { relax_column_count: true }) as unknown as string[][])[0] ?? [""];
    } catch (error) {
      expected = (error as { code: string }).code === "CSV_QUOTE_NOT_CLOSED" ? "not_closed" : "inside";
      faults++;
    }
    expect(cutRecord(record, ","), record).toEqual(expected);
  }
  expect(faults).toBeGreaterThan(1000);
});

test("texts in chunks of any length give the records of the whole text", () => {
  const random = seededRandom("chunks");
  const all = (chunks: readonly string[]): unknown[] => {
    const read = csvReader(chunks, ",");
    const records: unknown[] = [];
    for (let record = read(); record !== null; record = read()) records.push(record);
    return records;
  };
  for (let run = 0; run < 3000; run++) {
    const length = 1 + Math.floor(random() * 30);
    const text = Array.from({ length }, () => 'ab"",,\n\r"'[Math.floor(random() * 9)]).join("");
    const chunks: string[] = [];
    for (let at = 0; at < text.length; ) {
      const step = Math.floor(random() * 4);
      chunks.push(text.slice(at, at + step));
      at += step;
    }
    expect(all(chunks), JSON.stringify(chunks)).toEqual(all([text]));
  }
});
