import type { Collector } from "../internal/collect.ts";
import type { IssueLog } from "../table/issue-log.ts";
import type { NumberForm } from "../table/read-amount.ts";
import type { TableBody } from "../table/table-body.ts";
import type { Measured } from "./build-measures.ts";
import type { FoundColumn } from "./find-columns.ts";
import type { Places } from "./find-places.ts";
import type { ReadRegionTableOptions } from "./region-table-options.ts";

/** A table whose header is understood. */
export interface UnderstoodTable {
  readonly body: TableBody;
  readonly columns: readonly FoundColumn[];
  readonly places: Places;
  readonly periods: readonly (string | null)[];
  readonly measured: Measured;
  readonly form: NumberForm;
  readonly options: ReadRegionTableOptions;
  readonly collector: Collector;
  readonly log: IssueLog;
}
