/** What the unit of an input or a step means, as far as its text tells. */
export interface UnitMeaning {
  /** What is counted, in one spelling: `"euro"`, `"person"`. */
  readonly base: string;
  /** What it is counted in: 1, 1,000, … */
  readonly scale: number;
  /** Per what: one resident, something else, or nothing. */
  readonly per: "person" | "other" | null;
}

const PERSON = /^(?:person|people|persons|head|heads|capita|residents?|inhabitants?|population|人)$/;

const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  万: 1e4,
  亿: 1e8,
};

const SPELLINGS: Readonly<Record<string, string>> = {
  cny: "yuan",
  rmb: "yuan",
  renminbi: "yuan",
  元: "yuan",
  eur: "euro",
  "€": "euro",
  people: "person",
  resident: "person",
  head: "person",
  inhabitant: "person",
};

/** Numbers that are not added up over units: shares, indices, marks. */
const INTENSIVE = /^(?:share|index|percent|%|ratio|rate|factor|flag|score|label|year|number)$/;

/** Reads a unit such as `"money/person"`, `"euro per head"` or `"thousand yuan"`. */
export function unitMeaning(unit: string): UnitMeaning {
  const text = unit.trim().toLowerCase();
  const cut = /^(.*?)(?:\s*\/\s*|\s+per\s+|\s*每)(.+)$/.exec(text);
  const per = cut === null ? null : PERSON.test(cut[2]!.trim()) ? "person" : "other";
  let base = (cut === null ? text : cut[1]!).trim();
  let scale = 1;
  for (const [word, size] of Object.entries(SCALES)) {
    if (!base.startsWith(word)) continue;
    scale *= size;
    base = base.slice(word.length).trim();
  }
  const digits = /^(10{3,}|1(?:,000)+)\s+(.+)$/.exec(base);
  if (digits !== null) {
    scale *= Number(digits[1]!.replaceAll(",", ""));
    base = digits[2]!;
  }
  const single = base.length > 3 && base.endsWith("s") ? base.slice(0, -1) : base;
  return { base: SPELLINGS[single] ?? SPELLINGS[base] ?? single, scale, per };
}

/** Whether a unit such as `"money/person"` or `"yuan per resident"` is per head. */
export function isPerHead(unit: string): boolean {
  return unitMeaning(unit).per === "person";
}

/** Whether numbers of a unit add up over units that merge: money and people do, shares and amounts per head do not. */
export function isAdditive(unit: string): boolean {
  const { base, per } = unitMeaning(unit);
  return per === null && !INTENSIVE.test(base);
}

/** Whether two units mean the same: known to, known not to, or not to be told from their texts. */
export function compareUnits(a: string, b: string): "same" | "different" | "unknown" {
  const [one, other] = [unitMeaning(a), unitMeaning(b)];
  if (one.base === other.base) {
    return one.scale === other.scale && one.per === other.per ? "same" : "different";
  }
  return one.per !== other.per || one.scale !== other.scale ? "different" : "unknown";
}
