import type { CompiledScheme } from "./compile-scheme.ts";

/** Why a node does not apply. */
export const WHY = { applies: 0, level: 1, above: 2, evidence: 3, missing: 4, below: 5 } as const;

/** What every node is worth to one institution, once what does not apply to it is out. */
export interface Plan {
  /** One of {@link WHY} a node. */
  readonly why: Uint8Array;
  /** Points that the node can earn here. */
  readonly maximum: Float64Array;
  /** Points here for one point on the scale of the node; for what takes, on that of the node it takes from. */
  readonly scale: Float64Array;
  /** What applies is worth in the whole scheme. */
  readonly applicable: number;
  /** Whether every node applies. */
  readonly isComplete: boolean;
}

/**
 * Works out who takes over the points of what does not apply. `why` says what does not apply by itself; it is
 * completed on the way: nothing applies below what does not, nor above where nothing applies.
 */
export function plan(scheme: CompiledScheme, why: Uint8Array): Plan {
  const { nodes, notApplicable } = scheme;
  const n = nodes.length;
  // What is worth something below each node and applies.
  const worth = new Float64Array(n);
  for (let i = 1; i < n; i++) {
    if (why[i] === WHY.applies && why[nodes[i]!.parent] !== WHY.applies) why[i] = WHY.above;
  }
  for (let i = n - 1; i >= 0; i--) {
    const node = nodes[i]!;
    if (why[i] !== WHY.applies) continue;
    const { takers } = node;
    const isIdle = takers.length > 0 && takers.every((t) => why[t] !== WHY.applies);
    if (node.bears ? isIdle : node.shares && worth[i] === 0 && node.allotted > 0) {
      why[i] = WHY.below;
      for (const child of node.children) markBelow(scheme, why, child);
    } else if (node.bears) {
      worth[i] = node.allotted;
    }
    if (node.shares && node.parent >= 0) worth[node.parent]! += worth[i]!;
  }
  // Whether no one has to take over anybody's points; what only takes or shows has none.
  const isWhole = nodes.every((node, i) => !node.shares || why[i] === WHY.applies);
  const maximum = new Float64Array(n);
  const scale = new Float64Array(n);
  const total = nodes[0]!.allotted;
  const factor = isWhole || notApplicable !== "rescale" ? 1 : total / worth[0]!;
  for (let i = 0; i < n; i++) {
    const node = nodes[i]!;
    if (why[i] !== WHY.applies || !node.shares) continue;
    if (isWhole) maximum[i] = node.allotted;
    else if (notApplicable !== "rescale-siblings") maximum[i] = worth[i]! * factor;
    else {
      const above = nodes[node.parent];
      maximum[i] = above === undefined ? total : maximum[node.parent]! * (worthOf(i) / among(node.parent));
    }
    if (!(node.stated > 0)) continue;
    const perPoint = node.allotted / node.stated;
    if (node.bears) scale[i] = maximum[i]! / node.stated;
    else if (isWhole || notApplicable === "drop") scale[i] = perPoint;
    else scale[i] = worth[i]! > 0 ? (maximum[i]! / worth[i]!) * perPoint : 0;
  }
  // worth × (total ÷ worth) may miss the total by a rounding.
  if (notApplicable === "rescale" && why[0] === WHY.applies) maximum[0] = total;
  for (let i = 0; i < n; i++) if (nodes[i]!.takes && nodes[i]!.owner >= 0) scale[i] = scale[nodes[i]!.owner]!;
  const isComplete = why.every((code) => code === WHY.applies);
  return { why, maximum, scale, applicable: worth[0]!, isComplete };

  function worthOf(i: number): number {
    return worth[i]! > 0 ? nodes[i]!.allotted : 0;
  }

  function among(parent: number): number {
    let S = 0;
    for (const c of nodes[parent]!.children) if (nodes[c]!.shares && why[c] === WHY.applies) S += worthOf(c);
    return S > 0 ? S : 1;
  }
}

function markBelow(scheme: CompiledScheme, why: Uint8Array, i: number): void {
  if (why[i] !== WHY.applies) return;
  why[i] = WHY.above;
  for (const child of scheme.nodes[i]!.children) markBelow(scheme, why, child);
}
