/**
 * The measures of this library as SQL for the user's own engine: pure functions that write one statement and read the rows that come
 * back. No driver, no network.
 *
 * @module
 */
export { type AttainmentSqlOptions, attainmentSql, type SqlAttainment } from "./attainment-sql.ts";
export {
  type ConcentrationSqlOptions,
  concentrationSql,
  type SqlConcentration,
} from "./concentration-sql.ts";
export {
  type DecomposeEntropySqlOptions,
  decomposeEntropySql,
  type SqlEntropyDecomposition,
  type SqlEntropyGroup,
} from "./decompose-entropy-sql.ts";
export { type EstimateSqlOptions, estimateSql, type SqlEstimate, type SqlEstimated } from "./estimate-sql.ts";
export { type IndicesSqlOptions, indicesSql, type SqlIndices } from "./indices-sql.ts";
export { type LorenzCurveSqlOptions, lorenzCurveSql, type SqlLorenzCurve } from "./lorenz-curve-sql.ts";
export type { SqlMeasure } from "./measures/measure-options.ts";
export { type RatesSqlOptions, ratesSql, type SqlRates } from "./rates-sql.ts";
export type {
  SqlColumn,
  SqlDialect,
  SqlGroup,
  SqlGroupColumn,
  SqlName,
  SqlQuery,
  SqlRow,
  SqlScalar,
  SqlSource,
  SqlText,
} from "./sql-query.ts";
export { type SqlSubgroup, type SubgroupsSqlOptions, subgroupsSql } from "./subgroups-sql.ts";
