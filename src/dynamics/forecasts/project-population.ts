import { EqualizationError } from "../../errors.ts";
import {
  representable,
  requireColumn,
  requireNumber,
  requireObservations,
  requireOptions,
} from "../../numeric/guard/index.ts";
import type { Vector } from "../../numeric/vector.ts";

/** Figures by age group, youngest first: of women, and of men if both are projected. */
export interface BySex {
  /** Women by age group. */
  readonly female: Vector;
  /** Men by age group. */
  readonly male?: Vector | undefined;
}

/** Options of {@link projectPopulation}. */
export interface ProjectPopulationOptions {
  /** Number of steps, each as long as an age group is wide. */
  readonly steps: number;
  /** Width of an age group in years, above 0. */
  readonly width: number;
  /** Births per woman and year in each age group. */
  readonly fertility: Vector;
  /**
   * Shares that survive a step, 0 to 1, one more than age groups: from birth to the first group, from each group to the
   * next, and within the open last group.
   */
  readonly survival: BySex;
  /** Boys per girl at birth, above 0. @defaultValue 1.05 */
  readonly sexRatio?: number | undefined;
  /** Net migrants of a whole step by age group; negative for emigration. @defaultValue none */
  readonly migration?: BySex | undefined;
}

/** The population at the end of one step. */
export interface PopulationStep {
  /** Births during the step, of both sexes. */
  readonly births: number;
  /** People of all groups projected. */
  readonly total: number;
  /** Women by age group. */
  readonly female: number[];
  /** Men by age group, if projected. */
  readonly male?: number[];
}

/** What {@link projectPopulation} finds. */
export interface ProjectPopulation {
  /** The population after each step. */
  readonly steps: PopulationStep[];
}

/**
 * Projects a population by age groups with births, deaths and migration (cohort component method).
 *
 * Each step is as long as an age group is wide. With $h = P + M/2$ the population and half of its migrants:
 *
 * $$ y_i = h_{i-1} s_i, \quad y_{A-1} = h_{A-2} s_{A-1} + h_{A-1} s_A, \quad B = w \sum f_i \frac{h_i + y_i}{2} $$
 *
 * Births $B$ of women are split by the sex ratio and survive with $s_0$; the other half of the migrants is added at the end.
 *
 * - **Unit:** people; rates per woman and year, shares per step.
 * - **When to use:** to project the denominators of a plan, such as children of school age in ten years.
 * - **Conventions:** the last group is open, its survivors stay in it. Without men births are still of both sexes, and the
 *   total is of women. In matrix form it is a Leslie matrix with half of the migrants before and half after.
 *
 * @param population People by age group, youngest first, at least 2 groups.
 * @throws `EqualizationError` `too_few_observations` (fewer than 2 groups), `length_mismatch`, `out_of_domain` (a share
 *   outside 0 to 1, a negative rate or population, a group that emigration would take below 0), `missing_option`
 *   (survival of a sex), `unsupported_combination` (survival or migration of men without men), `missing_value`, `not_finite`,
 *   `wrong_type`, `unknown_option`.
 * @see Preston, Heuveline and Guillot, Demography (2001), chapter 6. Checked against a Leslie matrix in R.
 *
 * @example Three groups of women, 20 years wide
 * ```ts
 * import { projectPopulation } from "equalis";
 * const { steps } = projectPopulation(
 *   { female: [100, 100, 80] },
 *   { steps: 1, width: 20, fertility: [0, 0.1, 0], survival: { female: [0.98, 0.99, 0.95, 0.5] }, sexRatio: 1 },
 * );
 * steps[0]?.births.toFixed(4); // => "199.0000"
 * steps[0]?.female.map((women) => women.toFixed(2)); // => ["97.51", "99.00", "135.00"]
 * ```
 */
export function projectPopulation(population: BySex, options: ProjectPopulationOptions): ProjectPopulation {
  const where = "projectPopulation";
  requireOptions(where, population, ["female", "male"]);
  requireOptions(where, options, ["steps", "width", "fertility", "survival", "sexRatio", "migration"]);
  const { width, sexRatio = 1.05, survival, migration } = options;
  requireNumber(where, "steps", options.steps, { integer: true, atLeast: 1, atMost: 10_000 });
  requireNumber(where, "width", width, { above: 0 });
  requireNumber(where, "sexRatio", sexRatio, { above: 0 });
  const women = requireGroups(where, "female", population.female, undefined, { atLeast: 0 });
  const groups = women.length;
  requireObservations(where, "age group", groups, 2);
  const fertility = requireGroups(where, "fertility", options.fertility, groups, { atLeast: 0 });
  if (survival === undefined) throw missing(where, "survival", "shares that survive a step, by sex");
  requireOptions(where, survival, ["female", "male"]);
  if (migration !== undefined) requireOptions(where, migration, ["female", "male"]);
  const hasMen = population.male !== undefined;
  if (!hasMen && (survival.male !== undefined || migration?.male !== undefined)) {
    throw new EqualizationError("survival or migration of men needs population.male; add it or remove them", {
      code: "unsupported_combination",
      where,
    });
  }
  const sexes = (hasMen ? (["female", "male"] as const) : (["female"] as const)).map((sex) => {
    if (survival[sex] === undefined)
      throw missing(where, `survival.${sex}`, "one share more than age groups");
    return {
      people: sex === "female" ? women : requireGroups(where, sex, population.male!, groups, { atLeast: 0 }),
      survival: requireGroups(where, `survival.${sex}`, survival[sex], groups + 1, { atLeast: 0, atMost: 1 }),
      migrants:
        migration?.[sex] === undefined
          ? new Float64Array(groups)
          : requireGroups(where, `migration.${sex}`, migration[sex], groups, {}),
      share: (sex === "female" ? 1 : sexRatio) / (1 + sexRatio),
      name: sex,
    };
  });
  const steps: PopulationStep[] = [];
  let current = sexes.map(({ people }) => people);
  for (let step = 0; step < options.steps; step++) {
    const halves = sexes.map(({ migrants }, s) => current[s]!.map((people, i) => people + migrants[i]! / 2));
    const survivors = sexes.map(({ survival: shares }, s) => surviving(halves[s]!, shares));
    const births =
      width * fertility.reduce((sum, rate, i) => sum + (rate * (halves[0]![i]! + survivors[0]![i]!)) / 2, 0);
    current = sexes.map(({ survival: shares, migrants, share, name }, s) =>
      survivors[s]!.map((people, i) => {
        const found = (i === 0 ? births * share * shares[0]! : people) + migrants[i]! / 2;
        if (found >= 0 && halves[s]![i]! >= 0) return found;
        throw new EqualizationError(
          `migration.${name} takes age group ${i} below 0 in step ${step + 1}; lower the emigration`,
          { code: "out_of_domain", where, index: i, received: migrants[i] },
        );
      }),
    );
    const total = current.reduce((sum, people) => people.reduce((all, x) => all + x, sum), 0);
    steps.push({
      births,
      total,
      female: [...current[0]!],
      ...(hasMen ? { male: [...current[1]!] } : {}),
    });
  }
  return representable(where, { steps });
}

/** Who of each group has survived into it by the end of the step; none in the first yet. */
function surviving(people: Float64Array, shares: Float64Array): Float64Array {
  const last = people.length - 1;
  return people.map((_, i) => {
    if (i === 0) return 0;
    const arrived = people[i - 1]! * shares[i]!;
    return i === last ? arrived + people[last]! * shares[last + 1]! : arrived;
  });
}

function requireGroups(
  where: string,
  noun: string,
  values: Vector,
  count: number | undefined,
  range: { readonly atLeast?: number; readonly atMost?: number },
): Float64Array {
  if (values === undefined) throw missing(where, noun, "one number per age group");
  requireColumn(where, noun, values);
  if (count !== undefined && values.length !== count) {
    throw new EqualizationError(`${noun} needs ${count} numbers, got ${values.length}`, {
      code: "length_mismatch",
      where,
      received: values.length,
    });
  }
  for (let i = 0; i < values.length; i++) requireNumber(where, `${noun} ${i}`, values[i]!, range);
  return Float64Array.from(values);
}

function missing(where: string, noun: string, what: string): EqualizationError {
  return new EqualizationError(`${noun} is required: ${what}`, { code: "missing_option", where });
}
