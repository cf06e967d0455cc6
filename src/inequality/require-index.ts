import { EqualizationError } from "../errors.ts";
import type { Vector } from "../numeric/vector.ts";
import type { Index, IndexOptions } from "./catalog.ts";

/** An index as a function of values, weights and its own options. */
export type IndexFunction = (values: Vector, options: IndexOptions) => number;

/** The function of an index or the function itself; refuses anything else. */
export function requireIndex(where: string, index: Index | IndexFunction): IndexFunction {
  if (typeof index === "function") return index;
  if (typeof index === "object" && index !== null && typeof index.compute === "function") {
    return (values, options) => index.compute(values, options);
  }
  throw new EqualizationError(
    "index must be an index such as GINI, or a function of values and { weights }",
    {
      code: "wrong_type",
      where,
      received: index,
    },
  );
}
