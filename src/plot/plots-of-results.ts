import type { AppraisalResult } from "../model/results/appraisal-result.ts";
import type { PolicyResult } from "../model/results/evaluation-result.ts";
import type { GapResult } from "../model/results/gap-result.ts";
import type { IncidenceResult } from "../model/results/incidence-result.ts";
import type { PlanResult } from "../model/results/plan-result.ts";
import type { ResourceResult } from "../model/results/resources-result.ts";
import type { Draw } from "../study/presentation/plots.ts";
import { appraisalPlot } from "./appraisal-plot.ts";
import { evaluationPlot } from "./evaluation-plot.ts";
import { frontierPlot } from "./frontier-plot.ts";
import { gapPlot } from "./gap-plot.ts";
import { goalPlot } from "./goal-plot.ts";
import { incidencePlot } from "./incidence-plot.ts";
import { lorenzPlot } from "./lorenz-plot.ts";
import type { Plot } from "./plot.ts";
import { protectionPlot } from "./protection-plot.ts";
import { rankPlot } from "./rank-plot.ts";
import { transferPlot } from "./transfer-plot.ts";
import { waterfallPlot } from "./waterfall-plot.ts";

/** The picture that each kind of result shows itself by, where no one asks for another. */
export const PLOTS: Readonly<Record<string, Draw>> = {
  gap: (gap: GapResult): Plot =>
    // What is negative for some has no Lorenz curve.
    gap.rows.every(({ value }) => value >= 0) && gap.rows.some(({ value, weight }) => value * weight > 0)
      ? lorenzPlot(gap)
      : rankPlot(gap),
  resources: (resources: ResourceResult): Plot =>
    resources.rows.some(({ standard }) => standard !== null) ? gapPlot(resources) : rankPlot(resources),
  protection: protectionPlot,
  incidence: (incidence: IncidenceResult): Plot => incidencePlot(incidence),
  transfer: transferPlot,
  reconciliation: waterfallPlot,
  appraisal: (appraisal: AppraisalResult): Plot =>
    appraisal.rows.length === 1 ? appraisalPlot(appraisal) : rankPlot(appraisal),
  goals: goalPlot,
  evaluation: (evaluation: PolicyResult): Plot => evaluationPlot(evaluation),
  plan: (plan: PlanResult): Plot =>
    plan.frontier.length > 0
      ? frontierPlot(plan)
      : rankPlot(
          plan.rows.map(({ name, before }) => ({ name, value: before })),
          { name: plan.name, unit: plan.levelUnit },
        ),
};
