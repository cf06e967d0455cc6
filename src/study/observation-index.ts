import { EqualizationError } from "../errors.ts";
import type { Observation } from "../model/observation.ts";
import type { Study } from "../model/study.ts";
import { shown } from "../numeric/guard/shown.ts";

/** Below this many observations all of them are looked at for every question; beyond, where they stand is kept. */
const MANY = 20_000;

/** Where the observations of one indicator, stratum and period stand. */
interface Places {
  readonly indicator: string;
  readonly stratum: string | undefined;
  readonly period: string;
  readonly places: number[];
}

/** Where the observations of each indicator, stratum and period stand. */
interface ObservationIndex {
  /** How many observations there were. */
  readonly length: number;
  readonly columns: Map<string, Map<string | undefined, Map<string, Places>>>;
  /** Where each observation belonged, in the order of the study. */
  readonly belongs: readonly Places[];
}

/**
 * Kept as long as the list of observations itself. A list that grew or shrank is read anew, and so is one where a record
 * that is read says something else than it did; a value changed in place is seen, since records are read, not kept. A
 * record that has become one of the column only now is looked for where the column lacks something: see `forgetStale`.
 */
const KEPT = new WeakMap<readonly Observation[], ObservationIndex>();

/** The observations of one indicator, stratum and period, in the order of the study. */
export function observationsOf(
  study: Study,
  where: string,
  indicator: string,
  stratum: string | undefined,
  period: string,
): readonly Observation[] {
  const all = listOf(study, where);
  if (all.length < MANY) {
    return all.filter(
      (one, i) =>
        record(where, one, i).indicator === indicator && one.stratum === stratum && one.period === period,
    );
  }
  for (let attempt = 0; ; attempt++) {
    const places = indexOf(all, where).columns.get(indicator)?.get(stratum)?.get(period)?.places ?? [];
    const found: Observation[] = new Array(places.length);
    let changed = false;
    for (let i = 0; i < places.length; i++) {
      const one = all[places[i]!]!;
      changed ||= one?.indicator !== indicator || one.period !== period || one.stratum !== stratum;
      found[i] = one;
    }
    if (!changed || attempt > 0) return found;
    KEPT.delete(all);
  }
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
    const { indicator, stratum, period } = belongs[i]!;
    const one = all[i];
    stale = one?.indicator !== indicator || one.period !== period || one.stratum !== stratum;
  }
  if (stale) KEPT.delete(all);
  return stale;
}

/** Every observation of one indicator and stratum, in the order of the study within each period. */
export function seriesOf(
  study: Study,
  where: string,
  indicator: string,
  stratum: string | undefined,
): readonly Observation[] {
  const all = listOf(study, where);
  if (all.length < MANY) {
    return all.filter((one, i) => record(where, one, i).indicator === indicator && one.stratum === stratum);
  }
  forgetStale(study, where);
  const periods = indexOf(all, where).columns.get(indicator)?.get(stratum)?.keys() ?? [];
  return [...periods].flatMap((period) => observationsOf(study, where, indicator, stratum, period));
}

/** The strata for which an indicator has observations, in the order of the study. */
export function strataOf(study: Study, where: string, indicator: string): readonly string[] {
  const all = listOf(study, where);
  const strata = new Set(
    all.length < MANY
      ? all.flatMap((one, i) => (record(where, one, i).indicator === indicator ? [one.stratum] : []))
      : (indexOf(all, where).columns.get(indicator)?.keys() ?? []),
  );
  strata.delete(undefined);
  return [...strata] as readonly string[];
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
  const { region, indicator, period, stratum, numerator, denominator, standardError } = one ?? {};
  const sound =
    typeof region === "string" &&
    typeof indicator === "string" &&
    typeof period === "string" &&
    (stratum === undefined || typeof stratum === "string") &&
    (numerator === undefined || typeof numerator === "number") &&
    (denominator === undefined || typeof denominator === "number") &&
    (standardError === undefined || Number.isFinite(standardError));
  if (sound) return one;
  throw new EqualizationError(
    `observation ${index} is ${one === null || one === undefined ? shown(one) : "misshapen"}; it must be a record with region, indicator, period and value; check data of unknown origin with parseStudy of equalis/schema`,
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
    const { indicator, stratum, period } = one;
    // Records of one column often stand together.
    if (
      last === undefined ||
      indicator !== last.indicator ||
      period !== last.period ||
      stratum !== last.stratum
    ) {
      const strata = inside(columns, indicator, () => new Map<string | undefined, Map<string, Places>>());
      const periods = inside(strata, stratum, () => new Map<string, Places>());
      last = inside(periods, period, () => ({ indicator, stratum, period, places: [] }));
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
