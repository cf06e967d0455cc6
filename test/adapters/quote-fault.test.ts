import { parse } from "csv-parse/browser/esm/sync";
import { expect, test } from "vitest";
import { quoteFault } from "../../src/adapters/internal/quote-fault.ts";
import { seededRandom } from "../../src/index.ts";

test("5,000 records of quotes, delimiters and letters: the parser fails where a fault is told, and only there", () => {
  const random = seededRandom("quotes");
  for (let run = 0; run < 5000; run++) {
    const length = 1 + Math.floor(random() * 9);
    const record = Array.from({ length }, () => 'a"", "'[Math.floor(random() * 6)]).join("");
    let failure: string | undefined;
    try {
      parse(record, { relax_column_count: true });
    } catch (error) {
      failure = (error as { code: string }).code;
    }
    const fault = quoteFault(record, ",");
    expect(fault === undefined, record).toBe(failure === undefined);
    expect(fault === "CSV_QUOTE_NOT_CLOSED", record).toBe(failure === "CSV_QUOTE_NOT_CLOSED");
  }
});
