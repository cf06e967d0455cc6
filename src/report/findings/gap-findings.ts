import type { GapResult } from "../../model/results/gap-result.ts";
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
import { changeOf, isPercent, namesOf, tied, unitOf, withUnit } from "./told.ts";

/** Fewer regions than this give an index that says little. */
const FEW = 5;
const NOTABLE = 1.5;

/** The name of an index inside a sentence. */
function indexInSentence({ method, label }: Pick<GapResult, "method" | "label">, setting: Setting): string {
  const name = setting.words.index(method, label);
  return /^[A-Z][a-z]+ (log|of|share|ratio|entropy|deviation|index of)/.test(name) &&
    !/^(Theil|Gini|Palma|Hoover|Atkinson)/.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name;
}

/** Measures that can be compared with each other (one index, one kind of units): how unequal, between whom, since when. */
export function gapFindings(gaps: readonly GapResult[], setting: Setting): readonly Finding[] {
  const latest = latestOf(gaps);
  return [
    unequalFinding(latest, setting),
    ...groupsFinding(latest, setting),
    ...contrastFinding(latest, setting),
    ...trendFindings(gaps, setting),
  ];
}

/** Of measures of one indicator in several periods, the latest. */
function latestOf(gaps: readonly GapResult[]): readonly GapResult[] {
  const latest = new Map<string, GapResult>();
  for (const gap of gaps) {
    const key = keyOf(gap);
    const known = latest.get(key);
    if (known === undefined || gap.period > known.period) latest.set(key, gap);
  }
  return gaps.filter(
    (gap) => latest.get(keyOf(gap)) === gap || latest.get(keyOf(gap))!.period === gap.period,
  );
}

function keyOf({ study, indicator, subgroup }: GapResult): string {
  return JSON.stringify([study, indicator, subgroup]);
}

function unitsOf(gap: GapResult, setting: Setting): string {
  const parts = gap.subgroups.length === 0 ? null : setting.words.list(gap.subgroups);
  return setting.words.findings.gap.units(formatNumber(gap.n), parts);
}

/** The index of one indicator, or the most and the least unequal of several; with the share between groups. */
function unequalFinding(gaps: readonly GapResult[], setting: Setting): Finding {
  const words = setting.words.findings.gap;
  const [first] = gaps;
  const index = indexInSentence(first!, setting);
  const shown = ({ value }: GapResult): string => formatFixed(value, 3);
  const names = (of: readonly GapResult[]): string =>
    namesOf([...new Set(of.map((gap) => calledIn(gap, gaps, setting)))], setting);
  const high = gaps.reduce((most, gap) => (gap.value > most.value ? gap : most));
  const low = gaps.reduce((least, gap) => (gap.value < least.value ? gap : least));
  const details = [
    ...betweenDetail(gaps, setting),
    ...(first!.n < FEW ? [words.few(unitsOf(first!, setting))] : []),
  ];
  const detail = details.length === 0 ? null : details.join(setting.words.space);
  if (gaps.length === 1) {
    const { interval } = first!;
    const name = nameOf(first!, setting.words);
    return {
      text:
        first!.value === 0
          ? words.equal(name, unitsOf(first!, setting))
          : words.one(
              name,
              index,
              shown(first!),
              unitsOf(first!, setting),
              interval === null
                ? null
                : setting.words.interval(
                    `${formatFixed(100 * interval.confidence, 0)}%`,
                    formatFixed(interval.lower, 3),
                    formatFixed(interval.upper, 3),
                  ),
            ),
      detail,
    };
  }
  return {
    text:
      shown(high) === shown(low)
        ? words.same(index, names(gaps), shown(high))
        : words.several(
            index,
            names(tied(gaps, shown, high)),
            shown(high),
            names(tied(gaps, shown, low)),
            shown(low),
          ),
    detail,
  };
}

/** An indicator by name; with its period or the number of its units where it is there several times. */
function calledIn(gap: GapResult, gaps: readonly GapResult[], { words }: Setting): string {
  const same = gaps.filter((one) => keyOf(one) === keyOf(gap));
  const name = nameOf(gap, words);
  if (same.length < 2) return name;
  return new Set(same.map(({ period }) => period)).size > 1
    ? words.dated(name, gap.period)
    : words.bracket(name, `${words.gap.units}: ${formatNumber(gap.n)}`);
}

/** How much of the inequality lies between groups. */
function betweenDetail(gaps: readonly GapResult[], setting: Setting): readonly string[] {
  const words = setting.words.findings.gap;
  const byGrouping = new Map<string, number[]>();
  for (const { decomposition } of gaps) {
    if (decomposition === null || !(decomposition.total > 0) || !Number.isFinite(decomposition.total))
      continue;
    const shares = byGrouping.get(decomposition.groupBy) ?? [];
    shares.push(decomposition.between / decomposition.total);
    byGrouping.set(decomposition.groupBy, shares);
  }
  return [...byGrouping].map(([by, shares]) => {
    const [low, high] = [smallestOf(shares), largestOf(shares)];
    const texts = [formatPercent(low), formatPercent(high)];
    if (texts[1] === "0.0%") return words.noBetween(by);
    return words.between(by, texts[0]!, texts[0] === texts[1] ? null : texts[1]!, low >= 0.5);
  });
}

/** The groups that differ most, of the indicator in which they differ most. */
function groupsFinding(gaps: readonly GapResult[], setting: Setting): readonly Finding[] {
  const words = setting.words.findings.gap;
  const spread = (gap: GapResult): number => {
    const means = gap.groups.map(({ mean }) => mean);
    const low = smallestOf(means);
    return low > 0 ? largestOf(means) / low : 0;
  };
  const grouped = gaps.filter(
    ({ groups, subgroups, contrast }) =>
      groups.length > 1 && groups.length < 13 && contrast === null && subgroups.length === 0,
  );
  if (grouped.length === 0) return [];
  const widest = grouped.reduce((most, gap) => (spread(gap) > spread(most) ? gap : most));
  const high = widest.groups.reduce((most, group) => (group.mean > most.mean ? group : most));
  const low = widest.groups.reduce((least, group) => (group.mean < least.mean ? group : least));
  const [highText, lowText] = formatColumn([high.mean, low.mean]);
  if (highText === lowText) return [];
  const ratio = spread(widest);
  return [
    {
      text: words.groups(
        nameOf(widest, setting.words),
        high.group,
        low.group,
        ratio < NOTABLE || isPercent(widest.valueUnit) ? null : formatFixed(ratio, 1),
      ),
      detail: words.groupLevels(
        high.group,
        highText!,
        low.group,
        lowText!,
        unitOf(widest.valueUnit, setting),
        widest.weights === "population" ? formatPercent(high.weightShare) : null,
      ),
    },
  ];
}

/** One part of the regions, or one class, against the other; of several indicators the one with the widest contrast. */
function contrastFinding(gaps: readonly GapResult[], setting: Setting): readonly Finding[] {
  const words = setting.words.findings.gap;
  const contrasted = gaps.filter(({ contrast }) => contrast !== null);
  if (contrasted.length === 0) return [];
  const width = ({ contrast }: GapResult): number => {
    const { firstMean, lastMean } = contrast!;
    return firstMean > 0 && lastMean > 0 ? Math.max(firstMean / lastMean, lastMean / firstMean) : 0;
  };
  const widest = contrasted.reduce((most, gap) => (width(gap) > width(most) ? gap : most));
  const { contrast } = widest;
  const swapped = contrast!.firstMean < contrast!.lastMean;
  const [first, last] = swapped ? [contrast!.last, contrast!.first] : [contrast!.first, contrast!.last];
  const [one, other] = swapped
    ? [contrast!.lastMean, contrast!.firstMean]
    : [contrast!.firstMean, contrast!.lastMean];
  const [oneText, otherText, difference] = formatColumn([one, other, one - other]);
  if (oneText === otherText) return [];
  const name = nameOf(widest, setting.words);
  const rows = contrast!.rows;
  const reversed = rows.filter((row) => (swapped ? row.last < row.first : row.first < row.last)).length;
  const percent = isPercent(widest.valueUnit);
  return [
    {
      text:
        !percent && width(widest) >= NOTABLE
          ? words.contrast(name, first, last, formatFixed(width(widest), 1))
          : words.contrastDifference(
              name,
              first,
              last,
              percent ? setting.words.points(difference!) : withUnit(difference!, widest.valueUnit, setting),
              false,
            ),
      detail: words.contrastLevels(
        oneText!,
        otherText!,
        first,
        last,
        formatNumber(reversed),
        rows.length < 2 ? null : formatNumber(rows.length),
      ),
    },
  ];
}

/** From the first to the last period. */
function trendFindings(gaps: readonly GapResult[], setting: Setting): readonly Finding[] {
  const words = setting.words.findings.gap;
  const courses = coursesOf(gaps);
  if (courses.length === 0) return [];
  const [one] = courses;
  const index = indexInSentence(one!.gap, setting);
  if (courses.length === 1) {
    const { gap, first, last } = one!;
    return [
      {
        text: words.trend(
          index,
          nameOf(gap, setting.words),
          changeOf(first.value, last.value, 3),
          formatFixed(first.value, 3),
          first.period,
          formatFixed(last.value, 3),
          last.period,
        ),
        detail: null,
      },
    ];
  }
  const { first, last } = one!;
  const alike = courses.filter(
    (course) => course.first.period === first.period && course.last.period === last.period,
  );
  const count = (change: string): string =>
    formatNumber(
      alike.filter((course) => changeOf(course.first.value, course.last.value, 3) === change).length,
    );
  return [
    {
      text: words.trends(
        index,
        count("fell"),
        count("rose"),
        formatNumber(alike.length),
        first.period,
        last.period,
      ),
      detail: null,
    },
  ];
}

/** One value of an index. */
interface IndexAt {
  readonly period: string;
  readonly value: number;
}

/** The course of one indicator: from its series, or from measures of several periods. */
export interface IndexCourse {
  readonly gap: GapResult;
  readonly first: IndexAt;
  readonly last: IndexAt;
  readonly points: readonly IndexAt[];
}

/** The course of each indicator that has several periods. */
export function coursesOf(gaps: readonly GapResult[]): readonly IndexCourse[] {
  const byIndicator = new Map<string, GapResult[]>();
  for (const gap of gaps) {
    const key = keyOf(gap);
    byIndicator.set(key, [...(byIndicator.get(key) ?? []), gap]);
  }
  return [...byIndicator.values()].flatMap((same) => {
    const points = new Map<string, IndexAt>();
    for (const gap of same) {
      for (const { period, value } of gap.series) points.set(period, { period, value });
    }
    // Measures over other regions are no course.
    if (new Set(same.map(({ period }) => period)).size === same.length) {
      for (const { period, value } of same) points.set(period, { period, value });
    }
    const sorted = [...points.values()].toSorted((a, b) => (a.period < b.period ? -1 : 1));
    if (sorted.length < 2) return [];
    return [{ gap: same.at(-1)!, first: sorted[0]!, last: sorted.at(-1)!, points: sorted }];
  });
}
