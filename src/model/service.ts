import type { LocalizedText } from "./localized-text.ts";
import type { IsoDate } from "./period.ts";

/** The four systems of a basic medical and health system. */
export type ServiceSystem =
  /** Prevention, health education, maternal and child health, immunization, emergencies. */
  | "public-health"
  /** Hospitals, township and community health services. */
  | "medical-service"
  /** Insurance and medical assistance. */
  | "medical-security"
  /** Essential medicines: production, procurement, distribution. */
  | "drug-supply";

/** Something the public is promised: a system, a program or one item of it. */
export interface Service {
  /** Unique within a study. */
  readonly id: string;
  /** Display name. */
  readonly name: LocalizedText;
  /** Which of the four systems it belongs to; absent for services outside health. */
  readonly system?: ServiceSystem | undefined;
  /** Id of the service this one is part of. */
  readonly parent?: string | undefined;
  /** First day on which it is promised. */
  readonly validFrom?: IsoDate | undefined;
  /** Last day on which it is promised. */
  readonly validTo?: IsoDate | undefined;
  /** Whom it is for, in words. */
  readonly target?: string | undefined;
  /** Id of the {@link Source}. */
  readonly source?: string | undefined;
}
