import { describe, expect, test } from "vitest";
import { type FiscalFlow, reconcileFlows } from "../../src/index.ts";
import { waterfallPlot } from "../../src/plot/index.ts";
import { refusals } from "../support/refusals.ts";
import { axesOf } from "./axes-of.ts";
import { elementsOf, pointsOf, readSvg, textsOf, withClass } from "./read-svg.ts";

const flow = (id: string, from: string, to: string, amounts: FiscalFlow["amounts"]): FiscalFlow => ({
  id,
  from: { tier: from, region: from },
  to: { tier: to, region: to },
  kind: "specific-transfer",
  period: "2020",
  currency: "CNY",
  amounts,
});

/** 120 budgeted, 110 sent on; the province passes on 100, of which 95 arrive; 70 are spent, 4 on something else. */
const flows: readonly FiscalFlow[] = [
  flow("a", "central", "province", {
    budgeted: [{ amount: 120 }],
    appropriated: [{ amount: 110 }],
    arrived: [{ amount: 110 }],
  }),
  flow("b", "province", "county", {
    appropriated: [{ amount: 100 }],
    arrived: [{ amount: 95 }],
    spent: [{ amount: 70 }, { amount: 4, offPurpose: true }],
  }),
];

/** The bars from the top down: where they begin and end, in money. */
function barsOf(svg: string): { from: number; to: number; hatched: boolean; role: string }[] {
  const { x } = axesOf(svg);
  const [zero, one] = [x(0), x(1) - x(0)];
  return elementsOf(readSvg(svg), "rect")
    .filter(({ attributes }) => attributes.height === "14")
    .map(({ attributes }) => {
      const left = (Number(attributes.x) - zero) / one;
      return {
        from: left,
        to: left + Number(attributes.width) / one,
        hatched: attributes.fill!.startsWith("url("),
        role: attributes.class!,
      };
    });
}

describe("agrees", () => {
  // By hand: 120 - 10 not sent - 5 not arrived - 10 kept - 21 unspent - 4 misused = 70.
  const byHand = [
    [0, 120],
    [110, 120],
    [105, 110],
    [95, 105],
    [74, 95],
    [70, 74],
    [0, 70],
  ] as const;
  test("each bar begins where the one above ends, down to what was spent", () => {
    const books = reconcileFlows(flows);
    for (const given of [books, JSON.parse(JSON.stringify(books)) as typeof books]) {
      const bars = barsOf(waterfallPlot(given).svg());
      expect(bars).toHaveLength(byHand.length);
      for (const [i, [from, to]] of byHand.entries()) {
        expect(bars[i]!.from).toBeCloseTo(from, 1);
        expect(bars[i]!.to).toBeCloseTo(to, 1);
      }
      expect(bars.map(({ hatched }) => hatched)).toEqual([false, true, true, true, true, true, false]);
    }
  });
  test("amounts and their shares of all the money are written beside them", () => {
    const texts = textsOf(waterfallPlot(reconcileFlows(flows)).svg());
    expect(texts).toEqual(expect.arrayContaining(["120", "−10", "−5", "−21", "−4", "70"]));
    // 10/120, 5/120, 21/120, 4/120, 70/120.
    expect(texts).toEqual(expect.arrayContaining(["100 %", "8.3 %", "4.2 %", "18 %", "3.3 %", "58 %"]));
    expect(texts).toContain("70 of 120 CNY were spent on purpose: 58 %.");
  });
  test("a dotted line goes from the end of each bar down to the next", () => {
    const svg = waterfallPlot(reconcileFlows(flows)).svg();
    const { x } = axesOf(svg);
    const links = withClass(svg, "path", "stroke-axis")
      .filter(({ attributes }) => attributes["stroke-dasharray"] === "2 2")
      .map(({ attributes }) => pointsOf(attributes.d!));
    expect(links).toHaveLength(6);
    for (const [i, end] of [120, 110, 105, 95, 74, 70].entries()) {
      expect(links[i]![0]![0]).toBeCloseTo(x(end), 1);
      expect(links[i]![1]![0]).toBeCloseTo(x(end), 1);
      if (i > 0) expect(links[i]![0]![1]).toBeCloseTo(links[i - 1]![1]![1], 1);
    }
  });
  test("money that came on the way stands on what was there", () => {
    const waterfall = [
      { id: "budgeted", label: "Budgeted", amount: 50, running: 50 },
      { id: "added", label: "Added", amount: 30, running: 80 },
      { id: "unspent", label: "Not spent", amount: -60, running: 20 },
      { id: "spent", label: "Spent", amount: 20, running: 20 },
    ];
    const svg = waterfallPlot({ currency: "CNY", waterfall } as never).svg();
    const bars = barsOf(svg);
    expect(bars.map(({ from, to }) => [Math.round(from * 10) / 10, Math.round(to * 10) / 10])).toEqual([
      [0, 50],
      [50, 80],
      [20, 80],
      [0, 20],
    ]);
    expect(bars[1]!.role).toBe("fill-c");
    // 20 of 80.
    expect(textsOf(svg)).toContain("20 of 80 CNY were spent on purpose: 25 %.");
  });
  test("the specification holds the same bars", () => {
    const spec = waterfallPlot(reconcileFlows(flows)).vegaLite() as {
      layer: { data: { values: { from: number; to: number }[] } }[];
    };
    const bars = spec.layer[0]!.data.values.map(({ from, to }) => [Math.min(from, to), Math.max(from, to)]);
    expect(bars).toEqual(byHand);
  });
});

const bar = (id: string, amount: unknown): object => ({ id, label: id, amount });
const draw = (waterfall: unknown, more: object = {}): unknown =>
  waterfallPlot({ currency: "CNY", waterfall, ...more } as never);

refusals("waterfallPlot", [
  ["nothing", () => waterfallPlot(undefined as never), "wrong_type", "takes what reconcile"],
  ["a list", () => waterfallPlot([] as never), "wrong_type", "takes what reconcile"],
  ["no currency", () => waterfallPlot({ waterfall: [] } as never), "wrong_type", "currency"],
  ["no waterfall", () => draw(undefined), "wrong_type", "waterfall"],
  ["no bar", () => draw([]), "too_few_observations", "waterfall is empty"],
  ["NaN", () => draw([bar("spent", Number.NaN)]), "not_finite", "waterfall[0].amount is NaN"],
  ["Infinity", () => draw([bar("spent", Number.POSITIVE_INFINITY)]), "not_finite", "Infinity"],
  ["text", () => draw([bar("spent", "7")]), "wrong_type", "waterfall[0].amount"],
  ["what is too large", () => draw([bar("spent", 1e308)]), "out_of_domain", "too large"],
  ["an end without spending", () => draw([bar("budgeted", 7)]), "wrong_type", "must end"],
  [
    "an option that is none",
    () => waterfallPlot(reconcileFlows(flows), { colour: "red" } as never),
    "unknown_option",
    "colour",
  ],
]);
