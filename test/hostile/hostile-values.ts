/** What a hostile value is called, and a function that makes it again for each call. */
export type HostileValue = readonly [name: string, make: () => unknown];

/** A text inside a list that is as deep as this. */
const DEEP = 2_000;

function deepList(): unknown {
  let value: unknown = "end";
  for (let i = 0; i < DEEP; i++) value = [value];
  return value;
}

function deepRecord(): unknown {
  let value: unknown = 1;
  for (let i = 0; i < DEEP; i++) value = { id: "a", children: [value], value };
  return value;
}

function circle(): unknown {
  const value: Record<string, unknown> = { id: "a", name: "a" };
  value.self = value;
  value.children = [value];
  return value;
}

function circularList(): unknown {
  const list: unknown[] = [1];
  list.push(list);
  return list;
}

function revoked(target: object): unknown {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

const thrower = (): never => {
  throw new Error("not for you");
};

/** Values that have broken functions of this kind before, one per way to break them. */
export const HOSTILE_VALUES: readonly HostileValue[] = [
  ["undefined", () => undefined],
  ["null", () => null],
  ["true", () => true],
  ["false", () => false],
  ["0", () => 0],
  ["-0", () => -0],
  ["1", () => 1],
  ["-1", () => -1],
  ["0.5", () => 0.5],
  ["NaN", () => Number.NaN],
  ["Infinity", () => Number.POSITIVE_INFINITY],
  ["-Infinity", () => Number.NEGATIVE_INFINITY],
  ["2^31", () => 2 ** 31],
  ["2^32", () => 2 ** 32],
  ["2^53", () => 2 ** 53],
  ["1e10", () => 1e10],
  ["1e155", () => 1e155],
  ["1e308", () => 1e308],
  ["-1e308", () => -1e308],
  ["MAX_VALUE", () => Number.MAX_VALUE],
  ["MIN_VALUE", () => Number.MIN_VALUE],
  ["1e-160", () => 1e-160],
  ["EPSILON", () => Number.EPSILON],
  ["1n", () => 1n],
  ["Symbol", () => Symbol("s")],
  ["empty text", () => ""],
  ["blank", () => " "],
  ["text 1", () => "1"],
  ["text NaN", () => "NaN"],
  ["text 1,5", () => "1,5"],
  ["full-width digits", () => "１２"],
  ["__proto__", () => "__proto__"],
  ["constructor", () => "constructor"],
  ["toString", () => "toString"],
  ["hasOwnProperty", () => "hasOwnProperty"],
  ["lone surrogate", () => "\ud800"],
  ["NUL", () => "\u0000"],
  ["direction override", () => "\u202e"],
  ["line separator", () => "a\u2028b"],
  ["formula", () => "=1+1"],
  ["markup", () => '<img src=x onerror="alert(1)">'],
  ["no date", () => "2020-02-30"],
  ["long text", () => "x".repeat(100_000)],
  ["Chinese", () => "海淀区"],
  ["empty list", () => []],
  ["list of null", () => [null]],
  ["list of undefined", () => [undefined, 1]],
  ["list of NaN", () => [Number.NaN, 1]],
  ["list of Infinity", () => [Number.POSITIVE_INFINITY, 1]],
  ["list of text", () => ["1", "2"]],
  ["list of one", () => [1]],
  ["list of zeros", () => [0, 0, 0]],
  ["list of negatives", () => [-1, -2, -3]],
  ["list of huge", () => [1e308, 1e308, 1e308]],
  ["list of tiny", () => [5e-324, 5e-324, 5e-324]],
  ["list of lists", () => [[1], [2]]],
  ["ragged list", () => [[1, 2], [3]]],
  ["sparse list", () => new Array(3)],
  ["long sparse list", () => new Array(2 ** 32 - 1)],
  ["array-like", () => ({ length: 2, 0: 1, 1: 2 })],
  ["endless array-like", () => ({ length: 2 ** 53 - 1 })],
  ["negative array-like", () => ({ length: -1 })],
  ["Float64Array", () => new Float64Array([1, 2, 3])],
  ["Float32Array", () => new Float32Array(3)],
  ["BigInt64Array", () => new BigInt64Array(3)],
  ["DataView", () => new DataView(new ArrayBuffer(8))],
  ["detached buffer", () => detached()],
  ["Set", () => new Set([1])],
  ["Map", () => new Map([["id", "a"]])],
  ["Date", () => new Date(0)],
  ["invalid Date", () => new Date(Number.NaN)],
  ["RegExp", () => /(a+)+$/],
  ["Promise", () => Promise.resolve(1)],
  ["boxed number", () => Object(1)],
  ["boxed text", () => Object("a")],
  ["empty record", () => ({})],
  ["record without prototype", () => Object.create(null)],
  ["inherited fields", () => Object.create({ id: "inherited", name: "inherited" })],
  [
    "own __proto__",
    () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  ],
  ["throwing getter", () => Object.defineProperty({}, "id", { enumerable: true, get: thrower })],
  ["throwing length", () => Object.defineProperty({}, "length", { get: thrower })],
  ["throwing valueOf", () => ({ valueOf: thrower, toString: thrower, toJSON: thrower })],
  ["revoked record", () => revoked({})],
  ["revoked list", () => revoked([])],
  ["circular record", circle],
  ["circular list", circularList],
  ["deep list", deepList],
  ["deep record", deepRecord],
  ["function", () => () => 1],
  ["function of NaN", () => () => Number.NaN],
  ["function of undefined", () => () => undefined],
  ["throwing function", () => thrower],
  ["class", () => class Region {}],
  [
    "generator",
    () =>
      (function* endless() {
        while (true) yield 1;
      })(),
  ],
];

function detached(): unknown {
  const array = new Float64Array(3);
  structuredClone(array.buffer, { transfer: [array.buffer] });
  return array;
}
