import { EqualizationError, type ErrorCode } from "../../errors.ts";

/** Throws the refusal of one thing. In one place, so that every guard stays short wherever it is bundled. */
export function refuse(
  where: string,
  code: ErrorCode,
  message: string,
  received?: unknown,
  index?: number,
): never {
  throw new EqualizationError(message, { code, where, index, received });
}
