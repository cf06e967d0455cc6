import type { IsoDate } from "../model/period.ts";

/** Options of {@link scoreAppraisal} and {@link scoreAppraisals}. */
export interface ScoreAppraisalOptions {
  /**
   * Level or kind of the institution, such as `"township"`; several where it is several. Needed as soon as a node
   * of the scheme is for some levels only.
   */
  readonly institutionLevel?: string | readonly string[] | undefined;
  /**
   * Day of the appraisal, for targets by date.
   *
   * @defaultValue the last day of the scheme's year
   */
  readonly asOf?: IsoDate | undefined;
  /**
   * A leaf without evidence: refuse the whole appraisal, give no points, or treat it as if it did not apply. To leave out the
   * whole institution is `missing: "omit"` of `appraise`.
   *
   * @defaultValue "error"
   */
  readonly missing?: "error" | "zero" | "not-applicable" | undefined;
}
