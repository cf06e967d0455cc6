import { feature as featureOf } from "topojson-client";
import { EqualizationError } from "../errors.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import { geoArea } from "./d3.ts";

/** Position in a geometry: longitude and latitude in degrees, or x and y of a plane. */
type Position = readonly number[];

/** Areas of a region: a polygon is its outer ring and the rings of its holes. */
export type Polygons = readonly (readonly (readonly Position[])[])[];

/** Boundaries as GeoJSON features, or as TopoJSON. */
export type MapGeometry = object;

/** A region of the boundaries. */
export interface Area {
  /** What it may be called by: its id and every text or number among its properties. */
  readonly keys: Readonly<Record<string, string>>;
  /** Its areas. */
  readonly polygons: Polygons;
}

interface Feature {
  readonly id?: unknown;
  readonly properties?: unknown;
  readonly geometry?: unknown;
}

function wrong(where: string, message: string, received: unknown): never {
  throw new EqualizationError(message, { code: "wrong_type", where, received });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads GeoJSON or TopoJSON. `object` names the object of a topology that has several. */
export function readGeometry(where: string, geometry: unknown, object: string | undefined): Area[] {
  if (!isRecord(geometry)) {
    wrong(
      where,
      `geometry must be a GeoJSON FeatureCollection or a TopoJSON Topology, not ${formatReceived(geometry)}`,
      geometry,
    );
  }
  const features =
    geometry.type === "Topology" ? topologyFeatures(where, geometry, object) : geometry.features;
  if (!Array.isArray(features)) {
    wrong(where, 'geometry must have "features": pass a FeatureCollection or a Topology', geometry.type);
  }
  const areas = features.flatMap((feature: unknown, i) => readFeature(where, feature, i));
  if (areas.length === 0) {
    throw new EqualizationError("geometry has no feature with an area", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  return areas;
}

function topologyFeatures(
  where: string,
  topology: Readonly<Record<string, unknown>>,
  object: string | undefined,
): unknown {
  const objects = isRecord(topology.objects) ? topology.objects : {};
  const names = Object.keys(objects);
  const chosen = object ?? (names.length === 1 ? names[0] : undefined);
  if (chosen === undefined || !Object.hasOwn(objects, chosen)) {
    throw new EqualizationError(
      `object is ${chosen === undefined ? "required" : `"${chosen}"`}: the topology has ${names.slice(0, 8).join(", ") || "none"}`,
      { code: chosen === undefined ? "missing_option" : "unknown_option", where, received: object },
    );
  }
  try {
    const made = featureOf(topology as never, objects[chosen] as never) as unknown as Readonly<
      Record<string, unknown>
    >;
    return made.type === "FeatureCollection" ? made.features : [made];
  } catch {
    return wrong(where, "the topology cannot be read: its arcs do not fit its objects", chosen);
  }
}

function readFeature(where: string, feature: unknown, i: number): Area[] {
  if (!isRecord(feature))
    wrong(where, `feature ${i} is ${formatReceived(feature)}; it must be an object`, feature);
  const { id, properties, geometry } = feature as Feature;
  if (geometry === null || geometry === undefined) return [];
  const polygons = polygonsOf(where, geometry, i);
  if (polygons.length === 0) return [];
  const keys: Record<string, string> = Object.create(null) as Record<string, string>;
  const add = (name: string, value: unknown): void => {
    if (typeof value === "string" || typeof value === "number") keys[name] = String(value);
  };
  add("id", id);
  for (const [name, value] of Object.entries(isRecord(properties) ? properties : {})) {
    if (name !== "id" || keys.id === undefined) add(name, value);
  }
  return [{ keys, polygons }];
}

function polygonsOf(where: string, geometry: unknown, i: number): Polygons {
  if (!isRecord(geometry)) wrong(where, `the geometry of feature ${i} must be an object`, geometry);
  const { type, coordinates, geometries } = geometry;
  if (type === "GeometryCollection" && Array.isArray(geometries)) {
    return geometries.flatMap((part) => polygonsOf(where, part, i));
  }
  // Points and lines have no area to color.
  if (type !== "Polygon" && type !== "MultiPolygon") return [];
  const polygons: unknown = type === "Polygon" ? [coordinates] : coordinates;
  const isRing = (ring: unknown): boolean => Array.isArray(ring) && ring.every(isPosition);
  if (
    !Array.isArray(polygons) ||
    !polygons.every((polygon) => Array.isArray(polygon) && polygon.every(isRing))
  ) {
    wrong(where, `feature ${i} has coordinates that are not finite numbers in rings`, i);
  }
  return (polygons as Position[][][])
    .map((rings) => rings.filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length > 0);
}

function isPosition(position: unknown): boolean {
  return (
    Array.isArray(position) &&
    position.length >= 2 &&
    Number.isFinite(position[0]) &&
    Number.isFinite(position[1])
  );
}

/**
 * Polygons on the sphere with their rings wound as the projections read them: the outer ring around the smaller side, holes the other
 * way. Files wind them either way.
 */
export function wound(polygons: Polygons): Polygons {
  return polygons.map((rings) =>
    rings.map((ring, k) => {
      const large = geoArea({ type: "Polygon", coordinates: [ring as number[][]] }) > 2 * Math.PI;
      return large === (k === 0) ? ring.toReversed() : ring;
    }),
  );
}
