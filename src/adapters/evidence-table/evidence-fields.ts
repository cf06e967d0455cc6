import { wordKey, wordSet } from "../table/clean-text.ts";
import { readUnit } from "../table/read-unit.ts";
import type { Head } from "../table/table-body.ts";
import { fieldsByWord } from "../table/table-records.ts";
import { EVIDENCE_WORDS } from "../table/words.ts";

/** Fields of a table of evidence. */
export const EVIDENCE_FIELDS = [
  "value",
  "numerator",
  "denominator",
  "exceptions",
  "checked",
  "confirmed",
  "due",
  "done",
  "applicable",
  "note",
] as const;

/** What a column of evidence can hold. */
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

/** What a column of a table of evidence holds. */
export interface EvidenceColumn {
  readonly field: EvidenceField | "subject" | "node" | "ignore";
  /** Node that its head or the caller names. */
  readonly node?: string;
}

const WORDS = fieldsByWord<EvidenceColumn["field"]>({
  subject: EVIDENCE_WORDS.subject,
  node: EVIDENCE_WORDS.node,
  ...Object.fromEntries(EVIDENCE_FIELDS.map((field) => [field, EVIDENCE_WORDS[field]])),
});
/** Endings of heads such as 接种分子, the longest first. */
const ENDINGS = EVIDENCE_FIELDS.filter((field) => field !== "value" && field !== "note")
  .flatMap((field) => EVIDENCE_WORDS[field].map((word) => [wordKey(word), field] as const))
  .sort(([a], [b]) => b.length - a.length);
const YES = wordSet(EVIDENCE_WORDS.true);
const NO = wordSet(EVIDENCE_WORDS.false);
const NOT_APPLICABLE = wordSet(EVIDENCE_WORDS.notApplicable);

/** What a head says: a field, or a node with the field at its end; `null` for the head of a node alone. */
export function fieldOfHead(head: Head): EvidenceColumn | null {
  const bare = head.text
    .replace(/\s*[([]([^()[\]]*)[)\]]$/, (whole, inside: string) => (readUnit(inside) === null ? whole : ""))
    .trim();
  const key = wordKey(bare);
  const plain = WORDS.get(key);
  if (plain !== undefined) return { field: plain };
  for (const [ending, field] of ENDINGS) {
    const latin = /^[a-z]/.test(ending);
    if (!key.endsWith(latin ? ` ${ending}` : ending) || key.length === ending.length) continue;
    const node = bare.slice(0, bare.length - ending.length).replace(/[\s_:：-]+$/, "");
    if (node !== "") return { field, node };
  }
  return null;
}

/** What the caller says of a column. */
export function givenField(value: unknown): EvidenceColumn {
  if (typeof value === "string") return { field: value as EvidenceColumn["field"] };
  const { node, field = "value" } = value as { readonly node: string; readonly field?: EvidenceField };
  return { node, field };
}

/** Yes or no in words; `null` where a text is neither. */
export function booleanOf(text: string): boolean | null {
  const key = wordKey(text) || text;
  return YES.has(key) ? true : NO.has(key) ? false : null;
}

/** Whether a text says that a node does not apply. */
export function saysNotApplicable(text: string): boolean {
  return NOT_APPLICABLE.has(wordKey(text));
}
