/** What a notebook may show of one thing, by media type; it picks the richest that it can. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/**
 * How a result shows itself. None of this is enumerable: copies, comparisons and JSON see the data only.
 *
 * Declared as a class, which does not exist at run time, because the type of a spread leaves out the methods of classes, as the spread
 * does. Use `toText`, `toHtml` and `toSvg` on a copy.
 */
export declare abstract class Presentation<Data> {
  /** A fragment of HTML: the summary, the picture where `equalis/plot` is imported, and the first rows. */
  toHTML(): string;
  /** The picture as SVG text. Throws `no_plot` unless `equalis/plot` is imported. */
  toSVG(): string;
  /** Everything a notebook can choose from: `text/plain`, `text/html`, and Vega-Lite where there is a picture. */
  toMimeBundle(): MimeBundle;
  /** The data without these methods. */
  toJSON(): Data;
  /** The summary in one or two sentences. */
  toString(): string;
}

/**
 * A result that shows itself in notebooks and consoles, and is a plain record otherwise. What comes back from JSON
 * is a `Data` again, without the methods.
 */
export type Presented<Data> = Data & Presentation<Data>;
