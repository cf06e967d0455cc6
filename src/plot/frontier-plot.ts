import type { PlanResult } from "../model/results/plan-result.ts";
import type { TransferPlan } from "../transfers/planning/plan-result.ts";
import { makeAxis } from "./drawing/axis.ts";
import { curve } from "./drawing/curve.ts";
import { line, mark } from "./drawing/marks.ts";
import { loneNumber } from "./drawing/numbers.ts";
import { type Pen, SIZE } from "./drawing/pen.ts";
import { drawPicture } from "./drawing/picture.ts";
import { drawPlane, type PlaneScale } from "./drawing/plane.ts";
import { textWidth } from "./drawing/text-width.ts";
import { type PlotMessages, wordsOf } from "./messages/index.ts";
import { makePlot, type Plot } from "./plot.ts";
import { type PlotOptions, readOptions } from "./plot-options.ts";
import { indicatorOf, notesOf } from "./reading/measured.ts";
import {
  type Fields,
  isRecord,
  numberAt,
  optionalNumberAt,
  recordsAt,
  requireRecord,
  textAt,
} from "./reading/read-data.ts";
import { paletteOf, specification } from "./vega/specification.ts";

/** Points of a frontier, where no result holds them. */
export interface PlotFrontier {
  /** Budget against what remains, ascending in budget. */
  readonly frontier: readonly {
    /** Money. */
    readonly budget: number;
    /** The gap that it leaves at best. */
    readonly remainingGap: number;
  }[];
}

/** What {@link frontierPlot} can draw. */
export type FrontierPlotInput = PlanResult | TransferPlan | PlotFrontier;

/** Options of {@link frontierPlot}. */
export interface FrontierPlotOptions extends PlotOptions {
  /** Unit of the money, where the result does not say. @defaultValue none */
  readonly moneyUnit?: string | undefined;
  /** Unit of the gap, where the result does not say. @defaultValue none */
  readonly unit?: string | undefined;
}

/** A line across the field, with what it says. */
interface Rule {
  readonly value: number;
  readonly label: string;
}

/**
 * Frontier of budget against remaining gap: the least gap that each budget can leave.
 *
 * - **Takes** what `planEqualization` or `planTransfers` return, or `{ frontier: [{ budget, remainingGap }] }`.
 * - No plan under the same rules lies below the line, where the budgets of all years are raised or cut alike. Upright
 *   lines mark what was granted and the least that meets the target if money comes when it is needed; for a target on an index the level line is the most that it may be.
 *
 * @param result The plan.
 * @throws `EqualizationError` `wrong_type`, `not_finite`, `too_few_observations` (a plan that is infeasible has
 *   no frontier), `unknown_option`.
 *
 * @example
 * ```ts
 * import { frontierPlot } from "equalis/plot";
 * const frontier = [{ budget: 0, remainingGap: 2 }, { budget: 50, remainingGap: 0.5 }, { budget: 80, remainingGap: 0 }];
 * const plot = frontierPlot({ frontier }, { moneyUnit: "million yuan" });
 * plot.svg().includes("A budget of 80 million yuan meets the target."); // => true
 * ```
 */
export function frontierPlot(result: FrontierPlotInput, options: FrontierPlotOptions = {}): Plot {
  const where = "frontierPlot";
  const settings = readOptions(where, options, 620, ["moneyUnit", "unit"]);
  const words = wordsOf(settings.language);
  const record = requireRecord(
    where,
    "what planEqualization or planTransfers return, or { frontier }",
    result,
  );
  const text = (key: string, other: string | undefined): string =>
    record[key] === undefined ? (other ?? "") : textAt(where, key, record[key]);
  const moneyUnit = text("moneyUnit", options.moneyUnit);
  const target = isRecord(record.target) && record.target.kind === "index" ? record.target : null;
  const records = recordsAt(where, "frontier", record.frontier);
  const byIndex = target !== null || records.every((point) => typeof point.index === "number");
  const field = byIndex ? "index" : "remainingGap";
  const points = records
    .map((point, i) => ({
      budget: numberAt(where, `frontier[${i}].budget`, point.budget),
      gap: numberAt(where, `frontier[${i}].${field}`, point[field]),
    }))
    .toSorted((a, b) => a.budget - b.budget);
  const unit = byIndex
    ? ""
    : record.levelUnit === undefined
      ? (options.unit ?? "")
      : text("levelUnit", undefined);
  const say = (value: number): string => loneNumber(value, settings.language, moneyUnit);
  const bound = target === null ? null : numberAt(where, "target.atMost", target.atMost);
  const upright = rulesOf(where, record, words, say);
  const x = makeAxis({
    values: [...points.map(({ budget }) => budget), ...upright.map(({ value }) => value)],
    zero: true,
    name: words.budgetName,
    unit: moneyUnit,
    language: settings.language,
  });
  const y = makeAxis({
    values: [...points.map(({ gap }) => gap), ...(bound === null ? [] : [bound])],
    zero: true,
    name: byIndex
      ? target === null
        ? words.indexWord
        : words.indexLabel(
            textAt(where, "target.index", target.index),
            textAt(where, "target.label", target.label),
          )
      : words.remainingGap,
    unit,
    language: settings.language,
  });
  const met = points.find(({ gap }) => gap <= (bound ?? 0));
  const needed = isRecord(record.minimumBudget)
    ? optionalNumberAt(where, "minimumBudget.total", record.minimumBudget.total)
    : null;
  const least = points.reduce((one, other) => (other.gap < one.gap ? other : one));
  const name = record.name === undefined ? "" : indicatorOf(where, record, settings);
  const told = {
    title: settings.title ?? words.frontierTitle(name),
    description:
      settings.description ??
      (met !== undefined
        ? needed === null || needed >= met.budget * (1 - 1e-9)
          ? words.frontierMet(say(met.budget), moneyUnit)
          : words.frontierBoth(say(met.budget), say(needed), moneyUnit)
        : words.join([
            words.frontierNone,
            words.frontierSays(say(least.budget), moneyUnit, `${say(least.gap)} ${unit}`.trim()),
          ])),
    notes: notesOf(where, record, words),
  };
  const body = (pen: Pen, top: number) =>
    drawPlane(pen, top, {
      settings,
      x,
      y,
      ratio: 0.55,
      right: 12,
      marks: (at) => {
        let marks = "";
        const places = points.map(({ budget, gap }) => [at.x(budget), at.y(gap)] as const);
        if (bound !== null) {
          marks += line(at.left, at.y(bound), at.right, at.y(bound), pen.stroke("c", 1.8, "9 3 2 3"));
        }
        for (const { value } of upright)
          marks += line(at.x(value), at.top, at.x(value), at.bottom, pen.stroke("ink", 1.2, "5 3"));
        marks += curve(pen, places, "a");
        for (const [px, py] of places) marks += mark(pen, "circle", "a", px, py, 4);
        return marks + sayRules(pen, at, upright, bound === null ? null : words.bound(say(bound)), bound);
      },
    });
  return makePlot(
    told,
    () => drawPicture({ settings, ...told, body }),
    () => {
      const palette = paletteOf(settings);
      const axis = (one: typeof x) => ({
        type: "quantitative",
        title: one.title,
        scale: { domain: [one.low, one.high], nice: false, zero: false },
        axis: { format: "~s", tickCount: 6 },
      });
      return specification(settings, told, {
        width: settings.width - 120,
        height: settings.height ?? Math.round((settings.width - 120) * 0.55),
        layer: [
          {
            data: { values: points },
            mark: { type: "line", point: { filled: true, size: 60 }, strokeWidth: 2.5, color: palette.a },
            encoding: { x: { field: "budget", ...axis(x) }, y: { field: "gap", ...axis(y) } },
          },
          ...upright.map(({ value, label }) => ({
            data: { values: [{ budget: value, label }] },
            mark: { type: "rule", strokeDash: [5, 3], color: palette.ink },
            encoding: { x: { field: "budget", ...axis(x) }, tooltip: { field: "label", type: "nominal" } },
          })),
          ...(bound === null
            ? []
            : [
                {
                  data: { values: [{ gap: bound }] },
                  mark: { type: "rule", strokeDash: [9, 3, 2, 3], color: palette.c },
                  encoding: { y: { field: "gap", ...axis(y) } },
                },
              ]),
        ],
      });
    },
  );
}

/** The budget that was granted, and the least that is needed. */
function rulesOf(
  where: string,
  record: Fields,
  words: PlotMessages,
  say: (value: number) => string,
): readonly Rule[] {
  const granted = optionalNumberAt(where, "budget", record.budget);
  const least = isRecord(record.minimumBudget)
    ? optionalNumberAt(where, "minimumBudget.total", record.minimumBudget.total)
    : null;
  return [
    ...(granted === null ? [] : [{ value: granted, label: words.granted(say(granted)) }]),
    ...(least === null ? [] : [{ value: least, label: words.least(say(least)) }]),
  ];
}

/** Names of the lines: next to them near the top, one below the other, on the side where there is room. */
function sayRules(
  pen: Pen,
  at: PlaneScale,
  rules: readonly Rule[],
  boundLabel: string | null,
  bound: number | null,
): string {
  let marks = "";
  const sizes = rules.map(({ label }) => textWidth(label, SIZE - 1));
  const [one, two] = rules;
  // Two names stand on the outer sides of their lines, where there is room on both.
  const low = two !== undefined && one!.value > two.value ? 1 : 0;
  const outside =
    two !== undefined &&
    at.x(rules[low]!.value) - 6 - sizes[low]! >= at.left &&
    at.x(rules[1 - low]!.value) + 6 + sizes[1 - low]! <= at.right;
  for (const [i, { value, label }] of rules.entries()) {
    const x = at.x(value);
    const left = outside ? i === low : x + 6 + sizes[i]! > at.right;
    marks += pen.text(left ? x - 6 : x + 6, at.top + 13 + (outside ? 0 : 16 * i), label, {
      anchor: left ? "end" : "start",
      size: SIZE - 1,
      halo: "wide",
    });
  }
  if (boundLabel !== null && bound !== null)
    marks += pen.text(at.right - 4, at.y(bound) - 6, boundLabel, {
      anchor: "end",
      size: SIZE - 1,
      halo: "wide",
    });
  return marks;
}
