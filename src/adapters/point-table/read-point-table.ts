import { requireOneOf } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { wordKey } from "../table/clean-text.ts";
import { IssueLog } from "../table/issue-log.ts";
import { missingMarks, type NumberForm } from "../table/read-amount.ts";
import { readUnit } from "../table/read-unit.ts";
import { numberForm, readValues } from "../table/read-values.ts";
import { droppedRow, type Head, short } from "../table/table-body.ts";
import {
  checkTableOptions,
  entriesOf,
  type TableInput,
  type TableOptions,
  type TableReport,
} from "../table/table-options.ts";
import { cellText, fieldsByWord, reportOf, type TableRecords, tableRecords } from "../table/table-records.ts";
import { POINT_WORDS } from "../table/words.ts";
import { placePoints, type RawPoint } from "./place-points.ts";
import { pairOf, readCoordinate } from "./read-coordinate.ts";

const FIELDS = ["id", "name", "latitude", "longitude", "both", "amount", "ignore"] as const;

/** What a column of a table of points can hold. */
export type PointField = (typeof FIELDS)[number];

/** A point of a table. */
export interface TablePoint {
  /** Its id; its name where the table has no ids. */
  readonly id: string;
  /** Its name. */
  readonly name?: string;
  /** Degrees north. */
  readonly latitude: number;
  /** Degrees east. */
  readonly longitude: number;
  /** Capacity, people or whatever the table counts; `null` where it is missing. */
  readonly amount: number | null;
}

/** Options of {@link readPointTable}. */
export interface ReadPointTableOptions extends TableOptions {
  /** Where the points must lie: west, south, east, north, in degrees. */
  readonly bounds?: readonly [number, number, number, number] | undefined;
  /** Order of the two numbers of one column. @defaultValue by their ranges */
  readonly order?: "lon,lat" | "lat,lon" | undefined;
  /** What columns hold, by their head. */
  readonly columns?: Readonly<Record<string, PointField>> | undefined;
}

/** What {@link readPointTable} read. */
export interface PointTable extends TableReport {
  /** The points, in the order of the table. */
  readonly points: readonly TablePoint[];
  /** Whether latitude and longitude were exchanged in the table, and were set right. */
  readonly swapped: boolean;
}

const WORDS = fieldsByWord<PointField>({
  id: POINT_WORDS.id,
  name: POINT_WORDS.name,
  latitude: POINT_WORDS.latitude.filter((word) => word !== "y"),
  longitude: POINT_WORDS.longitude.filter((word) => word !== "x"),
  both: POINT_WORDS.both,
  amount: POINT_WORDS.amount,
});
const DATUM = POINT_WORDS.datum.map((word) => word.toLowerCase());

/**
 * Reads a table of facilities or settlements with coordinates: text or the cells of a spreadsheet.
 *
 * Latitude and longitude may be two columns or one, with decimal comma, degrees and minutes, or letters (`116.4E`). A
 * table in which both are exchanged throughout is set right and reported (`swapped`).
 *
 * **When to use:** to get supply and demand points for the access functions.
 *
 * @throws `EqualizationError` only for options: `wrong_type`, `unknown_option`, `out_of_domain`.
 *
 * @example
 * ```ts
 * import { readPointTable } from "equalis/adapters";
 * const { points } = readPointTable("编号,机构名称,纬度,经度,床位数\nh1,甲医院,39.90,116.40,800\n");
 * points; // => [{ id: "h1", name: "甲医院", latitude: 39.9, longitude: 116.4, amount: 800 }]
 * ```
 */
export function readPointTable(input: TableInput, options: ReadPointTableOptions = {}): PointTable {
  checkOptions(options);
  const log = new IssueLog(options.maxDetails ?? 10);
  const table = tableRecords<PointField>(
    input,
    options,
    {
      fieldOf,
      given: (field) => field as PointField,
      totalIn: (field) => field === "id" || field === "name",
    },
    log,
  );
  const empty = (): PointTable => ({ points: [], swapped: false, ...reportOf(log, table?.body ?? null, 0) });
  if (table === null) return empty();
  const at = positionsOf(table, log);
  if (at === null) return empty();
  tellDatum(table, log);
  const raw = rawPoints(table, at, options, log);
  if (raw === null) return empty();
  const { points: placed, swapped } = placePoints(raw, table, options.bounds, log);
  const amounts = amountsOf(table, at.amount, options, log);
  const points: TablePoint[] = [];
  const ids = new Map<string, number>();
  const spots = new Map<string, number>();
  for (const { row, line, id, name, latitude, longitude } of placed) {
    const before = ids.get(id);
    if (before !== undefined) {
      log.error(
        "rows",
        "duplicate_id",
        line,
        `"${short(id)}" is on line ${before} already; this row was left out`,
      );
      table.body.dropped.push(droppedRow(line, "error", table.body.rows[row]!));
      continue;
    }
    ids.set(id, line);
    const spot = `${latitude} ${longitude}`;
    const here = (spots.get(spot) ?? 0) + 1;
    spots.set(spot, here);
    if (here === 3)
      log.warn(
        "rows",
        "same_place",
        line,
        `three or more points lie at ${spot}; addresses may have been placed at the center of a town`,
      );
    points.push({ id, ...(name === undefined ? {} : { name }), latitude, longitude, amount: amounts(row) });
  }
  return { points, swapped, ...reportOf(log, table.body, points.length) };
}

function checkOptions(options: ReadPointTableOptions): void {
  const where = "readPointTable";
  checkTableOptions(where, options, ["bounds", "order", "columns"]);
  const { bounds, order } = options;
  if (order !== undefined) requireOneOf(where, "order", order, ["lon,lat", "lat,lon"]);
  for (const [head, field] of entriesOf<unknown>(where, "columns", options.columns)) {
    requireOneOf(where, `columns["${head}"]`, field as PointField, FIELDS);
  }
  if (bounds === undefined) return;
  const sound =
    Array.isArray(bounds) &&
    bounds.length === 4 &&
    bounds.every((one) => typeof one === "number" && one - one === 0);
  if (!sound || bounds[0] > bounds[2] || bounds[1] > bounds[3]) {
    refuse(where, "out_of_domain", "bounds must be [west, south, east, north] in degrees", bounds);
  }
}

function fieldOf(head: Head): PointField | null {
  const bare = head.text.replace(/\s*[([]([^()[\]]*)[)\]]$/, (whole, inside: string) =>
    DATUM.some((word) => inside.toLowerCase().includes(word)) ||
    readUnit(inside) !== null ||
    /^(?:°|度|deg|wgs-?84)/i.test(inside)
      ? ""
      : whole,
  );
  return WORDS.get(wordKey(head.text)) ?? WORDS.get(wordKey(bare)) ?? null;
}

interface Positions {
  readonly id: number;
  readonly name: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly both: number;
  readonly amount: number;
}

function positionsOf({ body, columns }: TableRecords<PointField>, log: IssueLog): Positions | null {
  const find = (field: PointField): number =>
    (
      columns.find((column) => column.given && column.field === field) ??
      columns.find((column) => column.field === field)
    )?.at ?? -1;
  const letter = (letter: string): number =>
    columns.find(({ head, given }) => !given && head.text.toLowerCase() === letter)?.at ?? -1;
  const latitude = find("latitude");
  const longitude = find("longitude");
  const found = {
    id: find("id"),
    name: find("name"),
    latitude: latitude === -1 ? letter("y") : latitude,
    longitude: longitude === -1 ? letter("x") : longitude,
    both: find("both"),
    amount: find("amount"),
  };
  const placed = found.both !== -1 || (found.latitude !== -1 && found.longitude !== -1);
  if (!placed)
    log.error(
      "header",
      "missing_column",
      body.line,
      'no columns have latitude and longitude; pass columns: { head: "latitude", other: "longitude" }',
    );
  if (found.id === -1 && found.name === -1)
    log.error(
      "header",
      "missing_column",
      body.line,
      'no column has ids or names of the points; pass columns: { head: "id" }',
    );
  return placed && (found.id !== -1 || found.name !== -1) ? found : null;
}

function tellDatum({ body, columns }: TableRecords<PointField>, log: IssueLog): void {
  const texts = [...columns.map(({ head }) => head.text), ...body.titles, ...body.notes];
  const said = texts.find((text) => DATUM.some((word) => text.toLowerCase().includes(word)));
  if (said === undefined) return;
  log.warn(
    "header",
    "datum",
    body.line,
    `"${short(said)}" names Chinese map coordinates (GCJ-02 or BD-09), which lie 100 to 700 meters off; convert them to WGS 84 before you combine them with other maps`,
  );
}

function rawPoints(
  table: TableRecords<PointField>,
  at: Positions,
  options: ReadPointTableOptions,
  log: IssueLog,
): readonly RawPoint[] | null {
  const { body, rows } = table;
  const missing = missingMarks(options.naValues);
  const leave = (row: number, code: string, message: string): void => {
    const line = body.lines[row]!;
    log.error("rows", code, line, message);
    body.dropped.push(droppedRow(line, "error", body.rows[row]!));
  };
  const split = at.latitude === -1 || at.longitude === -1;
  const pairs = split ? rows.map((row) => pairOf(cellText(body.rows[row]![at.both]))) : [];
  const order = options.order ?? orderOf(pairs, columnText(table, at.both));
  if (split && order === null && pairs.some((pair) => pair !== null)) {
    log.error(
      "header",
      "ambiguous_coordinates",
      body.line,
      'the two numbers of a column can be latitude and longitude in either order; pass order: "lon,lat" or "lat,lon"',
    );
    return null;
  }
  const points: RawPoint[] = [];
  let projected = 0;
  for (const [k, row] of rows.entries()) {
    const cells = body.rows[row]!;
    const name = at.name === -1 ? "" : cellText(cells[at.name]);
    const id = (at.id === -1 ? "" : cellText(cells[at.id]).replace(/^(\d+)\.0+$/, "$1")) || name;
    const pair = pairs[k];
    const latitude = split
      ? (pair?.[order === "lat,lon" ? 0 : 1] ?? null)
      : readCoordinate(cells[at.latitude], missing);
    const longitude = split
      ? (pair?.[order === "lat,lon" ? 1 : 0] ?? null)
      : readCoordinate(cells[at.longitude], missing);
    if (latitude !== null && longitude !== null && (Math.abs(latitude) > 360 || Math.abs(longitude) > 360))
      projected++;
    if (id === "") leave(row, "unusable_id", "the row has neither an id nor a name; it was left out");
    else if (latitude === null || longitude === null)
      leave(row, "bad_coordinates", `the coordinates of "${short(id)}" cannot be read; the row was left out`);
    else
      points.push({
        row,
        line: body.lines[row]!,
        id: id.slice(0, 200),
        name: name === "" ? undefined : name,
        latitude,
        longitude,
      });
  }
  if (projected * 2 > rows.length) {
    log.error(
      "header",
      "projected_coordinates",
      body.line,
      "the coordinates are meters of a map projection, not degrees; convert them to longitude and latitude (WGS 84)",
    );
    return null;
  }
  return points;
}

function columnText({ columns }: TableRecords<PointField>, at: number): string {
  return at === -1 ? "" : (columns[at]?.head.text ?? "");
}

/** Order of pairs: by their head, else by the one number that can be no latitude. */
function orderOf(
  pairs: readonly (readonly [number, number] | null)[],
  head: string,
): "lon,lat" | "lat,lon" | null {
  if (/^lat.*,\s*(?:lon|lng)/i.test(head) || /纬.*[,，、]\s*经/.test(head)) return "lat,lon";
  if (/^(?:lon|lng).*,\s*lat/i.test(head)) return "lon,lat";
  let first = 0;
  let second = 0;
  for (const pair of pairs) {
    if (pair === null) continue;
    if (Math.abs(pair[0]) > 90) first++;
    if (Math.abs(pair[1]) > 90) second++;
  }
  if (first > 0 && second === 0) return "lon,lat";
  return second > 0 && first === 0 ? "lat,lon" : null;
}

function amountsOf(
  { body, columns, rows }: TableRecords<PointField>,
  at: number,
  options: ReadPointTableOptions,
  log: IssueLog,
): (row: number) => number | null {
  if (at === -1) return () => null;
  const form: NumberForm | null = numberForm(
    body,
    [at],
    options.decimal,
    missingMarks(options.naValues),
    options.parentheses,
    log,
  );
  if (form === null) return () => null;
  const { head } = columns[at]!;
  const unit = readUnit(/[([]([^()[\]]*)[)\]]$/.exec(head.text)?.[1] ?? "");
  const power = unit?.power ?? 0;
  if (power > 0)
    log.warn(
      "header",
      "scaled",
      body.line,
      `the values of "${short(head.text)}" were multiplied by 10^${power}, the power in their unit`,
      head.text,
    );
  const values = new Float64Array(rows.length);
  readValues({ at, header: head.text, values, scaledCells: false }, () => power, body, rows, form, log);
  const byRow = new Map(rows.map((row, i) => [row, values[i]!]));
  return (row) => {
    const value = byRow.get(row)!;
    return Number.isNaN(value) ? null : value;
  };
}
