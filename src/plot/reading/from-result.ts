import { EqualizationError } from "../../errors.ts";
import { refusal } from "./read-data.ts";

/**
 * Draws from a record that says it is a result. Results come back from JSON and from other programs: a record of another shape is
 * refused as such, whatever fails first.
 */
export function fromResult<T>(where: string, takes: string, result: unknown, draw: () => T): T {
  try {
    return draw();
  } catch (error) {
    if (error instanceof EqualizationError || !(error instanceof Error)) throw error;
    const refused = refusal(
      where,
      "wrong_type",
      `takes ${takes} as it came; this record has other fields`,
      result,
    );
    refused.cause = error;
    throw refused;
  }
}
