import { EqualizationError } from "../errors.ts";
import { simplexLeastSquares } from "./simplex-least-squares.ts";

/** What the synthetic units of one panel share. */
export interface ControlProblem {
  readonly where: string;
  /** Outcomes by unit and period. */
  readonly outcomes: readonly Float64Array[];
  /** Periods before the treatment. */
  readonly before: number;
  /** Values by unit of each predictor, with its importance; `null` to match on the outcomes before. */
  readonly predictors: readonly Predictor[] | null;
}

/** What units are matched on. */
export interface Predictor {
  readonly name: string;
  readonly values: Float64Array;
  readonly importance: number;
}

/** A synthetic unit. */
export interface ControlFit {
  /** Weight of each donor. */
  readonly weights: Float64Array;
  readonly unique: boolean;
  /** Observed less synthetic by period. */
  readonly gaps: Float64Array;
  readonly effect: number;
  readonly rmspe: { readonly before: number; readonly after: number };
  readonly ratio: number | null;
}

/** Errors below this share of the outcomes are 0. */
const PERFECT = 1e-6;

/** The synthetic unit of one unit from some donors. */
export function solveControl(problem: ControlProblem, unit: number, donors: readonly number[]): ControlFit {
  const { outcomes, before } = problem;
  const features = featuresOf(problem, [unit, ...donors]);
  const { weights, unique } = simplexLeastSquares(features[0]!, features.slice(1));
  const own = outcomes[unit]!;
  const gaps = own.map((y, t) => donors.reduce((rest, row, k) => rest - weights[k]! * outcomes[row]![t]!, y));
  const size = PERFECT * own.reduce((largest, y) => Math.max(largest, Math.abs(y)), 0);
  const error = (part: Float64Array): number => {
    const root = Math.sqrt(part.reduce((sum, gap) => sum + gap * gap, 0) / part.length);
    return root <= size ? 0 : root;
  };
  const after = gaps.subarray(before);
  const rmspe = { before: error(gaps.subarray(0, before)), after: error(after) };
  return {
    weights,
    unique,
    gaps,
    effect: after.reduce((sum, gap) => sum + gap, 0) / after.length,
    rmspe,
    ratio: rmspe.before === 0 ? null : rmspe.after / rmspe.before,
  };
}

/** What the units are matched on: one vector each, the unit itself first. */
function featuresOf(
  { where, outcomes, before, predictors }: ControlProblem,
  units: readonly number[],
): Float64Array[] {
  if (predictors === null) return units.map((row) => outcomes[row]!.slice(0, before));
  const scales = predictors.map(({ name, values, importance }) => {
    const mean = units.reduce((sum, row) => sum + values[row]!, 0) / units.length;
    const squares = units.reduce((sum, row) => sum + (values[row]! - mean) ** 2, 0);
    if (squares <= 1e-24 * units.length * mean * mean) {
      throw new EqualizationError(`predictor "${name}" is the same for all units compared; remove it`, {
        code: "singular",
        where,
        received: name,
      });
    }
    return Math.sqrt((importance * (units.length - 1)) / squares);
  });
  return units.map((row) => Float64Array.from(predictors, ({ values }, k) => scales[k]! * values[row]!));
}
