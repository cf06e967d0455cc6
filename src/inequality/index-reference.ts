import { EqualizationError } from "../errors.ts";
import type { IndexWithOptions } from "../model/questions/gap-question.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import { requireOptions } from "../numeric/guard/index.ts";
import { INDICES, type Index } from "./catalog.ts";

export type { IndexWithOptions } from "../model/questions/gap-question.ts";

/** An index as an id, as an id with options, or as its value. */
export type IndexReference = Index | string | IndexWithOptions;

/** The index that a reference means. `unknown_option` for an id that no index has, and for an option that it does not know. */
export function indexOf(where: string, option: string, reference: IndexReference): Index {
  const given: unknown = reference;
  if (typeof given === "string") return named(where, option, given);
  if (typeof given === "object" && given !== null) {
    const value = given as Partial<Index>;
    if (
      typeof value.compute === "function" &&
      typeof value.id === "string" &&
      typeof value.label === "string"
    ) {
      return given as Index;
    }
    if ("index" in given) {
      requireOptions(where, given, ["index", "options"]);
      const { index, options = {} } = given as IndexWithOptions;
      return withOptions(named(where, `${option}.index`, index), options);
    }
  }
  throw new EqualizationError(
    `${option} is ${formatReceived(given)}; pass an id such as "theil", { index, options }, or an index of the catalog such as THEIL`,
    { code: "unknown_option", where, received: given },
  );
}

function named(where: string, option: string, id: unknown): Index {
  const found = INDICES.find((index) => index.id === id);
  if (found !== undefined) return found;
  throw new EqualizationError(
    `${option}: unknown index ${formatReceived(typeof id === "string" ? `"${id}"` : id)}; known: ${INDICES.map((index) => index.id).join(", ")}`,
    { code: "unknown_option", where, received: id },
  );
}

function withOptions(index: Index, options: Readonly<Record<string, number | string>>): Index {
  const numbers = Object.entries(options).filter(
    (entry): entry is [string, number] => typeof entry[1] === "number",
  );
  const { influence } = index;
  return {
    ...index,
    parameters: { ...index.parameters, ...Object.fromEntries(numbers) },
    compute: (values, own) => index.compute(values, { ...options, ...own }),
    ...(influence === undefined
      ? {}
      : { influence: (values, own) => influence(values, { ...index.parameters, ...options, ...own }) }),
  };
}
