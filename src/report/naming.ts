import type { LocalizedText } from "../model/localized-text.ts";
import { nameIn } from "../model/name-in.ts";
import type { Study } from "../model/study.ts";

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
  /** What an indicator counts, as its study says; `null` if it does not. */
  readonly counts: (study: string, indicator: string) => string | null;
}

/** What a result may say of what its regions are called. */
interface NamedRows {
  readonly study?: string | undefined;
  readonly rows?: readonly { readonly region?: string; readonly name?: string }[] | undefined;
  readonly byRegion?: readonly { readonly region?: string; readonly name?: string }[] | undefined;
}

/** Names from the studies that the results are of; of regions also from the results themselves. */
export function namingOf(studies: readonly Study[], results: readonly NamedRows[], language: string): Naming {
  const known = new Map<string, string>();
  for (const { study, rows = [], byRegion = [] } of results) {
    for (const { region, name } of [...rows, ...byRegion]) {
      if (region !== undefined && name !== undefined) known.set(JSON.stringify([study, region]), name);
    }
  }
  const tables = new Map(
    studies.map((study) => {
      const names = (items: readonly { readonly id: string; readonly name: LocalizedText }[] = []) =>
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
  const counted = new Map(
    studies.flatMap((study) =>
      (study.indicators ?? []).flatMap(({ id, numerator }) =>
        numerator === undefined ? [] : [[JSON.stringify([study.id, id]), numerator] as const],
      ),
    ),
  );
  const look =
    (kind: "region" | "indicator" | "goal" | "service") =>
    (study: string, id: string, name: string): string =>
      tables.get(study)?.[kind].get(id) ?? name;
  return {
    region: (study, id, name) =>
      tables.get(study)?.region.get(id) ??
      (name === id ? known.get(JSON.stringify([study, id])) : null) ??
      name,
    indicator: look("indicator"),
    goal: look("goal"),
    service: look("service"),
    counts: (study, indicator) => counted.get(JSON.stringify([study, indicator])) ?? null,
  };
}
