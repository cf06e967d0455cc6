import { type DataIssue, EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { refuseNumber } from "../../numeric/guard/refuse-number.ts";
import type { SpatialWeightStyle, SpatialWeights } from "../../numeric/spatial-weights.ts";
import type { NeighborLists } from "./neighbor-lists.ts";
import { isOneSided } from "./one-sided.ts";
import { standardizeWeights } from "./standardize-weights.ts";
import { transpose } from "./transpose.ts";
import type { WeightedNeighborLists } from "./weighted-neighbor-lists.ts";

/** What to do about a unit that names a neighbor which does not name it. */
export type Asymmetry = "error" | "symmetrize" | "keep";

/** Checks neighbor lists and turns them into weights of the style. */
export function buildWeights(
  where: string,
  neighbors: NeighborLists | WeightedNeighborLists,
  style: SpatialWeightStyle,
  asymmetric: Asymmetry | undefined,
): SpatialWeights {
  const lists = readLists(where, neighbors);
  const mutual = transpose(lists.offsets, lists.targets);
  const same = lists.targets.every((target, e) => target === mutual.targets[e]) && sameRows(lists, mutual);
  const wanted = asymmetric ?? (isOneSided(neighbors) ? "keep" : "error");
  if (!same && wanted === "error") throw oneSided(where, lists);
  const { offsets, targets, raw } =
    !same && wanted === "symmetrize"
      ? united(lists, { ...mutual, raw: lists.raw.map((_, e) => lists.raw[mutual.places[e]!]!) })
      : lists;
  return {
    ids: lists.ids,
    offsets,
    targets,
    values: standardizeWeights(where, style, offsets, raw),
    style,
    islands: lists.ids.filter(
      (_, i) => offsets[i] === offsets[i + 1] && mutual.offsets[i] === mutual.offsets[i + 1],
    ),
  };
}

interface Rows {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  /** The weight of each neighbor before it is standardized; 1 in plain lists. */
  readonly raw: Float64Array;
}

interface Lists extends Rows {
  readonly ids: readonly string[];
}

function readLists(where: string, neighbors: NeighborLists | WeightedNeighborLists): Lists {
  if (typeof neighbors !== "object" || neighbors === null || Array.isArray(neighbors)) {
    refuse(where, "wrong_type", 'neighbors must be lists of ids by id, such as { a: ["b"], b: ["a"] }');
  }
  const ids = Object.keys(neighbors);
  if (ids.length === 0) refuse(where, "too_few_observations", "needs at least 1 unit, got none", 0);
  const position = new Map(ids.map((id, i) => [id, i]));
  const offsets = new Uint32Array(ids.length + 1);
  const targets: number[] = [];
  const raw: number[] = [];
  for (let i = 0; i < ids.length; i++) {
    const row = readRow(where, ids, position, i, neighbors[ids[i]!]);
    for (const target of [...row.keys()].sort((a, b) => a - b)) {
      targets.push(target);
      raw.push(row.get(target)!);
    }
    offsets[i + 1] = targets.length;
  }
  return { ids, offsets, targets: Uint32Array.from(targets), raw: Float64Array.from(raw) };
}

/** The neighbors of one unit with their raw weights, by position. */
function readRow(
  where: string,
  ids: readonly string[],
  position: ReadonlyMap<string, number>,
  i: number,
  given: unknown,
): Map<number, number> {
  const id = ids[i]!;
  const numeric = !Array.isArray(given);
  if (numeric && (typeof given !== "object" || given === null || ArrayBuffer.isView(given))) {
    refuse(where, "wrong_type", `the neighbors of "${id}" must be an array of ids, or weights by id`, given);
  }
  const row = new Map<number, number>();
  for (const neighbor of numeric ? Object.keys(given as object) : (given as readonly unknown[])) {
    const target = typeof neighbor === "string" ? position.get(neighbor) : undefined;
    if (target === undefined) {
      refuse(
        where,
        "unknown_id",
        `"${id}" names the neighbor "${formatReceived(neighbor)}", which has no list; give every unit one, empty for an island`,
      );
    }
    if (target === i) refuse(where, "out_of_domain", `"${id}" names itself; no unit is its own neighbor`);
    const weight: unknown = numeric ? (given as Record<string, unknown>)[neighbor as string] : 1;
    if (typeof weight !== "number" || weight - weight !== 0) {
      refuseNumber(where, `the weight of "${neighbor}" for "${id}"`, weight, "pass a number");
    }
    if (weight < 0) {
      refuse(
        where,
        "out_of_domain",
        `the weight of "${neighbor}" for "${id}" is ${weight}; it must not be negative`,
      );
    }
    if (row.has(target)) {
      refuse(where, "duplicate_id", `"${id}" names the neighbor "${neighbor}" twice; name it once`);
    }
    // A tie of strength 0 is none.
    if (weight > 0) row.set(target, weight);
  }
  return row;
}

function sameRows(a: Pick<Rows, "offsets">, b: Pick<Rows, "offsets">): boolean {
  return a.offsets.every((offset, i) => offset === b.offsets[i]);
}

/** Each row of one and of the other, every neighbor once; a pair that only one names has the weight of that one. */
function united(a: Rows, b: Rows): Rows {
  const offsets = new Uint32Array(a.offsets.length);
  const targets: number[] = [];
  const raw: number[] = [];
  for (let i = 0; i + 1 < offsets.length; i++) {
    const row = new Map<number, number>();
    for (const { offsets: begins, targets: others, raw: weights } of [b, a]) {
      for (let e = begins[i]!; e < begins[i + 1]!; e++) row.set(others[e]!, weights[e]!);
    }
    for (const target of [...row.keys()].sort((x, y) => x - y)) {
      targets.push(target);
      raw.push(row.get(target)!);
    }
    offsets[i + 1] = targets.length;
  }
  return { offsets, targets: Uint32Array.from(targets), raw: Float64Array.from(raw) };
}

function oneSided(where: string, { ids, offsets, targets }: Lists): EqualizationError {
  const n = ids.length;
  const named = new Set<number>();
  for (let i = 0; i < n; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) named.add(i * n + targets[e]!);
  }
  const issues: DataIssue[] = [...named]
    .filter((pair) => !named.has((pair % n) * n + Math.floor(pair / n)))
    .map((pair) => {
      const [a, b] = [ids[Math.floor(pair / n)]!, ids[pair % n]!];
      return {
        code: "one_sided",
        path: `neighbors.${a}`,
        id: a,
        message: `"${a}" names "${b}" as a neighbor but "${b}" does not name "${a}"`,
      };
    });
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more such pairs)` : "";
  return new EqualizationError(
    `${issues[0]!.message}${more}; mend the lists, or pass asymmetric: "symmetrize" to make them mutual or "keep" to leave them`,
    { code: "invalid_data", where, received: issues.length, issues },
  );
}
