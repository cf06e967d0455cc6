import type { DataIssue } from "../errors.ts";
import type { Study } from "../model/study.ts";
import { checkStudy } from "./check-study.ts";
import { describePath, findUnsafe, recordId } from "./raw.ts";
import { StudySchema } from "./study-schema.ts";

/** Either the study, or everything that is wrong with it. */
export type ParsedStudy =
  | {
      /** The study, safe to compute with. */
      readonly study: Study;
      /** Absent: nothing is wrong. */
      readonly issues?: undefined;
    }
  | {
      /** Absent: something is wrong. */
      readonly study?: undefined;
      /** Every problem found, in the order of the data. */
      readonly issues: readonly DataIssue[];
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
 * - It never throws, whatever it is given.
 *
 * @param input Anything, such as the result of `JSON.parse`.
 * @returns `{ study }` or `{ issues }`. Each issue has a `code`, the `path` (`observations[3].value`), the `id`
 *   of the record where it has one, and a `message` that says what to do. Codes: `not_a_record`, `too_deep`,
 *   `unsafe_key`, `shape`, `duplicate_id`, `unknown_id`, `cycle`, `out_of_domain`, `inconsistent`.
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
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    const kind = input === null ? "null" : Array.isArray(input) ? "an array" : `a ${typeof input}`;
    return {
      issues: [
        {
          code: "not_a_record",
          path: "",
          message: `a study is one object with id, name and regions; got ${kind}`,
        },
      ],
    };
  }
  const unsafe = findUnsafe(input);
  if (unsafe.length > 0) return { issues: unsafe };

  const shape = StudySchema.safeParse(input, { jitless: true });
  const issues: DataIssue[] = shape.success
    ? []
    : shape.error.issues.flatMap((issue): DataIssue[] => {
        const id = recordId(input, issue.path);
        if (issue.code === "unrecognized_keys") {
          return issue.keys.map((key) => ({
            code: "shape",
            path: describePath([...issue.path, key]),
            ...(id === undefined ? {} : { id }),
            message: `field "${key}" is not known here; remove it or mend its spelling`,
          }));
        }
        return [
          {
            code: "shape",
            path: describePath(issue.path),
            ...(id === undefined ? {} : { id }),
            message: issue.message,
          },
        ];
      });
  const misshapen = new Set(issues.map(({ path }) => /^\w+\[\d+\]/.exec(path)?.[0] ?? path));
  issues.push(...checkStudy(input as Readonly<Record<string, unknown>>, misshapen));
  return issues.length > 0 || !shape.success ? { issues } : { study: shape.data };
}
