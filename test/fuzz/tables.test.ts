import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import {
  type Cell,
  decodeText,
  readEvidenceTable,
  readFlowTable,
  readPointTable,
  readRegionTable,
  type TableIssue,
} from "../../src/adapters/index.ts";
import { EqualizationError } from "../../src/index.ts";
import { parseStudy } from "../../src/schema/index.ts";
import { type Chance, chanceOf, FACTOR, garble, mutate, prototypeNames } from "./mutate.ts";

// The work is bounded; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000 });

/** Tables of people, as they are, and what each is read by. */
const folder = new URL("../fixtures/intake/", import.meta.url);
const texts = new Map<string, string[]>();
for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
  if (!file.endsWith(".expect.json")) continue;
  const one = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as {
    readonly reader: string;
    readonly input: string;
  };
  if (!one.input.endsWith(".csv") || one.input === "o35.csv") continue;
  const bytes = readFileSync(new URL(one.input, new URL(file, folder)));
  const { text } = decodeText(new Uint8Array(bytes));
  if (text !== null) texts.set(one.reader, [...(texts.get(one.reader) ?? []), text]);
}

/** Cells that have broken programs before. */
const CELLS: readonly Cell[] = [
  "",
  " ",
  "NaN",
  "-1e999",
  "__proto__",
  "constructor",
  "1,234",
  "1.234,5",
  "(12)",
  "85%",
  "91.9万",
  "2020年",
  "合计",
  "注：x",
  "#DIV/0!",
  "\u0000",
  "=1+1",
  "x".repeat(300),
  "2024/13/45",
  "30/12/2024",
  "116.4E",
  "999999999999999999999",
  "①",
  "单位：万元",
  "#tag",
  1e308,
  -999,
  0.1,
  true,
  null,
  new Date(Date.UTC(2020, 0, 1)),
  new Date(Number.NaN),
];

/** The cells of a text, some of them changed. */
function cellsOf(text: string, chance: Chance): unknown[][] {
  const separator = text.includes(";") && !text.includes(",") ? ";" : ",";
  const rows: unknown[][] = text.split("\n").map((line) => line.split(separator));
  for (let change = chance.below(6); change >= 0; change--) {
    const row = rows[chance.below(rows.length)]!;
    const what = chance.below(5);
    if (what === 0) row[chance.below(row.length + 1)] = chance.of(CELLS);
    else if (what === 1) rows.splice(chance.below(rows.length), 1 + chance.below(2));
    else if (what === 2)
      rows.splice(chance.below(rows.length + 1), 0, [...chance.of(rows.length === 0 ? [[]] : rows)]);
    else if (what === 3) row.splice(chance.below(row.length + 1), chance.below(3), chance.of(CELLS));
    else for (const one of rows) one.push(chance.of(CELLS));
    if (rows.length === 0) rows.push([]);
  }
  return rows;
}

interface Read {
  readonly issues: readonly TableIssue[];
  readonly reason: string | null;
  readonly dropped: readonly { readonly line: number; readonly text: string }[];
}

/** What must hold for whatever a reader gives. */
function holds(result: Read, records: readonly unknown[]): void {
  expect(result.issues.length).toBeLessThanOrEqual(60);
  const keys = new Set<string>();
  for (const { code, severity, line, column, message, count, lines } of result.issues) {
    expect(code).toMatch(/^[a-z0-9_]+$/);
    expect(["error", "warning"]).toContain(severity);
    expect(message.length).toBeGreaterThan(8);
    expect(message.replace(/"[^"]*"/g, "")).not.toMatch(/\bundefined\b|\[object|NaN/);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(lines[0]).toBe(line);
    expect(count).toBeGreaterThanOrEqual(lines.length);
    expect(lines.length).toBeLessThanOrEqual(10);
    const key = `${code} ${severity} ${column}`;
    expect(keys.has(key), key).toBe(false);
    keys.add(key);
  }
  if (records.length === 0 && result.reason === null) expect.fail("neither records nor a reason");
  expect(JSON.stringify(records)).not.toMatch(/:null,"(?:latitude|longitude)"/);
}

const readers: Readonly<Record<string, (input: never, chance: Chance) => void>> = {
  readRegionTable(input, chance) {
    const result = readRegionTable(input, {
      period: chance.of([undefined, "2020"]),
      totals: chance.of(["drop", "keep"]),
      fillDown: chance.of([true, false]),
      decimal: chance.of([undefined, undefined, ".", ","]),
      indicator: chance.of([undefined, "beds"]),
    });
    holds(result, [...result.observations, ...(result.study === null ? [] : [1])]);
    expect(result.study === null).toBe(typeof result.reason === "string");
    for (const { value, period } of result.observations) {
      if (value !== null && !Number.isFinite(value)) expect.fail(`value ${value}`);
      expect(period).toMatch(/^\d{4}/);
    }
    if (result.study === null) return;
    const unlike = parseStudy(result.study).issues?.filter(
      ({ code }) => code !== "out_of_domain" && code !== "inconsistent",
    );
    if (unlike !== undefined && unlike.length > 0)
      expect.fail(`no sound study: ${JSON.stringify(unlike.slice(0, 2))}`);
  },
  readEvidenceTable(input, chance) {
    const result = readEvidenceTable(input, {
      dateOrder: chance.of([undefined, "DMY"]),
      due: { 结算日期: "2024-12-31" },
    });
    holds(result, result.evidence);
    for (const { value } of result.evidence)
      if (typeof value === "number" && !Number.isFinite(value)) expect.fail(`value ${value}`);
  },
  readFlowTable(input, chance) {
    const result = readFlowTable(input, {
      currency: chance.of([undefined, "CNY"]),
      period: chance.of([undefined, "2024"]),
    });
    holds(result, result.flows);
    for (const { amounts } of result.flows) {
      for (const part of Object.values(amounts).flat())
        if (!Number.isFinite(part!.amount) || part!.amount < 0) expect.fail(`amount ${part!.amount}`);
    }
    expect(new Set(result.flows.map(({ id }) => id)).size).toBe(result.flows.length);
  },
  readPointTable(input, chance) {
    const result = readPointTable(input, {
      bounds: chance.of([undefined, [70, 0, 140, 60]]),
      order: chance.of([undefined, "lon,lat"]),
    });
    holds(result, result.points);
    for (const { latitude, longitude } of result.points)
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) expect.fail(`${latitude} ${longitude}`);
  },
};

let before = "";
beforeAll(() => {
  before = prototypeNames();
});

function attempt(label: string, input: unknown, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof EqualizationError) return;
    throw new Error(
      `${label}: ${typeof input === "string" ? JSON.stringify(input) : JSON.stringify(input, (_, one) => (typeof one === "symbol" || typeof one === "bigint" ? String(one) : one))?.slice(0, 2000)}`,
      { cause: error },
    );
  }
}

/** A sample in the tests; the fuzz script (FUZZ=10) makes 10,000 of each. */
const RUNS = FACTOR > 1 ? 1000 * FACTOR : 120;

describe.for(Object.entries(readers))("%s", ([name, read]) => {
  const sound = [...(texts.get(name) ?? [])];
  test("mutated tables, half of them as text", () => {
    for (let run = 0; run < RUNS; run++) {
      const chance = chanceOf(`${name} ${run}`);
      const text = chance.of(sound);
      const input = run % 2 === 0 ? garble(text, chance) : cellsOf(text, chance);
      attempt(`${name} ${run}`, input, () => read(input as never, chance));
    }
    expect(prototypeNames()).toBe(before);
  });
  test("lists of cells with values of no spreadsheet", () => {
    for (let run = 0; run < RUNS / 4; run++) {
      const chance = chanceOf(`${name} hostile ${run}`);
      const input = cellsOf(chance.of(sound), chance);
      mutate(input, chance, chance.of(["script", "hostile"]));
      attempt(`${name} hostile ${run}`, run, () => read(input as never, chance));
    }
    expect(prototypeNames()).toBe(before);
  });
  test("texts made to exhaust end in a result or a reason, in time", () => {
    const head = sound[0]!.split("\n")[0]!;
    for (const text of [
      '"'.repeat(200_001),
      `"${"a,\n".repeat(50_000)}`,
      ",".repeat(500_000),
      "\n".repeat(500_000),
      `${head}\n${"\n,,,".repeat(25_000)}`,
      `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(",")}\n${"1,".repeat(10_000)}`,
      `${head}\n${"x".repeat(500_000)}`,
      `${head}\n${"甲,2020,1,2\n".repeat(20_000)}`,
      "1".repeat(500_000),
      "(".repeat(200_000),
      `${"a (".repeat(100_000)},b\n1,2`,
      `region,year,${"a ".repeat(100_000)}\nA,2020,${"1 ".repeat(100_000)}`,
      "\ufeff\ufeff",
      "",
    ]) {
      const start = performance.now();
      attempt(`${name} ${text.slice(0, 40)}`, text.slice(0, 40), () =>
        read(text as never, chanceOf("exhaust")),
      );
      expect(performance.now() - start, text.slice(0, 40)).toBeLessThan(10_000);
    }
  });
});

test("garbled files are decoded, or refused with a reason", () => {
  const files = [...texts.values()].flat();
  for (let run = 0; run < RUNS; run++) {
    const chance = chanceOf(`bytes ${run}`);
    const bytes = new Uint8Array(Buffer.from(chance.of(files), chance.of(["utf8", "utf16le", "latin1"])));
    for (let change = chance.below(8); change > 0; change--)
      bytes[chance.below(bytes.length)] = chance.below(256);
    const { text, encoding, issues } = decodeText(bytes);
    expect(text === null).toBe(encoding === null);
    if (text === null) expect(issues.length).toBe(1);
  }
});
