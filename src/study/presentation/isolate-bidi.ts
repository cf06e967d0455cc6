const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/;

/**
 * Text whose marks of direction end with it: a name with an override that is never closed would turn around all that
 * follows it. Marks are balanced, and the whole is isolated; text without such marks stays as it is.
 */
export function isolateBidi(text: string): string {
  if (!CONTROLS.test(text)) return text;
  const open: ("embedding" | "isolate")[] = [];
  let balanced = "";
  for (const one of text) {
    if (one >= "\u202a" && one <= "\u202e" && one !== "\u202c") open.push("embedding");
    else if (one >= "\u2066" && one <= "\u2068") open.push("isolate");
    else if (one === "\u202c") {
      if (open.at(-1) !== "embedding") continue;
      open.pop();
    } else if (one === "\u2069") {
      if (!open.includes("isolate")) continue;
      // The end of an isolate ends what was opened inside it.
      while (open.pop() !== "isolate") balanced += "\u202c";
    }
    balanced += one;
  }
  for (const one of open.reverse()) balanced += one === "isolate" ? "\u2069" : "\u202c";
  return `\u2068${balanced}\u2069`;
}
