import type { Names } from "../model/names.ts";
import type { Study } from "../model/study.ts";
import { nameIn } from "../study/name-in.ts";

/** What things are called in the language of the report. */
export interface Naming {
  /** A region of a study by its id; the name at hand where the study does not know it. */
  readonly region: (study: string, id: string, name: string) => string;
  /** An indicator. */
  readonly indicator: (study: string, id: string, name: string) => string;
  /** A goal. */
  readonly goal: (study: string, id: string, name: string) => string;
  /** A service. */
  readonly service: (study: string, id: string, name: string) => string;
}

/** Names from the studies that the results are of. */
export function namingOf(studies: readonly Study[], language: string): Naming {
  const tables = new Map(
    studies.map((study) => {
      const names = (items: readonly { readonly id: string; readonly name: Names }[] = []) =>
        new Map(items.map(({ id, name }) => [id, nameIn(name, language)]));
      return [
        study.id,
        {
          region: names(study.regions),
          indicator: names(study.indicators),
          goal: names(study.goals),
          service: names(study.services),
        },
      ] as const;
    }),
  );
  const look =
    (kind: "region" | "indicator" | "goal" | "service") =>
    (study: string, id: string, name: string): string =>
      tables.get(study)?.[kind].get(id) ?? name;
  return {
    region: look("region"),
    indicator: look("indicator"),
    goal: look("goal"),
    service: look("service"),
  };
}
