import type { Program, ProgramSpec } from "../transfers/index.ts";
import { australiaGst } from "./australia-gst.ts";
import { brazilFundeb } from "./brazil-fundeb.ts";
import { canadaEqualization } from "./canada-equalization.ts";
import { chinaGeneralTransfer } from "./china-general-transfer.ts";
import { chinaHealthFund } from "./china-health-fund.ts";
import { chinaSharedResponsibility } from "./china-shared-responsibility.ts";
import { franceDsr } from "./france-dsr.ts";
import { germanyFinanzkraftausgleich } from "./germany-finanzkraftausgleich.ts";
import { indiaFinanceCommission } from "./india-finance-commission.ts";
import { nhsPaceOfChange } from "./nhs-pace-of-change.ts";
import { norwayIncomeEqualization } from "./norway-income-equalization.ts";
import { southAfricaEquitableShare } from "./south-africa-equitable-share.ts";
import { brazilFundebSpec } from "./specs/brazil-fundeb-spec.ts";
import { canadaEqualizationSpec } from "./specs/canada-equalization-spec.ts";
import { chinaSharedResponsibilitySpec } from "./specs/china-shared-responsibility-spec.ts";
import { nhsPaceOfChangeSpec } from "./specs/nhs-pace-of-change-spec.ts";
import { usChipAllotmentSpec } from "./specs/us-chip-allotment-spec.ts";
import { usFmapSpec } from "./specs/us-fmap-spec.ts";
import { switzerlandResourceEqualization } from "./switzerland-resource-equalization.ts";
import { usChipAllotment } from "./us-chip-allotment.ts";
import { usFmap } from "./us-fmap.ts";

/** A shipped program, and what has to be known to run it. */
export interface ProgramEntry {
  /** Id of the program, as in its record. */
  readonly id: string;
  /** Title for people. */
  readonly title: string;
  /** ISO 3166 code of the country. */
  readonly country: string;
  /** From which year to which one its rules and parameters are shipped; `to` is `null` where no end is known. */
  readonly periods: {
    /** First year. */
    readonly from: string;
    /** Last year; `null` if the rule goes on. */
    readonly to: string | null;
  };
  /** Names of the inputs it needs. */
  readonly inputs: readonly string[];
  /** Names of the inputs that may be absent. */
  readonly optionalInputs: readonly string[];
  /** Names of the parameters without a shipped value: the caller passes them. */
  readonly openParameters: readonly string[];
  /** The program, for {@link simulate}. */
  readonly program: Program;
  /** The program as JSON, for {@link programFromSpec}; `null` if it has no such form yet. */
  readonly spec: ProgramSpec | null;
}

/**
 * Every shipped program with its country, the years it covers and the inputs it needs.
 *
 * - **When to use:** a list to choose from, a table of what has to be collected, a run of all programs of a country. A
 *   bundle that imports it carries all programs; import single ones by name otherwise.
 *
 * @example
 * ```ts
 * import { PROGRAMS } from "equalis";
 * PROGRAMS.filter(({ country }) => country === "CN").map(({ id }) => id); // => ["china-general-transfer", "china-health-fund", "china-shared-responsibility"]
 * PROGRAMS.find(({ id }) => id === "norway-income-equalization")?.inputs; // => ["population", "tax"]
 * ```
 */
export const PROGRAMS: readonly ProgramEntry[] = /* @__PURE__ */ listPrograms();

function listPrograms(): readonly ProgramEntry[] {
  return [
    entry(australiaGst, "2009", null),
    entry(brazilFundeb, "2021", null, brazilFundebSpec),
    entry(canadaEqualization, "2010", null, canadaEqualizationSpec),
    entry(chinaGeneralTransfer, "2022", null),
    entry(chinaHealthFund, "2022", "2025"),
    entry(chinaSharedResponsibility, "2019", "2025", chinaSharedResponsibilitySpec),
    entry(franceDsr, "2019", "2024"),
    entry(germanyFinanzkraftausgleich, "2020", null),
    entry(indiaFinanceCommission, "2020", "2030"),
    entry(nhsPaceOfChange, "2013", null, nhsPaceOfChangeSpec),
    entry(norwayIncomeEqualization, "2016", null),
    entry(southAfricaEquitableShare, "2016", null),
    entry(switzerlandResourceEqualization, "2008", null),
    entry(usChipAllotment, "2000", "2008", usChipAllotmentSpec),
    entry(usFmap, "1997", null, usFmapSpec),
  ];
}

function entry(
  program: Program,
  from: string,
  to: string | null,
  spec: ProgramSpec | null = null,
): ProgramEntry {
  const { id, title, jurisdiction, inputs, parameters } = program;
  const names = (optional: boolean): string[] =>
    inputs.filter((input) => (input.optional === true) === optional).map(({ name }) => name);
  return {
    id,
    title,
    country: jurisdiction ?? "",
    periods: { from, to },
    inputs: names(false),
    optionalInputs: names(true),
    openParameters: Object.entries(parameters).flatMap(([name, { values }]) =>
      values.length === 0 ? [name] : [],
    ),
    program,
    spec,
  };
}
