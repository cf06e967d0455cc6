import { dayNumber } from "../calendar/day-number.ts";
import type { DataIssue } from "../errors.ts";
import type {
  AppraisalNode,
  AppraisalRule,
  AppraisalScheme,
  GradeBand,
  Veto,
  VetoTrigger,
} from "../model/appraisal-scheme.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import { sum } from "../numeric/sum.ts";
import { checkBands } from "./check-bands.ts";
import { formatScore } from "./format-score.ts";
import { compileRule, isKind, TAKING } from "./rules/compile-rule.ts";
import type { Scorer } from "./rules/scorer.ts";

/** A node of the tree, made ready. Nodes stand in preorder: the root is 0, and a child comes after its parent. */
export interface CompiledNode {
  readonly id: string;
  readonly name: string;
  /** Where it stands in the scheme, for messages: `root.children[2]`. */
  readonly path: string;
  /** Position of the node above; -1 for the root. */
  readonly parent: number;
  /** Positions of the nodes below. */
  readonly children: number[];
  readonly kind: AppraisalRule["kind"] | null;
  /** Absent for an inner node. */
  scorer: Scorer | undefined;
  /** Takes points from the node above, or leads nodes that all do. */
  takes: boolean;
  /** Shares in the points of the node above: neither takes nor only shows. */
  shares: boolean;
  /** Earns its points by itself: a leaf, or an inner node below which things are only taken. */
  bears: boolean;
  /** Points on its own scale, on which its rule counts. */
  stated: number;
  /** What it is worth in the whole scheme where everything applies. */
  allotted: number;
  /** For what takes: the node that loses the points. */
  owner: number;
  /** The leaves that take from this node, in order. */
  readonly takers: number[];
  /** Levels that it is for; `null` for all. */
  readonly levels: ReadonlySet<string> | null;
}

/** A scheme, made ready. */
export interface CompiledScheme {
  readonly id: string;
  readonly nodes: readonly CompiledNode[];
  /** How many leaves need evidence. */
  readonly leaves: number;
  /** Positions of the nodes by id. */
  readonly positions: ReadonlyMap<string, number>;
  readonly grades: readonly GradeBand[];
  readonly vetoes: readonly Veto[];
  /** Positions of the vetoes by id. */
  readonly vetoPositions: ReadonlyMap<string, number>;
  readonly notApplicable: "rescale" | "rescale-siblings" | "drop";
  readonly round: number | undefined;
  /** Levels that the scheme names as the only ones; `null` where it does not. */
  readonly levels: ReadonlySet<string> | null;
  /** Whether a node is for some levels only. */
  readonly selective: boolean;
  /** What was done about sums that do not add up, in sentences. */
  readonly notes: readonly string[];
}

type Refuse = (path: string, id: string | undefined, code: string, message: string) => void;
type Draft = CompiledNode & { readonly source: AppraisalNode };

const MOST_LEVELS = 64;
/** Smallest points and weights above 0: beyond it their quotients leave the range of numbers. */
const LEAST = 1e-100;
const SCHEME_FIELDS: readonly string[] = [
  "id",
  "name",
  "year",
  "root",
  "grades",
  "vetoes",
  "institutionLevels",
  "weights",
  "notApplicable",
  "round",
  "source",
];
const NODE_FIELDS: readonly string[] = [
  "id",
  "name",
  "points",
  "weight",
  "children",
  "rule",
  "appliesTo",
  "unit",
  "note",
];

/**
 * Checks a scheme and makes it ready: every problem goes to `issues`, and what can still be used is returned, so
 * that the evidence can be checked too before anything is thrown. `null` where there is no tree at all.
 */
export function compileScheme(
  scheme: AppraisalScheme,
  asOf: string | undefined,
  issues: DataIssue[],
): CompiledScheme | null {
  const refuse: Refuse = (path, id, code, message) => {
    issues.push({ code, path, id, message });
  };
  if (!isRecord(scheme)) {
    refuse("scheme", undefined, "wrong_type", "the scheme must be a record { id, name, year, root }");
    return null;
  }
  checkFields(scheme, SCHEME_FIELDS, "scheme", undefined, refuse);
  checkText(scheme.id, "id", "scheme", undefined, refuse);
  if (typeof scheme.year !== "number" || !Number.isInteger(scheme.year)) {
    refuse(
      "scheme.year",
      undefined,
      "not_finite",
      `year is ${formatReceived(scheme.year)}; pass a year such as 2024`,
    );
  }
  const policy = scheme.weights ?? "error";
  const notApplicable = scheme.notApplicable ?? "rescale";
  checkChoice(policy, ["error", "rescale"], "weights", refuse);
  checkChoice(notApplicable, ["rescale", "rescale-siblings", "drop"], "notApplicable", refuse);
  const { round } = scheme;
  const isRoundable = Number.isInteger(round) && round! >= 0 && round! <= 12;
  if (round !== undefined && !isRoundable) {
    refuse(
      "scheme.round",
      undefined,
      "out_of_domain",
      `round is ${formatReceived(round)}; pass digits, a whole number from 0 to 12`,
    );
  }
  const levels = levelSet(scheme.institutionLevels, "scheme.institutionLevels", undefined, refuse);

  const drafts: Draft[] = [];
  collect(scheme.root, { levels, refuse, drafts, seen: new Set() });
  if (drafts.length === 0) return null;
  const notes: string[] = [];
  share(drafts, policy, notes, refuse);
  allot(drafts);
  const day =
    asOf === undefined ? `${formatReceived(scheme.year).padStart(4, "0")}-12-31` : formatReceived(asOf);
  if (asOf !== undefined && Number.isNaN(dayNumber(asOf))) {
    refuse(
      "asOf",
      undefined,
      "out_of_domain",
      `asOf is ${formatReceived(asOf)}; pass a day such as "2018-08-14"`,
    );
  }
  for (const draft of drafts) if (draft.kind !== null) draft.scorer = ready(draft, day, refuse);

  const positions = new Map<string, number>();
  for (const [i, { id, path }] of drafts.entries()) {
    if (positions.has(id)) {
      refuse(path, id, "duplicate_id", `the id "${id}" is used before; every node needs its own`);
    } else {
      positions.set(id, i);
    }
  }
  const grades = checkGrades(scheme.grades, refuse);
  const vetoes = checkVetoes(scheme, drafts, positions, refuse);
  return {
    id: scheme.id,
    nodes: drafts,
    leaves: drafts.filter(({ kind }) => kind !== null && kind !== "report-only").length,
    positions,
    grades,
    vetoes,
    vetoPositions: new Map(vetoes.map((veto, i) => [veto.id, i])),
    notApplicable,
    round: isRoundable ? round : undefined,
    levels,
    selective: drafts.some((draft) => draft.levels !== null),
    notes,
  };
}

interface Walk {
  readonly levels: ReadonlySet<string> | null;
  readonly refuse: Refuse;
  readonly drafts: Draft[];
  readonly seen: Set<unknown>;
}

function collect(node: AppraisalNode, walk: Walk, path = "root", parent = -1, depth = 1): void {
  const { refuse, drafts, seen } = walk;
  if (!isRecord(node)) {
    refuse(path, undefined, "wrong_type", "a node must be a record { id, name, … }");
    return;
  }
  const id = typeof node.id === "string" ? node.id : undefined;
  if (seen.has(node)) {
    refuse(path, id, "cycle", "the same node stands in the tree twice; give every place a node of its own");
    return;
  }
  seen.add(node);
  if (depth > MOST_LEVELS) {
    refuse(path, id, "out_of_domain", `the tree is deeper than ${MOST_LEVELS} levels; flatten it`);
    return;
  }
  checkFields(node, NODE_FIELDS, path, id, refuse);
  checkText(node.id, "id", path, id, refuse);
  checkName(node.name, path, id, refuse);
  for (const field of ["points", "weight"] as const) {
    const received: unknown = node[field];
    if (received === undefined) continue;
    if (typeof received !== "number" || !(received >= 0 && received <= Number.MAX_VALUE)) {
      refuse(
        `${path}.${field}`,
        id,
        typeof received === "number" && received < 0 ? "out_of_domain" : "not_finite",
        `${field} is ${formatReceived(received)}; pass a number of at least 0`,
      );
    } else if (received > 0 && !(received >= LEAST && received <= 1 / LEAST)) {
      const message = `${field} is ${received}; pass 0, or a number from ${LEAST} to ${1 / LEAST}`;
      refuse(`${path}.${field}`, id, "out_of_domain", message);
    }
  }
  const { children, rule } = node;
  const isInner = Array.isArray(children) && children.length > 0;
  if (children !== undefined && !Array.isArray(children)) {
    refuse(`${path}.children`, id, "wrong_type", "children must be a list of nodes");
  }
  if (rule !== undefined && !isRecord(rule)) {
    refuse(`${path}.rule`, id, "wrong_type", "a rule must be a record { kind, … }");
  }
  if (isInner && rule !== undefined) {
    refuse(path, id, "unsupported_combination", "a node has a rule or children, not both");
  } else if (!isInner && rule === undefined) {
    refuse(path, id, "missing_option", "a node without children needs a rule");
  }
  if (node.unit !== undefined && typeof node.unit !== "string") {
    refuse(`${path}.unit`, id, "wrong_type", `unit is ${formatReceived(node.unit)}; pass a text`);
  }
  const levels = levelSet(node.appliesTo, `${path}.appliesTo`, id, refuse);
  for (const level of levels ?? []) {
    if (walk.levels !== null && !walk.levels.has(level)) {
      refuse(`${path}.appliesTo`, id, "unknown_id", `"${level}" is no level of the scheme`);
    }
  }
  const position = drafts.length;
  drafts.push({
    source: node,
    id: typeof node.id === "string" ? node.id : formatReceived(node.id),
    name: typeof node.name === "string" ? node.name : formatReceived(node.name),
    path,
    parent,
    children: [],
    kind: isInner ? null : isKind(rule?.kind) ? rule!.kind : "manual",
    scorer: undefined,
    takes: false,
    shares: false,
    bears: false,
    stated: Number.NaN,
    allotted: 0,
    owner: -1,
    takers: [],
    levels,
  });
  if (parent >= 0) drafts[parent]!.children.push(position);
  if (!isInner) return;
  for (const [i, child] of children.entries()) {
    collect(child, walk, `${path}.children[${i}]`, position, depth + 1);
  }
}

/** Bottom-up: who shares in whose points, and on what scale everybody counts. */
function share(drafts: readonly Draft[], policy: "error" | "rescale", notes: string[], refuse: Refuse): void {
  for (let i = drafts.length - 1; i >= 0; i--) {
    const draft = drafts[i]!;
    const { source, kind, path, id } = draft;
    const points = finite(source.points);
    const isFree = points === undefined && source.weight === undefined && i > 0;
    if (points !== undefined) draft.stated = points;
    if (kind !== null) {
      draft.takes = TAKING.includes(kind) && isFree;
      draft.shares = !draft.takes && kind !== "report-only";
      draft.bears = draft.shares;
      continue;
    }
    const sharing = draft.children.filter((c) => drafts[c]!.shares).map((c) => drafts[c]!);
    if (sharing.length > 0) {
      draft.shares = true;
      shareAmong(draft, sharing, policy, notes, refuse);
      continue;
    }
    const hasTakers = draft.children.some((c) => drafts[c]!.takes);
    draft.takes = hasTakers && isFree;
    draft.shares = draft.bears = hasTakers && !isFree;
    if (!hasTakers && points !== undefined) {
      refuse(path, id, "zero_total", "it has points, but nothing below it earns or loses any");
    }
  }
  const root = drafts[0]!;
  if (!root.shares) refuse(root.path, root.id, "zero_total", "the scheme gives no points at all");
  if (root.bears && Number.isNaN(root.stated)) {
    refuse(root.path, root.id, "missing_option", "the root needs points, from which its rules take");
  }
}

function shareAmong(
  draft: Draft,
  sharing: readonly Draft[],
  policy: "error" | "rescale",
  notes: string[],
  refuse: Refuse,
): void {
  const { path, id, name, source } = draft;
  const weighs = sharing.some((child) => child.source.weight !== undefined);
  for (const child of sharing) {
    if (weighs ? child.source.weight !== undefined : !Number.isNaN(child.stated)) continue;
    const what = weighs
      ? "needs a weight, as its siblings have"
      : child.source.children === undefined
        ? "needs points or a weight"
        : "needs points or a weight: what is below it has weights only";
    refuse(child.path, child.id, "missing_option", `it ${what}`);
    child.stated = 0;
  }
  const total = weighs
    ? sum(sharing.map((child) => finite(child.source.weight) ?? 0))
    : sum(sharing.map((child) => child.stated));
  const points = finite(source.points);
  if (!weighs && points === undefined) {
    draft.stated = total;
    return;
  }
  const wanted = weighs ? (near(total, 100) ? 100 : 1) : points!;
  if (near(total, wanted)) return;
  const noun = weighs ? "weights" : "points";
  if (total === 0) {
    refuse(
      path,
      id,
      "zero_total",
      `the ${noun} of the nodes below it sum to 0; at least one must be above 0`,
    );
  } else if (policy === "error") {
    refuse(
      path,
      id,
      "out_of_domain",
      `the ${noun} of the nodes below it sum to ${formatScore(total)}, not ${weighs ? "1 or 100" : formatScore(wanted)}; correct them, or set weights: "rescale"`,
    );
  } else {
    notes.push(
      `The ${noun} below "${name}" sum to ${formatScore(total)}, not ${weighs ? "1 or 100" : formatScore(wanted)}; only their proportions count.`,
    );
  }
}

/** Top-down: what everybody is worth in the whole, and who loses what is taken. */
function allot(drafts: readonly Draft[]): void {
  const root = drafts[0]!;
  // Weights alone give no scale; a hundred is the usual one.
  if (Number.isNaN(root.stated)) root.stated = 100;
  root.allotted = root.stated;
  for (const [i, draft] of drafts.entries()) {
    if (draft.takes) draft.owner = drafts[draft.parent]!.takes ? drafts[draft.parent]!.owner : draft.parent;
    if (draft.takes && draft.kind !== null && draft.owner >= 0) drafts[draft.owner]!.takers.push(i);
    const sharing = draft.children.map((c) => drafts[c]!).filter((child) => child.shares);
    if (sharing.length === 0) continue;
    const weighs = sharing.some((child) => child.source.weight !== undefined);
    const parts = sharing.map((child) => (weighs ? (finite(child.source.weight) ?? 0) : child.stated));
    const total = sum(parts);
    const whole = weighs
      ? near(total, 100)
        ? 100
        : near(total, 1)
          ? 1
          : total
      : near(total, draft.stated)
        ? draft.stated
        : total;
    for (const [k, child] of sharing.entries()) {
      const isSame = !weighs && draft.allotted === draft.stated && whole === draft.stated;
      child.allotted = isSame ? parts[k]! : whole > 0 ? draft.allotted * (parts[k]! / whole) : 0;
      if (Number.isNaN(child.stated)) child.stated = child.allotted;
    }
  }
}

function ready(draft: Draft, asOf: string, refuse: Refuse): Scorer {
  const { source, path, id, name, takes } = draft;
  const { unit } = source;
  const full = takes ? 0 : draft.shares ? draft.stated : (finite(source.points ?? source.weight) ?? 0);
  return compileRule(source.rule ?? { kind: "report-only" }, {
    full,
    least: takes ? Number.NEGATIVE_INFINITY : 0,
    begin: `${name} is `,
    name,
    unit: typeof unit === "string" ? ` ${unit}` : "",
    asOf,
    refuse: (field, code, message) =>
      refuse(`${path}.rule${field === "" ? "" : `.${field}`}`, id, code, message),
    compile: compileRule,
  });
}

/** The grades; none where they have faults, so that no one is graded by them before the refusal. */
function checkGrades(grades: readonly GradeBand[] | undefined, refuse: Refuse): readonly GradeBand[] {
  if (grades === undefined) return [];
  let isSound = true;
  checkBands(grades, "grade", textFault, (i, field, code, message) => {
    isSound = false;
    refuse(i < 0 ? "scheme.grades" : `scheme.grades[${i}].${field}`, undefined, code, message);
  });
  return isSound ? grades : [];
}

function checkVetoes(
  scheme: AppraisalScheme,
  drafts: readonly Draft[],
  positions: ReadonlyMap<string, number>,
  refuse: Refuse,
): readonly Veto[] {
  if (scheme.vetoes === undefined) return [];
  if (!Array.isArray(scheme.vetoes)) {
    refuse("scheme.vetoes", undefined, "wrong_type", "vetoes must be a list of { id, name, maxGrade }");
    return [];
  }
  const vetoes: Veto[] = [];
  const ids = new Set<string>();
  for (const [i, veto] of (scheme.vetoes as readonly Veto[]).entries()) {
    const path = `scheme.vetoes[${i}]`;
    if (!isRecord(veto)) {
      refuse(path, undefined, "wrong_type", "a veto must be a record { id, name, maxGrade }");
      continue;
    }
    const { when } = veto;
    const id = typeof veto.id === "string" ? veto.id : formatReceived(veto.id);
    checkFields(veto, ["id", "name", "maxGrade", "when"], path, id, refuse);
    checkText(veto.id, "id", path, id, refuse);
    checkName(veto.name, path, id, refuse);
    if (ids.has(id) || positions.has(id)) {
      refuse(`${path}.id`, id, "duplicate_id", `the id "${id}" is used before; every veto needs its own`);
    }
    ids.add(id);
    const grades: unknown = scheme.grades;
    if (!Array.isArray(grades) || !grades.some((band) => band?.grade === veto.maxGrade)) {
      refuse(
        `${path}.maxGrade`,
        id,
        "unknown_id",
        `"${formatReceived(veto.maxGrade)}" is no grade of the scheme`,
      );
    }
    const isKnown = when === undefined || checkTrigger(when, id, `${path}.when`, drafts, positions, refuse);
    vetoes.push({
      id,
      name: typeof veto.name === "string" ? veto.name : formatReceived(veto.name),
      maxGrade: veto.maxGrade,
      when: isKnown ? when : undefined,
    });
  }
  return vetoes;
}

/** Whether the trigger can be looked at: it names a node of the scheme, and its bounds are shares. */
function checkTrigger(
  when: VetoTrigger,
  id: string,
  path: string,
  drafts: readonly Draft[],
  positions: ReadonlyMap<string, number>,
  refuse: Refuse,
): boolean {
  if (!isRecord(when)) {
    refuse(
      path,
      id,
      "wrong_type",
      "when must be a record { node, accuracyBelow } or { node, scoreRateBelow }",
    );
    return false;
  }
  checkFields(when, ["node", "accuracyBelow", "scoreRateBelow"], path, id, refuse);
  const { node, accuracyBelow, scoreRateBelow } = when;
  const position = positions.get(node);
  if (position === undefined) {
    refuse(`${path}.node`, id, "unknown_id", `"${formatReceived(node)}" is no node of the scheme`);
  } else if (accuracyBelow !== undefined && drafts[position]!.kind !== "sampled") {
    refuse(
      `${path}.accuracyBelow`,
      id,
      "unsupported_combination",
      `"${node}" is not scored by a sampled rule`,
    );
  } else if (scoreRateBelow !== undefined && !drafts[position]!.shares) {
    refuse(
      `${path}.scoreRateBelow`,
      id,
      "unsupported_combination",
      `"${node}" has no points of which to earn a share`,
    );
  }
  if (accuracyBelow === undefined && scoreRateBelow === undefined) {
    refuse(path, id, "missing_option", "when needs accuracyBelow or scoreRateBelow");
  }
  let isSound = position !== undefined;
  for (const [field, bound] of Object.entries({ accuracyBelow, scoreRateBelow })) {
    if (bound === undefined || (typeof bound === "number" && bound > 0 && bound <= 1)) continue;
    isSound = false;
    refuse(
      `${path}.${field}`,
      id,
      "out_of_domain",
      `${field} is ${formatReceived(bound)}; pass a share above 0, at most 1`,
    );
  }
  return isSound;
}

function levelSet(
  levels: readonly string[] | undefined,
  path: string,
  id: string | undefined,
  refuse: Refuse,
): ReadonlySet<string> | null {
  if (levels === undefined) return null;
  if (
    !Array.isArray(levels) ||
    levels.length === 0 ||
    Array.from(levels).some((level) => textFault(level) !== null)
  ) {
    refuse(
      path,
      id,
      "wrong_type",
      'institutionLevels must be a list of at least one name, such as ["township"]',
    );
    return null;
  }
  return new Set(levels);
}

function checkFields(
  record: object,
  known: readonly string[],
  path: string,
  id: string | undefined,
  refuse: Refuse,
): void {
  for (const field of Object.keys(record)) {
    if (known.includes(field)) continue;
    refuse(path, id, "unknown_option", `the field ${field} is not known; the fields are ${known.join(", ")}`);
  }
}

function checkText(
  received: unknown,
  field: string,
  path: string,
  id: string | undefined,
  refuse: Refuse,
): void {
  const fault = textFault(received);
  if (fault !== null)
    refuse(`${path}.${field}`, id, "wrong_type", `${field} is ${formatReceived(received)}; ${fault}`);
}

function checkName(received: unknown, path: string, id: string | undefined, refuse: Refuse): void {
  if (typeof received !== "string") {
    refuse(`${path}.name`, id, "wrong_type", `name is ${formatReceived(received)}; pass a text`);
  }
}

function checkChoice(received: string, allowed: readonly string[], field: string, refuse: Refuse): void {
  if (allowed.includes(received)) return;
  refuse(
    `scheme.${field}`,
    undefined,
    "unknown_option",
    `${field} is "${formatReceived(received)}"; pass one of ${allowed.map((one) => `"${one}"`).join(", ")}`,
  );
}

function textFault(received: unknown): string | null {
  return typeof received === "string" && received !== "" ? null : "pass a text that is not empty";
}

function isRecord(received: unknown): boolean {
  return typeof received === "object" && received !== null && !Array.isArray(received);
}

function finite(received: number | undefined): number | undefined {
  if (typeof received !== "number" || received - received !== 0) return undefined;
  return received >= LEAST ? Math.min(received, 1 / LEAST) : 0;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
