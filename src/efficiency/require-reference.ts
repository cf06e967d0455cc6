import { requireNumber, requireVector } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";

/** Which units span the frontier, 1 for yes. Refuses anything but distinct positions of units, at least one. */
export function requireReference(
  where: string,
  reference: readonly number[] | undefined,
  units: number,
): Uint8Array {
  const members = new Uint8Array(units);
  if (reference === undefined) return members.fill(1);
  requireVector(where, "reference", reference);
  if (reference.length === 0)
    refuse(where, "too_few_observations", "reference needs at least 1 unit, got 0", 0);
  for (let i = 0; i < reference.length; i++) {
    const position = reference[i]!;
    requireNumber(where, `reference ${i}`, position, { atLeast: 0, atMost: units - 1, integer: true });
    if (members[position] === 1)
      refuse(where, "duplicate_id", `reference names unit ${position} twice`, position, i);
    members[position] = 1;
  }
  return members;
}
