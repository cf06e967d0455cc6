/**
 * Real equalization programs, each a value for `simulate`, with dated and cited parameters.
 *
 * @module
 */
export { australiaGst } from "./australia-gst.ts";
export { brazilFundeb } from "./brazil-fundeb.ts";
export { canadaEqualization } from "./canada-equalization.ts";
export { chinaGeneralTransfer } from "./china-general-transfer.ts";
export { chinaHealthFund } from "./china-health-fund.ts";
export { chinaSharedResponsibility } from "./china-shared-responsibility.ts";
export { franceDsr } from "./france-dsr.ts";
export { germanyFinanzkraftausgleich } from "./germany-finanzkraftausgleich.ts";
export { indiaFinanceCommission } from "./india-finance-commission.ts";
export { nhsPaceOfChange } from "./nhs-pace-of-change.ts";
export { norwayIncomeEqualization } from "./norway-income-equalization.ts";
export { PROGRAMS, type ProgramEntry } from "./programs.ts";
export { southAfricaEquitableShare } from "./south-africa-equitable-share.ts";
export { switzerlandResourceEqualization } from "./switzerland-resource-equalization.ts";
export { usChipAllotment } from "./us-chip-allotment.ts";
export { usFmap } from "./us-fmap.ts";
