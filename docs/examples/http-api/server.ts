import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { OpenAPIHono } from "@hono/zod-openapi";
import { EqualizationError, INDICES, measureGap, measureResources, reconcile, type Study } from "equalis";
import { parseStudy, StudySchema } from "equalis/schema";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import * as z from "zod";

/** What the service is told when it is made. */
export interface ApiOptions {
  /** The largest body that is read, in bytes. */
  readonly maxBytes?: number;
}

/** No caller mends more problems at a time. */
const MOST_PROBLEMS = 100;

// ---- What can be asked: the study is the library's own schema, a question is a record of plain options.

const Population = z.strictObject({
  concept: z.enum(["resident", "registered", "service"]),
  year: z.int(),
});

const Column = z.strictObject({
  indicator: z.string().meta({ description: "Id of an indicator of the study", example: "beds" }),
  period: z.string().optional().meta({ description: "Absent: the latest one with a value", example: "2020" }),
  subgroup: z.string().optional(),
  missing: z.enum(["error", "omit"]).optional(),
  population: Population.optional(),
  regions: z.array(z.string()).optional(),
  level: z.int().optional(),
  within: z.string().optional(),
});

const GapOptions = z
  .strictObject({
    ...Column.shape,
    index: z.enum(INDICES.map(({ id }) => id)).optional(),
    weights: z.enum(["population", "equal"]).optional(),
    groupBy: z.string().optional(),
  })
  .meta({ id: "GapOptions" });

const ResourceOptions = z
  .strictObject({
    ...Column.shape,
    standard: z.number().optional(),
    standardDate: z.iso.date().optional(),
    whole: z.boolean().optional(),
  })
  .meta({ id: "ResourceOptions" });

const oneOrMore = z.union([z.string(), z.array(z.string())]);
const ReconciliationOptions = z
  .strictObject({
    period: oneOrMore.optional(),
    service: oneOrMore.optional(),
    currency: z.string().optional(),
    asOf: z.iso.date().optional(),
    population: Population.optional(),
    regions: z.array(z.string()).optional(),
    level: z.int().optional(),
    within: z.string().optional(),
  })
  .meta({ id: "ReconciliationOptions" });

// ---- What is answered.

/** A number; as text where JSON has none for it; `null` where there is nothing to tell. */
const Measured = z.union([z.number(), z.enum(["Infinity", "-Infinity"]), z.null()]);

const Result = z
  .looseObject({
    kind: z.enum(["gap", "resources", "reconciliation"]),
    study: z.string().meta({ description: "Id of the study" }),
    value: Measured.meta({ description: "The one number asked for" }),
    unit: z.string().meta({ description: "Unit of the value", example: "index" }),
    method: z.string().meta({ description: "How the value came about" }),
    n: z.int().meta({ description: "Regions, or receivers, that entered" }),
    warnings: z.array(z.looseObject({ code: z.string(), message: z.string() })),
  })
  .meta({
    id: "Result",
    description:
      'A result of equalis as its reference describes it. A number that is not finite, such as an infinite index, is the text "Infinity" or "-Infinity", since JSON has no such number.',
  });

const Refusal = z
  .strictObject({
    error: z.strictObject({
      code: z.string().meta({ description: "For programs", example: "invalid_data" }),
      message: z.string().meta({ description: "For people" }),
      where: z.string().optional().meta({ description: "The function that refused" }),
      issues: z
        .array(
          z.strictObject({
            code: z.string(),
            path: z.string().meta({ example: "study.observations[3].value" }),
            id: z.string().optional().meta({ description: "The record concerned" }),
            message: z.string(),
          }),
        )
        .meta({ description: `The problems, ${MOST_PROBLEMS} at most` }),
      total: z.int().meta({ description: "How many problems there are" }),
    }),
  })
  .meta({ id: "Refusal" });

type Issue = z.infer<typeof Refusal>["error"]["issues"][number];

interface Endpoint<Q> {
  /** Name of the operation in clients made from the document. */
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly question: z.ZodType<Q>;
  readonly compute: (study: Study, question: Q) => unknown;
}

// The types of the library say `?: T | undefined`, as zod does: a parsed question is an option record as it is.
const gap: Endpoint<z.infer<typeof GapOptions>> = {
  id: "measureGap",
  path: "/gap",
  summary: "How unequal the regions are in one indicator",
  question: GapOptions,
  compute: (study, { index, ...question }) =>
    measureGap(study, { ...question, index: INDICES.find(({ id }) => id === index) }),
};
const resources: Endpoint<z.infer<typeof ResourceOptions>> = {
  id: "measureResources",
  path: "/resources",
  summary: "Who has how much of one resource, and how much is short of the standard",
  question: ResourceOptions,
  compute: measureResources,
};
const reconciliation: Endpoint<z.infer<typeof ReconciliationOptions>> = {
  id: "reconcile",
  path: "/reconciliation",
  summary: "Whether the money that was due arrived, and what was spent",
  question: ReconciliationOptions,
  compute: reconcile,
};

/** The service, not yet listening. */
export function createApi({ maxBytes = 10_000_000 }: ApiOptions = {}): OpenAPIHono {
  const api = new OpenAPIHono();
  api.use(secureHeaders());
  // Counts what arrives, so that a body without a length, or longer than it says, is stopped as well.
  api.use(
    bodyLimit({
      maxSize: maxBytes,
      onError: (c) => refuse(c, 413, "too_large", `the body is larger than ${maxBytes} bytes`),
    }),
  );

  offer(api, gap);
  offer(api, resources);
  offer(api, reconciliation);

  api.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Equalization", version: "1", description: "Studies in, results out." },
  });
  api.all("/openapi.json", (c) => notAllowed(c, "GET"));

  api.notFound((c) => refuse(c, 404, "not_found", "there is nothing here; see /openapi.json"));
  api.onError((error, c) => {
    if (error instanceof HTTPException)
      return refuse(c, error.status, "bad_request", "the request is not HTTP");
    // A fault of ours: the log has all of it, the caller nothing that helps an attacker.
    console.error(error);
    return refuse(c, 500, "internal", "something went wrong here; try again later");
  });
  return api;
}

/** Puts one question on offer, in the program and in the OpenAPI document. */
function offer<Q>(api: OpenAPIHono, { id, path, summary, question, compute }: Endpoint<Q>): void {
  const content = (schema: z.ZodType) => ({ "application/json": { schema } });
  const refusal = (description: string) => ({ description, content: content(Refusal) });
  api.openAPIRegistry.registerPath({
    method: "post",
    path,
    operationId: id,
    summary,
    request: {
      body: { required: true, content: content(z.strictObject({ study: StudySchema, question })) },
    },
    responses: {
      200: { description: "The result", content: content(Result) },
      400: refusal("The body is no valid study or question; every problem is listed"),
      413: refusal("The body is too large"),
      415: refusal("The body is not JSON in UTF-8"),
      422: refusal("The study is valid, the question cannot be answered from it"),
    },
  });
  api.post(path, async (c) => {
    if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(c.req.header("content-type") ?? "")) {
      return refuse(c, 415, "unsupported_media_type", "send application/json in UTF-8");
    }
    if ((c.req.header("content-encoding") ?? "identity") !== "identity") {
      return refuse(c, 415, "unsupported_media_type", "send the body as it is, not compressed");
    }
    const bytes = await c.req.arrayBuffer();
    let body: unknown;
    try {
      // Faulty bytes are refused: replacing them would change names in silence.
      body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch {
      return refuse(c, 400, "not_json", "the body is not JSON in UTF-8");
    }
    if (typeof body !== "object" || body === null || Array.isArray(body)) {
      return refuse(c, 400, "invalid_data", "the body is one object: { study, question }");
    }

    const issues: Issue[] = [];
    for (const key of Object.keys(body)) {
      if (key !== "study" && key !== "question") {
        issues.push({ code: "shape", path: key, message: "a body has only study and question" });
      }
    }
    const given = body as { readonly study?: unknown; readonly question?: unknown };
    const asked = question.safeParse(given.question);
    for (const { code, path: at, message } of asked.error?.issues ?? []) {
      // A misspelled key is mended sooner where those there are stand beside it.
      const known =
        code === "unrecognized_keys" && at.length === 0 && question instanceof z.ZodObject
          ? `; a question to ${path} takes ${Object.keys(question.shape).join(", ")}`
          : "";
      issues.push({ code: "shape", path: ["question", ...at].join("."), message: message + known });
    }
    const parsed = parseStudy(given.study);
    for (const { code, path: at, id, message } of parsed.issues ?? []) {
      issues.push({
        code,
        path: at === "" ? "study" : `study.${at}`,
        ...(id === undefined ? {} : { id }),
        message,
      });
    }
    if (issues.length > 0 || parsed.study === undefined || !asked.success) {
      return refuse(c, 400, "invalid_data", "the body has problems", { issues });
    }

    try {
      return json(c, 200, compute(parsed.study, asked.data));
    } catch (error) {
      if (!(error instanceof EqualizationError)) throw error;
      const found = error.issues.map(({ code, path: at, id, message }) => ({
        code,
        path: at,
        ...(id === undefined ? {} : { id }),
        message,
      }));
      return refuse(c, 422, error.code, error.message, { where: error.where, issues: found });
    }
  });
  api.all(path, (c) => notAllowed(c, "POST"));
}

function notAllowed(c: Context, allowed: string): Response {
  c.header("Allow", allowed);
  return refuse(c, 405, "method_not_allowed", `only ${allowed} is answered here`);
}

function refuse(
  c: Context,
  status: number,
  code: string,
  message: string,
  { where, issues = [] }: { readonly where?: string; readonly issues?: readonly Issue[] } = {},
): Response {
  const error = {
    code,
    message,
    ...(where === undefined ? {} : { where }),
    issues: issues.slice(0, MOST_PROBLEMS),
    total: issues.length,
  };
  return json(c, status, { error });
}

/** JSON in which no number is lost: those that JSON cannot write become texts, not null, and typed arrays stay lists. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    one instanceof Float64Array
      ? Array.from(one)
      : typeof one === "number" && !Number.isFinite(one)
        ? String(one)
        : one,
  );
}

function json(c: Context, status: number, value: unknown): Response {
  c.header("Content-Type", "application/json");
  return c.newResponse(toJson(value), status as 200);
}

/** A server that listens. */
export interface RunningApi {
  /** Where it listens. */
  readonly url: string;
  /** Stops it. */
  readonly close: () => Promise<void>;
}

/** Starts the service; port 0 takes any free one. */
export function start(
  options: ApiOptions & { readonly port: number; readonly host?: string },
): Promise<RunningApi> {
  const { port, host = "127.0.0.1" } = options;
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: createApi(options).fetch, port, hostname: host }, (info: AddressInfo) =>
      resolve({
        url: `http://${host}:${info.port}`,
        close: () => new Promise((done) => server.close(() => done())),
      }),
    );
    server.on("error", reject);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await start({
    port: Number(process.env.PORT ?? 3000),
    host: process.env.HOST ?? "127.0.0.1",
  });
  console.log(`${url}/openapi.json`);
}
