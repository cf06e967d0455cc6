import { checkSpec } from "./check-spec.ts";
import type { ProgramSpec } from "./program-spec.ts";

/** One difference between two specs. */
export interface SpecDifference {
  /** Where it is: `parameters.rate.values[0].value`, `steps.capped.compute.upper`. Inputs and steps are named by their name or id. */
  readonly path: string;
  /** What happened from the first spec to the second. */
  readonly change: "added" | "removed" | "changed" | "moved";
  /** What the first spec has; absent if added. */
  readonly before?: unknown;
  /** What the second spec has; absent if removed. */
  readonly after?: unknown;
}

/**
 * Lists what differs between two programs in their JSON form: a law before and after an amendment, or two proposals.
 *
 * - **Shapes:** one record per differing value, in the order of the first spec. The order of fields does not count; the order of steps does.
 * - **When to use:** to review a change before it is adopted. Use `compareSimulations` for what it does to the amounts.
 *
 * @throws `EqualizationError` `invalid_data` if one of them is no valid spec.
 *
 * @example
 * ```ts
 * import { compareSpecs, type ProgramSpec } from "equalis";
 * const spec = (rate: number): ProgramSpec => ({
 *   id: "p",
 *   title: "P",
 *   source: "illustrative",
 *   inputs: [{ name: "tax", unit: "yuan", description: "Tax" }],
 *   parameters: {
 *     rate: { description: "Rate", unit: "share", source: "illustrative", status: "illustrative", values: [{ from: "2020", value: rate }] },
 *   },
 *   assumptions: [],
 *   invariants: [],
 *   steps: [{ id: "due", label: "Due", unit: "yuan", compute: { op: "multiply", values: [{ parameter: "rate" }, { input: "tax" }] } }],
 * });
 * compareSpecs(spec(0.1), spec(0.2)); // => [{ path: "parameters.rate.values[0].value", change: "changed", before: 0.1, after: 0.2 }]
 * ```
 */
export function compareSpecs(first: ProgramSpec, second: ProgramSpec): SpecDifference[] {
  checkSpec("compareSpecs", first);
  checkSpec("compareSpecs", second);
  const found: SpecDifference[] = [];
  compare(first, second, "", found);
  return found;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function compare(before: unknown, after: unknown, path: string, found: SpecDifference[]): void {
  if (Object.is(before, after)) return;
  if (isRecord(before) && isRecord(after)) {
    const join = (key: string): string => (path === "" ? key : `${path}.${key}`);
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compareParts(before[key], after[key], join(key), found);
    }
    return;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const ids = [idsOf(before), idsOf(after)] as const;
    if (ids[0] !== null && ids[1] !== null) compareNamed(before, after, ids[0], ids[1], path, found);
    else {
      for (let i = 0; i < Math.max(before.length, after.length); i++) {
        compareParts(before[i], after[i], `${path}[${i}]`, found);
      }
    }
    return;
  }
  found.push({ path, change: "changed", before, after });
}

function compareParts(before: unknown, after: unknown, path: string, found: SpecDifference[]): void {
  if (before === undefined && after === undefined) return;
  if (before === undefined) found.push({ path, change: "added", after });
  else if (after === undefined) found.push({ path, change: "removed", before });
  else compare(before, after, path, found);
}

/** Names of the members of a list, where each has a different one. */
function idsOf(list: readonly unknown[]): string[] | null {
  const ids = list.map((one) => (isRecord(one) ? (one.id ?? one.name) : undefined));
  return ids.every((id): id is string => typeof id === "string") && new Set(ids).size === ids.length
    ? ids
    : null;
}

function compareNamed(
  before: readonly unknown[],
  after: readonly unknown[],
  first: readonly string[],
  second: readonly string[],
  path: string,
  found: SpecDifference[],
): void {
  first.forEach((id, i) => {
    const k = second.indexOf(id);
    compareParts(before[i], k < 0 ? undefined : after[k], `${path}.${id}`, found);
  });
  second.forEach((id, k) => {
    if (!first.includes(id)) found.push({ path: `${path}.${id}`, change: "added", after: after[k] });
  });
  const kept = first.filter((id) => second.includes(id));
  const order = second.filter((id) => first.includes(id));
  if (kept.some((id, i) => id !== order[i]))
    found.push({ path, change: "moved", before: kept, after: order });
}
