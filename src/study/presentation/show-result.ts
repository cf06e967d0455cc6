import { EqualizationError } from "../../errors.ts";
import type { ResultMetadata } from "../../model/results/result-metadata.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { summarizeAppraisal } from "../appraisal/summarize-appraisal.ts";
import { summarizeEvaluation } from "../evaluation/summarize-evaluation.ts";
import { summarizeGap } from "../gap/summarize-gap.ts";
import { summarizeGoals } from "../goals/summarize-goals.ts";
import { summarizeReconciliation } from "../money/summarize-reconciliation.ts";
import { summarizePlan } from "../plan/summarize-plan.ts";
import { summarizeResources } from "../resources/summarize-resources.ts";
import { summarizeIncidence } from "../survey/summarize-incidence.ts";
import { summarizeProtection } from "../survey/summarize-protection.ts";
import { summarizeTransfer } from "../transfer/summarize-transfer.ts";
import type { Overview } from "./overview.ts";
import { present } from "./present.ts";
import type { Presentation } from "./presented.ts";

/** Anything with the `kind` of a result: the record that a study function returned, or a copy that came through JSON. */
export interface ResultRecord {
  /** Kind of the result: `"gap"`, `"resources"`, `"transfer"`, … */
  readonly kind: string;
}

/** Presents a copy of a record of one kind. The record is taken at its word: `kind` says what it is. */
function by<Result extends ResultMetadata & ResultRecord, Row>(
  summarize: (result: Result) => Overview<Row>,
): (record: ResultRecord) => Presentation<object> {
  return (record) => present<Result, Row>({ ...record } as Result, summarize);
}

const SHOWN: Readonly<Record<string, (record: ResultRecord) => Presentation<object>>> = {
  appraisal: by(summarizeAppraisal),
  evaluation: by(summarizeEvaluation),
  gap: by(summarizeGap),
  goals: by(summarizeGoals),
  incidence: by(summarizeIncidence),
  plan: by(summarizePlan),
  protection: by(summarizeProtection),
  reconciliation: by(summarizeReconciliation),
  resources: by(summarizeResources),
  transfer: by(summarizeTransfer),
};

/** A copy of a result with its display methods. */
function shown(where: string, result: ResultRecord): Presentation<object> {
  const given: unknown = result;
  const kind =
    typeof given === "object" && given !== null ? (given as { readonly kind?: unknown }).kind : undefined;
  if (typeof kind !== "string" || !Object.hasOwn(SHOWN, kind)) {
    throw new EqualizationError(
      `result must be what a study function returned, with a kind of ${Object.keys(SHOWN).join(", ")}, not ${formatReceived(given)}`,
      { code: "wrong_type", where, received: given },
    );
  }
  return SHOWN[kind]!(result);
}

/**
 * Writes a result in one or two sentences: the text of `console.log(result)`.
 *
 * - **When to use:** for a result that came through JSON, a spread, `structuredClone` or `postMessage`, which drop the methods of results.
 *
 * @throws `EqualizationError` `wrong_type` for anything that is no result of a study function.
 *
 * @example
 * ```ts
 * import { measureGap, type Study, toText } from "equalis";
 * const study: Study = {
 *   id: "s",
 *   name: "S",
 *   regions: ["a", "b"].map((id) => ({ id, name: id })),
 *   indicators: [{ id: "beds", name: "Beds", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 }],
 *   observations: [2, 4].map((value, i) => ({ region: "ab"[i]!, indicator: "beds", period: "2020", value })),
 * };
 * const posted = JSON.parse(JSON.stringify(measureGap(study, { indicator: "beds", weights: "equal" })));
 * toText(posted).startsWith("Beds"); // => true
 * ```
 */
export function toText(result: ResultRecord): string {
  return shown("toText", result).toString();
}

/**
 * Writes a result as a fragment of HTML: the summary, the plot if `equalis/plot` is imported, and the first rows.
 *
 * - **When to use:** as {@link toText}. Use `renderReport` of `equalis/report` for a whole page.
 *
 * @throws `EqualizationError` `wrong_type` for anything that is no result of a study function.
 *
 * @example
 * ```ts
 * import { toHtml } from "equalis";
 * let code = "";
 * try {
 *   toHtml({ kind: "unknown" });
 * } catch (error) {
 *   code = (error as { code: string }).code;
 * }
 * code; // => "wrong_type"
 * ```
 */
export function toHtml(result: ResultRecord): string {
  return shown("toHtml", result).toHTML();
}

/**
 * Draws a result as SVG text with the plot of its kind. Import `equalis/plot` once, anywhere, to register the plots.
 *
 * - **When to use:** as {@link toText}. Use the functions of `equalis/plot` for titles, languages and sizes.
 *
 * @throws `EqualizationError` `wrong_type` for anything that is no result of a study function, `no_plot` if `equalis/plot` is not imported.
 *
 * @example
 * ```ts
 * import "equalis/plot";
 * import { measureGap, type Study, toSvg } from "equalis";
 * const study: Study = {
 *   id: "s",
 *   name: "S",
 *   regions: ["a", "b"].map((id) => ({ id, name: id })),
 *   indicators: [{ id: "beds", name: "Beds", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 }],
 *   observations: [2, 4].map((value, i) => ({ region: "ab"[i]!, indicator: "beds", period: "2020", value })),
 * };
 * toSvg({ ...measureGap(study, { indicator: "beds", weights: "equal" }) }).startsWith("<svg"); // => true
 * ```
 */
export function toSvg(result: ResultRecord): string {
  return shown("toSvg", result).toSVG();
}
