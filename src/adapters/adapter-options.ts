import type { Indicator } from "../model/indicator.ts";
import type { Region } from "../model/region.ts";
import type { Source } from "../model/source.ts";
import type { Study } from "../model/study.ts";

/** What the caller knows of an indicator and the data do not say. */
export interface IndicatorDefinition extends Partial<Omit<Indicator, "id">> {
  /** Id of the indicator, as the data have it. */
  readonly id: string;
}

/** What every adapter needs to make a study of what it reads. */
export interface AdapterOptions {
  /** What the study is called, and what else belongs to it; observations and what they name are filled in. */
  readonly study?: Partial<Study> | undefined;
  /**
   * What the data do not say of the indicators: `[{ id: "beds", direction: "higher", dimension: "input",
   * unit: "beds per 1,000", scale: 1000, bounds: { lower: 0, upper: 50 } }]`. It wins over what the data say. A value outside
   * the `bounds` is a warning; without bounds, one outside 0 to 100 of a percentage or below 0 of an `"input"`. Indicators the data
   * do not have are left out, with a warning.
   */
  readonly indicators?: readonly IndicatorDefinition[] | undefined;
  /**
   * Which regions there are, and what the data do not say of them: population, level, parent. It wins over what the
   * data say. See `newRegions` for rows of other regions.
   */
  readonly regions?: readonly Region[] | undefined;
  /**
   * What happens to rows of a region that is not in `regions`. `"error"`: they are left out, each with an issue, as a slip
   * of the pen would otherwise be a region of its own and count as one. `"add"`: the region is taken in. Regions above those
   * given, such as their country, are taken in from the data either way.
   *
   * @defaultValue "error" where `regions` has any, else "add"
   */
  readonly newRegions?: "error" | "add" | undefined;
  /** Where the figures come from. */
  readonly sources?: readonly Source[] | undefined;
}
