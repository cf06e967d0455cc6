/**
 * Who is short of what: rates, densities, standards and needs.
 *
 * @module
 */
export { type Attainment, type AttainmentOptions, attainment } from "./attainment.ts";
export { density } from "./density.ts";
export { type PerCapitaOptions, perCapita } from "./per-capita.ts";
export { type PooledRateOptions, pooledRate } from "./pooled-rate.ts";
export { type Shortfall, type ShortfallOptions, shortfall } from "./shortfall.ts";
