import { lastDay } from "../calendar/last-day.ts";
import type { ErrorCode } from "../errors.ts";
import type { Goal } from "../model/goal.ts";
import type { Indicator } from "../model/indicator.ts";

/** Something a goal says that cannot be. */
interface GoalIssue {
  readonly code: Extract<ErrorCode, "out_of_domain"> | "inconsistent";
  readonly field: keyof Goal;
  readonly message: string;
}

/** What a goal says of itself that cannot be, next to ids that do not exist. */
export function checkGoal(goal: Goal, indicator: Indicator | undefined): readonly GoalIssue[] {
  const { criterion = "mean", target, standard, index, deadline, from } = goal;
  const issues: GoalIssue[] = [];
  const share = criterion === "share-of-regions" || criterion === "share-of-population";
  if (from !== undefined && lastDay(from) >= lastDay(deadline)) {
    issues.push({
      code: "inconsistent",
      field: "from",
      message: `the baseline ${from} does not end before ${deadline}, when the goal is due`,
    });
  }
  if (share && typeof target === "number" && !(target > 0 && target <= 1)) {
    issues.push({
      code: "out_of_domain",
      field: "target",
      message: `${target} is no share; write 0.9 for 90 percent`,
    });
  }
  if (target === "standard" && (share || criterion === "index")) {
    issues.push({
      code: "inconsistent",
      field: "target",
      message: `"standard" is a target for a mean or for every region; for a ${criterion} pass a number`,
    });
  }
  if (criterion === "index" && typeof target === "number" && target < 0) {
    issues.push({ code: "out_of_domain", field: "target", message: `an index is never as low as ${target}` });
  }
  if (index !== undefined && criterion !== "index") {
    issues.push({
      code: "inconsistent",
      field: "index",
      message: 'an index goes with the measure "index" only',
    });
  }
  if (standard !== undefined && !share) {
    issues.push({
      code: "inconsistent",
      field: "standard",
      message: "a standard to hold regions against goes with shares only; here the target says it",
    });
  }
  if (
    indicator !== undefined &&
    (target === "standard" || (share && standard === undefined)) &&
    (indicator.standards ?? []).length === 0
  ) {
    issues.push({
      code: "inconsistent",
      field: target === "standard" ? "target" : "criterion",
      message: `the indicator "${indicator.id}" has no standard; add one, or pass a number`,
    });
  }
  return issues;
}
