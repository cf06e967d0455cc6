import type { NoticeCode, NoticeData, NoticeOf, NoticeSeverity } from "../model/results/notice.ts";
import { BY_ID, type TextNaming } from "./naming.ts";
import type { NoticeText } from "./notice-texts.ts";

/** Notices about an assumption; the figures can be used. */
const ASSUMPTIONS: readonly NoticeCode[] = [
  "period_chosen",
  "pooled",
  "pooled_by_population",
  "cost_assumed",
  "losses_assumed",
  "weights_differ",
  "not_everyone_paid",
];

/** A notice with its English sentence, which `write` makes from the data. */
export function writeNotice<Code extends NoticeCode>(
  code: Code,
  data: NoticeData[Code],
  write: NoticeText<Code>,
  naming: TextNaming = BY_ID,
): NoticeOf<Code> {
  const severity: NoticeSeverity =
    code === "claim_broken" ? "error" : ASSUMPTIONS.includes(code) ? "info" : "warning";
  return { code, severity, data, message: write(data, naming) };
}
