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
   * unit: "beds per 1,000", scale: 1000 }]`. It wins over what the data say. Indicators the data do not have are
   * left out.
   */
  readonly indicators?: readonly IndicatorDefinition[] | undefined;
  /** What the data do not say of the regions: population, level, parent. It wins over what the data say. */
  readonly regions?: readonly Region[] | undefined;
  /** Where the figures come from. */
  readonly sources?: readonly Source[] | undefined;
}
