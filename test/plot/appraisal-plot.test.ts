import { describe, expect, test } from "vitest";
import { type AppraisalScheme, appraise, scoreAppraisal } from "../../src/index.ts";
import { type AppraisalPlotInput, appraisalPlot } from "../../src/plot/index.ts";
import { smallStudy } from "../study/small-study.ts";
import { refusals } from "../support/refusals.ts";
import { elementsOf, readSvg, textOf, textsOf } from "./read-svg.ts";

const scheme: AppraisalScheme = {
  id: "services",
  name: "Services",
  year: 2020,
  root: {
    id: "all",
    name: "All",
    points: 100,
    children: [
      {
        id: "work",
        name: "Work done",
        points: 70,
        children: [
          { id: "records", name: "Records", points: 40, rule: { kind: "ratio", target: 80 } },
          { id: "vaccines", name: "Vaccines", points: 30, rule: { kind: "ratio", target: 90 } },
        ],
      },
      { id: "money", name: "Money", points: 30, rule: { kind: "ratio", target: 100 } },
    ],
  },
};

// 60/80 of 40 are 30, 90/90 of 30 are 30, 75/100 of 30 are 22.5: 82.5 of 100.
const evidence = [
  { node: "records", value: 60 },
  { node: "vaccines", value: 90 },
  { node: "money", value: 75 },
];

interface Cell {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Share of the width that is solid, and that is hatched. */
  readonly earned: number;
  readonly lost: number;
}

/** The cells by their tooltip, with a hair of paper around each taken back. */
function cellsOf(svg: string): Readonly<Record<string, Cell>> {
  const cells = elementsOf(readSvg(svg), "g").map((group): readonly [string, Cell] => {
    const boxes = elementsOf(group, "rect").map(({ attributes }) => ({
      x: Number(attributes.x),
      y: Number(attributes.y),
      width: Number(attributes.width),
      height: Number(attributes.height),
      hatched: attributes.fill!.startsWith("url("),
    }));
    const width = boxes.reduce((sum, one) => sum + one.width, 0);
    const of = (hatched: boolean): number =>
      boxes.filter((one) => one.hatched === hatched).reduce((sum, one) => sum + one.width / width, 0);
    const [name = ""] = (elementsOf(group, "title")[0]!.children[0] as string).split(":");
    const [first] = boxes;
    return [
      name,
      {
        name,
        left: first!.x - 1,
        right: first!.x + width + 1,
        top: first!.y - 0.5,
        bottom: first!.y + first!.height + 0.5,
        earned: of(false),
        lost: of(true),
      },
    ];
  });
  return Object.fromEntries(cells);
}

function drawn(result: AppraisalPlotInput): string {
  const svg = appraisalPlot(result).svg();
  expect(appraisalPlot(JSON.parse(JSON.stringify(result)) as AppraisalPlotInput).svg()).toBe(svg);
  return svg;
}

describe("agrees", () => {
  test("every cell is as high as its points, and filled as far as they were earned", () => {
    const cells = cellsOf(drawn(scoreAppraisal(scheme, evidence)));
    const height = (name: string): number => cells[name]!.bottom - cells[name]!.top;
    const point = height("Work done") / 70;
    expect(height("Money")).toBeCloseTo(30 * point, 1);
    expect(height("Records")).toBeCloseTo(40 * point, 1);
    expect(height("Vaccines")).toBeCloseTo(30 * point, 1);
    expect(cells["Work done"]!.earned).toBeCloseTo(60 / 70, 3);
    expect(cells["Work done"]!.lost).toBeCloseTo(10 / 70, 2);
    expect(cells.Records!.earned).toBeCloseTo(0.75, 3);
    expect(cells.Records!.lost).toBeCloseTo(0.25, 3);
    expect(cells.Vaccines!.earned).toBeCloseTo(1, 6);
    expect(cells.Vaccines!.lost).toBe(0);
    expect(cells.Money!.lost).toBeCloseTo(0.25, 3);
  });
  test("children stand beside their parent and fill its height", () => {
    const {
      "Work done": work,
      Records: records,
      Vaccines: vaccines,
      Money: money,
    } = cellsOf(drawn(scoreAppraisal(scheme, evidence)));
    expect(records!.left).toBeCloseTo(work!.right, 1);
    expect(vaccines!.left).toBeCloseTo(work!.right, 1);
    expect(records!.top).toBeCloseTo(work!.top, 1);
    expect(vaccines!.top).toBeCloseTo(records!.bottom, 1);
    expect(vaccines!.bottom).toBeCloseTo(work!.bottom, 1);
    expect(money!.top).toBeCloseTo(work!.bottom, 1);
    // What has nothing behind it goes on to the end.
    expect(money!.right).toBeCloseTo(vaccines!.right, 1);
  });
  test("the score is said, and where most was lost", () => {
    const texts = textsOf(appraisalPlot(scoreAppraisal(scheme, evidence)).svg());
    expect(texts).toContain("82.5 of 100.0 points. Most was lost at Records: 10.0.");
    expect(texts).toEqual(expect.arrayContaining(["60.0 / 70.0", "30.0 / 40.0", "22.5 / 30.0"]));
  });
  test("one subject of an appraisal of many; the first, unless another is named", () => {
    const measure = appraise(smallStudy(), {
      scheme,
      evidence: ["p1", "q1"].flatMap((subject, i) =>
        evidence.map((one) => ({ ...one, subject, value: one.value / (1 + i) })),
      ),
    });
    expect(drawn(measure)).toContain("One of 2 subjects; pass subject to see another.");
    const svg = appraisalPlot(measure, { subject: "q1" }).svg();
    expect(cellsOf(svg).Records!.earned).toBeCloseTo(0.375, 3);
    expect(cellsOf(appraisalPlot(measure, { subject: "p1" }).svg()).Records!.earned).toBeCloseTo(0.75, 3);
  });
  test("a narrow cell has its numbers below its name", () => {
    const texts = elementsOf(
      readSvg(appraisalPlot(scoreAppraisal(scheme, evidence), { width: 400 }).svg()),
      "text",
    );
    const at = (said: string): Record<string, string> =>
      texts.find((one) => textOf(one) === said)!.attributes as Record<string, string>;
    expect(at("60.0 / 70.0").x).toBe(at("Work done").x);
    expect(Number(at("60.0 / 70.0").y)).toBeGreaterThan(Number(at("Work done").y));
  });
  test("the specification is cut at the same places", () => {
    const spec = appraisalPlot(scoreAppraisal(scheme, evidence)).vegaLite() as {
      data: {
        values: { name: string; part: string; left: number; right: number; from: number; to: number }[];
      };
    };
    const records = spec.data.values.filter(({ name }) => name === "Records");
    const [earned, lost] = records.map(({ left, right }) => right - left);
    expect(earned! / lost!).toBeCloseTo(3, 2);
    expect(records.map(({ from, to }) => [from, to])).toEqual([
      [0, 40],
      [0, 40],
    ]);
  });
});

const score = (change: object = {}): unknown =>
  appraisalPlot({ ...scoreAppraisal(scheme, evidence), ...change } as never);
const node = (change: object): unknown =>
  score({ nodes: [{ id: "a", name: "A", points: 1, maximum: 2, deductions: [], children: [], ...change }] });

refusals("appraisalPlot", [
  ["nothing", () => appraisalPlot(undefined as never), "wrong_type", "takes"],
  ["rows", () => appraisalPlot([] as never), "wrong_type", "takes"],
  ["no node", () => score({ nodes: [] }), "too_few_observations", "nodes is empty"],
  ["NaN", () => node({ points: Number.NaN }), "not_finite", "nodes[0].points is NaN"],
  [
    "a score that is infinite",
    () => score({ score: Number.POSITIVE_INFINITY }),
    "not_finite",
    "score is Infinity",
  ],
  ["points below nothing", () => node({ maximum: -1 }), "out_of_domain", "nodes[0].maximum"],
  ["children that are none", () => node({ children: [1] }), "wrong_type", "nodes[0].children[0]"],
  ["no deductions", () => node({ deductions: null }), "wrong_type", "nodes[0].deductions"],
  [
    "a subject that is not there",
    () => appraisalPlot(scoreAppraisal(scheme, evidence), { subject: "x" }),
    "unknown_id",
    '"x"',
  ],
  [
    "a tree that holds itself",
    () => {
      const loop: { children: unknown[] } = { children: [] };
      Object.assign(loop, { id: "a", name: "A", points: 1, maximum: 1, deductions: [] });
      loop.children.push(loop);
      return score({ nodes: [loop] });
    },
    "out_of_domain",
    "deeper than 32",
  ],
  [
    "an option that is none",
    () => appraisalPlot(scoreAppraisal(scheme, evidence), { node: "a" } as never),
    "unknown_option",
    "node",
  ],
]);
