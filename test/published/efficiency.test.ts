import { expect, test } from "vitest";
import { dea, malmquist, scaleEfficiency } from "../../src/index.ts";
import { departures, published } from "../support/published.ts";

type Years = Readonly<Record<"1" | "2" | "3", readonly (readonly [output: number, input: number])[]>>;

test("Coelli's guide to DEAP, example 4: efficiency and Malmquist indices of five firms", () => {
  const { inputs, expected, tolerance } = published<{ years: Years }, Record<string, number[]>>(
    "deap-eg4-malmquist",
  );
  for (const year of ["1", "2"] as const) {
    const firms = inputs.years[year];
    const [x, y] = [firms.map(([, input]) => [input]), firms.map(([output]) => [output])];
    for (const returns of ["crs", "vrs"] as const) {
      const shares = dea(x, y, { returns, orientation: "output" }).map(({ efficiency }) => 1 / efficiency!);
      expect(departures(shares, expected[`${returns}${year}`]!, tolerance), returns + year).toEqual([]);
    }
    const scale = scaleEfficiency(x, y, { orientation: "output" }).map(({ scaleEfficiency: scale }) => scale);
    // DEAP prints both to three digits; their ratio is known to about one unit of the third.
    const ratio = expected[`crs${year}`]!.map((share, i) => share / expected[`vrs${year}`]![i]!);
    expect(departures(scale, ratio, 0.0016)).toEqual([]);
  }
  const panel = (["1", "2", "3"] as const).flatMap((period) =>
    inputs.years[period].map(([output, input], unit) => ({
      unit,
      period,
      inputs: [input],
      outputs: [output],
    })),
  );
  const rows = malmquist(panel, { orientation: "output" });
  const into = (period: string) =>
    rows.filter((row) => row.period === period).sort((a, b) => Number(a.unit) - Number(b.unit));
  expect(
    departures(
      into("2").map((row) => row.efficiencyChange),
      expected.effch2!,
      tolerance,
    ),
  ).toEqual([]);
  expect(
    departures(
      into("2").map((row) => row.technicalChange),
      expected.techch2!,
      tolerance,
    ),
  ).toEqual([]);
  expect(
    departures(
      into("2").map((row) => row.index),
      expected.tfpch2!,
      tolerance,
    ),
  ).toEqual([]);
  expect(
    departures(
      into("3").map((row) => row.index),
      expected.tfpch3!,
      tolerance,
    ),
  ).toEqual([]);
});

test("Coelli, Rao and Battese 1998, table 6.2: efficiency and slacks under constant returns", () => {
  const { inputs, expected, tolerance } = published<
    { inputs: number[][]; outputs: number[][] },
    { te: number[]; inputSlack2: number[] }
  >("coelli-1998-crs-slacks");
  const firms = dea(inputs.inputs, inputs.outputs, { returns: "crs", orientation: "input" });
  expect(
    departures(
      firms.map(({ efficiency }) => efficiency),
      expected.te,
      tolerance,
    ),
  ).toEqual([]);
  expect(
    departures(
      firms.map(({ slacks }) => slacks!.inputs[1]),
      expected.inputSlack2,
      tolerance,
    ),
  ).toEqual([]);
});
