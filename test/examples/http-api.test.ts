import { readFileSync } from "node:fs";
import { request } from "node:http";
import Ajv2020 from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningApi, start, toJson } from "../../docs/examples/http-api/server.ts";
import { fullStudy } from "../fuzz/full-study.ts";

let api: RunningApi;
beforeAll(async () => {
  api = await start({ port: 0, maxBytes: 20_000 });
});
afterAll(() => api.close());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & {
    readonly error: {
      readonly code: string;
      readonly message: string;
      readonly where?: string;
      readonly issues: readonly Record<string, unknown>[];
      readonly total: number;
    };
  };
}

async function call(path: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(api.url + path, init);
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer["body"],
  };
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  call(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

/** Coverage 70, 75, 80 for 1,000, 2,000 and 3,000 people. */
const study = fullStudy();

describe("a valid study", () => {
  test("a gap: 70, 75 and 80, each county once", async () => {
    const { status, headers, body } = await post("/gap", {
      study,
      question: { indicator: "coverage", period: "2020", weights: "equal" },
    });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    // Mean difference over twice the mean: (5 + 5 + 10) * 2 / 9 / (2 * 75).
    expect(body.value).toBeCloseTo(40 / 9 / 150, 12);
    expect(body).toMatchObject({ kind: "gap", study: "three-towns", method: "gini", n: 3, weights: "equal" });
  });
  test("another index by its id", async () => {
    const { body } = await post("/gap", {
      study,
      question: { indicator: "coverage", period: "2020", weights: "equal", index: "hoover" },
    });
    // Half the mean absolute deviation over the mean: (5 + 0 + 5) / 3 / 75 / 2.
    expect(body.value).toBeCloseTo(10 / 3 / 150, 12);
    expect(body.method).toBe("hoover");
  });
  test("resources: who is short of the standard of 80", async () => {
    const { status, body } = await post("/resources", {
      study,
      question: { indicator: "coverage", period: "2020" },
    });
    expect(status).toBe(200);
    expect((body.rows as { region: string; met: boolean }[]).map(({ region, met }) => [region, met])).toEqual(
      [
        ["a", false],
        ["b", false],
        ["c", true],
      ],
    );
  });
  test("a reconciliation: 90 of 100 arrived", async () => {
    const { status, body } = await post("/reconciliation", { study, question: { service: "prevention" } });
    expect(status).toBe(200);
    expect(body.kind).toBe("reconciliation");
    expect(JSON.stringify(body.byRegion ?? body.rows)).toContain('"arrived":90');
  });
  test("an infinite index is a text, not null", async () => {
    const { status, body } = await post("/gap", {
      study: {
        ...study,
        observations: study.observations!.map((one) =>
          one.indicator === "beds" && one.region === "a" ? { ...one, value: 0 } : one,
        ),
      },
      question: { indicator: "beds", index: "meanLogDeviation" },
    });
    expect(status).toBe(200);
    expect(body.value).toBe("Infinity");
  });
});

test("typed arrays stay lists, and numbers that JSON does not have are texts", () => {
  expect(toJson({ amounts: Float64Array.of(1, Number.POSITIVE_INFINITY), none: null })).toBe(
    '{"amounts":[1,"Infinity"],"none":null}',
  );
});

test("the document names every operation and types what every result has", async () => {
  const { body } = await call("/openapi.json");
  const paths = body.paths as Record<string, { post: { operationId: string } }>;
  expect(Object.values(paths).map(({ post: { operationId } }) => operationId)).toEqual([
    "measureGap",
    "measureResources",
    "reconcile",
  ]);
  const { Result } = (body.components as { schemas: Record<string, Record<string, unknown>> }).schemas;
  expect(Result!.required).toEqual(["kind", "study", "value", "unit", "method", "n", "warnings"]);
  expect(JSON.stringify(Result!.properties)).toContain('"enum":["Infinity","-Infinity"]');
});

describe("400: what is wrong with the body, all of it", () => {
  test("an unknown key of the question: those there are", async () => {
    const { body } = await post("/gap", { study, question: { indicator: "coverage", colour: "red" } });
    expect(body.error.issues[0]!.message).toContain(
      "a question to /gap takes indicator, period, subgroup, missing, population, regions, level, within, index, weights, groupBy",
    );
  });
  test("problems of the study, of the question and of the body at once", async () => {
    const { status, body } = await post("/gap", {
      study: {
        ...study,
        regions: [...study.regions, { id: "d", name: "D", parent: "nowhere" }],
        observations: [
          ...study.observations!,
          { region: "a", indicator: "beds", period: "2021", value: "7" },
        ],
      },
      question: { indicator: "coverage", index: "magic", colour: "red" },
      token: "x",
    });
    expect(status).toBe(400);
    expect(body.error.code).toBe("invalid_data");
    expect(body.error.issues.map(({ path, id }) => [path, id])).toEqual([
      ["token", undefined],
      ["question.index", undefined],
      ["question", undefined],
      ["study.observations[12].value", "a / beds / 2021"],
      ["study.regions[4].parent", "d"],
    ]);
    expect(body.error.total).toBe(5);
  });
  test("100 problems are listed, all are counted", async () => {
    const { status, body } = await post("/gap", {
      study: { ...study, goals: new Array(250).fill(0) },
      question: {},
    });
    expect(status).toBe(400);
    expect(body.error.issues).toHaveLength(100);
    expect(body.error.total).toBe(251);
  });
  test.for([
    ["cut off", '{"study":'],
    ["empty", ""],
    ["no object", "[]"],
    ["null", "null"],
    ["empty object", "{}"],
    ["NaN", '{"study":NaN}'],
    ["deep", `${"[".repeat(9000)}${"]".repeat(9000)}`],
  ] as const)("%s", async ([, text]) => {
    const { status, body } = await post("/gap", text);
    expect(status).toBe(400);
    expect(body.error.message).not.toBe("");
    expect(JSON.stringify(body)).not.toMatch(/\bat .*\.ts|node_modules/);
  });
  test("bytes that are no UTF-8", async () => {
    const { status, body } = await call("/gap", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    });
    expect([status, body.error.code]).toEqual([400, "not_json"]);
  });
  test("keys that would reach the prototype reach nothing", async () => {
    const text = JSON.stringify({ study, question: { indicator: "coverage" } });
    for (const poison of [
      text.replace('"three-towns"', '"three-towns","__proto__":{"polluted":1}'),
      text.replace('{"study"', '{"__proto__":{"polluted":1},"study"'),
      text.replace('"question":{', '"question":{"__proto__":{"polluted":1},'),
      text.replace('"codes":{', '"codes":{"__proto__":"1",'),
    ]) {
      expect(poison).not.toBe(text);
      const { status } = await post("/gap", poison);
      expect(status).toBe(400);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("413: too large", () => {
  const large = JSON.stringify({ study: { ...study, description: "x".repeat(30_000) }, question: {} });
  test("with its length said", async () => {
    const { status, body } = await post("/gap", large);
    expect([status, body.error.code]).toEqual([413, "too_large"]);
  });
  test("in pieces, without a length", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(
        `${api.url}/gap`,
        { method: "POST", headers: { "content-type": "application/json", "transfer-encoding": "chunked" } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      sent.on("error", reject);
      for (let i = 0; i < large.length; i += 5000) sent.write(large.slice(i, i + 5000));
      sent.end();
    });
    expect(status).toBe(413);
  });
  test("a body in pieces that is small enough is read", async () => {
    const text = JSON.stringify({ study, question: { indicator: "coverage" } });
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(
        `${api.url}/gap`,
        { method: "POST", headers: { "content-type": "application/json", "transfer-encoding": "chunked" } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      sent.on("error", reject);
      for (let i = 0; i < text.length; i += 700) sent.write(text.slice(i, i + 700));
      sent.end();
    });
    expect(status).toBe(200);
  });
});

describe("the other refusals", () => {
  test("422: a question that the study cannot answer", async () => {
    const observations = study.observations!.filter((one) => one.region !== "c" || one.indicator !== "beds");
    const { status, body } = await post("/gap", {
      study: { ...study, observations },
      question: { indicator: "beds", period: "2020" },
    });
    expect(status).toBe(422);
    expect(body.error).toMatchObject({ code: "missing_value", where: "measureGap", total: 1 });
    expect(body.error.issues.map(({ id }) => id)).toEqual(["c"]);
  });
  test("422: an indicator that does not exist", async () => {
    const { status, body } = await post("/resources", { study, question: { indicator: "constructor" } });
    expect(status).toBe(422);
    expect(body.error).toMatchObject({ code: "unknown_id", where: "measureResources" });
  });
  test("404 and 405", async () => {
    expect((await call("/nothing")).status).toBe(404);
    expect((await call("/__proto__")).status).toBe(404);
    for (const [path, method, allowed] of [
      ["/gap", "GET", "POST"],
      ["/resources", "PUT", "POST"],
      ["/reconciliation", "DELETE", "POST"],
      ["/openapi.json", "POST", "GET"],
    ] as const) {
      const { status, headers, body } = await call(path, { method });
      expect([status, headers.get("allow"), body.error.code]).toEqual([405, allowed, "method_not_allowed"]);
    }
  });
  test.for(["text/plain", "application/x-www-form-urlencoded", "application/json; charset=gbk"])(
    "415: %s",
    async (type) => {
      expect((await post("/gap", {}, { "content-type": type })).status).toBe(415);
    },
  );
  test("415: compressed", async () => {
    expect((await post("/gap", {}, { "content-encoding": "gzip" })).status).toBe(415);
  });
});

describe("the OpenAPI document", () => {
  let document: {
    openapi: string;
    paths: Record<string, { post: { responses: object; requestBody: object } }>;
    components: { schemas: Record<string, object> };
  };
  beforeAll(async () => {
    const { status, body } = await call("/openapi.json");
    expect(status).toBe(200);
    document = body as never;
  });
  test("names every path, answer and model", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths)).toEqual(["/gap", "/resources", "/reconciliation"]);
    for (const { post } of Object.values(document.paths)) {
      expect(Object.keys(post.responses)).toEqual(["200", "400", "413", "415", "422"]);
    }
    for (const model of [
      "Study",
      "Region",
      "Indicator",
      "Observation",
      "FiscalFlow",
      "GapOptions",
      "Refusal",
    ]) {
      expect(Object.keys(document.components.schemas)).toContain(model);
    }
  });
  test("every reference leads somewhere", () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name!,
    );
    expect(references.length).toBeGreaterThan(10);
    for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name);
  });
  test("refuses unknown fields of an observation, as the service does", () => {
    expect(document.components.schemas.Observation).toMatchObject({
      type: "object",
      additionalProperties: false,
      required: ["region", "indicator", "period", "value"],
    });
  });
});

describe("a request is valid by the document", () => {
  /** Whether the document takes a request to a path; what it says where not. */
  const check = (path: string, body: unknown): string => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(api.document, "document");
    const validate = ajv.compile({
      $ref: `document#/paths/~1${path.slice(1)}/post/requestBody/content/application~1json/schema`,
    });
    return validate(body) ? "" : ajv.errorsText(validate.errors);
  };
  const api = { document: {} as object };
  beforeAll(async () => {
    api.document = (await call("/openapi.json")).body as object;
  });
  test("the request of the guide", () => {
    const guide = readFileSync(new URL("../../docs/how-to/http-api.md", import.meta.url), "utf8");
    const [, request] = /```json\n([\s\S]*?)```/.exec(guide)!;
    expect(check("/gap", JSON.parse(request!))).toBe("");
  });
  test("the requests of these tests, ids of several words and scripts among them", () => {
    expect(check("/resources", { study, question: { indicator: "beds", period: "2021" } })).toBe("");
    const regions = [...study.regions, { id: "内蒙古 east\n2", name: "一" }];
    expect(check("/gap", { study: { ...study, regions }, question: { indicator: "beds" } })).toBe("");
  });
  test.for([" a", "a ", "__proto__", ""])("not an id that the service refuses: %j", (id) => {
    const regions = [...study.regions, { id, name: "x" }];
    expect(check("/gap", { study: { ...study, regions }, question: { indicator: "beds" } })).not.toBe("");
  });
});

describe("the guide", () => {
  let guide = "";
  beforeAll(() => {
    guide = readFileSync(new URL("../../docs/how-to/http-api.md", import.meta.url), "utf8");
  });
  const blocks = (fence: string): string[] =>
    [...guide.matchAll(new RegExp(`\`\`\`${fence}\\n([^]*?)\`\`\``, "g"))].map(([, block]) => block!);
  test("quotes the program as it is", () => {
    const program = readFileSync(new URL("../../docs/examples/http-api/server.ts", import.meta.url), "utf8");
    const quotes = blocks("ts ignore");
    expect(quotes).toHaveLength(4);
    for (const quote of quotes) expect(program).toContain(quote);
  });
  test("shows a request and its answer", async () => {
    const [asked, answered] = blocks("json");
    const { status, body } = await post("/gap", asked!);
    expect(status).toBe(200);
    expect(body).toMatchObject(JSON.parse(answered!));
  });
  test("names every path of the service", async () => {
    const { body } = await call("/openapi.json");
    for (const path of Object.keys(body.paths as object)) expect(guide).toContain(`POST ${path}`);
  });
});

test("the example asks for the versions that the tests ran with", () => {
  const read = (
    path: string,
  ): { dependencies: Record<string, string>; devDependencies: Record<string, string> } =>
    JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
  const root = read("package.json");
  for (const [name, range] of Object.entries(read("docs/examples/http-api/package.json").dependencies)) {
    if (name === "equalis") continue;
    expect((root.dependencies[name] ?? root.devDependencies[name])!.replace("^", ""), name).toBe(
      range.replace("^", ""),
    );
  }
});
