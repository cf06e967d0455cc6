import { EqualizationError } from "../../src/errors.ts";
import { type Place, type RecordedCall, withValue } from "./recorded-calls.ts";

/** Longest time of one call on small input, in milliseconds. */
const LONGEST = 2_000;

/** Functions whose docs say when they answer `Infinity`: a gap in logarithms of someone who has nothing, a place that reaches too little. */
const MAY_BE_INFINITE: ReadonlySet<string> = new Set([
  "watts",
  "balancingCost",
  "meanLogDeviation",
  "generalizedEntropy",
]);

/** What is wrong with the answer to one hostile call; nothing where it is right. */
export type Fault =
  | "untyped error"
  | "error without a message"
  | "NaN"
  | "infinite"
  | "input changed"
  | "prototype touched"
  | "slow"
  | "died";

/** Calls a function with one hostile value and says what is wrong. */
export function judgeCall(
  { name, call, args }: RecordedCall,
  place: Place,
  make: () => unknown,
): { readonly fault: Fault; readonly detail: string } | undefined {
  const value = make();
  const given = withValue(args, place, value);
  const before = given.map(fingerprint);
  const started = performance.now();
  let answer: unknown;
  try {
    answer = call(...given);
  } catch (error) {
    // What the caller's own code throws (a function, a getter, a proxy) may reach the caller as it is.
    if (/^not for you$|proxy that has been revoked$/.test(String((error as Error)?.message)))
      return undefined;
    if (!(error instanceof EqualizationError)) return { fault: "untyped error", detail: describe(error) };
    if (error.message.length < error.where.length + 5)
      return { fault: "error without a message", detail: error.message };
    answer = undefined;
  }
  const took = performance.now() - started;
  if (took > LONGEST) return { fault: "slow", detail: `${Math.round(took)} ms` };
  if (given.some((item, i) => fingerprint(item) !== before[i])) return { fault: "input changed", detail: "" };
  if (touched()) return { fault: "prototype touched", detail: "" };
  const odd = oddNumber(answer, "", new Set(), 0);
  if (odd === undefined) return undefined;
  const fault = odd.endsWith("NaN") ? "NaN" : "infinite";
  if (fault === "infinite" && MAY_BE_INFINITE.has(name)) return undefined;
  // An answer that repeats the question may repeat an infinity that the question had.
  if (fault === "infinite" && typeof value === "number" && !Number.isFinite(value) && !Number.isNaN(value))
    return undefined;
  return { fault, detail: odd };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frames = (error.stack ?? "").split("\n").filter((line) => /\/src\//.test(line));
  const at = frames[0]?.replace(/^.*\/src\//, "src/").replace(/\)$/, "") ?? "";
  return `${error.name}: ${error.message.slice(0, 120)} (${at})`;
}

function touched(): boolean {
  return (
    Object.keys(Object.prototype).length > 0 ||
    Object.keys(Array.prototype).length > 0 ||
    ({} as { polluted?: unknown }).polluted !== undefined
  );
}

/** Where the answer has a number that is none, with the number; answers as deep as this are read. */
function oddNumber(value: unknown, path: string, seen: Set<unknown>, depth: number): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `${path} ${value}`;
  if (typeof value !== "object" || value === null || depth > 8 || seen.has(value)) return undefined;
  seen.add(value);
  if (ArrayBuffer.isView(value)) {
    if (value instanceof DataView || value instanceof BigInt64Array) return undefined;
    const numbers = value as Float64Array;
    for (let i = 0; i < numbers.length; i++)
      if (!Number.isFinite(numbers[i]!)) return `${path}[${i}] ${numbers[i]}`;
    return undefined;
  }
  try {
    const items = value instanceof Map ? [...value] : Object.entries(value);
    for (const [key, item] of items) {
      const found = oddNumber(item, `${path}.${String(key)}`, seen, depth + 1);
      if (found !== undefined) return found;
    }
  } catch {
    // The hostile value itself, given back.
  }
  return undefined;
}

/** What the input looked like, for a comparison after the call. Strange objects are only named. */
function fingerprint(value: unknown): string {
  const seen = new Set<unknown>();
  const parts: string[] = [];
  let left = 5_000;
  const visit = (item: unknown): void => {
    if (left-- < 0) return;
    if (typeof item !== "object" || item === null) {
      parts.push(
        Object.is(item, -0)
          ? "-0"
          : typeof item === "string"
            ? item.slice(0, 50)
            : typeof item === "function"
              ? "f"
              : String(item),
      );
      return;
    }
    if (seen.has(item)) return;
    seen.add(item);
    try {
      if (ArrayBuffer.isView(item)) {
        parts.push(item instanceof DataView ? "view" : String((item as Float64Array).subarray(0, 200)));
        return;
      }
      if (Array.isArray(item)) {
        parts.push(`[${item.length}`);
        for (let i = 0; i < Math.min(item.length, 500); i++) visit(item[i]);
        return;
      }
      const prototype = Object.getPrototypeOf(item) as unknown;
      if (prototype !== Object.prototype && prototype !== null) {
        parts.push("object");
        return;
      }
      for (const key of Object.keys(item)) {
        parts.push(key);
        const descriptor = Object.getOwnPropertyDescriptor(item, key);
        if (descriptor !== undefined && "value" in descriptor) visit(descriptor.value);
      }
    } catch {
      parts.push("hostile");
    }
  };
  visit(value);
  return parts.join("\u0001");
}
