import vectors from "../fixtures/appraisal/vectors.json" with { type: "json" };

/** The vector of that name, with its absolute tolerance. */
export const vector = <K extends keyof typeof vectors>(id: K): (typeof vectors)[K] => vectors[id];

/** What an untyped caller can pass. */
export const untyped = (value: unknown): never => value as never;
