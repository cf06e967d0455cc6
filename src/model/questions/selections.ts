import type { PopulationConcept } from "../region.ts";

/** Which regions a question is about. */
export interface RegionSelection {
  /**
   * Ids of the regions.
   *
   * @defaultValue the finest regions of the study: those that hold no others
   */
  readonly regions?: readonly string[] | undefined;
  /** Only regions of this level. */
  readonly level?: number | undefined;
  /** Only regions inside this one, at any depth. */
  readonly within?: string | undefined;
}

/** Which population stands behind a number. */
export interface PopulationSelection {
  /** Whom it counts. */
  readonly concept: PopulationConcept;
  /**
   * Its reference year, for every period alike.
   *
   * @defaultValue the year of each period; where the regions have no figures of it that of the nearest year before, else of the
   *   nearest after, with a warning
   */
  readonly year?: number | undefined;
}

/** One indicator, for one period, over some regions. */
export interface IndicatorSelection extends RegionSelection {
  /** Id of the indicator. */
  readonly indicator: string;
  /**
   * Which period.
   *
   * @defaultValue the latest one with a value, which the result names
   */
  readonly period?: string | undefined;
  /** Part of the regions, such as `"rural"`. @defaultValue the whole regions */
  readonly subgroup?: string | undefined;
  /**
   * What to do with regions that have no value.
   *
   * @defaultValue "error"
   */
  readonly missing?: "error" | "omit" | undefined;
  /**
   * Which population.
   *
   * @defaultValue the one the study names; or, where all figures count the same people, those of the year of the period
   */
  readonly population?: PopulationSelection | undefined;
}
