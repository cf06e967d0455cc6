import type * as z from "zod";
import type { DataIssue } from "../errors.ts";
import type { Observation } from "../model/observation.ts";
import type { Study } from "../model/study.ts";
import { AppraisalSchemeSchema } from "./appraisal-scheme-schema.ts";
import { checkStudy, type RecordList } from "./check-study.ts";
import { doubtStudy } from "./doubt-study.ts";
import { FiscalFlowSchema } from "./fiscal-flow-schema.ts";
import { GoalSchema } from "./goal-schema.ts";
import { IndicatorSchema } from "./indicator-schema.ts";
import { ObservationSchema } from "./observation-schema.ts";
import { observationTable } from "./observation-table.ts";
import { describePath, findUnsafe, MOST_IN_A_LIST, recordId } from "./raw.ts";
import { RegionSchema } from "./region-schema.ts";
import { ServiceSchema } from "./service-schema.ts";
import { SourceSchema } from "./source-schema.ts";
import { StudySchema } from "./study-schema.ts";

/** Either the study, or everything that is wrong with it. */
export type ParsedStudy =
  | {
      /** The study, safe to compute with. */
      readonly study: Study;
      /** Absent: nothing is wrong. */
      readonly issues?: undefined;
      /** What is legal and seldom meant, such as a row of totals among the regions; absent if there is nothing of the kind. */
      readonly warnings?: readonly DataIssue[] | undefined;
    }
  | {
      /** Absent: something is wrong. */
      readonly study?: undefined;
      /** Every problem found, in the order of the data. */
      readonly issues: readonly DataIssue[];
      /** Absent: there is no study to warn of. */
      readonly warnings?: undefined;
    };

/**
 * Checks data of unknown origin and gives back a {@link Study}, or every problem at once.
 *
 * Two things are checked: the shape of each record (fields, types, allowed values) and what records say of
 * each other: ids that do not exist, duplicates, parents in a circle, more spent than arrived, a value
 * outside its scale or unlike its own numerator over denominator. A record that is misshapen is still known
 * by its id, so that it causes no further complaint.
 *
 * - **Use it** at the border: files, requests, forms. Inside, data is trusted.
 * - The study is a copy: it shares no record with the input, so that nothing done to the input afterwards can
 *   undo what was checked. Equal texts in it are one text, which makes the copy of a large study smaller.
 * - **Warnings** tell what is legal and seldom meant, 1,000 at most: `unit_of_rate` (totals in a unit of rates), `total_row` (a row
 *   such as "Total" or "合计" among the regions, or a figure that is the sum of all others), `population_jump` (a population 50 times
 *   that of the figure before, or a fiftieth), `outside_its_parts` (a rate of the whole far outside those of its parts).
 * - It never throws, whatever it is given.
 * - Time grows with the number of records: a study of 1.8 million observations takes about as long to check as
 *   `JSON.parse` takes to read it.
 *
 * @param input Anything, such as the result of `JSON.parse`.
 * @returns `{ study }`, with `warnings` if there are any, or `{ issues }`. Each issue has a `code`, the `path` (`observations[3].value`), the `id`
 *   of the record where it has one, and a `message` that says what to do. Codes: `not_a_record`, `unreadable`,
 *   `too_deep`, `too_large`, `unsafe_key`, `shape`, `duplicate_id`, `unknown_id`, `cycle`, `out_of_domain`,
 *   `inconsistent`; and `too_many`, which ends a list of 100,000 issues.
 *
 * @example
 * ```ts
 * import { parseStudy } from "equalis/schema";
 * const input = {
 *   id: "two-towns",
 *   name: "Two towns",
 *   regions: [{ id: "a", name: "A" }, { id: "b", name: "B", parent: "c" }],
 * };
 * const { issues } = parseStudy(input);
 * issues?.map(({ path, code }) => `${path}: ${code}`); // => ["regions[1].parent: unknown_id"]
 * ```
 */
export function parseStudy(input: unknown): ParsedStudy {
  const issues: DataIssue[] = [];
  try {
    const warnings: DataIssue[] = [];
    const study = read(
      input,
      (issue) => {
        if (issues.length === MOST_ISSUES) throw ENOUGH;
        issues.push(issue);
      },
      (warning) => {
        if (warnings.length < MOST_WARNINGS) warnings.push(warning);
      },
    );
    if (study !== undefined && issues.length === 0)
      return warnings.length === 0 ? { study } : { study, warnings };
  } catch (thrown) {
    issues.push(
      thrown === ENOUGH
        ? {
            code: "too_many",
            path: "",
            message: `there are more than ${MOST_ISSUES} problems; mend these and look again`,
          }
        : {
            code: "unreadable",
            path: "",
            message: "the data cannot be read to the end; pass plain data, such as the result of JSON.parse",
          },
    );
  }
  return { issues };
}

/** More than this no one reads, and a small hostile text could ask for millions. */
const MOST_ISSUES = 100_000;
const MOST_WARNINGS = 1000;
const ENOUGH = Symbol("enough");

/** The lists of records, in the order of the schema. */
const LISTS = {
  regions: RegionSchema,
  services: ServiceSchema,
  indicators: IndicatorSchema,
  observations: ObservationSchema,
  flows: FiscalFlowSchema,
  goals: GoalSchema,
  schemes: AppraisalSchemeSchema,
  sources: SourceSchema,
} as const;
const KINDS = /* @__PURE__ */ Object.keys(LISTS) as readonly (keyof typeof LISTS)[];

/** The study; `undefined` where its shape is wrong, which was reported. */
function read(
  input: unknown,
  report: (issue: DataIssue) => void,
  warn: (warning: DataIssue) => void,
): Study | undefined {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    const kind = input === null ? "null" : Array.isArray(input) ? "an array" : `a ${typeof input}`;
    report({
      code: "not_a_record",
      path: "",
      message: `a study is one object with id, name and regions; got ${kind}`,
    });
    return undefined;
  }
  // Each field of the study is read once, so that what is checked is what is returned.
  const fields: Record<string, unknown> = Object.create(null);
  for (const key in input) fields[key] = (input as Readonly<Record<string, unknown>>)[key];
  for (const kind of KINDS) {
    if (kind in input && !(kind in fields)) fields[kind] = (input as Readonly<Record<string, unknown>>)[kind];
  }
  const { observations } = fields;
  const table = observationTable(
    Array.isArray(observations) && observations.length <= MOST_IN_A_LIST ? observations : [],
    { region: idsOf(fields.regions), indicator: idsOf(fields.indicators), source: idsOf(fields.sources) },
  );
  const unsafe = findUnsafe(fields, observations, table.records);
  if (unsafe.length > 0) {
    for (const issue of unsafe) report(issue);
    return undefined;
  }

  const complain = (path: readonly PropertyKey[], problem: z.core.$ZodIssue): void => {
    const id = recordId(fields, path);
    const known = id === undefined ? {} : { id };
    if (problem.code === "unrecognized_keys") {
      for (const key of problem.keys) {
        report({
          code: "shape",
          path: describePath([...path, key]),
          ...known,
          message: `field "${key}" is not known here; remove it or mend its spelling`,
        });
      }
    } else report({ code: "shape", path: describePath(path), ...known, message: problem.message });
  };
  const shell = StudySchema.safeParse(withoutRecords(input, fields), { jitless: true });
  const problems = shell.success ? [] : shell.error.issues;
  const among = (kind: PropertyKey | undefined): boolean => (KINDS as readonly unknown[]).includes(kind);
  for (const problem of problems) {
    if (problem.path.length > 0 && !among(problem.path[0])) complain(problem.path, problem);
  }
  let sound = shell.success;
  const lists: Partial<Record<keyof typeof LISTS, RecordList>> = {};
  for (const kind of KINDS) {
    for (const problem of problems) if (problem.path[0] === kind) complain(problem.path, problem);
    const given = fields[kind];
    if (!Array.isArray(given)) continue;
    const records: unknown[] = kind === "observations" ? table.records : new Array(given.length);
    for (let i = 0; i < given.length; i++) {
      if (records[i] !== undefined) continue;
      const shape = LISTS[kind].safeParse(given[i], { jitless: true });
      if (shape.success) {
        if (kind === "observations") table.enter(shape.data as Observation, i);
        else records[i] = shape.data;
      } else {
        sound = false;
        for (const problem of shape.error.issues) complain([kind, i, ...problem.path], problem);
      }
    }
    lists[kind] = { given, records };
  }
  for (const problem of problems) if (problem.path.length === 0) complain(problem.path, problem);

  checkStudy(lists, table, report);
  if (!sound || shell.data === undefined) return undefined;
  doubtStudy(lists, table, warn);
  const study: Record<string, unknown> = { ...shell.data };
  for (const kind of KINDS) if (lists[kind] !== undefined) study[kind] = lists[kind].records;
  return study as unknown as Study;
}

/** The ids of some records, before anything is known of them. */
function idsOf(list: unknown): readonly string[] {
  if (!Array.isArray(list) || list.length > MOST_IN_A_LIST) return [];
  const ids: string[] = [];
  for (let i = 0; i < list.length; i++) {
    const one: unknown = list[i];
    if (typeof one !== "object" || one === null) continue;
    const id: unknown = Object.getOwnPropertyDescriptor(one, "id")?.value;
    if (typeof id === "string") ids.push(id);
  }
  return ids;
}

/**
 * The study with empty lists, for the schema of the whole. Every record is put to its own schema: what one
 * costs does not depend on how many others there are, and any number of bad ones can be reported.
 */
function withoutRecords(input: object, fields: Readonly<Record<string, unknown>>): object {
  const shell: object = Object.create(input);
  for (const key of Object.keys(fields)) {
    let value = fields[key];
    if ((KINDS as readonly string[]).includes(key) && Array.isArray(value)) {
      // At least one region is asked for: where there are some, one stands for all.
      value = key === "regions" && value.length > 0 ? [{ id: "any", name: "any" }] : [];
    }
    Object.defineProperty(shell, key, { value, enumerable: true });
  }
  return shell;
}
