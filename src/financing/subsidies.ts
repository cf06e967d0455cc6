import { EqualizationError } from "../errors.ts";
import type { NamedColumn } from "../inequality/named-columns.ts";
import { requireNumber, requireOneOf } from "../numeric/guard/index.ts";
import { tabulate } from "../numeric/tabulate.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedSum } from "../numeric/weighted-sum.ts";
import { requireOptionColumn } from "./require-option-column.ts";

/** What the subsidy of a row is made of. Exactly one of `unitSubsidy`, `unitCost` and `totals` is given. */
export interface SubsidyOptions {
  /** For each service, by name, how much each row uses: visits, days, pupils. */
  readonly use: Readonly<Record<string, Vector>>;
  /** Public money a unit of each service, fees taken off already; one number, or one a row. */
  readonly unitSubsidy?: Readonly<Record<string, number | Vector>> | undefined;
  /** Cost of a unit of each service, from which the fees are taken off; one number, or one a row (by region, by facility). */
  readonly unitCost?: Readonly<Record<string, number | Vector>> | undefined;
  /** What each row pays for each service; a service left out is free. */
  readonly fees?: Readonly<Record<string, Vector>> | undefined;
  /** Public spending on each service, from the accounts: in the unit of the subsidy times the weights. */
  readonly totals?: Readonly<Record<string, number>> | undefined;
  /**
   * How the totals go to the users: each unit costs the same (`"constant-cost"`), each carries the same subsidy
   * (`"constant-subsidy"`), or the subsidy follows the fees (`"proportional-cost"`). Required with `totals`, and only there.
   */
  readonly assumption?: "constant-cost" | "constant-subsidy" | "proportional-cost" | undefined;
  /**
   * A subsidy below 0, where fees exceed the cost: count it as 0, keep it, or refuse it.
   *
   * @defaultValue "zero"
   */
  readonly negatives?: "zero" | "keep" | "error" | undefined;
  /**
   * People behind each row; 0 is absence. Totals come in their scale.
   *
   * @defaultValue every row counts once
   */
  readonly weights?: Vector | undefined;
}

/** The subsidy of each row from each service; 0 for a row of weight 0. */
export function subsidiesOf(
  where: string,
  services: readonly NamedColumn[],
  options: SubsidyOptions,
): readonly Float64Array[] {
  const { unitSubsidy, unitCost, totals, fees, assumption, weights, negatives = "zero" } = options;
  requireOneWay(where, options);
  const names = services.map(({ name }) => name);
  for (const [option, record] of Object.entries({ unitSubsidy, unitCost, totals, fees })) {
    if (record !== undefined) requireServices(where, option, record, names, option !== "fees");
  }
  if (totals !== undefined) {
    requireOneOf(where, "assumption", assumption!, [
      "constant-cost",
      "constant-subsidy",
      "proportional-cost",
    ]);
  }
  return services.map(({ name, values: use }) => {
    const count = use.length;
    const fee = fees !== undefined && Object.hasOwn(fees, name) ? fees[name] : undefined;
    if (fee !== undefined) requireOptionColumn(where, `fees of ${name},`, fee, count, 0);
    if (totals !== undefined) {
      return sharedOut(where, name, use, fee, totals[name]!, options);
    }
    const option = unitSubsidy === undefined ? "unitCost" : "unitSubsidy";
    const unit = (unitSubsidy ?? unitCost!)[name]!;
    const least = option === "unitCost" ? 0 : undefined;
    if (typeof unit === "object" && unit !== null) {
      requireOptionColumn(where, `${option} of ${name},`, unit, count, least);
    } else requireNumber(where, `${option} of ${name}`, unit, { atLeast: least });
    const amounts = tabulate(use, (q, i) => {
      if (weights !== undefined && weights[i] === 0) return 0;
      return q * (typeof unit === "number" ? unit : unit[i]!) - (fee?.[i] ?? 0);
    });
    return settled(where, name, amounts, negatives);
  });
}

/** Exactly one way of making a subsidy, and nothing next to it that it would not use. */
function requireOneWay(where: string, options: SubsidyOptions): void {
  const { unitSubsidy, unitCost, totals, fees, assumption } = options;
  const ways = [unitSubsidy, unitCost, totals].filter((way) => way !== undefined).length;
  if (ways === 0) {
    throw new EqualizationError("pass unitSubsidy, unitCost or totals; use alone is no money", {
      code: "missing_option",
      where,
    });
  }
  const refused =
    ways > 1
      ? "unitSubsidy, unitCost and totals are three ways to one thing; pass one of them"
      : unitSubsidy !== undefined && fees !== undefined
        ? "unitSubsidy is net of fees already; pass unitCost with fees, or leave the fees out"
        : totals === undefined && assumption !== undefined
          ? "assumption says how totals are shared out; pass totals, or leave it out"
          : undefined;
  if (refused !== undefined) {
    throw new EqualizationError(refused, { code: "unsupported_combination", where });
  }
}

function requireServices(
  where: string,
  option: string,
  record: object,
  names: readonly string[],
  each: boolean,
): void {
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    throw new EqualizationError(`${option} must be an object with one entry a service`, {
      code: "wrong_type",
      where,
      received: record,
    });
  }
  const missing = each ? names.find((name) => !Object.hasOwn(record, name)) : undefined;
  if (missing !== undefined) {
    throw new EqualizationError(`${option} has no entry for the service ${missing}`, {
      code: "missing_option",
      where,
      received: missing,
    });
  }
  const unknown = Object.keys(record).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new EqualizationError(`${option} has an entry for ${unknown}, which is no service of use`, {
      code: "unknown_id",
      where,
      received: unknown,
    });
  }
}

/** A total of the accounts, shared out among the users under an assumption. */
function sharedOut(
  where: string,
  name: string,
  use: Vector,
  fee: Vector | undefined,
  total: number,
  { assumption, weights, negatives = "zero" }: SubsidyOptions,
): Float64Array {
  requireNumber(where, `totals of ${name}`, total, { atLeast: 0 });
  const fees = fee ?? new Float64Array(use.length);
  const used = weightedSum(use, weights);
  const paid = weightedSum(fees, weights);
  const base = assumption === "proportional-cost" ? paid : used;
  if (base === 0 && total > 0) {
    throw new EqualizationError(
      assumption === "proportional-cost"
        ? `nobody pays a fee for ${name}, so its total cannot follow the fees; choose another assumption`
        : `nobody uses ${name}, so its total cannot be shared out; leave the service out`,
      { code: "zero_total", where, received: name },
    );
  }
  const each = (q: number, f: number): number => {
    if (base === 0) return 0;
    if (assumption === "proportional-cost") return (total * f) / paid;
    if (assumption === "constant-subsidy") return (total * q) / used;
    return (q * (total + paid)) / used - f;
  };
  const amounts = tabulate(use, (q, i) =>
    weights !== undefined && weights[i] === 0 ? 0 : each(q, fees[i]!),
  );
  const kept = settled(where, name, amounts, negatives);
  const now = weightedSum(kept, weights);
  return negatives === "zero" && now > 0 ? kept.map((amount) => (amount / now) * total) : kept;
}

/** Subsidies with those below 0 dealt with. What rounding leaves below 0 is no negative subsidy. */
function settled(
  where: string,
  name: string,
  amounts: Float64Array,
  negatives: "zero" | "keep" | "error",
): Float64Array {
  if (negatives === "keep") return amounts;
  if (negatives === "zero") return amounts.map((amount) => Math.max(0, amount));
  const index = amounts.findIndex((amount) => amount < 0);
  if (index < 0) return amounts;
  throw new EqualizationError(
    `row ${index} pays more for ${name} than it costs: the subsidy is ${amounts[index]}; pass negatives "zero" or "keep"`,
    { code: "out_of_domain", where, index, received: amounts[index] },
  );
}
