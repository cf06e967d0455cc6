import { EqualizationError } from "../errors.ts";
import type { AppraisalScheme } from "../model/appraisal-scheme.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import { requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import type { ScoreAppraisalOptions } from "./appraisal-score.ts";
import { compileScheme } from "./compile-scheme.ts";
import { refuseIssues } from "./refuse-issues.ts";
import type { Scoring } from "./score-subject.ts";

/** Checks the options that one appraisal and many have in common, and makes the scheme ready. */
export function prepareScoring(
  where: string,
  scheme: AppraisalScheme,
  options: ScoreAppraisalOptions,
  others: readonly string[] = [],
): Scoring {
  requireOptions(where, options, ["institutionLevel", "asOf", "missing", ...others]);
  const { asOf, missing = "error" } = options;
  requireOneOf(where, "missing", missing, ["error", "zero", "not-applicable"]);
  const issues: Scoring["issues"] = [];
  const compiled = compileScheme(scheme, asOf, issues);
  // Without a tree there is nothing to hold the evidence against.
  if (compiled === null) {
    refuseIssues(where, issues);
    throw new EqualizationError("the scheme has no tree", { code: "invalid_data", where });
  }
  const n = compiled.nodes.length;
  return {
    scheme: compiled,
    missing,
    issues,
    isSound: issues.length === 0,
    plans: new Map(),
    scratch: {
      lost: new Float64Array(n),
      carried: new Float64Array(n),
      marked: new Int32Array(n),
    },
  };
}

/** The levels of one institution as a list; refuses their absence where nodes are for some levels only. */
export function requireLevels(
  where: string,
  { scheme }: Scoring,
  level: string | readonly string[] | undefined,
  subject: string | null,
): readonly string[] {
  const whose = subject === null ? "" : ` of "${formatReceived(subject)}"`;
  if (level === undefined) {
    if (!scheme.selective) return [];
    throw new EqualizationError(
      `the level${whose} is missing; nodes of the scheme are for some levels only, so pass level`,
      { code: "missing_option", where },
    );
  }
  const levels: readonly unknown[] = Array.isArray(level) ? level : [level];
  for (const one of levels) {
    if (typeof one !== "string" || one === "" || (scheme.levels !== null && !scheme.levels.has(one))) {
      const known = scheme.levels === null ? "a text" : [...scheme.levels].map((l) => `"${l}"`).join(", ");
      throw new EqualizationError(
        `institutionLevel${whose} is ${formatReceived(one)}; pass one of ${known}`,
        {
          code: "unknown_option",
          where,
          received: one,
        },
      );
    }
  }
  return levels as readonly string[];
}
