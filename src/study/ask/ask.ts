import { EqualizationError } from "../../errors.ts";
import type { PolicyOptions } from "../../model/questions/evaluation-question.ts";
import type { GoalsOptions } from "../../model/questions/goals-question.ts";
import type { IncidenceOptions } from "../../model/questions/incidence-question.ts";
import type { ProtectionOptions } from "../../model/questions/protection-question.ts";
import type { ReconciliationOptions } from "../../model/questions/reconciliation-question.ts";
import type { ResourceOptions } from "../../model/questions/resources-question.ts";
import type { AppraisalResult } from "../../model/results/appraisal-result.ts";
import type { PolicyResult } from "../../model/results/evaluation-result.ts";
import type { GapResult } from "../../model/results/gap-result.ts";
import type { GoalsResult } from "../../model/results/goals-result.ts";
import type { IncidenceResult } from "../../model/results/incidence-result.ts";
import type { PlanResult } from "../../model/results/plan-result.ts";
import type { ProtectionResult } from "../../model/results/protection-result.ts";
import type { ReconciliationResult } from "../../model/results/reconciliation-result.ts";
import type { ResourceResult } from "../../model/results/resources-result.ts";
import type { TransferResult } from "../../model/results/transfer-result.ts";
import type { Study } from "../../model/study.ts";
import type { Survey } from "../../model/survey.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { PROGRAMS } from "../../programs/programs.ts";
import type { Program } from "../../transfers/program/program.ts";
import { programFromSpec } from "../../transfers/specs/program-from-spec.ts";
import type { ProgramSpec } from "../../transfers/specs/program-spec.ts";
import { type AppraisalOptions, appraise } from "../appraisal/appraise.ts";
import { evaluatePolicy } from "../evaluation/evaluate-policy.ts";
import { type GapOptions, measureGap } from "../gap/measure-gap.ts";
import { trackGoals } from "../goals/track-goals.ts";
import { reconcile } from "../money/reconcile.ts";
import { type PlanOptions, planEqualization } from "../plan/plan-equalization.ts";
import type { Presented } from "../presentation/presented.ts";
import { measureResources } from "../resources/measure-resources.ts";
import { measureIncidence } from "../survey/measure-incidence.ts";
import { measureProtection } from "../survey/measure-protection.ts";
import { simulateTransfer, type TransferOptions } from "../transfer/simulate-transfer.ts";

/** A question about a study as JSON: the options of a study function, with the kind of the result that answers it. */
export type Question =
  | ({ readonly kind: "gap" } & GapOptions)
  | ({ readonly kind: "resources" } & ResourceOptions)
  | ({
      readonly kind: "transfer";
      /** Id of a shipped program, a program as JSON, or a program. */
      readonly program: string | ProgramSpec | Program;
    } & Omit<TransferOptions, "program">)
  | ({
      readonly kind: "reconciliation";
      /** Kinds of flows: the option `kind` of `reconcile`, whose name the kind of the question has. */
      readonly flowKind?: ReconciliationOptions["kind"] | undefined;
    } & Omit<ReconciliationOptions, "kind">)
  | ({ readonly kind: "goals" } & GoalsOptions)
  | ({ readonly kind: "appraisal" } & AppraisalOptions)
  | ({ readonly kind: "plan" } & PlanOptions)
  | ({ readonly kind: "evaluation" } & PolicyOptions);

/** A question about a survey of households as JSON. */
export type SurveyQuestion =
  | ({ readonly kind: "protection" } & ProtectionOptions)
  | ({ readonly kind: "incidence" } & IncidenceOptions);

/** What a question of a kind is answered with. */
interface Answers {
  /** Answer of `measureGap`. */
  readonly gap: Presented<GapResult>;
  /** Answer of `measureResources`. */
  readonly resources: Presented<ResourceResult>;
  /** Answer of `simulateTransfer`. */
  readonly transfer: Presented<TransferResult>;
  /** Answer of `reconcile`. */
  readonly reconciliation: Presented<ReconciliationResult>;
  /** Answer of `trackGoals`. */
  readonly goals: Presented<GoalsResult>;
  /** Answer of `appraise`. */
  readonly appraisal: Presented<AppraisalResult>;
  /** Answer of `planEqualization`. */
  readonly plan: Presented<PlanResult>;
  /** Answer of `evaluatePolicy`. */
  readonly evaluation: Presented<PolicyResult>;
  /** Answer of `measureProtection`. */
  readonly protection: Presented<ProtectionResult>;
  /** Answer of `measureIncidence`. */
  readonly incidence: Presented<IncidenceResult>;
}

/** The result that answers a question. */
export type Answer<Q extends Question | SurveyQuestion> = Answers[Q["kind"]];

type Answering = (subject: never, options: never) => object;

const FUNCTIONS: Readonly<Record<keyof Answers, Answering>> = {
  gap: measureGap as Answering,
  resources: measureResources as Answering,
  transfer: ((study: Study, { program, ...rest }: Extract<Question, { kind: "transfer" }>) =>
    simulateTransfer(study, { ...rest, program: programOf(program) })) as Answering,
  reconciliation: ((
    study: Study,
    { flowKind, kind: _, ...rest }: Extract<Question, { kind: "reconciliation" }>,
  ) => reconcile(study, { ...rest, ...(flowKind === undefined ? {} : { kind: flowKind }) })) as Answering,
  goals: trackGoals as Answering,
  appraisal: appraise as Answering,
  plan: planEqualization as Answering,
  evaluation: evaluatePolicy as Answering,
  protection: measureProtection as Answering,
  incidence: measureIncidence as Answering,
};

/** The program that a question names, posts or holds. */
function programOf(program: string | ProgramSpec | Program): Program {
  if (typeof program === "string") {
    const found = PROGRAMS.find(({ id }) => id === program);
    if (found !== undefined) return found.program;
    throw new EqualizationError(
      `unknown program "${program}"; known: ${PROGRAMS.map(({ id }) => id).join(", ")}`,
      { code: "unknown_id", where: "ask", received: program },
    );
  }
  const steps: unknown = (program as Partial<Program> | null | undefined)?.steps;
  const isHandWritten =
    Array.isArray(steps) &&
    steps.some((step) => typeof (step as { compute?: unknown })?.compute === "function");
  return isHandWritten ? (program as Program) : programFromSpec(program as ProgramSpec);
}

/**
 * Answers a question given as JSON: one entry for an API, a cache or a worker.
 *
 * The question holds the options of a study function and a `kind`, which is also the kind of the result. An index is an id or
 * `{ index, options }`; a program is an id of `PROGRAMS` or its JSON form. The answer has the same bits as that of the study function.
 *
 * - **When to use:** where questions arrive as data. Call the study functions themselves elsewhere: this function brings all of them
 *   into a bundle.
 * - **Kinds:** `gap`, `resources`, `transfer`, `reconciliation`, `goals`, `appraisal`, `plan`, `evaluation` of a `Study`; `protection` and
 *   `incidence` of a `Survey`. Their schemas are in `equalis/schema`.
 *
 * @throws `EqualizationError` `wrong_type` (no question), `missing_option` and `unknown_option` (the kind), `unknown_id` (a program), and what
 *   the study function throws, under its name.
 *
 * @example
 * ```ts
 * import { ask, type Study } from "equalis";
 * const study: Study = {
 *   id: "s",
 *   name: "S",
 *   regions: ["a", "b"].map((id) => ({ id, name: id })),
 *   indicators: [{ id: "beds", name: "Beds", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 }],
 *   observations: [1, 3].map((value, i) => ({ region: "ab"[i]!, indicator: "beds", period: "2020", value })),
 * };
 * ask(study, { kind: "gap", indicator: "beds", index: "gini", weights: "equal" }).value; // => 0.25
 * ```
 */
export function ask<Q extends Question>(study: Study, question: Q): Answer<Q>;
export function ask<Q extends SurveyQuestion>(survey: Survey, question: Q): Answer<Q>;
export function ask(subject: Study | Survey, question: Question | SurveyQuestion): object {
  const where = "ask";
  const given: unknown = question;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new EqualizationError(`question must be an object with a kind, not ${formatReceived(given)}`, {
      code: "wrong_type",
      where,
      received: given,
    });
  }
  const { kind, ...options } = question;
  if (typeof kind !== "string" || !Object.hasOwn(FUNCTIONS, kind)) {
    throw new EqualizationError(
      `kind is ${kind === undefined ? "required" : formatReceived(kind)}; pass one of "${Object.keys(FUNCTIONS).join('", "')}"`,
      { code: kind === undefined ? "missing_option" : "unknown_option", where, received: kind },
    );
  }
  return FUNCTIONS[kind as keyof Answers](subject as never, options as never);
}
