import type { StudyWarning } from "../model/results/result-metadata.ts";
import type { Source } from "../model/source.ts";
import type { ReportTable } from "./content.ts";
import type { OwnWarning } from "./table-section.ts";

/**
 * A section of the caller's own with pictures, such as a map of `equalis/map` or any plot of `equalis/plot`, and tables with them.
 */
export interface ReportFigureSection {
  /** Tells it from results. */
  readonly kind: "figure";
  /** What the section is about. */
  readonly heading: string;
  /** What the pictures show, in sentences; the first one is a finding of the first page. */
  readonly summary: readonly string[];
  /** The pictures. */
  readonly figures: readonly {
    /** What the picture shows, below it. */
    readonly caption: string;
    /** A plot or a map: anything whose `svg()` returns a picture without scripts, handlers and references to other places. */
    readonly plot: {
      /** The picture as SVG. */
      readonly svg: () => string;
    };
  }[];
  /** The numbers of the pictures. @defaultValue none */
  readonly tables?: readonly ReportTable[] | undefined;
  /** How the numbers were computed, in sentences. @defaultValue none */
  readonly method?: readonly string[] | undefined;
  /** What to beware of, such as the warnings of the results behind the pictures. */
  readonly warnings: readonly (StudyWarning | OwnWarning)[];
  /** Where the figures come from. */
  readonly sources: readonly Source[];
}
