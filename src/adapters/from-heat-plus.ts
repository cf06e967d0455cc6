import { refuse } from "../numeric/guard/refuse.ts";
import type { AdapterOptions } from "./adapter-options.ts";
import type { AdapterResult } from "./adapter-result.ts";
import { collect } from "./internal/collect.ts";
import type { HeatPlusRow } from "./internal/heat-plus-row.ts";
import { ownField } from "./internal/own-field.ts";
import { type LostRow, type PlacedRow, readHeatPlus, setKey } from "./internal/read-heat-plus.ts";
import { readId } from "./internal/read-id.ts";
import { readPeriod } from "./internal/read-period.ts";
import { isList } from "./internal/shown-cell.ts";

/** Options of {@link fromHeatPlus}. */
export interface FromHeatPlusOptions extends AdapterOptions {
  /** The dimension whose subgroups are regions, in any case of letters. @defaultValue "Subnational region" */
  readonly regionDimension?: string | undefined;
  /**
   * The one source whose values become observations, where a file has several for the same year. `subgroups` and `rows` have
   * all of them.
   *
   * @defaultValue all; a second value for the same place and year is an issue
   */
  readonly source?: string | undefined;
  /** Whether setting averages become observations of the whole setting. @defaultValue false */
  readonly settingAverages?: boolean | undefined;
}

/** One subgroup, in the form that `measureSubgroups` takes. */
export interface HeatPlusSubgroup {
  /** Name of the subgroup. */
  readonly name: string;
  /** Level of the indicator. */
  readonly estimate: number;
  /** Its standard error. */
  readonly standardError?: number | undefined;
  /** People whom the indicator is about. */
  readonly population?: number | undefined;
  /** Place in the order, from 1, the most disadvantaged. */
  readonly order?: number | undefined;
  /** `true` for the subgroup that the others are compared with. */
  readonly reference?: boolean | undefined;
}

/** The subgroups of one dimension for one indicator, setting, date and source. */
export interface HeatPlusSubgroups {
  /** Country or other setting. */
  readonly setting: string;
  /** Year, or another date as the file has it. */
  readonly date: string;
  /** Survey or register. */
  readonly source: string;
  /** Short name of the indicator. */
  readonly indicator: string;
  /** By what the population is divided. */
  readonly dimension: string;
  /** Its subgroups with an estimate: the first argument of `measureSubgroups`. */
  readonly subgroups: readonly HeatPlusSubgroup[];
  /** The second argument of `measureSubgroups`. */
  readonly options: {
    /** Whether more is better. */
    readonly favorable: boolean;
    /** The number that stands for everyone. */
    readonly scale: number;
    /** Level in the whole setting, where it is given. */
    readonly settingAverage?: number;
  };
  /** Names of the subgroups without an estimate, those included whose row broke a rule. */
  readonly missingSubgroups: readonly string[];
  /** Lines of all its rows. */
  readonly lines: readonly number[];
}

/** What {@link fromHeatPlus} read. */
export interface HeatPlusResult extends AdapterResult {
  /** Every set of subgroups that can be compared, ready for `measureSubgroups`. */
  readonly subgroups: readonly HeatPlusSubgroups[];
  /** The rows that keep the rules of the template, as they were: `toHeatPlus` writes them back without loss. */
  readonly rows: readonly HeatPlusRow[];
}

/**
 * Reads the upload template of HEAT Plus, the health equity tool of the World Health Organization.
 *
 * Versions 4 to 6 are read (`year` and `flag` are the older names of `date` and `note`). Empty cells and `NA` are missing. All rules of the
 * template are checked, row by row and across rows; a row that breaks one is left out and named.
 *
 * A subgroup of the dimension "Subnational region" becomes a region inside its setting, by its name, or by `setting / name` where
 * two settings have one of that name. Every other subgroup becomes a subgroup of the setting, `"Sex: Female"`. The indicators
 * count as outcomes, as the template does not tell; `indicators` can say otherwise. Populations go to the regions
 * (concept `"service"`: whom the indicator is about) unless indicators differ in them, which is a warning.
 *
 * @param input The text of the template saved as CSV, or its rows.
 *
 * @throws `EqualizationError` only for options: `wrong_type`, `unknown_option`, `duplicate_id`.
 *
 * @see World Health Organization, Health Equity Assessment Toolkit Plus (HEAT Plus): upload template and its legend.
 *
 * @example
 * ```ts
 * import { measureSubgroups } from "equalis";
 * import { fromHeatPlus } from "equalis/adapters";
 * const head =
 *   "setting,date,source,indicator_abbr,indicator_name,dimension,subgroup,estimate,se,population,setting_average,iso3," +
 *   "favourable_indicator,indicator_scale,ordered_dimension,subgroup_order,reference_subgroup";
 * const rows = ["West,60,2,500,0", "East,80,2,500,1"].map((one) => {
 *   const [name, estimate, se, people, reference] = one.split(",");
 *   return `Utopia,2020,Survey,anc4,Four visits,Subnational region,${name},${estimate},${se},${people},70,UTO,1,100,0,0,${reference}`;
 * });
 * const { study, subgroups, issues } = fromHeatPlus([head, ...rows].join("\n"));
 * issues; // => []
 * study?.regions.map(({ id }) => id); // => ["Utopia", "West", "East"]
 * measureSubgroups(subgroups[0]!.subgroups, subgroups[0]!.options).d?.value; // => 20
 * ```
 */
export function fromHeatPlus(
  input: string | readonly object[] | { readonly rows: readonly object[] },
  options: FromHeatPlusOptions = {},
): HeatPlusResult {
  const where = "fromHeatPlus";
  const collector = collect(where, options, ["regionDimension", "source", "settingAverages"]);
  const { regionDimension = "Subnational region", source, settingAverages = false } = options;
  if (typeof regionDimension !== "string") {
    refuse(where, "wrong_type", "regionDimension must be the name of a dimension", regionDimension);
  }
  if (source !== undefined && typeof source !== "string") {
    refuse(where, "wrong_type", "source must be the name of a source", source);
  }
  if (typeof settingAverages !== "boolean") {
    refuse(where, "unknown_option", "settingAverages must be true or false", settingAverages);
  }
  const nested = isList(input) ? undefined : ownField(input, "rows");
  const lost: LostRow[] = [];
  const lostLines: number[] = [];
  const placed = readHeatPlus(nested ?? input, collector, (row, line) => {
    lost.push(row);
    lostLines.push(line);
  });
  const isRegion = ({ dimension }: LostRow): boolean =>
    dimension.toLowerCase() === regionDimension.toLowerCase();
  const idOf = regionIds([...placed.map(({ row }) => row), ...lost], isRegion);
  const heads = new Map<string, Heads>();
  const averaged = new Set<string>();
  const sets = new Map<string, PlacedRow[]>();

  for (const { row, line, place } of placed) {
    const key = setKey(row);
    const set = sets.get(key);
    if (set === undefined) sets.set(key, [{ row, line, place }]);
    else set.push({ row, line, place });
    collector.indicator(row.indicator_abbr, {
      name: row.indicator_name,
      direction: row.favourable_indicator === 1 ? "higher" : "lower",
      dimension: "outcome",
      unit: unitOf(row.indicator_scale),
      scale: row.indicator_scale,
    });
    const part = isRegion(row)
      ? { region: idOf(row) }
      : { region: row.setting, subgroup: `${row.dimension}: ${row.subgroup}` };
    const unknown = collector.unknownRegion(part.region);
    if (unknown !== null) {
      const column = isRegion(row) ? "subgroup" : "setting";
      collector.error(
        "unknown_region",
        line,
        place(column),
        `${unknown}; the row is in subgroups, but no observation`,
        { id: part.region, column },
      );
      continue;
    }
    collector.region(row.setting, {
      name: row.setting,
      ...(row.iso3 === "" ? {} : { codes: { "ISO 3166-1 alpha-3": row.iso3 } }),
    });
    if (isRegion(row)) collector.region(part.region, { name: row.subgroup, parent: row.setting });
    if (source !== undefined && row.source !== source) continue;
    const problem = [part.region, part.subgroup]
      .map((id) => (id === undefined ? id : readId(id)))
      .find((id) => typeof id === "object");
    if (problem !== undefined) {
      collector.warn(
        "unusable_id",
        line,
        place("subgroup"),
        `the subgroup ${problem.problem}; it is in subgroups only`,
        {
          column: "subgroup",
        },
      );
      continue;
    }
    const period = readPeriod(row.date);
    if (typeof period !== "string") {
      collector.warn(
        "inexpressible_period",
        line,
        place("date"),
        `the date ${period.problem}; the row is in subgroups, but no observation`,
        { column: "date" },
      );
      continue;
    }
    collector.source({ id: row.source, title: row.source, status: "unverified" });
    const whole = JSON.stringify([row.setting, row.indicator_abbr, period]);
    if (settingAverages && row.setting_average !== null && !averaged.has(whole)) {
      averaged.add(whole);
      const unasked = collector.unknownRegion(row.setting);
      if (unasked !== null) {
        collector.error(
          "unknown_region",
          line,
          place("setting_average"),
          `${unasked}; its average is in subgroups, but no observation`,
          { id: row.setting, column: "setting_average" },
        );
      } else
        collector.observe(
          {
            region: row.setting,
            indicator: row.indicator_abbr,
            period,
            value: row.setting_average,
            source: row.source,
          },
          line,
          place("setting_average"),
        );
    }
    const taken = collector.observe(
      {
        region: part.region,
        indicator: row.indicator_abbr,
        period,
        ...(part.subgroup === undefined ? {} : { subgroup: part.subgroup }),
        value: row.estimate,
        ...(row.se === null ? {} : { standardError: row.se }),
        source: row.source,
      },
      line,
      place(),
      row.estimate !== null && row.estimate > row.indicator_scale,
    );
    if (taken && row.population !== null) {
      const year = Number(period.slice(0, 4));
      const of = JSON.stringify([part.region, part.subgroup ?? null, year]);
      const before = heads.get(of);
      if (before === undefined) heads.set(of, { ...part, year, value: row.population, line });
      else if (before.value !== row.population) heads.set(of, { ...before, value: null });
    }
  }
  // A place whose row broke a rule stays a place: what is measured over all places must miss it.
  for (const row of lost) {
    const id = isRegion(row) ? readId(idOf(row)) : undefined;
    if (collector.unknownRegion(typeof id === "string" ? id : row.setting) !== null) continue;
    collector.region(row.setting, { name: row.setting });
    if (typeof id === "string") collector.region(id, { name: row.subgroup, parent: row.setting });
  }
  addHeads(heads, collector);
  const lostOf = new Map<string, LostSubgroup[]>();
  for (const [index, row] of lost.entries()) {
    const key = setKey(row);
    const kept = sets.get(key);
    const others = lostOf.get(key) ?? [];
    // A second row of a subgroup adds none.
    if (kept === undefined || kept.some((one) => one.row.subgroup === row.subgroup)) continue;
    if (others.some(({ name }) => name === row.subgroup)) continue;
    others.push({ name: row.subgroup, order: row.subgroup_order ?? 0, line: lostLines[index]! });
    lostOf.set(key, others);
  }
  const comparable = [...sets].flatMap(([key, rows]) =>
    comparableSet(rows, lostOf.get(key) ?? [], collector, lost.length === 0),
  );
  return {
    ...collector.finish({ id: "heat-plus", name: "HEAT Plus data" }),
    subgroups: comparable,
    rows: placed.map(({ row }) => row),
  };
}

/** People of a region or a part of it in a year; `null` where rows differ. */
interface Heads {
  readonly region: string;
  readonly subgroup?: string | undefined;
  readonly year: number;
  readonly value: number | null;
  readonly line: number;
}

function addHeads(heads: ReadonlyMap<string, Heads>, collector: ReturnType<typeof collect>): void {
  const byRegion = new Map<string, Heads[]>();
  const differing: Heads[] = [];
  for (const one of heads.values()) {
    if (one.value === null || one.year < 1000) differing.push(one);
    else {
      const figures = byRegion.get(one.region);
      if (figures === undefined) byRegion.set(one.region, [one]);
      else figures.push(one);
    }
  }
  for (const [region, figures] of byRegion) {
    collector.region(region, {
      population: figures.map(({ year, value, subgroup }) => ({
        concept: "service" as const,
        year,
        value: value!,
        ...(subgroup === undefined ? {} : { subgroup }),
      })),
    });
  }
  const [first] = differing;
  if (first !== undefined) {
    collector.warn(
      "population_differs",
      first.line,
      "column population",
      `the population of ${differing.length} regions or parts, such as "${first.region}", differs between indicators; the study has none there, subgroups and rows have them all`,
      { id: first.region, column: "population" },
    );
  }
}

/** Ids of subnational regions: their names, with the setting in front where the name alone is taken. */
function regionIds(rows: readonly LostRow[], isRegion: (row: LostRow) => boolean): (row: LostRow) => string {
  const settings = new Set(rows.map(({ setting }) => setting));
  const homes = new Map<string, string | null>();
  for (const row of rows) {
    if (!isRegion(row)) continue;
    const home = homes.get(row.subgroup);
    homes.set(row.subgroup, home === undefined || home === row.setting ? row.setting : null);
  }
  return ({ setting, subgroup }) =>
    homes.get(subgroup) === null || settings.has(subgroup) ? `${setting} / ${subgroup}` : subgroup;
}

function unitOf(scale: number): string {
  if (scale === 1) return "as the source states it";
  return scale === 100 ? "percent" : `per ${scale}`;
}

/** A subgroup whose row broke a rule. */
interface LostSubgroup {
  readonly name: string;
  /** 0 where it could not be read. */
  readonly order: number;
  readonly line: number;
}

function comparableSet(
  rows: readonly PlacedRow[],
  lost: readonly LostSubgroup[],
  collector: ReturnType<typeof collect>,
  whole: boolean,
): readonly HeatPlusSubgroups[] {
  const { row: head, line, place } = rows[0]!;
  if (head.ordered_dimension === 1) {
    // A subgroup whose row broke another rule still has its place in the order.
    const count = rows.length + lost.length;
    const orders = new Set(rows.map(({ row }) => row.subgroup_order));
    const repeated = orders.size < rows.length;
    for (const { order } of lost) orders.add(order);
    const gaps = Array.from({ length: count }, (_, index) => index + 1).filter((one) => !orders.has(one));
    if (repeated || gaps.length > lost.filter(({ order }) => order === 0).length) {
      collector.error(
        "inconsistent",
        line,
        place("subgroup_order"),
        `the ${count} subgroups of "${head.dimension}" for "${head.indicator_abbr}" in "${head.setting}", ${head.date}, have no order ${gaps[0]}; count from 1 without gaps or repeats. They are not in subgroups`,
        {
          column: "subgroup_order",
          id: `${head.setting} / ${head.date} / ${head.indicator_abbr} / ${head.dimension}`,
        },
      );
      return [];
    }
  }
  const average = rows.find(({ row }) => row.setting_average !== null)?.row.setting_average ?? null;
  const estimates = rows.flatMap(({ row }) => (row.estimate === null ? [] : [row.estimate]));
  const all = whole && estimates.length === rows.length && rows.length > 1;
  const lowest = estimates.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const highest = estimates.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  if (average !== null && all && lowest < highest && (average < lowest || average > highest)) {
    collector.warn(
      "average_outside",
      line,
      place("setting_average"),
      `the setting average ${average} of "${head.indicator_abbr}" lies outside its subgroups of "${head.dimension}", ${lowest} to ${highest}; it may be of another unit or population`,
      { column: "setting_average" },
    );
  }
  return [
    {
      setting: head.setting,
      date: head.date,
      source: head.source,
      indicator: head.indicator_abbr,
      dimension: head.dimension,
      subgroups: rows
        .filter(({ row }) => row.estimate !== null)
        .map(({ row }) => ({
          name: row.subgroup,
          estimate: row.estimate!,
          ...(row.se === null ? {} : { standardError: row.se }),
          ...(row.population === null ? {} : { population: row.population }),
          ...(row.ordered_dimension === 0 ? {} : { order: row.subgroup_order }),
          ...(row.reference_subgroup === 0 ? {} : { reference: true }),
        })),
      options: {
        favorable: head.favourable_indicator === 1,
        scale: head.indicator_scale,
        ...(average === null ? {} : { settingAverage: average }),
      },
      missingSubgroups: [
        ...rows.filter(({ row }) => row.estimate === null).map(({ row }) => row.subgroup),
        ...lost.map(({ name }) => name),
      ],
      lines: [...rows, ...lost].map((one) => one.line).sort((a, b) => a - b),
    },
  ];
}
