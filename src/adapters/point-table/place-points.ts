import type { IssueLog } from "../table/issue-log.ts";
import { droppedRow, short, type TableBody } from "../table/table-body.ts";

/** A point before its coordinates are settled. */
export interface RawPoint {
  readonly row: number;
  readonly line: number;
  readonly id: string;
  readonly name: string | undefined;
  readonly latitude: number;
  readonly longitude: number;
}

/** Checks the coordinates: sets right a table in which they are exchanged throughout, and leaves out points that cannot be. */
export function placePoints(
  raw: readonly RawPoint[],
  { body }: { readonly body: TableBody },
  bounds: readonly [number, number, number, number] | undefined,
  log: IssueLog,
): { readonly points: readonly RawPoint[]; readonly swapped: boolean } {
  const possible = (latitude: number, longitude: number): boolean =>
    Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && !(latitude === 0 && longitude === 0);
  const inside = (latitude: number, longitude: number): boolean =>
    bounds === undefined ||
    (longitude >= bounds[0] && latitude >= bounds[1] && longitude <= bounds[2] && latitude <= bounds[3]);
  const exchanged = ({ latitude, longitude }: RawPoint): boolean => {
    if (!possible(longitude, latitude)) return false;
    if (!possible(latitude, longitude)) return true;
    return bounds !== undefined && !inside(latitude, longitude) && inside(longitude, latitude);
  };
  const impossible = raw.filter(({ latitude, longitude }) => !possible(latitude, longitude));
  const wrong = raw.filter(exchanged);
  if (
    raw.length > 0 &&
    wrong.length === raw.length &&
    (impossible.length === raw.length || bounds !== undefined)
  ) {
    log.warn(
      "rows",
      "swapped_coordinates",
      raw[0]!.line,
      "latitude and longitude are exchanged in all rows; they were set right",
    );
    const points = raw.map((point) => ({ ...point, latitude: point.longitude, longitude: point.latitude }));
    for (const { latitude, longitude, line, id } of points)
      if (!inside(latitude, longitude)) outside(line, id, log);
    return { points, swapped: true };
  }
  const points: RawPoint[] = [];
  for (const point of raw) {
    const { latitude, longitude, line, id, row } = point;
    const leave = (code: string, message: string): void => {
      log.error("rows", code, line, message);
      body.dropped.push(droppedRow(line, "error", body.rows[row]!));
    };
    if (exchanged(point))
      leave(
        "swapped_coordinates",
        `latitude ${latitude} and longitude ${longitude} of "${short(id)}" are exchanged; the row was left out`,
      );
    else if (!possible(latitude, longitude))
      leave(
        "bad_coordinates",
        `latitude ${latitude} and longitude ${longitude} of "${short(id)}" are no place; the row was left out`,
      );
    else {
      if (!inside(latitude, longitude)) outside(line, id, log);
      points.push(point);
    }
  }
  return { points, swapped: false };
}

function outside(line: number, id: string, log: IssueLog): void {
  log.warn("rows", "bad_coordinates", line, `"${short(id)}" lies outside the bounds; it was kept`);
}
