/** The parts of d3-geo that maps are drawn with; the only door to it. */
export {
  type GeoContext,
  type GeoPermissibleObjects,
  type GeoProjection,
  geoArea,
  geoAzimuthalEqualArea,
  geoBounds,
  geoCentroid,
  geoConicEqualArea,
  geoEqualEarth,
  geoIdentity,
  geoPath,
} from "d3-geo";

import { type GeoProjection, geoConicEqualArea } from "d3-geo";

/** Lambert's cylindrical equal-area projection: the conic one with its parallels on both sides of the equator. */
export function geoCylindricalEqualArea(rotate: [number, number, number]): GeoProjection {
  return geoConicEqualArea().parallels([0, 0]).rotate(rotate);
}
