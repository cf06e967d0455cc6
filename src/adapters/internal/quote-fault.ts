/** What is wrong with the quotes of a record. */
export type QuoteFault = "CSV_QUOTE_NOT_CLOSED" | "CSV_QUOTE_INSIDE";

/**
 * The first thing wrong with the quotes of one record by RFC 4180; `undefined` where nothing is. It goes through the
 * record once: a parser that explains every fault by all that it has read before needs hours for a line of 100 kB
 * with a quote in every other place.
 */
export function quoteFault(record: string, delimiter: string): QuoteFault | undefined {
  let quote = record.indexOf('"');
  for (let start = 0; quote !== -1; ) {
    // The cell of the quote begins behind the last delimiter before it; the cells in between have none.
    if (quote > start) start = Math.max(start, record.lastIndexOf(delimiter, quote - 1) + 1);
    if (quote > start) return "CSV_QUOTE_INSIDE";
    let close = record.indexOf('"', quote + 1);
    while (close !== -1 && record[close + 1] === '"') close = record.indexOf('"', close + 2);
    if (close === -1) return "CSV_QUOTE_NOT_CLOSED";
    if (close + 1 === record.length) return undefined;
    if (record[close + 1] !== delimiter) return "CSV_QUOTE_INSIDE";
    start = close + 2;
    quote = record.indexOf('"', start);
  }
  return undefined;
}
