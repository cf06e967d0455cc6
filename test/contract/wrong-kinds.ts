import { isDeepStrictEqual } from "node:util";
import { EqualizationError, type ErrorCode } from "../../src/errors.ts";
import { places, withValue } from "../support/untyped-input.ts";
import type { LegalCall } from "./wrong-kinds-calls.ts";

const NUMBERS: readonly (readonly [value: unknown, code: ErrorCode, shown: string])[] = [
  ["1", "wrong_type", '"1", which is text'],
  [1n, "wrong_type", "1n, which is a BigInt"],
  [true, "wrong_type", "true, which is a boolean"],
  [null, "missing_value", "null"],
  [Number.NaN, "not_finite", "NaN"],
  [Number.POSITIVE_INFINITY, "not_finite", "Infinity"],
  [Number.NEGATIVE_INFINITY, "not_finite", "-Infinity"],
];

/** What is legal although it looks wrong: the function, the place as text, and the value. */
export type Exception = readonly [name: string, place: RegExp, legal: (value: unknown) => boolean];

/** One sentence for every wrong value that a call takes, or refuses with another code or without saying what came. */
export function wrongKinds(
  { name, call, args }: LegalCall,
  exceptions: readonly Exception[] = [],
  most = Number.POSITIVE_INFINITY,
): string[] {
  const faults: string[] = [];
  const expect = (place: string, given: unknown, value: unknown, code: ErrorCode, text: string): void => {
    const isLegal = exceptions.some(
      ([who, where, legal]) => (who === name || who === "") && where.test(place) && legal(value),
    );
    if (isLegal) return;
    const said = `${name}(… ${place}: ${typeof value === "bigint" ? `${value}n` : typeof value === "string" ? JSON.stringify(value) : String(value)})`;
    try {
      call(...(given as never[]));
      faults.push(`${said} is taken`);
    } catch (error) {
      if (!(error instanceof EqualizationError)) faults.push(`${said} throws ${String(error)}`);
      else if (error.code !== code) faults.push(`${said} is ${error.code}, not ${code}: ${error.message}`);
      else if (!error.message.includes(text)) faults.push(`${said} says ${error.message}`);
    }
  };
  const seen = new Map<string, number>();
  for (const path of places(args)) {
    if (path.length === 0) continue;
    // Of a list, the first `most` places stand for all.
    const kind = path.map((key, depth) => (depth > 0 && /^\d+$/.test(String(key)) ? "*" : key)).join(".");
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    if (seen.get(kind)! > most) continue;
    const value = path.reduce<unknown>((data, key) => (data as never)[key], args);
    const place = path.join(".");
    const isOption = path.length === 2 && path[0] === args.length - 1 && isRecord(args[args.length - 1]);
    if (typeof value === "number") {
      for (const [wrong, code, text] of NUMBERS)
        expect(place, withValue(args, path, wrong), wrong, code, text);
    } else if (typeof value === "boolean") {
      for (const wrong of ["true", 1, null, 0]) {
        expect(place, withValue(args, path, wrong), wrong, "wrong_type", "pass true or false");
      }
    } else if (typeof value === "string" && isOption) {
      for (const wrong of ["no such", "", 7, null, true]) {
        expect(place, withValue(args, path, wrong), wrong, "unknown_option", String(path[1]));
      }
    }
  }
  const last = args.length - 1;
  if (isRecord(args[last]) && !isDeepStrictEqual(args.length, 0)) {
    const more = { ...(args[last] as object), noSuchOption: 1 };
    expect(`${last}.noSuchOption`, withValue(args, [last], more), 1, "unknown_option", "noSuchOption");
  }
  return faults;
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}
