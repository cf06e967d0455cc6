import type { Notice } from "../../model/results/notice.ts";

/** Whether two notices say the same. */
export function sameNotice(a: Notice, b: Notice): boolean {
  return keyOf(a) === keyOf(b);
}

/** The notices, each once, in their order. */
export function withoutRepeats<One extends Notice>(notices: readonly One[]): readonly One[] {
  return [...new Map(notices.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
}

function keyOf({ code, data, context }: Notice): string {
  return JSON.stringify([code, data, context]);
}
