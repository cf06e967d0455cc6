import { readFileSync } from "node:fs";
import { type AppraisalNode, type Source, weightMethods } from "equalis";

/** A node of the index system: judged in pairs against its siblings; its children are nodes, or ids of indicators. */
export interface SystemNode {
  readonly id: string;
  readonly name: string;
  readonly zh: string;
  /** How many times as important the first of two children is as the second: 1-2, 1-3, …, 2-3, … */
  readonly judgments?: readonly number[];
  readonly children: readonly (SystemNode | string)[];
}

/** The file next to this one. */
export interface IndexSystem {
  readonly source: Source;
  readonly root: SystemNode;
}

/** The three-level index system with the judgments of its importance. */
export function readIndexSystem(): IndexSystem {
  return JSON.parse(readFileSync(new URL("index-system.json", import.meta.url), "utf8")) as IndexSystem;
}

/** An indicator with the nodes above it, and what it weighs by the judgments. */
export interface WeighedIndicator {
  readonly indicator: string;
  /** The aspect: allocation, implementation or effect. */
  readonly aspect: SystemNode;
  /** The group within the aspect. */
  readonly group: SystemNode;
  /** Product of the weights on the way down; those of all indicators sum to 1. */
  readonly weight: number;
}

/** How far the judgments on one node contradict each other. */
export interface Consistency {
  readonly node: string;
  /** Up to 0.1 by Saaty's rule. */
  readonly ratio: number;
}

/** Weights by the analytic hierarchy process: those of the children of every node, multiplied down to the indicators. */
export function weighByJudgment(root: SystemNode): {
  readonly indicators: readonly WeighedIndicator[];
  readonly consistency: readonly Consistency[];
} {
  const indicators: WeighedIndicator[] = [];
  const consistency: Consistency[] = [];
  const visit = (node: SystemNode, weight: number, above: readonly SystemNode[]): void => {
    const { weights, consistencyRatio } = weightMethods.ahp(
      pairs(node.judgments ?? [], node.children.length),
    );
    // Two children cannot contradict each other.
    if (node.children.length > 2) consistency.push({ node: node.name, ratio: consistencyRatio! });
    for (const [i, child] of node.children.entries()) {
      const share = weight * weights[i]!;
      if (typeof child !== "string") visit(child, share, [...above, child]);
      else indicators.push({ indicator: child, aspect: above[0]!, group: above[1]!, weight: share });
    }
  };
  visit(root, 1, []);
  return { indicators, consistency };
}

/** The matrix of comparisons, out of what stands above its diagonal. */
function pairs(judgments: readonly number[], order: number): number[][] {
  const matrix = Array.from({ length: order }, () => new Array<number>(order).fill(1));
  let next = 0;
  for (let i = 0; i < order; i++) {
    for (let j = i + 1; j < order; j++) {
      const judgment = judgments[next++];
      if (judgment === undefined) throw new Error("a pair of children is not judged");
      matrix[i]![j] = judgment;
      matrix[j]![i] = 1 / judgment;
    }
  }
  return matrix;
}

/** The tree as an appraisal scheme scores it: 100 points shared out by weight, full points at the target. */
export function appraisalTree(
  node: SystemNode,
  leaf: (indicator: string) => {
    readonly name: string;
    readonly points: number;
    readonly target: number;
    readonly unit: string;
  },
): AppraisalNode {
  return {
    id: node.id,
    name: node.name,
    children: node.children.map((child) => {
      if (typeof child !== "string") return appraisalTree(child, leaf);
      const { target, ...rest } = leaf(child);
      return { id: child, ...rest, rule: { kind: "ratio", target } };
    }),
  };
}
