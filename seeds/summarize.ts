import type { Analysis } from "./analyze.ts";
import type { CaseRun } from "./case.ts";
import { fixed } from "./fixed.ts";
import { printTable } from "./print-table.ts";
import { sections } from "./sections.ts";

/** What a person reads of an analysis, and what a report shows. */
export function summarize({
  resources,
  gaps,
  transfer,
  appraisal,
  illustrative,
  skipped,
}: Analysis): CaseRun {
  const parts: [heading: string, ...lines: string[]][] = [];
  const section = (heading: string, ...lines: string[]): void => void parts.push([heading, ...lines]);
  const regions = [
    ...new Map(resources.flatMap(({ rows }) => rows).map(({ region, name }) => [region, name])).entries(),
  ];

  if (resources.length > 0)
    section(
      "Who has how much (the last line pools all regions; * is below the standard)",
      printTable(
        ["region", ...resources.map(({ name }) => name)],
        [
          ...regions.map(([id, name]) => [
            name,
            ...resources.map(({ rows }) => {
              const row = rows.find(({ region }) => region === id);
              return row === undefined ? "–" : `${fixed(row.value, 2)}${row.met === false ? "*" : " "}`;
            }),
          ]),
          ["all", ...resources.map(({ value }) => `${fixed(value, 2)} `)],
        ],
      ),
      ...[...new Set(resources.map(({ unit }) => unit))].map((unit) => `  Unit: ${unit}`),
    );

  const methods = [...new Map(gaps.map(({ method, label }) => [method, label])).entries()];
  const indicators = [...new Map(gaps.map(({ indicator, name }) => [indicator, name])).entries()];
  section(
    "How unequal that is (regions weighted by their people; 0 is equality)",
    printTable(
      ["resource", ...methods.map(([, label]) => label)],
      indicators.map(([id, name]) => [
        name,
        ...methods.map(([method]) =>
          fixed(gaps.find((gap) => gap.indicator === id && gap.method === method)?.value ?? null, 4),
        ),
      ]),
    ),
  );

  const courses = gaps.filter(({ method, series }) => method === methods[0]?.[0] && series.length > 1);
  if (courses.length > 0) {
    const periods = [
      ...new Set(courses.flatMap(({ series }) => series.map(({ period }) => period))),
    ].toSorted();
    section(
      `How that changed (${methods[0]![1]})`,
      printTable(
        ["resource", ...periods],
        courses.map(({ name, series }) => [
          name,
          ...periods.map((period) => fixed(series.find((one) => one.period === period)?.value ?? null, 4)),
        ]),
      ),
    );
  }

  const splits = gaps.filter(
    ({ method, decomposition }) => decomposition?.method === method && method === "meanLogDeviation",
  );
  if (splits.length > 0) {
    const groups = splits[0]!.groups.map(({ group }) => group);
    section(
      `How much of it lies between the groups of "${splits[0]!.decomposition!.groupBy}" (mean log deviation)`,
      printTable(
        [
          "resource",
          ...groups.map((group) => `mean ${group}`),
          "total",
          "between",
          "within",
          "share between",
        ],
        splits.map(({ name, decomposition, groups: means }) => [
          name,
          ...groups.map((group) => fixed(means.find((one) => one.group === group)?.mean ?? null, 2)),
          fixed(decomposition!.total, 4),
          fixed(decomposition!.between, 4),
          fixed(decomposition!.within, 4),
          `${fixed((100 * decomposition!.between) / decomposition!.total, 1)} %`,
        ]),
      ),
    );
  }

  const judged = resources.filter(({ attainment }) => attainment !== null);
  if (judged.length > 0) {
    section(
      "What is short of the standard (surpluses are not set off)",
      printTable(
        ["resource", "standard", "regions that meet it", "people in them", "units short"],
        judged.map(({ name, rows, attainment }) => [
          name,
          fixed(rows[0]!.standard, 2),
          `${rows.filter(({ met }) => met).length} of ${rows.length}`,
          `${fixed(100 * (attainment!.shareOfPopulation ?? 0), 1)} %`,
          fixed(attainment!.shortfall, 0),
        ]),
      ),
      ...[
        ...new Set(
          judged
            .flatMap(({ sources }) => sources.filter(({ status }) => status === "unverified"))
            .map(({ title }) => title),
        ),
      ].map((text) => `  Not checked against a source: ${text}`),
    );
  }

  if (transfer !== null) {
    section(
      `What a pool does: ${transfer.title}, ${fixed(transfer.value, 0)} units (illustrative)`,
      printTable(
        ["region", "receives", "per 1,000 before", "after"],
        transfer.rows
          .filter(({ amount }) => amount > 0)
          .map(({ name, amount, before, after }) => [
            name,
            fixed(amount, 0),
            fixed(before === null ? null : 1000 * before, 2),
            fixed(after === null ? null : 1000 * after, 2),
          ]),
      ),
      ...(transfer.effect === null ? [] : [effectOf(transfer.effect)]),
    );
  }

  if (appraisal !== null) {
    const paid = appraisal.rows.some(({ payment }) => payment !== null);
    section(
      `How it scores: ${appraisal.name}${paid ? " (payment illustrative)" : ""}`,
      printTable(
        ["region", "score", "grade", ...(paid ? ["payment (CNY)"] : []), "largest loss"],
        appraisal.rows
          .toSorted((a, b) => b.score - a.score)
          .map(({ name, score, grade, payment, deductions }) => {
            const worst = deductions.toSorted((a, b) => b.points - a.points)[0];
            return [
              name,
              fixed(score, 2),
              grade ?? "–",
              ...(paid ? [fixed(payment, 0)] : []),
              worst === undefined ? "" : `−${fixed(worst.points, 2)} ${worst.name}`,
            ];
          }),
      ),
    );
  }

  return {
    text: sections(parts),
    results: [
      ...resources,
      ...gaps,
      ...(transfer === null ? [] : [transfer]),
      ...(appraisal === null ? [] : [appraisal]),
    ],
    notes: [
      ...illustrative.map((text) => `Made up for illustration: ${text}`),
      ...skipped.map((text) => `Not measured: ${text}`),
    ],
  };
}

function effectOf({
  giniBefore,
  giniAfter,
  gapClosed,
  leakage,
}: NonNullable<NonNullable<Analysis["transfer"]>["effect"]>): string {
  return `  Gini ${fixed(giniBefore, 4)} before, ${fixed(giniAfter, 4)} after; ${fixed(100 * (gapClosed ?? 0), 1)} % of what was short is closed, ${fixed(100 * (leakage ?? 0), 1)} % went to regions that were not short.`;
}
