import type { ReportMessages } from "./messages/messages.ts";
import { nameOf } from "./name-of.ts";
import type { StudyResult } from "./study-result.ts";

/** What the list of results calls one of them. */
export function titleOf(result: StudyResult, words: ReportMessages): string {
  switch (result.kind) {
    case "gap":
    case "resources": {
      const name = nameOf(result, words);
      const parts = result.subgroups.length === 0 ? name : words.bracket(name, words.list(result.subgroups));
      return words.dated(parts, result.period);
    }
    case "transfer":
      return result.period === null ? result.title : words.dated(result.title, result.period);
    case "appraisal":
      return words.dated(result.name, String(result.year));
    case "reconciliation":
      return words.money.heading(words.list(result.periods));
    case "goals":
      return words.goals.heading;
    case "evaluation":
      return words.evaluation.heading(words.evaluation.label(result.index, result.name));
    case "protection":
      return words.survey.protection.heading(result.name);
    case "incidence":
      return words.survey.incidence.heading(result.name);
    case "plan":
      return words.plan.heading(nameOf(result, words));
  }
}
