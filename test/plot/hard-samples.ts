import { lorenzCurve } from "../../src/index.ts";
import {
  appraisalPlot,
  convergencePlot,
  decompositionPlot,
  frontierPlot,
  gapPlot,
  goalPlot,
  lorenzPlot,
  type Plot,
  type PlotOptions,
  rankPlot,
  transferPlot,
  waterfallPlot,
} from "../../src/plot/index.ts";

const CHINESE = ["新疆生产建设兵团第十三师新星市", "海淀区", "内蒙古自治区呼伦贝尔市鄂伦春自治旗", "北京"];

/** Names in two scripts, short and far too long. */
function name(i: number): string {
  if (i % 2 === 0) return `${CHINESE[(i / 2) % 4]}${i < 8 ? "" : i}`;
  return i % 5 === 0 ? `The autonomous county of long names and many groups ${i}` : `County ${i}`;
}

/** Every picture of so many units: names too long, values below nothing, large sums. */
export function hardPlots(
  n: number,
  options: PlotOptions,
  /** Changes what is drawn. */
  spoil: (data: unknown) => unknown = (data) => data,
): readonly Plot[] {
  const rows = Array.from({ length: n }, (_, i) => ({ name: name(i), value: ((i * 7919) % 97) / 9 - 4 }));
  const around = rows.map((row) => ({
    ...row,
    standard: 4,
    lower: row.value - 0.7,
    upper: row.value + 1.3,
  }));
  const values = rows.map(({ value }) => value);
  const simulation = {
    title: "Transfer of the province to its counties",
    unit: "million yuan",
    total: 1_234_567,
    units: rows.map((row) => row.name),
    amounts: values.map((value) => value * 1e6),
    binding: rows.map((_, i) => `s${i % 3}`),
    steps: [{ id: "s0", label: "lift the lowest to a common level of spending for basic public services" }],
  };
  const transfer = {
    kind: "transfer",
    title: "上年转移支付",
    period: "2020",
    unit: "yuan",
    value: 5e8,
    rows: rows.map((row, i) => ({
      region: `r${i}`,
      name: row.name,
      amount: row.value,
      before: row.value * 300,
      after: row.value * 300 + ((i % 3) - 1) * 500,
      binding: `s${i % 2}`,
      bindingLabel: i % 2 === 0 ? "cap" : "上年保底",
    })),
  };
  const leaf = (i: number): object => ({
    id: `n${i}`,
    name: name(i),
    points: i % 3,
    maximum: 6,
    deductions: [],
    children: [],
  });
  const score = {
    scheme: "Basic public services of 2020, all districts and counties",
    subject: null,
    score: 61.5,
    maximum: 100,
    grade: "合格",
    nodes: Array.from({ length: Math.min(8, n) }, (_, i) => ({
      ...leaf(i),
      maximum: 12,
      children: n > 8 ? [leaf(i + 1), leaf(i + 2)] : [],
    })),
  };
  const goals = {
    rows: rows.slice(0, 13).map((row, i) => ({
      goal: `g${i}`,
      name: row.name,
      status: ["achieved", "on-track", "off-track", "not-achieved", "regressing", "not-measurable"][i % 6],
      unit: i % 3 === 0 ? "share" : "per 1,000 residents",
      deadline: "2030",
      target: i % 3 === 0 ? 0.9 : ((i % 4) - 2) * 3,
      projected: i % 3 === 0 ? 0.8 : i - 4,
      series: Array.from({ length: i % 6 === 5 ? 0 : 1 + (i % 7) }, (_, k) => ({
        period: String(2015 + k),
        value: i % 3 === 0 ? 0.3 + k / 20 : (k * k - 3 * i) / 4,
      })),
    })),
  };
  const waterfall = {
    currency: "CNY",
    waterfall: [
      { id: "budgeted", label: "Budgeted", amount: 12e8 },
      ...rows.slice(0, 16).map((row) => ({ id: "added", label: row.name, amount: row.value * 1e7 })),
      { id: "spent", label: "Spent on purpose", amount: 7e8 },
    ],
  };
  const series = Array.from({ length: Math.min(6, n) }, (_, i) => ({
    name: name(i),
    points: values.slice(0, 40).map((value, k) => ({ period: 1990 + k, value: value * (i + 1) })),
  }));
  const plan = {
    frontier: values.map((_, i) => ({ budget: i * 1e7, remainingGap: Math.max(0, 5 - i * 0.4) })),
    budget: 3e7,
    minimumBudget: { total: 12.4e7 },
    levelUnit: "per 1,000",
    moneyUnit: "yuan",
  };
  const data = <T>(given: T): T => spoil(given) as T;
  return [
    rankPlot(data(around), options),
    gapPlot(data(around), options),
    gapPlot(data(rows), options),
    gapPlot([data(rows), data(rows.toReversed().map((row) => ({ ...row, value: row.value - 5 })))], options),
    transferPlot(data(simulation) as never, options),
    transferPlot(data(transfer) as never, options),
    appraisalPlot(data(score) as never, options),
    goalPlot(data(goals) as never, options),
    waterfallPlot(data(waterfall) as never, options),
    decompositionPlot({ total: 10, parts: data(rows) }, options),
    convergencePlot(data(series), options),
    frontierPlot(data(plan) as never, options),
    lorenzPlot([lorenzCurve(values.map(Math.abs)), lorenzCurve(values.map((one) => one * one))], options),
  ];
}
