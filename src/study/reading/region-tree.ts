import type { Region } from "../../model/region.ts";
import type { Study } from "../../model/study.ts";

/** The regions of a question with all inside them. */
export interface Tree {
  readonly candidates: readonly Region[];
  /** The candidates, and what lies inside them, in the order of the study. */
  readonly all: () => readonly Region[];
  /** The regions right inside one. */
  readonly inside: (id: string) => readonly Region[];
}

export function treeOf(study: Study, candidates: readonly Region[]): Tree {
  let children: Map<string, Region[]> | undefined;
  const inside = (id: string): readonly Region[] => {
    if (children === undefined) {
      children = new Map();
      for (const region of study.regions) {
        if (region.parent === undefined) continue;
        const siblings = children.get(region.parent);
        if (siblings === undefined) children.set(region.parent, [region]);
        else siblings.push(region);
      }
    }
    return children.get(id) ?? [];
  };
  const all = (): readonly Region[] => {
    const ids = new Set(candidates.map(({ id }) => id));
    // A set takes in what is added while it is walked.
    for (const id of ids) for (const region of inside(id)) ids.add(region.id);
    return study.regions.filter(({ id }) => ids.has(id));
  };
  return { candidates, all, inside };
}
