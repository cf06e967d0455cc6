import { EqualizationError } from "../../errors.ts";
import type { PopulationConcept, PopulationFigure, Region } from "../../model/region.ts";
import type { Study } from "../../model/study.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { sum } from "../../numeric/sum.ts";
import { quote } from "./list-items.ts";
import type { Tree } from "./region-tree.ts";
import { treeOf } from "./region-tree.ts";

/** Regions with all inside them, and the part of each that is counted; `undefined` for the whole. */
interface Residents {
  readonly tree: Tree;
  readonly subgroup: string | undefined;
}

/** A population of one year. */
export interface DatedPopulation {
  /** Whom it counts. */
  readonly concept: PopulationConcept;
  /** Its reference year. */
  readonly year: number;
}

export function figureOf(
  { population }: Region,
  { concept, year }: DatedPopulation,
  subgroup: string | undefined,
): PopulationFigure | undefined {
  const figures = population ?? [];
  for (let i = 0; i < figures.length; i++) {
    const figure = figures[i]!;
    if (figure.year === year && figure.concept === concept && figure.subgroup === subgroup) return figure;
  }
  return undefined;
}

/** The population figures of a region: its own, or those of all inside it; `undefined` where they are not all known. */
export function figuresOf(
  reader: Residents,
  region: Region,
  choice: DatedPopulation,
): readonly PopulationFigure[] | undefined {
  const own = figureOf(region, choice, reader.subgroup);
  return own === undefined ? figuresInside(reader, region, choice) : [own];
}

/** The population figures of all inside a region; `undefined` where they are not all known. */
export function figuresInside(
  { tree, subgroup }: Residents,
  region: Region,
  choice: DatedPopulation,
): readonly PopulationFigure[] | undefined {
  const figures: PopulationFigure[] = [];
  const seen = new Set([region.id]);
  const open = [...tree.inside(region.id)];
  // The list grows while it is walked.
  for (const part of open) {
    if (seen.has(part.id)) continue;
    seen.add(part.id);
    const figure = figureOf(part, choice, subgroup);
    const inside = tree.inside(part.id);
    if (figure !== undefined) figures.push(figure);
    else if (inside.length > 0) for (const one of inside) open.push(one);
    else return undefined;
  }
  return figures.length > 0 ? figures : undefined;
}

/** The heads of each region, its own figure or those of all inside it, with their sources; regions without are left out. */
export function peopleIn(
  study: Study,
  where: string,
  regions: readonly Region[],
  choice: DatedPopulation,
): ReadonlyMap<string, { readonly heads: number; readonly sources: readonly (string | undefined)[] }> {
  const tree = treeOf(study, regions);
  return new Map(
    regions.flatMap((region) => {
      const figures = figuresOf({ tree, subgroup: undefined }, region, choice);
      if (figures === undefined) return [];
      const sources = figures.map(({ source }) => source);
      return [[region.id, { heads: headsOf(where, region, figures), sources }] as const];
    }),
  );
}

/** Whom the figures of some regions, and of those inside them, count. */
export function conceptsOf(study: Study, regions: readonly Region[]): readonly PopulationConcept[] {
  const concepts = new Set<PopulationConcept>();
  for (const { population } of treeOf(study, regions).all()) {
    for (const { concept, subgroup } of population ?? []) if (subgroup === undefined) concepts.add(concept);
  }
  return [...concepts];
}

/** Heads of a region. */
export function headsOf(where: string, region: Region, figures: readonly PopulationFigure[]): number {
  const heads = figures.map((figure) => requireHeads(where, region, figure));
  return heads.length === 1 ? heads[0]! : sum(heads);
}

export function requireHeads(where: string, { id }: Region, { value }: PopulationFigure): number {
  if (typeof value === "number" && value >= 0 && value <= Number.MAX_VALUE) return value;
  throw new EqualizationError(
    `the population of ${quote(id)} is ${formatReceived(value)}; it must be a number of at least 0`,
    {
      code: typeof value === "number" && value < 0 ? "out_of_domain" : "not_finite",
      where,
      received: value,
    },
  );
}
