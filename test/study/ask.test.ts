import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import {
  ask,
  atkinson,
  brazilFundeb,
  EqualizationError,
  INDICES,
  measureGap,
  measureResources,
  PROGRAMS,
  type Question,
  type Study,
  simulateTransfer,
  toText,
} from "equalis";
import { describe, expect, test } from "vitest";

const study: Study = {
  id: "s",
  name: "S",
  regions: ["a", "b", "c", "d"].map((id, i) => ({
    id,
    name: id.toUpperCase(),
    population: [{ concept: "resident", year: 2022, value: [100, 400, 250, 50][i]! }],
  })),
  indicators: [
    { id: "beds", name: "Beds", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 },
    {
      id: "fund",
      name: "Fund",
      dimension: "input",
      direction: "higher",
      unit: "real per resident",
      scale: 1,
    },
  ],
  observations: ["a", "b", "c", "d"].flatMap((region, i) => [
    { region, indicator: "beds", period: "2022", value: [2, 4, 7, 3][i]! },
    { region, indicator: "fund", period: "2022", value: [20, 10, 30, 5][i]! },
  ]),
};
const through = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const inputs = {
  enrolment: { population: "study" as const },
  fund: { indicator: "fund" },
  budget: { value: 500 },
};

describe("ask answers what the study function answers, to the bit, for a question that came through JSON", () => {
  test("gap, by the id of every index", () => {
    for (const index of INDICES) {
      const options = { indicator: "beds", index: index.id };
      let own: unknown;
      let other: unknown;
      try {
        own = through(measureGap(study, { indicator: "beds", index }));
      } catch (error) {
        own = (error as EqualizationError).code;
      }
      try {
        other = through(ask(study, through({ kind: "gap", ...options })));
      } catch (error) {
        other = (error as EqualizationError).code;
      }
      expect(other, index.id).toEqual(own);
    }
  });
  test("gap, by an index with options", () => {
    const answer = ask(
      study,
      through({
        kind: "gap" as const,
        indicator: "beds",
        index: { index: "atkinson", options: { epsilon: 1 } },
      }),
    );
    expect(answer.value).toBe(atkinson([2, 4, 7, 3], { epsilon: 1, weights: [100, 400, 250, 50] }));
    expect(answer.method).toBe("atkinson");
  });
  test("resources", () => {
    expect(through(ask(study, { kind: "resources", indicator: "beds" }))).toEqual(
      through(measureResources(study, { indicator: "beds" })),
    );
  });
  test("a transfer by the id of a program, by its JSON form and by the program", () => {
    const { spec } = PROGRAMS.find(({ id }) => id === "brazil-fundeb")!;
    const own = through(simulateTransfer(study, { program: brazilFundeb, inputs, period: "2022" }));
    for (const program of ["brazil-fundeb", through(spec!), brazilFundeb]) {
      const answer = ask(study, { kind: "transfer", program, inputs, period: "2022" });
      expect(through(answer)).toEqual(own);
    }
  });
  test("a plan to an index", () => {
    const question: Question = {
      kind: "plan",
      indicator: "beds",
      target: { index: "gini", atMost: 0.1 },
      budget: 2000,
      periods: ["2023"],
    } as unknown as Question;
    const answer = (() => {
      try {
        return toText(ask(study, question)) === "" ? "" : "plan";
      } catch (error) {
        return (error as EqualizationError).where;
      }
    })();
    expect(["plan", "planEqualization"]).toContain(answer);
  });
});

test("a worker answers with the same bits", async () => {
  const question: Question = {
    kind: "gap",
    indicator: "beds",
    index: "theil",
    additionalIndices: ["meanLogDeviation"],
  };
  const own = through(ask(study, question));
  const entry = new URL("../../dist/index.js", import.meta.url);
  readFileSync(entry);
  const worker = new Worker(
    `import { parentPort } from "node:worker_threads";
     import { ask } from ${JSON.stringify(entry.href)};
     parentPort.on("message", ({ study, question }) => { parentPort.postMessage(JSON.stringify(ask(study, question))); });`,
    { eval: true },
  );
  const answer = await new Promise((resolve, reject) => {
    worker.on("message", resolve);
    worker.on("error", reject);
    worker.postMessage({ study, question });
  });
  await worker.terminate();
  expect(JSON.parse(String(answer))).toEqual(own);
});

describe("refuses", () => {
  const cases: [string, unknown, string, string][] = [
    ["no question", null, "wrong_type", "ask"],
    ["a list", [], "wrong_type", "ask"],
    ["no kind", {}, "missing_option", "ask"],
    ["an unknown kind", { kind: "constructor" }, "unknown_option", "ask"],
    ["an unknown program", { kind: "transfer", program: "mars", inputs }, "unknown_id", "ask"],
    [
      "a program that is no spec",
      { kind: "transfer", program: { steps: [{}] }, inputs },
      "invalid_data",
      "programFromSpec",
    ],
    ["an unknown index", { kind: "gap", indicator: "beds", index: "ginni" }, "unknown_option", "measureGap"],
    [
      "an index of the prototype",
      { kind: "gap", indicator: "beds", index: "toString" },
      "unknown_option",
      "measureGap",
    ],
    [
      "an unknown option of an index",
      { kind: "gap", indicator: "beds", index: { index: "gini", options: { nu: 2 } } },
      "unknown_option",
      "measureGap",
    ],
    ["an unknown option", { kind: "gap", indicator: "beds", indx: "gini" }, "unknown_option", "measureGap"],
  ];
  for (const [name, question, code, where] of cases) {
    test(`${name}: ${code}`, () => {
      let error: unknown;
      try {
        ask(study, question as Question);
      } catch (reason) {
        error = reason;
      }
      expect(error).toBeInstanceOf(EqualizationError);
      expect((error as EqualizationError).code).toBe(code);
      expect((error as EqualizationError).where).toBe(where);
    });
  }
});
