import type { AppraisalScheme } from "./appraisal-scheme.ts";
import type { FiscalFlow } from "./fiscal-flow.ts";
import type { Goal } from "./goal.ts";
import type { Indicator } from "./indicator.ts";
import type { LocalizedText } from "./localized-text.ts";
import type { Observation } from "./observation.ts";
import type { PopulationConcept, Region } from "./region.ts";
import type { Service } from "./service.ts";
import type { Source } from "./source.ts";

/** Everything one question is asked of: places, services, indicators, what was observed, what was paid. */
export interface Study {
  /** Stable id. */
  readonly id: string;
  /** Title for people. */
  readonly name: LocalizedText;
  /** What it is about and what to beware of. */
  readonly description?: string | undefined;
  /** Population used where a question does not name another. */
  readonly population?:
    | {
        /** Whom it counts. */ readonly concept: PopulationConcept;
        /** Its reference year. */
        readonly year: number;
      }
    | undefined;
  /** The places. */
  readonly regions: readonly Region[];
  /** The services. */
  readonly services?: readonly Service[] | undefined;
  /** The indicators. */
  readonly indicators?: readonly Indicator[] | undefined;
  /**
   * The values. A question reads them as they stand: values, records and lists may be changed between questions. Only in a
   * list of 20,000 and more, where records are remembered by indicator, period and subgroup, can one that is changed in place to
   * say what another one says already go unnoticed: it is then not refused as a duplicate, and the other one counts.
   */
  readonly observations?: readonly Observation[] | undefined;
  /** The money. */
  readonly flows?: readonly FiscalFlow[] | undefined;
  /** What is to be reached, by when. */
  readonly goals?: readonly Goal[] | undefined;
  /** How the work is judged. */
  readonly schemes?: readonly AppraisalScheme[] | undefined;
  /** Where the figures come from. */
  readonly sources?: readonly Source[] | undefined;
}
