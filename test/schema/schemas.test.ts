import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import * as schemas from "../../src/schema/index.ts";
import { matching } from "../../src/schema/matching.ts";

describe("a schema is tied to its type", () => {
  interface Pair {
    readonly a: string;
    readonly b?: number | undefined;
  }
  test("the same type passes through untouched", () => {
    const schema = z.strictObject({ a: z.string(), b: z.number().optional() });
    expect(matching<Pair>()(schema)).toBe(schema);
  });
  test("a missing, an extra, a wrong and a required key do not compile", () => {
    // @ts-expect-error [ts2345] - b is missing.
    matching<Pair>()(z.strictObject({ a: z.string() }));
    // @ts-expect-error [ts2345] - c is extra.
    matching<Pair>()(z.strictObject({ a: z.string(), b: z.number().optional(), c: z.string() }));
    // @ts-expect-error [ts2345] - b has another type.
    matching<Pair>()(z.strictObject({ a: z.string(), b: z.string().optional() }));
    // @ts-expect-error [ts2345] - b is required.
    matching<Pair>()(z.strictObject({ a: z.string(), b: z.number() }));
    expect(true).toBe(true);
  });
});

test("making the schemas leaves the zod of everybody else as it was", () => {
  expect(z.config().jitless).toBeUndefined();
});

describe("as JSON Schema", () => {
  const required: Record<string, readonly string[]> = {
    AppraisalScheme: ["id", "name", "year", "root"],
    Evidence: ["node", "value"],
    FiscalFlow: ["id", "from", "to", "kind", "period", "currency", "amounts"],
    Goal: ["id", "name", "indicator", "target", "deadline"],
    IncidenceOptions: ["income"],
    IncidenceResult: [
      ...[
        "kind",
        "study",
        "name",
        "period",
        "currency",
        "gini",
        "method",
        "rows",
        "payments",
        "overall",
        "n",
      ],
      ...["omitted", "population", "warnings", "sources"],
    ],
    Indicator: ["id", "name", "dimension", "direction", "unit", "scale"],
    Observation: ["region", "indicator", "period", "value"],
    ProtectionOptions: ["consumption", "outOfPocket", "povertyLine"],
    ProtectionResult: [
      ...[
        "kind",
        "study",
        "name",
        "period",
        "currency",
        "value",
        "method",
        "hardship",
        "impoverishing",
        "large",
      ],
      ...["former", "povertyLine", "poverty", "catastrophic", "rows", "curve", "n", "omitted", "population"],
      ...["warnings", "sources"],
    ],
    Region: ["id", "name"],
    Service: ["id", "name"],
    Source: ["id", "title", "status"],
    Study: ["id", "name", "regions"],
    Survey: ["id", "name", "unit", "columns"],
  };
  test("there is one for each model", () => {
    expect(Object.keys(schemas.jsonSchemas).filter((name) => name in required)).toEqual(
      Object.keys(required),
    );
    const made = Object.keys(schemas).filter((name) => /(?:Options|Result)Schema$/.test(name));
    const rest = Object.keys(schemas.jsonSchemas).filter((name) => /(?:Options|Result)$/.test(name));
    expect(rest.map((name) => `${name}Schema`).sort()).toEqual(made.sort());
  });
  test.for(Object.entries(schemas.jsonSchemas))("%s", ([name, make]) => {
    const schema = make() as {
      $schema: string;
      $ref: string;
      $defs: Record<string, Record<string, unknown>>;
    };
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema.$ref).toBe(`#/$defs/${name}`);
    expect(schema.$defs[name]).toMatchObject({ type: "object", additionalProperties: false });
    if (name in required) expect(schema.$defs[name]?.required).toEqual(required[name]);
    if (name.endsWith("Result")) {
      expect(schema.$defs[name]?.required).toEqual(
        expect.arrayContaining(["kind", "study", "n", "omitted", "warnings", "sources"]),
      );
    }
  });
  test("every pattern is read without flags, by any reader of JSON Schema", () => {
    const patterns: string[] = [];
    const visit = (part: unknown): void => {
      if (typeof part !== "object" || part === null) return;
      for (const [key, value] of Object.entries(part)) {
        if (key === "pattern" && typeof value === "string") patterns.push(value);
        else visit(value);
      }
    };
    for (const make of Object.values(schemas.jsonSchemas)) visit(make());
    expect(patterns.length).toBeGreaterThan(10);
    for (const pattern of patterns) {
      expect(pattern).not.toMatch(/^\/|\/[dgimsuvy]*$/);
      for (const flags of ["", "u"]) expect(() => new RegExp(pattern, flags)).not.toThrow();
    }
    const folder = new URL("../../src/schema/", import.meta.url);
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".ts"),
    )) {
      const code = readFileSync(new URL(file, folder), "utf8");
      expect(code, file).not.toMatch(/\.regex\(\s*\/(?:[^/\n\\]|\\.)+\/[dgimsuvy]/);
    }
  });
  test("a name and a unit are of one line's length", () => {
    const long = "x".repeat(501);
    expect(schemas.RegionSchema.safeParse({ id: "a", name: long }).success).toBe(false);
    expect(schemas.RegionSchema.safeParse({ id: "a", name: { en: long } }).success).toBe(false);
    expect(schemas.RegionSchema.safeParse({ id: "a", name: long.slice(1) }).success).toBe(true);
  });
  test("a node of a scheme holds nodes", () => {
    const { $defs } = schemas.jsonSchemas.AppraisalScheme() as {
      $defs: Record<string, { properties: Record<string, unknown> }>;
    };
    expect($defs.AppraisalNode?.properties.children).toEqual({
      type: "array",
      items: { $ref: "#/$defs/AppraisalNode" },
    });
  });
});

describe("single schemas", () => {
  test.for([
    ["a region", schemas.RegionSchema, { id: "a", name: "A" }, { id: "a" }],
    [
      "a service",
      schemas.ServiceSchema,
      { id: "a", name: "A", system: "drug-supply" },
      { id: "a", name: "A", system: "x" },
    ],
    [
      "an observation",
      schemas.ObservationSchema,
      { region: "a", indicator: "b", period: "2020-Q1", value: null },
      { region: "a", indicator: "b", period: "2020-Q5", value: null },
    ],
    [
      "an indicator",
      schemas.IndicatorSchema,
      { id: "a", name: "A", dimension: "input", direction: "lower", unit: "u", scale: 1 },
      { id: "a", name: "A", dimension: "input", direction: "down", unit: "u", scale: 1 },
    ],
    [
      "a source",
      schemas.SourceSchema,
      { id: "a", title: "A", status: "illustrative" },
      { id: "a", title: "A", status: "made up" },
    ],
    [
      "evidence",
      schemas.EvidenceSchema,
      { node: "a", value: 3, sample: { checked: 10, confirmed: 9 } },
      { node: "a", value: "3" },
    ],
    [
      "an id with a space at its end",
      schemas.RegionSchema,
      { id: "a b", name: "A" },
      { id: "a ", name: "A" },
    ],
    [
      "an id that is __proto__",
      schemas.RegionSchema,
      { id: "proto", name: "A" },
      { id: "__proto__", name: "A" },
    ],
  ] as const)("%s", ([, schema, right, wrong]) => {
    expect(schema.safeParse(right)).toMatchObject({ success: true, data: right });
    expect(schema.safeParse(wrong).success).toBe(false);
  });
});

test("every object schema is made so that zod probes for no compiler: a strict content security policy would report it", () => {
  const folder = new URL("../../src/schema/", import.meta.url);
  const others = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && file !== "strict-record.ts",
  );
  const made = others.filter((file) =>
    /z\.(strictObject|object|looseObject)\(/.test(readFileSync(new URL(file, folder), "utf8")),
  );
  expect(made).toEqual([]);
});
