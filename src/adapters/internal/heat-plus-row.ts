/** A row of the HEAT Plus template, its cells read. The names are those of the columns. */
export interface HeatPlusRow {
  /** Country or other setting. */
  readonly setting: string;
  /** Year, or another date as the file has it. */
  readonly date: string;
  /** Survey or register. */
  readonly source: string;
  /** Short name of the indicator. */
  readonly indicator_abbr: string;
  /** Full name of the indicator. */
  readonly indicator_name: string;
  /** By what the population is divided: `"Economic status"`, `"Subnational region"`. */
  readonly dimension: string;
  /** Part of the population. */
  readonly subgroup: string;
  /** Level of the indicator in the subgroup; `null` where it is missing. */
  readonly estimate: number | null;
  /** Standard error of the estimate. */
  readonly se: number | null;
  /** Lower end of its 95 % interval. */
  readonly ci_lb: number | null;
  /** Upper end of its 95 % interval. */
  readonly ci_ub: number | null;
  /** People of the subgroup whom the indicator is about. */
  readonly population: number | null;
  /** Anything worth knowing. */
  readonly note: string;
  /** Level of the indicator in the whole setting. */
  readonly setting_average: number | null;
  /** Three-letter code of the setting. */
  readonly iso3: string;
  /** 1 if more is better, 0 if less is better. */
  readonly favourable_indicator: 0 | 1;
  /** The number that stands for everyone: 100 for percent, 1000 for a rate per thousand. */
  readonly indicator_scale: number;
  /** 1 if the subgroups have an order. */
  readonly ordered_dimension: 0 | 1;
  /** Place in that order, from 1, the most disadvantaged; 0 where there is none. */
  readonly subgroup_order: number;
  /** 1 for the subgroup that the others are compared with. */
  readonly reference_subgroup: 0 | 1;
}

/** The columns of version 6, in the order of the template. */
export const HEAT_PLUS_COLUMNS: readonly (keyof HeatPlusRow)[] = [
  "setting",
  "date",
  "source",
  "indicator_abbr",
  "indicator_name",
  "dimension",
  "subgroup",
  "estimate",
  "se",
  "ci_lb",
  "ci_ub",
  "population",
  "note",
  "setting_average",
  "iso3",
  "favourable_indicator",
  "indicator_scale",
  "ordered_dimension",
  "subgroup_order",
  "reference_subgroup",
];

/** What two columns were called in versions 4 and 5. */
export const OLDER_NAMES: Readonly<Partial<Record<keyof HeatPlusRow, string>>> = {
  date: "year",
  note: "flag",
};

/** Columns that may be absent. */
export const OPTIONAL_COLUMNS: ReadonlySet<string> = new Set([
  "se",
  "population",
  "setting_average",
  "iso3",
  "ci_lb",
  "ci_ub",
  "note",
]);
