import type { Persons, SquareKilometers } from "../units.ts";
import type { LocalizedText } from "./localized-text.ts";

/** Whom a population figure counts: the choice moves every per-capita number. */
export type PopulationConcept =
  /** People who live there, whatever their papers say (常住人口). */
  | "resident"
  /** People registered there, wherever they live (户籍人口). */
  | "registered"
  /** People the service is actually responsible for. */
  | "service";

/** How many people, counted how and when. */
export interface PopulationFigure {
  /** Whom it counts. */
  readonly concept: PopulationConcept;
  /** Reference year. */
  readonly year: number;
  /** Heads, not thousands. */
  readonly value: Persons;
  /** Part of the region the figure is for, such as `"urban"`; absent for the whole region. */
  readonly subgroup?: string | undefined;
  /** Id of the {@link Source}. */
  readonly source?: string | undefined;
}

/** A place that receives resources and has people: a province, county, district, township. */
export interface Region {
  /** Stable code, such as GB/T 2260 `"110000"`. Unique within a study. */
  readonly id: string;
  /** Name for people; never a key. */
  readonly name: LocalizedText;
  /** Depth in the administrative hierarchy: 0 country, 1 province, 2 prefecture, 3 county, 4 township, 5 village. */
  readonly level?: number | undefined;
  /** Id of the region that holds this one. */
  readonly parent?: string | undefined;
  /** Codes by scheme: `{ "GB/T 2260": "110101", "ISO 3166-2": "CN-BJ" }`. */
  readonly codes?: Readonly<Record<string, string>> | undefined;
  /** Marks that hold or do not: `"remote"`, `"border"`. */
  readonly tags?: readonly string[] | undefined;
  /** Class of the region in each partition: `{ belt: "west", residence: "rural" }`. Several at once. */
  readonly groups?: Readonly<Record<string, string>> | undefined;
  /** Land area, without water. */
  readonly area?: SquareKilometers | undefined;
  /** Population figures by concept and year. */
  readonly population?: readonly PopulationFigure[] | undefined;
}
