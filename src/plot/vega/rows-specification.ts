import type { Axis } from "../drawing/axis.ts";
import type { Reference } from "../drawing/rows.ts";
import type { PlotSettings } from "../plot-options.ts";
import { paletteOf, type SpecificationWords, specification } from "./specification.ts";

/** Rows of a specification. */
export interface RowsSpecification {
  readonly axis: Axis;
  /** One record a mark; `name` says in which row it stands. */
  readonly values: readonly (Readonly<Record<string, unknown>> & { readonly name: string })[];
  readonly references: readonly Reference[];
  readonly layers: readonly object[];
  /** The profile of all values over the axis; empty where all are drawn. */
  readonly counts?: readonly number[] | undefined;
}

/** The specification of a chart of rows: the same order, axis and lines as in the SVG. */
export function rowsSpecification(
  settings: PlotSettings,
  words: SpecificationWords,
  { axis, values, references, layers, counts = [] }: RowsSpecification,
): object {
  const palette = paletteOf(settings);
  const names = [...new Set(values.map(({ name }) => name))];
  const scale = { domain: [axis.low, axis.high], nice: false, zero: false };
  const x = {
    type: "quantitative",
    scale,
    title: axis.title,
    axis: {
      values: axis.ticks.map(({ value }) => value),
      // The marks are written as in the SVG: divided, with the divisor in the title.
      labelExpr: labelExpression(axis),
    },
  };
  const width = Math.max(120, settings.width - 260);
  const rows = {
    width,
    height: { step: 21 },
    layer: [
      ...layers.map((layer) => {
        const { encoding = {}, ...rest } = layer as { encoding?: Record<string, object> };
        const own = encoding.x === undefined ? {} : { x: { ...x, ...encoding.x } };
        return {
          data: { values },
          ...rest,
          encoding: {
            y: { field: "name", type: "nominal", sort: names, scale: { domain: names }, title: null },
            ...encoding,
            ...own,
          },
        };
      }),
      ...references.map(({ value, label }) => ({
        data: { values: [{ value, label }] },
        mark: { type: "rule", strokeDash: [5, 3], color: palette.ink },
        encoding: { x: { ...x, field: "value" }, tooltip: { field: "label", type: "nominal" } },
      })),
      ...references.map(({ value, label }, i) => ({
        data: { values: [{ value, label }] },
        mark: {
          type: "text",
          color: palette.ink,
          baseline: "bottom",
          dy: -4 - 13 * (references.length - 1 - i),
          y: 0,
          fontSize: 11,
        },
        encoding: { x: { ...x, field: "value" }, text: { field: "label", type: "nominal" } },
      })),
    ],
  };
  if (counts.length === 0) return specification(settings, words, rows);
  const step = (axis.high - axis.low) / counts.length;
  const profile = {
    width,
    height: 44,
    data: {
      values: counts.map((count, i) => ({
        from: axis.low + i * step,
        to: axis.low + (i + 1) * step,
        count,
      })),
    },
    mark: { type: "rect", color: palette.axis },
    encoding: {
      x: { field: "from", type: "quantitative", scale, axis: null },
      x2: { field: "to" },
      y: { field: "count", type: "quantitative", axis: null },
      y2: { datum: 0 },
    },
  };
  return specification(settings, words, {
    vconcat: [profile, rows],
    resolve: { scale: { x: "independent" } },
  });
}

/** The labels of the marks of an axis by their value. */
function labelExpression({ ticks }: Pick<Axis, "ticks">): string {
  const texts = JSON.stringify(ticks.map(({ text }) => text));
  const last = Math.max(1, ticks.length - 1);
  return `${texts}[round(datum.index * ${last})]`;
}
