import { type DataIssue, EqualizationError } from "../../errors.ts";
import { shown } from "../../numeric/guard/shown.ts";
import type { SpatialWeightStyle, SpatialWeights } from "../../numeric/spatial-weights.ts";
import type { NeighbourLists } from "./neighbour-lists.ts";
import { isOneSided } from "./one-sided.ts";
import { transpose } from "./transpose.ts";

/** What to do about a unit that names a neighbor which does not name it. */
export type Asymmetry = "refuse" | "symmetrize" | "keep";

/** Checks neighbor lists and turns them into weights of the style. */
export function buildWeights(
  where: string,
  neighbours: NeighbourLists,
  style: SpatialWeightStyle,
  asymmetric: Asymmetry | undefined,
): SpatialWeights {
  const lists = readLists(where, neighbours);
  const mutual = transpose(lists.offsets, lists.targets);
  const same = lists.targets.every((target, e) => target === mutual.targets[e]) && sameRows(lists, mutual);
  const wanted = asymmetric ?? (isOneSided(neighbours) ? "keep" : "refuse");
  if (!same && wanted === "refuse") throw oneSided(where, lists);
  const { offsets, targets } = !same && wanted === "symmetrize" ? united(lists, mutual) : lists;
  return {
    ids: lists.ids,
    offsets,
    targets,
    values: weightsOf(style, offsets, targets.length),
    style,
    islands: lists.ids.filter(
      (_, i) => offsets[i] === offsets[i + 1] && mutual.offsets[i] === mutual.offsets[i + 1],
    ),
  };
}

interface Rows {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
}

interface Lists extends Rows {
  readonly ids: readonly string[];
}

function readLists(where: string, neighbours: NeighbourLists): Lists {
  const refuse = (code: "wrong_type" | "out_of_domain" | "duplicate_id" | "unknown_id", text: string) =>
    new EqualizationError(text, { code, where });
  if (typeof neighbours !== "object" || neighbours === null || Array.isArray(neighbours)) {
    throw refuse("wrong_type", 'neighbours must be lists of ids by id, such as { a: ["b"], b: ["a"] }');
  }
  const ids = Object.keys(neighbours);
  if (ids.length === 0) {
    throw new EqualizationError("needs at least 1 unit, got none", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const position = new Map(ids.map((id, i) => [id, i]));
  const offsets = new Uint32Array(ids.length + 1);
  const targets: number[] = [];
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    const list: unknown = neighbours[id];
    if (!Array.isArray(list)) throw refuse("wrong_type", `the neighbors of "${id}" must be an array of ids`);
    const row = new Set<number>();
    for (const neighbour of list as readonly unknown[]) {
      const target = typeof neighbour === "string" ? position.get(neighbour) : undefined;
      if (target === undefined) {
        throw refuse(
          "unknown_id",
          `"${id}" names the neighbor "${shown(neighbour)}", which has no list; give every unit one, empty for an island`,
        );
      }
      if (target === i) throw refuse("out_of_domain", `"${id}" names itself; no unit is its own neighbor`);
      if (row.size === row.add(target).size) {
        throw refuse("duplicate_id", `"${id}" names the neighbor "${neighbour}" twice; name it once`);
      }
    }
    for (const target of [...row].sort((a, b) => a - b)) targets.push(target);
    offsets[i + 1] = targets.length;
  }
  return { ids, offsets, targets: Uint32Array.from(targets) };
}

function sameRows(a: Rows, b: Rows): boolean {
  return a.offsets.every((offset, i) => offset === b.offsets[i]);
}

/** Each row of one and of the other, every neighbor once. */
function united(a: Rows, b: Rows): Rows {
  const offsets = new Uint32Array(a.offsets.length);
  const targets: number[] = [];
  for (let i = 0; i + 1 < offsets.length; i++) {
    const row = new Set([
      ...a.targets.subarray(a.offsets[i]!, a.offsets[i + 1]!),
      ...b.targets.subarray(b.offsets[i]!, b.offsets[i + 1]!),
    ]);
    for (const target of [...row].sort((x, y) => x - y)) targets.push(target);
    offsets[i + 1] = targets.length;
  }
  return { offsets, targets: Uint32Array.from(targets) };
}

function weightsOf(style: SpatialWeightStyle, offsets: Uint32Array, count: number): Float64Array {
  const values = new Float64Array(count);
  let withNeighbours = 0;
  let roots = 0;
  for (let i = 0; i + 1 < offsets.length; i++) {
    const degree = offsets[i + 1]! - offsets[i]!;
    if (degree > 0) withNeighbours++;
    roots += Math.sqrt(degree);
  }
  for (let i = 0; i + 1 < offsets.length; i++) {
    const degree = offsets[i + 1]! - offsets[i]!;
    const weight = {
      W: 1 / degree,
      B: 1,
      C: withNeighbours / count,
      S: withNeighbours / roots / Math.sqrt(degree),
    }[style];
    values.fill(weight, offsets[i]!, offsets[i + 1]!);
  }
  return values;
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
        path: `neighbours.${a}`,
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
