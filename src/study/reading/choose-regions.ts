import { EqualizationError } from "../../errors.ts";
import type { RegionSelection } from "../../model/questions/selections.ts";
import type { Region } from "../../model/region.ts";
import type { Study } from "../../model/study.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { quote } from "./list-items.ts";

/** The regions a question is about, in the order of the study. */
export function chooseRegions(study: Study, where: string, choice: RegionSelection): readonly Region[] {
  let known: ReadonlyMap<string, Region> | undefined;
  const byId = (): ReadonlyMap<string, Region> => {
    known ??= new Map(study.regions.map((region) => [region.id, region]));
    return known;
  };
  requireRegionChoice(where, choice);
  const requireKnown = (id: string): void => {
    if (!byId().has(id)) {
      throw new EqualizationError(`the study has no region ${quote(id)}`, {
        code: "unknown_id",
        where,
        received: id,
      });
    }
  };
  if (choice.within !== undefined) requireKnown(choice.within);
  const isWithin = (region: Region): boolean => {
    const seen = new Set<string>();
    for (
      let parent = region.parent;
      parent !== undefined && !seen.has(parent);
      parent = byId().get(parent)?.parent
    ) {
      if (parent === choice.within) return true;
      seen.add(parent);
    }
    return false;
  };
  // Only what holds others can stand next to what it holds.
  let apart = false;
  let chosen: readonly Region[];
  if (choice.regions !== undefined) {
    for (const id of choice.regions) requireKnown(id);
    const wanted = new Set(choice.regions);
    if (wanted.size !== choice.regions.length) {
      throw new EqualizationError("a region is asked for twice", {
        code: "duplicate_id",
        where,
        received: choice.regions,
      });
    }
    chosen = study.regions.filter(({ id }) => wanted.has(id));
  } else if (choice.level !== undefined) {
    chosen = study.regions;
  } else {
    const parents = new Set<string>();
    for (const { parent } of study.regions) if (parent !== undefined) parents.add(parent);
    chosen = parents.size === 0 ? study.regions.slice() : study.regions.filter(({ id }) => !parents.has(id));
    apart = true;
  }
  if (choice.level !== undefined) chosen = chosen.filter(({ level }) => level === choice.level);
  if (choice.within !== undefined) chosen = chosen.filter(isWithin);
  if (chosen.length === 0) {
    throw new EqualizationError("no region fits the choice of regions, level and within", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  if (!apart) requireApart(where, chosen, byId());
  return chosen;
}

function requireRegionChoice(where: string, { regions, level, within }: RegionSelection): void {
  const fail = (option: string, wanted: string, received: unknown): never => {
    throw new EqualizationError(`${option} is ${formatReceived(received)}; pass ${wanted}`, {
      code: "wrong_type",
      where,
      received,
    });
  };
  if (regions !== undefined) {
    if (!Array.isArray(regions)) fail("regions", "an array of ids", regions);
    for (const id of regions as readonly unknown[])
      if (typeof id !== "string") fail("an id of regions", "text", id);
  }
  if (level !== undefined && typeof level !== "number") fail("level", "a number", level);
  if (within !== undefined && typeof within !== "string") fail("within", "the id of a region", within);
}

/** A region and one that holds it would count the same people twice. */
function requireApart(where: string, chosen: readonly Region[], byId: ReadonlyMap<string, Region>): void {
  const ids = new Set(chosen.map(({ id }) => id));
  const parents = new Set<string | undefined>();
  for (const { parent } of byId.values()) parents.add(parent);
  if (!chosen.some(({ id }) => parents.has(id))) return;
  for (const region of chosen) {
    const seen = new Set<string>();
    for (
      let parent = region.parent;
      parent !== undefined && !seen.has(parent);
      parent = byId.get(parent)?.parent
    ) {
      if (ids.has(parent)) {
        throw new EqualizationError(
          `region "${region.id}" lies inside region "${parent}": together they count the same people twice; choose one level`,
          { code: "unsupported_combination", where, received: [region.id, parent] },
        );
      }
      seen.add(parent);
    }
  }
}
