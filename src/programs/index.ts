/**
 * Real equalization programs, each a value for `simulate`, with dated and cited parameters.
 *
 * @module
 */
export { brazilFundeb } from "./brazil-fundeb.ts";
export { canadaEqualization } from "./canada-equalization.ts";
export { chinaSharedResponsibility } from "./china-shared-responsibility.ts";
export { germanyFinanzkraftausgleich } from "./germany-finanzkraftausgleich.ts";
export { norwayIncomeEqualization } from "./norway-income-equalization.ts";
export { switzerlandResourceEqualization } from "./switzerland-resource-equalization.ts";
export { usChipAllotment } from "./us-chip-allotment.ts";
export { usFmap } from "./us-fmap.ts";
