import { csvReader } from "../internal/csv-reader.ts";

const SEPARATORS = [",", ";", "\t", "|"] as const;
/** As much of the text as is looked at. */
const SAMPLE = 2 ** 17;
const MOST_LINES = 500;

/** The line `sep=;` that spreadsheets write in front of a table; `null` where there is none. */
export function statedSeparator(
  text: string,
): { readonly separator: string; readonly length: number } | null {
  const found = /^"?sep=([^"\r\n])"?[^\S\r\n]*(?:\r\n|\n|\r|$)/i.exec(text);
  return found === null ? null : { separator: found[1]!, length: found[0].length };
}

/** The separator by which most lines have the same number of cells, at least two; a full-width comma where there is none. */
export function separatorOf(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const cut = sample.length < text.length;
  let best: { separator: string; lines: number; cells: number } | undefined;
  for (const separator of [...SEPARATORS, "，"]) {
    if (separator === "，" && best !== undefined) break;
    const counts = new Map<number, number>();
    const read = csvReader([sample], separator);
    const widths: number[] = [];
    for (let record = read(); record !== null && widths.length < MOST_LINES; record = read()) {
      widths.push(record.cells?.length ?? 0);
    }
    // The last line of a sample may lack its end.
    if (cut && widths.length > 1) widths.pop();
    for (const width of widths) if (width >= 2) counts.set(width, (counts.get(width) ?? 0) + 1);
    for (const [cells, lines] of counts) {
      if (best === undefined || lines > best.lines || (lines === best.lines && cells > best.cells)) {
        best = { separator, lines, cells };
      }
    }
  }
  return best?.separator ?? ",";
}
