import type { TransferResult } from "../model/results/transfer-result.ts";
import { largestOf } from "../numeric/extremes.ts";
import type { Simulation } from "../transfers/program/simulation.ts";
import { type Axis, makeAxis } from "./drawing/axis.ts";
import { box, line, mark, SHAPES } from "./drawing/marks.ts";
import { columnFormat, fixed, loneNumber } from "./drawing/numbers.ts";
import { SERIES } from "./drawing/palette.ts";
import { type Pen, px, SIZE } from "./drawing/pen.ts";
import { drawPicture, type LegendItem } from "./drawing/picture.ts";
import { drawRows } from "./drawing/rows.ts";
import { textWidth } from "./drawing/text-width.ts";
import { type PlotMessages, wordsOf } from "./messages/index.ts";
import { makePlot, type Plot } from "./plot.ts";
import { type PlotOptions, type PlotSettings, readOptions } from "./plot-options.ts";
import { distinctLabels, nameOf, notesOf } from "./reading/measured.ts";
import {
  type Fields,
  listAt,
  numberAt,
  numberIn,
  numbersAt,
  optionalNumberIn,
  recordsAt,
  refusal,
  requireRecord,
  textAt,
  textIn,
} from "./reading/read-data.ts";
import { selectRows } from "./reading/select-rows.ts";
import { rowsSpecification } from "./vega/rows-specification.ts";
import { paletteOf } from "./vega/specification.ts";

/** What {@link transferPlot} can draw. */
export type TransferPlotInput = TransferResult | Simulation;

/** One unit: what it has before and after, or what it gets, and the step that fixed it. */
interface TransferUnit {
  readonly id: string;
  readonly label: string;
  readonly amount: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly binding: string;
}

/** All units of a transfer. */
interface Transfer {
  readonly title: string;
  readonly unit: string;
  readonly total: number;
  readonly units: readonly TransferUnit[];
  /** Steps that fixed some amount, by how many. */
  readonly steps: readonly { readonly id: string; readonly label: string; readonly n: number }[];
  readonly notes: readonly string[];
}

/**
 * Transfer plot: what every unit has before and after, and the step of the program that fixed its amount.
 *
 * - **Takes** what `simulateTransfer` or `simulate` return.
 * - Where the program names capacity per head, an arrow runs from before to after, the poorest unit first. Otherwise,
 *   and for a bare simulation, bars show the amounts, the largest first; who pays goes the other way.
 * - Each binding step has its own shape and color, explained above with the number of units that receive or pay by it.
 * - **Many units:** beyond `limit` only the first and the last rows are drawn.
 *
 * @param result The transfer.
 * @throws `EqualizationError` `wrong_type`, `not_finite`, `length_mismatch`, `too_few_observations` (no unit),
 *   `unknown_option`.
 *
 * @example
 * ```ts
 * import { defineProgram, simulate, waterFill } from "equalis";
 * import { transferPlot } from "equalis/plot";
 * const program = defineProgram({
 *   id: "lift", title: "Lift the lowest", source: "example", parameters: {}, assumptions: [], invariants: [],
 *   inputs: [{ name: "level", unit: "money/person", description: "revenue per head" }],
 *   steps: [{ id: "fill", label: "lift the lowest", unit: "money",
 *     compute: ({ input: get }) => waterFill(get("level"), [1, 1, 1], 6) }],
 * });
 * const simulation = simulate(program, { units: ["a", "b", "c"], data: { level: [1, 2, 9] } });
 * transferPlot(simulation).svg().includes("lift the lowest (2)"); // => true
 * ```
 */
export function transferPlot(result: TransferPlotInput, options: PlotOptions = {}): Plot {
  const where = "transferPlot";
  const settings = readOptions(where, options, 680);
  const words = wordsOf(settings.language);
  const transfer = readTransfer(where, result, settings, words);
  const arrows = transfer.units.every(({ before, after }) => before !== null && after !== null);
  const ordered = transfer.units.toSorted((a, b) => (arrows ? a.before! - b.before! : b.amount - a.amount));
  const { rows, gap, hidden, top, bottom } = selectRows(ordered, settings.limit);
  const text = {
    title: settings.title ?? transfer.title,
    description: settings.description ?? say(transfer, words, settings, arrows),
    notes: [
      ...(hidden > 0 ? [words.firstAndLast(fixed(ordered.length, 0), String(top), String(bottom))] : []),
      ...transfer.notes,
    ],
  };
  const values = arrows
    ? ordered.flatMap(({ before, after }) => [before!, after!])
    : ordered.map(({ amount }) => amount);
  const axis = makeAxis({
    values,
    zero: true,
    name: arrows ? words.capacity : words.amountAxis,
    unit: arrows ? words.perHead(transfer.unit) : transfer.unit,
    language: settings.language,
  });
  const format = columnFormat(values, axis.style);
  const look = new Map(transfer.steps.map(({ id }, i) => [id, Math.min(i, SERIES.length - 1)]));
  const room =
    largestOf(
      rows.flatMap(({ amount, before, after }) =>
        (arrows ? [before!, after!] : [amount]).map((one) => textWidth(format(one), SIZE)),
      ),
    ) + 12;
  const legend: readonly LegendItem[] = [
    ...(arrows
      ? [
          {
            label: words.beforeAfter,
            swatch: (pen: Pen, x: number, y: number) => arrow(pen, x, x + 20, y, 4),
          },
        ]
      : []),
    ...transfer.steps.map(({ id, label, n }) => ({
      label: `${label} (${fixed(n, 0)})`,
      swatch: (pen: Pen, x: number, y: number) =>
        mark(pen, SHAPES[look.get(id)!]!, SERIES[look.get(id)!]!, x + 10, y),
    })),
  ];
  const body = (pen: Pen, y: number) =>
    drawRows(pen, y, {
      settings,
      axis,
      rows: rows.map(({ label }, i) => ({
        label,
        above: i === gap ? words.between(fixed(hidden, 0)) : undefined,
      })),
      room: { left: arrows || axis.low < 0 ? room : 0, right: room + 12 },
      references: [],
      mark: (i, middle, x, height) => {
        const { before, after, amount, binding } = rows[i]!;
        const role = SERIES[look.get(binding)!]!;
        const shape = SHAPES[look.get(binding)!]!;
        if (arrows)
          return before === after
            ? mark(pen, shape, role, x(after!), middle)
            : line(x(before!), middle - 5, x(before!), middle + 5, pen.stroke("soft", 2)) +
                arrow(pen, x(before!), x(after!), middle, 7) +
                mark(pen, shape, role, x(after!), middle);
        const left = x(Math.min(0, amount));
        const width = amount === 0 ? 0 : Math.max(1, x(Math.max(0, amount)) - left);
        const bar = box(
          left,
          middle - (height - 7) / 2,
          width,
          height - 7,
          amount < 0 ? pen.hatch("b") : pen.fill("wash"),
        );
        return bar + mark(pen, shape, role, x(amount), middle);
      },
      say: (i, middle, x) => {
        const { before, after, amount } = rows[i]!;
        if (!arrows)
          return pen.text(x(amount) + (amount < 0 ? -9 : 9), middle + 4, format(amount), {
            anchor: amount < 0 ? "end" : "start",
            halo: true,
          });
        const falls = after! < before!;
        const beside = (value: number, left: boolean): string =>
          pen.text(x(value) + (left ? -9 : 9), middle + 4, format(value), {
            anchor: left ? "end" : "start",
            halo: true,
          });
        return (format(before!) === format(after!) ? "" : beside(before!, !falls)) + beside(after!, falls);
      },
    });
  return makePlot(
    text,
    () => drawPicture({ settings, ...text, legend, body }),
    () => transferSpecification(settings, text, rows, axis, transfer, arrows),
  );
}

/** A line with a head; the head only where there is room for it. */
function arrow(pen: Pen, from: number, to: number, y: number, short: number): string {
  const shaft = line(from, y, to, y, pen.stroke("soft", 1.6));
  if (Math.abs(to - from) < 18) return shaft;
  const way = Math.sign(to - from);
  const tip = to - way * (short === 7 ? 7 : 0);
  return `${shaft}<path d="M${px(tip)} ${px(y)}L${px(tip - way * 6)} ${px(y - 4)}V${px(y + 4)}Z"${pen.fill("soft")}/>`;
}

function say(transfer: Transfer, words: PlotMessages, settings: PlotSettings, arrows: boolean): string {
  const { units, total, unit } = transfer;
  const sum = `${loneNumber(total, settings.language, unit)} ${unit}`;
  const paying = units.filter(({ amount }) => amount < 0).length;
  const getting = units.filter(({ amount }) => amount > 0).length;
  const said = words.transferSays(
    sum,
    fixed(getting, 0),
    fixed(units.length, 0),
    paying === 0 ? "" : fixed(paying, 0),
  );
  if (!arrows) return said;
  const spread = (of: (unit: TransferUnit) => number): string => {
    const low = units.reduce((least, one) => Math.min(least, of(one)), Number.POSITIVE_INFINITY);
    const high = units.reduce((most, one) => Math.max(most, of(one)), Number.NEGATIVE_INFINITY);
    return words.fromTo(loneNumber(low, settings.language, unit), loneNumber(high, settings.language, unit));
  };
  return words.join([
    said,
    words.spreads(
      spread(({ before }) => before!),
      spread(({ after }) => after!),
    ),
  ]);
}

function readTransfer(where: string, result: unknown, settings: PlotSettings, words: PlotMessages): Transfer {
  const record = requireRecord(where, "what simulateTransfer or simulate return", result);
  return record.kind === "transfer"
    ? readMeasure(where, record, settings, words)
    : readSimulation(where, record, settings);
}

function readMeasure(where: string, record: Fields, settings: PlotSettings, words: PlotMessages): Transfer {
  const labels = new Map<string, string>();
  const units = recordsAt(where, "rows", record.rows).map((row, i): TransferUnit => {
    const id = textIn(where, "rows", i, row, "region");
    const binding = textIn(where, "rows", i, row, "binding");
    labels.set(binding, textIn(where, "rows", i, row, "bindingLabel"));
    return {
      id,
      label: nameOf(settings, id, textIn(where, "rows", i, row, "name"), "region", record.study),
      amount: numberIn(where, "rows", i, row, "amount"),
      before: optionalNumberIn(where, "rows", i, row, "before"),
      after: optionalNumberIn(where, "rows", i, row, "after"),
      binding,
    };
  });
  const period =
    record.period === null || record.period === undefined ? null : textAt(where, "period", record.period);
  return finish(units, labels, {
    title: words.dated(textAt(where, "title", record.title), period),
    unit: textAt(where, "unit", record.unit),
    total: numberAt(where, "value", record.value),
    notes: notesOf(where, record, words),
  });
}

function readSimulation(where: string, record: Fields, settings: PlotSettings): Transfer {
  const ids = listAt(where, "units", record.units).map((one, i) => textAt(where, `units[${i}]`, one));
  if (ids.length === 0) throw refusal(where, "too_few_observations", "there is no unit to draw", 0);
  const amounts = numbersAt(where, "amounts", record.amounts);
  const binding = listAt(where, "binding", record.binding).map((one, i) =>
    textAt(where, `binding[${i}]`, one),
  );
  if (amounts.length !== ids.length || binding.length !== ids.length)
    throw refusal(
      where,
      "length_mismatch",
      "units, amounts and binding must have one entry a unit",
      amounts.length,
    );
  const labels = new Map(
    recordsAt(where, "steps", record.steps).map((step, i) => [
      textAt(where, `steps[${i}].id`, step.id),
      textAt(where, `steps[${i}].label`, step.label),
    ]),
  );
  const units = ids.map((id, i) => ({
    id,
    label: nameOf(settings, id, id, "region"),
    amount: amounts[i]!,
    before: null,
    after: null,
    binding: binding[i]!,
  }));
  return finish(units, labels, {
    title: textAt(where, "title", record.title),
    unit: textAt(where, "unit", record.unit),
    total: numberAt(where, "total", record.total),
    notes: [],
  });
}

function finish(
  units: readonly TransferUnit[],
  labels: ReadonlyMap<string, string>,
  words: Pick<Transfer, "title" | "unit" | "total" | "notes">,
): Transfer {
  const distinct = distinctLabels(
    units.map(({ label }) => label),
    units.map(({ id }) => id),
  );
  const counts = new Map<string, number>();
  // Who neither gets nor pays is drawn with the mark of its step, and is not counted as one whom the step gives to.
  for (const { binding, amount } of units) {
    counts.set(binding, (counts.get(binding) ?? 0) + (amount === 0 ? 0 : 1));
  }
  const steps = [...counts]
    .map(([id, n]) => ({ id, label: labels.get(id) ?? id, n }))
    .toSorted((a, b) => b.n - a.n);
  return { ...words, steps, units: units.map((unit, i) => ({ ...unit, label: distinct[i]! })) };
}

function transferSpecification(
  settings: PlotSettings,
  text: { title: string; description: string; notes: readonly string[] },
  rows: readonly TransferUnit[],
  axis: Axis,
  { steps }: Transfer,
  arrows: boolean,
): object {
  const palette = paletteOf(settings);
  const domain = distinctLabels(
    steps.map(({ label }) => label),
    steps.map(({ id }) => id),
  );
  const names = new Map(steps.map(({ id }, i) => [id, domain[i]!]));
  const coded = {
    color: {
      field: "step",
      type: "nominal",
      title: null,
      scale: { domain, range: domain.map((_, i) => palette[SERIES[Math.min(i, SERIES.length - 1)]!]) },
    },
    shape: {
      field: "step",
      type: "nominal",
      title: null,
      scale: { domain, range: domain.map((_, i) => VEGA_SHAPES[Math.min(i, VEGA_SHAPES.length - 1)]) },
    },
  };
  const values = rows.map(({ label, amount, before, after, binding }) => ({
    name: label,
    amount,
    ...(arrows ? { before, after } : {}),
    step: names.get(binding)!,
  }));
  const quantity = (field: string): object => ({ field, type: "quantitative" });
  return rowsSpecification(settings, text, {
    axis,
    values,
    references: [],
    layers: arrows
      ? [
          {
            mark: { type: "rule", color: palette.soft },
            encoding: { x: quantity("before"), x2: { field: "after" } },
          },
          { mark: { type: "tick", color: palette.soft, thickness: 2 }, encoding: { x: quantity("before") } },
          {
            mark: { type: "point", filled: true, size: 80, opacity: 1 },
            encoding: { x: quantity("after"), ...coded },
          },
        ]
      : [
          {
            mark: { type: "bar", color: palette.wash, height: { band: 0.68 } },
            encoding: { x: quantity("amount") },
          },
          {
            mark: { type: "point", filled: true, size: 80, opacity: 1 },
            encoding: { x: quantity("amount"), ...coded },
          },
        ],
  });
}

const VEGA_SHAPES: readonly string[] = ["circle", "square", "triangle-up", "diamond", "cross", "stroke"];
