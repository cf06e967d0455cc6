import { isDay } from "../../calendar/is-day.ts";
import { lastDay } from "../../calendar/last-day.ts";
import { periodBounds } from "../../calendar/period-bounds.ts";
import { yearOf } from "../../calendar/year-of.ts";
import { EqualizationError } from "../../errors.ts";
import type { PopulationSelection, RegionSelection } from "../../model/questions/selections.ts";
import type { Region } from "../../model/region.ts";
import type { OmissionReason } from "../../model/results/omission.ts";
import type { StudyWarning } from "../../model/results/result-metadata.ts";
import type { ParameterValue } from "../../model/results/simulation-reports.ts";
import type { TransferResult, TransferRow } from "../../model/results/transfer-result.ts";
import type { Study } from "../../model/study.ts";
import { calledAs } from "../../numeric/guard/called-as.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import { perCapita } from "../../resources/per-capita.ts";
import * as EN from "../../text/en/notices.ts";
import { omissionOf, reasonOf } from "../../text/en/omission.ts";
import { writeNotice } from "../../text/write-notice.ts";
import { explain } from "../../transfers/program/explain.ts";
import type { HistoryYear, Program, ProgramData } from "../../transfers/program/program.ts";
import { simulate } from "../../transfers/program/simulate.ts";
import type { Simulation } from "../../transfers/program/simulation.ts";
import { present } from "../presentation/present.ts";
import type { Presented } from "../presentation/presented.ts";
import { choosePopulation } from "../reading/choose-population.ts";
import { chooseRegions } from "../reading/choose-regions.ts";
import { labelOf } from "../reading/label-of.ts";
import { namesOf } from "../reading/names-of.ts";
import { type DatedPopulation, peopleIn } from "../reading/people.ts";
import { indicatorOf, periodsOf, readIndicator } from "../reading/read-indicator.ts";
import { requireStudy } from "../reading/require-study.ts";
import { withoutRepeats } from "../reading/same-notice.ts";
import { sourcesOf, sourceWarnings } from "../reading/sources.ts";
import { standardFor } from "../reading/standard-for.ts";
import { summarizeTransfer } from "./summarize-transfer.ts";

/** Where a program's input is read from. */
export type TransferInput =
  /** The values of an indicator. */
  | {
      /** Id of the indicator. */
      readonly indicator: string;
      /** Which period. @defaultValue the latest one with a value, which the result names */
      readonly period?: string | undefined;
      /** Part of the regions, such as `"rural"`. @defaultValue the whole regions */
      readonly subgroup?: string | undefined;
      /**
       * Divide a total by the people, times the scale of the indicator: what {@link measureGap} compares. Refused for
       * rates, which are divided already. @defaultValue false
       */
      readonly perHead?: boolean | undefined;
      /** By which population, with `perHead`. @defaultValue as in `measureResources` */
      readonly population?: PopulationSelection | undefined;
    }
  /** The standard of an indicator that holds for each region, by its class where there is one for it. */
  | {
      /** Id of the indicator. */
      readonly standard: string;
      /**
       * Day whose standard is used, such as `"2020-12-31"`.
       *
       * @defaultValue the last day of the `period` of the question; without one, of the latest period for which the
       *   indicator has a value, as in {@link measureResources}
       */
      readonly date?: string | undefined;
      /** Part of the regions whose standard it is, such as `"rural"`. @defaultValue the whole regions */
      readonly subgroup?: string | undefined;
    }
  /** The heads of each region. */
  | {
      /** Which population; `"study"` is the one the study names, or the one of the year of the `period`. */
      readonly population: PopulationSelection | "study";
    }
  /** The land area of each region, in square kilometers. */
  | {
      /** Always `true`. */
      readonly area: true;
    }
  /** The class of each region in a grouping. */
  | {
      /** Id of the grouping. */
      readonly group: string;
    }
  /** One value per region, by id. */
  | {
      /** The values by id of the region. */
      readonly values: Readonly<Record<string, number | boolean | string>>;
    }
  /** One value for all. */
  | {
      /** The value. */
      readonly value: number | boolean | string;
    };

/** What to ask of {@link simulateTransfer}. */
export interface TransferOptions extends RegionSelection {
  /** The rule: one of `equalis/programs`, or your own from `defineProgram`. */
  readonly program: Program;
  /** Where each input of the program is read from, by name. */
  readonly inputs: Readonly<Record<string, TransferInput>>;
  /** What this run is called in results and reports. @defaultValue the title of the program */
  readonly title?: string | undefined;
  /** Values instead of those of the program, by name. */
  readonly parameters?: Readonly<Record<string, ParameterValue>> | undefined;
  /** The period simulated: it picks the parameters in force on its first day. */
  readonly period?: string | undefined;
  /** Earlier years, last year first, for rules that look back. */
  readonly previous?: HistoryYear | Vector | readonly HistoryYear[] | undefined;
  /** Ids of regions whose amount is to be derived in words. @defaultValue none */
  readonly explain?: readonly string[] | undefined;
  /** What to do with regions that lack an input. @defaultValue "error" */
  readonly missing?: "error" | "omit" | undefined;
}

/**
 * Runs an equalization program on the regions of a study, and says what it does to the gap.
 *
 * - **When to use:** when the figures live in a study; `simulate` does the same over plain arrays, and has every
 *   intermediate column.
 * - Inputs in one unit: `{ indicator: "spending", perHead: true }` and `{ standard: "spending" }` are both by head (times the
 *   scale of the indicator), so that one can be compared with the other.
 * - A region that lacks an input is refused, or left out and listed with `missing: "omit"`. Nothing counts as 0.
 *
 * @param study Where the figures are.
 * @param question Which program, and where its inputs are read from.
 * @throws `EqualizationError` `unknown_id`, `missing_value`, `missing_option` (an input no one named),
 *   `unknown_option`, and whatever the program refuses.
 *
 * @example Lifting the poorest of three counties
 * ```ts
 * import { defineProgram, simulateTransfer, type Study, waterFill } from "equalis";
 * const program = defineProgram({
 *   id: "lift-the-lowest",
 *   title: "Lift the lowest until the pool is spent",
 *   source: "example",
 *   inputs: [
 *     { name: "heads", unit: "person", description: "residents" },
 *     { name: "revenue", unit: "money/person", description: "own revenue per head" },
 *     { name: "pool", unit: "money", description: "money to share out" },
 *   ],
 *   parameters: {},
 *   assumptions: [],
 *   invariants: [{ kind: "adds-to", total: "pool" }],
 *   effect: { population: "heads", capacity: "revenue" },
 *   steps: [
 *     {
 *       id: "fill",
 *       label: "lift the lowest to a common level",
 *       unit: "money",
 *       compute: ({ input: get, scalar }) => waterFill(get("revenue"), get("heads"), scalar("pool")),
 *     },
 *   ],
 * });
 * const study: Study = {
 *   id: "three-counties",
 *   name: "Three counties",
 *   regions: ["a", "b", "c"].map((id) => ({
 *     id, name: id, population: [{ concept: "resident", year: 2024, value: 10 }],
 *   })),
 *   indicators: [
 *     { id: "revenue", name: "Revenue", dimension: "input", direction: "higher", unit: "yuan per head", scale: 1 },
 *   ],
 *   observations: [1, 2, 6].map((value, i) => ({ region: "abc"[i]!, indicator: "revenue", period: "2024", value })),
 * };
 * const transfer = simulateTransfer(study, {
 *   program,
 *   inputs: { heads: { population: "study" }, revenue: { indicator: "revenue" }, pool: { value: 30 } },
 * });
 * transfer.rows.map(({ amount }) => amount); // => [20, 10, 0]
 * transfer.rows.map(({ after }) => after); // => [3, 3, 6]
 * ```
 */
export function simulateTransfer(study: Study, question: TransferOptions): Presented<TransferResult> {
  return calledAs("simulateTransfer", () => transferOf(study, question));
}

function transferOf(study: Study, question: TransferOptions): Presented<TransferResult> {
  const where = "simulateTransfer";
  requireStudy(where, study);
  requireOptions(where, question, [
    "program",
    "inputs",
    "title",
    "parameters",
    "period",
    "previous",
    "explain",
    "missing",
    "regions",
    "level",
    "within",
  ]);
  requireOneOf(where, "missing", question.missing ?? "error", ["error", "omit"]);
  const { program, inputs } = question;
  if (typeof program !== "object" || program === null || !Array.isArray(program.steps)) {
    throw new EqualizationError("program must be one of equalis/programs, or the result of defineProgram", {
      code: program === undefined ? "missing_option" : "wrong_type",
      where,
      received: program,
    });
  }
  if (typeof inputs !== "object" || inputs === null) {
    throw new EqualizationError(
      `inputs must name where ${program.inputs.map(({ name }) => name).join(", ")} are read from`,
      { code: inputs === undefined ? "missing_option" : "wrong_type", where, received: inputs },
    );
  }
  if (question.explain !== undefined && !Array.isArray(question.explain)) {
    throw new EqualizationError("explain must be an array of ids of regions", {
      code: "wrong_type",
      where,
      received: question.explain,
    });
  }
  if (question.title !== undefined && typeof question.title !== "string") {
    throw new EqualizationError(`title is ${formatReceived(question.title)}; pass text`, {
      code: "wrong_type",
      where,
      received: question.title,
    });
  }
  const candidates = chooseRegions(study, where, question);
  const columns = Object.entries(inputs).map(
    ([name, input]) => [name, readInput(study, where, name, input, candidates, question.period)] as const,
  );
  const omitted = candidates.flatMap(({ id }) => {
    const why = columns.map(([, { lacking }]) => lacking.get(id)).find((one) => one !== undefined);
    return why === undefined ? [] : [omissionOf(id, why)];
  });
  if (omitted.length > 0 && question.missing !== "omit") {
    throw new EqualizationError(
      `${omitted.length} of ${candidates.length} regions lack data: ${omitted
        .slice(0, 8)
        .map(({ region, reason }) => `${region} (${reason})`)
        .join(", ")}; pass missing: "omit" to leave them out`,
      {
        code: "missing_value",
        where,
        received: omitted.map(({ region }) => region),
        issues: omitted.map(({ region, reason }) => ({
          code: "missing_value",
          path: `regions/${region}`,
          id: region,
          message: reason,
        })),
      },
    );
  }
  const left = new Set(omitted.map(({ region }) => region));
  const regions = candidates.filter(({ id }) => !left.has(id));
  if (regions.length === 0) {
    throw new EqualizationError("no region is left with every input", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const data = Object.fromEntries(
    columns.map(([name, { of, one }]) => [
      name,
      one !== undefined ? one : regions.map(({ id }) => of!.get(id)!),
    ]),
  ) as ProgramData;
  const simulation = simulate(program, {
    units: regions.map(({ id }) => id),
    data,
    parameters: question.parameters,
    period: question.period,
    previous: question.previous,
  });

  const heads = numbers(simulation.data[program.effect?.population ?? ""]);
  const capacity = numbers(simulation.data[program.effect?.capacity ?? ""]);
  const perHeadCapacity =
    program.inputs.find(({ name }) => name === program.effect?.capacity)?.unit.endsWith("/person") ?? false;
  const perHeadAmount = simulation.unit.endsWith("/person");
  const labels = new Map(program.steps.map(({ id, label }) => [id, label]));
  const sources = sourcesOf(
    study,
    columns.flatMap(([, { sources }]) => sources),
  );
  const naming = namesOf(study);
  const warnings: StudyWarning[] = [
    ...columns.flatMap(([, { warnings }]) => warnings),
    ...(omitted.length === 0
      ? []
      : [
          writeNotice(
            "regions_omitted",
            { regions: omitted.map(({ region }) => region), of: candidates.length, missing: "data" },
            EN.regions_omitted,
            naming,
          ),
        ]),
    ...programNotices(simulation),
    ...sourceWarnings(sources),
  ];
  const peopled = columns.filter(([, { population }]) => population !== undefined);
  const [people] = [...peopled.filter(([, { heads }]) => heads === undefined), ...peopled];
  const population =
    people === undefined
      ? null
      : {
          ...people[1].population!,
          total: sum(regions.map(({ id }) => (people[1].heads ?? people[1].of)!.get(id) as number)),
        };
  for (const [name, { heads, population: by }] of peopled) {
    if (heads === undefined || (by!.concept === population!.concept && by!.year === population!.year))
      continue;
    const data = {
      input: name,
      population: { concept: by!.concept, year: by!.year },
      otherInput: people![0],
      otherPopulation: { concept: population!.concept, year: population!.year },
    };
    warnings.push(writeNotice("populations_differ", data, EN.populations_differ));
  }
  return present<TransferResult, TransferRow>(
    {
      kind: "transfer",
      study: study.id,
      program: simulation.program,
      title: question.title ?? simulation.title,
      period: simulation.period,
      value: simulation.total,
      unit: simulation.unit,
      method: program.steps
        .map(({ label, law }) => (law === undefined ? label : `${label} (${law})`))
        .join("; "),
      n: regions.length,
      rows: regions.map((region, i) => {
        const people = heads?.[i] ?? 0;
        const amount = simulation.amounts[i]!;
        const perHead = perHeadAmount ? amount : people > 0 ? amount / people : null;
        const before =
          capacity === undefined
            ? null
            : perHeadCapacity
              ? capacity[i]!
              : people > 0
                ? capacity[i]! / people
                : null;
        return {
          region: region.id,
          name: labelOf(region),
          amount,
          perHead,
          before,
          after: before === null || perHead === null ? null : before + perHead,
          binding: simulation.binding[i]!,
          bindingLabel: labels.get(simulation.binding[i]!) ?? simulation.binding[i]!,
        };
      }),
      effect:
        simulation.effect === null
          ? null
          : {
              giniBefore: simulation.effect.giniBefore,
              giniAfter: simulation.effect.giniAfter,
              gapClosed: simulation.effect.gapClosed,
              gapTo: program.effect?.need === undefined ? "mean" : "need",
              leakage: simulation.effect.leakage,
            },
      fits: simulation.fits,
      invariants: simulation.invariants,
      parameters: simulation.parameters,
      assumptions: simulation.assumptions,
      explanations: (question.explain ?? []).map((region) => ({
        region,
        text: explain(simulation, region).text,
      })),
      omitted,
      population,
      warnings: withoutRepeats(warnings),
      sources,
    },
    summarizeTransfer,
  );
}

/** One input by region id, or one value for all. */
interface InputColumn {
  readonly of?: ReadonlyMap<string, number | boolean | string>;
  readonly one?: number | boolean | string;
  /** Which population it is; absent where it is none. */
  readonly population?: DatedPopulation;
  /** The heads by which totals were divided; absent where none were. */
  readonly heads?: ReadonlyMap<string, number>;
  /** Regions without it, and why. */
  readonly lacking: ReadonlyMap<string, OmissionReason>;
  readonly warnings: readonly StudyWarning[];
  readonly sources: readonly (string | undefined)[];
}

function readInput(
  study: Study,
  where: string,
  name: string,
  input: TransferInput,
  regions: readonly Region[],
  period: string | undefined,
): InputColumn {
  const by = (
    value: (region: Region) => number | boolean | string | undefined,
    why: OmissionReason,
    sources: readonly (string | undefined)[] = [],
  ): InputColumn => {
    const of = new Map<string, number | boolean | string>();
    const lacking = new Map<string, OmissionReason>();
    for (const region of regions) {
      const one = value(region);
      if (one === undefined) lacking.set(region.id, why);
      else of.set(region.id, one);
    }
    return { of, lacking, warnings: [], sources };
  };
  if (typeof input !== "object" || input === null) {
    throw new EqualizationError(
      `input "${name}" must be { indicator }, { standard }, { population }, { area }, { group }, { values } or { value }`,
      { code: "wrong_type", where, received: input },
    );
  }
  if ("value" in input && input.value === undefined) {
    throw new EqualizationError(`input "${name}" has no value`, { code: "missing_option", where });
  }
  if ("value" in input) return { one: input.value, lacking: new Map(), warnings: [], sources: [] };
  if ("values" in input) {
    if (typeof input.values !== "object" || input.values === null) {
      throw new EqualizationError(`the values of input "${name}" must be a record by id of the region`, {
        code: "wrong_type",
        where,
        received: input.values,
      });
    }
    const stray = Object.keys(input.values).filter((id) => !study.regions.some((region) => region.id === id));
    if (stray.length > 0) {
      throw new EqualizationError(
        `input "${name}" has a value for ${stray.slice(0, 8).join(", ")}, which the study does not know`,
        {
          code: "unknown_id",
          where,
          received: stray,
        },
      );
    }
    return by(({ id }) => (Object.hasOwn(input.values, id) ? input.values[id] : undefined), {
      code: "no_input",
      data: { input: name },
    });
  }
  if ("indicator" in input) {
    const { perHead = false, population } = input;
    requirePerHead(study, where, name, input);
    const column = readIndicator(
      study,
      where,
      {
        indicator: input.indicator,
        period: input.period,
        subgroup: input.subgroup,
        population,
        regions: regions.map(({ id }) => id),
        missing: "omit",
      },
      perHead,
    );
    const values = perHead
      ? perCapita(column.values, column.populations!, { per: column.indicator.scale })
      : column.values;
    const byRegion = (of: ArrayLike<number>): ReadonlyMap<string, number> =>
      new Map(column.regions.map(({ id }, i) => [id, of[i]!]));
    const told = ["period_chosen", "pooled", "pooled_by_population", "population_year_differs"];
    return {
      of: byRegion(values),
      ...(perHead && {
        heads: byRegion(column.populations!),
        population: { concept: column.population!.concept, year: column.population!.year },
      }),
      lacking: new Map(column.omitted.map((one) => [one.region, reasonOf(one)])),
      warnings: column.warnings.filter(({ code }) => told.includes(code)),
      sources: column.sources.map(({ id }) => id),
    };
  }
  if ("standard" in input) {
    const indicator = indicatorOf(study, where, input.standard);
    const { subgroup } = input;
    const { day, warnings } = dayOf(study, where, name, input, regions, period);
    const standards = new Map(
      regions.map((region) => [region.id, standardFor(indicator, region, day, subgroup)]),
    );
    return {
      ...by(
        ({ id }) => standards.get(id)?.value,
        { code: "no_standard", data: { indicator: indicator.id, day } },
        [...standards.values()].map((standard) => standard?.source),
      ),
      warnings,
    };
  }
  if ("population" in input) {
    const choice = choosePopulation(
      study,
      where,
      regions,
      { population: input.population === "study" ? undefined : input.population },
      period,
    );
    const people = peopleIn(study, where, regions, choice);
    return {
      ...by(
        ({ id }) => people.get(id)?.heads,
        { code: "no_population", data: { concept: choice.concept, year: choice.year, subgroup: null } },
        [...people.values()].flatMap(({ sources }) => sources),
      ),
      population: choice,
      warnings: yearChosen(study, input.population, choice, regions, period),
    };
  }
  if ("area" in input) return by(({ area }) => area, { code: "no_area", data: {} });
  if ("group" in input)
    return by(({ groups }) => groups?.[input.group], { code: "no_class", data: { grouping: input.group } });
  throw new EqualizationError(
    `input "${name}" must be { indicator }, { standard }, { population }, { area }, { group }, { values } or { value }`,
    { code: "unknown_option", where, received: input },
  );
}

/** What the program warns of, and which of its claims do not hold. */
function programNotices({ program, warnings, invariants }: Simulation): readonly StudyWarning[] {
  return [
    ...warnings
      .filter(({ code }) => code !== "invariant_broken")
      .map(({ code, message, step, units }) =>
        writeNotice("program", { program, warning: code, text: message, step, regions: units }, EN.program),
      ),
    ...invariants
      .filter(({ holds }) => !holds)
      .map(({ claim, detail }) => writeNotice("claim_broken", { program, claim, detail }, EN.claim_broken)),
  ];
}

/** The year of a population where no one named one, and the period did not either. */
function yearChosen(
  study: Study,
  asked: PopulationSelection | "study",
  { concept, year }: DatedPopulation,
  regions: readonly Region[],
  period: string | undefined,
): readonly StudyWarning[] {
  const named = asked === "study" ? study.population : asked;
  if (named?.year !== undefined || (period !== undefined && yearOf(period) === year)) return [];
  if (period !== undefined) {
    return [
      writeNotice(
        "population_year_differs",
        { periods: [period], concept, year },
        EN.population_year_differs,
      ),
    ];
  }
  const several = regions.some(({ population }) =>
    population?.some((figure) => figure.concept === concept && figure.year !== year),
  );
  return several
    ? [writeNotice("period_chosen", { chosen: "population", concept, year }, EN.period_chosen)]
    : [];
}

/** A total is divided by people; what is a rate already must not be. */
function requirePerHead(
  study: Study,
  where: string,
  name: string,
  input: Extract<TransferInput, { readonly indicator: string }>,
): void {
  const { perHead = false, population } = input;
  const { id, unit, valueType } = indicatorOf(study, where, input.indicator);
  if (typeof perHead !== "boolean") {
    throw new EqualizationError(
      `perHead of input "${name}" is ${formatReceived(perHead)}; pass true or false`,
      {
        code: "wrong_type",
        where,
        received: perHead,
      },
    );
  }
  if (perHead && valueType !== "total") {
    throw new EqualizationError(
      `input "${name}": "${id}" is a rate (${unit}), which is divided already; drop perHead, or declare valueType: "total" if its values are those of whole regions`,
      { code: "unsupported_combination", where, received: perHead },
    );
  }
  if (!perHead && population !== undefined) {
    throw new EqualizationError(
      `input "${name}" has a population but is not divided by it; add perHead: true`,
      { code: "unsupported_combination", where, received: population },
    );
  }
}

/** The day whose standards an input is. */
function dayOf(
  study: Study,
  where: string,
  name: string,
  input: Extract<TransferInput, { readonly standard: string }>,
  regions: readonly Region[],
  period: string | undefined,
): { readonly day: string; readonly warnings: readonly StudyWarning[] } {
  const { standard, date, subgroup } = input;
  if (date !== undefined) {
    if (!isDay(date)) {
      throw new EqualizationError(
        `the day of input "${name}" is ${formatReceived(date)}; pass a day such as 2020-12-31`,
        { code: "out_of_domain", where, received: date },
      );
    }
    return { day: date, warnings: [] };
  }
  if (period != null) return { day: periodBounds(where, "period", period).last, warnings: [] };
  const ids = regions.map(({ id }) => id);
  const latest = periodsOf(study, where, { indicator: standard, subgroup, regions: ids }).at(-1);
  if (latest === undefined) {
    throw new EqualizationError(
      `"${standard}" has no values to tell on which day its standard is meant; add on to input "${name}", such as "2020-12-31"`,
      { code: "missing_option", where },
    );
  }
  const day = lastDay(latest);
  return {
    day,
    warnings: [
      writeNotice(
        "period_chosen",
        { chosen: "standard", indicator: standard, day },
        EN.period_chosen,
        namesOf(study),
      ),
    ],
  };
}

function numbers(column: Vector | readonly string[] | undefined): Vector | undefined {
  return column instanceof Float64Array ? column : undefined;
}
