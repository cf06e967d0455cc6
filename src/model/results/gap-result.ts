import type { ResultMetadata } from "./result-metadata.ts";

/** What a sample of regions leaves open. */
export interface ConfidenceInterval {
  /** Lower limit. */
  readonly lower: number;
  /** Upper limit. */
  readonly upper: number;
  /** Confidence level between 0 and 1. */
  readonly confidence: number;
  /** How it was found. */
  readonly method: string;
  /** Standard error, in the unit of the index. */
  readonly standardError: number;
}

/** One of several indices in a {@link GapResult}. */
export interface GapIndex {
  /** Id of the index. */
  readonly method: string;
  /** Name of the index. */
  readonly label: string;
  /** Its value; `null` where the index is not defined for the values. */
  readonly value: number | null;
  /** Its unit. */
  readonly unit: string;
  /** Its interval; `null` where none was asked for, or there is none. */
  readonly interval: ConfidenceInterval | null;
  /** Why there is no value or no interval; `null` where nothing is missing. */
  readonly reason: string | null;
}

/** The indices of one period. */
export interface GapPeriod {
  /** The period. */
  readonly period: string;
  /** Value of the index asked for. */
  readonly value: number;
  /** What the regions have together, as in the measure of one period. */
  readonly mean: number;
  /** Regions that entered. */
  readonly n: number;
  /** The other indices, in the order asked for; `null` where one is not defined. */
  readonly additionalValues: readonly (number | null)[];
}

/** One split along several levels. */
export interface GapNesting {
  /** Id of the index that was split; the one asked for where it can be, else the mean log deviation. */
  readonly method: string;
  /** The index over all units. */
  readonly total: number;
  /** One part a level, outermost first: between the groups of the level, inside those of the level above. */
  readonly levels: readonly {
    /** What is grouped by. */
    readonly groupBy: string;
    /** What lies between its groups. */
    readonly between: number;
    /** Its share of the total; `null` where the total is 0. */
    readonly share: number | null;
  }[];
  /** What is inside the innermost groups. */
  readonly within: number;
  /** Its share of the total; `null` where the total is 0. */
  readonly withinShare: number | null;
}

/** One part of the regions against another, such as urban against rural; or one class of regions against the other. */
export interface GapContrast {
  /** The first part asked for; of two classes the one that comes first in the study. */
  readonly first: string;
  /** The last part asked for; of two classes the other one. */
  readonly last: string;
  /** What the first parts have together, as the mean of a group is found. */
  readonly firstMean: number;
  /** What the last parts have together, in the same way. */
  readonly lastMean: number;
  /** What the two means are over, as for a group; `"mixed"` where they differ. */
  readonly meanBasis: GapGroup["meanBasis"];
  /** First mean over last mean; `null` where the last is 0. */
  readonly ratio: number | null;
  /** First mean less last mean. */
  readonly difference: number;
  /** One row per region that has both parts, in the order of the study; none where classes of regions are compared with each other. */
  readonly rows: readonly {
    /** Id of the region. */
    readonly region: string;
    /** Display name. */
    readonly name: string;
    /** Value of its first part. */
    readonly first: number;
    /** Value of its last part. */
    readonly last: number;
    /** First over last; `null` where the last is 0. */
    readonly ratio: number | null;
    /** First less last. */
    readonly difference: number;
  }[];
}

/** One region in a {@link GapResult}. */
export interface GapRow {
  /** Id of the region. */
  readonly region: string;
  /** Display name. */
  readonly name: string;
  /** Value of the indicator. */
  readonly value: number;
  /** What it counts: people, 1, or square kilometers. */
  readonly weight: number;
  /** Its class in the grouping asked for; `null` where none was. */
  readonly group: string | null;
  /** The part of the region; `null` for the whole region. */
  readonly subgroup: string | null;
}

/** One group of regions in a {@link GapResult}. */
export interface GapGroup {
  /** The class in the grouping. */
  readonly group: string;
  /** Regions in it. */
  readonly n: number;
  /** Its share of the weights, 0 to 1. */
  readonly weightShare: number;
  /** What its regions have together, as {@link measureResources} finds it; see `meanBasis`. */
  readonly mean: number;
  /**
   * What the mean is over: `"denominators"` (numerators over denominators, where observations give them), `"population"`
   * (values by population, where none does), `"mixed"` (where some do), `"equal"` (each once, with `weights: "equal"`), or
   * `"area"` (amounts over the land, with `weights: "area"`).
   */
  readonly meanBasis: "denominators" | "population" | "mixed" | "equal" | "area";
  /** The index within the group; `null` where it is not defined there. */
  readonly within: number | null;
}

/** How much of the inequality lies between groups, and how much within them. */
export interface GapDecomposition {
  /** Id of the grouping. */
  readonly groupBy: string;
  /** Id of the index that was split; the one asked for where it can be, else the mean log deviation. */
  readonly method: string;
  /** The index over all regions. */
  readonly total: number;
  /** What is left when every region has the mean of its group. */
  readonly between: number;
  /** What is inside the groups. */
  readonly within: number;
}

/** What {@link measureGap} finds. */
export interface GapResult extends ResultMetadata {
  /** Tells this result from others. */
  readonly kind: "gap";
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
  /** Value of the index. */
  readonly value: number;
  /** Most indices have no unit, `"none"`; one that is not relative has that of the values. */
  readonly unit: string;
  /** Id of the index. */
  readonly method: string;
  /** Name of the index. */
  readonly label: string;
  /** How regions counted. */
  readonly weights: "population" | "equal" | "area";
  /** What all regions have together, as {@link measureResources} finds it; see `meanBasis`. */
  readonly mean: number;
  /** What the mean is over, as for a group. The index is by `weights` whatever the mean is over. */
  readonly meanBasis: GapGroup["meanBasis"];
  /** Unit of the values. */
  readonly valueUnit: string;
  /** The interval; `null` where none was asked for, or there is none, which `warnings` says. */
  readonly interval: ConfidenceInterval | null;
  /** The other indices asked for. */
  readonly additionalIndices: readonly GapIndex[];
  /** The periods asked for, ascending. */
  readonly series: readonly GapPeriod[];
  /** One row per region, in the order of the study; with subgroups one a part. */
  readonly rows: readonly GapRow[];
  /** One row per group, in order of appearance; empty without `groupBy`. */
  readonly groups: readonly GapGroup[];
  /** The split between and within groups; `null` without `groupBy`, or where it is not defined. */
  readonly decomposition: GapDecomposition | null;
  /** The split along several levels; `null` without `nestedBy`, or where it is not defined. */
  readonly nesting: GapNesting | null;
  /**
   * The first part of the regions against the last; without subgroups the two classes of `groupBy` against each other. `null` with
   * fewer than two subgroups, and where there are not two classes.
   */
  readonly contrast: GapContrast | null;
}
