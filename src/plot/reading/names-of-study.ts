import { nameIn } from "../../model/name-in.ts";
import { type Fields, isRecord, refusal } from "./read-data.ts";

/** What a study has names for. */
export type Named = "region" | "indicator" | "goal";

/** Finds the name of a thing by its id; `of` is the id of the study that a result says it is of. */
export type FindName = (kind: Named, of: unknown, id: string) => string | undefined;

/** The names of a study in a language. Only what names need is checked: a study is parsed elsewhere. */
export function namesOfStudy(where: string, study: unknown, language: string): FindName {
  if (study === undefined) return () => undefined;
  if (!isRecord(study) || !Array.isArray(study.regions))
    throw refusal(where, "wrong_type", "study must be the study that the result is of", study);
  const tables = {
    region: tableOf(where, "regions", study.regions, language),
    indicator: tableOf(where, "indicators", study.indicators, language),
    goal: tableOf(where, "goals", study.goals, language),
  };
  // What is of another study is not called by this one's names.
  return (kind, of, id) => (of === undefined || of === study.id ? tables[kind].get(id) : undefined);
}

function tableOf(
  where: string,
  place: string,
  items: unknown,
  language: string,
): ReadonlyMap<string, string> {
  if (items === undefined) return new Map();
  if (!Array.isArray(items)) throw refusal(where, "wrong_type", `study.${place} must be a list`, items);
  return new Map(
    Array.from(items as unknown[], (item, i) => {
      if (isRecord(item) && typeof item.id === "string" && isNames(item.name))
        return [item.id, nameIn(item.name, language)] as const;
      throw refusal(where, "wrong_type", `study.${place}[${i}] must have an id and a name`, item);
    }),
  );
}

function isNames(name: unknown): name is string | Readonly<Record<string, string>> {
  return (
    typeof name === "string" ||
    (isRecord(name) && Object.values(name as Fields).every((one) => typeof one === "string"))
  );
}
