import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as adapters from "../../src/adapters/index.ts";
import { parseStudy } from "../../src/schema/index.ts";

/** A record whose fields are looked at. */
type Keyed = Readonly<Record<string, unknown>>;

interface Case {
  readonly id: string;
  readonly reader: string;
  readonly reading: string;
  readonly input: string;
  readonly bytes?: boolean;
  readonly options?: object;
  readonly expect: Readonly<Record<string, never>>;
}

interface Issue {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  readonly count?: number;
  readonly lines?: readonly number[];
}

const readers: Readonly<Record<string, unknown>> = { ...adapters };
const folder = new URL("../fixtures/intake/", import.meta.url);
const cases = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".expect.json"))
  .sort()
  .map((file) => {
    const url = new URL(file, folder);
    const one = JSON.parse(readFileSync(url, "utf8")) as Case;
    return { ...one, url: new URL(one.input, url) };
  });

/** What the reader of a case gives, with the issues of decoding in front. */
function run({ reader, bytes, options, url }: (typeof cases)[number]): {
  readonly result: Keyed;
  readonly issues: readonly Issue[];
  readonly encoding: unknown;
} {
  const file = readFileSync(url);
  const decoded = bytes === true ? adapters.decodeText(new Uint8Array(file)) : undefined;
  const input =
    decoded?.text ?? (url.href.endsWith(".json") ? JSON.parse(file.toString("utf8")) : file.toString("utf8"));
  const read = readers[reader] as (...all: unknown[]) => Keyed;
  const result = options === undefined ? read(input) : read(input, options);
  return {
    result,
    issues: [...(decoded?.issues ?? []), ...(result.issues as readonly Issue[])],
    encoding: decoded?.encoding,
  };
}

test("there are cases", () => expect(cases.length).toBeGreaterThanOrEqual(55));

test.for(cases)("$id $reader: $reading", (one) => {
  const { result, issues, encoding } = run(one);
  const want = one.expect as Readonly<Record<string, unknown>>;
  if (want.encoding !== undefined) expect(encoding).toBe(want.encoding);
  checkIssues(want, issues, result);
  if (want.refuse !== undefined) {
    const at = issues.findIndex(({ code }) => (want.refuse as readonly string[]).includes(code));
    expect(at, JSON.stringify(issues)).toBeGreaterThanOrEqual(0);
    expect(at).toBeLessThanOrEqual(2);
    expect(issues[at]!.severity).toBe("error");
    expect(result.study ?? null).toBeNull();
    expect(typeof result.reason).toBe("string");
    for (const list of ["observations", "flows", "points", "evidence"]) {
      expect((result[list] as readonly unknown[] | undefined) ?? []).toEqual([]);
    }
    return;
  }
  if (one.reader.startsWith("from") || one.reader === "readRegionTable") checkStudy(one.reader, want, result);
  if (want.evidence !== undefined) {
    expect(bySubject(result.evidence as Keyed[])).toEqual(bySubject(want.evidence as Keyed[]));
    expect(result.subjects).toEqual(want.subjects);
  }
  if (want.flows !== undefined) checkFlows(want.flows as Keyed[], result.flows as Keyed[]);
  if (want.points !== undefined) {
    const points = result.points as readonly adapters.TablePoint[];
    expect(points.map(({ id, latitude, longitude, amount }) => [id, latitude, longitude, amount])).toEqual(
      want.points,
    );
    if (want.swapped !== undefined) expect(result.swapped).toBe(want.swapped);
  }
});

function checkIssues(want: Keyed, issues: readonly Issue[], result: Keyed): void {
  const codes = issues.map(({ code }) => code);
  for (const { message } of issues) {
    expect(message.length).toBeGreaterThan(8);
    expect(message.replace(/"[^"]*"/g, "")).not.toMatch(/NaN|undefined|\[object/);
  }
  for (const any of (want.issues as string[][] | undefined) ?? []) {
    expect(
      any.some((code) => codes.includes(code)),
      `${any}: ${codes}`,
    ).toBe(true);
  }
  for (const code of (want.absent as string[] | undefined) ?? []) expect(codes).not.toContain(code);
  if (want.noErrors === true) expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(issues.length).toBeLessThanOrEqual((want.maxIssues as number | undefined) ?? 60);
  for (const [code, count] of Object.entries((want.count as object | undefined) ?? {})) {
    const sum = issues.filter((one) => one.code === code).reduce((all, one) => all + (one.count ?? 1), 0);
    expect(sum, code).toBe(count);
  }
  for (const [code, lines] of Object.entries((want.lines as object | undefined) ?? {})) {
    const found = issues.filter((one) => one.code === code).flatMap((one) => one.lines ?? [one.line]);
    expect([...new Set(found)].sort((a, b) => a - b)).toEqual(lines);
  }
  const dropped = (result.dropped as readonly { line: number; kind: string }[] | undefined) ?? [];
  for (const [line, kind] of (want.dropped as [number, string][] | undefined) ?? []) {
    expect(dropped.find((row) => row.line === line)?.kind, `line ${line}`).toBe(kind);
  }
}

/** An indicator by its id or its name. */
function find(label: string, want: Keyed, indicators: readonly Keyed[]): Keyed | undefined {
  const labels = [label, ...((want.alt as Record<string, string[]> | undefined)?.[label] ?? [])];
  return (
    indicators.find(({ id }) => labels.includes(id as string)) ??
    indicators.find(({ name }) => labels.includes(name as string))
  );
}

function checkStudy(reader: string, want: Keyed, result: Keyed): void {
  const study = result.study as Keyed | null;
  const values = want.values as unknown[][] | undefined;
  const people = want.population as unknown[][] | undefined;
  if (reader === "readRegionTable" && ((values ?? []).length > 0 || (people ?? []).length > 0)) {
    expect(study, String(result.reason)).not.toBeNull();
  }
  if (study !== null && want.parse !== false) expect(parseStudy(study).issues).toBeUndefined();
  const regions = result.regions as Keyed[];
  const indicators = result.indicators as Keyed[];
  const ids = regions.map(({ id }) => id as string).sort();
  if (want.regions !== undefined) expect(ids).toEqual([...(want.regions as string[])].sort());
  for (const id of (want.regionsAtLeast as string[] | undefined) ?? []) expect(ids).toContain(id);
  for (const [field, key] of [
    ["names", "name"],
    ["parent", "parent"],
    ["area", "area"],
    ["codes", "codes"],
    ["groups", "groups"],
  ] as const) {
    for (const [id, value] of Object.entries((want[field] as object | undefined) ?? {})) {
      const region = regions.find((one) => one.id === id);
      const own = key === "groups" ? (region?.groups ?? region?.groups) : region?.[key];
      if (typeof value === "object") expect(own).toMatchObject(value as object);
      else expect(own, `${field} of ${id}`).toBe(value);
    }
  }
  if (people !== undefined) {
    const found = regions.flatMap(({ id, population }) =>
      ((population as Keyed[] | undefined) ?? []).map(({ concept, year, value }) => [
        id,
        concept,
        year,
        value,
      ]),
    );
    expect(sorted(found)).toEqual(sorted(people));
  }
  if (want.studyPopulation !== undefined) expect(study!.population).toEqual(want.studyPopulation);
  if (values !== undefined) {
    const found = (result.observations as Keyed[])
      .filter(({ value }) => value !== null)
      .map((one) => [one.region, one.indicator, one.period, one.value, one.subgroup ?? one.subgroup ?? null]);
    const wanted = values.map(([region, label, period, value, part = null]) => [
      region,
      find(label as string, want, indicators)?.id ?? label,
      period,
      value,
      part,
    ]);
    expect(sorted(found)).toEqual(sorted(wanted));
  }
  for (const [region, indicator, period] of (want.nulls as string[][] | undefined) ?? []) {
    expect(result.observations).toContainEqual(
      expect.objectContaining({ region, indicator, period, value: null }),
    );
  }
  for (const [label, fields] of Object.entries((want.ind as Record<string, Keyed> | undefined) ?? {})) {
    const indicator = find(label, want, indicators);
    expect(indicator, label).toBeDefined();
    const { unit, valueType, ...others } = fields;
    expect(indicator).toMatchObject(others);
    if (valueType !== undefined) expect(indicator!.valueType ?? indicator!.measure ?? "rate").toBe(valueType);
    if (unit !== undefined) expect(indicator!.unit).toMatch(new RegExp(unit as string));
  }
  for (const [id, name] of Object.entries((want.indicatorNames as object | undefined) ?? {})) {
    expect(indicators.find((one) => one.id === id)?.name).toBe(name);
  }
  for (const [label, value] of Object.entries((want.standards as object | undefined) ?? {})) {
    expect(find(label, want, indicators)?.standards).toMatchObject([{ value }]);
  }
}

function checkFlows(want: readonly Keyed[], found: readonly Keyed[]): void {
  expect(found.length).toBe(want.length);
  for (const [i, { from, to, fromTier, toTier, amounts, ...fields }] of want.entries()) {
    const flow = found[i]!;
    expect(flow).toMatchObject(fields);
    expect(flow.from).toMatchObject({ region: from, ...(fromTier === undefined ? {} : { tier: fromTier }) });
    expect(flow.to).toMatchObject({ region: to, ...(toTier === undefined ? {} : { tier: toTier }) });
    const parts = Object.entries(flow.amounts as Record<string, Keyed[]>).map(([state, list]) => [
      state,
      list.map((part) => [part.amount, part.date ?? null, part.offPurpose === true]),
    ]);
    expect(Object.fromEntries(parts)).toEqual(amounts);
  }
}

function bySubject(evidence: readonly Keyed[]): readonly Keyed[] {
  return [...evidence].sort((a, b) => (`${a.subject} ${a.node}` < `${b.subject} ${b.node}` ? -1 : 1));
}

function sorted(rows: readonly unknown[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
