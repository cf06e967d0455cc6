import type { BudgetCategory, FlowKind, FlowState } from "../../model/fiscal-flow.ts";
import { wordKey } from "../table/clean-text.ts";
import { readUnit } from "../table/read-unit.ts";
import type { Head } from "../table/table-body.ts";
import { fieldsByWord } from "../table/table-records.ts";
import { FLOW_WORDS } from "../table/words.ts";

/** The states of a flow, from the first to the last. */
export const STATES: readonly FlowState[] = ["budgeted", "appropriated", "arrived", "spent"];

const PLAIN = [
  "id",
  "from",
  "to",
  "fromTier",
  "toTier",
  "kind",
  "category",
  "service",
  "period",
  "budgeted",
  "appropriated",
  "arrived",
  "spent",
  "dueDate",
  "offPurpose",
  "currency",
] as const;
const DATES = ["budgetedDate", "appropriatedDate", "arrivedDate", "spentDate"] as const;

/** What a column of a ledger can hold. */
export type FlowField = (typeof PLAIN)[number] | (typeof DATES)[number] | "ignore";

/** Every field of a ledger. */
export const FLOW_FIELDS: readonly FlowField[] = [...PLAIN, ...DATES, "ignore"];

/** Kinds of funds. */
export const KINDS = Object.keys(FLOW_WORDS.kinds) as readonly FlowKind[];

const WORDS = fieldsByWord<FlowField>(Object.fromEntries(PLAIN.map((field) => [field, FLOW_WORDS[field]])));
const KIND_WORDS = byLength(FLOW_WORDS.kinds);
const CATEGORY_WORDS = byLength(FLOW_WORDS.categories);

function byLength(
  lists: Readonly<Record<string, readonly string[]>>,
): readonly (readonly [string, string])[] {
  return Object.entries(lists)
    .flatMap(([id, words]) => words.map((word) => [wordKey(word), id] as const))
    .sort(([a], [b]) => b.length - a.length);
}

/** The unit in the brackets of a head; `null` where it has none. */
export function unitOfHead({ text, unit }: Head): string | null {
  return unit ?? /[([]([^()[\]]+)[)\]]$/.exec(text)?.[1] ?? null;
}

/** Field of a head of a ledger: by its words without unit, or by a state with a word for dates behind it. */
export function flowFieldOf(head: Head): FlowField | null {
  const bare = head.text.replace(/\s*[([]([^()[\]]*)[)\]]$/, (whole, inside: string) =>
    readUnit(inside) !== null || /[$€£¥元]/.test(inside) ? "" : whole,
  );
  const key = wordKey(bare);
  const plain = WORDS.get(key);
  if (plain !== undefined) return plain;
  for (const suffix of FLOW_WORDS.dateSuffix) {
    const ending = suffix.replace("_", " ");
    if (!key.endsWith(ending)) continue;
    const state = WORDS.get(key.slice(0, key.length - ending.length).trim());
    if (state !== undefined && STATES.includes(state as FlowState)) return `${state as FlowState}Date`;
  }
  return null;
}

/** Kind of funds by its words; `undefined` where it is none of the list. */
export function kindOf(text: string): FlowKind | undefined {
  const key = wordKey(text);
  const same = KIND_WORDS.find(([word]) => word === key) ?? KIND_WORDS.find(([word]) => key.includes(word));
  return (KINDS.find((kind) => kind === text) ?? same?.[1]) as FlowKind | undefined;
}

/** Budget category by its words; `undefined` where it is none of the list. */
export function categoryOf(text: string): BudgetCategory | undefined {
  const key = wordKey(text);
  if (key === "") return undefined;
  return (CATEGORY_WORDS.find(([word, id]) => word === key || id === key)?.[1] ??
    CATEGORY_WORDS.find(([word]) => key.includes(word))?.[1]) as BudgetCategory | undefined;
}

const TIERS: readonly (readonly [RegExp, string])[] = [
  [/(?<!城)乡(?!村)|镇|\btown(?:ship)?\b/iu, "township"],
  [/县|(?<!自治|社|地|小|园|辖|城|片)区(?!域)|旗|\b(?:county|district)\b/iu, "county"],
  [/自治区|^(?:北京|上海|天津|重庆)市|\b(?:province|provincial|state)\b/iu, "province"],
  [/市|州|盟|地区|\b(?:prefecture|city|municipal(?:ity)?)\b/iu, "prefecture"],
  [/省/u, "province"],
  [/财政部|中央|国家|\b(?:central|federal|national|ministry)\b/iu, "central"],
];

/** Level of government by the words of a name, the lowest it names; `undefined` where it names none. */
export function tierOf(name: string): string | undefined {
  return TIERS.find(([words]) => words.test(name))?.[1];
}
