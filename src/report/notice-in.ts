import type { Notice } from "../model/results/notice.ts";
import type { Omission } from "../model/results/omission.ts";
import type { TextNaming } from "../text/naming.ts";
import { noticeInChinese } from "../text/zh/notices.ts";
import { reasonInChinese } from "../text/zh/omission.ts";
import type { ReportLanguage } from "./messages/index.ts";
import type { OwnWarning } from "./table-section.ts";

/** The sentence of a notice in a language. A warning of the caller's own has one sentence only. */
export function noticeIn(notice: Notice | OwnWarning, language: ReportLanguage, naming: TextNaming): string {
  return language === "zh" && "data" in notice ? noticeInChinese(notice, naming) : notice.message;
}

/** Why a region is excluded, in a language. */
export function reasonIn(omission: Omission, language: ReportLanguage, naming: TextNaming): string {
  return language === "zh" && "code" in omission ? reasonInChinese(omission, naming) : omission.reason;
}
