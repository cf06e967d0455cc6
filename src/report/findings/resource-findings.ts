import type { ResourceResult } from "../../model/results/resources-result.ts";
import { largestOf, smallestOf } from "../../numeric/extremes.ts";
import {
  formatColumn,
  formatFixed,
  formatNumber,
  formatPercent,
} from "../../study/presentation/format-number.ts";
import { nameOf } from "../name-of.ts";
import type { Setting } from "../setting.ts";
import type { Finding } from "./finding.ts";
import { changeOf, isPercent, namesOf, tied, withUnit } from "./told.ts";

/** Indicators with a sentence of their own against their standard; of more, the others share one. */
const OWN = 2;

/** A ratio below this becomes a difference. */
const NOTABLE = 1.5;

/** How far regions differ in one indicator. */
export function levelFinding(measure: ResourceResult, setting: Setting): Finding {
  const words = setting.words.findings.resources;
  const { rows, unit } = measure;
  const name = nameOf(measure, setting.words);
  const texts = formatColumn([...rows.map(({ value }) => value), measure.value]);
  const shown = new Map(rows.map((row, i) => [row, texts[i]!]));
  const told = (value: string): string => withUnit(value, unit, setting);
  const low = rows.reduce((least, row) => (row.value < least.value ? row : least));
  const high = rows.reduce((most, row) => (row.value > most.value ? row : most));
  const [lowText, highText, all] = [shown.get(low)!, shown.get(high)!, texts.at(-1)!];
  const named = (of: typeof low): string =>
    namesOf(
      tied(rows, (row) => shown.get(row)!, of).map((row) => nameOf(row, setting.words)),
      setting,
    );
  const n = formatNumber(rows.length);
  if (rows.length === 1) return { text: words.alone(name, named(low), told(lowText)), detail: null };
  if (low.value === 0 && high.value === 0) return { text: words.allZero(name), detail: null };
  if (lowText === highText) return { text: words.allEqual(name, n, told(lowText)), detail: null };
  if (low.value < 0) {
    return { text: words.negative(name, lowText, named(low), told(highText), named(high)), detail: null };
  }
  const detail = words.levels(highText, lowText, told(all));
  if (low.value === 0) {
    const none = rows.filter(({ value }) => value === 0).map((row) => nameOf(row, setting.words));
    return { text: words.someZero(name, namesOf(none, setting), formatNumber(none.length)), detail };
  }
  const ratio = high.value / low.value;
  if (isPercent(unit)) {
    return {
      text: words.points(name, named(high), named(low), formatFixed(high.value - low.value, 1)),
      detail,
    };
  }
  if (ratio < NOTABLE) {
    const [difference] = formatColumn([high.value - low.value, high.value]);
    return { text: words.difference(name, named(high), named(low), told(difference!)), detail };
  }
  return { text: words.times(name, named(high), named(low), formatFixed(ratio, 1)), detail };
}

/** Which of several indicators differs most; one indicator says how much it differs. */
export function levelFindings(measures: readonly ResourceResult[], setting: Setting): readonly Finding[] {
  const [first] = measures;
  if (measures.length === 1) return [levelFinding(first!, setting)];
  const words = setting.words.findings.resources;
  const compared = measures.filter(
    ({ ratio, rows }) => ratio !== null && rows.every(({ value }) => value > 0),
  );
  if (compared.length < 2) return [levelFinding(first!, setting)];
  const by = (measure: ResourceResult): number => measure.ratio ?? 0;
  const widest = compared.reduce((most, one) => (by(one) > by(most) ? one : most));
  const narrowest = compared.reduce((least, one) => (by(one) < by(least) ? one : least));
  const own = levelFinding(widest, setting);
  return [
    {
      text: words.widest(formatNumber(measures.length), nameOf(widest, setting.words)),
      detail: [
        own.text,
        ...(own.detail === null ? [] : [own.detail]),
        ...(narrowest === widest
          ? []
          : [words.narrowest(nameOf(narrowest, setting.words), formatFixed(by(narrowest), 1))]),
      ].join(setting.words.space),
    },
  ];
}

/** Regions that do not meet the standard of an indicator. */
export function belowOf({ rows }: ResourceResult): ResourceResult["rows"] {
  return rows.filter(({ met }) => met === false);
}

/** Whether less is better: values above the standard do not meet it. */
function isAdverse({ rows }: ResourceResult): boolean {
  return rows.some(({ met, standard, value }) =>
    standard === null || value === standard ? false : met === value < standard,
  );
}

/** The standard of an indicator, or the range of its standards, with the unit. */
export function standardText(measure: ResourceResult, setting: Setting): string {
  const standards = measure.rows.flatMap(({ standard }) => (standard === null ? [] : [standard]));
  const [low, high] = formatColumn([smallestOf(standards), largestOf(standards), measure.value]);
  return withUnit(
    low === high ? low! : setting.words.findings.resources.standards(low!, high!),
    measure.unit,
    setting,
  );
}

/** Indicators against their standards, those with most residents below it first. */
export function standardFindings(measures: readonly ResourceResult[], setting: Setting): readonly Finding[] {
  const words = setting.words.findings.resources;
  const judged = measures.filter(({ attainment }) => attainment !== null);
  const share = ({ attainment, rows }: ResourceResult): number =>
    1 - (attainment!.shareOfPopulation ?? rows.filter(({ met }) => met).length / rows.length);
  const below = judged.filter((one) => belowOf(one).length > 0).toSorted((a, b) => share(b) - share(a));
  const meeting = judged.filter((one) => belowOf(one).length === 0);
  const own = below.length === OWN + 1 ? below : below.slice(0, OWN);
  const others = below.slice(own.length);
  const alike = new Set(meeting.map(({ rows }) => rows.length)).size === 1;
  const list = (names: readonly string[]): string => setting.words.findings.names(names, null);
  return [
    ...own.map((one) => standardFinding(one, setting)),
    ...(others.length === 0
      ? []
      : [
          {
            text: words.alsoBelow(
              namesOf(
                others.map((one) =>
                  words.shareOf(
                    nameOf(one, setting.words),
                    formatNumber(belowOf(one).length),
                    formatNumber(one.rows.length),
                  ),
                ),
                setting,
              ),
            ),
            detail: null,
          },
        ]),
    ...(meeting.length > 1 && alike
      ? [
          {
            text: words.allMeet(
              list(meeting.map((one) => nameOf(one, setting.words))),
              formatNumber(meeting[0]!.rows.length),
            ),
            detail: null,
          },
        ]
      : meeting.map((one) => standardFinding(one, setting))),
  ];
}

/** One indicator against its standard. */
export function standardFinding(measure: ResourceResult, setting: Setting): Finding {
  const words = setting.words.findings.resources;
  const { attainment, rows } = measure;
  const below = belowOf(measure);
  const name = nameOf(measure, setting.words);
  const standard = standardText(measure, setting);
  const [n, k] = [formatNumber(rows.length), formatNumber(below.length)];
  const people = attainment!.shareOfPopulation;
  if (rows.length === 1) {
    const [row] = rows;
    return {
      text: words.oneBelow(name, nameOf(row!, setting.words), standard, row!.met === true),
      detail: shortfallOf(measure, setting),
    };
  }
  if (below.length === 0) {
    return { text: words.allMeet(setting.words.bracket(name, standard), n), detail: null };
  }
  const adverse = isAdverse(measure);
  const standards = rows.flatMap((row) => (row.standard === null ? [] : [row.standard]));
  const meets = !adverse && standards.length > 0 && measure.value >= largestOf(standards);
  const details = [
    ...(meets
      ? [words.averageMeets(withUnit(formatColumn([measure.value, 1.5])[0]!, measure.unit, setting))]
      : []),
    ...[shortfallOf(measure, setting)].filter((text) => text !== null),
  ];
  return {
    text:
      below.length === rows.length
        ? words.allBelow(name, standard, n, adverse)
        : words.below(name, standard, k, n, people === null ? null : formatPercent(1 - people), adverse),
    detail: details.length === 0 ? null : details.join(setting.words.space),
  };
}

/** The shortfall, and where it is largest. */
function shortfallOf(measure: ResourceResult, setting: Setting): string | null {
  const total = measure.attainment!.shortfall;
  if (total === null || total === 0) return null;
  const noun = nounOf(measure, setting);
  const short = measure.rows
    .filter(({ shortfall }) => (shortfall ?? 0) > 0)
    .toSorted((a, b) => b.shortfall! - a.shortfall!);
  if (short.length === 0) return null;
  const most = short.slice(0, 3);
  return setting.words.findings.resources.shortfall(
    wholeNumber(total),
    noun,
    setting.words.findings.names(
      most.map((row) => setting.words.bracket(nameOf(row, setting.words), wholeNumber(row.shortfall!))),
      null,
    ),
    formatNumber(most.length),
  );
}

/** Amounts of whole things: beds and people come whole. */
export function wholeNumber(units: number | null): string {
  return formatNumber(
    units === null ? null : Math.abs(units) < 10 ? Math.round(100 * units) / 100 : Math.round(units),
  );
}

/** Multiples in a unit: a rate in thousand yuan may be counted in yuan, and the shortfall is in what is counted. */
const MULTIPLE = /hundred|thousand|million|billion|[百千万萬亿億]/i;

/** What an indicator counts: by its unit (yuan per head: yuan; beds per 1,000 people: beds), else by its numerator in the study. */
export function nounOf({ unit, study, indicator }: ResourceResult, setting: Setting): string | null {
  const noun = /^([^\d/%]+?)(?: per |\/)/.exec(unit)?.[1]?.trim() ?? "";
  if (noun !== "") return MULTIPLE.test(noun) || !speaks(noun, setting) ? null : noun;
  if (isPercent(unit) || MULTIPLE.test(unit)) return null;
  const counted = setting.counts(study, indicator);
  return counted !== null && speaks(counted, setting) ? counted : null;
}

/** Whether a word of the data can stand in a sentence of the report. */
function speaks(text: string, { words }: Setting): boolean {
  return words.language === "en" || !/[A-Za-z]{2}/.test(text);
}

/** How one indicator changed from its first to its last period. */
export function trendFinding(measures: readonly ResourceResult[], setting: Setting): Finding {
  const words = setting.words.findings.resources;
  const [first, last] = [measures[0]!, measures.at(-1)!];
  const [from, to] = formatColumn([first.value, last.value]);
  const change = from === to ? "stayed" : last.value > first.value ? "rose" : "fell";
  return {
    text: words.trend(
      nameOf(last, setting.words),
      change,
      withUnit(from!, first.unit, setting),
      first.period,
      withUnit(to!, last.unit, setting),
      last.period,
    ),
    detail:
      first.ratio === null || last.ratio === null || first.rows.length === 1
        ? null
        : words.ratioTrend(
            changeOf(first.ratio, last.ratio, 1),
            formatFixed(first.ratio, 1),
            formatFixed(last.ratio, 1),
          ),
  };
}
