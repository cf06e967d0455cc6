import { show } from "./display.ts";
import { escapeHtml } from "./escape-html.ts";
import type { Picture } from "./plots.ts";
import type { Presentation } from "./presented.ts";

/** What a plot is called, for those who read or hear instead of looking. */
export interface PlotWords {
  /** Its title. */
  readonly title: string;
  /** What can be seen in it. @defaultValue nothing more than the title */
  readonly description?: string | undefined;
}

/** Makes a plot show itself as results do. As JSON it is its Vega-Lite specification. */
export function presentPlot<Plot extends Picture>(
  plot: Plot,
  { title, description }: PlotWords,
): Plot & Presentation<object> {
  return show<Plot, object>(plot, {
    text: () => (description === undefined ? title : `${title}: ${description}`),
    html: () =>
      `<figure class="equalis-plot" aria-label="${escapeHtml(title)}" style="margin:0;max-width:60rem">${plot.svg()}</figure>`,
    svg: () => plot.svg(),
    vegaLite: () => plot.vegaLite(),
    json: () => plot.vegaLite(),
  });
}
