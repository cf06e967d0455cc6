import {
  boundedShare,
  type Column,
  columns,
  defineProgram,
  type Program,
  paceOfChange,
  proRata,
  type StepContext,
} from "../transfers/index.ts";

/**
 * England: allocations of the National Health Service to its areas, with pace of change.
 *
 * $$ target_i = budget \cdot \frac{n_i}{\sum_j n_j}, \qquad
 *    a_i = \min(\max(\lambda\, target_i,\; (1 + g_{min})\, y_i,\; (1 - u)\, target_i),\; (1 + g_{max})\, y_i), \qquad
 *    \textstyle\sum_i a_i = budget $$
 *
 * with the weighted population n and last year's allocation y: areas move towards their targets no slower and no faster than the
 * policy allows, and no one stays more than u under target. (The last floor wins over the largest growth.)
 *
 * - **Inputs:** `weightedPopulation` (population weighted by need and unavoidable cost), `budget`, `previous` (or last year's
 *   simulation as `previous`). **Parameters** `minGrowth` and `maxGrowth` are set again in each round: pass them.
 * - **Steps:** `target`, `openingDistance` (last year's share against the target share), `paced` (before the budget is closed),
 *   `allocation`. Which areas are held is in `closures`.
 * - Where the floors exceed the budget the run is refused (`infeasible`): lower `minGrowth`.
 *
 * @see NHS England, board paper PB.17.12.15/04 of 17 December 2015 (no area more than 5 % under target in 2016/17); the form
 *   of the limits is recalled and marked as assumed.
 *
 * @example One area above its target, one near it, one far below
 * ```ts
 * import { nhsPaceOfChange, simulate } from "equalis";
 * const run = simulate(nhsPaceOfChange, {
 *   units: ["over", "near", "under"],
 *   data: { weightedPopulation: [95, 103, 120], previous: [100, 100, 106], budget: 318 },
 *   parameters: { minGrowth: 0.01, maxGrowth: 0.06, maxUnderTarget: 1 },
 *   period: "2025",
 * });
 * run.amounts.map((x) => Math.round(100 * x) / 100); // => [101, 104.64, 112.36]
 * run.fits[0]?.atLower; // => ["over"]
 * run.fits[0]?.atUpper; // => ["under"]
 * ```
 */
export const nhsPaceOfChange: Program = /* @__PURE__ */ defineProgram({
  id: "nhs-pace-of-change",
  title: "England: allocations of the National Health Service with pace of change",
  jurisdiction: "GB-ENG",
  source: "NHS England, allocation rounds since 2013; board paper PB.17.12.15/04 of 17 December 2015",
  description:
    "Targets by weighted population; each area moves towards its own within least and largest growth, closed to the budget.",
  inputs: [
    {
      name: "weightedPopulation",
      unit: "person",
      description: "Population weighted by need, health inequality and unavoidable cost",
      range: { atLeast: 0 },
    },
    { name: "budget", unit: "pound", description: "Money to be allocated", range: { atLeast: 0 } },
    {
      name: "previous",
      unit: "pound",
      description: "Allocation of last year on the same footing; left out, that of last year's simulation",
      range: { atLeast: 0 },
      optional: true,
    },
  ],
  parameters: {
    minGrowth: {
      description: "Least growth of every area, as a fraction",
      unit: "share",
      source: "Set by the board in each allocation round",
      status: "unverified",
      values: [],
    },
    maxGrowth: {
      description: "Largest growth of any area, as a fraction",
      unit: "share",
      source: "Set by the board in each allocation round",
      status: "unverified",
      values: [],
    },
    maxUnderTarget: {
      description: "Most that an area may stay under its target, as a fraction; 1 is no limit",
      unit: "share",
      source: "No figure read for this round; 1 is no limit",
      status: "unverified",
      values: [
        { from: "2013", value: 1 },
        {
          from: "2016",
          to: "2016",
          value: 0.05,
          status: "published",
          source: "NHS England, board paper PB.17.12.15/04 of 17 December 2015",
        },
        { from: "2017", value: 1 },
      ],
    },
  },
  assumptions: [
    "Pace of change is a least and a largest growth over last year (recalled, not read in a source).",
    "The budget is met by one factor on all targets between those limits.",
    "Areas have the same boundaries as last year, or last year's allocations are recast to those of this year.",
  ],
  invariants: [{ kind: "adds-to", total: "budget" }, { kind: "non-negative" }],
  steps: [
    {
      id: "target",
      label: "Target allocation",
      unit: "pound",
      formula: "budget × share in the weighted population",
      compute: (c) => proRata(c.input("weightedPopulation"), c.scalar("budget")),
    },
    {
      id: "openingDistance",
      label: "Opening distance from target",
      unit: "share",
      formula: "last year's share / target share − 1; 0 where there is no target",
      compute: (c) => {
        const previous = previousOf(c);
        const all = columns.total(previous);
        const weight = columns.total(c.input("weightedPopulation"));
        return c.column((i) => {
          const share = c.input("weightedPopulation")[i]! / weight;
          return share > 0 && all > 0 ? previous[i]! / all / share - 1 : 0;
        });
      },
    },
    {
      id: "paced",
      label: "Towards the target, within the limits",
      unit: "pound",
      from: "target",
      compute: (c) =>
        columns.maximum(
          paceOfChange(c.step("target"), previousOf(c), {
            minGrowth: c.parameter("minGrowth"),
            maxGrowth: c.parameter("maxGrowth"),
          }),
          columns.multiply(1 - c.parameter("maxUnderTarget"), c.step("target")),
        ),
    },
    {
      id: "allocation",
      label: "Closed to the budget within the limits",
      unit: "pound",
      formula: "one factor on all targets, between least and largest growth",
      from: "paced",
      compute: (c) => {
        const previous = previousOf(c);
        const lower = columns.maximum(
          columns.multiply(1 + c.parameter("minGrowth"), previous),
          columns.multiply(1 - c.parameter("maxUnderTarget"), c.step("target")),
        );
        const upper = columns.maximum(lower, columns.multiply(1 + c.parameter("maxGrowth"), previous));
        return boundedShare(c.step("target"), { lower, upper, total: c.scalar("budget") });
      },
    },
  ],
});

function previousOf(c: StepContext): Column {
  return c.has("previous") ? c.input("previous") : c.previousAmount(1);
}
