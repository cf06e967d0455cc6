/** What is wrong with the quotes of a record. */
export type QuoteFault = "not_closed" | "inside";

/**
 * Cuts one record into its cells by RFC 4180, or names the first fault of its quotes.
 *
 * It goes through the record once, so its time is linear in the length of the record whatever quotes it has.
 *
 * @param record The record without its line end; it may have line breaks inside quotes.
 * @param most Cells after which the rest is left unread.
 */
export function cutRecord(
  record: string,
  delimiter: string,
  most: number = 2 ** 32 - 1,
): string[] | QuoteFault {
  const cells: string[] = [];
  let start = 0;
  for (;;) {
    if (cells.length >= most) return cells;
    if (record.charCodeAt(start) !== 34) {
      const quote = record.indexOf('"', start);
      if (quote === -1) {
        for (const cell of record.slice(start).split(delimiter, most)) cells.push(cell);
        return cells;
      }
      // The cell of the quote begins behind the last delimiter before it; the cells before it have no quotes.
      const begin = record.lastIndexOf(delimiter, quote) + 1;
      if (begin <= start || begin !== quote) return "inside";
      for (const cell of record.slice(start, begin - 1).split(delimiter, most)) cells.push(cell);
      start = begin;
    }
    let close = record.indexOf('"', start + 1);
    let doubled = false;
    while (close !== -1 && record.charCodeAt(close + 1) === 34) {
      doubled = true;
      close = record.indexOf('"', close + 2);
    }
    if (close === -1) return "not_closed";
    const cell = record.slice(start + 1, close);
    cells.push(doubled ? cell.replaceAll('""', '"') : cell);
    if (close + 1 === record.length) return cells;
    if (record[close + 1] !== delimiter) return "inside";
    start = close + 2;
    if (start === record.length) {
      cells.push("");
      return cells;
    }
  }
}
