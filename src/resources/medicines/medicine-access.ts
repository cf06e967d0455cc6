import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { requireBoolean } from "../../numeric/guard/require-boolean.ts";
import { requireRecord } from "../../numeric/guard/require-record.ts";
import { quantileSorted } from "../../numeric/quantile-sorted.ts";
import { sum } from "../../numeric/sum.ts";

/** One medicine at one outlet, as found by the survey. */
export interface MedicineFinding {
  /** Name of the medicine with strength and form; originator brand and generic are two medicines. */
  readonly medicine: string;
  /** Id of the outlet, such as a pharmacy or a health center. */
  readonly outlet: string;
  /** Whether the outlet had it on the day of the survey. */
  readonly available: boolean;
  /** Price per unit (tablet, milliliter) to the patient, at least 0, in the currency of the references; absent if not recorded. */
  readonly price?: number | undefined;
}

/** Options of {@link medicineAccess}. */
export interface MedicineAccessOptions {
  /** International reference price per unit of each medicine, above 0, in the currency of the prices. */
  readonly references: Readonly<Record<string, number>>;
  /** Number of units in a course of treatment, or in 30 days of a chronic disease, by medicine; above 0. */
  readonly treatments?: Readonly<Record<string, number>> | undefined;
  /** Daily wage of the lowest-paid unskilled government worker, above 0, in the currency of the prices. */
  readonly dailyWage?: number | undefined;
  /** Fewest prices from which a median is taken. @defaultValue 4 */
  readonly minimumPrices?: number | undefined;
  /** Availability at which a medicine counts as accessible, 0 to 1. @defaultValue 0.8 */
  readonly target?: number | undefined;
}

/** One medicine of {@link medicineAccess}. */
export interface MedicineAccessRow {
  /** Name of the medicine. */
  readonly medicine: string;
  /** Number of outlets surveyed for it. */
  readonly outlets: number;
  /** Number of outlets that had it. */
  readonly available: number;
  /** `available` over `outlets`, 0 to 1. */
  readonly availability: number;
  /** Number of prices recorded. */
  readonly prices: number;
  /** Median price per unit; `null` below `minimumPrices`. */
  readonly median: number | null;
  /** First quartile of the prices; `null` as the median. */
  readonly lower: number | null;
  /** Third quartile of the prices; `null` as the median. */
  readonly upper: number | null;
  /** Median price ratio: median over reference; `null` without median or reference. */
  readonly ratio: number | null;
  /** Days' wages for a course of treatment; `null` without median, treatment or wage. */
  readonly days: number | null;
  /** Whether the treatment costs at most one day's wage; `null` as `days`. */
  readonly affordable: boolean | null;
}

/** Result of {@link medicineAccess}. */
export interface MedicineAccess {
  /** One row per medicine, in order of first appearance. */
  readonly medicines: MedicineAccessRow[];
  /** All medicines together. */
  readonly summary: {
    /** Mean of the availabilities, each medicine counting once. */
    readonly meanAvailability: number;
    /** Median of the price ratios; `null` without any. */
    readonly medianRatio: number | null;
    /** First quartile of the price ratios. */
    readonly lowerRatio: number | null;
    /** Third quartile of the price ratios. */
    readonly upperRatio: number | null;
    /** Number of medicines with a price ratio. */
    readonly ratios: number;
    /** Share of the medicines with `days` that are affordable; `null` without any. */
    readonly affordableShare: number | null;
    /** Medicines that reach the target availability and are affordable. */
    readonly accessible: string[];
  };
}

/**
 * Measures availability, price and affordability of essential medicines from a survey of outlets, after WHO and Health Action International.
 *
 * $$ \text{ratio} = \frac{\text{median price per unit}}{\text{reference price}}, \qquad
 *    \text{days} = \frac{\text{median} \times \text{units of treatment}}{\text{daily wage}} $$
 *
 * - **Unit:** shares 0 to 1; `ratio` none: 1 is the reference price; `days` in days' wages.
 * - **When to use:** whether essential medicines can be had and paid, by sector or region: call it once per sector.
 * - **Convention:** availability is that of the day of the survey. A ratio needs at least 4 prices. Quartiles are type 7, as in the survey workbook. One currency for
 *   prices, references and wage is the caller's duty.
 * - **Cost:** O(n log n).
 *
 * @param findings One record per medicine and outlet.
 * @throws EqualizationError `wrong_type`, `too_few_observations` for no findings; `duplicate_id` for a medicine twice at one outlet; `invalid_data` for a price of a medicine
 *   that is not available; `not_finite` and `out_of_domain` for prices, references, treatments and wage; `missing_option` without references;
 *   `unknown_option`.
 * @see WHO and Health Action International, Measuring medicine prices, availability, affordability and price components, 2nd edition, 2008.
 * @example
 * ```ts
 * import { medicineAccess } from "equalis";
 * const findings = [2, 3, 4, 7].map((price, i) => ({ medicine: "amoxicillin 500 mg", outlet: `clinic ${i}`, available: true, price }));
 * const { medicines } = medicineAccess(
 *   [...findings, { medicine: "amoxicillin 500 mg", outlet: "clinic 5", available: false }],
 *   { references: { "amoxicillin 500 mg": 2 }, treatments: { "amoxicillin 500 mg": 21 }, dailyWage: 105 },
 * );
 * medicines[0]?.availability; // => 0.8
 * medicines[0]?.ratio; // => 1.75
 * medicines[0]?.days; // => 0.7
 * ```
 */
export function medicineAccess(
  findings: readonly MedicineFinding[],
  options: MedicineAccessOptions,
): MedicineAccess {
  const where = "medicineAccess";
  requireOptions(where, options, ["references", "treatments", "dailyWage", "minimumPrices", "target"]);
  const { dailyWage, minimumPrices = 4, target = 0.8 } = options;
  const references = positiveRecord(where, "references", options.references);
  const treatments =
    options.treatments === undefined
      ? new Map<string, number>()
      : positiveRecord(where, "treatments", options.treatments);
  if (dailyWage !== undefined) requireNumber(where, "dailyWage", dailyWage, { above: 0 });
  requireNumber(where, "minimumPrices", minimumPrices, { atLeast: 1, integer: true });
  requireNumber(where, "target", target, { atLeast: 0, atMost: 1 });

  const medicines = [...readFindings(where, findings)].map(([medicine, found]): MedicineAccessRow => {
    const outlets = found.size;
    const available = [...found.values()].filter((finding) => finding.available).length;
    const prices = Float64Array.from([...found.values()].flatMap(({ price }) => price ?? [])).sort();
    const known = prices.length >= minimumPrices;
    const median = known ? quantileSorted(prices, 0.5) : null;
    const reference = references.get(medicine);
    const units = treatments.get(medicine);
    const days =
      median === null || units === undefined || dailyWage === undefined ? null : (median * units) / dailyWage;
    return {
      medicine,
      outlets,
      available,
      availability: available / outlets,
      prices: prices.length,
      median,
      lower: known ? quantileSorted(prices, 0.25) : null,
      upper: known ? quantileSorted(prices, 0.75) : null,
      ratio: median === null || reference === undefined ? null : median / reference,
      days,
      affordable: days === null ? null : days <= 1,
    };
  });
  const ratios = Float64Array.from(medicines.flatMap(({ ratio }) => ratio ?? [])).sort();
  const quantile = (p: number) => (ratios.length > 0 ? quantileSorted(ratios, p) : null);
  const judged = medicines.filter(({ affordable }) => affordable !== null);
  return {
    medicines,
    summary: {
      meanAvailability: sum(medicines.map(({ availability }) => availability)) / medicines.length,
      medianRatio: quantile(0.5),
      lowerRatio: quantile(0.25),
      upperRatio: quantile(0.75),
      ratios: ratios.length,
      affordableShare:
        judged.length > 0 ? judged.filter(({ affordable }) => affordable).length / judged.length : null,
      accessible: medicines
        .filter(({ availability, affordable }) => affordable === true && availability >= target)
        .map(({ medicine }) => medicine),
    },
  };
}

function positiveRecord(
  where: string,
  option: string,
  record: Readonly<Record<string, number>>,
): Map<string, number> {
  const { ids, values } = requireRecord(where, option, record);
  ids.forEach((id, i) => {
    if (values[i] === 0) refuse(where, "out_of_domain", `${option} of "${id}" is 0; it must be above 0`, 0);
  });
  return new Map(ids.map((id, i) => [id, values[i]!]));
}

/** Findings by medicine and outlet. */
function readFindings(
  where: string,
  findings: readonly MedicineFinding[],
): Map<string, Map<string, MedicineFinding>> {
  if (!Array.isArray(findings)) refuse(where, "wrong_type", "findings must be an array of records", findings);
  if (findings.length === 0) refuse(where, "too_few_observations", "needs at least 1 finding, got 0", 0);
  const read = new Map<string, Map<string, MedicineFinding>>();
  findings.forEach((finding: MedicineFinding, index) => {
    if (typeof finding !== "object" || finding === null) {
      refuse(
        where,
        "wrong_type",
        `finding ${index} is ${formatReceived(finding)}; pass { medicine, outlet, available }`,
        finding,
        index,
      );
    }
    const { medicine, outlet, available, price } = finding;
    for (const [field, text] of [
      ["medicine", medicine],
      ["outlet", outlet],
    ] as const) {
      if (typeof text === "string") continue;
      refuse(
        where,
        "wrong_type",
        `${field} of finding ${index} is ${formatReceived(text)}; pass a text`,
        text,
        index,
      );
    }
    requireBoolean(where, `available of finding ${index}`, available);
    if (price !== undefined) requireNumber(where, `price of finding ${index}`, price, { atLeast: 0 });
    if (price !== undefined && !available) {
      throw new EqualizationError(
        `finding ${index} has a price for "${medicine}", which "${outlet}" does not have; remove the price or set available`,
        { code: "invalid_data", where, index, received: price },
      );
    }
    const outlets = read.get(medicine) ?? new Map<string, MedicineFinding>();
    read.set(medicine, outlets);
    if (outlets.size === outlets.set(outlet, finding).size) {
      refuse(
        where,
        "duplicate_id",
        `duplicate finding of "${medicine}" at "${outlet}"; keep one`,
        finding,
        index,
      );
    }
  });
  return read;
}
