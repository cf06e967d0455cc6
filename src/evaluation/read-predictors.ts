import { EqualizationError } from "../errors.ts";
import { requireNumber } from "../numeric/guard/index.ts";
import { readColumns } from "../numeric/regression/panel.ts";
import type { Vector } from "../numeric/vector.ts";
import type { Predictor } from "./control-problem.ts";
import { listed } from "./treated-from.ts";

/** Reads predictors with their importance; `null` if there are none. Those of importance 0 are left out. */
export function readPredictors(
  where: string,
  predictors: Readonly<Record<string, Vector>> | undefined,
  weights: Readonly<Record<string, number>> | undefined,
  units: number,
): Predictor[] | null {
  if (predictors === undefined) {
    if (weights === undefined) return null;
    throw new EqualizationError("predictorWeights needs predictors; pass both or neither", {
      code: "unsupported_combination",
      where,
    });
  }
  const rows = Uint32Array.from({ length: units }, (_, i) => i);
  const columns = readColumns(where, "predictor", predictors, units, rows);
  if (columns.size === 0) {
    throw new EqualizationError(
      "needs at least 1 predictor, got 0; leave predictors out to match on outcomes",
      {
        code: "too_few_observations",
        where,
        received: 0,
      },
    );
  }
  if (weights !== undefined && (typeof weights !== "object" || weights === null || "length" in weights)) {
    throw new EqualizationError("predictorWeights must be a record by predictor, such as { beds: 2 }", {
      code: "wrong_type",
      where,
      received: weights,
    });
  }
  for (const name of Object.keys(weights ?? {})) {
    if (columns.has(name)) continue;
    throw new EqualizationError(
      `unknown predictor "${name}" in predictorWeights; known: ${listed([...columns.keys()])}`,
      { code: "unknown_id", where, received: name },
    );
  }
  const found = Array.from(columns, ([name, values]) => {
    if (weights === undefined) return { name, values, importance: 1 };
    const importance = weights[name];
    if (importance === undefined || importance === null) {
      throw new EqualizationError(`predictorWeights lacks "${name}"; give each predictor a weight`, {
        code: "missing_value",
        where,
        received: name,
      });
    }
    requireNumber(where, `predictorWeights of "${name}"`, importance, { atLeast: 0 });
    return { name, values, importance };
  }).filter(({ importance }) => importance > 0);
  if (found.length === 0) {
    throw new EqualizationError("all predictorWeights are 0; at least one must be above 0", {
      code: "zero_total",
      where,
    });
  }
  return found;
}
