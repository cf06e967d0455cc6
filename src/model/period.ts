/** A span of time as ISO 8601 writes it: `"2010"`, `"2010-S1"`, `"2010-Q3"`, `"2010-07"` or `"2010-07-15"`. */
export type Period = string;

/** A calendar day as ISO 8601 writes it: `"2018-08-14"`. */
export type IsoDate = string;
