import type { ResultMetadata } from "./result-metadata.ts";

/** One region in a {@link ResourceResult}. */
export interface ResourceRow {
  /** Id of the region. */
  readonly region: string;
  /** Display name. */
  readonly name: string;
  /** The part of the region; `null` for the whole region. */
  readonly subgroup: string | null;
  /** People, or whatever the rate is over. */
  readonly denominator: number;
  /** Units of the resource. */
  readonly numerator: number;
  /** The rate, in the unit of the indicator. */
  readonly value: number;
  /** Standard error of the rate, in its unit; `null` where the observation gives none. */
  readonly standardError: number | null;
  /** The rate over that of all regions together. */
  readonly ratioToPooled: number | null;
  /** The standard for this region; `null` where there is none. */
  readonly standard: number | null;
  /** Whether the standard is met; `null` where there is none. */
  readonly met: boolean | null;
  /** Units short of the standard; `null` where there is none. */
  readonly shortfall: number | null;
}

/** What {@link measureResources} finds. */
export interface ResourceResult extends ResultMetadata {
  /** Tells this result from others. */
  readonly kind: "resources";
  /** Id of the indicator. */
  readonly indicator: string;
  /** Display name. */
  readonly name: string;
  /** Period the values are of. */
  readonly period: string;
  /** Part of the regions; `null` for whole regions, and where there are several. */
  readonly subgroup: string | null;
  /** Parts of the regions that are units of their own; empty where none were asked for. */
  readonly subgroups: readonly string[];
  /** The pooled rate of all regions together, in `unit`: never the mean of the regions' rates. */
  readonly value: number;
  /** Unit of the rates. */
  readonly unit: string;
  /** How the value came about, in words. */
  readonly method: string;
  /** The interval of the value; `null` where none was asked for, or there is none, which `warnings` says. */
  readonly interval: {
    /** Lower limit. */
    readonly lower: number;
    /** Upper limit. */
    readonly upper: number;
    /** Confidence level between 0 and 1. */
    readonly confidence: number;
    /** How it was found, in words. */
    readonly method: string;
    /** Standard error of the value. */
    readonly standardError: number;
  } | null;
  /** One row per region, in the order of the study. */
  readonly rows: readonly ResourceRow[];
  /** Highest rate over lowest; `null` where the lowest is 0. */
  readonly ratio: number | null;
  /** How the standard is met; `null` where there is none. */
  readonly attainment: {
    /** Share of the regions that meet it. */
    readonly shareOfRegions: number;
    /** Share of the people who live in them: by population, also where the rates are over something else. */
    readonly shareOfPopulation: number | null;
    /** Units short in all regions; what some have too much is not set off. */
    readonly shortfall: number | null;
    /** Where the standard comes from, in words. */
    readonly standard: string;
  } | null;
}
