import { filesBelow, runnable, snippetsOf } from "../support/snippets.ts";
import type { LegalCall } from "./wrong-kinds-calls.ts";

type Callable = (...args: unknown[]) => unknown;
type Module = Readonly<Record<string, unknown>>;

/** The exports of a module of `src`. */
export function exportsOf(module: string): Promise<Module> {
  return import(`../../src/${module}/index.ts`) as Promise<Module>;
}

/**
 * The first call of each function of the module that the examples of its doc comments make, with the arguments as they were:
 * a call that is legal and that each new function brings along.
 */
export async function exampleCalls(module: string): Promise<LegalCall[]> {
  const found = new Map<string, LegalCall>();
  const root = await import("../../src/index.ts");
  const record = (exports: Module): Module =>
    Object.fromEntries(
      Object.entries(exports).map(([name, value]) => [
        name,
        typeof value === "function" && /^[a-z]/.test(name) ? recorded(name, value as Callable, found) : value,
      ]),
    );
  for (const snippet of snippetsOf(filesBelow(`src/${module}`, ".ts"))) {
    const { body, imports } = runnable(snippet);
    const modules: Record<string, Module> = {};
    for (const from of imports) {
      const entry = /^equalis(?:\/([a-z]+))?$/.exec(from);
      if (entry === null) modules[from] = await import(/* @vite-ignore */ from);
      else modules[from] = record(entry[1] === undefined ? root : await exportsOf(entry[1]));
    }
    const run = new Function("modules", "claim", `return (${body.trim().replace(/;$/, "")});`)(
      modules,
      () => undefined,
    ) as () => Promise<void>;
    await run();
  }
  return [...found.values()];
}

/** What the library returned: no data of the caller. */
const made = new WeakSet<object>();

function recorded(name: string, call: Callable, found: Map<string, LegalCall>): Callable {
  return (...args) => {
    const copy = args.map((arg) => plainCopy(arg));
    const result = call(...args);
    if (typeof result === "object" && result !== null) made.add(result);
    if (!found.has(name)) found.set(name, { name, call: call as LegalCall["call"], args: copy });
    return result;
  };
}

/** Plain data, so that one place of it can be made wrong; functions and records that the library made stay. */
function plainCopy(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>);
  if (Array.isArray(value)) return value.map((item) => plainCopy(item));
  if (typeof value !== "object" || value === null || made.has(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainCopy(item)]));
}
