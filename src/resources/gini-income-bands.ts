import type { InterpretationBand } from "./classify.ts";

/**
 * The bands that papers on health resources in China repeat as "international practice" for the Gini
 * coefficient; for {@link classify}, and never attached by default.
 *
 * **Caveat.** They were set for the income of households, and the texts that state them say themselves that no
 * international standard exists. A Gini over 31 provinces or 10 counties is one between groups and always lower
 * than one over households: for health resources in China in 2013 it was 0.07–0.19 by population and 0.62–0.65
 * by area (Jin et al. 2015, PMC4441957). "Absolutely even" over counties therefore says little about the people
 * in them. If you must use the bands, print this caveat next to the label. There are no bands for Theil: report
 * the shares between and within groups.
 *
 * @example
 * ```ts
 * import { classify, GINI_INCOME_BANDS } from "equalis";
 * classify(0.2, GINI_INCOME_BANDS); // => "relatively even"
 * ```
 */
export const GINI_INCOME_BANDS: readonly InterpretationBand[] = [
  { from: 0, label: "absolutely even" },
  { from: 0.2, label: "relatively even" },
  { from: 0.3, label: "relatively reasonable" },
  { from: 0.4, label: "large gap" },
  { from: 0.5, label: "severe disparity" },
];
