import { px } from "../plot/drawing/pen.ts";
import {
  type GeoContext,
  type GeoPermissibleObjects,
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoBounds,
  geoCentroid,
  geoConicEqualArea,
  geoCylindricalEqualArea,
  geoEqualEarth,
  geoIdentity,
  geoPath,
} from "./d3.ts";
import type { Polygons } from "./geometry.ts";

/** How the sphere is laid flat. */
export type MapProjection = "equal-area" | "identity";

/** Rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A projection that fits a set of areas into a box. */
export interface Fitted {
  /** SVG path of the areas; empty if nothing of them is visible. */
  readonly path: (polygons: Polygons) => string;
  /** Height in pixels that the areas take. */
  readonly height: number;
  /** The same projection for Vega-Lite. */
  readonly specification: Readonly<Record<string, unknown>>;
}

const multiPolygon = (polygons: Polygons): GeoPermissibleObjects =>
  ({ type: "MultiPolygon", coordinates: polygons }) as unknown as GeoPermissibleObjects;

/** Fits areas into a width, and into a height at most. */
export function fitProjection(
  kind: MapProjection,
  areas: readonly Polygons[],
  box: Box,
  upwards: boolean,
): Fitted {
  const whole = multiPolygon(areas.flat());
  const extent: [[number, number], [number, number]] = [
    [box.x, box.y],
    [box.x + box.width, box.y + box.height],
  ];
  if (kind === "identity") {
    const projection = geoIdentity().reflectY(upwards).fitExtent(extent, whole);
    return fitted(projection, whole, box, { type: "identity", reflectY: upwards });
  }
  const { projection, specification } = equalArea(whole);
  projection.fitExtent(extent, whole);
  return fitted(projection, whole, box, specification);
}

/** The equal-area projection that suits the extent of the areas. */
function equalArea(whole: GeoPermissibleObjects): {
  readonly projection: GeoProjection;
  readonly specification: Readonly<Record<string, unknown>>;
} {
  const [[west, south], [east, north]] = geoBounds(whole);
  const wide = east >= west ? east - west : east - west + 360;
  const [longitude, latitude] = geoCentroid(whole);
  const rotate: [number, number, number] = [-longitude, 0, 0];
  // Most of the world: nothing smaller is shown well by one cone or one plane.
  if (wide > 200 || north - south > 140) {
    const world: [number, number, number] = [wide > 300 ? 0 : -longitude, 0, 0];
    return {
      projection: geoEqualEarth().rotate(world),
      specification: { type: "equalEarth", rotate: world },
    };
  }
  const low = south + (north - south) / 6;
  const high = north - (north - south) / 6;
  if (Math.abs(low + high) < 4) {
    const turn: [number, number, number] = [-longitude, -latitude, 0];
    return wide > 90
      ? { projection: geoCylindricalEqualArea(rotate), specification: { type: "equalEarth", rotate } }
      : {
          projection: geoAzimuthalEqualArea().rotate(turn),
          specification: { type: "azimuthalEqualArea", rotate: turn },
        };
  }
  return {
    projection: geoConicEqualArea().parallels([low, high]).rotate(rotate),
    specification: { type: "conicEqualArea", parallels: [low, high], rotate },
  };
}

function fitted(
  projection: GeoProjection | ReturnType<typeof geoIdentity>,
  whole: GeoPermissibleObjects,
  box: Box,
  specification: Readonly<Record<string, unknown>>,
): Fitted {
  const bounds = geoPath(projection).bounds(whole);
  const height = Math.min(box.height, bounds[1][1] - bounds[0][1]);
  // What is lower than the box moves up to its top.
  const lift = bounds[0][1] - box.y;
  return {
    path: (polygons) => {
      const pen = new PathPen(lift);
      geoPath(projection, pen)(multiPolygon(polygons));
      return pen.text;
    },
    height: Number.isFinite(height) ? height : 0,
    specification,
  };
}

/** Distance in pixels below which a point adds nothing to a line. */
const NEAR = 0.35;

/** Writes a path, and leaves out points that lie on the one before. */
class PathPen implements GeoContext {
  text = "";
  readonly #lift: number;
  #ring = "";
  #points = 0;
  #x = 0;
  #y = 0;

  constructor(lift: number) {
    this.#lift = lift;
  }

  beginPath(): void {}

  arc(): void {}

  moveTo(x: number, y: number): void {
    this.#ring = `M${px(x)},${px(y - this.#lift)}`;
    this.#points = 1;
    this.#x = x;
    this.#y = y;
  }

  lineTo(x: number, y: number): void {
    if (Math.abs(x - this.#x) < NEAR && Math.abs(y - this.#y) < NEAR) return;
    this.#ring += `L${px(x)},${px(y - this.#lift)}`;
    this.#points++;
    this.#x = x;
    this.#y = y;
  }

  closePath(): void {
    // A ring without extent would not be seen; a dot of half a pixel is.
    this.text +=
      this.#points > 2 ? `${this.#ring}Z` : `M${px(this.#x)},${px(this.#y - this.#lift)}h0.6v0.6h-0.6Z`;
  }
}
