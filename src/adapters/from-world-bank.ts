import { requireOneOf } from "../numeric/guard/index.ts";
import type { AdapterOptions } from "./adapter-options.ts";
import type { AdapterResult } from "./adapter-result.ts";
import { type Collector, collect } from "./internal/collect.ts";
import { ownField } from "./internal/own-field.ts";
import { readId } from "./internal/read-id.ts";
import { readJson } from "./internal/read-json.ts";
import { readNumber } from "./internal/read-number.ts";
import { readPeriod } from "./internal/read-period.ts";
import { isList, shownCell } from "./internal/shown-cell.ts";

/** Options of {@link fromWorldBank}. */
export interface FromWorldBankOptions extends AdapterOptions {
  /**
   * What happens to groups of countries ("World", "Low income"), which stand among the countries and would count
   * their people twice: left out with a warning, or kept as regions.
   *
   * @defaultValue "omit"
   */
  readonly aggregates?: "omit" | "keep" | undefined;
}

/**
 * Reads what the indicator service of the World Bank answers (version 2, `format=json`): `[about, rows]`.
 *
 * A value of `null` is missing, not 0. The region is the three-letter code of the country. Groups of countries are told
 * by an empty three-letter code, or by a two-letter code that no country has; they are left out unless asked for. Quarters and
 * months (`2017Q1`, `2017M01`) become `2017-Q1` and `2017-01`. If there are further pages, a warning says so; pass a list of all
 * pages to read them together. A refusal of the service (`[{ message: […] }]`) becomes an issue.
 *
 * @param input The answer, or a list of answers, parsed or as text.
 *
 * @throws `EqualizationError` only for options: `wrong_type`, `unknown_option`, `duplicate_id`.
 *
 * @example
 * ```ts
 * import { fromWorldBank } from "equalis/adapters";
 * const row = (id: string, iso3: string, name: string, value: number | null) => ({
 *   indicator: { id: "SH.MED.BEDS.ZS", value: "Hospital beds (per 1,000 people)" },
 *   country: { id, value: name }, countryiso3code: iso3, date: "2017", value, unit: "", obs_status: "", decimal: 1,
 * });
 * const answer = [
 *   { page: 1, pages: 1, per_page: 50, total: 3 },
 *   [row("CN", "CHN", "China", 4.31), row("NE", "NER", "Niger", null), row("XD", "", "High income", 5.3)],
 * ];
 * const { observations, issues } = fromWorldBank(answer);
 * observations.map(({ region, value }) => [region, value]); // => [["CHN", 4.31], ["NER", null]]
 * issues.map(({ line, code, id }) => `${line} ${code} ${id}`); // => ["3 aggregate High income"]
 * ```
 */
export function fromWorldBank(
  input: string | readonly unknown[],
  options: FromWorldBankOptions = {},
): AdapterResult {
  const where = "fromWorldBank";
  const collector = collect(where, options, ["aggregates"]);
  const { aggregates = "omit" } = options;
  requireOneOf(where, "aggregates", aggregates, ["omit", "keep"]);
  const payload = readJson(input, collector);
  if (payload !== undefined || typeof input !== "string") {
    const pages = isList(payload) && payload.length > 0 && payload.every(isPage) ? payload : [payload];
    const seen = new Set<number>();
    let expected = 0;
    let before = 0;
    for (const [index, page] of pages.entries()) {
      before += readPage(
        page,
        pages.length > 1 ? `[${index}]` : "",
        before,
        aggregates === "keep",
        collector,
      );
      const about = ownField(page, "0");
      const [number, count] = ["page", "pages"].map((key) => readNumber(ownField(about, key), [])) as [
        unknown,
        unknown,
      ];
      if (typeof number === "number") seen.add(number);
      if (typeof count === "number") expected = Math.max(expected, count);
    }
    if (expected > seen.size) {
      collector.warn(
        "more_pages",
        1,
        "[0].pages",
        `${seen.size} of ${expected} pages were given; ask for the others, or for a larger per_page`,
      );
    }
  }
  return collector.finish({ id: "world-bank", name: "World Bank indicators" });
}

/** `[about, rows]`, where about is an object and rows are a list or nothing. */
function isPage(value: unknown): boolean {
  return (
    isList(value) &&
    typeof value[0] === "object" &&
    !isList(value[0]) &&
    (value.length < 2 || value[1] === null || isList(value[1]))
  );
}

/** Reads one page and answers how many rows it has. */
function readPage(page: unknown, at: string, before: number, keep: boolean, collector: Collector): number {
  const about = ownField(page, "0");
  const refusal = ownField(about, "message");
  if (isList(page) && refusal !== undefined) {
    for (const one of isList(refusal) ? (refusal as unknown[]) : [refusal]) {
      const [id, key, value] = [ownField(one, "id"), ownField(one, "key"), ownField(one, "value")];
      const said = [key, value].filter((text) => typeof text === "string" && text !== "").join(": ");
      collector.error(
        "service_refused",
        1,
        `${at}[0].message`,
        `the service answered with a refusal instead of data: ${said === "" ? shownCell(one) : said}`,
        { id: typeof id === "string" ? id : undefined },
      );
    }
    return 0;
  }
  const rows = ownField(page, "1");
  if (!isPage(page) || !isList(page) || page.length < 2) {
    collector.error(
      "not_world_bank",
      1,
      at,
      "this is no answer of the service; pass the whole list of two, [about, rows]",
    );
    return 0;
  }
  if (rows === null) {
    collector.warn("no_rows", 1, `${at}[1]`, "the service has no rows for this question");
    return 0;
  }
  const list = rows as readonly unknown[];
  for (let index = 0; index < list.length; index++) {
    readRow(list[index], before + index + 1, `${at}[1][${index}]`, keep, collector);
  }
  return list.length;
}

function readRow(row: unknown, line: number, path: string, keep: boolean, collector: Collector): void {
  const country = ownField(row, "country");
  const name = text(ownField(country, "value"));
  const iso2 = text(ownField(country, "id"));
  const iso3 = ownField(row, "countryiso3code");
  const aggregate = iso3 === "" || (iso2 !== undefined && isGroup(iso2));
  if (aggregate && !keep) {
    collector.warn(
      "aggregate",
      line,
      path,
      `"${name ?? iso2 ?? "unnamed"}" is a group of countries and was left out; pass aggregates: "keep" to have it`,
      { id: name ?? iso2 },
    );
    return;
  }
  const region = readId(iso3 === "" || iso3 === null || iso3 === undefined ? iso2 : iso3);
  const indicator = readId(ownField(ownField(row, "indicator"), "id"));
  const period = readWorldBankPeriod(ownField(row, "date"));
  const value = readNumber(ownField(row, "value"), []);
  const id = [region, indicator, period].filter((part) => typeof part === "string").join(" / ");
  let sound = true;
  const problem = (code: string, field: string, message: string): void => {
    sound = false;
    collector.error(code, line, `${path}.${field}`, message, {
      id: id === "" ? undefined : id,
      column: field,
    });
  };
  if (typeof region !== "string") problem("unusable_id", "countryiso3code", `the country ${region.problem}`);
  if (typeof indicator !== "string")
    problem("unusable_id", "indicator", `the indicator ${indicator.problem}`);
  if (typeof period !== "string") problem("unusable_period", "date", `the date ${period.problem}`);
  if (value !== null && typeof value !== "number") problem("not_a_number", "value", value.problem);
  const unknown = typeof region === "string" ? collector.unknownRegion(region) : null;
  if (unknown !== null) problem("unknown_region", "countryiso3code", unknown);
  // A country whose value could not be read stays a country: what is measured over all of them must miss it.
  else if (typeof region === "string") {
    collector.region(region, {
      ...(name === undefined ? {} : { name }),
      ...(aggregate ? { tags: ["aggregate"] } : { level: 0 }),
      ...(iso2 === undefined || iso2 === "" ? {} : { codes: { "ISO 3166-1 alpha-2": iso2 } }),
    });
  }
  if (!sound) return;
  const unit = text(ownField(row, "unit"));
  collector.indicator(indicator as string, {
    ...named(text(ownField(ownField(row, "indicator"), "value"))),
    ...(unit === undefined ? {} : { unit }),
  });
  const status = text(ownField(row, "obs_status"));
  if (status !== undefined) {
    collector.warn(
      "flagged_value",
      line,
      `${path}.obs_status`,
      `the source marks this value "${status}"; look up what that means before using it`,
      { id, column: "obs_status" },
    );
  }
  collector.observe(
    {
      region: region as string,
      indicator: indicator as string,
      period: period as string,
      value: value as number | null,
    },
    line,
    path,
  );
}

function named(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function readWorldBankPeriod(date: unknown): string | { readonly problem: string } {
  const found = typeof date === "string" ? /^(\d{4})(?:Q([1-4])|M(0[1-9]|1[0-2]))$/.exec(date) : null;
  if (found === null) return readPeriod(date);
  return found[2] === undefined ? `${found[1]}-${found[3]}` : `${found[1]}-Q${found[2]}`;
}

/**
 * Whether a two-letter code stands for a group: it has a digit, or lies where ISO 3166 leaves codes to users (X
 * but Kosovo's, Z but for the three countries there), or is one of two taken for unions.
 */
function isGroup(code: string): boolean {
  return /\d|^X(?!K)|^Z(?![AMW])|^(?:EU|OE)$/.test(code);
}
