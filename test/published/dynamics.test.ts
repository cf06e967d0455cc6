import { expect, test } from "vitest";
import {
  categoryTransition,
  firstPassageTimes,
  mobilityIndices,
  quantile,
  spatialTransition,
  spatialWeights,
  transitionMatrix,
} from "../../src/index.ts";
import { departures, published } from "../support/published.ts";

const { inputs, expected, tolerance } = published<
  { states: string[]; panel: number[][]; neighbours: Record<string, string[]> },
  {
    counts: number[][];
    steady: number[];
    S: number[][];
    P5: number[][];
    mfpt: number[][];
    mobility: Record<"trace" | "determinant" | "secondEigenvalue" | "leaving" | "distance", number>;
  }
>("us-income-markov");
const years = inputs.panel[0]!.map((_, t) => inputs.panel.map((row) => row[t]!));
const fifths = (values: readonly number[]): number[] => [0.2, 0.4, 0.6, 0.8].map((p) => quantile(values, p));

test("fifths of each year: transitions, passage times and mobility of 48 incomes from 1929 to 2009", () => {
  const cuts = years.map(fifths);
  const classes = inputs.panel.map((row) => row.map((y, t) => cuts[t]!.filter((cut) => y > cut).length));
  const { probabilities } = categoryTransition(classes, { classes: [0, 1, 2, 3, 4] });
  for (const [i, row] of expected.P5.entries())
    expect(departures(probabilities[i]!, row, tolerance)).toEqual([]);
  const passages = firstPassageTimes(probabilities).steps!;
  for (const [i, row] of expected.mfpt.entries())
    expect(departures(passages[i]!, row, tolerance)).toEqual([]);
  // The documentation weighs the last two by these shares, not by the steady state.
  const mobility = mobilityIndices(probabilities, { initial: [0.1, 0.2, 0.2, 0.4, 0.1] });
  for (const [name, figure] of Object.entries(expected.mobility)) {
    expect(departures([mobility[name as keyof typeof expected.mobility]], [figure], tolerance), name).toEqual(
      [],
    );
  }
});

test("fifths of all relative incomes: transitions, steady state, and steady states by neighborhood", () => {
  const means = years.map((year) => year.reduce((sum, y) => sum + y, 0) / year.length);
  const relative = inputs.panel.map((row) => row.map((y, t) => y / means[t]!));
  const cutoffs = fifths(relative.flat());
  const all = transitionMatrix(relative, { cutoffs });
  expect(all.counts).toStrictEqual(expected.counts);
  expect(departures(all.steadyState!, expected.steady, tolerance)).toEqual([]);
  const weights = spatialWeights(inputs.neighbours);
  // The classes of the neighborhoods are fifths of the neighborhoods' own incomes.
  const lags = relative.flatMap((row, i) =>
    row.map((_, t) => {
      const around = inputs.neighbours[`s${i}`]!.map((id) => relative[Number(id.slice(1))]![t]!);
      return around.reduce((sum, y) => sum + y, 0) / around.length;
    }),
  );
  const { conditional } = spatialTransition(relative, { cutoffs, lagCutoffs: fifths(lags), weights });
  for (const [i, row] of expected.S.entries()) {
    expect(departures(conditional[i]!.steadyState!, row, tolerance), String(i)).toEqual([]);
  }
});
