import { nameIn } from "../../model/name-in.ts";
import type { Study } from "../../model/study.ts";
import type { TextNaming } from "../../text/naming.ts";

/** What the study calls its regions, indicators and goals, for the messages of a result; the id where it has no name. */
export function namesOf({ regions, indicators = [], goals = [] }: Study): TextNaming {
  return {
    region: (id) => nameAmong(regions, id),
    indicator: (id) => nameAmong(indicators, id),
    goal: (id) => nameAmong(goals, id),
  };
}

function nameAmong(records: readonly Pick<Study["regions"][number], "id" | "name">[], id: string): string {
  const found = records.find((one) => one.id === id);
  return found === undefined ? id : nameIn(found.name);
}
