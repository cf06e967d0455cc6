import type { ErrorCode } from "../errors.ts";
import { EqualizationError } from "../errors.ts";
import { requireOneOf } from "./guard/index.ts";
import { describeNonNumber, nonNumberCode } from "./guard/refuse-number.ts";
import { cosine } from "./portable/cosine.ts";
import { sine } from "./portable/sine.ts";

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
    if (!spherical) {
      coordinates[3 * index] = a;
      coordinates[3 * index + 1] = b;
      continue;
    }
    if (!(a >= -180 && a <= 360 && b >= -90 && b <= 90)) {
      throw refuse(
        "out_of_domain",
        `("${id}") lies at longitude ${a}, latitude ${b}; pass degrees, longitude from -180 to 360 and ` +
          "latitude from -90 to 90",
      );
    }
    // One name for each place: 180 and -180 are one meridian, 360 is 0, and a pole has no longitude.
    const lambda = ((a > 180 ? a - 360 : a === -180 ? 180 : a) * Math.PI) / 180;
    const phi = (b * Math.PI) / 180;
    const parallel = b === 90 || b === -90 ? 0 : cosine(phi);
    coordinates[3 * index] = parallel * cosine(lambda);
    coordinates[3 * index + 1] = parallel * sine(lambda);
    coordinates[3 * index + 2] = sine(phi);
  }
  return { ids, coordinates, spherical };
}

/** What the fields of a point say about how to measure it. */
function metricOf(point: unknown): DistanceMetric {
  return typeof point === "object" && point !== null && ("x" in point || "y" in point)
    ? "euclidean"
    : "haversine";
}
