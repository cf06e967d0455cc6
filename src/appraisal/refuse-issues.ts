import { type DataIssue, EqualizationError } from "../errors.ts";

/** Throws one error that lists every problem; does nothing where there is none. */
export function refuseIssues(where: string, issues: readonly DataIssue[]): void {
  const [first] = issues;
  if (first === undefined) return;
  const place = first.id === undefined ? first.path : `${first.path} ("${first.id}")`;
  const count =
    issues.length === 1 ? "" : `${issues.length} problems, all listed in issues; the first is at `;
  throw new EqualizationError(`${count}${place}: ${first.message}`, { code: "invalid_data", where, issues });
}
