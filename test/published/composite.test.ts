import { expect, test } from "vitest";
import { ahpTreeWeights, ahpWeights, pairwiseMatrix, vikor } from "../../src/index.ts";
import { departures, published } from "../support/published.ts";

test("Opricovic and Tzeng 2004: VIKOR of three mountains", () => {
  const { inputs, expected, tolerance } = published<
    { matrix: number[][] },
    Record<"s" | "r" | "q", number[]>
  >("vikor-topsis-opricovic-2004");
  const { s, r, q } = vikor(inputs.matrix, { directions: ["lower", "higher"] });
  expect(departures(s, expected.s, tolerance)).toEqual([]);
  expect(departures(r, expected.r, tolerance)).toEqual([]);
  expect(departures(q, expected.q, tolerance)).toEqual([]);
});

test("the analytic hierarchy process: choice of a leader", () => {
  const criteria = ["experience", "education", "charisma", "age"] as const;
  type Name = "criteria" | (typeof criteria)[number];
  const { inputs, expected, tolerance } = published<
    Record<Name, number[]>,
    Record<Name | "goal", number[]> & { cr: number }
  >("ahp-leader");
  const goal = ahpWeights(pairwiseMatrix(inputs.criteria));
  expect(departures(goal.weights, expected.criteria, tolerance)).toEqual([]);
  expect(departures([goal.consistencyRatio], [expected.cr], tolerance)).toEqual([]);
  for (const name of criteria) {
    expect(
      departures(ahpWeights(pairwiseMatrix(inputs[name])).weights, expected[name], tolerance),
      name,
    ).toEqual([]);
  }
  // The candidates below each criterion, added up over the criteria.
  const people = ["Tom", "Dick", "Harry"];
  const tree = ahpTreeWeights({
    id: "leader",
    pairwise: pairwiseMatrix(inputs.criteria),
    children: criteria.map((id) => ({
      id,
      pairwise: pairwiseMatrix(inputs[id]),
      children: people.map((person) => ({ id: `${person} by ${id}` })),
    })),
  });
  const share = (person: string) =>
    tree.leaves.reduce((sum, leaf, i) => sum + (leaf.startsWith(`${person} `) ? tree.weights[i]! : 0), 0);
  expect(departures(people.map(share), expected.goal, tolerance)).toEqual([]);
});
