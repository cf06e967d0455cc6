import { requireNumber, requireOneOf } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import type { AdapterOptions } from "./adapter-options.ts";
import type { AdapterResult } from "./adapter-result.ts";
import { type Collector, collect } from "./internal/collect.ts";
import { ownField } from "./internal/own-field.ts";
import { readId } from "./internal/read-id.ts";
import { readJson } from "./internal/read-json.ts";
import { readNumber } from "./internal/read-number.ts";
import { readPeriod } from "./internal/read-period.ts";
import { isList, shownCell } from "./internal/shown-cell.ts";

/** Options of {@link fromGho}. */
export interface FromGhoOptions extends AdapterOptions {
  /**
   * What happens to groups of countries (WHO regions, income groups, the world), which would count their people
   * twice: left out with a warning, or kept as regions.
   *
   * @defaultValue "omit"
   */
  readonly aggregates?: "omit" | "keep" | undefined;
  /**
   * Codes that mean the whole population, not a part of it.
   *
   * @defaultValue every code whose last part is `BTSX`, `TOTL`, `TOTAL`, `ALL` or `YEARSALL`
   */
  readonly totals?: readonly string[] | undefined;
  /**
   * Level of the intervals, such as 0.95, where the caller knows that they are symmetric ones of a normal estimate:
   * `standardError` is then half their width over the normal quantile. The data do not say the level, and many intervals are
   * of another kind, so that without it there is none; `intervals` has them as they are.
   */
  readonly confidence?: number | undefined;
}

/** What a row says next to its value. */
export interface GhoInterval {
  /** Position of the observation. */
  readonly observation: number;
  /** Lower end, in the unit of the value; `null` where it is not given. */
  readonly lower: number | null;
  /** Upper end, in the unit of the value; `null` where it is not given. */
  readonly upper: number | null;
  /** The value as the source shows it. */
  readonly display: string | null;
}

/** What {@link fromGho} read. */
export interface GhoResult extends AdapterResult {
  /** The intervals of the observations that have one. Neither level nor kind is said by the data. */
  readonly intervals: readonly GhoInterval[];
}

/**
 * Reads what the Global Health Observatory of the World Health Organization answers (OData): `{ value: […] }`.
 *
 * The number is `NumericValue`; `Value` is only how it is shown. A row without number whose `Value` says something
 * (`"Yes"`, `"<0.1"`) is an issue; one that says nothing, `"No data"`, `"Data not available"`, `"Not applicable"`, `"."` or the like is missing: `null`. `Dim1` to `Dim3` become the subgroup, joined
 * by ` / `, except codes for everyone (`SEX_BTSX`), which are the whole region. `SpatialDim` is the region, and `ParentLocationCode`
 * the region above it.
 *
 * @param input The answer, or its rows, parsed or as text.
 *
 * @throws `EqualizationError` only for options: `wrong_type`, `unknown_option`, `out_of_domain`,
 *   `duplicate_id`.
 *
 * @example
 * ```ts
 * import { fromGho } from "equalis/adapters";
 * const row = { IndicatorCode: "LIFE", SpatialDimType: "COUNTRY", ParentLocationCode: "WPR", TimeDim: 2019 };
 * const answer = {
 *   value: [
 *     { ...row, SpatialDim: "CHN", Dim1Type: "SEX", Dim1: "SEX_BTSX", Value: "77.4 [76-78]", NumericValue: 77.4, Low: 76, High: 78 },
 *     { ...row, SpatialDim: "CHN", Dim1Type: "SEX", Dim1: "SEX_FMLE", Value: "80.5", NumericValue: 80.5, Low: null, High: null },
 *     { ...row, SpatialDim: "FJI", Dim1Type: "SEX", Dim1: "SEX_BTSX", Value: "No data", NumericValue: null },
 *   ],
 * };
 * const { observations, intervals } = fromGho(answer);
 * observations; // => [
 * //   { region: "CHN", indicator: "LIFE", period: "2019", value: 77.4 },
 * //   { region: "CHN", indicator: "LIFE", period: "2019", subgroup: "SEX_FMLE", value: 80.5 },
 * //   { region: "FJI", indicator: "LIFE", period: "2019", value: null },
 * // ]
 * intervals[0]; // => { observation: 0, lower: 76, upper: 78, display: "77.4 [76-78]" }
 * ```
 */
export function fromGho(input: string | object, options: FromGhoOptions = {}): GhoResult {
  const where = "fromGho";
  const collector = collect(where, options, ["aggregates", "totals", "confidence"]);
  const { aggregates = "omit", totals, confidence } = options;
  requireOneOf(where, "aggregates", aggregates, ["omit", "keep"]);
  if (totals !== undefined && (!isList(totals) || totals.some((code) => typeof code !== "string"))) {
    refuse(where, "wrong_type", "totals must be a list of codes", totals);
  }
  if (confidence !== undefined) requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
  const isTotal = (code: string): boolean =>
    totals === undefined ? /(?:^|_)(?:BTSX|TOTL|TOTAL|ALL|YEARSALL)$/.test(code) : totals.includes(code);
  const z = confidence === undefined ? undefined : normalQuantile(0.5 + confidence / 2);

  const payload = readJson(input, collector);
  const intervals: GhoInterval[] = [];
  if (payload !== undefined || typeof input !== "string") {
    const rows = isList(payload) ? payload : ownField(payload, "value");
    if (isList(rows)) {
      let count = 0;
      for (let index = 0; index < rows.length; index++) {
        const read = readRow(rows[index], index, aggregates === "keep", isTotal, z, collector);
        if (read === null) continue;
        if (read !== "no interval") intervals.push({ observation: count, ...read });
        count++;
      }
    } else {
      const error = ownField(payload, "error");
      const said = ownField(error, "message");
      collector.error(
        error === undefined ? "not_gho" : "service_refused",
        1,
        "",
        error === undefined
          ? "this is no answer of the service; pass the object with its list value"
          : `the service answered with a refusal instead of data: ${shownCell(said)}`,
      );
    }
    if (ownField(payload, "@odata.nextLink") !== undefined) {
      collector.warn(
        "more_pages",
        1,
        "@odata.nextLink",
        "there are further pages; ask for them and pass all rows",
      );
    }
  }
  return { ...collector.finish({ id: "gho", name: "Global Health Observatory" }), intervals };
}

type Read = Omit<GhoInterval, "observation"> | "no interval" | null;

function readRow(
  row: unknown,
  index: number,
  keep: boolean,
  isTotal: (code: string) => boolean,
  z: number | undefined,
  collector: Collector,
): Read {
  const [line, path] = [index + 1, `value[${index}]`];
  const type = ownField(row, "SpatialDimType");
  const region = readId(ownField(row, "SpatialDim"));
  const country = type === "COUNTRY" || type === undefined || type === null;
  if (!country && !keep) {
    collector.warn(
      "aggregate",
      line,
      `${path}.SpatialDimType`,
      `${shownCell(ownField(row, "SpatialDim"))} is no country but ${shownCell(type)}, and was left out; pass aggregates: "keep" to have it`,
      { id: typeof region === "string" ? region : undefined, column: "SpatialDimType" },
    );
    return null;
  }
  const indicator = readId(ownField(row, "IndicatorCode"));
  const period = readPeriod(ownField(row, "TimeDim"));
  const id = [region, indicator, period].filter((part) => typeof part === "string").join(" / ");
  let sound = true;
  const problem = (code: string, field: string, message: string): void => {
    sound = false;
    collector.error(code, line, `${path}.${field}`, message, {
      id: id === "" ? undefined : id,
      column: field,
    });
  };
  if (typeof region !== "string") problem("unusable_id", "SpatialDim", `the region ${region.problem}`);
  if (typeof indicator !== "string")
    problem("unusable_id", "IndicatorCode", `the indicator ${indicator.problem}`);
  if (typeof period !== "string") problem("unusable_period", "TimeDim", `the year ${period.problem}`);
  const parts: string[] = [];
  for (const field of ["Dim1", "Dim2", "Dim3"]) {
    const code = ownField(row, field);
    if (code === null || code === undefined || code === "") continue;
    const part = readId(code);
    if (typeof part !== "string") problem("unusable_id", field, `the code ${part.problem}`);
    else if (!isTotal(part)) parts.push(part);
  }
  const subgroup = parts.length === 0 ? undefined : readId(parts.join(" / "));
  if (typeof subgroup === "object") problem("unusable_id", "Dim1", `the part ${subgroup.problem}`);
  const numeric = readNumber(ownField(row, "NumericValue"), []);
  const shown = ownField(row, "Value");
  if (numeric !== null && typeof numeric !== "number")
    problem("not_a_number", "NumericValue", numeric.problem);
  if (numeric === null && !saysNothing(shown)) {
    problem(
      "not_a_number",
      "Value",
      `there is no number, but ${shownCell(shown)}, which is not taken for one`,
    );
  }
  const [lower, upper] = (["Low", "High"] as const).map((field) => {
    const read = readNumber(ownField(row, field), [""]);
    if (read === null || typeof read === "number") return read;
    problem("not_a_number", field, read.problem);
    return null;
  }) as [number | null, number | null];
  if (lower !== null && upper !== null && lower > upper) {
    problem("inconsistent", "Low", `the interval from ${lower} to ${upper} ends before it begins`);
  }
  const unknown = typeof region === "string" ? collector.unknownRegion(region) : null;
  if (unknown !== null) problem("unknown_region", "SpatialDim", unknown);
  // A country whose value could not be read stays a country: what is measured over all of them must miss it.
  else if (typeof region === "string") {
    const parent = readId(ownField(row, "ParentLocationCode"));
    const above = typeof parent === "string" && parent !== region ? parent : undefined;
    if (above !== undefined) {
      const name = ownField(row, "ParentLocation");
      collector.region(above, typeof name === "string" && name !== "" ? { name } : {});
    }
    collector.region(region, {
      ...(above === undefined ? {} : { parent: above }),
      ...(country ? {} : { tags: ["aggregate"] }),
    });
  }
  if (!sound) return null;
  collector.indicator(indicator as string);
  const standardError =
    z === undefined || lower === null || upper === null || numeric === null
      ? undefined
      : (upper - lower) / (2 * z);
  const taken = collector.observe(
    {
      region: region as string,
      indicator: indicator as string,
      period: period as string,
      ...(subgroup === undefined ? {} : { subgroup: subgroup as string }),
      value: numeric as number | null,
      ...(standardError === undefined ? {} : { standardError }),
    },
    line,
    path,
  );
  if (!taken) return null;
  if (lower === null && upper === null) return "no interval";
  return { lower, upper, display: typeof shown === "string" ? shown : null };
}

/** Whether the text shown stands for a missing value. */
function saysNothing(shown: unknown): boolean {
  if (shown === null || shown === undefined) return true;
  return (
    typeof shown === "string" &&
    /^\s*(?:no data|(?:data )?not available|not applicable|n\/?a|[-–—]|\.{1,2})?\s*$/i.test(shown)
  );
}
