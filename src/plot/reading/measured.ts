import { cleanText } from "../drawing/clean-text.ts";
import type { PlotMessages } from "../messages/index.ts";
import type { PlotSettings } from "../plot-options.ts";
import type { Named } from "./names-of-study.ts";
import {
  type Fields,
  isRecord,
  listAt,
  numberAt,
  numberIn,
  numbersAt,
  optionalNumberIn,
  optionalTextIn,
  recordsAt,
  refusal,
  textAt,
  textIn,
} from "./read-data.ts";

/** One value of a plot made by hand, where no result holds it. */
export interface PlotRow {
  /** What the row is called. */
  readonly name: string;
  /** Its value. */
  readonly value: number;
  /** Lower end of its interval. */
  readonly lower?: number | null | undefined;
  /** Upper end of its interval. */
  readonly upper?: number | null | undefined;
  /** What it should be. */
  readonly standard?: number | null | undefined;
  /** Group it belongs to. */
  readonly group?: string | null | undefined;
}

/** One row as it is drawn. */
export interface MeasuredRow {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly weight: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly standard: number | null;
  readonly met: boolean | null;
  readonly group: string | null;
}

/** What rows of values have in common, whatever result they come from. */
export interface Measured {
  readonly kind: "gap" | "resources" | "transfer" | "appraisal" | "rows";
  /** What the values are, and when. */
  readonly name: string;
  readonly period: string | null;
  readonly subgroup: string | null;
  readonly unit: string;
  readonly rows: readonly MeasuredRow[];
  /** The value of all together, and whether it is a mean or a pooled rate. */
  readonly center: { readonly value: number; readonly pooled: boolean } | null;
  /** An index over the rows. */
  readonly index: { readonly id: string; readonly label: string; readonly value: number } | null;
  readonly weights: "people" | "regions" | "land";
  readonly notes: readonly string[];
}

/** What can be read, for messages. */
const MEASURED =
  "what measureGap, measureResources, simulateTransfer or appraise return, or rows { name, value }";

const NO_INTERVAL = { lower: null, upper: null } as const;

/** Reads rows of values out of any result that has them; each field is checked, since results come back from JSON. */
export function readMeasured(
  where: string,
  result: unknown,
  settings: PlotSettings,
  words: PlotMessages,
  takes: string = MEASURED,
): Measured {
  if (Array.isArray(result)) return readPlain(where, result, settings, words);
  if (!isRecord(result)) throw refusal(where, "wrong_type", `takes ${takes}`, result);
  switch (result.kind) {
    case "gap":
      return readGap(where, result, settings, words);
    case "resources":
      return readResources(where, result, settings, words);
    case "transfer":
      return readTransfer(where, result, settings, words);
    case "appraisal":
      return readAppraisal(where, result, settings, words);
    default:
      if ("median" in result && "lower" in result) return readRanks(where, result, settings, words);
      throw refusal(where, "wrong_type", `takes ${takes}`, result);
  }
}

/** What a thing is called: what the caller says, else what its study says, else what the result says. */
export function nameOf(
  settings: PlotSettings,
  id: string,
  name: string,
  kind?: Named,
  study?: unknown,
): string {
  const { names, nameInStudy } = settings;
  const given = Object.hasOwn(names, id)
    ? names[id]!
    : ((kind === undefined ? undefined : nameInStudy(kind, study, id)) ?? name);
  return cleanText(given) === "" ? id : given;
}

/** Rows that share a name are told apart by their id, or by their place. */
export function distinctLabels(labels: readonly string[], ids: readonly string[]): readonly string[] {
  const clean = labels.map(cleanText);
  const seen = new Map<string, number>();
  for (const label of clean) seen.set(label, (seen.get(label) ?? 0) + 1);
  const taken = new Set<string>();
  return clean.map((label, i) => {
    let unique =
      seen.get(label)! > 1 && cleanText(ids[i]!) !== label ? `${label} (${cleanText(ids[i]!)})` : label;
    for (let n = 2; taken.has(unique); n++) unique = `${label} (${n})`;
    taken.add(unique);
    return unique;
  });
}

/** What a reader has to beware of goes with the picture. */
export function notesOf(where: string, result: Fields, words: PlotMessages): readonly string[] {
  if (result.warnings === undefined) return [];
  const omitted = Array.isArray(result.omitted) ? result.omitted.length : 0;
  return listAt(where, "warnings", result.warnings).flatMap((one) => {
    if (!isRecord(one)) return [];
    const code = String(typeof one.code === "string" ? one.code : "");
    if (!["illustrative_figures", "unverified_figures", "regions_omitted"].includes(code)) return [];
    const said = words.warning(code, textAt(where, "warnings.message", one.message), omitted);
    return said === null ? [] : [said];
  });
}

/** Rows with labels that differ. A row whose label already does stays as it is. */
function labeled(rows: readonly MeasuredRow[]): readonly MeasuredRow[] {
  const labels = distinctLabels(
    rows.map(({ label }) => label),
    rows.map(({ id }) => id),
  );
  return rows.map((row, i) => (row.label === labels[i] ? row : { ...row, label: labels[i]! }));
}

function optionalText(where: string, place: string, value: unknown): string | null {
  return value === null || value === undefined ? null : textAt(where, place, value);
}

/** The name of the indicator that a result is of. */
export function indicatorOf(where: string, result: Fields, settings: PlotSettings): string {
  const name = textAt(where, "name", result.name);
  const { indicator: id, study } = result;
  return typeof id === "string" ? nameOf(settings, id, name, "indicator", study) : name;
}

function subgroupOf(where: string, result: Fields, words: PlotMessages): string | null {
  const subgroup = optionalText(where, "subgroup", result.subgroup);
  return subgroup === null ? null : words.subgroup(subgroup);
}

/** The interval of a row, whichever way it is written. */
function intervalOf(
  where: string,
  i: number,
  row: Fields,
): { readonly lower: number | null; readonly upper: number | null } {
  const from = isRecord(row.interval) ? row.interval : row;
  const lower = optionalNumberIn(where, "rows", i, from, "lower");
  const upper = optionalNumberIn(where, "rows", i, from, "upper");
  if (lower === null && upper === null) return NO_INTERVAL;
  if (lower !== null && upper !== null && lower > upper)
    throw refusal(where, "out_of_domain", `rows[${i}] has a lower end above its upper end`, row);
  return { lower, upper };
}

function readGap(where: string, result: Fields, settings: PlotSettings, words: PlotMessages): Measured {
  const rows = recordsAt(where, "rows", result.rows).map((row, i) => {
    const id = textIn(where, "rows", i, row, "region");
    const name = nameOf(settings, id, textIn(where, "rows", i, row, "name"), "region", result.study);
    const part = optionalTextIn(where, "rows", i, row, "subgroup");
    const interval = intervalOf(where, i, row);
    return {
      lower: interval.lower,
      upper: interval.upper,
      standard: null,
      met: null,
      id: part === null ? id : `${id}, ${part}`,
      label: part === null ? name : words.part(name, words.subgroup(part)),
      value: numberIn(where, "rows", i, row, "value"),
      weight: numberIn(where, "rows", i, row, "weight"),
      group: optionalTextIn(where, "rows", i, row, "group"),
    };
  });
  return {
    kind: "gap",
    name: indicatorOf(where, result, settings),
    period: optionalText(where, "period", result.period),
    subgroup: subgroupOf(where, result, words),
    unit: textAt(where, "valueUnit", result.valueUnit),
    rows: labeled(rows),
    center: { value: numberAt(where, "mean", result.mean), pooled: false },
    index: {
      id: textAt(where, "method", result.method),
      label: textAt(where, "label", result.label),
      value: numberAt(where, "value", result.value),
    },
    weights: result.weights === "equal" ? "regions" : result.weights === "area" ? "land" : "people",
    notes: notesOf(where, result, words),
  };
}

function readResources(where: string, result: Fields, settings: PlotSettings, words: PlotMessages): Measured {
  const rows = recordsAt(where, "rows", result.rows).map((row, i) => {
    const id = textIn(where, "rows", i, row, "region");
    const interval = intervalOf(where, i, row);
    return {
      lower: interval.lower,
      upper: interval.upper,
      group: null,
      id,
      label: nameOf(settings, id, textIn(where, "rows", i, row, "name"), "region", result.study),
      value: numberIn(where, "rows", i, row, "value"),
      weight: numberIn(where, "rows", i, row, "denominator"),
      standard: optionalNumberIn(where, "rows", i, row, "standard"),
      met: typeof row.met === "boolean" ? row.met : null,
    };
  });
  return {
    kind: "resources",
    name: indicatorOf(where, result, settings),
    period: optionalText(where, "period", result.period),
    subgroup: subgroupOf(where, result, words),
    unit: textAt(where, "unit", result.unit),
    rows: labeled(rows),
    center: { value: numberAt(where, "value", result.value), pooled: true },
    index: null,
    weights: "people",
    notes: notesOf(where, result, words),
  };
}

function readTransfer(where: string, result: Fields, settings: PlotSettings, words: PlotMessages): Measured {
  const records = recordsAt(where, "rows", result.rows);
  const perHead = records.every((row) => row.perHead !== null && row.perHead !== undefined);
  const rows = records.map((row, i) => {
    const id = textIn(where, "rows", i, row, "region");
    const field = perHead ? "perHead" : "amount";
    return {
      lower: null,
      upper: null,
      standard: null,
      met: null,
      group: null,
      id,
      label: nameOf(settings, id, textIn(where, "rows", i, row, "name"), "region", result.study),
      value: numberIn(where, "rows", i, row, field),
      weight: 1,
    };
  });
  const unit = textAt(where, "unit", result.unit);
  return {
    kind: "transfer",
    name: `${textAt(where, "title", result.title)}: ${perHead ? words.amountPerHead : words.amount}`,
    period: optionalText(where, "period", result.period),
    subgroup: null,
    unit: perHead ? words.perHead(unit) : unit,
    rows: labeled(rows),
    center: null,
    index: null,
    weights: "regions",
    notes: notesOf(where, result, words),
  };
}

function readAppraisal(where: string, result: Fields, settings: PlotSettings, words: PlotMessages): Measured {
  const rows = recordsAt(where, "rows", result.rows).map((row, i) => {
    const id = textIn(where, "rows", i, row, "subject");
    return {
      lower: null,
      upper: null,
      standard: null,
      met: null,
      id,
      label: nameOf(settings, id, textIn(where, "rows", i, row, "name"), "region", result.study),
      value: numberIn(where, "rows", i, row, "score"),
      weight: 1,
      group: optionalTextIn(where, "rows", i, row, "grade"),
    };
  });
  return {
    kind: "appraisal",
    name: textAt(where, "name", result.name),
    period: optionalText(where, "year", result.year),
    subgroup: null,
    unit: words.points,
    rows: labeled(rows),
    center: { value: numberAt(where, "value", result.value), pooled: false },
    index: null,
    weights: "regions",
    notes: notesOf(where, result, words),
  };
}

/** Ranks with the range in which they lie: what rankRobustness returns. */
function readRanks(where: string, result: Fields, settings: PlotSettings, words: PlotMessages): Measured {
  const median = numbersAt(where, "median", result.median);
  const lower = numbersAt(where, "lower", result.lower);
  const upper = numbersAt(where, "upper", result.upper);
  if (median.length === 0) throw refusal(where, "too_few_observations", "there is no rank to draw", 0);
  if (lower.length !== median.length || upper.length !== median.length)
    throw refusal(
      where,
      "length_mismatch",
      "median, lower and upper must have one entry a unit",
      lower.length,
    );
  const rows = median.map((value, i) => ({
    standard: null,
    met: null,
    group: null,
    id: String(i),
    label: settings.labels[i] ?? nameOf(settings, String(i), words.unnamed(i + 1)),
    value,
    weight: 1,
    lower: lower[i]!,
    upper: upper[i]!,
  }));
  return {
    kind: "rows",
    name: words.rank,
    period: null,
    subgroup: null,
    unit: "",
    rows: labeled(rows),
    center: null,
    index: null,
    weights: "regions",
    notes: [],
  };
}

function readPlain(where: string, result: unknown, settings: PlotSettings, words: PlotMessages): Measured {
  const rows = recordsAt(where, "rows", result).map((row, i) => {
    const name = textIn(where, "rows", i, row, "name");
    const value = numberIn(where, "rows", i, row, "value");
    const standard = optionalNumberIn(where, "rows", i, row, "standard");
    const interval = intervalOf(where, i, row);
    return {
      lower: interval.lower,
      upper: interval.upper,
      id: name,
      label: nameOf(settings, name, name),
      value,
      weight: 1,
      standard,
      met: standard === null ? null : value >= standard,
      group: optionalTextIn(where, "rows", i, row, "group"),
    };
  });
  return {
    kind: "rows",
    name: words.value,
    period: null,
    subgroup: null,
    unit: "",
    rows: labeled(rows),
    center: null,
    index: null,
    weights: "regions",
    notes: [],
  };
}
