import { unitScale } from "../numeric/moments.ts";
import type { Matrix } from "../numeric/vector.ts";

/**
 * The panel with each period on a scale of its own, the largest value near 1: relative values stay what they are, and
 * numbers of any size can be squared. Powers of two, so that no digit changes.
 */
export function scalePanel(panel: Matrix): Float64Array[] {
  const scales = Float64Array.from(panel[0]!, (_, t) =>
    unitScale(panel.reduce((most, row) => Math.max(most, Math.abs(row[t]!)), 0)),
  );
  return panel.map((row) => Float64Array.from(row, (y, t) => y * scales[t]!));
}
