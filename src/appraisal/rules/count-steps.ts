import type { StepCounting } from "../../model/appraisal-scheme.ts";

/**
 * How many steps a shortfall counts. A number of steps within 1e-9 of a whole one is that whole one: 0.85 − 0.8 is
 * 0.0499…, and still one step of 0.05.
 */
export function countSteps(steps: number, counting: StepCounting): number {
  // More steps than there are numbers would make 0 points each of them an undefined loss.
  if (steps > 1e300) return 1e300;
  if (counting === "linear") return steps;
  const nearest = Math.round(steps);
  if (Math.abs(steps - nearest) <= 1e-9 * Math.max(1, nearest)) return nearest;
  return counting === "floor" ? Math.floor(steps) : Math.ceil(steps);
}
