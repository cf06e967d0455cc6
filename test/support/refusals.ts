import { describe, expect, test } from "vitest";
import { EqualizationError, type ErrorCode } from "../../src/errors.ts";

/** What was tried, the attempt, the code it must be refused with, and a part of the message. */
export type Refusal = readonly [what: string, attempt: () => unknown, code: ErrorCode, message: string];

/** Registers one test a row: the attempt throws an EqualizationError of that code, from that place, with that text. */
export function refusals(where: string, rows: readonly Refusal[]): void {
  describe(`${where} refuses`, () => {
    test.for(rows)("%s", ([, attempt, code, message]) => {
      let thrown: unknown;
      try {
        attempt();
      } catch (error) {
        thrown = error;
      }
      expect(thrown, "nothing was thrown").toBeInstanceOf(EqualizationError);
      const error = thrown as EqualizationError;
      expect({ code: error.code, where: error.where }).toEqual({ code, where });
      expect(error.message).toContain(message);
    });
  });
}
