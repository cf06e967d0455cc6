import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";

/** A unit behind its target. */
export interface Lagging {
  /** Its place among the values. */
  readonly place: number;
  /** How far it is behind, above 0, in the unit of the values. */
  readonly gap: number;
  /** Its share of what all units lack together, 0 to 1: gaps by weight, or equal parts where no unit behind has weight. */
  readonly share: number;
}

/** The units behind their target, by their share of what all lack, the largest first; then by how far they are behind. */
export function laggingOf(
  values: Vector,
  targets: Vector,
  weights: Vector,
  direction: "higher" | "lower",
): readonly Lagging[] {
  const sign = direction === "higher" ? 1 : -1;
  const behind: { place: number; gap: number; lack: number }[] = [];
  for (let place = 0; place < values.length; place++) {
    const gap = sign * (targets[place]! - values[place]!);
    if (gap > 0) behind.push({ place, gap, lack: gap * weights[place]! });
  }
  const all = sum(behind.map(({ lack }) => lack));
  return behind
    .map(({ place, gap, lack }) => ({ place, gap, share: all > 0 ? lack / all : 1 / behind.length }))
    .sort((a, b) => b.share - a.share || b.gap - a.gap);
}
