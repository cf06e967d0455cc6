/** A picture: as SVG that stands on its own, and as a specification for Vega-Lite 6. */
export interface Plot {
  /** The picture as SVG text: no script, no font and no style from elsewhere; fits the reader's light or dark. */
  svg(): string;
  /** The same picture as a Vega-Lite 6 specification: plain JSON with its data inside. */
  vegaLite(): object;
}

/** Every plot of this room comes from here. */
export function makePlot(svg: () => string, vegaLite: () => object): Plot {
  return { svg, vegaLite };
}
