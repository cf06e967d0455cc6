import type { NoticeCode, NoticeData } from "../model/results/notice.ts";
import type { TextNaming } from "./naming.ts";

/** Writes the sentence of a notice of one kind. */
export type NoticeText<Code extends NoticeCode> = (data: NoticeData[Code], naming: TextNaming) => string;

/** The sentences of a language, one function for each kind of notice. */
export type NoticeTexts = { readonly [Code in NoticeCode]: NoticeText<Code> };
