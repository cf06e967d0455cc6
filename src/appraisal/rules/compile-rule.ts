import type { AppraisalRule } from "../../model/appraisal-scheme.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { bands } from "./bands.ts";
import { binary } from "./binary.ts";
import { deciles } from "./deciles.ts";
import { deductPerItem } from "./deduct-per-item.ts";
import { deductPerStep } from "./deduct-per-step.ts";
import { lateness } from "./lateness.ts";
import { manual } from "./manual.ts";
import { penalty } from "./penalty.ts";
import { piecewise } from "./piecewise.ts";
import { ratio } from "./ratio.ts";
import { reportOnly } from "./report-only.ts";
import { sampled } from "./sampled.ts";
import type { CompileRule, RuleContext, Scorer } from "./scorer.ts";
import { thresholds } from "./thresholds.ts";

type Kind = AppraisalRule["kind"];
type RuleOf<K extends Kind> = Extract<AppraisalRule, { kind: K }>;

/** Every kind: how it is made ready, and which fields it knows, so that a misspelled one cannot score in silence. */
const KINDS: {
  readonly [K in Kind]: readonly [CompileRule<RuleOf<K>>, readonly (keyof RuleOf<K> & string)[]];
} = {
  ratio: [ratio, ["kind", "target", "direction", "excess"]],
  "deduct-per-step": [deductPerStep, ["kind", "target", "step", "deduct", "steps", "direction"]],
  "deduct-per-item": [deductPerItem, ["kind", "deduct"]],
  bands: [bands, ["kind", "bands", "below", "closed"]],
  binary: [binary, ["kind", "expected"]],
  penalty: [penalty, ["kind", "deduct"]],
  lateness: [lateness, ["kind", "unitDays", "deduct", "steps", "graceDays"]],
  thresholds: [thresholds, ["kind", "lower", "upper", "direction"]],
  deciles: [deciles, ["kind", "benchmarks", "truncate"]],
  piecewise: [piecewise, ["kind", "knots"]],
  sampled: [sampled, ["kind", "rule"]],
  manual: [manual, ["kind", "outOf"]],
  "report-only": [reportOnly, ["kind"]],
};

/** The kinds that only take points away and so may stand without points of their own. */
export const TAKING: readonly Kind[] = ["deduct-per-step", "deduct-per-item", "penalty", "lateness"];

/** Whether there are rules of that kind. */
export function isKind(kind: unknown): kind is Kind {
  return typeof kind === "string" && Object.hasOwn(KINDS, kind);
}

/** Makes a rule of any kind ready; complains about what it does not know. */
export function compileRule(rule: AppraisalRule, context: RuleContext): Scorer {
  const kind: unknown = rule.kind;
  if (!isKind(kind)) {
    context.refuse(
      "kind",
      "unknown_option",
      `kind is ${typeof kind === "string" ? `"${kind}"` : formatReceived(kind)}; pass one of ${Object.keys(KINDS).join(", ")}`,
    );
    return KINDS["report-only"][0]({ kind: "report-only" }, { ...context, full: 0 });
  }
  const [compile, fields] = KINDS[kind] as readonly [CompileRule<AppraisalRule>, readonly string[]];
  for (const field of Object.keys(rule)) {
    if (!fields.includes(field)) {
      context.refuse(
        field,
        "unknown_option",
        `${kind} does not know ${field}; its fields are ${fields.join(", ")}`,
      );
    }
  }
  return compile(rule, context);
}
