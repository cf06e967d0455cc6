import { randomIndex } from "../../src/numeric/random-index.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";

/** A stream of chances, the same in every run. */
export interface Chance {
  /** A whole number below n. */
  readonly below: (n: number) => number;
  /** One of these. */
  readonly of: <T>(list: readonly T[]) => T;
}

/** Chances from a seed. */
export function chanceOf(seed: string): Chance {
  const random = seededRandom(seed);
  const below = (n: number): number => randomIndex(random, n);
  return { below, of: (list) => list[below(list.length)]! };
}

/** Runs per seed: `FUZZ=20 npx vitest run test/fuzz` makes twenty times as many. */
export const FACTOR: number = Number(process.env.FUZZ ?? 1);

type Keyed = Record<PropertyKey, unknown>;

/** Texts that have broken programs before. */
const TEXTS: readonly string[] = [
  "",
  " ",
  "a ",
  "NaN",
  "0",
  "-1e999",
  "__proto__",
  "constructor",
  "toString",
  "\ud800",
  "\u0000",
  "\u202e",
  "１２",
  "海淀区",
  "2020",
  "2020-02-30",
  "=1+1",
  "x".repeat(201),
  "a\nb",
];

/** Values no JSON text can hold, and values that only look like others. */
const STRANGE: readonly (() => unknown)[] = [
  () => undefined,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 1n,
  () => Symbol("s"),
  () => () => 1,
  () => new Date(0),
  () => new Map([["id", "a"]]),
  () => new Float64Array(3),
  () => Object("a"),
  () => Object(1),
  () => [undefined, 1],
  () => new Array(3),
  () => Object.assign(Object.create({ id: "inherited", name: "inherited" }), { value: 1 }),
  () => Object.create(null),
  () => Object.freeze({ id: "frozen", name: "frozen" }),
  () =>
    new (class Region {
      id = "made";
      name = "made";
    })(),
  () => Object.assign([], { id: "list" }),
  () => ({ [Symbol("s")]: 1, id: "s", name: "s" }),
];

/** Data that fight back when they are read. */
const HOSTILE: readonly (() => unknown)[] = [
  () => ({
    get id(): string {
      throw new Error("not for you");
    },
  }),
  () => {
    let times = 0;
    return {
      get id(): unknown {
        return times++ === 0 ? "first" : { second: times };
      },
      name: "n",
    };
  },
  () =>
    new Proxy(
      {},
      {
        ownKeys() {
          throw new TypeError("no keys");
        },
      },
    ),
  () => new Proxy({}, { get: () => "everything", has: () => true }),
  () => Proxy.revocable({}, {}).proxy,
  () => {
    const { proxy, revoke } = Proxy.revocable<unknown[]>([], {});
    revoke();
    return proxy;
  },
];

/** Plain values. */
const PLAIN: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -0,
  () => -1,
  () => 0.1,
  () => 1e308,
  () => 5e-324,
  () => 2 ** 53,
  () => [],
  () => ({}),
  () => [[]],
  () => [null],
  () => JSON.parse('{"__proto__":{"polluted":true}}'),
  () => JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  () => {
    let deep: unknown = 1;
    for (let i = 0; i < 300; i++) deep = i % 2 === 0 ? [deep] : { children: deep };
    return deep;
  },
];

/** How far a mutation may go. */
export type Malice = "json" | "script" | "hostile";

/** Every place that holds something: the object and the key. */
function places(data: unknown): { readonly at: Keyed; readonly key: string }[] {
  const found: { readonly at: Keyed; readonly key: string }[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== "object" || value === null || depth > 8) return;
    for (const key of Object.keys(value)) {
      found.push({ at: value as Keyed, key });
      visit((value as Keyed)[key], depth + 1);
    }
  };
  visit(data, 0);
  return found;
}

/** One to four changes in random places of plain data, which it changes; it says what it did. */
export function mutate(data: unknown, chance: Chance, malice: Malice): readonly string[] {
  const done: string[] = [];
  for (let rounds = 1 + chance.below(4); rounds > 0; rounds--) {
    // Before any hostile value stands in the data, since looking for places reads them.
    let all: ReturnType<typeof places>;
    try {
      all = places(data);
    } catch {
      return done;
    }
    if (all.length === 0) return done;
    const { at, key } = chance.of(all);
    const other = chance.of(all);
    const value = (): unknown => {
      const kinds = [PLAIN, PLAIN, STRANGE, HOSTILE].slice(
        0,
        malice === "json" ? 2 : malice === "script" ? 3 : 4,
      );
      return chance.below(3) === 0 ? chance.of(TEXTS) : chance.of(chance.of(kinds))();
    };
    const changes: Readonly<Record<string, () => void>> = {
      drop: () => {
        if (Array.isArray(at)) at.splice(Number(key), 1);
        else delete at[key];
      },
      "say twice": () => {
        if (Array.isArray(at)) at.splice(chance.below(at.length + 1), 0, structuredClone(at[Number(key)]));
        else define(at, `${key}${chance.of(["", "2", " "])}`, at[key]);
      },
      rename: () => {
        const held = at[key];
        if (Array.isArray(at)) return;
        delete at[key];
        define(
          at,
          chance.of(["__proto__", "constructor", "valueOf", key.toUpperCase(), `${key}\u200b`, "id"]),
          held,
        );
      },
      replace: () => define(at, key, value()),
      add: () => {
        if (Array.isArray(at)) at.push(value());
        else define(at, chance.of([...TEXTS, "value", "subgroup", "source", "population"]), value());
      },
      exchange: () => {
        const held = at[key];
        define(at, key, other.at[other.key]);
        define(other.at, other.key, held);
      },
      "tie a knot": () => define(at, key, malice === "json" ? null : data),
      shuffle: () => {
        if (Array.isArray(at)) at.reverse();
      },
      "nudge a number": () => {
        const number = at[key];
        if (typeof number === "number") {
          define(at, key, chance.of([-number, number * 1e9, number + 0.5, number / 3, -0, number * 1e-9]));
        }
      },
      "nudge a text": () => {
        const text = at[key];
        if (typeof text === "string") {
          define(
            at,
            key,
            chance.of([text.slice(1), `${text} `, text + text, `${text}\ud800`, text.normalize("NFD")]),
          );
        }
      },
    };
    const name = chance.of(Object.keys(changes));
    try {
      changes[name]!();
      done.push(`${name} at ${key}`);
    } catch (error) {
      // A knot or a frozen object cannot be changed everywhere; anything else is a fault of this file.
      if (!(error instanceof TypeError || (error as Error).name === "DataCloneError")) throw error;
    }
  }
  return done;
}

/** Sets an own property, also one called `__proto__`, which an assignment would not. */
function define(at: Keyed, key: string, value: unknown): void {
  if (Array.isArray(at)) at[Number(key)] = value;
  else Object.defineProperty(at, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A text with one to three faults of transport: lost ends, changed, doubled and lost characters. */
export function garble(text: string, chance: Chance): string {
  let result = text;
  for (let rounds = 1 + chance.below(3); rounds > 0; rounds--) {
    const i = chance.below(result.length + 1);
    const j = Math.min(result.length, i + chance.below(12));
    result = chance.of([
      () => result.slice(0, i),
      () => result.slice(i),
      () => result.slice(0, i) + result.slice(j),
      () => result.slice(0, j) + result.slice(i),
      () =>
        result.slice(0, i) +
        chance.of([...'",;\r\n\t{}[]:\\0eE-.=+@', "\ufeff", "\ud800", "\u0000"]) +
        result.slice(i),
      () => result.slice(0, i) + String.fromCharCode(chance.below(0x10000)) + result.slice(i + 1),
      () =>
        result.replace(
          chance.of([/\n/g, /,/g, /"/g, /\d+/g]),
          chance.of(["\r\n", "\r", ";", "", "NaN", '""']),
        ),
    ])();
  }
  return result;
}

/** The names on the prototypes that everybody shares: a change there would be pollution. */
export function prototypeNames(): string {
  return [
    Object.prototype,
    Array.prototype,
    Function.prototype,
    String.prototype,
    Number.prototype,
    Map.prototype,
  ]
    .map((one) => Reflect.ownKeys(one).map(String).join())
    .join(";");
}
