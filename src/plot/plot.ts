import { presentPlot } from "../study/presentation/present-plot.ts";
import type { Presentation } from "../study/presentation/presented.ts";

/** A picture: as SVG that stands on its own, and as a specification for Vega-Lite 6. Shows itself in notebooks and consoles. */
export interface Plot extends Presentation<object> {
  /** The picture as SVG text: no script, no font and no style from elsewhere; fits the reader's light or dark. */
  svg(): string;
  /** The same picture as a Vega-Lite 6 specification: plain JSON with its data inside. */
  vegaLite(): object;
}

/** Every plot of this module comes from here. */
export function makePlot(
  words: { readonly title: string; readonly description: string },
  svg: () => string,
  vegaLite: () => object,
): Plot {
  return presentPlot({ svg, vegaLite }, words);
}
