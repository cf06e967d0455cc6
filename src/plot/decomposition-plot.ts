import type { GiniDecomposition } from "../inequality/decompose-gini.ts";
import type { GiniSourceDecomposition } from "../inequality/decompose-gini-by-source.ts";
import type { EntropyDecomposition } from "../inequality/entropy-decomposition.ts";
import type { GapResult } from "../model/results/gap-result.ts";
import { largestOf } from "../numeric/extremes.ts";
import { type Axis, makeAxis } from "./drawing/axis.ts";
import { box } from "./drawing/marks.ts";
import { fixed, largest, percent } from "./drawing/numbers.ts";
import { type Pen, SIZE } from "./drawing/pen.ts";
import { drawPicture } from "./drawing/picture.ts";
import { drawRows } from "./drawing/rows.ts";
import { textWidth } from "./drawing/text-width.ts";
import { type PlotMessages, wordsOf } from "./messages/index.ts";
import { makePlot, type Plot } from "./plot.ts";
import { type PlotOptions, type PlotSettings, readOptions } from "./plot-options.ts";
import { distinctLabels, indicatorOf, notesOf } from "./reading/measured.ts";
import {
  type Fields,
  isRecord,
  numberAt,
  recordsAt,
  refusal,
  requireRecord,
  textAt,
} from "./reading/read-data.ts";
import { selectRows } from "./reading/select-rows.ts";
import { rowsSpecification } from "./vega/rows-specification.ts";
import { paletteOf } from "./vega/specification.ts";

/** Parts that were counted by hand, where no result holds them. */
export interface PlotParts {
  /** The whole. */
  readonly total: number;
  /** Its parts; they need not be positive. */
  readonly parts: readonly {
    /** What the part is. */
    readonly name: string;
    /** What it adds to the whole. */
    readonly value: number;
  }[];
}

/** What {@link decompositionPlot} can draw. */
export type DecompositionPlotInput =
  | GapResult
  | EntropyDecomposition
  | GiniDecomposition
  | GiniSourceDecomposition
  | PlotParts;

/** One part of the whole. */
interface Part {
  readonly label: string;
  readonly value: number;
  readonly between: boolean;
}

/** The whole and its parts. */
interface Whole {
  readonly title: string;
  readonly index: string;
  readonly total: number;
  readonly parts: readonly Part[];
  readonly notes: readonly string[];
}

/**
 * Decomposition bars: what each part adds to an index, and what share of it that is.
 *
 * - **Takes** what `measureGap` returns when asked to `groupBy` (between and within) or `nestedBy` (level by level), what
 *   `decomposeEntropy` (between, and each group's within), `decomposeGini` (between, within, overlap) or
 *   `decomposeGiniBySource` (each source) return; or `{ total, parts: [{ name, value }] }`.
 * - Parts below zero, such as an equalizing source of revenue, are hatched and go the other way.
 * - Parts stand in the order of the result; sources by size.
 *
 * @param result The decomposition.
 * @throws `EqualizationError` `wrong_type` (among others a gap that was not asked to `groupBy`), `not_finite`
 *   (an infinite part), `too_few_observations`, `unknown_option`.
 *
 * @example
 * ```ts
 * import { decomposeEntropy } from "equalis";
 * import { decompositionPlot } from "equalis/plot";
 * const split = decomposeEntropy([1, 1, 3, 3], ["town", "town", "city", "city"], { alpha: 1 });
 * decompositionPlot(split).svg().includes("100 %"); // => true
 * ```
 */
export function decompositionPlot(result: DecompositionPlotInput, options: PlotOptions = {}): Plot {
  const where = "decompositionPlot";
  const settings = readOptions(where, options, 680);
  const words = wordsOf(settings.language);
  const whole = readWhole(where, result, settings, words);
  const { total, index, notes } = whole;
  const labels = distinctLabels(
    whole.parts.map(({ label }) => label),
    whole.parts.map((_, i) => String(i + 1)),
  );
  const all = whole.parts.map((part, i) => ({ ...part, label: labels[i]! }));
  const { rows, gap, hidden, top, bottom } = selectRows(all, settings.limit);
  const share = (value: number): string => (total === 0 ? "" : percent(value / total));
  const decimals = Math.min(
    12,
    Math.max(0, 3 - Math.floor(Math.log10(largest([total, ...all.map(({ value }) => value)]) || 1))),
  );
  const format = (value: number): string => fixed(value, decimals);
  const most = all.reduce((one, other) => (other.value > one.value ? other : one));
  const text = {
    title: settings.title ?? whole.title,
    description: settings.description ?? words.partsSay(index, format(total), most.label, share(most.value)),
    notes: [
      ...(hidden > 0 ? [words.firstAndLast(fixed(all.length, 0), String(top), String(bottom))] : []),
      ...notes,
    ],
  };
  const axis = makeAxis({
    values: [total, ...all.map(({ value }) => value)],
    zero: true,
    name: words.adds(index),
    unit: "",
    language: settings.language,
  });
  const lines = [
    { label: words.whole, value: total, kind: "whole" },
    ...rows.map((part) => ({ ...part, kind: part.value < 0 ? "below" : part.between ? "between" : "part" })),
  ];
  const room = largestOf(lines.map(({ value }) => textWidth(format(value), SIZE))) + 10;
  const body = (pen: Pen, y: number) =>
    drawRows(pen, y, {
      settings,
      axis,
      rows: lines.map(({ label, value, kind }, i) => ({
        label,
        bold: kind === "whole",
        right: share(value),
        above: gap >= 0 && i === gap + 1 ? words.between(fixed(hidden, 0)) : undefined,
      })),
      rightTitle: total === 0 ? "" : words.share,
      room: { left: axis.low < 0 ? room : 0, right: room },
      references: [],
      mark: (i, middle, x, height) => {
        const { value, kind } = lines[i]!;
        const thick = Math.min(24, height - 7);
        const look =
          kind === "whole"
            ? pen.fill("e")
            : kind === "below"
              ? pen.hatch("b")
              : pen.fill(kind === "between" ? "b" : "a");
        const left = x(Math.min(0, value));
        return box(
          left,
          middle - thick / 2,
          value === 0 ? 0 : Math.max(1, x(Math.max(0, value)) - left),
          thick,
          look,
        );
      },
      say: (i, middle, x) => {
        const { value } = lines[i]!;
        return pen.text(x(value) + (value < 0 ? -5 : 5), middle + 4, format(value), {
          anchor: value < 0 ? "end" : "start",
          halo: true,
        });
      },
    });
  return makePlot(
    text,
    () => drawPicture({ settings, ...text, body }),
    () => partsSpecification(settings, text, lines, axis),
  );
}

const TAKES =
  "what measureGap returns when asked by a grouping, what decomposeEntropy, decomposeGini or decomposeGiniBySource return, or { total, parts }";

function readWhole(where: string, result: unknown, settings: PlotSettings, words: PlotMessages): Whole {
  const record = requireRecord(where, TAKES, result);
  if (record.kind === "gap") return readGapSplit(where, record, settings, words);
  const value = (key: string): number => numberAt(where, key, record[key]);
  const total = value("total");
  const named = { title: words.partsTitle(""), index: words.indexWord, total, notes: [] };
  const list = (key: string, name: string, amount: string): readonly Part[] =>
    recordsAt(where, key, record[key]).map((one, i) => {
      const id = textAt(where, `${key}[${i}].${name}`, one[name]);
      return {
        label: Object.hasOwn(settings.names, id) ? settings.names[id]! : id,
        value: numberAt(where, `${key}[${i}].${amount}`, one[amount]),
        between: false,
      };
    });
  if (record.parts !== undefined) return { ...named, parts: list("parts", "name", "value") };
  if (record.sources !== undefined) {
    const parts = list("sources", "source", "contribution").toSorted((a, b) => b.value - a.value);
    return { ...named, title: words.sourcesTitle, index: words.giniWord, parts };
  }
  const between = { label: words.betweenGroups, value: value("between"), between: true };
  if (record.transvariation !== undefined) {
    const parts = [
      between,
      { label: words.withinGroups, value: value("within"), between: false },
      { label: words.overlap, value: value("transvariation"), between: false },
    ];
    return { ...named, index: words.giniWord, parts };
  }
  if (record.groups !== undefined) {
    const groups = list("groups", "group", "contribution");
    return {
      ...named,
      parts: [between, ...groups.map((one) => ({ ...one, label: words.within(one.label) }))],
    };
  }
  throw refusal(where, "wrong_type", `takes ${TAKES}`, result);
}

function readGapSplit(where: string, record: Fields, settings: PlotSettings, words: PlotMessages): Whole {
  if (isRecord(record.nesting)) return readNesting(where, record, record.nesting, settings, words);
  const split = record.decomposition;
  if (!isRecord(split))
    throw refusal(where, "wrong_type", "the gap has no parts; ask measureGap by a grouping", split);
  const value = (key: string): number => numberAt(where, `decomposition.${key}`, split[key]);
  const name = indicatorOf(where, record, settings);
  const period =
    record.period === null || record.period === undefined ? null : textAt(where, "period", record.period);
  return {
    title: words.partsTitle(words.dated(name, period)),
    index: words.indexNamed(textAt(where, "decomposition.method", split.method)),
    total: value("total"),
    parts: [
      { label: words.betweenGroups, value: value("between"), between: true },
      { label: words.withinGroups, value: value("within"), between: false },
    ],
    notes: notesOf(where, record, words),
  };
}

/** A split along several levels. */
function readNesting(
  where: string,
  record: Fields,
  nesting: Fields,
  settings: PlotSettings,
  words: PlotMessages,
): Whole {
  const name = indicatorOf(where, record, settings);
  const period =
    record.period === null || record.period === undefined ? null : textAt(where, "period", record.period);
  const levels = recordsAt(where, "nesting.levels", nesting.levels).map((level, i) => ({
    label: words.betweenBy(textAt(where, `nesting.levels[${i}].groupBy`, level.groupBy)),
    value: numberAt(where, `nesting.levels[${i}].between`, level.between),
    between: true,
  }));
  return {
    title: words.partsTitle(words.dated(name, period)),
    index: words.indexNamed(textAt(where, "nesting.method", nesting.method)),
    total: numberAt(where, "nesting.total", nesting.total),
    parts: [
      ...levels,
      { label: words.withinGroups, value: numberAt(where, "nesting.within", nesting.within), between: false },
    ],
    notes: notesOf(where, record, words),
  };
}

function partsSpecification(
  settings: PlotSettings,
  text: { title: string; description: string; notes: readonly string[] },
  lines: readonly { readonly label: string; readonly value: number; readonly kind: string }[],
  axis: Axis,
): object {
  const palette = paletteOf(settings);
  return rowsSpecification(settings, text, {
    axis,
    values: lines.map(({ label, value, kind }) => ({ name: label, value, state: kind })),
    references: [],
    layers: [
      {
        mark: { type: "bar", height: { band: 0.68 } },
        encoding: {
          x: { field: "value", type: "quantitative" },
          color: {
            field: "state",
            type: "nominal",
            legend: null,
            scale: {
              domain: ["whole", "between", "part", "below"],
              range: [palette.e, palette.b, palette.a, palette.d],
            },
          },
        },
      },
    ],
  });
}
