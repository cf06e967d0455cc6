import type { Notice } from "../model/results/notice.ts";
import type { TextNaming } from "../text/naming.ts";
import { noticeInChinese } from "../text/zh/notices.ts";
import type { ReportLanguage } from "./messages/index.ts";
import type { OwnWarning } from "./table-section.ts";

/** The sentence of a notice in a language. A warning of the caller's own has one sentence only. */
export function noticeIn(notice: Notice | OwnWarning, language: ReportLanguage, naming: TextNaming): string {
  return language === "zh" && "data" in notice ? noticeInChinese(notice, naming) : notice.message;
}
