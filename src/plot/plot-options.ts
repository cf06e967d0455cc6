import { EqualizationError } from "../errors.ts";
import type { Study } from "../model/study.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { type FindName, namesOfStudy } from "./reading/names-of-study.ts";

/** Language of the words in a picture; names are in it where `study` or `names` has them. */
export type PlotLanguage = "en" | "zh";

/** Options that every plot takes. */
export interface PlotOptions {
  /** Heading of the picture. @defaultValue made from the result */
  readonly title?: string | undefined;
  /** What there is to see, in a sentence: below the heading, and read by screen readers. @defaultValue made from the result */
  readonly description?: string | undefined;
  /** Width in pixels, 240 to 4000; the picture shrinks with its place. @defaultValue 680; 520 for curves */
  readonly width?: number | undefined;
  /** Height in pixels of the field of a curve; rows take their own height. @defaultValue as fits */
  readonly height?: number | undefined;
  /** Colors: `"auto"` follows the reader's choice of light or dark. Paper is always light. @defaultValue "auto" */
  readonly theme?: "auto" | "light" | "dark" | undefined;
  /** Language of the words. @defaultValue "en" */
  readonly language?: PlotLanguage | undefined;
  /**
   * The study that the result is of: regions, indicators and goals are then called by their names in the language of
   * the picture.
   */
  readonly study?: Study | undefined;
  /** Names instead of those in the result, by the id of the region, unit, indicator or goal; before those of `study`. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** Names of several results in one picture, in their order. */
  readonly labels?: readonly string[] | undefined;
  /**
   * How many rows are drawn by name. Where there are more, the highest and the lowest are, and all as a profile.
   *
   * @defaultValue 40
   */
  readonly limit?: number | undefined;
  /** Id of the picture in its page. @defaultValue derived from what is drawn, so that pictures do not clash */
  readonly id?: string | undefined;
}

/** The options with what was left open decided. */
export interface PlotSettings {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly width: number;
  readonly height: number | undefined;
  readonly theme: "auto" | "light" | "dark";
  readonly language: PlotLanguage;
  readonly names: Readonly<Record<string, string>>;
  readonly nameInStudy: FindName;
  readonly labels: readonly string[];
  readonly limit: number;
  readonly id: string | undefined;
}

const KNOWN = [
  "title",
  "description",
  "width",
  "height",
  "theme",
  "language",
  "study",
  "names",
  "labels",
  "limit",
  "id",
];

/** Checks the options all plots share; `more` are the names of a plot's own. */
export function readOptions(
  where: string,
  options: PlotOptions,
  width: number,
  more: readonly string[] = [],
): PlotSettings {
  requireOptions(where, options, [...KNOWN, ...more]);
  const { theme = "auto", language = "en", names = {}, labels = [], limit = 40 } = options;
  requireOneOf(where, "theme", theme, ["auto", "light", "dark"]);
  requireOneOf(where, "language", language, ["en", "zh"]);
  if (options.width !== undefined)
    requireNumber(where, "width", options.width, { atLeast: 240, atMost: 4000 });
  if (options.height !== undefined)
    requireNumber(where, "height", options.height, { atLeast: 80, atMost: 4000 });
  requireNumber(where, "limit", limit, { atLeast: 2, atMost: 100_000, integer: true });
  for (const key of ["title", "description", "id"] as const) {
    const text: unknown = options[key];
    if (text !== undefined && typeof text !== "string") wrong(where, `${key} must be a text`, text);
  }
  if (options.id !== undefined && !/^[A-Za-z][\w-]{0,63}$/.test(options.id)) {
    throw new EqualizationError(`id is "${options.id}"; take a letter, then letters, digits, - and _`, {
      code: "out_of_domain",
      where,
      received: options.id,
    });
  }
  if (
    typeof names !== "object" ||
    names === null ||
    Object.values(names).some((one) => typeof one !== "string")
  )
    wrong(where, "names must be texts by id", names);
  if (!Array.isArray(labels) || labels.some((one) => typeof one !== "string"))
    wrong(where, "labels must be a list of texts", labels);
  return {
    title: options.title,
    description: options.description,
    width: options.width ?? width,
    height: options.height,
    theme,
    language,
    names,
    nameInStudy: namesOfStudy(where, options.study, language),
    labels,
    limit,
    id: options.id,
  };
}

function wrong(where: string, message: string, received: unknown): never {
  throw new EqualizationError(`${message}, not ${formatReceived(received)}`, {
    code: "wrong_type",
    where,
    received,
  });
}
