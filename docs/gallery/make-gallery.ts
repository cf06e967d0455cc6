import { decomposeGiniBySource, measureGap, measureResources, sigmaConvergence } from "equalis";
import {
  appraisalPlot,
  convergencePlot,
  decompositionPlot,
  frontierPlot,
  gapPlot,
  goalPlot,
  lorenzPlot,
  type Plot,
  rankPlot,
  transferPlot,
  waterfallPlot,
} from "equalis/plot";
import { beijing2010 } from "../../seeds/beijing-2010/case.ts";
import { measureGradual } from "../../seeds/gradual-equalization/case.ts";
import { measureXiuzhou } from "../../seeds/xiuzhou/case.ts";

/** One picture of the gallery. */
export interface GalleryPicture {
  /** Name of its file, without an ending. */
  readonly file: string;
  /** The function that drew it. */
  readonly by: string;
  /** Whether its figures are real or made up; the pictures say so themselves where their data do. */
  readonly figures: "published" | "made up";
  /** The picture. */
  readonly plot: Plot;
}

/** Every plot, made of the seeds. */
export function makeGallery(): readonly GalleryPicture[] {
  const beijing = beijing2010().value;
  if (beijing === undefined) throw new Error("the table of Beijing cannot be read");
  const beds = { indicator: "beds_actual_per_1000", period: "2010" };
  const resources = measureResources(beijing, { ...beds, standardOn: "2020-12-31" });
  const gradual = measureGradual();
  const xiuzhou = measureXiuzhou();
  const made = { figures: "made up" } as const;
  const real = { figures: "published" } as const;
  return [
    { file: "lorenz", by: "lorenzPlot", ...real, plot: lorenzPlot(measureGap(beijing, beds)) },
    { file: "rank", by: "rankPlot", ...real, plot: rankPlot(resources) },
    { file: "gap", by: "gapPlot", ...real, plot: gapPlot(resources) },
    {
      file: "gap-by-residence",
      by: "gapPlot",
      ...real,
      plot: gapPlot(measureGap(beijing, { ...beds, by: "residence" })),
    },
    {
      file: "decomposition",
      by: "decompositionPlot",
      ...real,
      plot: decompositionPlot(measureGap(beijing, { ...beds, by: "residence" })),
    },
    {
      file: "sources",
      by: "decompositionPlot",
      ...made,
      plot: decompositionPlot(
        decomposeGiniBySource({ "own revenue": [1, 4, 9, 20], "general transfer": [10, 8, 5, 1] }),
        { description: "Figures made up for illustration: a transfer that equalizes." },
      ),
    },
    { file: "transfer", by: "transferPlot", ...made, plot: transferPlot(xiuzhou.reformed) },
    { file: "waterfall", by: "waterfallPlot", ...made, plot: waterfallPlot(gradual.money) },
    { file: "appraisal", by: "appraisalPlot", ...made, plot: appraisalPlot(gradual.appraisal) },
    { file: "goals", by: "goalPlot", ...made, plot: goalPlot(gradual.goals) },
    { file: "frontier", by: "frontierPlot", ...made, plot: frontierPlot(gradual.plan) },
    {
      file: "convergence",
      by: "convergencePlot",
      ...made,
      plot: convergencePlot(
        sigmaConvergence(
          [
            [1, 2, 3],
            [5, 5, 6],
            [3, 4, 4],
          ],
          { years: [2010, 2015, 2020] },
        ),
        { description: "Figures made up for illustration: three counties come closer." },
      ),
    },
  ];
}
