import { angleOf } from "../../numeric/portable/angle-of.ts";
import { cosine } from "../../numeric/portable/cosine.ts";
import { sine } from "../../numeric/portable/sine.ts";
/**
 * Loadings turned so that each row has few large entries: Kaiser's varimax, rows brought to length 1 for the
 * rotation, plane by plane until no angle is left.
 *
 * Every row stands for one variable, every entry for one component.
 */
export function varimax(loadings: readonly Float64Array[]): Float64Array[] {
  const k = loadings[0]?.length ?? 0;
  const p = loadings.length;
  const lengths = loadings.map((row) => Math.sqrt(row.reduce((total, l) => total + l * l, 0)));
  const turned = loadings.map((row, a) => row.map((l) => (lengths[a]! > 0 ? l / lengths[a]! : 0)));
  for (let sweep = 0; sweep < 1000; sweep++) {
    let largest = 0;
    for (let a = 0; a < k; a++) {
      for (let b = a + 1; b < k; b++) {
        let A = 0;
        let B = 0;
        let C = 0;
        let D = 0;
        for (const row of turned) {
          const u = row[a]! * row[a]! - row[b]! * row[b]!;
          const v = 2 * row[a]! * row[b]!;
          A += u;
          B += v;
          C += u * u - v * v;
          D += 2 * u * v;
        }
        const angle = angleOf(D - (2 * A * B) / p, C - (A * A - B * B) / p) / 4;
        largest = Math.max(largest, Math.abs(angle));
        const along = cosine(angle);
        const across = sine(angle);
        for (const row of turned) {
          const x = row[a]!;
          const y = row[b]!;
          row[a] = along * x + across * y;
          row[b] = along * y - across * x;
        }
      }
    }
    if (largest < 1e-14) break;
  }
  return turned.map((row, a) => row.map((l) => l * lengths[a]!));
}
