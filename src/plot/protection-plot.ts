import type { ProtectionResult } from "../model/results/protection-result.ts";
import { BY_ID } from "../text/naming.ts";
import { noticeInChinese } from "../text/zh/notices.ts";
import { makeAxis } from "./drawing/axis.ts";
import { curve } from "./drawing/curve.ts";
import { line } from "./drawing/marks.ts";
import { percent } from "./drawing/numbers.ts";
import { drawPicture } from "./drawing/picture.ts";
import { drawPlane } from "./drawing/plane.ts";
import { wordsOf } from "./messages/index.ts";
import { makePlot, type Plot } from "./plot.ts";
import { type PlotOptions, readOptions } from "./plot-options.ts";
import { fromResult } from "./reading/from-result.ts";
import { isRecord, refusal } from "./reading/read-data.ts";
import { paletteOf, specification } from "./vega/specification.ts";

/**
 * Catastrophic payment curve: which share of consumption the people pay at least, from those who pay the largest shares down.
 *
 * - **Takes** what `measureProtection` returns. Where the curve crosses a threshold, the share of the people above it is read off below.
 * - **When to use:** to show all thresholds at once: no threshold is the right one.
 *
 * @param result What `measureProtection` returns.
 * @throws `EqualizationError` `wrong_type` (no result of that kind), `unknown_option`, `out_of_domain`.
 *
 * @example
 * ```ts
 * import { measureProtection } from "equalis";
 * import { protectionPlot } from "equalis/plot";
 * const survey = { id: "s", name: "Four persons", unit: "person", columns: { x: [4, 10, 10, 30], paid: [1, 3, 6, 2] } } as const;
 * const result = measureProtection(survey, { consumption: "x", outOfPocket: "paid", povertyLine: 5 });
 * protectionPlot(result).svg().includes("Financial protection"); // => true
 * ```
 */
export function protectionPlot(result: ProtectionResult, options: PlotOptions = {}): Plot {
  const where = "protectionPlot";
  if (!isRecord(result) || result.kind !== "protection" || !Array.isArray(result.curve)) {
    throw refusal(where, "wrong_type", "takes what measureProtection returns", result);
  }
  return fromResult(where, "what measureProtection returns", result, () => draw(where, result, options));
}

function draw(where: string, result: ProtectionResult, options: PlotOptions): Plot {
  const settings = readOptions(where, options, 520, []);
  const words = wordsOf(settings.language);
  const thresholds = result.catastrophic.filter(({ resources }) => resources === "total");
  const text = {
    title: settings.title ?? words.protectionTitle(words.dated(result.name, result.period)),
    description:
      settings.description ??
      words.join(
        thresholds.map(({ threshold, headcount }) =>
          words.paysMoreThan(percent(headcount), percent(threshold)),
        ),
      ),
    notes: result.warnings.map((one) =>
      settings.language === "zh" ? noticeInChinese(one, BY_ID) : one.message,
    ),
  };
  const common = { zero: true, unit: "", language: settings.language, percent: true } as const;
  // The tail where no one pays says nothing.
  const last = result.curve.findIndex(({ share }) => share === 0);
  const points = last < 0 ? result.curve : result.curve.slice(0, last + 1);
  const x = makeAxis({ ...common, values: points.map(({ people }) => people), name: words.peopleByPayment });
  const y = makeAxis({ ...common, values: points.map(({ share }) => share), name: words.shareOfConsumption });
  return makePlot(
    text,
    () =>
      drawPicture({
        settings,
        ...text,
        legend: [],
        body: (pen, top) =>
          drawPlane(pen, top, {
            settings,
            x,
            y,
            ratio: 0.7,
            marks: (at) => {
              const lines = thresholds
                .filter(({ threshold }) => threshold <= y.high)
                .map(
                  ({ threshold }) =>
                    line(
                      at.left,
                      at.y(threshold),
                      at.right,
                      at.y(threshold),
                      pen.stroke("soft", 1.3, "5 4"),
                    ) +
                    pen.text(at.right - 4, at.y(threshold) - 5, percent(threshold), {
                      size: 11,
                      role: "soft",
                      anchor: "end",
                      halo: true,
                    }),
                );
              return (
                lines.join("") +
                curve(
                  pen,
                  points.map(({ people, share }) => [at.x(people), at.y(share)]),
                  "a",
                )
              );
            },
          }),
      }),
    () => {
      const palette = paletteOf(settings);
      const axis = { format: ".0%", tickCount: 5 };
      return specification(settings, text, {
        width: settings.width - 100,
        height: settings.height ?? Math.round((settings.width - 100) * 0.7),
        layer: [
          {
            data: { values: thresholds.map(({ threshold }) => ({ share: threshold })) },
            mark: { type: "rule", strokeDash: [5, 4], color: palette.soft },
            encoding: { y: { field: "share", type: "quantitative" } },
          },
          {
            data: { values: points },
            mark: { type: "line", strokeWidth: 2.5, color: palette.a },
            encoding: {
              x: { field: "people", type: "quantitative", title: x.title, axis },
              y: { field: "share", type: "quantitative", title: y.title, axis },
            },
          },
        ],
      });
    },
  );
}
