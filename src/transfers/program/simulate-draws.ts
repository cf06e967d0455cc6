import { EqualizationError } from "../../errors.ts";
import { type NumberRange, requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { normalDraw } from "../../numeric/normal-draw.ts";
import { quantileSorted } from "../../numeric/quantile-sorted.ts";
import { seededRandom } from "../../numeric/seeded-random.ts";
import { sum } from "../../numeric/sum.ts";
import type { Column, ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { bindProgram, requireInputs } from "./bind-program.ts";
import type { Cell, Run } from "./cells.ts";
import { requireProgram } from "./define-program.ts";
import { effectColumns } from "./effect-of.ts";
import type { Program, SimulationInputs } from "./program.ts";
import { runSteps } from "./run.ts";
import { tailQuantiles } from "./tail-quantiles.ts";

/** How far a number is uncertain. */
export interface DrawNoise {
  /** Standard deviation (of `"uniform"`: half the width) as a fraction of the value. One number, or one per unit. */
  readonly relative?: ColumnInput | undefined;
  /** Standard deviation (of `"uniform"`: half the width) in the unit of the value. One number, or one per unit. */
  readonly absolute?: ColumnInput | undefined;
  /**
   * Shape of the error: `"normal"`, or `"uniform"` over the whole width.
   *
   * @defaultValue "normal"
   */
  readonly distribution?: "normal" | "uniform" | undefined;
  /**
   * Whether all units share one draw, as a pool or a common bias does, instead of one each.
   *
   * @defaultValue `true` for an input given as one number, and for parameters
   */
  readonly shared?: boolean | undefined;
}

/** Options of {@link simulateDraws}. */
export interface SimulateDrawsOptions {
  /** How many times the program is run. At least 2; 1,000 gives stable 95 % intervals. */
  readonly draws: number;
  /** Seed of the draws: the same seed gives the same result on every engine. */
  readonly seed: number | string;
  /** Uncertain inputs, by name. */
  readonly inputs?: Readonly<Record<string, DrawNoise>> | undefined;
  /** Uncertain parameters, by name; numbers only. */
  readonly parameters?: Readonly<Record<string, DrawNoise>> | undefined;
  /**
   * Coverage of the intervals.
   *
   * @defaultValue 0.95
   */
  readonly confidence?: number | undefined;
}

/** A number under uncertainty. */
export interface DrawSummary {
  /** The number without uncertainty: of the inputs as they are. */
  readonly value: number;
  /** Mean of the draws. */
  readonly mean: number;
  /** Standard deviation of the draws. */
  readonly standardDeviation: number;
  /** Lower end of the interval. */
  readonly lower: number;
  /** Upper end of the interval. */
  readonly upper: number;
}

/** A program under uncertain inputs and parameters. */
export interface SimulationDraws {
  /** Ids of the units. */
  readonly units: readonly string[];
  /** The amounts: without uncertainty, and mean, standard deviation and interval of the draws, unit by unit. */
  readonly amounts: {
    /** Of the inputs as they are. */
    readonly value: Column;
    /** Mean of the draws. */
    readonly mean: Column;
    /** Standard deviation of the draws. */
    readonly standardDeviation: Column;
    /** Lower end of the interval. */
    readonly lower: Column;
    /** Upper end of the interval. */
    readonly upper: Column;
  };
  /** Sum of the amounts. */
  readonly total: DrawSummary;
  /** What is missing to need after the transfer, in money, over all units; `null` where the program names no need. */
  readonly gapAfter: DrawSummary | null;
  /** How many draws were made. */
  readonly draws: number;
  /** Their seed. */
  readonly seed: number | string;
  /** Coverage of the intervals. */
  readonly confidence: number;
  /** How many drawn numbers fell outside the range of their input or parameter and were set to its nearest end. */
  readonly clamped: number;
  /** How many draws a step could not take, such as a score below 0; they count in no other number. */
  readonly refused: number;
}

/**
 * Runs a program on many seeded draws of uncertain inputs and parameters: an interval for each unit's amount, for the
 * total, and for the gap that remains.
 *
 * - **Unit:** amounts in the unit of the program. Intervals are percentiles of the draws (type 7), exact up to 2,480 draws at
 *   95 %; beyond that, the mean of the percentiles of equal batches.
 * - Draws go through the whole program, closures included: one unit's uncertainty moves everybody's amount.
 * - **Cost:** each draw runs the steps that depend on something uncertain. Memory grows with the units, not with the draws.
 *
 * @throws `EqualizationError` `missing_option` (no draws, no seed, nothing uncertain, a noise without size),
 *   `unknown_id` (no such input or parameter), `unsupported_combination` (both `relative` and `absolute`), `out_of_domain`
 *   (fewer than 2 draws, a negative size, a level outside 0 to 1), `unknown_option`, `wrong_type`, and whatever
 *   {@link simulate} refuses; a step that refuses a draw names what it refuses.
 *
 * @example A population count that may be off by 5 % (one standard deviation)
 * ```ts
 * import { chinaSharedResponsibility, simulateDraws } from "equalis";
 * const draws = simulateDraws(
 *   chinaSharedResponsibility,
 *   { units: ["四川"], data: { population: [1_000_000] }, period: "2025" },
 *   { draws: 1000, seed: 1, inputs: { population: { relative: 0.05 } } },
 * );
 * draws.amounts.value; // => [79200000]
 * Math.round((draws.amounts.upper[0]! - draws.amounts.lower[0]!) / 1e6); // => 16
 * ```
 */
export function simulateDraws(
  program: Program,
  inputs: SimulationInputs,
  options: SimulateDrawsOptions,
): SimulationDraws {
  const where = "simulateDraws";
  requireProgram(where, program);
  requireInputs(where, inputs);
  requireOptions(where, options, ["draws", "seed", "inputs", "parameters", "confidence"]);
  const { draws, seed, confidence = 0.95 } = options;
  requireNumber(where, "draws", draws, { atLeast: 2, integer: true });
  requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
  if (seed === undefined) {
    throw new EqualizationError("seed is required, so that others can repeat the draws", {
      code: "missing_option",
      where,
    });
  }
  const random = seededRandom(seed);
  const run = bindProgram(where, program, inputs);
  runSteps(run);
  const sources = [
    ...Object.entries(requireRecord(where, "inputs", options.inputs)).map(([name, noise]) =>
      inputSource(run, inputs, name, noise),
    ),
    ...Object.entries(requireRecord(where, "parameters", options.parameters)).map(([name, noise]) =>
      parameterSource(run, name, noise),
    ),
  ];
  if (sources.length === 0) {
    throw new EqualizationError("nothing is uncertain; name inputs or parameters and how far they are", {
      code: "missing_option",
      where,
    });
  }

  const n = run.units.length;
  const last = run.steps.at(-1)!;
  const value = last.value.slice();
  const gapNow = gapAfter(run);
  const totals = new Float64Array(draws);
  const gaps = gapNow === null ? null : new Float64Array(draws);
  // Sums of deviations from the amounts without uncertainty: small numbers, whose squares lose nothing.
  const first = new Float64Array(n);
  const second = new Float64Array(n);
  const tails = tailQuantiles(n, draws, (1 - confidence) / 2);
  let clamped = 0;
  let made = 0;
  let refused: EqualizationError | null = null;
  for (let draw = 0; draw < draws; draw++) {
    for (const source of sources) clamped += source(random);
    try {
      runSteps(run);
    } catch (error) {
      // One draw that the rule cannot take does not end the run; it is counted.
      if (!(error instanceof EqualizationError)) throw error;
      refused = error;
      continue;
    }
    const amounts = last.value;
    for (let i = 0; i < n; i++) {
      const d = amounts[i]! - value[i]!;
      first[i] = first[i]! + d;
      second[i] = second[i]! + d * d;
    }
    tails.add(amounts);
    totals[made] = sum(amounts);
    if (gaps !== null) gaps[made] = gapAfter(run)!;
    made++;
  }
  if (made < 2) throw refused!;
  const mean = new Float64Array(n);
  const standardDeviation = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const shift = first[i]! / made;
    mean[i] = value[i]! + shift;
    standardDeviation[i] = Math.sqrt(Math.max(0, (second[i]! - shift * first[i]!) / (made - 1)));
  }
  return {
    units: run.units,
    amounts: { value, mean, standardDeviation, ...tails.read() },
    total: summarize(sum(value), totals.subarray(0, made), confidence),
    gapAfter: gaps === null ? null : summarize(gapNow!, gaps.subarray(0, made), confidence),
    draws,
    seed,
    confidence,
    clamped,
    refused: draws - made,
  };
}

/** Puts a new draw into a cell; answers how many numbers had to be clamped. */
type Source = (random: () => number) => number;

function inputSource(run: Run, inputs: SimulationInputs, name: string, noise: DrawNoise): Source {
  const cell = run.inputs.get(name);
  if (!(cell?.value instanceof Float64Array)) {
    throw new EqualizationError(`the program was given no numbers named "${name}"`, {
      code: "unknown_id",
      where: run.where,
      received: name,
    });
  }
  const declared = run.program.inputs.find((input) => input.name === name)!;
  if (declared.type === "flag") {
    throw new EqualizationError(`"${name}" is a flag, true or false; noise would make neither of it`, {
      code: "unsupported_combination",
      where: run.where,
      received: name,
    });
  }
  const column = cell.value;
  const base = column.slice();
  const range = declared.range ?? {};
  const { size, uniform, shared } = readNoise(
    run.where,
    name,
    noise,
    base,
    typeof inputs.data[name] === "number",
  );
  const bounded = Object.values(range).some((bound) => bound !== undefined);
  const n = base.length;
  return (random) => {
    cell.version++;
    const common = shared ? pull(random, uniform) : 0;
    if (shared) for (let i = 0; i < n; i++) column[i] = base[i]! + size[i]! * common;
    else if (uniform) for (let i = 0; i < n; i++) column[i] = base[i]! + size[i]! * (2 * random() - 1);
    else for (let i = 0; i < n; i++) column[i] = base[i]! + size[i]! * normalDraw(random);
    return bounded ? clampInto(column, range) : 0;
  };
}

function parameterSource(run: Run, name: string, noise: DrawNoise): Source {
  if (!Object.hasOwn(run.program.parameters, name)) {
    throw new EqualizationError(`the program has no parameter "${name}"`, {
      code: "unknown_id",
      where: run.where,
      received: name,
    });
  }
  const range = run.program.parameters[name]!.range ?? {};
  // One parameter may be read at several dates; its error is one.
  const known = new Map<Cell, { readonly base: number; readonly size: number }>();
  const look = (): void => {
    for (const cell of run.parameters.values()) {
      if (cell.name !== name || known.has(cell)) continue;
      if (typeof cell.value !== "number") {
        throw new EqualizationError(`parameter "${name}" is no single number; draws are of numbers`, {
          code: "wrong_type",
          where: run.where,
          received: cell.value,
        });
      }
      const { size } = readNoise(run.where, name, noise, Float64Array.of(cell.value), true);
      known.set(cell, { base: cell.value, size: size[0]! });
    }
  };
  look();
  if (known.size === 0) {
    throw new EqualizationError(`no step reads parameter "${name}", so its uncertainty changes nothing`, {
      code: "unsupported_combination",
      where: run.where,
      received: name,
    });
  }
  return (random) => {
    look();
    const common = pull(random, noise.distribution === "uniform");
    let clamped = 0;
    for (const [cell, { base, size }] of known) {
      const drawn = Float64Array.of(base + size * common);
      clamped += clampInto(drawn, range);
      cell.value = drawn[0]!;
      cell.version++;
    }
    return clamped;
  };
}

function readNoise(
  where: string,
  name: string,
  noise: DrawNoise,
  base: Column,
  single: boolean,
): { readonly size: Column; readonly uniform: boolean; readonly shared: boolean } {
  requireOptions(where, noise, ["relative", "absolute", "distribution", "shared"]);
  const { relative, absolute, distribution = "normal", shared = single } = noise;
  requireOneOf(where, `distribution of ${name}`, distribution, ["normal", "uniform"]);
  if ((relative === undefined) === (absolute === undefined)) {
    throw new EqualizationError(`the noise of "${name}" needs either relative or absolute`, {
      code: relative === undefined ? "missing_option" : "unsupported_combination",
      where,
      received: noise,
    });
  }
  const { size } = requireColumns(
    where,
    { size: relative ?? absolute ?? 0, base },
    { nonNegative: ["size"] },
  );
  return {
    size: relative === undefined ? size : size.map((share, i) => share * Math.abs(base[i]!)),
    uniform: distribution === "uniform",
    shared,
  };
}

function pull(random: () => number, uniform: boolean): number {
  return uniform ? 2 * random() - 1 : normalDraw(random);
}

function clampInto(column: Column, range: NumberRange): number {
  // An open end is never reached: the nearest number inside stands for it.
  const inside = (end: number, side: number): number =>
    end + side * Math.max(Number.MIN_VALUE, Math.abs(end) * 1e-12);
  const low = Math.max(
    range.atLeast ?? Number.NEGATIVE_INFINITY,
    range.above === undefined ? Number.NEGATIVE_INFINITY : inside(range.above, 1),
  );
  const high = Math.min(
    range.atMost ?? Number.POSITIVE_INFINITY,
    range.below === undefined ? Number.POSITIVE_INFINITY : inside(range.below, -1),
  );
  const whole = range.integer === true;
  let count = 0;
  for (let i = 0; i < column.length; i++) {
    const x = whole ? Math.round(column[i]!) : column[i]!;
    if (x < low || x > high) {
      column[i] = x < low ? low : high;
      count++;
    } else if (whole) column[i] = x;
  }
  return count;
}

/** Money missing to need after the transfer; `null` where the program names no need. */
function gapAfter(run: Run): number | null {
  if (run.program.effect?.need === undefined) return null;
  const { population, before, transfer, need } = effectColumns(run)!;
  const missing = new Float64Array(population.length);
  for (let i = 0; i < missing.length; i++) {
    missing[i] = population[i]! * Math.max(0, need![i]! - before[i]! - transfer[i]!);
  }
  return sum(missing);
}

function summarize(value: number, draws: Float64Array, level: number): DrawSummary {
  const ascending = draws.slice().sort();
  const mean = sum(draws) / draws.length;
  const squares = draws.map((x) => (x - mean) ** 2);
  return {
    value,
    mean,
    standardDeviation: Math.sqrt(sum(squares) / (draws.length - 1)),
    lower: quantileSorted(ascending, (1 - level) / 2),
    upper: quantileSorted(ascending, (1 + level) / 2),
  };
}

function requireRecord(
  where: string,
  noun: string,
  record: Readonly<Record<string, DrawNoise>> | undefined,
): Readonly<Record<string, DrawNoise>> {
  if (record === undefined) return {};
  if (typeof record === "object" && record !== null && !Array.isArray(record)) return record;
  throw new EqualizationError(`${noun} must be an object of noises by name`, {
    code: "wrong_type",
    where,
    received: record,
  });
}
