import { EqualizationError } from "../../errors.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { Index } from "../catalog.ts";
import { namedColumns } from "../named-columns.ts";
import { type IndexFunction, requireIndex } from "../require-index.ts";

/** The index, or a function of one's own with its columns put where it looks for them. */
export function measureOf(
  index: Index | IndexFunction,
  columns: Readonly<Record<string, Vector>> | undefined,
  count: number,
): IndexFunction {
  const measure = requireIndex("estimate", index);
  if (columns === undefined) return measure;
  if (typeof index !== "function") {
    throw new EqualizationError(
      "an index takes its columns among its own options; columns are for functions",
      {
        code: "unsupported_combination",
        where: "estimate",
      },
    );
  }
  const names = namedColumns("estimate", "column", columns, count).map(({ name }) => name);
  return (values, { weights, ...options }) => {
    const own = { ...options };
    for (const name of names) delete own[name];
    const drawn = Object.fromEntries(names.map((name) => [name, options[name] as Vector]));
    return measure(values, { ...own, weights, columns: drawn });
  };
}
