import { EqualizationError } from "../errors.ts";
import { requireMatrix, requireObservations } from "../numeric/guard/index.ts";
import type { Matrix } from "../numeric/vector.ts";

/** What a method asks of its panel beyond finite numbers in rows of one length. */
export interface PanelDemands {
  /** Fewest periods. @defaultValue 1 */
  readonly periods?: number | undefined;
  /** Whether values must be above 0, or at least 0, or may be any. @defaultValue "any" */
  readonly values?: "any" | "non-negative" | "positive" | undefined;
}

/** Refuses anything but a panel, one row per unit and one column per period, and returns the number of periods. */
export function requirePanel(where: string, panel: Matrix, demands: PanelDemands = {}): number {
  const { periods = 1, values = "any" } = demands;
  const columns = requireMatrix(where, panel, "unit");
  requireObservations(where, "period", columns, periods);
  if (values === "any") return columns;
  for (const [index, row] of panel.entries()) {
    for (let t = 0; t < columns; t++) {
      const received = row[t]!;
      if (received < 0 || (received === 0 && values === "positive")) {
        throw new EqualizationError(
          `unit ${index}, column ${t} is ${received}; it must ${values === "positive" ? "be above 0" : "not be negative"}`,
          { code: "out_of_domain", where, index, received },
        );
      }
    }
  }
  return columns;
}
