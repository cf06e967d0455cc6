import type { DataIssue } from "../errors.ts";
import type { AppraisalNode, AppraisalScheme } from "../model/appraisal-scheme.ts";
import type { DatedAmount, FiscalFlow, FlowState } from "../model/fiscal-flow.ts";
import type { Goal } from "../model/goal.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Observation } from "../model/observation.ts";
import type { Region } from "../model/region.ts";
import type { Service } from "../model/service.ts";
import type { Source } from "../model/source.ts";
import { checkGoal } from "./check-goal.ts";
import type { ObservationTable, TextColumn } from "./observation-table.ts";

/** One list of records. */
export interface RecordList {
  /** As they came. */
  readonly given: readonly unknown[];
  /** A copy of each whose shape is right; `undefined` in the place of the others. */
  readonly records: readonly unknown[];
}

/** A record whose shape is right, with the place where it stands. */
interface Placed<T> {
  readonly record: T;
  readonly path: string;
}

/** The records of one kind, and every id of that kind, misshapen records included. */
interface Collection<T> {
  readonly sound: readonly Placed<T>[];
  /** Every id, with the place where it stands first. */
  readonly ids: ReadonlyMap<string, string>;
  /** Ids that stand again. */
  readonly repeated: readonly { readonly id: string; readonly path: string }[];
}

/**
 * What records say of each other: ids, duplicates, circles, amounts, scales.
 *
 * @param lists The records by kind; those that are misshapen are looked at for their id only.
 * @param observations The observations, field by field.
 * @param report Takes every problem found.
 */
export function checkStudy(
  lists: Readonly<Record<string, RecordList | undefined>>,
  observations: ObservationTable,
  report: (issue: DataIssue) => void,
): void {
  const read = <T>(kind: string): Collection<T> => collect<T>(lists[kind], kind);
  const regions = read<Region>("regions");
  const services = read<Service>("services");
  const indicators = read<Indicator>("indicators");
  const flows = read<FiscalFlow>("flows");
  const goals = read<Goal>("goals");
  const schemes = read<AppraisalScheme>("schemes");
  const sources = read<Source>("sources");
  const complain: Complain = (code, path, id, message) => report({ code, path, id, message });
  const known = (
    ids: ReadonlyMap<string, string>,
    what: string,
    list: string,
    path: string,
    id: string,
    to?: string,
  ): void => {
    if (to !== undefined && !ids.has(to)) {
      complain("unknown_id", path, id, `there is no ${what} "${to}"; add it to ${list} or mend the id`);
    }
  };
  const sourced = (record: { readonly source?: string | undefined }, path: string, id: string): void =>
    known(sources.ids, "source", "sources", `${path}.source`, id, record.source);

  for (const [kind, list] of [
    ["region", regions],
    ["service", services],
    ["indicator", indicators],
    ["flow", flows],
    ["goal", goals],
    ["scheme", schemes],
    ["source", sources],
  ] as const) {
    for (const { id, path } of list.repeated) {
      complain(
        "duplicate_id",
        `${path}.id`,
        id,
        `${kind} "${id}" stands at ${list.ids.get(id)} already; ids are unique`,
      );
    }
  }

  const levels = new Map(regions.sound.map(({ record }) => [record.id, record.level]));
  for (const { record, path } of regions.sound) {
    const { id, parent, level } = record;
    known(regions.ids, "region", "regions", `${path}.parent`, id, parent);
    const above = parent === undefined ? undefined : levels.get(parent);
    if (level !== undefined && above !== undefined && level <= above) {
      complain(
        "inconsistent",
        `${path}.level`,
        id,
        `level ${level} is not below level ${above} of its parent "${parent}"; levels count downwards from 0, the country`,
      );
    }
    const seen = new Set<string>();
    for (const [i, figure] of (record.population ?? []).entries()) {
      const at = `${path}.population[${i}]`;
      sourced(figure, at, id);
      const key = JSON.stringify([figure.concept, figure.year, figure.subgroup ?? null]);
      if (seen.has(key)) {
        complain(
          "duplicate_id",
          at,
          id,
          `a ${figure.concept} population of ${figure.year}${figure.subgroup === undefined ? "" : ` for "${figure.subgroup}"`} is given twice; keep one`,
        );
      }
      seen.add(key);
    }
  }
  circles("region", regions, complain);

  for (const { record, path } of services.sound) {
    known(services.ids, "service", "services", `${path}.parent`, record.id, record.parent);
    sourced(record, path, record.id);
    ordered(record.validFrom, record.validTo, `${path}.validTo`, record.id, complain);
  }
  circles("service", services, complain);

  for (const { record, path } of indicators.sound) {
    const { id } = record;
    known(services.ids, "service", "services", `${path}.service`, id, record.service);
    sourced(record, path, id);
    if ((record.numerator === undefined) !== (record.denominator === undefined)) {
      complain(
        "inconsistent",
        `${path}.${record.numerator === undefined ? "numerator" : "denominator"}`,
        id,
        "a ratio names its numerator and its denominator; a plain quantity names neither",
      );
    }
    if (record.bounds !== undefined && record.bounds.lower >= record.bounds.upper) {
      complain("out_of_domain", `${path}.bounds`, id, "the lower bound must be below the upper one");
    }
    for (const [i, standard] of (record.standards ?? []).entries()) {
      const at = `${path}.standards[${i}]`;
      sourced(standard, at, id);
      ordered(standard.from, standard.to, `${at}.to`, id, complain);
      const outside = outsideOf(standard.value, record);
      if (outside !== undefined) complain("out_of_domain", `${at}.value`, id, outside);
    }
  }

  checkObservations(observations, regions, indicators, sources, complain);

  for (const { record, path } of flows.sound) {
    const { id } = record;
    known(regions.ids, "region", "regions", `${path}.from.region`, id, record.from.region);
    known(regions.ids, "region", "regions", `${path}.to.region`, id, record.to.region);
    known(services.ids, "service", "services", `${path}.service`, id, record.service);
    sourced(record, path, id);
    for (const [state, before] of [
      ["arrived", "appropriated"],
      ["spent", "arrived"],
    ] as const) {
      const most = record.amounts[before];
      const amount = record.amounts[state];
      if (most === undefined || amount === undefined) continue;
      if (total(amount) > total(most) + 0.005) {
        complain(
          "inconsistent",
          `${path}.amounts.${state}`,
          id,
          `${describe(state)} ${total(amount)} is more than ${describe(before)} ${total(most)}; mend one of them or add the flow that brought the rest`,
        );
      }
    }
  }

  const indicatorById = new Map(indicators.sound.map(({ record }) => [record.id, record]));
  for (const { record, path } of goals.sound) {
    const { id } = record;
    known(indicators.ids, "indicator", "indicators", `${path}.indicator`, id, record.indicator);
    known(regions.ids, "region", "regions", `${path}.within`, id, record.within);
    for (const [i, region] of (record.regions ?? []).entries()) {
      known(regions.ids, "region", "regions", `${path}.regions[${i}]`, id, region);
    }
    sourced(record, path, id);
    for (const { code, field, message } of checkGoal(record, indicatorById.get(record.indicator))) {
      complain(code, `${path}.${field}`, id, message);
    }
  }

  for (const { record, path } of schemes.sound) {
    sourced(record, path, record.id);
    const seen = new Set<string>((record.vetoes ?? []).map(({ id }) => id));
    const visit = (node: AppraisalNode, at: string): void => {
      if (seen.has(node.id)) {
        complain(
          "duplicate_id",
          `${at}.id`,
          node.id,
          `node "${node.id}" stands in the scheme already; ids are unique`,
        );
      }
      seen.add(node.id);
      const leaf = node.children === undefined || node.children.length === 0;
      if (leaf === (node.rule === undefined)) {
        complain(
          "inconsistent",
          at,
          node.id,
          "a node has either children or a rule; an inner node has no rule",
        );
      }
      for (const [i, child] of (node.children ?? []).entries()) visit(child, `${at}.children[${i}]`);
    };
    visit(record.root, `${path}.root`);
  }
}

type Complain = (code: string, path: string, id: string, message: string) => void;

function collect<T>(list: RecordList | undefined, kind: string): Collection<T> {
  const sound: Placed<T>[] = [];
  const ids = new Map<string, string>();
  const repeated: { readonly id: string; readonly path: string }[] = [];
  const { given = [], records = [] } = list ?? {};
  for (let i = 0; i < given.length; i++) {
    const path = `${kind}[${i}]`;
    const record = records[i] ?? given[i];
    const id: unknown =
      typeof record === "object" && record !== null ? (record as { id?: unknown }).id : undefined;
    if (typeof id === "string") {
      if (ids.has(id)) repeated.push({ id, path });
      else ids.set(id, path);
    }
    if (records[i] !== undefined) sound.push({ record: records[i] as T, path });
  }
  return { sound, ids, repeated };
}

/** Of an indicator, what its observations are compared with. */
interface Scale {
  readonly indicator: Indicator;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The observations: known ids, each value once, values on their scale and like their own ratio. Each distinct
 * id is looked up once, so that a record without a problem costs a few numbers and no memory.
 */
function checkObservations(
  { records, region, indicator, period, subgroup, source }: ObservationTable,
  regions: Collection<Region>,
  indicators: Collection<Indicator>,
  sources: Collection<Source>,
  complain: Complain,
): void {
  const knownRegions = region.texts.map((text) => regions.ids.has(text));
  const knownIndicators = indicator.texts.map((text) => indicators.ids.has(text));
  const knownSources = source.texts.map((text, number) => number === 0 || sources.ids.has(text));
  const byId = new Map(indicators.sound.map(({ record }) => [record.id, record]));
  const scales = indicator.texts.map((text): Scale | undefined => {
    const one = byId.get(text);
    return one === undefined
      ? undefined
      : { indicator: one, ...(boundsOf(one) ?? { lower: -Infinity, upper: Infinity }) };
  });
  const firstAt = firstPlaces(records.length, [region, indicator, period, subgroup]);
  const path = (i: number): string => `observations[${i}]`;
  const name = (one: Observation): string =>
    `${one.region} / ${one.indicator} / ${one.period}${one.subgroup === undefined ? "" : ` / ${one.subgroup}`}`;
  const unknown = (
    what: string,
    list: string,
    i: number,
    field: string,
    one: Observation,
    to: string,
  ): void =>
    complain(
      "unknown_id",
      `${path(i)}.${field}`,
      name(one),
      `there is no ${what} "${to}"; add it to ${list} or mend the id`,
    );

  for (let i = 0; i < records.length; i++) {
    const one = records[i];
    if (one === undefined) continue;
    if (!knownRegions[region.of[i]!]) unknown("region", "regions", i, "region", one, one.region);
    if (!knownIndicators[indicator.of[i]!]) {
      unknown("indicator", "indicators", i, "indicator", one, one.indicator);
    }
    if (!knownSources[source.of[i]!]) unknown("source", "sources", i, "source", one, one.source!);
    const first = firstAt(i);
    if (first !== i) {
      complain("duplicate_id", path(i), name(one), `this value stands at ${path(first)} already; keep one`);
    }
    const { value, numerator, denominator } = one;
    if ((numerator === undefined) !== (denominator === undefined)) {
      complain("inconsistent", path(i), name(one), "give both numerator and denominator, or neither");
    }
    const scale = scales[indicator.of[i]!];
    if (value === null || scale === undefined) continue;
    if (value < scale.lower || value > scale.upper) {
      complain("out_of_domain", `${path(i)}.value`, name(one), outsideOf(value, scale.indicator)!);
    }
    if (numerator !== undefined && denominator !== undefined) {
      const unlike = unlikeItsRatio(value, numerator, denominator, scale.indicator.scale);
      if (unlike !== undefined) complain("inconsistent", `${path(i)}.value`, name(one), unlike);
    }
  }
}

/** Where what stands at i stands first: at i, unless some earlier record has the same texts. */
function firstPlaces(n: number, columns: readonly TextColumn[]): (i: number) => number {
  const sizes = columns.map(({ texts }) => texts.length);
  const [a, b, c, d] = columns.map(({ of }) => of) as [Int32Array, Int32Array, Int32Array, Int32Array];
  const [, sizeB, sizeC, sizeD] = sizes as [number, number, number, number];
  const cells = sizes.reduce((product, size) => product * size, 1);
  const cell = (i: number): number => ((a[i]! * sizeB + b[i]!) * sizeC + c[i]!) * sizeD + d[i]!;
  if (cells <= 8 * n + 1024) {
    // Most regions have most indicators in most periods: a table of all of them is small enough.
    const table = new Int32Array(cells);
    return (i) => {
      const at = cell(i);
      if (table[at] === 0) table[at] = i + 1;
      return table[at]! - 1;
    };
  }
  const seen = new Map<number | string, number>();
  const key = cells <= Number.MAX_SAFE_INTEGER ? cell : (i: number) => `${a[i]} ${b[i]} ${c[i]} ${d[i]}`;
  return (i) => {
    const at = key(i);
    const first = seen.get(at);
    if (first === undefined) seen.set(at, i);
    return first ?? i;
  };
}

/** Names one record of each circle of parents. */
function circles(
  kind: string,
  list: Collection<{ readonly id: string; readonly parent?: string | undefined }>,
  complain: Complain,
): void {
  const byId = new Map(list.sound.map((placed) => [placed.record.id, placed]));
  const cleared = new Set<string>();
  for (const { record } of list.sound) {
    const trail = new Set<string>();
    let id: string | undefined = record.id;
    while (id !== undefined && !cleared.has(id) && !trail.has(id)) {
      trail.add(id);
      id = byId.get(id)?.record.parent;
    }
    if (id !== undefined && trail.has(id)) {
      const chain = [...trail];
      const circle = [...chain.slice(chain.indexOf(id)), id];
      complain(
        "cycle",
        `${byId.get(id)!.path}.parent`,
        id,
        `the parents of ${kind} "${id}" lead back to it: ${circle.join(" → ")}`,
      );
    }
    for (const one of trail) cleared.add(one);
  }
}

function ordered(
  from: string | undefined,
  to: string | undefined,
  path: string,
  id: string,
  complain: Complain,
): void {
  if (from !== undefined && to !== undefined && to < from) {
    complain("inconsistent", path, id, `ends on ${to}, before it begins on ${from}`);
  }
}

/** A percentage lies in 0 to 100 unless the indicator says otherwise. */
function boundsOf({ bounds, unit }: Indicator): Indicator["bounds"] {
  return bounds ?? (/^(?:%|percent\b|per cent\b)/i.test(unit) ? { lower: 0, upper: 100 } : undefined);
}

function outsideOf(value: number, indicator: Indicator): string | undefined {
  const bounds = boundsOf(indicator);
  if (bounds === undefined || (value >= bounds.lower && value <= bounds.upper)) return undefined;
  return `${value} is outside ${bounds.lower} to ${bounds.upper}, the scale of "${indicator.id}" (${indicator.unit}); mend the value or declare wider bounds`;
}

/** Whether a value differs from its own numerator over denominator by more than its printed digits allow. */
function unlikeItsRatio(
  value: number,
  numerator: number,
  denominator: number,
  scale: number,
): string | undefined {
  if (denominator === 0) return "the denominator is 0, so there is no value; set it to null";
  const product = scale * numerator;
  // What is too large to multiply is divided first, so that no infinity passes for equal.
  const ratio = Number.isFinite(product) ? product / denominator : scale * (numerator / denominator);
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const digits = (mantissa.split(".")[1]?.length ?? 0) - Number(exponent);
  const halfUnit = 0.5 * 10 ** -digits;
  if (Number.isFinite(ratio) && Math.abs(ratio - value) <= halfUnit * (1 + 1e-6) + 1e-9 * Math.abs(ratio))
    return undefined;
  return `${value} is not ${scale} × ${numerator} ÷ ${denominator} = ${Number(ratio.toPrecision(6))}; look at the scale, or leave out what was rounded`;
}

function total(amounts: readonly DatedAmount[]): number {
  return amounts.reduce((sum, { amount }) => sum + amount, 0);
}

function describe(state: FlowState): string {
  return state === "spent" ? "what was spent," : state === "arrived" ? "what arrived," : `what was ${state},`;
}
