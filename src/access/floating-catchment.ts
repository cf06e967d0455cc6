import { EqualizationError } from "../errors.ts";
import { requireOneOf } from "../numeric/guard/index.ts";
import { scaleToOne } from "../numeric/scale-to-one.ts";
import { timesPowerOfTwo } from "../numeric/times-power-of-two.ts";
import { weightedSum } from "../numeric/weighted-sum.ts";
import type { AccessColumns, AccessColumnsInput, AccessInput, AccessResult } from "./access-result.ts";
import { type Catchment, catchment, isColumn } from "./catchment.ts";
import type { Decay } from "./decay/decay.ts";
import { decayWeights } from "./decay-weights.ts";
import { reportAccess, reportColumns } from "./report-access.ts";
import { requireMeasurable } from "./require-measurable.ts";
import { requirePeople } from "./require-people.ts";

/** Which floating catchment: see {@link floatingCatchment}. */
export type FloatingCatchmentVariant = "2sfca" | "3sfca" | "m2sfca" | "bfca" | "huff" | "mh3sfca";

/** Options of {@link floatingCatchment}. */
export interface FloatingCatchmentOptions {
  /** Which formula. @defaultValue "2sfca" */
  readonly variant?: FloatingCatchmentVariant | undefined;
  /** For `"3sfca"`: how people choose among facilities, where that is not by `decay`. */
  readonly selection?: Decay | undefined;
  /**
   * For `"3sfca"`: among which facilities people choose, those within reach or all pairs given.
   * @defaultValue "reach"
   */
  readonly selectionAmong?: "reach" | "given" | undefined;
}

/** What {@link floatingCatchment} takes. */
export interface FloatingCatchmentInput extends AccessInput, FloatingCatchmentOptions {
  /** People by place; at least 0, somewhere above 0. */
  readonly demand: Readonly<Record<string, number>>;
}

/** The same in columns: people and capacity in the order of a matrix of costs. */
export interface FloatingCatchmentColumns extends AccessColumnsInput, FloatingCatchmentOptions {}

/**
 * The same in columns: demand and supply in the order of a matrix of costs, access in the order of its origins. Nothing is looked up
 * by id.
 *
 * @throws EqualizationError as for records; `wrong_type` for a column with a record, or with a list of costs; `length_mismatch`.
 * @example
 * ```ts
 * import { floatingCatchment, travelCosts } from "equalis";
 * const places = { x: new Float64Array([0, 1, 9]), y: new Float64Array([0, 0, 0]) };
 * const costs = travelCosts(places, { x: [0.5], y: [0] }, { maxCost: 2 });
 * floatingCatchment({ demand: [30, 10, 5], supply: [2], costs }).access; // => [0.05, 0.05, 0]
 * ```
 */
export function floatingCatchment(input: FloatingCatchmentColumns): AccessColumns;
/**
 * Supply per person by floating catchment: each facility's capacity is divided among the people who reach it, and each
 * place adds up the ratios of the facilities that it reaches.
 *
 * With people $P_i$, capacity $S_j$ and the weight $w_{ij}$ of the decay for costs up to `maxCost`:
 *
 * $$ R_j = \frac{S_j}{\sum_i P_i u_{ij}}, \qquad A_i = \sum_j R_j v_{ij} $$
 *
 * | variant | $u_{ij}$ | $v_{ij}$ | hands out the capacity |
 * |---|---|---|---|
 * | `"2sfca"` | $w_{ij}$ | $w_{ij}$ | all of it: $\sum P_i A_i = \sum S_j$ |
 * | `"3sfca"` | $w_{ij} G_{ij}$ | $w_{ij} G_{ij}$ | all of it |
 * | `"m2sfca"` | $w_{ij}$ | $w_{ij}^2$ | less, by design: badly placed capacity is lost |
 * | `"bfca"` | $w_{ij} / \sum_j w_{ij}$ | $w_{ij} / \sum_i w_{ij}$ | $\sum A_i = \sum R_j$ instead |
 * | `"huff"` | $w_{ij} H_{ij}$ | $w_{ij} H_{ij}$ | all of it |
 * | `"mh3sfca"` | $H_{ij}$ | $w_{ij} H_{ij}$ | less, by design: distance costs capacity |
 *
 * where $G_{ij} = w_{ij} / \sum_j w_{ij}$ is the chance that people choose facility $j$, and $H_{ij} = S_j w_{ij} / \sum_k S_k w_{ik}$ the same where capacity attracts
 * (Huff); a facility of capacity 0 attracts no one. `"2sfca"` with `maxCost` alone is the
 * original method, with `decay.step` it is E2SFCA; a continuous decay is a variant of that.
 *
 * - **Unit:** supply per person; for `"bfca"` a level of service that no longer adds up to persons.
 * - **When to use:** to see where supply per person is short given who else draws on it. Not for how much a place can reach
 *   without regard to others ({@link hansen}), nor where shares must add up per place ({@link spatialAvailability}).
 * - **Mind** that 2SFCA counts people once for every facility they reach, which inflates demand and supply together; Páez and
 *   others proposed `"bfca"` for that.
 * - **Bounds** are included: a cost of exactly `maxCost` is within reach. A pair not given cannot be made. A facility that
 *   no one reaches has no ratio: it is listed in `idle` and its capacity is not in `supplyReached`.
 * - **Cost:** O(pairs) in time and memory, whatever the order of the list.
 * - **Many places:** demand and supply as arrays, in the order of a matrix of costs, give `access` as a `Float64Array`.
 *
 * Other packages: PySAL's `access` sums $G_{ij}$ over all pairs, even beyond `maxCost` (`selectionAmong: "given"`), and leaves out
 * places that reach nothing, which are 0 here. `aceso` chooses by the inverse of cost (`selection: (cost) => 1 / cost`).
 *
 * @throws EqualizationError `wrong_type`, `missing_option`, `unknown_option` for the input; `not_finite` and `out_of_domain` for
 *   demand, supply, costs, `maxCost` or what the decay answers; `unknown_id` for a cost between ids without demand
 *   or supply; `duplicate_id` for a pair given twice; `zero_total` without people; `unsupported_combination` for a
 *   `maxCost` beyond that of the matrix, or a selection for another variant than `"3sfca"`.
 * @see J. Luo, Health & Place 30, 2014 (Huff); R. Jörg et al., Obsan, 2019 (MH3SFCA); W. Luo and F. Wang, Environment and Planning B 30(6), 2003 (2SFCA); W. Luo and Y. Qi, Health & Place 15(4), 2009 (E2SFCA);
 *   N. Wan, B. Zou and T. Sternberg, International Journal of Geographical Information Science 26(6), 2012 (3SFCA); P. Delamater, Health & Place 24,
 *   2013 (M2SFCA); A. Páez, C. Higgins and S. Vivona, PLoS ONE 14(6), 2019 (BFCA). Checked against PySAL's access, aceso and
 *   the R package accessibility, the last two against an independent program.
 * @example
 * ```ts
 * import { decay, floatingCatchment } from "equalis";
 * const result = floatingCatchment({
 *   demand: { north: 1000, south: 500, island: 50 },
 *   supply: { hospital: 30, clinic: 6 },
 *   costs: [
 *     { from: "north", to: "hospital", cost: 10 },
 *     { from: "north", to: "clinic", cost: 40 },
 *     { from: "south", to: "hospital", cost: 30 },
 *     { from: "south", to: "clinic", cost: 5 },
 *   ],
 *   maxCost: 30,
 * });
 * result.access; // => { north: 0.02, south: 0.032, island: 0 }
 * result.unservedPlaces; // => ["island"]
 * result.supplyDelivered; // => 36
 * ```
 */
export function floatingCatchment(input: FloatingCatchmentInput): AccessResult;
export function floatingCatchment(
  input: FloatingCatchmentInput | FloatingCatchmentColumns,
): AccessResult | AccessColumns {
  const where = "floatingCatchment";
  const reach = catchment(where, input, {
    demand: "required",
    options: ["variant", "selection", "selectionAmong"],
    columns: true,
  });
  const { variant = "2sfca", selection, selectionAmong } = input;
  requireOneOf(where, "variant", variant, ["2sfca", "3sfca", "m2sfca", "bfca", "huff", "mh3sfca"]);
  if (selectionAmong !== undefined) {
    requireOneOf(where, "selectionAmong", selectionAmong, ["reach", "given"]);
  }
  if (variant !== "3sfca" && (selection !== undefined || selectionAmong !== undefined)) {
    throw new EqualizationError(
      `variant "${variant}" takes no selection and no selectionAmong; remove them or pass "3sfca"`,
      { code: "unsupported_combination", where },
    );
  }
  if (selection !== undefined && typeof selection !== "function") {
    throw new EqualizationError("selection must be a function of cost, such as decay.gaussian(15)", {
      code: "wrong_type",
      where,
      received: selection,
    });
  }
  const people = reach.demand ?? new Float64Array();
  requirePeople(where, people);

  const [drawn, given] = shares(where, reach, input);
  const { offsets, targets, supply } = reach;
  const n = people.length;
  const scaledPeople = people.slice();
  const scaledSupply = supply.slice();
  const exponent = scaleToOne(scaledSupply) - scaleToOne(scaledPeople);

  const potential = new Float64Array(supply.length);
  for (let i = 0; i < n; i++) {
    const P = scaledPeople[i]!;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) potential[targets[e]!]! += P * drawn[e]!;
  }
  requireMeasurable(where, potential);
  const ratio = scaledSupply.map((S, j) => (potential[j]! > 0 ? S / potential[j]! : 0));
  const access = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let A = 0;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) A += ratio[targets[e]!]! * given[e]!;
    access[i] = A;
  }
  timesPowerOfTwo(access, exponent);
  const report = isColumn(input.demand) ? reportColumns : reportAccess;
  return report(where, reach, {
    method: variant,
    access,
    supplyDelivered: weightedSum(access, people),
    conservesSupply: variant === "2sfca" || variant === "3sfca" || variant === "huff",
  });
}

/** How much of a pair counts when a facility collects its people, and when a place collects its facilities. */
function shares(
  where: string,
  reach: Catchment,
  input: FloatingCatchmentOptions & { readonly decay?: Decay | undefined },
): readonly [drawn: Float64Array, given: Float64Array] {
  const { offsets, targets, weights } = reach;
  const n = reach.origins.length;
  if (input.variant === "3sfca") {
    const choice =
      input.selection === undefined
        ? weights
        : decayWeights(where, reach.costs, Number.POSITIVE_INFINITY, input.selection);
    const among =
      input.selectionAmong === "given"
        ? {
            offsets: reach.given.offsets,
            weights: decayWeights(
              where,
              reach.given.costs,
              Number.POSITIVE_INFINITY,
              input.selection ?? input.decay,
            ),
          }
        : { offsets, weights: choice };
    const total = rowSums(where, among.offsets, among.weights);
    const chosen = weights.slice();
    for (let i = 0; i < n; i++) {
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
        chosen[e]! *= total[i]! > 0 ? choice[e]! / total[i]! : 0;
      }
    }
    return [chosen, chosen];
  }
  if (input.variant === "huff" || input.variant === "mh3sfca") {
    const chances = huffChances(where, reach);
    const given = chances.map((chance, e) => chance * weights[e]!);
    return [input.variant === "huff" ? given : chances, given];
  }
  if (input.variant === "m2sfca") return [weights, weights.map((w) => w * w)];
  if (input.variant === "bfca") {
    const byPlace = rowSums(where, offsets, weights);
    const byFacility = new Float64Array(reach.destinations.length);
    for (let e = 0; e < targets.length; e++) byFacility[targets[e]!]! += weights[e]!;
    requireMeasurable(where, byFacility);
    const drawn = weights.slice();
    for (let i = 0; i < n; i++) {
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) drawn[e]! /= byPlace[i]!;
    }
    return [drawn, weights.map((w, e) => w / byFacility[targets[e]!]!)];
  }
  return [weights, weights];
}

/** The chance of each pair where people choose by capacity times decay; 0 where no facility within reach has any. */
function huffChances(where: string, { offsets, targets, weights, supply }: Catchment): Float64Array {
  const capacity = supply.slice();
  scaleToOne(capacity);
  const attraction = weights.map((w, e) => w * capacity[targets[e]!]!);
  const total = rowSums(where, offsets, attraction);
  for (let i = 0; i < total.length; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      attraction[e] = total[i]! > 0 ? attraction[e]! / total[i]! : 0;
    }
  }
  return attraction;
}

function rowSums(where: string, offsets: Uint32Array, weights: Float64Array): Float64Array {
  const sums = new Float64Array(offsets.length - 1);
  for (let i = 0; i < sums.length; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) sums[i]! += weights[e]!;
  }
  requireMeasurable(where, sums);
  return sums;
}
