import { EqualizationError } from "../../errors.ts";

/**
 * Runs the body of a function that calls other functions of the library: what they refuse is refused by the function that
 * the user called, with its name in front of the message.
 */
export function calledAs<T>(where: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof EqualizationError) || error.where === where) throw error;
    const { code, index, received, issues } = error;
    throw new EqualizationError(reasonOf(error), { code, where, index, received, issues });
  }
}

/** The message of an error without the function in front. */
function reasonOf({ message, where }: EqualizationError): string {
  return message.slice(where.length + 2);
}
