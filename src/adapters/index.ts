/**
 * Data as people have it, read into observations and studies, and written again.
 *
 * @module
 */
export type { AdapterOptions, IndicatorDefinition } from "./adapter-options.ts";
export type { AdapterIssue, AdapterResult, FoundIndicator } from "./adapter-result.ts";
export type { EvidenceField } from "./evidence-table/evidence-fields.ts";
export type { ReadEvidenceTableOptions } from "./evidence-table/evidence-rows.ts";
export { type EvidenceTable, readEvidenceTable } from "./evidence-table/read-evidence-table.ts";
export type { ReadFlowTableOptions } from "./flow-table/ledger.ts";
export { type FlowTable, readFlowTable } from "./flow-table/read-flow-table.ts";
export { type CsvField, type FromCsvOptions, fromCsv } from "./from-csv.ts";
export {
  type Dhis2Result,
  type FromDhis2AnalyticsOptions,
  fromDhis2Analytics,
} from "./from-dhis2-analytics.ts";
export { type FromGhoOptions, fromGho, type GhoInterval, type GhoResult } from "./from-gho.ts";
export {
  type FromHeatPlusOptions,
  fromHeatPlus,
  type HeatPlusResult,
  type HeatPlusSubgroup,
  type HeatPlusSubgroups,
} from "./from-heat-plus.ts";
export { type FromSdmxCsvOptions, fromSdmxCsv } from "./from-sdmx-csv.ts";
export { type FromWorldBankOptions, fromWorldBank } from "./from-world-bank.ts";
export type { Dhis2Period, Dhis2PeriodType } from "./internal/dhis2-period.ts";
export type { HeatPlusRow } from "./internal/heat-plus-row.ts";
export {
  type PointField,
  type PointTable,
  type ReadPointTableOptions,
  readPointTable,
  type TablePoint,
} from "./point-table/read-point-table.ts";
export { readRegionTable } from "./region-table/read-region-table.ts";
export type {
  ColumnRole,
  ReadRegionTableOptions,
  RegionTable,
  TableColumn,
} from "./region-table/region-table-options.ts";
export { type ToRegionTableOptions, toRegionTable } from "./region-table/to-region-table.ts";
export type { TableIssue } from "./table/issue-log.ts";
export type {
  Cell,
  DropKind,
  DroppedRow,
  TableInput,
  TableOptions,
  TableReport,
} from "./table/table-options.ts";
export { type DecodedText, type DecodeTextOptions, decodeText } from "./text/decode-text.ts";
export { type ToCsvOptions, toCsv } from "./to-csv.ts";
export { type HeatPlusExport, type ToHeatPlusOptions, toHeatPlus } from "./to-heat-plus.ts";
