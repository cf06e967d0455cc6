import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { requireBoolean } from "../../numeric/guard/require-boolean.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { Column, ColumnInput } from "../columns/column.ts";
import { isArrayLike } from "../columns/is-array-like.ts";
import { requireColumns } from "../columns/require-columns.ts";

/** One column for all years, or one a year. */
export type YearlyColumnInput = ColumnInput | readonly ColumnInput[];

/** What every plan is asked, whatever its target. */
export interface PlanRules {
  /** Level per head without the plan: capacity, spending, beds. One number per region; or one such column per year, for a trend. */
  readonly baseline: YearlyColumnInput;
  /** Heads. One number per region, or one for all; or one such column per year. */
  readonly population: YearlyColumnInput;
  /** Money of each year, at least 0; one number where every year has the same. */
  readonly budget: number | Vector;
  /** How many years. */
  readonly years: number;
  /**
   * Money that raises the level of one head by one, above 0, once it has arrived. One number per region, or one for all.
   *
   * @defaultValue 1
   */
  readonly cost?: ColumnInput | undefined;
  /**
   * Share of the money sent that does not arrive, or is not spent on its purpose, at least 0 and below 1.
   *
   * @defaultValue 0
   */
  readonly lossRate?: ColumnInput | undefined;
  /**
   * Share of the cost that this budget pays, above 0 and at most 1; the region adds the rest to what arrives.
   *
   * @defaultValue 1
   */
  readonly centralShare?: ColumnInput | undefined;
  /**
   * Most that a region can add of its own in a year; `Infinity` is no limit.
   *
   * @defaultValue no limit
   */
  readonly localLimit?: ColumnInput | undefined;
  /**
   * Least money sent to each region in a year, at least 0; one column, or one a year.
   *
   * @defaultValue 0
   */
  readonly floor?: YearlyColumnInput | undefined;
  /**
   * Most money sent to each region in a year: what it can absorb; `Infinity` is no cap. One column, or one a year.
   *
   * @defaultValue no cap
   */
  readonly cap?: YearlyColumnInput | undefined;
}

/** How far a region's money may move from one year to the next. */
export interface PlanCollar {
  /**
   * Largest fall, as a share of last year's money: 0.05 allows five percent less, 0 nothing less.
   *
   * @defaultValue no limit
   */
  readonly down?: number | undefined;
  /**
   * Largest growth, as a share of last year's money.
   *
   * @defaultValue no limit
   */
  readonly up?: number | undefined;
  /**
   * Money by which the collar is wider than the shares say, either way; without it who had nothing stays there.
   *
   * @defaultValue 0
   */
  readonly allowance?: number | undefined;
}

/** What {@link planTransfers} is asked. */
export interface PlanTransfersOptions extends PlanRules {
  /** Level that every region should reach. One number, or one per region; or one such column per year. */
  readonly standard: YearlyColumnInput;
  /**
   * Whether more is better, or less (mortality, waiting): money then lowers the level.
   *
   * @defaultValue "higher"
   */
  readonly direction?: "higher" | "lower" | undefined;
  /**
   * `"recurrent"`: money lifts the level in the year it is paid (salaries). `"capital"`: in all years from then on
   * (buildings), less what wears off.
   *
   * @defaultValue "recurrent"
   */
  readonly spendingType?: "recurrent" | "capital" | undefined;
  /**
   * For investments: the share of what was built that wears off in a year, at least 0 and below 1.
   *
   * @defaultValue 0
   */
  readonly depreciation?: number | undefined;
  /**
   * The first year, counted from 1, in which every region should be at its standard; shortfalls count from then on.
   *
   * @defaultValue 1
   */
  readonly targetYear?: number | undefined;
  /**
   * What a plan that cannot meet the target makes as small as can be. `"least-shortfall"`: the shortfall of all heads
   * together. `"least-squares"`: its square, so that deep shortfalls count more. `"max-min"`: the largest one, then the next.
   *
   * @defaultValue "least-shortfall"
   */
  readonly objective?: "least-shortfall" | "least-squares" | "max-min" | undefined;
  /** Limits on the change from year to year. @defaultValue none */
  readonly collar?: PlanCollar | undefined;
  /**
   * Money sent to each region in the year before the plan, to which the collar of the first year refers.
   *
   * @defaultValue the first year has no collar
   */
  readonly previous?: ColumnInput | undefined;
  /**
   * Whether money that is not spent in a year can be spent later.
   *
   * @defaultValue false
   */
  readonly carryOver?: boolean | undefined;
  /**
   * Into how many points the frontier is divided, at least 2; 0 for no frontier.
   *
   * @defaultValue 9
   */
  readonly frontierPoints?: number | undefined;
}

/**
 * The question in one unit: money sent. With stock $u_t = m_t + \rho u_{t-1}$ of the money m that still works, a region is at
 * its standard when $u_t \ge need_t$, and each unit of $need_t - u_t$ counts $value_t$ in heads times level.
 */
export interface PlanProblem {
  /** Regions. */
  readonly n: number;
  /** Years. */
  readonly T: number;
  /** Share of the money's effect that lasts to the next year: 0 for recurrent money. */
  readonly rho: number;
  /** Heads, by year. */
  readonly heads: readonly Column[];
  /** Level without the plan, by year. */
  readonly base: readonly Column[];
  /** Shortfall without the plan, at least 0, by year; also where it does not count. */
  readonly short: readonly Column[];
  /** 1 where money raises the level, -1 where it lowers it. */
  readonly sign: 1 | -1;
  /** Money sent that closes one unit of level for all heads of a region, by year; 0 without heads. */
  readonly price: readonly Column[];
  /** Working money that brings a region to its standard, by year; 0 where the year does not count. */
  readonly need: readonly Column[];
  /** What a unit of working money closes, in heads times level; 0 without heads. */
  readonly value: Column;
  /** Least money in each year. */
  readonly lower: readonly Column[];
  /** Most money in each year. */
  readonly upper: readonly Column[];
  /** The part of `lower` that is a floor, not a collar on the year before the plan. */
  readonly floor: readonly Column[];
  /** The parts of `upper` that are caps on what is sent. */
  readonly cap: readonly Column[];
  /** The part of `upper` that a region's own share sets. */
  readonly localCap: Column;
  /** Share that arrives. */
  readonly arriving: Column;
  /** Share of the cost that the budget pays. */
  readonly central: Column;
  /** Least share of last year's money; `null` without such a collar. */
  readonly keep: number | null;
  /** Largest multiple of last year's money; `null` without such a collar. */
  readonly grow: number | null;
  /** What the collar allows beyond. */
  readonly allowance: number;
  /** Money of each year. */
  readonly budget: Column;
  /** Whether unspent money lasts. */
  readonly carryOver: boolean;
  /** First year that counts, from 0. */
  readonly from: number;
  /** Heads of all counted years together. */
  readonly weight: number;
}

/** Reads and checks the options, and writes the question in money. */
export function planProblem(where: string, options: PlanTransfersOptions): PlanProblem {
  const {
    years,
    spendingType = "recurrent",
    depreciation,
    direction = "higher",
    collar,
    carryOver = false,
  } = options;
  requireNumber(where, "years", years, { atLeast: 1, atMost: 1000, integer: true });
  requireOneOf(where, "spendingType", spendingType, ["recurrent", "capital"]);
  requireOneOf(where, "direction", direction, ["higher", "lower"]);
  requireBoolean(where, "carryOver", carryOver);
  const by = options.targetYear ?? 1;
  requireNumber(where, "targetYear", by, { atLeast: 1, atMost: years, integer: true });
  if (depreciation !== undefined) {
    requireNumber(where, "depreciation", depreciation, { atLeast: 0, below: 1 });
    if (spendingType !== "capital") {
      throw new EqualizationError('depreciation has a meaning only for spendingType: "capital"', {
        code: "unsupported_combination",
        where,
        received: depreciation,
      });
    }
  }
  if (collar !== undefined) {
    requireOptions(where, collar, ["down", "up", "allowance"]);
    if (collar.down !== undefined)
      requireNumber(where, "collar.down", collar.down, { atLeast: 0, atMost: 1 });
    if (collar.up !== undefined) requireNumber(where, "collar.up", collar.up, { atLeast: 0 });
    if (collar.allowance !== undefined) {
      requireNumber(where, "collar.allowance", collar.allowance, { atLeast: 0 });
    }
  } else if (options.previous !== undefined) {
    throw new EqualizationError("previous has a meaning only with a collar", {
      code: "unsupported_combination",
      where,
      received: "previous",
    });
  }
  const budget = budgetOf(where, options.budget, years);
  const level = byYear(where, "baseline", options.baseline, years);
  const standard = byYear(where, "standard", options.standard, years);
  const population = byYear(where, "population", options.population, years);
  const floors = byYear(where, "floor", options.floor ?? 0, years);
  const caps = byYear(where, "cap", options.cap ?? Number.POSITIVE_INFINITY, years);
  const named: Record<string, ColumnInput> = {
    cost: options.cost ?? 1,
    lossRate: options.lossRate ?? 0,
    centralShare: options.centralShare ?? 1,
    localLimit: options.localLimit ?? Number.POSITIVE_INFINITY,
    previous: options.previous ?? 0,
  };
  // A column that is the same every year is checked once.
  const several = { baseline: level, standard, population, floor: floors, cap: caps };
  const nonNegative = ["population", "floor", "cap", "lossRate", "localLimit", "previous"];
  const extended = ["cap", "localLimit"];
  for (const [name, columns] of Object.entries(several)) {
    for (const [t, column] of columns.entries()) {
      if (t > 0 && column === columns[0]) continue;
      const key = t === 0 ? name : `${name} of year ${t + 1}`;
      named[key] = column;
      if (t > 0 && nonNegative.includes(name)) nonNegative.push(key);
      if (t > 0 && extended.includes(name)) extended.push(key);
    }
  }
  const columns = requireColumns(where, named, {
    nonNegative,
    extended,
    positive: ["cost", "centralShare"],
  });
  const of = (name: keyof typeof several, t: number): Column =>
    columns[`${name} of year ${t + 1}`] ?? columns[name]!;
  const { cost, lossRate, centralShare, localLimit, previous } = columns as Record<string, Column>;
  const n = cost!.length;
  for (let i = 0; i < n; i++) {
    if (lossRate![i]! >= 1) refuseShare(where, "lossRate", lossRate![i]!, i, "below 1: nothing would arrive");
    if (centralShare![i]! > 1) refuseShare(where, "centralShare", centralShare![i]!, i, "at most 1");
  }

  const sign = direction === "higher" ? 1 : -1;
  const rho = spendingType === "capital" ? 1 - (depreciation ?? 0) : 0;
  const arriving = lossRate!.map((q) => 1 - q);
  const unit = cost!.map((c, i) => (c / arriving[i]!) * centralShare![i]!);
  const localCap = localLimit!.map((most, i) => {
    const own = 1 - centralShare![i]!;
    return own > 0 && most < Number.POSITIVE_INFINITY
      ? (most / own) * (centralShare![i]! / arriving[i]!)
      : Number.POSITIVE_INFINITY;
  });
  const heads = each(years, (t) => of("population", t));
  const base = each(years, (t) => of("baseline", t));
  const floor = each(years, (t) => of("floor", t));
  const cap = each(years, (t) => of("cap", t));
  const short = each(years, (t) => {
    const s = of("standard", t);
    return base[t]!.map((l, i) => Math.max(0, sign * (s[i]! - l)));
  });
  const price = each(years, (t) => heads[t]!.map((h, i) => h * unit[i]!));
  const need = each(years, (t) =>
    t + 1 < by ? new Float64Array(n) : short[t]!.map((h, i) => h * price[t]![i]!),
  );
  const inhabited = each(n, (i) => heads.some((column) => column[i]! > 0));
  const value = unit.map((c, i) => (inhabited[i] ? 1 / c : 0));
  for (const column of [...need, ...short, value]) {
    const i = column.findIndex((x) => !Number.isFinite(x));
    if (i >= 0) {
      throw new EqualizationError(
        `baseline, standard, population and cost of region ${i} are too large together; use larger units`,
        { code: "out_of_domain", where, index: i },
      );
    }
  }
  const keep = collar?.down === undefined ? null : 1 - collar.down;
  const grow = collar?.up === undefined ? null : 1 + collar.up;
  const allowance = collar?.allowance ?? 0;
  const collared = options.previous !== undefined;
  const lower = each(years, (t) =>
    t > 0 || !collared || keep === null
      ? floor[t]!
      : floor[t]!.map((x, i) => Math.max(x, keep * previous![i]! - allowance)),
  );
  const upper = each(years, (t) =>
    cap[t]!.map((x, i) =>
      Math.min(
        x,
        localCap[i]!,
        t > 0 || !collared || grow === null ? Number.POSITIVE_INFINITY : grow * previous![i]! + allowance,
      ),
    ),
  );
  let weight = 0;
  for (let t = by - 1; t < years; t++) for (let i = 0; i < n; i++) weight += heads[t]![i]!;
  if (!(weight > 0)) {
    throw new EqualizationError("the total population is 0; at least one region must have people", {
      code: "zero_total",
      where,
    });
  }
  return {
    n,
    T: years,
    rho,
    heads,
    base,
    short,
    sign,
    price,
    need,
    value,
    lower,
    upper,
    floor,
    cap,
    localCap,
    arriving,
    central: centralShare!,
    keep: years > 1 ? keep : null,
    grow: years > 1 ? grow : null,
    allowance,
    budget,
    carryOver,
    from: by - 1,
    weight,
  };
}

/** The same problem with every budget multiplied. */
export function withBudget(problem: PlanProblem, scale: number): PlanProblem {
  return { ...problem, budget: problem.budget.map((b) => b * scale) };
}

/** Whether one year's money bears on another's: by lasting, by collars, or by money carried over. */
export function isCoupled({ T, rho, keep, grow, carryOver }: PlanProblem): boolean {
  return T > 1 && (rho > 0 || keep !== null || grow !== null || carryOver);
}

/** An array of what `make` gives for 0, 1, … */
export function each<V>(count: number, make: (index: number) => V): V[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function budgetOf(where: string, budget: number | Vector, years: number): Column {
  const { budget: column } = requireColumns(where, { budget }, { nonNegative: ["budget"] });
  if (typeof budget === "number") return new Float64Array(years).fill(budget);
  if (column.length === years) return column;
  throw new EqualizationError(`needs one budget per year, got ${column.length} for ${years} years`, {
    code: "length_mismatch",
    where,
    received: column.length,
  });
}

/** One column per year: the same one for all, or as many as there are years. */
function byYear(
  where: string,
  name: string,
  input: YearlyColumnInput,
  years: number,
): readonly ColumnInput[] {
  const nested =
    isArrayLike(input) && Array.from(input).some((one) => typeof one === "object" && one !== null);
  if (!nested) return each(years, () => input as ColumnInput);
  if (input.length !== years) {
    throw new EqualizationError(
      `needs one column of ${name} per year, got ${input.length} for ${years} years`,
      {
        code: "length_mismatch",
        where,
        received: input.length,
      },
    );
  }
  return Array.from(input as ArrayLike<ColumnInput>);
}

function refuseShare(where: string, name: string, received: number, index: number, must: string): never {
  throw new EqualizationError(`${name} ${index} is ${received}; it must be ${must}`, {
    code: "out_of_domain",
    where,
    received,
    index,
  });
}
