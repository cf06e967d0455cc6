import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { sum } from "../../numeric/sum.ts";

/** A service activity of the staff category: work that the annual statistics count. */
export interface ServiceActivity {
  /** Name of the activity, unique. */
  readonly name: string;
  /** How often it was done in the year, at least 0. */
  readonly volume: number;
  /** Minutes one takes a well-trained worker, above 0. */
  readonly minutes: number;
}

/** Work of all members of the category that no statistics count, such as reporting: as a share of their time or in hours per year and person. */
export type SupportActivity =
  | {
      /** Name of the activity. */
      readonly name: string;
      /** Share of the working time, 0 to below 1. */
      readonly share: number;
    }
  | {
      /** Name of the activity. */
      readonly name: string;
      /** Hours per year of each member, at least 0. */
      readonly hoursPerYear: number;
    };

/** Work of only some members of the category, such as supervising interns. */
export interface AdditionalActivity {
  /** Name of the activity. */
  readonly name: string;
  /** Number of members who do it, at least 0. */
  readonly staff: number;
  /** Hours per year of each of them, at least 0. */
  readonly hoursPerYear: number;
}

/** Time a member of the category can work in a year. */
export interface WorkingTime {
  /** Working days per week, above 0 to 7. */
  readonly daysPerWeek: number;
  /** Public holidays per year, in working days. */
  readonly holidays: number;
  /** Annual leave, in working days. */
  readonly annualLeave: number;
  /** Sick leave on average, in working days. */
  readonly sickLeave: number;
  /** Other leave, such as training, in working days. @defaultValue 0 */
  readonly otherLeave?: number | undefined;
  /** Working hours per day, above 0 to 24. */
  readonly hoursPerDay: number;
}

/** Options of {@link staffingNeed}. */
export interface StaffingNeedOptions {
  /** The available working time. */
  readonly workingTime: WorkingTime;
  /** Support activities of all members. @defaultValue none */
  readonly support?: readonly SupportActivity[] | undefined;
  /** Additional activities of some members. @defaultValue none */
  readonly additional?: readonly AdditionalActivity[] | undefined;
  /** Members the category has now, at least 0. */
  readonly staff?: number | undefined;
}

/** Result of {@link staffingNeed}. */
export interface StaffingNeed {
  /** Working days per person and year. */
  readonly availableDays: number;
  /** Working hours per person and year. */
  readonly availableHours: number;
  /** One row per service activity. */
  readonly activities: {
    /** Name of the activity. */
    readonly name: string;
    /** How many one person could do in a year who did nothing else. */
    readonly standardWorkload: number;
    /** Persons the volume needs, before allowances. */
    readonly required: number;
  }[];
  /** Category allowance factor: 1 over the share of time that support activities leave. */
  readonly categoryAllowance: number;
  /** Individual allowance factor: persons that additional activities need. */
  readonly individualAllowance: number;
  /** Persons required, not rounded. */
  readonly required: number;
  /** Staff minus required; `null` without staff. */
  readonly difference: number | null;
  /** Staff over required: below 1 is workload pressure; `null` without staff or if none is required. */
  readonly ratio: number | null;
}

/**
 * Computes how many staff of a category the workload of a facility or region requires: WHO's workload indicators of staffing need (WISN).
 *
 * $$ R = \mathrm{CAF} \sum_k \frac{V_k}{S_k} + \mathrm{IAF}, \qquad S_k = \frac{60\,T}{m_k}, \quad
 *    \mathrm{CAF} = \frac{1}{1 - \sum s}, \quad \mathrm{IAF} = \frac{\sum a h}{T} $$
 *
 * with T hours of available working time per person, volumes V, minutes m, support shares s, and a persons who do additional work of h hours.
 *
 * - **Unit:** persons (full-time), not rounded; round by the rule of your manual.
 * - **When to use:** to compare staff with workload, not with population. Ratios of the same category in several facilities show where pressure is highest. For staff per
 *   resident use `perCapita`, against a standard `shortfall`.
 * - **Cost:** O(activities).
 *
 * @param activities The service activities of one staff category.
 * @throws EqualizationError `missing_option` without working time or a part of it; `wrong_type`, `not_finite`; `out_of_domain` for a number outside its range, no working time
 *   left, or support that takes all of it; `duplicate_id` for a repeated activity; `too_few_observations`; `unknown_option`.
 * @see WHO, Workload indicators of staffing need (WISN): user's manual, 2010. Checked against the staffing of an HIV clinic in Human Resources for Health 15, 2017, table 3.
 * @example
 * ```ts
 * import { staffingNeed } from "equalis";
 * const need = staffingNeed([{ name: "consultation", volume: 27000, minutes: 20 }], {
 *   workingTime: { daysPerWeek: 5, holidays: 10, annualLeave: 20, sickLeave: 5, hoursPerDay: 8 },
 *   support: [{ name: "records", share: 0.1 }],
 *   staff: 4,
 * });
 * need.availableHours; // => 1800
 * need.required.toFixed(2); // => "5.56"
 * need.ratio?.toFixed(2); // => "0.72"
 * ```
 */
export function staffingNeed(
  activities: readonly ServiceActivity[],
  options: StaffingNeedOptions,
): StaffingNeed {
  const where = "staffingNeed";
  requireOptions(where, options, ["workingTime", "support", "additional", "staff"]);
  const { support = [], additional = [], staff } = options;
  const { availableDays, availableHours } = availableTime(where, options.workingTime);
  requireNamed(where, "activity", activities);
  if (activities.length === 0) refuse(where, "too_few_observations", "needs at least 1 activity, got 0", 0);
  requireNamed(where, "support activity", support);
  requireNamed(where, "additional activity", additional);
  if (staff !== undefined) requireNumber(where, "staff", staff, { atLeast: 0 });

  const rows = activities.map(({ name, volume, minutes }) => {
    requireNumber(where, `volume of "${name}"`, volume, { atLeast: 0 });
    requireNumber(where, `minutes of "${name}"`, minutes, { above: 0 });
    const standardWorkload = (availableHours * 60) / minutes;
    return { name, standardWorkload, required: volume / standardWorkload };
  });
  const shares = support.map((activity) => shareOf(where, activity, availableHours));
  const left = 1 - sum(shares);
  if (!(left > 1e-12)) {
    refuse(
      where,
      "out_of_domain",
      "the support activities take all of the working time; they must leave some",
      1 - left,
    );
  }
  const individual = additional.map(({ name, staff: members, hoursPerYear }) => {
    requireNumber(where, `staff of "${name}"`, members, { atLeast: 0 });
    requireNumber(where, `hoursPerYear of "${name}"`, hoursPerYear, { atLeast: 0 });
    return (members * hoursPerYear) / availableHours;
  });
  const categoryAllowance = 1 / left;
  const individualAllowance = sum(individual);
  const required = sum(rows.map((row) => row.required)) * categoryAllowance + individualAllowance;
  return {
    availableDays,
    availableHours,
    activities: rows,
    categoryAllowance,
    individualAllowance,
    required,
    difference: staff === undefined ? null : staff - required,
    ratio: staff === undefined || required === 0 ? null : staff / required,
  };
}

function availableTime(where: string, time: WorkingTime) {
  if (time === undefined) {
    refuse(where, "missing_option", "workingTime is required: days per week, leave and hours per day");
  }
  requireOptions(where, time, [
    "daysPerWeek",
    "holidays",
    "annualLeave",
    "sickLeave",
    "otherLeave",
    "hoursPerDay",
  ]);
  const { daysPerWeek, hoursPerDay, otherLeave = 0 } = time;
  requireNumber(where, "daysPerWeek", daysPerWeek, { above: 0, atMost: 7 });
  requireNumber(where, "hoursPerDay", hoursPerDay, { above: 0, atMost: 24 });
  const leave = [time.holidays, time.annualLeave, time.sickLeave, otherLeave];
  ["holidays", "annualLeave", "sickLeave", "otherLeave"].forEach((option, k) => {
    requireNumber(where, option, leave[k]!, { atLeast: 0 });
  });
  const availableDays = 52 * daysPerWeek - sum(leave);
  if (!(availableDays > 0)) {
    refuse(
      where,
      "out_of_domain",
      `leave and holidays leave ${availableDays} working days; some must remain`,
      availableDays,
    );
  }
  return { availableDays, availableHours: availableDays * hoursPerDay };
}

function shareOf(where: string, activity: SupportActivity, availableHours: number): number {
  const { name, share, hoursPerYear } = activity as { name: string; share?: number; hoursPerYear?: number };
  if (share !== undefined && hoursPerYear !== undefined) {
    refuse(
      where,
      "unsupported_combination",
      `share and hoursPerYear of "${name}" cannot be combined; pass one`,
    );
  }
  if (share === undefined) {
    if (hoursPerYear === undefined) {
      refuse(where, "missing_option", `share or hoursPerYear of "${name}" is required`);
    }
    requireNumber(where, `hoursPerYear of "${name}"`, hoursPerYear, { atLeast: 0 });
    return hoursPerYear / availableHours;
  }
  requireNumber(where, `share of "${name}"`, share, { atLeast: 0, below: 1 });
  return share;
}

function requireNamed(where: string, noun: string, list: readonly { readonly name: string }[]): void {
  if (!Array.isArray(list)) refuse(where, "wrong_type", `the list of each ${noun} must be an array`, list);
  const seen = new Set<string>();
  list.forEach((item: { readonly name: string }, index) => {
    if (typeof item !== "object" || item === null || typeof item.name !== "string") {
      refuse(
        where,
        "wrong_type",
        `${noun} ${index} is ${formatReceived(item)}; pass a record with a name`,
        item,
        index,
      );
    }
    if (seen.size === seen.add(item.name).size) {
      refuse(where, "duplicate_id", `duplicate ${noun} "${item.name}"`, item.name, index);
    }
  });
}
