import { EqualizationError } from "../errors.ts";
import type { AppraisalResult } from "../model/results/appraisal-result.ts";
import type { PolicyResult } from "../model/results/evaluation-result.ts";
import type { GapResult } from "../model/results/gap-result.ts";
import type { GoalsResult } from "../model/results/goals-result.ts";
import type { IncidenceResult } from "../model/results/incidence-result.ts";
import type { PlanResult } from "../model/results/plan-result.ts";
import type { ProtectionResult } from "../model/results/protection-result.ts";
import type { ReconciliationResult } from "../model/results/reconciliation-result.ts";
import type { ResourceResult } from "../model/results/resources-result.ts";
import type { ResultMetadata } from "../model/results/result-metadata.ts";
import type { TransferResult } from "../model/results/transfer-result.ts";
import { appraisalPlot } from "../plot/appraisal-plot.ts";
import { evaluationPlot } from "../plot/evaluation-plot.ts";
import { frontierPlot } from "../plot/frontier-plot.ts";
import { gapPlot } from "../plot/gap-plot.ts";
import { goalPlot } from "../plot/goal-plot.ts";
import { incidencePlot } from "../plot/incidence-plot.ts";
import { lorenzPlot } from "../plot/lorenz-plot.ts";
import type { Plot } from "../plot/plot.ts";
import { protectionPlot } from "../plot/protection-plot.ts";
import { rankPlot } from "../plot/rank-plot.ts";
import { transferPlot } from "../plot/transfer-plot.ts";
import { waterfallPlot } from "../plot/waterfall-plot.ts";
import type { ReportFigure } from "./content.ts";
import { nameOf } from "./name-of.ts";
import type { FigureName, Setting } from "./setting.ts";

/** Curves that can be told apart in one field. */
const CURVES = 6;

/** Narrow, so that the letters can be read on a phone. */
const NARROW = 460;

/** The width of a page, and of A4 between its margins. */
const WIDE = 760;

/** What every figure of one report is drawn with. */
interface Look {
  readonly language: "en" | "zh";
  readonly id: string;
  readonly limit: number;
  readonly width: number;
}

/** One figure; none where the figures cannot be drawn, such as a curve of no data: the tables say it then. */
function figure(
  setting: Setting,
  name: FigureName,
  caption: string,
  draw: (look: Look) => Plot,
): readonly ReportFigure[] {
  if (!setting.draws(name)) return [];
  try {
    const language = setting.words.language === "en" ? "en" : "zh";
    const svgOf = (width: number): string =>
      draw({ language, id: setting.figureId(), limit: 24, width }).svg();
    return [{ caption, svg: svgOf(NARROW), ...(setting.wide ? { wide: svgOf(WIDE) } : {}) }];
  } catch (error) {
    if (error instanceof EqualizationError) return [];
    throw error;
  }
}

/** What a report says once, at the top, it does not say again below each figure. */
function silent<Result extends ResultMetadata>(result: Result): Result {
  return { ...result, warnings: [] };
}

/** Lorenz curves, the most unequal indicators first. */
export function drawGaps(gaps: readonly GapResult[], setting: Setting): readonly ReportFigure[] {
  const { words } = setting;
  const drawn = gaps.toSorted((a, b) => b.value - a.value).slice(0, CURVES);
  const names = drawn.map((gap) => nameOf(gap, words));
  // Curves of one indicator are told apart by their period.
  const labels = drawn.map((gap, i) =>
    names.indexOf(names[i]!) === names.lastIndexOf(names[i]!)
      ? names[i]!
      : words.dated(names[i]!, gap.period),
  );
  const { subgroups } = drawn[0]!;
  const caption =
    subgroups.length === 0 ? words.gap.figure : words.bracket(words.gap.figure, words.list(subgroups));
  return figure(setting, "lorenz", caption, (look) =>
    lorenzPlot(drawn.map(silent), { ...look, ...(drawn.length > 1 ? { labels } : {}) }),
  );
}

/** Regions against their standard; ranked where there is none. */
export function drawResource(measure: ResourceResult, setting: Setting): readonly ReportFigure[] {
  const name = measure.attainment === null ? "rank" : "gap";
  return figure(setting, name, setting.words.resources.figure(nameOf(measure, setting.words)), (look) =>
    measure.attainment === null ? rankPlot(silent(measure), look) : gapPlot(silent(measure), look),
  );
}

/** What regions have before and after. */
export function drawTransfer(measure: TransferResult, setting: Setting): readonly ReportFigure[] {
  return figure(setting, "transfer", setting.words.transfer.figure, (look) =>
    transferPlot(silent(measure), look),
  );
}

/** All subjects by score; then where the last of them lost its points. */
export function drawAppraisal(measure: AppraisalResult, setting: Setting): readonly ReportFigure[] {
  const { words } = setting;
  const last = measure.rows.reduce((least, row) =>
    row.score / (row.maximum || 1) < least.score / (least.maximum || 1) ? row : least,
  );
  return [
    ...(measure.rows.length > 1
      ? figure(setting, "rank", words.appraisal.ranked, (look) => rankPlot(silent(measure), look))
      : []),
    ...figure(setting, "appraisal", words.appraisal.figure(last.name), (look) =>
      appraisalPlot(silent(measure), { ...look, subject: last.subject }),
    ),
  ];
}

/** The money on its way. */
export function drawMoney(measure: ReconciliationResult, setting: Setting): readonly ReportFigure[] {
  return figure(setting, "waterfall", setting.words.money.figure, (look) =>
    waterfallPlot(silent(measure), look),
  );
}

/** Goals on their way. */
export function drawGoals(measure: GoalsResult, setting: Setting): readonly ReportFigure[] {
  return figure(setting, "goals", setting.words.goals.figure, ({ limit: _, ...look }) =>
    goalPlot(silent(measure), look),
  );
}

/** What each budget reaches. */
export function drawPlan(measure: PlanResult, setting: Setting): readonly ReportFigure[] {
  return figure(setting, "frontier", setting.words.plan.figure, ({ limit: _, ...look }) =>
    frontierPlot(silent(measure), look),
  );
}

/** The course with and without the policy, the effects by time, and the placebos, as far as there are any. */
export function drawEvaluation(result: PolicyResult, setting: Setting): readonly ReportFigure[] {
  const words = setting.words.evaluation;
  const given = { ...silent(result), label: words.label(result.index, result.name) };
  const shown = [
    ...(result.path.length > 0 ? (["path"] as const) : []),
    ...(result.design === "event-study" || result.design === "group-time" ? (["effects"] as const) : []),
    ...(result.design === "synthetic" ? (["placebos"] as const) : []),
  ];
  return shown.flatMap((show) =>
    figure(setting, "evaluation", words.figure(show), (look) => evaluationPlot(given, { ...look, show })),
  );
}

/** The share of consumption that people pay at least, with the thresholds. */
export function drawProtection(result: ProtectionResult, setting: Setting): readonly ReportFigure[] {
  const shown = { ...result, warnings: [] };
  return figure(setting, "protection", setting.words.survey.protection.figure, (look) =>
    protectionPlot(shown, look),
  );
}

/** The concentration curve of each service, or who pays each source. */
export function drawIncidence(result: IncidenceResult, setting: Setting): readonly ReportFigure[] {
  const shown = { ...result, warnings: [] };
  return figure(setting, "incidence", setting.words.survey.incidence.figure, (look) =>
    incidencePlot(shown, look),
  );
}
