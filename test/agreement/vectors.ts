import all from "../fixtures/agreement/vectors.json" with { type: "json" };

/** The vector of that name, with its absolute tolerance. */
export const vector = <K extends keyof typeof all>(id: K): (typeof all)[K] => all[id];

/** The names that begin so. */
export const names = (begin: string): (keyof typeof all)[] =>
  (Object.keys(all) as (keyof typeof all)[]).filter((name) => name.startsWith(begin));

/** What an untyped caller can pass. */
export const untyped = (value: unknown): never => value as never;
