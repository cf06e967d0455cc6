import type { KeyColumn } from "./source.ts";
import { type Statement, scanText, type Term } from "./statement.ts";
import { type Measured, peopledRows, totalsAccess, valueDefinitions } from "./totals.ts";

/** Adds the step `eq_a`: sums over the rows of each group, in value, mean, smallest value, and the value and its deviation over the mean. */
export function deviationStep(
  statement: Statement,
  keys: readonly KeyColumn[],
  measured: Measured,
  terms: readonly Term[],
): void {
  const access = totalsAccess(statement, keys, measured, ["eq_mu", "eq_min"]);
  const mean = access.of("eq_mu");
  statement.add(
    "eq_a",
    scanText(statement.source, {
      keys,
      definitions: [
        ...valueDefinitions(measured),
        { alias: "eq_m", sql: mean },
        { alias: "eq_b", sql: access.of("eq_min") },
        { alias: "eq_d", sql: `(${measured.value} - ${mean}) / NULLIF(${mean}, 0e0)` },
        { alias: "eq_u", sql: `${measured.value} / NULLIF(${mean}, 0e0)` },
      ],
      terms,
      join: access.join,
      conditions: peopledRows(keys, measured),
    }),
  );
}
