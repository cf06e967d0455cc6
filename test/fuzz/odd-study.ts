import type { Study } from "../../src/index.ts";
import type { Chance } from "./mutate.ts";

type Keyed = Record<string, unknown>;

/** Figures that are legal and that few people try. */
const FIGURES: readonly (number | null)[] = [
  0,
  -0,
  1,
  -1,
  null,
  5e-324,
  1e-300,
  1e-9,
  0.1 + 0.2,
  1e15,
  2 ** 53,
  1e300,
  1.7976931348623157e308,
  -1e300,
];

/** Changes a study into one that is odd, and mostly still valid: extreme figures, gaps, other periods, single regions. */
export function makeOdd(study: Study, chance: Chance): readonly string[] {
  const data = study as unknown as Record<string, Keyed[]>;
  const done: string[] = [];
  const one = (list: string): Keyed | undefined =>
    data[list] === undefined || data[list].length === 0 ? undefined : chance.of(data[list]);
  const figure = (at: Keyed | undefined, key: string): void => {
    if (at !== undefined && key in at) at[key] = chance.of(FIGURES);
  };
  const changes: Readonly<Record<string, () => void>> = {
    "one value": () => {
      const at = one("observations");
      delete at?.numerator;
      delete at?.denominator;
      figure(at, "value");
    },
    "all values of an indicator": () => {
      const id = one("indicators")?.id;
      const value = chance.of(FIGURES);
      for (const at of data.observations ?? []) {
        if (at.indicator !== id) continue;
        delete at.numerator;
        delete at.denominator;
        at.value = value;
      }
    },
    "no bounds": () => {
      for (const at of data.indicators ?? []) {
        at.unit = "units";
        delete at.bounds;
      }
    },
    "a scale": () => {
      for (const at of data.observations ?? []) delete at.numerator;
      for (const at of data.observations ?? []) delete at.denominator;
      figure(one("indicators"), "scale");
    },
    "a standard": () => {
      const standards = one("indicators")?.standards as Keyed[] | undefined;
      figure(standards?.[0], "value");
    },
    "a population": () => {
      const population = one("regions")?.population as Keyed[] | undefined;
      if (population !== undefined) figure(chance.of(population), "value");
    },
    "nobody anywhere": () => {
      for (const region of data.regions ?? []) {
        for (const at of (region.population as Keyed[] | undefined) ?? []) at.value = 0;
      }
    },
    "no population": () => {
      delete one("regions")?.population;
    },
    "one region less": () => {
      const gone = one("regions")?.id;
      data.regions = (data.regions ?? []).filter(({ id, parent }) => id !== gone && parent !== gone);
      const kept = new Set(data.regions.map(({ id }) => id));
      data.observations = (data.observations ?? []).filter(({ region }) => kept.has(region));
      data.flows = (data.flows ?? []).filter(
        ({ from, to }) => kept.has((from as Keyed).region) && kept.has((to as Keyed).region),
      );
    },
    "no parents": () => {
      for (const region of data.regions ?? []) delete region.parent;
    },
    "one observation less": () => {
      data.observations?.splice(chance.below(data.observations.length), 1);
    },
    "another period": () => {
      const at = one("observations");
      if (at !== undefined) at.period = chance.of(["0000", "9999", "2020-Q1", "2020-07-31", "2019-S2"]);
    },
    "a lower indicator": () => {
      const at = one("indicators");
      if (at !== undefined) at.direction = at.direction === "lower" ? "higher" : "lower";
    },
    "an amount": () => {
      const amounts = one("flows")?.amounts as Record<string, Keyed[]> | undefined;
      const state = chance.of(Object.values(amounts ?? { none: [] }));
      if (state.length > 0) figure(chance.of(state), "amount");
    },
    "a flow in circles": () => {
      const at = one("flows");
      if (at !== undefined) at.from = structuredClone(at.to);
    },
    "another currency": () => {
      const at = one("flows");
      if (at !== undefined) at.currency = "USD";
    },
    "no dates": () => {
      const at = one("flows");
      if (at !== undefined) delete at.dueDate;
    },
    "no lists": () => {
      delete data[chance.of(["services", "observations", "flows", "goals", "schemes"])];
    },
    "a goal": () => {
      const at = one("goals");
      figure(at, "target");
      if (at !== undefined) at.by = chance.of(["0001", "2019", "2020", "2020-06-30", "9999"]);
    },
    "points of a scheme": () => {
      const root = one("schemes")?.root as Keyed | undefined;
      figure(root === undefined ? undefined : chance.of([root, ...(root.children as Keyed[])]), "points");
    },
    "odd names": () => {
      for (const list of ["regions", "observations"]) {
        for (const at of data[list] ?? []) {
          for (const key of ["id", "region", "parent"]) if (at[key] === "a") at[key] = "constructor";
        }
      }
      for (const at of data.flows ?? []) {
        for (const end of [at.from, at.to] as Keyed[]) if (end.region === "a") end.region = "constructor";
      }
    },
  };
  for (let rounds = 1 + chance.below(5); rounds > 0; rounds--) {
    const name = chance.of(Object.keys(changes));
    changes[name]!();
    done.push(name);
  }
  return done;
}
