import type { ResultMetadata } from "../../model/results/result-metadata.ts";
import type { Source } from "../../model/source.ts";
import { formatNumber } from "../../study/presentation/format-number.ts";
import type { PrintedTable, ReportSection } from "../content.ts";
import type { Setting } from "../setting.ts";
import { shorten } from "../shorten.ts";

/** A result, and what the report calls it. */
export interface NamedResult {
  /** What it is called. */
  readonly title: string;
  /** What it rests on. */
  readonly notes: ResultMetadata;
}

/** What all results rest on: regions counted and left out, people, warnings, standing of the sources. */
export function describeQuality(
  named: readonly NamedResult[],
  sources: readonly Source[],
  nameOfRegion: (notes: ResultMetadata, region: string) => string,
  setting: Setting,
): ReportSection {
  const { words } = setting;
  const results = merged(named);
  const omitting = results.filter(({ notes }) => notes.omitted.length > 0);
  // Results that rest on the same have one line in the table, and are counted one by one.
  const lacking = named.filter(({ notes }) => notes.omitted.length > 0);
  const warned = named.filter(({ notes }) => notes.warnings.length > 0);
  const all = formatNumber(named.length);
  const standing = new Map<string, number>();
  for (const { status } of sources) standing.set(status, (standing.get(status) ?? 0) + 1);
  return {
    heading: words.quality.heading,
    findings: [],
    summary: [
      ...(results.length === 0
        ? []
        : [
            lacking.length === 0 && warned.length === 0
              ? words.quality.clean(all)
              : words.quality.summary(all, formatNumber(lacking.length), formatNumber(warned.length)),
          ]),
      sources.length === 0
        ? words.quality.noSources
        : words.quality.sources(
            words.findings.names(
              [...standing].map(([status, n]) => words.counted(words.status(status), formatNumber(n))),
              null,
            ),
          ),
    ],
    figures: [],
    tables: [
      shorten(
        {
          caption: words.quality.caption,
          columns: [
            { label: words.quality.result, numeric: false },
            { label: words.quality.counted, numeric: true },
            { label: words.quality.leftOut, numeric: true },
            { label: words.quality.population, numeric: false },
            { label: words.quality.warnings, numeric: true },
          ],
          rows: results.map(({ title, notes }) => [
            title,
            formatNumber(notes.n),
            formatNumber(notes.omitted.length),
            notes.population === null
              ? "–"
              : words.dated(words.concept(notes.population.concept), String(notes.population.year)),
            formatNumber(notes.warnings.length),
          ]),
        },
        setting,
        "first",
      ),
      omittedTable(omitting, nameOfRegion, setting),
    ].filter(({ rows }) => rows.length > 0),
    method: [],
    warnings: [],
  };
}

/** Regions that are excluded, and why. */
function omittedTable(
  omitting: readonly NamedResult[],
  nameOfRegion: (notes: ResultMetadata, region: string) => string,
  setting: Setting,
): PrintedTable {
  const { words } = setting;
  return shorten(
    {
      caption: words.quality.omittedCaption,
      columns: [
        { label: words.region, numeric: false },
        { label: words.quality.result, numeric: false },
        { label: words.quality.reasonColumn, numeric: false, wide: true },
      ],
      rows: omitting.flatMap(({ title, notes }) =>
        notes.omitted.map(({ region, reason }) => [
          nameOfRegion(notes, region),
          title,
          words.sentence(reason),
        ]),
      ),
    },
    setting,
    "first",
  );
}

/** One line for results that rest on the same, such as several indices of one indicator. */
function merged(named: readonly NamedResult[]): readonly NamedResult[] {
  const lines = new Map<string, NamedResult>();
  for (const one of named) {
    const { study, n, omitted, population } = one.notes;
    const key = JSON.stringify([one.title, study, n, omitted, population]);
    const line = lines.get(key);
    if (line === undefined || line.notes.warnings.length < one.notes.warnings.length) lines.set(key, one);
  }
  return [...lines.values()];
}
