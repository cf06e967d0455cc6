import { EqualizationError } from "../../errors.ts";
import type { ResultMetadata } from "../../model/results/result-metadata.ts";
import { count } from "./count.ts";
import { show } from "./display.ts";
import type { Overview } from "./overview.ts";
import { overviewToHtml, type Undrawn } from "./overview-to-html.ts";
import { type Picture, plotOf } from "./plots.ts";
import type { Presented } from "./presented.ts";

/**
 * Makes a result of study functions show itself. The summary and the table are made when somebody looks, not before;
 * the picture only where `equalis/plot` is loaded.
 */
export function present<Result extends ResultMetadata & { readonly kind: string }, Row>(
  result: Result,
  look: (result: Result) => Overview<Row>,
): Presented<Result> {
  return show<Result, Result>(result, {
    text: () => {
      const { title, summary } = look(result);
      return [`${title}: ${summary}`, ...remarks(result)].join(" ");
    },
    html: () =>
      overviewToHtml(
        look(result),
        remarks(result),
        attempt(result, (picture) => picture.svg()),
      ),
    svg: () => {
      const picture = plotOf(result);
      if (picture !== null) return picture.svg();
      throw new EqualizationError(
        'nothing that draws is loaded; add import "equalis/plot", once, anywhere before',
        { code: "no_plot", where: "toSVG", received: result.kind },
      );
    },
    vegaLite: () => {
      const specification = attempt<object>(result, (picture) => picture.vegaLite());
      return specification === null || "undrawn" in specification ? null : specification;
    },
    json: () => ({ ...result }),
  });
}

/** What a reader must not overlook, however short the text is. */
function remarks({ omitted, warnings }: ResultMetadata): readonly string[] {
  const codes = [...new Set(warnings.map(({ code }) => code))];
  return [
    ...(omitted.length === 0 ? [] : [`${count(omitted.length, "region")} left out.`]),
    ...(warnings.length === 0 ? [] : [`${count(warnings.length, "warning")}: ${codes.join(", ")}.`]),
  ];
}

/** Something made of the picture; why there is none, where the figures cannot be drawn: a table is better than nothing. */
function attempt<Made>(
  result: { readonly kind: string },
  make: (picture: Picture) => Made,
): Made | Undrawn | null {
  try {
    const picture = plotOf(result);
    return picture === null ? null : make(picture);
  } catch (error) {
    if (error instanceof EqualizationError) return { undrawn: error.message };
    throw error;
  }
}
