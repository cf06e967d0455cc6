import { yearOf } from "../../calendar/year-of.ts";
import { EqualizationError } from "../../errors.ts";
import type { PopulationSelection } from "../../model/questions/selections.ts";
import type { PopulationConcept, Region } from "../../model/region.ts";
import type { Study } from "../../model/study.ts";
import { requireNumber, requireOneOf } from "../../numeric/guard/index.ts";
import { list } from "./list-items.ts";
import type { DatedPopulation } from "./people.ts";
import { figuresOf } from "./people.ts";
import type { Tree } from "./region-tree.ts";
import { treeOf } from "./region-tree.ts";

/** No year that figures are of comes after it. */
const LAST_YEAR = 9999;

export function requirePopulation(where: string, population: PopulationSelection): void {
  if (typeof population !== "object" || population === null) {
    throw new EqualizationError("population must be { concept } or { concept, year }", {
      code: "wrong_type",
      where,
      received: population,
    });
  }
  requireOneOf(where, "population.concept", population.concept, ["resident", "registered", "service"]);
  if (population.year !== undefined) {
    requireNumber(where, "population.year", population.year, { integer: true });
  }
}

/** What a question says of people: which population, and of which part of the regions. */
export interface PopulationQuestion {
  /** Which population. */
  readonly population?: PopulationSelection | undefined;
  /** Part of the regions. */
  readonly subgroup?: string | undefined;
}

/**
 * The population asked for, or the study's, or the only one there is. Without a year it is that of the period: where figures
 * of it are lacking for more regions than those of another year, of the nearest year before, else of the nearest after.
 */
export function choosePopulation(
  study: Study,
  where: string,
  regions: readonly Region[] | Tree,
  question: PopulationQuestion,
  period: string | undefined,
): DatedPopulation {
  const named = question.population ?? study.population;
  if (named !== undefined) requirePopulation(where, named);
  if (named?.year !== undefined) return { concept: named.concept, year: named.year };
  const tree = "all" in regions ? regions : treeOf(study, regions);
  const concepts = new Set<PopulationConcept>();
  const known = new Set<string>();
  const years = new Set<number>();
  for (const { population } of tree.all()) {
    for (const figure of population ?? []) {
      if (figure.subgroup !== question.subgroup) continue;
      if (named !== undefined && figure.concept !== named.concept) continue;
      concepts.add(figure.concept);
      known.add(`${figure.concept} ${figure.year}`);
      years.add(figure.year);
    }
  }
  const [concept] = concepts;
  if (concept === undefined || concepts.size > 1) {
    throw new EqualizationError(
      concept === undefined
        ? `the regions have no ${named === undefined ? "" : `${named.concept} `}population figures${question.subgroup === undefined ? "" : ` (${question.subgroup})`}; ${withoutPeople(where)}`
        : `the regions have several populations (${list([...known])}); pass population: { concept }`,
      { code: "missing_option", where },
    );
  }
  return { concept, year: yearFor(tree, concept, question.subgroup, years, period) };
}

/** Whether there are no population figures at all. */
export function nobodyCounted(tree: Tree, subgroup: string | undefined): boolean {
  return tree.all().every(({ population }) => !(population ?? []).some((one) => one.subgroup === subgroup));
}

/** What to do where no one has been counted. */
function withoutPeople(where: string): string {
  if (where === "measureGap" || where === "trackGoals") {
    return 'add them, or count every region once with weights: "equal"';
  }
  return where === "measureResources" || where === "planEqualization"
    ? "add them, or the denominators of all observations"
    : "add them";
}

/** Of the years with figures of the most regions that of a period, else the nearest before, else the nearest after. */
function yearFor(
  tree: Tree,
  concept: PopulationConcept,
  subgroup: string | undefined,
  years: ReadonlySet<number>,
  period: string | undefined,
): number {
  const [only] = years;
  if (years.size === 1) return only!;
  const wanted = period === undefined ? LAST_YEAR : yearOf(period);
  const nearest = [...years].sort((a, b) =>
    a <= wanted !== b <= wanted ? (a <= wanted ? -1 : 1) : Math.abs(wanted - a) - Math.abs(wanted - b),
  );
  let best = nearest[0]!;
  let most = -1;
  for (const year of nearest) {
    const n = tree.candidates.filter(
      (region) => figuresOf({ tree, subgroup }, region, { concept, year }) !== undefined,
    ).length;
    if (n > most) [best, most] = [year, n];
    if (n === tree.candidates.length) break;
  }
  return best;
}
