import { isolateBidi } from "./isolate-bidi.ts";
import type { MimeBundle, Presentation } from "./presented.ts";

/** The ways one thing can be shown. */
export interface DisplayFormats<Data> {
  /** In a sentence or two. */
  readonly text: () => string;
  /** As a fragment of HTML. */
  readonly html: () => string;
  /** As SVG text. */
  readonly svg: () => string;
  /** As a Vega-Lite specification; `null` where there is none. */
  readonly vegaLite: () => object | null;
  /** As plain data. */
  readonly json: () => Data;
}

/** Vega-Lite 6, as notebooks name it. */
const VEGA_LITE = "application/vnd.vegalite.v6+json";

/**
 * Adds the ways of showing to a record, as properties that do not enumerate. Deno notebooks look for
 * `Jupyter.display`, the consoles of Deno and Node for their own symbols; all are registered, so that nothing has to
 * be imported to name them.
 */
export function show<Target extends object, Data>(
  target: Target,
  ways: DisplayFormats<Data>,
): Target & Presentation<Data> {
  const { html, svg, vegaLite, json } = ways;
  // A terminal obeys control characters: a name must not move the cursor or paint the screen.
  const text = (): string => isolateBidi(ways.text()).replace(/(?!\n)\p{Cc}/gu, "\ufffd");
  const bundle = (): MimeBundle => {
    const specification = vegaLite();
    return {
      "text/plain": text(),
      "text/html": html(),
      ...(specification === null ? {} : { [VEGA_LITE]: specification }),
    };
  };
  const methods: readonly (readonly [PropertyKey, () => unknown])[] = [
    ["toHTML", html],
    ["toSVG", svg],
    ["toMimeBundle", bundle],
    ["toJSON", json],
    ["toString", text],
    [Symbol.for("Jupyter.display"), bundle],
    [Symbol.for("Deno.customInspect"), text],
    [Symbol.for("nodejs.util.inspect.custom"), text],
  ];
  for (const [key, method] of methods) {
    // Without arguments: consoles pass a depth and options that mean nothing here.
    Object.defineProperty(target, key, { value: () => method(), configurable: true, writable: true });
  }
  return target as Target & Presentation<Data>;
}
