import { cleanText } from "../table/clean-text.ts";
import type { Cell } from "../table/table-options.ts";

const DEGREES =
  /^([+-]?\d+(?:[.,]\d+)?)\s*[°ºo度]\s*(?:(\d+(?:[.,]\d+)?)\s*['′’分]\s*)?(?:(\d+(?:[.,]\d+)?)\s*(?:["″”秒]|''|′′)\s*)?$/;

/** A latitude or longitude in degrees; `null` where the cell is none. Letters of south and west make it negative. */
export function readCoordinate(cell: Cell | undefined, missing: ReadonlySet<string>): number | null {
  if (typeof cell === "number") return cell - cell === 0 ? cell : null;
  if (typeof cell !== "string" || cell.length > 60 || missing.has(cell.trim().toLowerCase())) return null;
  // In one form of letters, raised primes are those of the keyboard.
  let text = cleanText(cell).replace(/[−–]/g, "-");
  let sign = 1;
  const letter = /^([NSEW]|北纬|南纬|东经|西经|[东西南北])\s*:?\s*|\s*([NSEW])$/i.exec(text);
  if (letter !== null) {
    const side = (letter[1] ?? letter[2])!.toUpperCase();
    text = (letter[1] === undefined ? text.slice(0, letter.index) : text.slice(letter[0].length)).trim();
    if (/[SW南西]/.test(side)) sign = -1;
  }
  const parts = DEGREES.exec(text);
  if (parts !== null) {
    const [degrees, minutes, seconds] = [parts[1]!, parts[2] ?? "0", parts[3] ?? "0"].map((one) =>
      Number(one.replace(",", ".")),
    );
    if (minutes! >= 60 || seconds! >= 60) return null;
    const size = Math.abs(degrees!) + minutes! / 60 + seconds! / 3600;
    return (parts[1]!.startsWith("-") ? -sign : sign) * size;
  }
  if (!/^[+-]?\d+(?:[.,]\d+)?$/.test(text)) return null;
  return sign * Number(text.replace(",", "."));
}

/** The two numbers of one cell; `null` where it has not two. */
export function pairOf(text: string): readonly [number, number] | null {
  const bare = text.replace(/^(?:POINT\s*)?[([]\s*|\s*[)\]]$/gi, "");
  const blanks = bare.split(/\s+/);
  const commas = bare.split(/\s*[,，、]\s*/);
  const parts = bare.includes(";") ? bare.split(/\s*;\s*/) : commas.length === 2 ? commas : blanks;
  if (parts.length !== 2) return null;
  const [first, second] = parts.map((part) => readCoordinate(part, new Set()));
  return first === null || second === null || first === undefined || second === undefined
    ? null
    : [first, second];
}
