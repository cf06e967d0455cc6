import { isolateBidi } from "./isolate-bidi.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that no browser takes for markup, and that turns nothing else around. Control characters but white space have no place in a document. */
export function escapeHtml(text: string): string {
  return isolateBidi(text)
    .replace(/[&<>"']/g, (one) => ESCAPES[one]!)
    .replace(/(?!\s)\p{Cc}/gu, "\ufffd");
}
