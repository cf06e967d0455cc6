import type { ErrorCode } from "../errors.ts";
import { EqualizationError } from "../errors.ts";
import {
  requireFinite,
  requireObservations,
  requireOneOf,
  requireOptions,
  requireSameLength,
} from "./guard/index.ts";
import { describeNonNumber, nonNumberCode } from "./guard/refuse-number.ts";
import { cosine } from "./portable/cosine.ts";
import { sine } from "./portable/sine.ts";
import type { Vector } from "./vector.ts";

/** A place on the Earth. */
export interface GeographicPoint {
  /** Unique among the points given together. */
  readonly id: string;
  /** Degrees east, from -180 to 360: both the -180 … 180 and the 0 … 360 habit are understood. */
  readonly longitude: number;
  /** Degrees north, from -90 to 90. */
  readonly latitude: number;
}

/** A place on a plane, such as a projected map. */
export interface PlanarPoint {
  /** Unique among the points given together. */
  readonly id: string;
  /** First coordinate, in any unit of length. */
  readonly x: number;
  /** Second coordinate, in the same unit. */
  readonly y: number;
}

/** A place by geographic or by planar coordinates; all points given together are of one kind. */
export type Point = GeographicPoint | PlanarPoint;

/** Geographic places in columns, for many of them. */
export interface GeographicColumns {
  /** Degrees east, from -180 to 360. */
  readonly longitude: Vector;
  /** Degrees north, from -90 to 90. */
  readonly latitude: Vector;
  /** Unique ids. @defaultValue the positions: "0", "1", … */
  readonly id?: readonly string[] | undefined;
}

/** Places on a plane in columns, for many of them. */
export interface PlanarColumns {
  /** First coordinates, in any unit of length. */
  readonly x: Vector;
  /** Second coordinates, in the same unit. */
  readonly y: Vector;
  /** Unique ids. @defaultValue the positions: "0", "1", … */
  readonly id?: readonly string[] | undefined;
}

/** Many places by columns of coordinates, such as typed arrays. */
export type PointColumns = GeographicColumns | PlanarColumns;

/** `"haversine"`: kilometers along the great circle; `"euclidean"`: straight line in the unit of the coordinates. */
export type DistanceMetric = "haversine" | "euclidean";

/** Points ready to be measured: unit vectors on the sphere, or planar coordinates with a third of 0. */
export interface LocatedPoints {
  /** Ids, in the order given. */
  readonly ids: readonly string[];
  /** Three numbers a point. */
  readonly coordinates: Float64Array;
  /** Whether the coordinates are unit vectors. */
  readonly spherical: boolean;
}

const FIELDS = { haversine: ["longitude", "latitude"], euclidean: ["x", "y"] } as const;

/**
 * Refuses anything but points with distinct ids and valid coordinates of one kind, and turns them into
 * coordinates in which distance is simple.
 *
 * Without `metric` the fields of the first point decide. Geographic points are never measured as if degrees
 * were lengths, nor planar ones as if they were degrees.
 */
export function locatePoints(
  where: string,
  noun: string,
  points: readonly Point[],
  metric: DistanceMetric | undefined,
): LocatedPoints {
  if (!Array.isArray(points)) {
    throw new EqualizationError(`${noun}s must be an array of points with an id and two coordinates`, {
      code: "wrong_type",
      where,
      received: points,
    });
  }
  if (points.length === 0) {
    throw new EqualizationError(`needs at least 1 ${noun}, got 0`, {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  if (metric !== undefined) requireOneOf(where, "metric", metric, ["haversine", "euclidean"]);
  const spherical = (metric ?? metricOf(points[0])) === "haversine";
  const [first, second] = spherical ? FIELDS.haversine : FIELDS.euclidean;

  const seen = new Set<string>();
  const ids = new Array<string>(points.length);
  const coordinates = new Float64Array(3 * points.length);
  for (let index = 0; index < points.length; index++) {
    const point: Readonly<Record<string, unknown>> | null | undefined = points[index];
    const refuse = (code: ErrorCode, text: string) =>
      new EqualizationError(`${noun} ${index} ${text}`, { code, where, index, received: point });
    if (typeof point !== "object" || point === null || typeof point.id !== "string") {
      throw refuse("wrong_type", `is no point; pass { id: "…", ${first}: 0, ${second}: 0 }`);
    }
    const { id } = point;
    if (seen.size === seen.add(id).size) {
      throw refuse("duplicate_id", `repeats the id "${id}"; every ${noun} needs its own`);
    }
    ids[index] = id;

    const a = point[first];
    const b = point[second];
    if (a === undefined || b === undefined) {
      throw refuse(
        "wrong_type",
        `("${id}") has no ${a === undefined ? first : second}; ` +
          `metric "${spherical ? "haversine" : "euclidean"}" measures { id, ${first}, ${second} }`,
      );
    }
    if (typeof a !== "number" || typeof b !== "number" || a - a !== 0 || b - b !== 0) {
      const [field, worse] = typeof a !== "number" || a - a !== 0 ? [first, a] : [second, b];
      throw refuse(
        nonNumberCode(worse),
        `("${id}") has a ${field} that ${describeNonNumber(worse, "pass a finite number")}`,
      );
    }
    if (!place(coordinates, index, a, b, spherical)) {
      throw refuse("out_of_domain", `("${id}") ${outside(a, b)}`);
    }
  }
  return { ids, coordinates, spherical };
}

/** The same for columns of coordinates. */
export function locateColumns(
  where: string,
  noun: string,
  columns: PointColumns,
  metric: DistanceMetric | undefined,
): LocatedPoints {
  if (metric !== undefined) requireOneOf(where, "metric", metric, ["haversine", "euclidean"]);
  const spherical = (metric ?? metricOf(columns)) === "haversine";
  const fields = spherical ? FIELDS.haversine : FIELDS.euclidean;
  requireOptions(where, columns, [...fields, "id"]);
  const { id: given } = columns;
  const [first, second] = fields.map((field) => {
    const column = (columns as Partial<GeographicColumns & PlanarColumns>)[field];
    if (column === undefined) {
      throw new EqualizationError(
        `the columns of ${noun}s have no ${field}; pass { ${fields.join(", ")} }, one number a point`,
        { code: "missing_option", where },
      );
    }
    requireFinite(where, `${noun} ${field}`, column);
    return column;
  }) as [Vector, Vector];
  const n = first.length;
  requireObservations(where, noun, n, 1);
  requireSameLength(where, `${noun} ${fields[0]}`, n, `${noun} ${fields[1]}`, second.length);
  const ids =
    given === undefined ? Array.from({ length: n }, (_, i) => String(i)) : requireIds(where, noun, given);
  requireSameLength(where, `${noun} ${fields[0]}`, n, `${noun} id`, ids.length);
  const coordinates = new Float64Array(3 * n);
  for (let index = 0; index < n; index++) {
    const a = first[index]!;
    const b = second[index]!;
    if (!place(coordinates, index, a, b, spherical)) {
      throw new EqualizationError(`${noun} ${index} ${outside(a, b)}`, {
        code: "out_of_domain",
        where,
        index,
      });
    }
  }
  return { ids, coordinates, spherical };
}

/** Refuses anything but texts that all differ. */
function requireIds(where: string, noun: string, ids: readonly string[]): readonly string[] {
  if (!Array.isArray(ids)) {
    throw new EqualizationError(`the ids of ${noun}s must be an array of texts`, {
      code: "wrong_type",
      where,
      received: ids,
    });
  }
  const seen = new Set<unknown>();
  for (const [index, id] of ids.entries()) {
    if (typeof id !== "string") {
      throw new EqualizationError(`the id of ${noun} ${index} must be a text`, {
        code: "wrong_type",
        where,
        index,
        received: id,
      });
    }
    if (seen.size < seen.add(id).size) continue;
    throw new EqualizationError(`${noun} ${index} repeats the id "${id}"; every ${noun} needs its own`, {
      code: "duplicate_id",
      where,
      index,
      received: id,
    });
  }
  return ids;
}

/** Writes the coordinates of one point; `false` where the degrees are outside of their range. */
function place(coordinates: Float64Array, index: number, a: number, b: number, spherical: boolean): boolean {
  if (!spherical) {
    coordinates[3 * index] = a;
    coordinates[3 * index + 1] = b;
    return true;
  }
  if (!(a >= -180 && a <= 360 && b >= -90 && b <= 90)) return false;
  // One name for each place: 180 and -180 are one meridian, 360 is 0, and a pole has no longitude.
  const lambda = ((a > 180 ? a - 360 : a === -180 ? 180 : a) * Math.PI) / 180;
  const phi = (b * Math.PI) / 180;
  const parallel = b === 90 || b === -90 ? 0 : cosine(phi);
  coordinates[3 * index] = parallel * cosine(lambda);
  coordinates[3 * index + 1] = parallel * sine(lambda);
  coordinates[3 * index + 2] = sine(phi);
  return true;
}

function outside(longitude: number, latitude: number): string {
  return (
    `lies at longitude ${longitude}, latitude ${latitude}; pass degrees, longitude from -180 to 360 and ` +
    "latitude from -90 to 90"
  );
}

/** What the fields of a point say about how to measure it. */
function metricOf(point: unknown): DistanceMetric {
  return typeof point === "object" && point !== null && ("x" in point || "y" in point)
    ? "euclidean"
    : "haversine";
}
