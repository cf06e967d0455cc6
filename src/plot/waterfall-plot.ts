import type { FlowReconciliation } from "../model/results/flow-reports.ts";
import type { ReconciliationResult } from "../model/results/reconciliation-result.ts";
import { largestOf } from "../numeric/extremes.ts";
import { type Axis, makeAxis } from "./drawing/axis.ts";
import { box, line } from "./drawing/marks.ts";
import { columnFormat, loneNumber, percent } from "./drawing/numbers.ts";
import { type Pen, SIZE } from "./drawing/pen.ts";
import { drawPicture } from "./drawing/picture.ts";
import { drawRows } from "./drawing/rows.ts";
import { textWidth } from "./drawing/text-width.ts";
import { type PlotMessages, wordsOf } from "./messages/index.ts";
import { makePlot, type Plot } from "./plot.ts";
import { type PlotOptions, type PlotSettings, readOptions } from "./plot-options.ts";
import { distinctLabels, notesOf } from "./reading/measured.ts";
import {
  type Fields,
  listAt,
  numberAt,
  recordsAt,
  refusal,
  requireRecord,
  textAt,
} from "./reading/read-data.ts";
import { rowsSpecification } from "./vega/rows-specification.ts";
import { paletteOf } from "./vega/specification.ts";

/** What {@link waterfallPlot} can draw. */
export type WaterfallPlotInput = ReconciliationResult | FlowReconciliation;

/** One bar from where the money stood to where it stands. */
interface Step {
  readonly id: string;
  readonly label: string;
  readonly amount: number;
  readonly from: number;
  readonly to: number;
  /** A bar that stands on nothing: the money at the start, or what is left. */
  readonly whole: boolean;
}

/**
 * Waterfall: the money from budget to spending, with what was lost at each step.
 *
 * - **Takes** what `reconcile` or `reconcileFlows` return.
 * - Solid bars are money that came in and what was spent on purpose; hatched ones what was lost on the way. Steps at
 *   which nothing happened are left out. The bars add up: each begins where the one above ends.
 * - Behind each amount stands its share of all the money that came in.
 *
 * @param result The reconciliation.
 * @throws `EqualizationError` `wrong_type`, `not_finite`, `too_few_observations` (no bar), `unknown_option`.
 *
 * @example
 * ```ts
 * import { type FiscalFlow, reconcileFlows } from "equalis";
 * import { waterfallPlot } from "equalis/plot";
 * const flow: FiscalFlow = {
 *   id: "a", from: { tier: "province", region: "p" }, to: { tier: "county", region: "c" },
 *   kind: "specific-transfer", period: "2024", currency: "CNY",
 *   amounts: { budgeted: [{ amount: 100 }], arrived: [{ amount: 80 }], spent: [{ amount: 60 }] },
 * };
 * waterfallPlot(reconcileFlows([flow])).svg().includes("60 of 100 CNY were spent on purpose: 60 %."); // => true
 * ```
 */
export function waterfallPlot(result: WaterfallPlotInput, options: PlotOptions = {}): Plot {
  const where = "waterfallPlot";
  const settings = readOptions(where, options, 680);
  const words = wordsOf(settings.language);
  const record = requireRecord(where, "what reconcile or reconcileFlows return", result);
  const currency = textAt(where, "currency", record.currency);
  const { steps, cameIn, spent } = readSteps(where, record, words);
  const delivered = cameIn > 0 ? spent / cameIn : null;
  const text = {
    title: settings.title ?? words.waterfallTitle(periodsOf(where, record)),
    description:
      settings.description ??
      words.waterfallSays(
        loneNumber(spent, settings.language),
        loneNumber(cameIn, settings.language),
        currency,
        delivered === null ? "" : percent(delivered),
      ),
    notes: notesOf(where, record, words),
  };
  const axis = makeAxis({
    values: steps.flatMap(({ from, to }) => [from, to]),
    zero: true,
    name: words.amountAxis,
    unit: currency,
    language: settings.language,
  });
  const format = columnFormat(
    steps.map(({ amount }) => amount),
    axis.style,
  );
  const room = largestOf(steps.map(({ amount }) => textWidth(format(amount), SIZE))) + 10;
  const body = (pen: Pen, top: number) =>
    drawRows(pen, top, {
      settings,
      axis,
      rows: steps.map(({ label, amount, whole }) => ({
        label,
        bold: whole,
        right: cameIn > 0 ? percent(Math.abs(amount) / cameIn) : "",
      })),
      rightTitle: cameIn > 0 ? words.shareOfMoney : "",
      room: { left: axis.low < 0 ? room : 0, right: room },
      references: [],
      mark: (i, y, x, height, step) => {
        const { from, to, amount, whole } = steps[i]!;
        const thick = Math.min(24, height - 7);
        const left = x(Math.min(from, to));
        const look = amount < 0 ? pen.hatch("b") : whole ? pen.fill("a") : pen.fill("c");
        const link =
          i < steps.length - 1 ? line(x(to), y, x(to), y + step, pen.stroke("axis", 1, "2 2")) : "";
        return link + box(left, y - thick / 2, Math.max(1, x(Math.max(from, to)) - left), thick, look);
      },
      say: (i, y, x) => {
        const { from, to, amount } = steps[i]!;
        return pen.text(x(Math.max(from, to, 0)) + 5, y + 4, format(amount), { halo: true });
      },
    });
  return makePlot(
    text,
    () => drawPicture({ settings, ...text, body }),
    () => waterfallSpecification(settings, text, steps, axis),
  );
}

function periodsOf(where: string, record: Fields): string {
  if (record.periods === undefined) return "";
  const periods = listAt(where, "periods", record.periods).map((one) => textAt(where, "periods", one));
  return periods.length < 2 ? (periods[0] ?? "") : `${periods[0]}–${periods.at(-1)}`;
}

function readSteps(
  where: string,
  record: Fields,
  words: PlotMessages,
): { readonly steps: readonly Step[]; readonly cameIn: number; readonly spent: number } {
  const bars = recordsAt(where, "waterfall", record.waterfall).map((bar, i) => ({
    id: textAt(where, `waterfall[${i}].id`, bar.id),
    label: textAt(where, `waterfall[${i}].label`, bar.label),
    amount: numberAt(where, `waterfall[${i}].amount`, bar.amount),
  }));
  const last = bars.at(-1)!;
  if (last.id !== "spent")
    throw refusal(where, "wrong_type", "the waterfall must end with the bar of what was spent", last.id);
  const labels = distinctLabels(
    bars.map(({ id, label }) => words.waterfallBar(id, label)),
    bars.map(({ id }) => id),
  );
  let running = 0;
  let cameIn = 0;
  const steps = bars.map(({ id, amount }, i): Step => {
    const whole = id === "spent" || i === 0;
    const from = id === "spent" ? 0 : running;
    if (id !== "spent") {
      running += amount;
      if (["budgeted", "unlinked", "added"].includes(id)) cameIn += amount;
    }
    return { id, label: labels[i]!, amount, from, to: id === "spent" ? amount : running, whole };
  });
  return { steps: steps.filter(({ whole, amount }) => whole || amount !== 0), cameIn, spent: last.amount };
}

function waterfallSpecification(
  settings: PlotSettings,
  text: { title: string; description: string; notes: readonly string[] },
  steps: readonly Step[],
  axis: Axis,
): object {
  const palette = paletteOf(settings);
  const kindOf = ({ amount, whole }: Step): string => (amount < 0 ? "lost" : whole ? "whole" : "added");
  return rowsSpecification(settings, text, {
    axis,
    values: steps.map((step) => ({
      name: step.label,
      from: step.from,
      to: step.to,
      amount: step.amount,
      state: kindOf(step),
    })),
    references: [],
    layers: [
      {
        mark: { type: "bar", height: { band: 0.68 } },
        encoding: {
          x: { field: "from", type: "quantitative" },
          x2: { field: "to" },
          color: {
            field: "state",
            type: "nominal",
            legend: null,
            scale: { domain: ["whole", "added", "lost"], range: [palette.a, palette.c, palette.b] },
          },
        },
      },
    ],
  });
}
