import { parse } from "csv-parse/sync";
import type { Indicator, Observation, Region, Source, Study } from "equalis";
import { parseStudy } from "equalis/schema";
import type { Outcome, Problem } from "./problem.ts";

/** What the columns of a table mean; anything else is a resource. */
const FIXED = ["region", "year", "population", "name", "parent", "area_km2"];
const REQUIRED = ["region", "year", "population"];
const STANDARD = "@standard";
/** Totals are shown for as many people. */
const PEOPLE = 1000;
/** The column from which each field of a region comes. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  id: "region",
  name: "name",
  parent: "parent",
  area: "area_km2",
  population: "population",
};
/** The year of a row that has none, while the rest of it is looked at. */
const STAND_IN = 2000;

/** One record of the file with the line it ends on. */
interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A resource column: what its header says of unit and scale. */
interface Resource {
  readonly column: number;
  readonly indicator: Omit<Indicator, "standards">;
}

/**
 * Reads a table of regions into a study. Every cell is taken as it stands: `""` and `NA` are missing, everything
 * else in a column of numbers must be a number. All problems are listed at once, each once and with its line.
 *
 * | column | meaning |
 * |---|---|
 * | `region` | id, unique; `@standard` marks a row of standards instead of a region |
 * | `year` | year of the figures and of the population |
 * | `population` | residents, in heads |
 * | `name`, `name_xx` | what people call it, in language `xx` |
 * | `parent`, `area_km2` | id of the region that holds it; land area |
 * | `group_X` | its class in the partition `X` |
 * | `X_per_N` | resource `X` for `N` residents (`beds_per_1000`) |
 * | `X_percent` | percentage |
 * | any other | a resource as a count: it is compared per 1,000 residents |
 */
export function readTable(
  text: string,
  options: { readonly id: string; readonly name: string; readonly source?: Source },
): Outcome<Study> {
  const problems: Problem[] = [];
  const complain = (line: number, place: string, message: string): void => {
    problems.push({ line, place, message });
  };

  let rows: readonly Row[];
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }[];
    rows = records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    const { message, lines = 0 } = error as { readonly message: string; readonly lines?: number };
    return { problems: [{ line: lines, place: "file", message: `cannot be read as a table: ${message}` }] };
  }
  const [header, ...body] = rows;
  if (header === undefined || body.length === 0) {
    return {
      problems: [
        {
          line: 0,
          place: "file",
          message: "is empty; the first line names the columns, each further line is a region",
        },
      ],
    };
  }

  const columns = new Map<string, number>();
  for (const [i, name] of header.cells.entries()) {
    if (name === "") complain(header.line, `column ${i + 1}`, "has no name in the first line");
    else if (columns.has(name)) complain(header.line, `column ${name}`, "stands twice in the first line");
    else columns.set(name, i);
  }
  for (const name of columns.keys()) {
    if (/_per_(?!\d+$)|_per$|percent(?!$)|(?<!_)percent$/.test(name)) {
      complain(
        header.line,
        `column ${name}`,
        "cannot be read: write X_per_1000 for a rate, X_percent for a percentage",
      );
    }
  }
  if (columns.size === 1 && /[;\t]/.test(header.cells[0]!)) {
    complain(header.line, "file", "has one column; separate the cells with commas");
    return { problems };
  }
  for (const name of REQUIRED) {
    if (columns.has(name)) continue;
    const near = [...columns.keys()].find((one) => one.toLowerCase() === name);
    complain(
      header.line,
      `column ${name}`,
      near === undefined
        ? "is missing; a table needs region, year and population"
        : `is missing; "${near}" must be written ${name}`,
    );
    if (near !== undefined) {
      columns.set(name, columns.get(near)!);
      columns.delete(near);
    }
  }
  const resources = [...columns].flatMap(([name, column]) => {
    const indicator = resourceOf(name);
    return indicator === undefined ? [] : [{ column, indicator } satisfies Resource];
  });
  if (resources.length === 0) {
    complain(header.line, "file", "has no resource column, such as beds_per_1000");
  }

  const cell = (row: Row, name: string): string => row.cells[columns.get(name) ?? -1] ?? "";
  const number = (row: Row, name: string, value: string): number | null => {
    if (isMissing(value)) return null;
    const read = Number(value);
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value) && Number.isFinite(read)) return read;
    complain(
      row.line,
      `column ${name}`,
      `"${value}" is not a number; write 1234.5, or leave the cell empty where it is missing`,
    );
    return null;
  };

  const regions: Region[] = [];
  const observations: Observation[] = [];
  const regionLines: number[] = [];
  const observationLines: number[] = [];
  const standards = new Map<string, number>();
  const years = new Set<number>();
  let standardLine = 0;
  const lineOf = new Map<string, number>();
  for (const row of body) {
    if (row.cells.length !== header.cells.length) {
      complain(
        row.line,
        "line",
        `has ${row.cells.length} cells where the first line names ${header.cells.length} columns`,
      );
      const id = cell(row, "region");
      // Others may name it as the region that holds them.
      if (id !== "" && id !== STANDARD && !lineOf.has(id)) {
        lineOf.set(id, row.line);
        regions.push({ id, name: id });
        regionLines.push(row.line);
      }
      continue;
    }
    const written = cell(row, "region");
    if (written === STANDARD) {
      if (standardLine > 0)
        complain(row.line, "column region", `is ${STANDARD} again after line ${standardLine}; keep one`);
      standardLine = row.line;
      for (const { column, indicator } of resources) {
        const value = number(row, header.cells[column]!, row.cells[column]!);
        if (value !== null) standards.set(indicator.id, value);
      }
      continue;
    }
    const first = lineOf.get(written);
    if (columns.has("region") && written === "") {
      complain(row.line, "column region", "is empty; every region needs an id, such as its name");
    } else if (written !== "" && first !== undefined) {
      complain(row.line, "column region", `"${written}" stands on line ${first} already; ids are unique`);
    } else if (written !== "") lineOf.set(written, row.line);
    // The rest of such a row is looked at all the same.
    const id = written === "" || first !== undefined ? `${written} (line ${row.line})`.trim() : written;
    const given = number(row, "year", cell(row, "year"));
    const year = given !== null && Number.isInteger(given) && given >= 1000 && given <= 9999 ? given : null;
    const people = number(row, "population", cell(row, "population"));
    const population = people !== null && people > 0 ? people : null;
    if (year === null && columns.has("year") && (given !== null || isMissing(cell(row, "year"))))
      complain(row.line, "column year", `needs a whole year, got "${cell(row, "year")}"`);
    if (columns.has("population") && isMissing(cell(row, "population")))
      complain(row.line, "column population", "needs the number of residents");
    else if (people !== null && people <= 0)
      complain(row.line, "column population", `is ${people}; a region needs residents`);
    if (year !== null) years.add(year);
    const land = columns.has("area_km2") ? number(row, "area_km2", cell(row, "area_km2")) : null;
    if (land !== null && land < 0) complain(row.line, "column area_km2", `is ${land}; land is not negative`);
    const area = land !== null && land < 0 ? null : land;
    const partitions = [...columns.keys()]
      .filter((name) => name.startsWith("group_") && cell(row, name) !== "")
      .map((name) => [name.slice("group_".length), cell(row, name)] as const);
    regionLines.push(row.line);
    regions.push({
      id,
      name: namesOf(row, columns, id),
      ...(cell(row, "parent") === "" ? {} : { parent: cell(row, "parent") }),
      ...(area === null ? {} : { area }),
      ...(partitions.length === 0 ? {} : { partitions: Object.fromEntries(partitions) }),
      ...(year === null || population === null
        ? {}
        : { population: [{ concept: "resident", year, value: population, ...sourceOf(options.source) }] }),
    });
    for (const { column, indicator } of resources) {
      const value = number(row, header.cells[column]!, row.cells[column]!);
      if (value !== null && value < 0)
        complain(row.line, `column ${header.cells[column]}`, `is ${value}; a resource is not negative`);
      observations.push({
        region: id,
        indicator: indicator.id,
        period: String(year ?? STAND_IN),
        value: value !== null && value < 0 ? null : value,
        ...sourceOf(options.source),
      });
      observationLines.push(row.line);
    }
  }
  if (years.size > 1)
    complain(
      header.line,
      "column year",
      `holds several years (${[...years].join(", ")}); a table is of one year`,
    );
  if (regions.length === 0 && problems.length === 0) complain(0, "file", "has no line of a region");
  problems.sort((a, b) => a.line - b.line);
  if (resources.length === 0 || regions.length === 0) return { problems };

  // What is wrong so far is left out of the study, so that it tells of everything else, and of nothing twice.
  const year = [...years][0] ?? STAND_IN;
  const parsed = parseStudy({
    id: options.id,
    name: options.name,
    population: { concept: "resident", year },
    regions,
    indicators: resources.map(({ indicator }) => ({
      ...indicator,
      ...(standards.has(indicator.id)
        ? { standards: [{ value: standards.get(indicator.id), from: `${year}-01-01` }] }
        : {}),
    })),
    observations,
    ...(options.source === undefined ? {} : { sources: [options.source] }),
  });
  if (parsed.issues === undefined) return problems.length > 0 ? { problems } : { value: parsed.study };
  const lineAt = (kind: string | undefined, index: string | undefined): number | undefined =>
    (kind === "regions" ? regionLines : kind === "observations" ? observationLines : [])[Number(index)];
  for (const { path, message, id } of parsed.issues) {
    const [, kind, index] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
    const line = lineAt(kind, index) ?? (path.includes(".standards[") ? standardLine : header.line);
    // A table has lines, not positions.
    const said = message.replace(
      /\b(regions|observations)\[(\d+)\](?:\.[\w.[\]]*\w)?/g,
      (whole, of: string, at: string) => `line ${lineAt(of, at) ?? whole}`,
    );
    const column = kind === "observations" ? observations[Number(index)]?.indicator : undefined;
    const named = kind === "regions" ? COLUMN_OF[/\.(\w+)/.exec(path)?.[1] ?? ""] : undefined;
    const field = column ?? named;
    complain(line, field === undefined ? (id ?? path) : `column ${field}`, said);
  }
  return { problems: problems.sort((a, b) => a.line - b.line) };
}

function isMissing(cell: string): boolean {
  return cell === "" || cell === "NA";
}

function sourceOf(source: Source | undefined): { readonly source?: string } {
  return source === undefined ? {} : { source: source.id };
}

function namesOf(row: Row, columns: ReadonlyMap<string, number>, id: string): Region["name"] {
  const names = [...columns]
    .filter(([name]) => name === "name" || /^name_[a-z]{2,3}$/.test(name))
    .map(
      ([name, column]) =>
        [name === "name" ? "en" : name.slice("name_".length), row.cells[column] ?? ""] as const,
    )
    .filter(([, value]) => value !== "");
  return names.length === 0 ? id : Object.fromEntries(names);
}

/** What a header says, or nothing where it is one of the fixed columns. */
function resourceOf(header: string): Omit<Indicator, "standards"> | undefined {
  if (FIXED.includes(header) || header.startsWith("group_") || /^name_[a-z]{2,3}$/.test(header))
    return undefined;
  const [, rate, per] = /^(.+)_per_(\d+)$/.exec(header) ?? [];
  const percent = /^(.+)_percent$/.exec(header)?.[1];
  const words = (rate ?? percent ?? header).replaceAll("_", " ");
  const base = {
    id: header,
    name: words.charAt(0).toUpperCase() + words.slice(1),
    direction: "higher" as const,
  };
  if (rate !== undefined) {
    return {
      ...base,
      dimension: "input",
      unit: `per ${Number(per).toLocaleString("en-US")} residents`,
      scale: Number(per),
      numerator: words,
      denominator: "residents",
    };
  }
  if (percent !== undefined) {
    return {
      ...base,
      dimension: "process",
      unit: "%",
      scale: 100,
      numerator: words,
      denominator: "residents",
    };
  }
  return { ...base, dimension: "input", unit: words, measure: "total", scale: PEOPLE };
}
