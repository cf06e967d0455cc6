import type { DataIssue } from "../errors.ts";
import type { Indicator } from "../model/indicator.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import type { Observation } from "../model/observation.ts";
import type { Region } from "../model/region.ts";
import type { Study } from "../model/study.ts";

/** What was wrong with a line of a table or a record of a payload. */
export interface AdapterIssue extends DataIssue {
  /**
   * Line of the text, counted from 1, where a table was read from text; otherwise the number of the row, counted
   * from 1. Problems of the whole input stand at 1.
   */
  readonly line: number;
  /** Column of the table, or field of the record. */
  readonly column?: string | undefined;
  /** `"error"`: something was left out for it. `"warning"`: it was used, and a reader must know. */
  readonly severity: "error" | "warning";
}

/** An indicator as far as the data describe it. Hardly any format says whether more is better. */
export interface FoundIndicator extends Partial<Omit<Indicator, "id" | "name">> {
  /** Unique within the result. */
  readonly id: string;
  /** Display name; the id where the data have no name. */
  readonly name: LocalizedText;
}

/** What was read, and everything that could not be. The same shape for every format. */
export interface AdapterResult {
  /** Everything as one study; `null` where that would need a guess, and then `reason` says which. */
  readonly study: Study | null;
  /** Why there is no study; `null` where there is one. */
  readonly reason: string | null;
  /** The values that could be read, each once, in the order of the data. */
  readonly observations: readonly Observation[];
  /** Line or row of each observation, as {@link AdapterIssue.line} counts. */
  readonly lines: readonly number[];
  /** The places named, those above them included. */
  readonly regions: readonly Region[];
  /** The indicators named. */
  readonly indicators: readonly FoundIndicator[];
  /** Every problem, in the order of lines; empty where everything was read. */
  readonly issues: readonly AdapterIssue[];
}
