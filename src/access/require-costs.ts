import { EqualizationError } from "../errors.ts";
import { refuseNumber } from "../numeric/guard/refuse-number.ts";
import type { CostMatrix, TravelCost } from "./cost-matrix.ts";

/** Pairs by rows, in the numbering of the ids they came with. */
export interface CostRows {
  /** Ids of the rows. */
  readonly origins: readonly string[];
  /** Where each row begins; one longer than `origins`. */
  readonly offsets: Uint32Array;
  /** Positions of the facilities. */
  readonly targets: Uint32Array;
  /** Costs of the pairs. */
  readonly costs: Float64Array;
  /** Pairs that cost more were left out. */
  readonly maxCost: number | undefined;
}

/**
 * Refuses anything but valid costs between known ids, each pair once, and gives them as rows.
 *
 * The rows follow `origins` where given, else the order in which the costs name them. The order of a list
 * leaves no trace: every sum over pairs is taken in the order of the ids.
 */
export function requireCosts(
  where: string,
  costs: readonly TravelCost[] | CostMatrix,
  origins: readonly string[] | undefined,
  destinations: readonly string[],
): CostRows {
  const rows = Array.isArray(costs)
    ? rowsOfList(where, costs, origins, destinations)
    : rowsOfMatrix(where, costs as CostMatrix, origins, destinations);
  const { offsets, targets } = rows;
  const seen = new Int32Array(destinations.length).fill(-1);
  for (let i = 0; i < rows.origins.length; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const cost = rows.costs[e]!;
      const to = targets[e]!;
      if (cost >= 0 && cost < Number.POSITIVE_INFINITY && to < seen.length && seen[to] !== i) seen[to] = i;
      else if (to >= seen.length)
        throw misshapen(where, costs, "a target of the matrix of costs has no destination");
      else throw badPair(where, `"${rows.origins[i]}" to "${destinations[to]}"`, cost);
    }
  }
  return rows;
}

function badPair(where: string, pair: string, cost: number): EqualizationError {
  if (cost < 0 && cost - cost === 0) {
    return new EqualizationError(`the cost from ${pair} is ${cost}; it must not be negative`, {
      code: "out_of_domain",
      where,
      received: cost,
    });
  }
  if (cost - cost !== 0) {
    return new EqualizationError(`the cost from ${pair} is ${cost}; leave out pairs that cannot be made`, {
      code: "not_finite",
      where,
      received: cost,
    });
  }
  return new EqualizationError(`the cost from ${pair} is given twice; give each pair once`, {
    code: "duplicate_id",
    where,
    received: cost,
  });
}

function rowsOfList(
  where: string,
  list: readonly TravelCost[],
  given: readonly string[] | undefined,
  destinations: readonly string[],
): CostRows {
  const origins = given === undefined ? [] : given.slice();
  const originOf = positions(origins);
  const destinationOf = positions(destinations);
  const froms = new Uint32Array(list.length);
  const tos = new Uint32Array(list.length);
  for (let index = 0; index < list.length; index++) {
    const entry: unknown = list[index];
    if (typeof entry !== "object" || entry === null) {
      throw new EqualizationError(`cost ${index} must be { from, to, cost }`, {
        code: "wrong_type",
        where,
        index,
        received: entry,
      });
    }
    const { from, to, cost } = entry as TravelCost;
    if (typeof from !== "string" || typeof to !== "string") {
      throw new EqualizationError(`cost ${index} must name its ends by ids: { from, to, cost }`, {
        code: "wrong_type",
        where,
        index,
        received: entry,
      });
    }
    if (typeof cost !== "number") {
      refuseNumber(
        where,
        `cost ${index}, from "${from}" to "${to}",`,
        cost,
        "leave out pairs that cannot be made",
        index,
      );
    }
    let row = originOf.get(from);
    if (row === undefined) {
      if (given !== undefined) throw unknownOrigin(where, from, index);
      row = origins.push(from) - 1;
      originOf.set(from, row);
    }
    const column = destinationOf.get(to);
    if (column === undefined) throw unknownDestination(where, to, index);
    froms[index] = row;
    tos[index] = column;
  }

  // By destination, then stably by origin: rows in the order of the ids, whatever the order of the list.
  const byDestination = countingSort(tos, undefined, destinations.length).order;
  const { order, offsets } = countingSort(froms, byDestination, origins.length);
  return {
    origins,
    offsets,
    targets: Uint32Array.from(order, (index) => tos[index]!),
    costs: Float64Array.from(order, (index) => list[index]!.cost),
    maxCost: undefined,
  };
}

function rowsOfMatrix(
  where: string,
  matrix: CostMatrix,
  given: readonly string[] | undefined,
  destinations: readonly string[],
): CostRows {
  requireShape(where, matrix);
  const origins = given ?? matrix.origins;
  let { offsets, targets, costs } = matrix;

  if (!sameIds(matrix.destinations, destinations)) {
    requireDistinct(where, matrix.destinations);
    const destinationOf = positions(destinations);
    const column = Uint32Array.from(matrix.destinations, (id, index) => {
      const position = destinationOf.get(id);
      if (position === undefined) throw unknownDestination(where, id, index);
      return position;
    });
    // A target without destination stays one: the pairs are checked afterwards.
    targets = targets.map((target) => column[target] ?? 2 ** 32 - 1);
  }
  if (given === undefined || !sameIds(matrix.origins, origins)) requireDistinct(where, matrix.origins);
  if (!sameIds(matrix.origins, origins)) {
    const originOf = positions(origins);
    const row = Uint32Array.from(matrix.origins, (id, index) => {
      const position = originOf.get(id);
      if (position === undefined) throw unknownOrigin(where, id, index);
      return position;
    });
    const moved = new Uint32Array(origins.length + 1);
    for (let i = 0; i < row.length; i++) moved[row[i]! + 1] = offsets[i + 1]! - offsets[i]!;
    for (let i = 0; i < origins.length; i++) moved[i + 1]! += moved[i]!;
    const movedTargets = new Uint32Array(targets.length);
    const movedCosts = new Float64Array(costs.length);
    for (let i = 0; i < row.length; i++) {
      movedTargets.set(targets.subarray(offsets[i]!, offsets[i + 1]!), moved[row[i]!]!);
      movedCosts.set(costs.subarray(offsets[i]!, offsets[i + 1]!), moved[row[i]!]!);
    }
    [offsets, targets, costs] = [moved, movedTargets, movedCosts];
  }
  return { origins, offsets, targets, costs, maxCost: matrix.maxCost };
}

/** Refuses a matrix whose parts do not fit together. */
export function requireShape(where: string, matrix: unknown): asserts matrix is CostMatrix {
  const refuse = (text: string) => misshapen(where, matrix, text);
  if (matrix === undefined) {
    throw new EqualizationError(
      "costs are required; pass a list of { from, to, cost } or a matrix of costs",
      {
        code: "missing_option",
        where,
      },
    );
  }
  if (typeof matrix !== "object" || matrix === null) throw refuse("costs are neither a list nor a matrix");
  const { origins, destinations, offsets, targets, costs } = matrix as Partial<CostMatrix>;
  if (!isIds(origins) || !isIds(destinations)) {
    throw refuse("the matrix of costs needs origins and destinations, arrays of ids");
  }
  if (!(offsets instanceof Uint32Array && targets instanceof Uint32Array && costs instanceof Float64Array)) {
    throw refuse("the matrix of costs needs offsets and targets as Uint32Array and costs as Float64Array");
  }
  let fits =
    offsets.length === origins.length + 1 &&
    offsets[0] === 0 &&
    offsets[origins.length] === targets.length &&
    targets.length === costs.length;
  for (let i = 0; fits && i < origins.length; i++) fits = offsets[i]! <= offsets[i + 1]!;
  if (!fits) throw refuse("the parts of the matrix of costs do not fit together");
}

function misshapen(where: string, matrix: unknown, text: string): EqualizationError {
  return new EqualizationError(`${text}; pass a list of { from, to, cost } or what travelCosts returns`, {
    code: "wrong_type",
    where,
    received: matrix,
  });
}

function requireDistinct(where: string, ids: readonly string[]): void {
  const seen = new Set<string>();
  for (let index = 0; index < ids.length; index++) {
    if (seen.size < seen.add(ids[index]!).size) continue;
    throw new EqualizationError(
      `the matrix of costs has the id "${ids[index]}" twice; give each its own row`,
      {
        code: "duplicate_id",
        where,
        index,
        received: ids[index],
      },
    );
  }
}

function isIds(ids: unknown): ids is readonly string[] {
  return Array.isArray(ids) && ids.every((id) => typeof id === "string");
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, i) => id === b[i]));
}

function positions(ids: readonly string[]): Map<string, number> {
  const position = new Map<string, number>();
  for (let i = 0; i < ids.length; i++) position.set(ids[i]!, i);
  return position;
}

/** Stable order of the positions by key, and where each key begins. */
function countingSort(
  keys: Uint32Array,
  order: Uint32Array | undefined,
  size: number,
): { readonly order: Uint32Array; readonly offsets: Uint32Array } {
  const offsets = new Uint32Array(size + 1);
  for (let i = 0; i < keys.length; i++) offsets[keys[i]! + 1]!++;
  for (let k = 0; k < size; k++) offsets[k + 1]! += offsets[k]!;
  const next = offsets.slice();
  const sorted = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const position = order === undefined ? i : order[i]!;
    sorted[next[keys[position]!]!++] = position;
  }
  return { order: sorted, offsets };
}

function unknownOrigin(where: string, id: string, index: number): EqualizationError {
  return new EqualizationError(
    `the costs name the place "${id}", which has no demand; give it a demand, 0 if nobody is there`,
    { code: "unknown_id", where, index, received: id },
  );
}

function unknownDestination(where: string, id: string, index: number): EqualizationError {
  return new EqualizationError(
    `the costs name the facility "${id}", which has no supply; give it a supply, 0 if it has none`,
    { code: "unknown_id", where, index, received: id },
  );
}
