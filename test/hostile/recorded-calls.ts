import { filesBelow, runnable, snippetsOf } from "../support/snippets.ts";

/** A call that an example of the docs makes: a function of the library and what it was given. */
export interface RecordedCall {
  /** `measureGap`, `columns.where`. */
  readonly name: string;
  /** Where the example stands. */
  readonly place: string;
  readonly call: (...args: readonly unknown[]) => unknown;
  readonly args: readonly unknown[];
}

type Module = Readonly<Record<string, unknown>>;
type Callable = (...args: readonly unknown[]) => unknown;

/** Calls as deep as this inside another recorded call are its own business, not the caller's. */
let inside = 0;

/** The calls that the examples of all doc comments and pages make, each shape once. */
export async function recordedCalls(): Promise<readonly RecordedCall[]> {
  const files = [...filesBelow("src", ".ts"), "README.md", ...filesBelow("docs", ".md")];
  const calls: RecordedCall[] = [];
  const seen = new Set<string>();
  const modules = new Map<string, Module>();
  let place = "";
  const record = (name: string, call: Callable, args: readonly unknown[]): void => {
    const shape = `${name} ${shapeOf(args)}`;
    if (seen.has(shape)) return;
    seen.add(shape);
    calls.push({ name, place, call, args: args.map(copyOf) });
  };
  for (const snippet of snippetsOf(files)) {
    const { body, imports } = runnable(snippet);
    if (!imports.every((name) => name === "equalis" || name.startsWith("equalis/"))) continue;
    place = snippet.place;
    for (const name of imports) {
      if (!modules.has(name)) modules.set(name, watched(await load(name), record));
    }
    const block = new Function("modules", "claim", `return (${body.trim().replace(/;$/, "")});`)(
      Object.fromEntries(modules),
      () => undefined,
    ) as () => Promise<void>;
    const log = console.log;
    console.log = () => undefined;
    try {
      await block();
    } finally {
      console.log = log;
    }
  }
  return calls;
}

async function load(name: string): Promise<Module> {
  const entry = /^equalis\/([a-z]+)$/.exec(name)?.[1];
  if (entry === undefined) return await import("../../src/index.ts");
  return (await import(`../../src/${entry}/index.ts`)) as Module;
}

/** The module with functions that record how they are called, in lists of functions too (`columns`, `decay`). */
function watched(
  module: Module,
  record: (name: string, call: Callable, args: readonly unknown[]) => void,
): Module {
  const watch = (name: string, value: unknown): unknown => {
    if (typeof value !== "function" || /^class\b/.test(Function.prototype.toString.call(value))) return value;
    const call = value as Callable;
    return (...args: readonly unknown[]): unknown => {
      if (inside === 0) record(name, call, args);
      inside++;
      try {
        return call(...args);
      } finally {
        inside--;
      }
    };
  };
  return Object.fromEntries(
    Object.entries(module).map(([name, value]) => [
      name,
      isListOfFunctions(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, watch(`${name}.${key}`, item)]))
        : watch(name, value),
    ]),
  );
}

function isListOfFunctions(value: unknown): value is Module {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const items = Object.values(value);
  return items.length > 1 && items.every((item) => typeof item === "function");
}

/** What makes two calls of one function the same for this purpose: keys and types, not values. */
function shapeOf(value: unknown, depth = 0): string {
  if (typeof value === "function") return "function";
  if (typeof value !== "object" || value === null)
    return typeof value === "string" ? JSON.stringify(value.slice(0, 20)) : typeof value;
  if (ArrayBuffer.isView(value)) return value.constructor.name;
  if (depth > 3) return "…";
  if (Array.isArray(value)) return `[${value.length > 0 ? shapeOf(value[0], depth + 1) : ""}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}:${shapeOf(item, depth + 1)}`)
    .join()}}`;
}

/** A copy of plain data all the way down; functions and instances of classes are kept. */
function copyOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return (value as Float64Array).slice();
  if (Array.isArray(value)) return value.map(copyOf);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy = {};
  for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
    Object.defineProperty(
      copy,
      key,
      "value" in descriptor
        ? {
            value: copyOf(descriptor.value),
            enumerable: descriptor.enumerable === true,
            writable: true,
            configurable: true,
          }
        : { ...descriptor, configurable: true },
    );
  }
  return copy;
}

/** Where an argument stands: the place of the argument, then keys. */
export type Place = readonly PropertyKey[];

/** Items of a list that stand for all of it. */
const ITEMS = 2;

/** Every place in the arguments of a call: arguments, fields, first and last items, and one place behind the arguments. */
export function placesOf(args: readonly unknown[], depth: number): Place[] {
  const found: Place[] = [[args.length]];
  const visit = (value: unknown, place: Place): void => {
    if (place.length > 0) found.push(place);
    if (place.length > depth || typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      const chosen = place.length === 0 ? value.length : ITEMS;
      for (const i of new Set([...Array(Math.min(chosen, value.length)).keys(), value.length - 1])) {
        if (i >= 0) visit(value[i], [...place, i]);
      }
    } else if (ArrayBuffer.isView(value)) return;
    else for (const [key, item] of Object.entries(value)) visit(item, [...place, key]);
  };
  visit(args, []);
  return found;
}

/** Copies of the arguments with something else in one place. */
export function withValue(args: readonly unknown[], place: Place, value: unknown): unknown[] {
  const copies = args.map(copyOf);
  let holder = copies as unknown as Record<PropertyKey, unknown>;
  for (const key of place.slice(0, -1)) {
    const inner = holder[key] as Record<PropertyKey, unknown>;
    const own = Object.getPrototypeOf(inner) === Object.prototype || Array.isArray(inner);
    if (!own)
      holder[key] = Object.assign(Object.create(Object.getPrototypeOf(inner) as object) as object, inner);
    holder = holder[key] as Record<PropertyKey, unknown>;
  }
  Object.defineProperty(holder, place.at(-1)!, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
  return copies;
}
