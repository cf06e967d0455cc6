import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Study } from "../../src/index.ts";
import { type ParsedStudy, parseStudy, StudySchema } from "../../src/schema/index.ts";
import { describePath } from "../../src/schema/raw.ts";
import { fullStudy } from "./full-study.ts";
import { chanceOf, FACTOR, garble, type Malice, mutate, prototypeNames } from "./mutate.ts";

// The work is bounded; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000 });

const LISTS = ["regions", "services", "indicators", "observations", "flows", "goals", "schemes", "sources"];

/** What must hold for whatever comes out, for whatever went in. */
function holds(result: ParsedStudy): void {
  if (result.issues !== undefined) {
    expect(result.study).toBeUndefined();
    expect(result.issues.length).toBeGreaterThan(0);
    for (const { code, path, message, id } of result.issues) {
      if (!/^[a-z_]+$/.test(code) || message === "" || typeof path !== "string")
        expect.fail(`${code} ${path}`);
      if (id !== undefined && typeof id !== "string") expect.fail(`id of ${path}`);
      // The record is named by its place, whatever else is known of it.
      if (path === "" && !["not_a_record", "unreadable", "too_many"].includes(code)) expect.fail(message);
    }
    return;
  }
  const again = parseStudy(result.study);
  expect(again.issues).toBeUndefined();
  expect(JSON.stringify(again.study)).toBe(JSON.stringify(result.study));
}

/** Every object reachable, also under symbols and getters' names. */
function objectsIn(data: unknown, found: Set<unknown> = new Set()): Set<unknown> {
  if (typeof data !== "object" || data === null || found.has(data)) return found;
  found.add(data);
  for (const key of Reflect.ownKeys(data)) {
    const field = Object.getOwnPropertyDescriptor(data, key)!;
    expect(field.get).toBeUndefined();
    objectsIn(field.value, found);
  }
  return found;
}

describe("mutated studies", () => {
  let before = "";
  beforeAll(() => {
    before = prototypeNames();
  });
  test.for<readonly [Malice, number]>([
    ["json", 4000],
    ["script", 3000],
    ["hostile", 1500],
  ])("%s: %i of them give a study or issues, and nothing else", ([malice, runs]) => {
    let sound = 0;
    for (let run = 0; run < runs * FACTOR; run++) {
      const chance = chanceOf(`${malice} ${run}`);
      const data: Study = structuredClone(fullStudy());
      const done = mutate(data, chance, malice);
      try {
        const result = parseStudy(data);
        holds(result);
        if (malice !== "hostile" && result.issues?.some(({ code }) => code === "unreadable")) {
          expect.fail("plain data were called unreadable");
        }
        if (result.study !== undefined) {
          sound++;
          if (malice !== "hostile") {
            const theirs = objectsIn(data);
            for (const object of objectsIn(result.study))
              if (theirs.has(object)) expect.fail("shared with the input");
          }
        }
      } catch (error) {
        throw new Error(`${malice} ${run}: ${done.join(", ")}`, { cause: error });
      }
    }
    expect(prototypeNames()).toBe(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    // Some pass and most do not: neither everything nor nothing is refused.
    expect(sound).toBeGreaterThan(runs / 50);
    expect(sound).toBeLessThan((runs * FACTOR) / 2);
  });

  test("1,500 garbled texts that are still JSON give a study or issues, and nothing else", () => {
    const text = JSON.stringify(fullStudy());
    let read = 0;
    for (let run = 0; read < 1500 * FACTOR; run++) {
      const chance = chanceOf(`garbled ${run}`);
      let data: unknown;
      try {
        data = JSON.parse(garble(text, chance));
      } catch {
        continue;
      }
      read++;
      holds(parseStudy(data));
    }
    expect(prototypeNames()).toBe(before);
  });
});

/** What the schema of the whole study says of its shape, record by record, without any short cut. */
function bySchema(data: unknown): { readonly shape: readonly string[]; readonly study: unknown } {
  const result = StudySchema.safeParse(data, { jitless: true });
  if (result.success) return { shape: [], study: result.data };
  return {
    shape: result.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => `${describePath([...issue.path, key])}: field`)
        : [`${describePath(issue.path)}: ${issue.message}`],
    ),
    study: undefined,
  };
}

test("2,000 studies with observations in every state are accepted, refused and explained exactly as the schema does", () => {
  for (let run = 0; run < 2000 * FACTOR; run++) {
    const chance = chanceOf(`same ${run}`);
    const data = structuredClone(fullStudy()) as unknown as { observations: unknown[] };
    mutate(data.observations, chance, run % 2 === 0 ? "json" : "script");
    mutate(data, chance, "json");
    const ours = parseStudy(data);
    if (ours.issues?.some(({ code }) => ["unsafe_key", "too_deep", "not_a_record"].includes(code))) continue;
    const theirs = bySchema(data);
    const shape = (ours.issues ?? [])
      .filter(({ code }) => code === "shape")
      .map(({ path, message }) => `${path}: ${message.startsWith("field ") ? "field" : message}`);
    expect(shape, `same ${run}`).toEqual(theirs.shape);
    if (ours.study !== undefined) {
      expect(ours.study, `same ${run}`).toStrictEqual(theirs.study);
      expect(JSON.stringify(ours.study)).toBe(JSON.stringify(theirs.study));
    }
  }
});

describe("input made to exhaust", () => {
  const codes = (data: unknown): readonly string[] => [
    ...new Set((parseStudy(data).issues ?? []).map(({ code }) => code)),
  ];
  test("300,000 records that are none: the first 100,000 problems, and that there are more", () => {
    for (const kind of ["regions", "observations", "schemes"]) {
      const { issues } = parseStudy({ ...fullStudy(), [kind]: new Array(300_000).fill(0) });
      expect(issues).toHaveLength(100_001);
      expect(issues!.at(-1)).toMatchObject({ code: "too_many" });
    }
  });
  test("objects that stand for more places than there are atoms", () => {
    let node: Record<string, unknown> = { id: "n", name: "n", points: 1, rule: { kind: "manual" } };
    for (let i = 0; i < 25; i++) node = { id: `n${i}`, name: "n", children: [node, node, node] };
    expect(codes({ ...fullStudy(), schemes: [{ id: "s", name: "s", year: 2020, root: node }] })).toEqual([
      "too_large",
    ]);
  });
  test("a list of itself", () => {
    const list: unknown[] = [];
    for (let i = 0; i < 1_100_000; i++) list.push(list);
    expect(codes({ ...fullStudy(), services: list })).toEqual(["too_large"]);
  });
  test("a list of four billion holes", () => {
    const list: unknown[] = [];
    list.length = 2 ** 32 - 1;
    for (const kind of LISTS) expect(codes({ ...fullStudy(), [kind]: list })).toEqual(["too_large"]);
  });
  test("one record that stands in a list many times is no knot", () => {
    const study = fullStudy();
    const observations = study.observations!.map((one) => ({ ...one, numerator: undefined }));
    const { issues } = parseStudy({
      ...study,
      regions: study.regions.map((region) => ({ ...region, tags: study.regions[1]!.tags })),
      observations,
    });
    expect(issues?.every(({ code }) => code === "inconsistent")).toBe(true);
  });
});

test("what was checked is what is returned, though a record answers otherwise the second time", () => {
  const study = fullStudy();
  for (const [field, first, second] of [
    ["value", 75, Number.NaN],
    ["region", "a", "nowhere"],
    ["period", "2018", "__proto__"],
    ["subgroup", "rural", {}],
  ] as const) {
    let times = 0;
    const observation = Object.defineProperty(
      { region: "a", indicator: "coverage", period: "2018", value: 70 },
      field,
      { get: () => (times++ === 0 ? first : second), enumerable: true },
    );
    const result = parseStudy({ ...study, observations: [observation] });
    expect(result.issues).toBeUndefined();
    expect(result.study!.observations![0]![field]).toBe(first);
  }
});

test("a study whose fields change between two looks is returned as it was checked", () => {
  let times = 0;
  const lists = [fullStudy().regions, "gone"];
  const { study } = parseStudy({
    ...fullStudy(),
    get regions() {
      return lists[times++];
    },
  });
  expect(study!.regions).toEqual(fullStudy().regions);
  expect(times).toBe(1);
});

test("changing the input afterwards does not change the study", () => {
  const input = structuredClone(fullStudy()) as unknown as {
    observations: { value: number }[];
    regions: { id: string }[];
  };
  const { study } = parseStudy(input);
  input.observations[0]!.value = Number.NaN;
  input.regions.length = 0;
  expect(study).toEqual(fullStudy());
});

test("a ratio too large to compute is not taken for its value", () => {
  const study = fullStudy();
  const { issues } = parseStudy({
    ...study,
    observations: [
      { region: "a", indicator: "beds", period: "2020", value: 5, numerator: 1e308, denominator: 1e-5 },
    ],
  });
  expect(issues?.map(({ code }) => code)).toEqual(["inconsistent"]);
});
