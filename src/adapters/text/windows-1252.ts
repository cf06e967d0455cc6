/** What the bytes 80 to 9F are in windows-1252; the five that it leaves open stay control characters. */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Text of windows-1252. Engines differ in 80 to 9F, so that the table is here. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const end = Math.min(bytes.length, start + 8192);
    const codes = new Array<number>(end - start);
    for (let at = start; at < end; at++) {
      const byte = bytes[at]!;
      codes[at - start] = byte >= 0x80 && byte < 0xa0 ? HIGH.charCodeAt(byte - 0x80) : byte;
    }
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join("");
}
