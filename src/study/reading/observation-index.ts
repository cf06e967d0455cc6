import { EqualizationError } from "../../errors.ts";
import type { Observation } from "../../model/observation.ts";
import type { Study } from "../../model/study.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";

/** Below this many observations all of them are looked at for every question; beyond, where they stand is kept. */
const MANY = 20_000;

/** Where the observations of one indicator, subgroup and period stand. */
interface Places {
  readonly indicator: string;
  readonly subgroup: string | undefined;
  readonly period: string;
  readonly places: number[];
}

/** Where the observations of each indicator, subgroup and period stand. */
interface ObservationIndex {
  /** How many observations there were. */
  readonly length: number;
  readonly columns: Map<string, Map<string | undefined, Map<string, Places>>>;
  /** Where each observation belonged, in the order of the study. */
  readonly belongs: readonly Places[];
}

/**
 * Kept as long as the list of observations itself. A list that grew or shrank is read again, and so is one where a record
 * that is read says something else than it did; a value changed in place is seen, since records are read, not kept. A
 * record that has become one of the column only now is looked for where the column lacks something: see `forgetStale`.
 */
const KEPT = new WeakMap<readonly Observation[], ObservationIndex>();

/** The observations of one indicator, subgroup and period, in the order of the study, with what is read of each of them. */
export interface ObservationColumn {
  readonly records: readonly Observation[];
  readonly regions: readonly string[];
  /** The values; NaN where there is no finite number. */
  readonly values: Float64Array;
  readonly sources: readonly (string | undefined)[];
  readonly numerators: readonly (number | undefined)[];
  readonly denominators: readonly (number | undefined)[];
}

/**
 * Reads the observations of one indicator, subgroup and period. In a large study they lie far apart: to come to each of
 * them takes longer than all that is done with it, so that each is come to once.
 */
export function observationsOf(
  study: Study,
  where: string,
  indicator: string,
  subgroup: string | undefined,
  period: string,
): ObservationColumn {
  const all = listOf(study, where);
  if (all.length < MANY) {
    const found = all.filter(
      (one, i) =>
        record(where, one, i).indicator === indicator && one.subgroup === subgroup && one.period === period,
    );
    return {
      records: found,
      regions: found.map(({ region }) => region),
      values: Float64Array.from(found, ({ value }) => finite(value)),
      sources: found.map(({ source }) => source),
      numerators: found.map(({ numerator }) => numerator),
      denominators: found.map(({ denominator }) => denominator),
    };
  }
  for (let attempt = 0; ; attempt++) {
    const column = indexOf(all, where).columns.get(indicator)?.get(subgroup)?.get(period);
    if (column === undefined) return NONE;
    // Its own texts are equal to those asked for, and most often the very texts of the records.
    const { indicator: sameIndicator, period: samePeriod, places } = column;
    const n = places.length;
    const records: Observation[] = new Array(n);
    const regions: string[] = new Array(n);
    const values = new Float64Array(n);
    const sources: (string | undefined)[] = new Array(n);
    const numerators: (number | undefined)[] = new Array(n);
    const denominators: (number | undefined)[] = new Array(n);
    let changed = false;
    for (let i = 0; i < n; i++) {
      const one = all[places[i]!]!;
      // A list that has just been read through says what it says.
      changed =
        attempt === 0 &&
        (one?.indicator !== sameIndicator || one.period !== samePeriod || one.subgroup !== subgroup);
      if (changed) break;
      records[i] = one;
      regions[i] = one.region;
      values[i] = finite(one.value);
      sources[i] = one.source;
      numerators[i] = one.numerator;
      denominators[i] = one.denominator;
    }
    if (!changed) return { records, regions, values, sources, numerators, denominators };
    KEPT.delete(all);
  }
}

const NONE: ObservationColumn = {
  records: [],
  regions: [],
  values: new Float64Array(0),
  sources: [],
  numerators: [],
  denominators: [],
};

function finite(value: number | null | undefined): number {
  return typeof value === "number" && value - value === 0 ? value : Number.NaN;
}

/**
 * Whether a record belongs to another column than when the list was last read through; if so, what was kept is forgotten.
 * One pass over all observations: for where something is missing, or the latest period is asked for.
 */
export function forgetStale(study: Study, where: string): boolean {
  const all = listOf(study, where);
  const kept = KEPT.get(all);
  if (kept === undefined) return false;
  const { belongs, length } = kept;
  let stale = length !== all.length;
  for (let i = 0; i < belongs.length && !stale; i++) {
    const { indicator, subgroup, period } = belongs[i]!;
    const one = all[i];
    stale = one?.indicator !== indicator || one.period !== period || one.subgroup !== subgroup;
  }
  if (stale) KEPT.delete(all);
  return stale;
}

/** Every observation of one indicator and subgroup, in the order of the study within each period. */
export function seriesOf(
  study: Study,
  where: string,
  indicator: string,
  subgroup: string | undefined,
): readonly Observation[] {
  const all = listOf(study, where);
  if (all.length < MANY) {
    return all.filter((one, i) => record(where, one, i).indicator === indicator && one.subgroup === subgroup);
  }
  forgetStale(study, where);
  const periods = indexOf(all, where).columns.get(indicator)?.get(subgroup)?.keys() ?? [];
  return [...periods].flatMap((period) => observationsOf(study, where, indicator, subgroup, period).records);
}

/** The subgroups for which an indicator has observations, in the order of the study. */
export function subgroupsOf(study: Study, where: string, indicator: string): readonly string[] {
  const all = listOf(study, where);
  const subgroups = new Set(
    all.length < MANY
      ? all.flatMap((one, i) => (record(where, one, i).indicator === indicator ? [one.subgroup] : []))
      : (indexOf(all, where).columns.get(indicator)?.keys() ?? []),
  );
  subgroups.delete(undefined);
  return [...subgroups] as readonly string[];
}

function listOf(study: Study, where: string): readonly Observation[] {
  const all = study.observations ?? [];
  if (Array.isArray(all)) return all as readonly Observation[];
  throw new EqualizationError("observations of the study must be an array", {
    code: "wrong_type",
    where,
    received: all,
  });
}

function record(where: string, one: Observation, index: number): Observation {
  const { region, indicator, period, subgroup, numerator, denominator, standardError } = one ?? {};
  const sound =
    typeof region === "string" &&
    typeof indicator === "string" &&
    typeof period === "string" &&
    (subgroup === undefined || typeof subgroup === "string") &&
    (numerator === undefined || typeof numerator === "number") &&
    (denominator === undefined || typeof denominator === "number") &&
    (standardError === undefined || Number.isFinite(standardError));
  if (sound) return one;
  throw new EqualizationError(
    `observation ${index} is ${one === null || one === undefined ? formatReceived(one) : "misshapen"}; it must be a record with region, indicator, period and value; check data of unknown origin with parseStudy of equalis/schema`,
    { code: "wrong_type", where, index, received: one },
  );
}

function indexOf(all: readonly Observation[], where: string): ObservationIndex {
  const kept = KEPT.get(all);
  if (kept !== undefined && kept.length === all.length) return kept;
  const columns: ObservationIndex["columns"] = new Map();
  const belongs: Places[] = new Array(all.length);
  let last: Places | undefined;
  for (let i = 0; i < all.length; i++) {
    const one = record(where, all[i]!, i);
    const { indicator, subgroup, period } = one;
    // Records of one column often stand together.
    if (
      last === undefined ||
      indicator !== last.indicator ||
      period !== last.period ||
      subgroup !== last.subgroup
    ) {
      const subgroups = inside(columns, indicator, () => new Map<string | undefined, Map<string, Places>>());
      const periods = inside(subgroups, subgroup, () => new Map<string, Places>());
      last = inside(periods, period, () => ({ indicator, subgroup, period, places: [] }));
    }
    last.places.push(i);
    belongs[i] = last;
  }
  const made = { length: all.length, columns, belongs };
  KEPT.set(all, made);
  return made;
}

function inside<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
