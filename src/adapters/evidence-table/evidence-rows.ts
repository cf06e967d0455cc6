import type { AppraisalScheme } from "../../model/appraisal-scheme.ts";
import type { IsoDate } from "../../model/period.ts";
import type { IssueLog } from "../table/issue-log.ts";
import type { NumberForm } from "../table/read-amount.ts";
import type { DateOrder } from "../table/read-day.ts";
import type { TableOptions } from "../table/table-options.ts";
import type { TableRecords } from "../table/table-records.ts";
import type { EvidenceColumn, EvidenceField } from "./evidence-fields.ts";
import type { SchemeNodes } from "./scheme-nodes.ts";

/** Options of {@link readEvidenceTable}. */
export interface ReadEvidenceTableOptions extends TableOptions {
  /** The scheme that the evidence is for: nodes are found by its ids and names, others are an error. */
  readonly scheme?: AppraisalScheme | undefined;
  /** What columns hold, by their head: a field, or a node and its field (`"value"` by default). */
  readonly columns?:
    | Readonly<
        Record<
          string,
          | "subject"
          | "node"
          | EvidenceField
          | { readonly node: string; readonly field?: EvidenceField }
          | "ignore"
        >
      >
    | undefined;
  /** The last day in time, by node, where no column says it. */
  readonly due?: Readonly<Record<string, IsoDate>> | undefined;
}

/** Columns of one node. */
export interface NodeColumns {
  readonly node: string;
  /** Position of each field. */
  readonly at: Partial<Record<EvidenceField, number>>;
}

/** A table of evidence whose header is understood. */
export interface EvidenceRows {
  readonly table: TableRecords<EvidenceColumn>;
  readonly subjectAt: number;
  /** Position of the node; −1 where columns say it. */
  readonly nodeAt: number;
  /** Columns by node; of one unnamed node where rows say it. */
  readonly groups: readonly NodeColumns[];
  readonly nodes: SchemeNodes | null;
  readonly form: NumberForm;
  readonly orders: ReadonlyMap<number, DateOrder>;
  readonly options: ReadEvidenceTableOptions;
  readonly log: IssueLog;
}
