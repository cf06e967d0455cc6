import { EqualizationError } from "../errors.ts";
import { requireFinite, requireNumber, requireOptions, requireSameLength } from "../numeric/guard/index.ts";
import { type RecordEntries, requireRecord } from "../numeric/guard/require-record.ts";
import type { Vector } from "../numeric/vector.ts";
import type { AccessColumnsInput, AccessInput } from "./access-result.ts";
import { labelOf } from "./decay/label-of.ts";
import { decayWeights } from "./decay-weights.ts";
import { type CostRows, requireCosts, requireShape } from "./require-costs.ts";

/** Pairs within reach, by rows, with everything a formula needs. Read only: the caller's own matrix may be behind it. */
export interface Catchment {
  /** Ids of the places. */
  readonly origins: readonly string[];
  /** Ids of the facilities. */
  readonly destinations: readonly string[];
  /** People by place; `null` where the caller gave none. */
  readonly demand: Float64Array | null;
  /** Capacity by facility. */
  readonly supply: Float64Array;
  /** Where the row of each place begins; one longer than `origins`. */
  readonly offsets: Uint32Array;
  /** Facility of each pair. */
  readonly targets: Uint32Array;
  /** Cost of each pair, at most `maxCost`. */
  readonly costs: Float64Array;
  /** Weight of each pair, above 0. */
  readonly weights: Float64Array;
  /** All pairs given, in reach or not. */
  readonly given: CostRows;
  /** Label of the decay. */
  readonly decay: string;
  /** The bound in force. */
  readonly maxCost: number | null;
}

const INPUTS = ["demand", "supply", "costs", "decay", "maxCost"] as const;

/** Checks the input of a function of accessibility and keeps the pairs within reach: cost at most `maxCost`, weight above 0. */
export function catchment(
  where: string,
  input: AccessInput | AccessColumnsInput,
  demands: {
    readonly demand: "required" | "optional";
    readonly options?: readonly string[];
    /** Whether people and capacity may come as columns, in the order of a matrix of costs. */
    readonly columns?: boolean;
  },
): Catchment {
  requireOptions(where, input, [...INPUTS, ...(demands.options ?? [])]);
  const { decay, maxCost } = input;
  const [people, capacity] =
    demands.columns === true && (isColumn(input.demand) || isColumn(input.supply))
      ? requireColumns(where, input as AccessColumnsInput)
      : requireRecords(where, input as AccessInput, demands.demand);
  if (maxCost !== undefined) requireNumber(where, "maxCost", maxCost, { atLeast: 0 });
  if (decay !== undefined && typeof decay !== "function") {
    throw new EqualizationError("decay must be a function of cost, such as decay.gaussian(15)", {
      code: "wrong_type",
      where,
      received: decay,
    });
  }
  const given = requireCosts(where, input.costs, people?.ids, capacity.ids);
  if (maxCost !== undefined && given.maxCost !== undefined && maxCost > given.maxCost) {
    throw new EqualizationError(
      `maxCost is ${maxCost}, but the matrix of costs holds pairs up to ${given.maxCost} only; build it as wide`,
      { code: "unsupported_combination", where, received: maxCost },
    );
  }
  const limit = maxCost ?? Number.POSITIVE_INFINITY;

  const all = decayWeights(where, given.costs, limit, decay);
  let kept = 0;
  for (let e = 0; e < all.length; e++) if (all[e]! > 0) kept++;
  let { offsets, targets, costs } = given;
  let weights = all;
  if (kept < all.length) {
    offsets = new Uint32Array(given.offsets.length);
    targets = new Uint32Array(kept);
    costs = new Float64Array(kept);
    weights = new Float64Array(kept);
    let next = 0;
    for (let i = 0; i < given.origins.length; i++) {
      for (let e = given.offsets[i]!; e < given.offsets[i + 1]!; e++) {
        if (all[e]! === 0) continue;
        targets[next] = given.targets[e]!;
        costs[next] = given.costs[e]!;
        weights[next++] = all[e]!;
      }
      offsets[i + 1] = next;
    }
  }
  return {
    origins: given.origins,
    destinations: capacity.ids,
    demand: people?.values ?? null,
    supply: capacity.values,
    offsets,
    targets,
    costs,
    weights,
    given,
    decay: labelOf(decay),
    maxCost: maxCost ?? given.maxCost ?? null,
  };
}

function requireRecords(
  where: string,
  { demand, supply }: AccessInput,
  need: "required" | "optional",
): readonly [people: RecordEntries | null, capacity: RecordEntries] {
  const people = need === "required" || demand !== undefined ? requireRecord(where, "demand", demand) : null;
  return [people, requireRecord(where, "supply", supply)];
}

/** Whether this is a list of numbers rather than a record of them. */
export function isColumn(numbers: unknown): numbers is Vector {
  return Array.isArray(numbers) || ArrayBuffer.isView(numbers);
}

/** People and capacity in the order of the matrix of costs. */
function requireColumns(
  where: string,
  { demand, supply, costs }: AccessColumnsInput,
): readonly [people: RecordEntries, capacity: RecordEntries] {
  if (!isColumn(demand) || !isColumn(supply) || Array.isArray(costs)) {
    throw new EqualizationError(
      `${isColumn(demand) ? "demand" : "supply"} must be a record of numbers by id; ` +
        "or pass both demand and supply as columns, in the order of a matrix of costs",
      { code: "wrong_type", where, received: isColumn(demand) ? demand : supply },
    );
  }
  requireShape(where, costs);
  const column = (noun: string, numbers: Vector, ids: readonly string[]): RecordEntries => {
    requireFinite(where, noun, numbers, 0);
    requireSameLength(where, "id", ids.length, noun, numbers.length);
    return { ids, values: Float64Array.from(numbers) };
  };
  return [column("demand", demand, costs.origins), column("supply", supply, costs.destinations)];
}
