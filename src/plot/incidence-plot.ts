import type { IncidenceResult } from "../model/results/incidence-result.ts";
import { lorenzPlot } from "./lorenz-plot.ts";
import { wordsOf } from "./messages/index.ts";
import type { Plot } from "./plot.ts";
import { type PlotOptions, readOptions } from "./plot-options.ts";
import { rankPlot } from "./rank-plot.ts";
import { fromResult } from "./reading/from-result.ts";
import { isRecord, refusal } from "./reading/read-data.ts";

/** Curves that can be told apart in one field. */
const CURVES = 6;

/**
 * Concentration curves of the services along income; without services, the Kakwani index of each source of payments.
 *
 * - **Takes** what `measureIncidence` returns. A curve above the diagonal favors the poor. At most six services are drawn.
 * - **When to use:** to see whose use a service is; the tables of the report have the shares.
 *
 * @param result What `measureIncidence` returns.
 * @throws `EqualizationError` `wrong_type` (no result of that kind), `unknown_option`, `out_of_domain`.
 *
 * @example
 * ```ts
 * import { measureIncidence } from "equalis";
 * import { incidencePlot } from "equalis/plot";
 * const survey = { id: "s", name: "Four persons", unit: "person", columns: { income: [4, 10, 11, 30], visits: [3, 2, 2, 1] } } as const;
 * const result = measureIncidence(survey, { income: "income", services: { care: { use: "visits", unitSubsidy: 1 } } });
 * incidencePlot(result).svg().startsWith("<svg"); // => true
 * ```
 */
export function incidencePlot(result: IncidenceResult, options: PlotOptions = {}): Plot {
  const where = "incidencePlot";
  if (!isRecord(result) || result.kind !== "incidence" || !Array.isArray(result.rows)) {
    throw refusal(where, "wrong_type", "takes what measureIncidence returns", result);
  }
  return fromResult(where, "what measureIncidence returns", result, () => draw(where, result, options));
}

function draw(where: string, result: IncidenceResult, options: PlotOptions): Plot {
  const settings = readOptions(where, options, 520, []);
  const title = settings.title ?? result.name;
  const curves = result.rows
    .filter(({ service, curve }) => service !== "total" && curve.length > 0)
    .slice(0, CURVES);
  if (curves.length === 0) {
    const rows = result.payments.map(({ source, kakwani }) => ({ name: source, value: kakwani ?? 0 }));
    return rankPlot(rows, { ...options, title });
  }
  return lorenzPlot(
    curves.map(({ curve }) => ({
      population: Float64Array.from(curve, ({ people }) => people),
      share: Float64Array.from(curve, ({ share }) => share),
    })),
    {
      ...options,
      title,
      labels: options.labels ?? curves.map(({ service }) => service),
      rankBy: wordsOf(settings.language).income,
    },
  );
}
