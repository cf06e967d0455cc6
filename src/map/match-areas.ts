import type { Area } from "./geometry.ts";

/** Region of a result, as it can be found in the boundaries. */
export interface Wanted {
  /** Its id. */
  readonly id: string;
  /** Its names. */
  readonly names: readonly string[];
}

/** Which area belongs to which region. */
export interface Matched {
  /** Position of the area of each region; -1 if there is none. */
  readonly areaOf: readonly number[];
  /** Property by which they were found. */
  readonly key: string;
}

const folded = (text: string): string => text.normalize("NFKC").trim().toLowerCase();

/**
 * Finds the area of each region by one property of the boundaries: the one given, or the one by which most regions are found, by id
 * before by name. A text that two areas have finds neither of them.
 */
export function matchAreas(
  regions: readonly Wanted[],
  areas: readonly Area[],
  key: string | undefined,
): Matched {
  const candidates = key === undefined ? [...new Set(areas.flatMap(({ keys }) => Object.keys(keys)))] : [key];
  let best: Matched = { areaOf: regions.map(() => -1), key: key ?? "id" };
  let most = 0;
  for (const name of candidates) {
    const positions = new Map<string, number>();
    areas.forEach(({ keys }, i) => {
      const text = keys[name];
      if (text === undefined) return;
      const at = folded(text);
      positions.set(at, positions.has(at) ? -1 : i);
    });
    const areaOf = regions.map(
      ({ id, names }) =>
        [id, ...names].map((text) => positions.get(folded(text)) ?? -1).find((i) => i >= 0) ?? -1,
    );
    const found = areaOf.filter((i) => i >= 0).length;
    if (found > most) {
      most = found;
      best = { areaOf, key: name };
    }
  }
  return best;
}
