import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import {
  type AhpWeights,
  type AhpWeightsOptions,
  analyzePairwise,
  requirePairwise,
  requireRandomIndex,
} from "./ahp-weights.ts";

/** A node of a tree of criteria. */
export interface AhpNode {
  /** Unique in the tree. */
  readonly id: string;
  /** The nodes below it; absent or empty for a leaf. */
  readonly children?: readonly AhpNode[] | undefined;
  /**
   * How important its children are against each other: the full matrix, in their order; `weightMethods.pairwise` makes it from the judgments
   * above the diagonal. A single child needs none.
   */
  readonly pairwise?: Matrix | undefined;
}

/** One node with its weights. */
export interface AhpTreeNode {
  /** Its id. */
  readonly id: string;
  /** Id of the node above; `null` for the root. */
  readonly parent: string | null;
  /** Levels below the root, which is 0. */
  readonly depth: number;
  /** Its share among its siblings. */
  readonly localWeight: number;
  /** Its share in the whole: the product of the local weights from the root down to it. */
  readonly weight: number;
  /** What the comparison of its children gave; `null` where there is nothing to compare. */
  readonly comparison: AhpWeights | null;
}

/** Consistency of one level of a tree. */
export interface AhpTreeLevel {
  /** Levels below the root of the nodes that are weighed. */
  readonly depth: number;
  /** Consistency indices of the comparisons, each by the weight of the node above. */
  readonly consistencyIndex: number;
  /** Random indices, in the same way; `null` where a table has none. */
  readonly randomIndex: number | null;
  /** The one over the other; `null` where nothing can be contradicted, or a table has no random index. */
  readonly consistencyRatio: number | null;
}

/** Result of {@link ahpTreeWeights}. */
export interface AhpTreeWeights {
  /** Ids of the leaves, in the order of the tree. */
  readonly leaves: readonly string[];
  /** One weight a leaf, in the whole; they sum to 1. */
  readonly weights: Float64Array;
  /** All nodes, each before those below it. */
  readonly nodes: readonly AhpTreeNode[];
  /** Consistency of each level, from the top. */
  readonly levels: readonly AhpTreeLevel[];
  /** Ids of the nodes whose children ought to be compared again: the ratio is above 0.1. */
  readonly inconsistent: readonly string[];
  /**
   * `"inconsistent"`: a comparison or a level has a ratio above 0.1. `"no-random-index"`: none has, as far as the table
   * reaches. `"too-small"`: nowhere more than two are compared. Else `"consistent"`.
   */
  readonly status: "consistent" | "inconsistent" | "too-small" | "no-random-index";
}

/**
 * Weights of all indicators of a system, from pairwise comparisons at every node of its tree.
 *
 * The weight of a leaf is the product of the local weights on the way down to it. The consistency of a level is that of its
 * comparisons $j$, by the weights $w_j$ of the nodes above: $CR = \sum_j w_j CI_j / \sum_j w_j RI_j$, where one and two children
 * have $CI = RI = 0$.
 *
 * - A level can be consistent though one of its comparisons is not, because that one weighs little: `inconsistent` has them.
 * - Leaves may lie at different depths.
 * - Options are those of {@link ahpWeights}, for every comparison.
 *
 * Also `weightMethods.ahpTree`.
 *
 * @throws `missing_option` (several children and no comparison), `length_mismatch` (a comparison of another number), `duplicate_id`,
 * `unsupported_combination` (a comparison of no children), `wrong_type`, what {@link ahpWeights} refuses a matrix for, with the
 * id of the node; `unknown_option`.
 * @see Saaty, The Analytic Hierarchy Process, McGraw-Hill (1980), on the consistency of a hierarchy.
 *
 * @example
 * ```ts
 * import { weightMethods } from "equalis";
 * const { leaves, weights, levels } = weightMethods.ahpTree({
 *   id: "equalization",
 *   pairwise: weightMethods.pairwise([3]),
 *   children: [
 *     { id: "health", pairwise: weightMethods.pairwise([2, 4, 2]), children: [{ id: "beds" }, { id: "staff" }, { id: "visits" }] },
 *     { id: "culture" },
 *   ],
 * });
 * leaves; // => ["beds", "staff", "visits", "culture"]
 * Array.from(weights, (w) => Math.round(w * 1e4) / 1e4); // => [0.4286, 0.2143, 0.1071, 0.25]
 * levels.map(({ depth }) => depth); // => [1, 2]
 * ```
 */
export function ahpTreeWeights(root: AhpNode, options: AhpWeightsOptions = {}): AhpTreeWeights {
  const where = "weightMethods.ahpTree";
  requireOptions(where, options, ["method", "randomIndex"]);
  const { method = "eigenvector", randomIndex = "saaty" } = options;
  requireOneOf(where, "method", method, ["eigenvector", "geometric"]);
  const table = requireRandomIndex(where, randomIndex);
  const nodes: AhpTreeNode[] = [];
  const leaves: AhpTreeNode[] = [];
  const seen = new Set<string>();
  visit(root, null, 1);

  const inconsistent = nodes
    .filter(({ comparison }) => comparison?.status === "inconsistent")
    .map(({ id }) => id);
  const levels = levelsOf(nodes);
  const compared = nodes.flatMap(({ comparison }) => (comparison === null ? [] : [comparison.status]));
  return {
    leaves: leaves.map(({ id }) => id),
    weights: Float64Array.from(leaves, ({ weight }) => weight),
    nodes,
    levels,
    inconsistent,
    status:
      inconsistent.length > 0 || levels.some(({ consistencyRatio }) => (consistencyRatio ?? 0) > 0.1)
        ? "inconsistent"
        : compared.includes("no-random-index")
          ? "no-random-index"
          : compared.every((status) => status === "too-small")
            ? "too-small"
            : "consistent",
  };

  function visit(node: AhpNode, above: AhpTreeNode | null, localWeight: number): void {
    requireNode(where, node, above?.id ?? null);
    if (seen.has(node.id)) {
      throw new EqualizationError(`two nodes have the id ${formatReceived(node.id)}`, {
        code: "duplicate_id",
        where,
        received: node.id,
      });
    }
    seen.add(node.id);
    const children = node.children ?? [];
    const comparison = compare(where, node, children.length, method, table);
    const found: AhpTreeNode = {
      id: node.id,
      parent: above?.id ?? null,
      depth: above === null ? 0 : above.depth + 1,
      localWeight,
      weight: above === null ? 1 : above.weight * localWeight,
      comparison,
    };
    nodes.push(found);
    if (children.length === 0) leaves.push(found);
    for (const [i, child] of children.entries()) {
      visit(child, found, comparison === null ? 1 : comparison.weights[i]!);
    }
  }
}

/** Consistency of the comparisons of each depth, by the weights of the nodes whose children they compare. */
function levelsOf(nodes: readonly AhpTreeNode[]): readonly AhpTreeLevel[] {
  const deepest = nodes.reduce((depth, node) => Math.max(depth, node.depth), 0);
  return Array.from({ length: deepest }, (_, depth) => {
    const compared = nodes.flatMap(({ depth: own, weight, comparison }) =>
      own === depth && comparison !== null ? [{ weight, comparison }] : [],
    );
    const consistencyIndex = sum(
      compared.map(({ weight, comparison }) => weight * comparison.consistencyIndex),
    );
    const randomIndex = compared.some(({ comparison }) => comparison.status === "no-random-index")
      ? null
      : sum(compared.map(({ weight, comparison }) => weight * (comparison.randomIndex ?? 0)));
    return {
      depth: depth + 1,
      consistencyIndex,
      randomIndex,
      consistencyRatio: randomIndex === null || randomIndex === 0 ? null : consistencyIndex / randomIndex,
    };
  });
}

/** What the children of a node weigh; `null` where there is nothing to compare. */
function compare(
  where: string,
  { id, pairwise }: AhpNode,
  count: number,
  method: "eigenvector" | "geometric",
  table: Vector,
): AhpWeights | null {
  const refuse = (message: string, code: EqualizationError["code"], received?: unknown): never => {
    throw new EqualizationError(`node ${formatReceived(id)}: ${message}`, { code, where, received });
  };
  if (pairwise === undefined) {
    if (count > 1) refuse(`${count} children and no comparison; pass pairwise`, "missing_option", count);
    return null;
  }
  if (count === 0) refuse("a comparison of no children", "unsupported_combination");
  try {
    requirePairwise(where, pairwise);
    if (pairwise.length !== count) {
      refuse(`${count} children and a comparison of ${pairwise.length}`, "length_mismatch", pairwise.length);
    }
    return analyzePairwise(where, pairwise, method, table);
  } catch (error) {
    if (!(error instanceof EqualizationError) || error.message.startsWith(`${where}: node `)) throw error;
    return refuse(error.message.slice(where.length + 2), error.code, error.received);
  }
}

function requireNode(where: string, node: unknown, above: string | null): asserts node is AhpNode {
  const { id, children } = (node ?? {}) as { readonly id?: unknown; readonly children?: unknown };
  const place = above === null ? "the tree" : `a child of ${formatReceived(above)}`;
  const refuse = (message: string, received: unknown): never => {
    throw new EqualizationError(message, { code: "wrong_type", where, received });
  };
  if (typeof id !== "string") refuse(`${place} must be a node with an id, which is text`, node);
  if (children !== undefined && !Array.isArray(children)) {
    refuse(`the children of ${formatReceived(id)} must be an array of nodes`, children);
  }
}
