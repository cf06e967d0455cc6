import type { CurvePoints } from "../inequality/curve-points.ts";
import { lorenzCurve } from "../inequality/lorenz-curve.ts";
import type { GapResult } from "../model/results/gap-result.ts";
import type { ResourceResult } from "../model/results/resources-result.ts";
import { largestOf, smallestOf } from "../numeric/extremes.ts";
import { requireOneOf } from "../numeric/guard/index.ts";
import { makeAxis } from "./drawing/axis.ts";
import { line, mark, SHAPES } from "./drawing/marks.ts";
import { fixed, percent } from "./drawing/numbers.ts";
import { DASHES, type Role, SERIES } from "./drawing/palette.ts";
import { type Pen, px } from "./drawing/pen.ts";
import { drawPicture, type LegendItem } from "./drawing/picture.ts";
import { drawPlane, type PlaneScale } from "./drawing/plane.ts";
import { textWidth } from "./drawing/text-width.ts";
import { type PlotMessages, wordsOf } from "./messages/index.ts";
import { makePlot, type Plot } from "./plot.ts";
import { type PlotOptions, type PlotSettings, readOptions } from "./plot-options.ts";
import { distinctLabels, readMeasured } from "./reading/measured.ts";
import { isRecord, numbersAt, refusal } from "./reading/read-data.ts";
import { paletteOf, specification } from "./vega/specification.ts";

/** Options of {@link lorenzPlot}. */
export interface LorenzPlotOptions extends PlotOptions {
  /** What ranks the people, in words: the curve is then a concentration curve, which may lie above the diagonal. */
  readonly rankBy?: string | undefined;
  /**
   * What the shares on the level axis are of, for the points of a curve: people, regions that count once each, or land. The results
   * of `measureGap` say it themselves.
   *
   * @defaultValue "people"
   */
  readonly shareOf?: "people" | "regions" | "land" | undefined;
}

/** What {@link lorenzPlot} can draw: a curve, or a result whose rows make one. */
export type LorenzPlotInput = GapResult | ResourceResult | CurvePoints;

/** A curve as it is drawn. */
interface Curve {
  readonly label: string;
  readonly name: string;
  readonly unit: string;
  readonly who: "people" | "regions" | "land";
  readonly population: readonly number[];
  readonly share: readonly number[];
  readonly gini: number;
  readonly half: number;
  readonly notes: readonly string[];
}

/** What can be drawn, for messages. */
const TAKES =
  "what measureGap or measureResources return, or the points of lorenzCurve or concentrationCurve";

/** More than this would be told apart by no one. */
const MOST = 6;

/**
 * Lorenz curve, or concentration curve: how much of the total the lower part of the people has.
 *
 * - **Takes** what `measureGap` or `measureResources` return, or the points of {@link lorenzCurve} or
 *   `concentrationCurve`; a list of up to six is drawn in one field, named by `labels`.
 * - The Gini in the sentence below the heading is the area of the drawn curve: twice what lies between it and the
 *   diagonal. With `rankBy` it is called the concentration index.
 * - **When to use:** to show who has what; where curves cross, indices disagree about which is more unequal.
 *
 * @param result One result, or several.
 * @throws `EqualizationError` `wrong_type` (no result of that kind, an invalid field), `not_finite`,
 *   `out_of_domain` (negative values, shares of people that go back), `zero_total`, `too_few_observations`,
 *   `length_mismatch`, `unknown_option`.
 *
 * @example
 * ```ts
 * import { lorenzCurve } from "equalis";
 * import { lorenzPlot } from "equalis/plot";
 * const plot = lorenzPlot(lorenzCurve([8, 2, 4, 2]), { title: "Beds in four towns" });
 * plot.svg().startsWith("<svg"); // => true
 * plot.svg().includes("Gini 0.3125"); // => true
 * ```
 */
export function lorenzPlot(
  result: LorenzPlotInput | readonly LorenzPlotInput[],
  options: LorenzPlotOptions = {},
): Plot {
  const where = "lorenzPlot";
  const settings = readOptions(where, options, 520, ["rankBy", "shareOf"]);
  const { rankBy } = options;
  if (rankBy !== undefined && typeof rankBy !== "string")
    throw refusal(where, "wrong_type", "rankBy must be a text", rankBy);
  const { shareOf = "people" } = options;
  requireOneOf(where, "shareOf", shareOf, ["people", "regions", "land"]);
  const words = wordsOf(settings.language);
  const given: readonly unknown[] = Array.isArray(result) ? Array.from(result as unknown[]) : [result];
  if (given.length === 0) throw refusal(where, "too_few_observations", "there is no curve to draw", 0);
  if (given.length > MOST)
    throw refusal(
      where,
      "out_of_domain",
      `${given.length} curves are more than ${MOST}; draw fewer`,
      given.length,
    );
  const read = given.map((one, i) =>
    readCurve(where, one, settings, words, settings.labels[i] ?? words.curve(i + 1), shareOf),
  );
  const labels = distinctLabels(
    read.map(({ label }) => label),
    read.map((_, i) => String(i + 1)),
  );
  const curves = read.map((curve, i) => ({ ...curve, label: labels[i]! }));
  const first = curves[0]!;
  const name = curves.every((curve) => curve.name === first.name) ? first.name : "";
  const who = first.who;
  const said = curves.map((curve) => sayCurve(curve, words, rankBy, curves.length > 1));
  const text = {
    title:
      settings.title ??
      (rankBy === undefined ? words.lorenzTitle(name) : words.concentrationTitle(name, rankBy)),
    description: settings.description ?? words.join(said),
    notes: [...new Set(curves.flatMap(({ notes }) => notes))],
  };
  const lowest = smallestOf(
    curves.flatMap(({ share }) => share),
    0,
  );
  const highest = largestOf(
    curves.flatMap(({ share }) => share),
    1,
  );
  const common = { zero: true, unit: "", language: settings.language, percent: true } as const;
  const x = makeAxis({
    ...common,
    values: [0, 1],
    ends: [0, 1],
    name: rankBy === undefined ? words.cumulative(who) : words.cumulativeBy(who, rankBy),
  });
  const y = makeAxis({
    ...common,
    values: [lowest, highest],
    ...(lowest < 0 || highest > 1 ? {} : { ends: [0, 1] as const }),
    name: words.shareOf(name),
  });
  const legend: readonly LegendItem[] =
    curves.length === 1
      ? []
      : curves.map(({ label }, i) => ({
          label,
          swatch: (pen, at, middle) =>
            line(at, middle, at + 20, middle, pen.stroke(roleOf(i), 2.5, DASHES[i])) +
            mark(pen, SHAPES[i]!, roleOf(i), at + 10, middle, 3.5),
        }));
  const body = (pen: Pen, top: number) =>
    drawPlane(pen, top, {
      settings,
      x,
      y,
      ratio: 1,
      marks: (at) => drawCurves(pen, at, curves, words, rankBy),
    });
  return makePlot(
    text,
    () => drawPicture({ settings, ...text, legend, body }),
    () => curveSpecification(settings, text, curves, x.title, y.title, words),
  );
}

function roleOf(index: number): Role {
  return SERIES[index]!;
}

function readCurve(
  where: string,
  given: unknown,
  settings: PlotSettings,
  words: PlotMessages,
  label: string,
  who: Curve["who"],
): Curve {
  if (isRecord(given) && "population" in given && "share" in given) {
    const population = numbersAt(where, "population", given.population);
    const share = numbersAt(where, "share", given.share);
    if (population.length !== share.length)
      throw refusal(
        where,
        "length_mismatch",
        `population has ${population.length} shares, share has ${share.length}; pass one of each per point`,
        share.length,
      );
    if (population.length < 2)
      throw refusal(where, "too_few_observations", "a curve has at least 2 points", population.length);
    if (population.some((p, i) => p < 0 || p > 1 || (i > 0 && p < population[i - 1]!)))
      throw refusal(where, "out_of_domain", "the shares of population must ascend from 0 to 1", population);
    if (share.some((one) => Math.abs(one) > 1e6))
      throw refusal(where, "out_of_domain", "shares of the total must be shares, such as 0.4", share);
    return finishCurve({ label, name: "", unit: "", who, population, share, notes: [] });
  }
  const { rows, name, period, unit, weights, notes, kind } = readMeasured(
    where,
    given,
    settings,
    words,
    TAKES,
  );
  if (kind !== "gap" && kind !== "resources") throw refusal(where, "wrong_type", `takes ${TAKES}`, given);
  const low = rows.findIndex(({ value, weight }) => value < 0 || weight < 0);
  if (low >= 0)
    throw refusal(
      where,
      "out_of_domain",
      `rows[${low}] is negative; a share of a total cannot be`,
      rows[low],
    );
  if (!rows.some(({ value, weight }) => value * weight > 0))
    throw refusal(where, "zero_total", "nobody has anything; there is nothing to share", 0);
  const points = lorenzCurve(
    rows.map(({ value }) => value),
    { weights: rows.map(({ weight }) => weight) },
  );
  return finishCurve({
    label: settings.labels.includes(label) ? label : words.dated(name, period),
    name,
    unit,
    who: weights,
    population: Array.from(points.population),
    share: Array.from(points.share),
    notes,
  });
}

function finishCurve(curve: Omit<Curve, "gini" | "half">): Curve {
  const { population: p, share: s } = curve;
  let area = 0;
  for (let i = 1; i < p.length; i++) area += ((p[i]! - p[i - 1]!) * (s[i]! + s[i - 1]!)) / 2;
  return { ...curve, gini: 1 - 2 * area, half: shareAt(p, s, 0.5) };
}

/** The height of the curve at a share of people, straight between points. */
function shareAt(population: readonly number[], share: readonly number[], at: number): number {
  const after = population.findIndex((p) => p >= at);
  if (after <= 0) return share[Math.max(0, after)]!;
  const [p0, p1] = [population[after - 1]!, population[after]!];
  const [s0, s1] = [share[after - 1]!, share[after]!];
  return p1 === p0 ? s1 : s0 + ((s1 - s0) * (at - p0)) / (p1 - p0);
}

function sayCurve(
  { label, gini, half, who }: Curve,
  words: PlotMessages,
  rankBy: string | undefined,
  several: boolean,
): string {
  const value = fixed(gini, 4);
  const index = rankBy === undefined ? words.gini(value) : words.concentrationIndex(value);
  if (several) return words.sentence(words.labeled(label, index));
  const lower =
    rankBy === undefined ? words.lowestHalf(who, percent(half)) : words.lowestHalfBy(rankBy, percent(half));
  return words.join([words.sentence(index), lower]);
}

function drawCurves(
  pen: Pen,
  at: PlaneScale,
  curves: readonly Curve[],
  words: PlotMessages,
  rankBy: string | undefined,
): string {
  let marks = "";
  const corner = `${px(at.x(1))} ${px(at.y(1))}`;
  if (curves.length === 1) {
    const { population, share } = curves[0]!;
    marks += `<path d="${pathOf(at, population, share)}L${corner}L${px(at.x(0))} ${px(at.y(0))}Z"${pen.fill("wash")}/>\n`;
  }
  marks += line(at.x(0), at.y(0), at.x(1), at.y(1), pen.stroke("soft", 1.3, "5 4"));
  for (const [i, { population, share }] of curves.entries()) {
    const look = pen.stroke(roleOf(i), 2.5, DASHES[i]).replace("/>", "");
    marks += `<path d="${pathOf(at, population, share)}"${look} stroke-linejoin="round"/>\n`;
    if (curves.length > 1) {
      const half = shareAt(population, share, 0.5);
      marks += mark(pen, SHAPES[i]!, roleOf(i), at.x(0.5), at.y(half), 4.5);
    }
  }
  // The diagonal is named above it, where no Lorenz curve runs; a concentration curve may.
  const above = curves.every(({ population, share }) => share.every((s, i) => s <= population[i]! + 1e-9));
  if (above) {
    const size = textWidth(words.equality, 11);
    const x = at.x(0.62) - 8 - size;
    if (x > at.left + 4)
      marks += pen.text(x, at.y(0.62) - 6, words.equality, { size: 11, role: "soft", halo: true });
  }
  if (curves.length === 1) {
    const { half } = curves[0]!;
    const [x, y] = [at.x(0.5), at.y(half)];
    const label = rankBy === undefined ? words.lowestHalfShort(percent(half)) : percent(half);
    marks += `${line(x, y, x, at.bottom, pen.stroke("soft", 1, "2 3"))}${mark(pen, "circle", "a", x, y, 4.5)}`;
    const under = half > 0.12 && half < 0.45;
    const fits = x + 10 + textWidth(label, 12) < at.right;
    if (under && fits) marks += pen.text(x + 10, y + 22, label, { halo: true });
    else if (fits)
      marks += pen.text(x - 10, Math.max(at.top + 14, y - 14), label, {
        halo: true,
        anchor: "end",
        width: x - 14 - at.left,
      });
  }
  return marks;
}

/** The points as a path; those that fall on the same pixel are one. */
function pathOf(at: PlaneScale, population: readonly number[], share: readonly number[]): string {
  let path = "";
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  for (let i = 0; i < population.length; i++) {
    const x = Math.round(at.x(population[i]!) * 10) / 10;
    const y = Math.round(at.y(share[i]!) * 10) / 10;
    if (x === lastX && y === lastY) continue;
    path += `${path === "" ? "M" : "L"}${x} ${y}`;
    lastX = x;
    lastY = y;
  }
  return path;
}

function curveSpecification(
  settings: PlotSettings,
  text: { title: string; description: string; notes: readonly string[] },
  curves: readonly Curve[],
  xTitle: string,
  yTitle: string,
  words: PlotMessages,
): object {
  const palette = paletteOf(settings);
  const size = settings.height ?? settings.width - 100;
  const percentAxis = { format: ".0%", tickCount: 5 };
  const labels = curves.map(({ label }) => label);
  return specification(settings, text, {
    width: settings.width - 100,
    height: size,
    layer: [
      {
        data: {
          values: [
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ],
        },
        mark: { type: "line", strokeDash: [5, 4], color: palette.soft, strokeWidth: 1.3 },
        encoding: {
          x: { field: "x", type: "quantitative" },
          y: { field: "y", type: "quantitative" },
        },
      },
      {
        data: {
          values: curves.flatMap(({ label, population, share }) =>
            population.map((p, i) => ({ curve: label, population: p, share: share[i]!, order: i })),
          ),
        },
        mark: { type: "line", strokeWidth: 2.5, interpolate: "linear" },
        encoding: {
          x: { field: "population", type: "quantitative", title: xTitle, axis: percentAxis },
          y: { field: "share", type: "quantitative", title: yTitle, axis: percentAxis },
          order: { field: "order", type: "quantitative" },
          ...(curves.length === 1
            ? { color: { value: palette.a } }
            : {
                color: {
                  field: "curve",
                  type: "nominal",
                  title: null,
                  sort: labels,
                  scale: { domain: labels, range: labels.map((_, i) => palette[roleOf(i)]) },
                },
                strokeDash: {
                  field: "curve",
                  type: "nominal",
                  title: null,
                  sort: labels,
                  scale: { domain: labels, range: labels.map((_, i) => dashOf(i)) },
                },
              }),
        },
      },
      {
        data: {
          values: curves.map(({ label, half }) => ({
            curve: label,
            population: 0.5,
            share: half,
            text: words.lowestHalfShort(percent(half)),
          })),
        },
        mark: { type: "point", filled: true, size: 60, color: palette.a },
        encoding: {
          x: { field: "population", type: "quantitative" },
          y: { field: "share", type: "quantitative" },
          tooltip: { field: "text", type: "nominal" },
        },
      },
    ],
  });
}

function dashOf(index: number): readonly number[] {
  return DASHES[index] === "" ? [1, 0] : DASHES[index]!.split(" ").map(Number);
}
