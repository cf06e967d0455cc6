import { EqualizationError } from "../../errors.ts";
import { requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import type { Column, ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { requireRepresentable } from "../columns/require-representable.ts";

/** Input of {@link fiscalPosition}: one number per unit (or per year of one unit), in one unit of money. */
export interface FiscalPositionInput {
  /** Revenue that the unit raises itself, at least 0. */
  readonly ownRevenue: ColumnInput;
  /** Expenditure of the unit itself, at least 0. */
  readonly expenditure: ColumnInput;
  /** Transfers received, conditional and unconditional; what is paid to others below 0. @defaultValue none known */
  readonly transfers?: ColumnInput | undefined;
  /** The part of the transfers that is tied to a purpose. @defaultValue not known */
  readonly conditional?: ColumnInput | undefined;
  /** What the unit could raise at average rates; see {@link representativeTaxSystem}. @defaultValue not known */
  readonly capacity?: ColumnInput | undefined;
  /** Heads. Needed for the capacity index and the horizontal imbalance. @defaultValue not known */
  readonly population?: ColumnInput | undefined;
  /** Spending on one service, for its burden. @defaultValue not known */
  readonly service?: ColumnInput | undefined;
  /** What each tier of government pays for it, by name of the tier. @defaultValue not known */
  readonly byTier?: Readonly<Record<string, ColumnInput>> | undefined;
  /** The part of the expenditure paid by social (private) capital. @defaultValue not known */
  readonly socialCapital?: ColumnInput | undefined;
  /** Debt outstanding at the end of the year. @defaultValue not known */
  readonly debt?: ColumnInput | undefined;
  /** Principal and interest paid in the year. @defaultValue not known */
  readonly debtService?: ColumnInput | undefined;
  /** The highest debt that the unit may have. @defaultValue not known */
  readonly debtLimit?: ColumnInput | undefined;
}

/** Where units stand between what they raise and what they spend. */
export interface FiscalPosition {
  /** Own revenue over expenditure; `null` where nothing is spent. */
  readonly selfSufficiency: (number | null)[];
  /** Share of all expenditure that own revenue does not cover: 1 − Σ own revenue / Σ expenditure (Hunter). */
  readonly verticalImbalance: number;
  /** The same if unconditional transfers count as own: 1 − Σ (own revenue + unconditional) / Σ expenditure; `null` where not known. */
  readonly verticalImbalanceUnconditional: number | null;
  /** Share of all expenditure paid by transfers; `null` where they are not known. */
  readonly transferDependency: number | null;
  /** Spread of own revenue (or capacity, where given) per head; `null` without population. */
  readonly horizontalImbalance: {
    /** Coefficient of variation, weighted by population. */
    readonly coefficientOfVariation: number;
    /** Highest over lowest; `null` where the lowest is 0. */
    readonly ratio: number | null;
  } | null;
  /** Expenditure − own revenue, signed. */
  readonly gap: Column;
  /** Expenditure − own revenue − transfers, signed; `null` where transfers are not known. */
  readonly gapAfterTransfers: Column | null;
  /** Capacity per head over that of all units together; `null` without capacity or population. */
  readonly capacityIndex: Column | null;
  /** Own revenue over capacity; `null` without capacity, and for a unit that has none. */
  readonly effort: (number | null)[] | null;
  /** Spending on the service over own revenue; `null` without it, and for a unit without revenue. */
  readonly burden: (number | null)[] | null;
  /** Share of each tier in what the tiers pay, by tier; `null` without it. A unit that no one pays for has `null`. */
  readonly costSharing: Readonly<Record<string, (number | null)[]>> | null;
  /** Share of expenditure paid by social capital; `null` without it, and for a unit that spends nothing. */
  readonly socialCapitalShare: (number | null)[] | null;
  /** Share of expenditure that is spent on the service; `null` without it, and for a unit that spends nothing. */
  readonly serviceShare: (number | null)[] | null;
  /**
   * Debt over the unit's resources: own revenue and transfers, or own revenue alone if transfers are not known; `null`
   * without debt, and for a unit without resources.
   */
  readonly debtRatio: (number | null)[] | null;
  /** Principal and interest paid over the same resources; `null` without them. */
  readonly debtServiceRatio: (number | null)[] | null;
  /** Debt over its limit, above 1 beyond it; `null` without both, and for a unit whose limit is 0. */
  readonly debtLimitUse: (number | null)[] | null;
}

/**
 * Where units of government stand between what they raise and what they spend.
 *
 * $$ selfSufficiency_i = \frac{R_i}{E_i}, \quad verticalImbalance = 1 - \frac{\sum R_i}{\sum E_i}, \quad gap_i = E_i - R_i,
 *    \quad effort_i = \frac{R_i}{capacity_i} $$
 *
 * - **Unit:** money throughout; ratios are pure numbers, 1 is whole. A row is a unit; it may as well be a year of one unit,
 *   so that burden and self-sufficiency become series.
 * - What was not given is not guessed: its measures are `null`. A ratio over 0 is `null` too.
 * - **Debt:** `debtRatio` is the stock, `debtServiceRatio` what is paid on it, both over the money of the year; China's debt
 *   rate is `debtRatio` with all transfers in `transfers`. {@link fiscalMismatch} compares tiers over years.
 * - `capacityIndex` compares units; {@link representativeTaxSystem} computes the capacity.
 *
 * @throws `EqualizationError` `zero_total` (no one spends anything, no one has capacity or people), `out_of_domain` (a
 *   negative amount), `length_mismatch`, `not_finite`, `too_few_observations`, `missing_option`, `unknown_option`,
 *   `unsupported_combination` (`conditional` without `transfers`), `wrong_type`.
 * @see Hunter (1977), Federalism and Fiscal Balance, on the coefficients of vertical balance.
 *
 * @example Two counties
 * ```ts
 * import { fiscalPosition } from "equalis";
 * const position = fiscalPosition({
 *   ownRevenue: [30, 90],
 *   expenditure: [100, 100],
 *   transfers: [60, 10],
 *   service: [6, 9],
 * });
 * position.selfSufficiency; // => [0.3, 0.9]
 * position.verticalImbalance; // => 0.4
 * position.gap; // => [70, 10]
 * position.gapAfterTransfers; // => [10, 0]
 * position.burden; // => [0.2, 0.1]
 * position.serviceShare; // => [0.06, 0.09]
 * ```
 */
export function fiscalPosition(input: FiscalPositionInput): FiscalPosition {
  const where = "fiscalPosition";
  requireOptions(where, input, [
    "ownRevenue",
    "expenditure",
    "transfers",
    "conditional",
    "capacity",
    "population",
    "service",
    "byTier",
    "socialCapital",
    "debt",
    "debtService",
    "debtLimit",
  ]);
  const { transfers, conditional, capacity, population, service, byTier, socialCapital } = input;
  if (conditional !== undefined && transfers === undefined) {
    throw new EqualizationError("conditional is a part of transfers; give both", {
      code: "unsupported_combination",
      where,
    });
  }
  if (byTier !== undefined && (typeof byTier !== "object" || byTier === null || Array.isArray(byTier))) {
    throw new EqualizationError("byTier must be what each tier pays, by its name", {
      code: "wrong_type",
      where,
      received: byTier,
    });
  }
  const tiers = Object.keys(byTier ?? {});
  const named = namedColumns(input, tiers);
  const columns = requireColumns(where, named, {
    nonNegative: Object.keys(named).filter((name) => name !== "transfers"),
  });
  const R = columns.ownRevenue!;
  const E = columns.expenditure!;
  const T = columns.transfers!;
  const spent = sum(E);
  if (spent === 0) {
    throw new EqualizationError("the total expenditure is 0; shares of nothing are undefined", {
      code: "zero_total",
      where,
    });
  }
  const own = sum(R);
  const received = sum(T);
  const spread = capacity === undefined ? R : columns.capacity!;
  return requireRepresentable(where, {
    selfSufficiency: ratios(R, E),
    verticalImbalance: 1 - own / spent,
    verticalImbalanceUnconditional:
      conditional === undefined ? null : 1 - (own + received - sum(columns.conditional!)) / spent,
    transferDependency: transfers === undefined ? null : received / spent,
    horizontalImbalance: population === undefined ? null : imbalance(where, spread, columns.population!),
    gap: E.map((x, i) => x - R[i]!),
    gapAfterTransfers: transfers === undefined ? null : E.map((x, i) => x - R[i]! - T[i]!),
    capacityIndex:
      capacity === undefined || population === undefined
        ? null
        : indexOf(where, columns.capacity!, columns.population!),
    effort: capacity === undefined ? null : ratios(R, columns.capacity!),
    burden: service === undefined ? null : ratios(columns.service!, R),
    costSharing: byTier === undefined ? null : sharing(tiers, columns),
    socialCapitalShare: socialCapital === undefined ? null : ratios(columns.socialCapital!, E),
    serviceShare: service === undefined ? null : ratios(columns.service!, E),
    ...debtOf(input, columns),
  });
}

/** Every column by the name that errors give it; 0 if not known. */
function namedColumns(input: FiscalPositionInput, tiers: readonly string[]): Record<string, ColumnInput> {
  const named: Record<string, ColumnInput> = {
    ownRevenue: input.ownRevenue,
    expenditure: input.expenditure,
    transfers: input.transfers ?? 0,
    conditional: input.conditional ?? 0,
    capacity: input.capacity ?? 0,
    population: input.population ?? 0,
    service: input.service ?? 0,
    socialCapital: input.socialCapital ?? 0,
    debt: input.debt ?? 0,
    debtService: input.debtService ?? 0,
    debtLimit: input.debtLimit ?? 0,
  };
  for (const tier of tiers) named[`amount of ${tier},`] = input.byTier![tier]!;
  return named;
}

function debtOf(
  { debt, debtService, debtLimit }: FiscalPositionInput,
  columns: Readonly<Record<string, Column>>,
): Pick<FiscalPosition, "debtRatio" | "debtServiceRatio" | "debtLimitUse"> {
  const resources = columns.ownRevenue!.map((x, i) => x + columns.transfers![i]!);
  return {
    debtRatio: debt === undefined ? null : ratios(columns.debt!, resources),
    debtServiceRatio: debtService === undefined ? null : ratios(columns.debtService!, resources),
    debtLimitUse:
      debt === undefined || debtLimit === undefined ? null : ratios(columns.debt!, columns.debtLimit!),
  };
}

function ratios(above: Column, below: Column): (number | null)[] {
  return Array.from(above, (x, i) => (below[i]! > 0 ? x / below[i]! : null));
}

function perHeadOf(where: string, amounts: Column, population: Column): Column {
  const empty = population.indexOf(0);
  if (empty < 0) return amounts.map((x, i) => x / population[i]!);
  throw new EqualizationError(`population ${empty} is 0; leave the unit out, it has nothing per head`, {
    code: "out_of_domain",
    where,
    index: empty,
    received: 0,
  });
}

function indexOf(where: string, capacity: Column, population: Column): Column {
  const perHead = perHeadOf(where, capacity, population);
  const mean = weightedMean(perHead, population);
  if (mean > 0) return perHead.map((x) => x / mean);
  throw new EqualizationError("the total capacity is 0; an index to nothing is undefined", {
    code: "zero_total",
    where,
  });
}

function imbalance(
  where: string,
  amounts: Column,
  population: Column,
): FiscalPosition["horizontalImbalance"] {
  const perHead = perHeadOf(where, amounts, population);
  const mean = weightedMean(perHead, population);
  if (mean === 0) return null;
  const squares = perHead.map((x) => (x / mean - 1) ** 2);
  const least = perHead.reduce((a, b) => Math.min(a, b));
  const most = perHead.reduce((a, b) => Math.max(a, b));
  return {
    coefficientOfVariation: Math.sqrt(weightedMean(squares, population)),
    ratio: least > 0 ? most / least : null,
  };
}

function sharing(
  tiers: readonly string[],
  columns: Readonly<Record<string, Column>>,
): Readonly<Record<string, (number | null)[]>> {
  const paid = tiers.map((tier) => columns[`amount of ${tier},`]!);
  const n = columns.expenditure!.length;
  const total = Float64Array.from({ length: n }, (_, i) => sum(paid.map((column) => column[i]!)));
  return Object.fromEntries(tiers.map((tier, k) => [tier, ratios(paid[k]!, total)]));
}
