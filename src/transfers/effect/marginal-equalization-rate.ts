import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import type { Column } from "../columns/column.ts";
import { bindProgram, requireInputs } from "../program/bind-program.ts";
import type { Run } from "../program/cells.ts";
import { requireProgram } from "../program/define-program.ts";
import { unitOf } from "../program/effect-of.ts";
import type { Program, SimulationInputs } from "../program/program.ts";
import { runSteps } from "../program/run.ts";
import { isPerHead } from "../program/unit-meaning.ts";

/** Options of {@link marginalEqualizationRate}. */
export interface MarginalEqualizationRateOptions {
  /** Name of the input that changes: a unit's own revenue or tax base. */
  readonly input: string;
  /**
   * Units to compute it for.
   *
   * @defaultValue all, in their order
   */
  readonly of?: readonly string[] | undefined;
  /**
   * How far the input of a unit is moved to each side, as a fraction of it (of the smallest input above 0, where it is 0;
   * a little more where the amount is more than 10,000 times the input).
   *
   * @defaultValue 1e-5
   */
  readonly step?: number | undefined;
  /**
   * `"skip"` passes over the steps that the program declares as rounding; `"keep"` rounds, so that the rate is 0 or a
   * jump.
   *
   * @defaultValue "skip"
   */
  readonly rounding?: "skip" | "keep" | undefined;
}

/**
 * What a unit loses in transfers for one more unit of its own: minus the derivative of its amount by its own input.
 *
 * $$ m_i = - \frac{d T_i}{d c_i} $$
 *
 * taken through the whole program, every mean, cap and closure included, by a central difference (to one side where the
 * other leaves the range of the input).
 *
 * - **Unit:** money per money. An input per head is set against an amount per head, and money against money, by the
 *   population that the program names in `effect`.
 * - **Reading:** 0.6 means that 60 of 100 more in own revenue are lost again. At 1 or above, a unit gains nothing from its
 *   own effort. Below 0, more revenue brings more transfer. At a kink it is the mean of both sides.
 * - **Cost:** two runs per unit, each of the steps that depend on the input only. Name units with `of` where there are many.
 *
 * @throws `EqualizationError` `unknown_id` (no such input or unit), `unsupported_combination` (amounts and input per
 *   head and in all, and no population named), `out_of_domain` (a step not above 0), `missing_option`,
 *   `unknown_option`, and whatever {@link simulate} refuses.
 * @see Switzerland 2008 to 2019: the exponent of the payment is set so that the weakest canton's rate is 1.
 *
 * @example Half of every gap to the mean: at the margin a third unit loses less than half, since it moves the mean itself
 * ```ts
 * import { columns, defineProgram, fiscalGap, marginalEqualizationRate } from "equalis";
 * const program = defineProgram({
 *   id: "half",
 *   title: "Half the distance to the mean",
 *   source: "made up",
 *   inputs: [{ name: "tax", unit: "money", description: "Own tax revenue" }],
 *   parameters: {},
 *   assumptions: [],
 *   invariants: [{ kind: "zero-sum" }],
 *   steps: [
 *     { id: "transfer", label: "Transfer", unit: "money",
 *       compute: (c) => columns.multiply(fiscalGap(columns.mean(c.input("tax")), c.input("tax")), 0.5) },
 *   ],
 * });
 * const inputs = { units: ["A", "B"], data: { tax: [10, 30] } };
 * const rates = marginalEqualizationRate(program, inputs, { input: "tax" });
 * rates.map((rate) => Math.round(rate * 1e9) / 1e9); // => [0.25, 0.25]
 * ```
 */
export function marginalEqualizationRate(
  program: Program,
  inputs: SimulationInputs,
  options: MarginalEqualizationRateOptions,
): Column {
  const where = "marginalEqualizationRate";
  requireProgram(where, program);
  requireInputs(where, inputs);
  requireOptions(where, options, ["input", "of", "step", "rounding"]);
  const { input, of, step = 1e-5, rounding = "skip" } = options;
  requireNumber(where, "step", step, { above: 0 });
  requireOneOf(where, "rounding", rounding, ["skip", "keep"]);
  if (input === undefined) {
    throw new EqualizationError("input is required; name the input that changes", {
      code: "missing_option",
      where,
    });
  }
  const run = bindProgram(where, program, inputs);
  run.skipRounding = rounding === "skip";
  const cell = run.inputs.get(input);
  if (!(cell?.value instanceof Float64Array)) {
    throw new EqualizationError(`the program was given no numbers named "${formatReceived(input)}"`, {
      code: "unknown_id",
      where,
      received: input,
    });
  }
  if (of !== undefined && !Array.isArray(of)) {
    throw new EqualizationError("of must be an array of ids of units", {
      code: "wrong_type",
      where,
      received: of,
    });
  }
  const chosen = (of ?? run.units).map((unit) => {
    const i = run.units.indexOf(unit);
    if (i >= 0) return i;
    throw new EqualizationError(`there is no unit "${formatReceived(unit)}"`, {
      code: "unknown_id",
      where,
      received: unit,
    });
  });
  runSteps(run);
  const X = cell.value;
  const last = run.steps.at(-1)!;
  const factor = perHeadFactor(run, input);
  const range = program.inputs.find((one) => one.name === input)!.range ?? {};
  // What a unit of 0 moves by: a step of the smallest one there is.
  const smallest = X.reduce(
    (least, x) => (x === 0 ? least : Math.min(least, Math.abs(x))),
    Number.POSITIVE_INFINITY,
  );
  const size = smallest < Number.POSITIVE_INFINITY ? smallest : 1;
  return Float64Array.from(chosen, (i) => {
    const x = X[i]!;
    // Far below the amount a step would drown in its last digits.
    const least = 1e-4 * step * Math.abs(last.value[i]!) * factor(i);
    const h = Math.max(step * (Math.abs(x) || size), least);
    const amountAt = (value: number): number => {
      X[i] = value;
      cell.version++;
      runSteps(run);
      return last.value[i]!;
    };
    const allowed = (value: number): boolean =>
      !(value < (range.atLeast ?? (x >= 0 ? 0 : value))) &&
      !(value > (range.atMost ?? value)) &&
      (range.above === undefined || value > range.above) &&
      (range.below === undefined || value < range.below);
    const low = allowed(x - h) ? x - h : x;
    const high = allowed(x + h) ? x + h : x;
    const slope = (amountAt(high) - amountAt(low)) / (high - low);
    amountAt(x);
    return slope === 0 ? 0 : -slope * factor(i);
  });
}

/** What brings amount and input to the same footing: both per head, or both in all. */
function perHeadFactor(run: Run, input: string): (i: number) => number {
  const inputPerHead = isPerHead(unitOf(run, input));
  const amountPerHead = isPerHead(run.steps.at(-1)!.unit);
  if (inputPerHead === amountPerHead) return () => 1;
  const population = run.inputs.get(run.program.effect?.population ?? "")?.value;
  if (!(population instanceof Float64Array)) {
    throw new EqualizationError(
      `"${input}" and the amounts are not both per head; name the input that is the population in the program's effect`,
      { code: "unsupported_combination", where: run.where, received: input },
    );
  }
  return (i) => {
    const heads = population[i]!;
    if (heads > 0) return inputPerHead ? 1 / heads : heads;
    throw new EqualizationError(`unit "${run.units[i]}" has no people, so it has nothing per head`, {
      code: "out_of_domain",
      where: run.where,
      index: i,
      received: heads,
    });
  };
}
