import { EqualizationError } from "../errors.ts";
import { requireNumber, requireOneOf } from "../numeric/guard/index.ts";
import { requireBoolean } from "../numeric/guard/require-boolean.ts";
import { escapeText } from "../plot/drawing/clean-text.ts";
import { box as drawBox, line } from "../plot/drawing/marks.ts";
import { columnFormat, fixed, largest, loneNumber, numberStyle, unitOf } from "../plot/drawing/numbers.ts";
import { type Role, type ScaleRole, SERIES } from "../plot/drawing/palette.ts";
import type { Pen } from "../plot/drawing/pen.ts";
import { type Drawn, drawPicture, type LegendItem, PAD } from "../plot/drawing/picture.ts";
import { makePlot, type Plot } from "../plot/plot.ts";
import { type PlotOptions, readOptions } from "../plot/plot-options.ts";
import { paletteOf, specification } from "../plot/vega/specification.ts";
import { classBreaks, classOf, type MapClasses } from "./class-breaks.ts";
import { type Area, type MapGeometry, type Polygons, readGeometry, wound } from "./geometry.ts";
import { type MapMessages, mapMessages } from "./map-messages.ts";
import { matchAreas } from "./match-areas.ts";
import { type Box, type Fitted, fitProjection, type MapProjection } from "./projection.ts";
import { type MapData, type MapPlotInput, type MapRegion, readMapData } from "./read-map-data.ts";

/** Regions that are drawn in a box of their own below the map, such as far islands. */
export interface MapInset {
  /** Ids of the regions. */
  readonly regions: readonly string[];
  /** Label above the box. @defaultValue none */
  readonly label?: string | undefined;
}

/** Options of {@link mapPlot}. */
export interface MapPlotOptions extends PlotOptions {
  /** Boundaries: a GeoJSON FeatureCollection, or a TopoJSON Topology. */
  readonly geometry: MapGeometry;
  /** Name of the object in a topology that has several. */
  readonly object?: string | undefined;
  /** Property of the boundaries that has the id or name of the region. @defaultValue the one by which most regions are found */
  readonly key?: string | undefined;
  /**
   * `"equal-area"` projects longitudes and latitudes so that areas keep their size, by the projection that suits their extent. `"identity"`
   * draws coordinates that are already projected.
   *
   * @defaultValue "equal-area"
   */
  readonly projection?: MapProjection | undefined;
  /** Whether y of projected coordinates grows upwards, as in meters, not downwards, as in pixels. @defaultValue false */
  readonly yUpwards?: boolean | undefined;
  /**
   * How the classes are cut: `"quantiles"` puts equal numbers of regions into each, `"natural-breaks"` puts like values together,
   * `"standard-deviation"` cuts around the mean; or the cuts, ascending. A value on a cut belongs to the class above it.
   *
   * @defaultValue "quantiles"
   */
  readonly classes?: MapClasses | undefined;
  /** Number of classes, 2 to 7; 2 to 6 around a center. @defaultValue 5; 6 around a center */
  readonly count?: number | undefined;
  /** Value around which colors diverge, such as a standard or the mean; `null` for none. @defaultValue the standard that all regions share */
  readonly center?: number | null | undefined;
  /** Significance up to which a local statistic counts as a cluster, above 0 and below 1. @defaultValue 0.05 */
  readonly significance?: number | undefined;
  /** Whether areas that no region of the result has are drawn, hatched, or left out. @defaultValue "draw" */
  readonly otherAreas?: "draw" | "omit" | undefined;
  /** Groups of regions in boxes below the map. @defaultValue none */
  readonly insets?: readonly MapInset[] | undefined;
}

/** A map, with what the boundaries and the result do not share. */
export interface MapPlot extends Plot {
  /** What found no counterpart. */
  readonly unmatched: {
    /** Ids of regions that have no area in the boundaries. */
    readonly regions: readonly string[];
    /** Areas that no region of the result has, by the property they were matched with. */
    readonly areas: readonly string[];
  };
  /** What is drawn, as a table: one row per region. */
  readonly table: readonly {
    /** Id of the region. */
    readonly region: string;
    /** Display name. */
    readonly name: string;
    /** Its value; `null` if not available. */
    readonly value: number | null;
    /** Label of its class; `null` if there are no data. */
    readonly class: string | null;
  }[];
}

interface MapClass {
  readonly label: string;
  readonly role: Role;
}

const SEQUENTIAL: Readonly<Record<number, readonly ScaleRole[]>> = {
  1: ["q4"],
  2: ["q2", "q6"],
  3: ["q2", "q4", "q6"],
  4: ["q1", "q3", "q5", "q7"],
  5: ["q1", "q3", "q4", "q5", "q7"],
  6: ["q1", "q2", "q3", "q4", "q6", "q7"],
  7: ["q1", "q2", "q3", "q4", "q5", "q6", "q7"],
};
const BELOW: readonly ScaleRole[] = ["m1", "m2", "m3"];
const ABOVE: readonly ScaleRole[] = ["p1", "p2", "p3"];

/**
 * Draws a map: each region in the color of its class, from boundaries that the caller brings.
 *
 * - **Takes** what `measureGap`, `measureResources`, `simulateTransfer` or `appraise` return; an access result; local statistics, as clusters
 *   where they have a quadrant; or rows `{ region, value }` or `{ region, category }`.
 * - **Boundaries:** GeoJSON or TopoJSON. Regions are found by their id or name in one property of the boundaries; what is not found is listed
 *   in a note and in `unmatched`. Rings may be wound either way.
 * - **Unit:** that of the result. Regions without data are hatched. Coordinates are rounded to 0.01 pixel.
 * - **When to use:** to see where the regions lie. Use `rankPlot` to compare values: large regions look important on a map whatever their
 *   population.
 *
 * @throws `EqualizationError` `wrong_type` (no result, no boundaries), `missing_option` and `unknown_option` (the object of a topology),
 *   `too_few_observations` (no area, no region found in the boundaries), `duplicate_id`, `unknown_id` (an inset), `out_of_domain`, `not_finite`.
 * @see Projections by d3-geo. The classes are those of `quantile` (type 7) and `naturalBreaks`.
 *
 * @example
 * ```ts
 * import { mapPlot } from "equalis/map";
 * const square = (x: number, id: string) => ({
 *   type: "Feature",
 *   id,
 *   properties: {},
 *   geometry: { type: "Polygon", coordinates: [[[x, 30], [x, 31], [x + 1, 31], [x + 1, 30], [x, 30]]] },
 * });
 * const geometry = { type: "FeatureCollection", features: [square(120, "a"), square(121, "b")] };
 * const map = mapPlot([{ region: "a", value: 2 }, { region: "b", value: 4 }], { geometry, title: "Beds", count: 2 });
 * map.unmatched.regions; // => []
 * map.svg().match(/<path /g)?.length; // => 2
 * ```
 */
export function mapPlot(result: MapPlotInput, options: MapPlotOptions): MapPlot {
  const where = "mapPlot";
  const settings = readOptions(where, options, 680, [
    "geometry",
    "object",
    "key",
    "projection",
    "yUpwards",
    "classes",
    "count",
    "center",
    "significance",
    "insets",
    "otherAreas",
  ]);
  const {
    projection = "equal-area",
    yUpwards = false,
    significance = 0.05,
    insets = [],
    otherAreas = "draw",
  } = options;
  requireOneOf(where, "otherAreas", otherAreas, ["draw", "omit"]);
  requireOneOf(where, "projection", projection, ["equal-area", "identity"]);
  requireBoolean(where, "yUpwards", yUpwards);
  requireNumber(where, "significance", significance, { above: 0, below: 1 });
  const messages = mapMessages(settings.language);
  const data = readMapData(where, result, settings, significance);
  const every = readGeometry(where, options.geometry, options.object);
  const matched = matchAreas(data.regions, every, options.key);
  const { key } = matched;
  const { areas, areaOf } =
    otherAreas === "draw" ? { areas: every, areaOf: matched.areaOf } : onlyMatched(every, matched.areaOf);
  if (areaOf.every((i) => i < 0)) {
    throw new EqualizationError(
      `no region is found in the boundaries; their properties are ${[...new Set(every.flatMap((a) => Object.keys(a.keys)))].slice(0, 8).join(", ")}`,
      { code: "too_few_observations", where, received: data.regions[0]?.id },
    );
  }
  const { classes, classIndex } = classify(where, data, options, messages, settings.language);
  const polygons = areas.map((area) => (projection === "identity" ? area.polygons : wound(area.polygons)));
  const placed = placeInsets(where, data, areaOf, insets);
  const unmatched = {
    regions: data.regions.filter((_, i) => areaOf[i]! < 0).map(({ id }) => id),
    areas: unmatchedAreas(every, matched.areaOf, key),
  };
  const text = {
    title: settings.title ?? data.title,
    description: settings.description ?? describe(data, classes, classIndex, messages, settings.language),
    notes: [...notesOf(data, areaOf, messages), ...data.notes],
  };
  const counts = classes.map((_, k) => classIndex.filter((own, i) => own === k && areaOf[i]! >= 0).length);
  const without =
    classIndex.filter((own, i) => own === null && areaOf[i]! >= 0).length +
    (areas.length - new Set(areaOf.filter((i) => i >= 0)).size);
  const legend = legendOf(classes, counts, without, messages);
  const width = settings.width - 2 * PAD;
  const body = (pen: Pen, top: number): Drawn =>
    drawAreas(
      pen,
      { x: PAD, y: top, width, height: settings.height ?? Math.max(200, width * 1.1) },
      {
        data,
        areaOf,
        polygons,
        classes,
        classIndex,
        placed,
        insets,
        projection,
        yUpwards,
        valueText: (region) => valueText(region, data, settings.language),
      },
    );
  const plot = makePlot(
    text,
    () => drawPicture({ settings, ...text, legend, body }),
    () => {
      const main = fitProjection(
        projection,
        polygons.filter((_, i) => !placed.some((inset) => inset.has(i))),
        { x: 0, y: 0, width, height: width },
        yUpwards,
      );
      return specification(
        settings,
        text,
        vegaBody(settings, data, areaOf, polygons, classes, classIndex, main, messages),
      );
    },
  );
  const table = data.regions.map(({ id, label, value }, i) => ({
    region: id,
    name: label,
    value,
    class: classIndex[i] === null ? null : (classes[classIndex[i]!]?.label ?? null),
  }));
  return Object.assign(plot, { unmatched, table });
}

/** The areas that a region has, and the place of each region among them. */
function onlyMatched(
  every: readonly Area[],
  areaOf: readonly number[],
): { readonly areas: readonly Area[]; readonly areaOf: readonly number[] } {
  const used = [...new Set(areaOf.filter((i) => i >= 0))].toSorted((a, b) => a - b);
  const place = new Map(used.map((i, k) => [i, k]));
  return { areas: used.map((i) => every[i]!), areaOf: areaOf.map((i) => place.get(i) ?? -1) };
}

function unmatchedAreas(areas: readonly Area[], areaOf: readonly number[], key: string): string[] {
  const used = new Set(areaOf);
  return areas.flatMap(({ keys }, i) =>
    used.has(i) ? [] : [keys[key] ?? keys.id ?? keys.name ?? `feature ${i}`],
  );
}

/** Classes of a map, and the class of each region; `null` without data. */
function classify(
  where: string,
  data: MapData,
  options: MapPlotOptions,
  messages: MapMessages,
  language: "en" | "zh",
): { readonly classes: readonly MapClass[]; readonly classIndex: readonly (number | null)[] } {
  const categories = [
    ...new Set(data.regions.flatMap(({ category }) => (category === null ? [] : [category]))),
  ];
  if (categories.length > 0) {
    if (categories.length > SERIES.length) {
      throw new EqualizationError(
        `a map shows at most ${SERIES.length} categories, got ${categories.length}`,
        {
          code: "out_of_domain",
          where,
          received: categories.length,
        },
      );
    }
    const quiet = messages.cluster("not-significant");
    const ordered = categories.toSorted((a, b) => (a === quiet ? 1 : b === quiet ? -1 : a < b ? -1 : 1));
    return {
      classes: ordered.map((label, k) => ({ label, role: label === quiet ? "grid" : SERIES[k]! })),
      classIndex: data.regions.map(({ category }) => (category === null ? null : ordered.indexOf(category))),
    };
  }
  const values = data.regions.flatMap(({ value }) => (value === null ? [] : [value]));
  const center = options.center === undefined ? (data.standard ?? undefined) : (options.center ?? undefined);
  if (center !== undefined) requireNumber(where, "center", center);
  const breaks = classBreaks(where, values, {
    classes: options.classes ?? "quantiles",
    count: options.count ?? (center === undefined ? 5 : 6),
    center,
  });
  const style = numberStyle(largest([...values, ...breaks]), language, data.unit);
  const write = columnFormat([...breaks, ...(breaks.length === 0 ? values : [])], style);
  const unit = unitOf(style, "", language);
  const say = (value: number): string =>
    unit === "" ? write(value) : `${write(value)}${language === "zh" ? "" : " "}${unit}`;
  const labels = Array.from({ length: breaks.length + 1 }, (_, k) => {
    if (breaks.length === 0) return messages.all;
    if (k === 0) return messages.below(say(breaks[0]!));
    if (k === breaks.length) return messages.from(say(breaks[k - 1]!));
    return messages.between(say(breaks[k - 1]!), say(breaks[k]!));
  });
  const middle = center === undefined ? -1 : breaks.indexOf(center);
  const roleOf = (k: number): Role => {
    if (middle < 0) return SEQUENTIAL[labels.length]![k]!;
    // The class next to the center has the palest color of its side.
    return k <= middle ? BELOW[middle - k]! : ABOVE[k - middle - 1]!;
  };
  return {
    classes: labels.map((label, k) => ({ label, role: roleOf(k) })),
    classIndex: data.regions.map(({ value }) => (value === null ? null : classOf(value, breaks))),
  };
}

/** Areas of each inset. */
function placeInsets(
  where: string,
  data: MapData,
  areaOf: readonly number[],
  insets: readonly MapInset[],
): ReadonlySet<number>[] {
  const positions = new Map(data.regions.map(({ id }, i) => [id, areaOf[i]!]));
  return insets.map(
    ({ regions }) =>
      new Set(
        regions.map((id) => {
          const at = positions.get(id);
          if (at === undefined || at < 0) {
            throw new EqualizationError(`inset has region "${id}", which is not on the map`, {
              code: "unknown_id",
              where,
              received: id,
            });
          }
          return at;
        }),
      ),
  );
}

function describe(
  data: MapData,
  classes: readonly MapClass[],
  classIndex: readonly (number | null)[],
  messages: MapMessages,
  language: "en" | "zh",
): string {
  const known = data.regions.filter(({ value }) => value !== null).toSorted((a, b) => b.value! - a.value!);
  const first = known[0];
  const last = known[known.length - 1];
  if (first === undefined || last === undefined) {
    return messages.categories(
      classes.map(({ label }, k) =>
        messages.counted(label, fixed(classIndex.filter((own) => own === k).length, 0)),
      ),
    );
  }
  const say = (region: MapRegion): string => valueText(region, data, language);
  return known.length === 1
    ? messages.only(first.label, say(first))
    : messages.extent(fixed(known.length, 0), say(first), first.label, say(last), last.label);
}

function valueText({ value, category }: MapRegion, { unit }: MapData, language: "en" | "zh"): string {
  return value === null ? (category ?? "–") : loneNumber(value, language, unit);
}

function notesOf(data: MapData, areaOf: readonly number[], messages: MapMessages): string[] {
  const lost = data.regions.filter((_, i) => areaOf[i]! < 0).map(({ label }) => label);
  if (lost.length === 0) return [];
  return [messages.noArea(fixed(lost.length, 0), lost.slice(0, 8).join(", "), Math.max(0, lost.length - 8))];
}

function legendOf(
  classes: readonly MapClass[],
  counts: readonly number[],
  without: number,
  messages: MapMessages,
): LegendItem[] {
  const items: LegendItem[] = classes.map(({ label, role }, k) => ({
    label: messages.counted(label, fixed(counts[k]!, 0)),
    swatch: (pen, x, y) => drawBox(x, y - 6, 20, 12, pen.fill(role)),
  }));
  if (without > 0) {
    items.push({
      label: messages.noData(fixed(without, 0)),
      swatch: (pen, x, y) => drawBox(x, y - 6, 20, 12, pen.hatch("axis")),
    });
  }
  return items;
}

interface Scene {
  readonly data: MapData;
  readonly areaOf: readonly number[];
  readonly polygons: readonly Polygons[];
  readonly classes: readonly MapClass[];
  readonly classIndex: readonly (number | null)[];
  readonly placed: readonly ReadonlySet<number>[];
  readonly insets: readonly MapInset[];
  readonly projection: MapProjection;
  readonly yUpwards: boolean;
  readonly valueText: (region: MapRegion) => string;
}

/** Height of an inset in pixels. */
const INSET = 110;

function drawAreas(pen: Pen, frame: Box, scene: Scene): Drawn {
  const regionOf = new Map(scene.areaOf.flatMap((area, i) => (area < 0 ? [] : [[area, i] as const])));
  const paths = (shown: readonly number[], fitted: Fitted): string =>
    shown
      .map((area) => {
        const d = fitted.path(scene.polygons[area]!);
        if (d === "") return "";
        const i = regionOf.get(area);
        const own = i === undefined ? null : scene.classIndex[i]!;
        const look = own === null ? pen.hatch("axis") : pen.fill(scene.classes[own]!.role);
        const region = i === undefined ? undefined : scene.data.regions[i];
        const title =
          region === undefined
            ? ""
            : `<title>${escapeText(`${region.label}: ${scene.valueText(region)}`)}</title>`;
        return title === "" ? `<path d="${d}"${look}/>` : `<path d="${d}"${look}>${title}</path>`;
      })
      .join("\n");
  const drawn = (areas: readonly number[], box: Box): Drawn => {
    const fitted = fitProjection(
      scene.projection,
      areas.map((area) => scene.polygons[area]!),
      box,
      scene.yUpwards,
    );
    return {
      marks: `<g${pen.stroke("paper", 0.6)}>\n${paths(areas, fitted)}\n</g>\n`,
      height: fitted.height,
    };
  };
  const far = new Set(scene.placed.flatMap((areas) => [...areas]));
  const main = drawn(
    scene.polygons.flatMap((_, area) => (far.has(area) ? [] : [area])),
    frame,
  );
  let { marks } = main;
  let height = main.height;
  if (scene.placed.length > 0) {
    const step = frame.width / Math.max(4, scene.placed.length);
    const top = frame.y + height + 18;
    scene.placed.forEach((areas, k) => {
      const x = frame.x + k * step;
      const label = scene.insets[k]?.label ?? "";
      marks += pen.text(x, top, label, { role: "soft", size: 11, width: step - 10 });
      marks += line(x, top + 5, x + step - 10, top + 5, pen.stroke("grid"));
      marks += drawn([...areas], { x, y: top + 10, width: step - 10, height: INSET }).marks;
    });
    height += 28 + INSET;
  }
  return { marks, height: height + 6 };
}

function vegaBody(
  settings: ReturnType<typeof readOptions>,
  data: MapData,
  areaOf: readonly number[],
  polygons: readonly Polygons[],
  classes: readonly MapClass[],
  classIndex: readonly (number | null)[],
  fitted: Fitted,
  messages: MapMessages,
): object {
  const palette = paletteOf(settings);
  const none = messages
    .noData("")
    .replace(/[（(].*$/, "")
    .trim();
  const regionOf = new Map(areaOf.flatMap((area, i) => (area < 0 ? [] : [[area, i] as const])));
  const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
  const values = polygons.map((shape, area) => {
    const i = regionOf.get(area);
    const own = i === undefined ? null : classIndex[i]!;
    return {
      type: "Feature",
      properties: {
        name: i === undefined ? "" : data.regions[i]!.label,
        value: i === undefined ? null : (data.regions[i]!.value ?? data.regions[i]!.category),
        class: own === null ? none : classes[own]!.label,
      },
      geometry: {
        type: "MultiPolygon",
        coordinates: shape.map((rings) =>
          rings.map((ring) => ring.map(([x, y]) => [rounded(x!), rounded(y!)])),
        ),
      },
    };
  });
  return {
    width: settings.width,
    height: Math.max(120, Math.round(fitted.height)),
    data: { values },
    projection: fitted.specification,
    mark: { type: "geoshape", stroke: palette.paper, strokeWidth: 0.6 },
    encoding: {
      color: {
        field: "properties.class",
        type: "nominal",
        title: null,
        scale: {
          domain: [...classes.map(({ label }) => label), none],
          range: [...classes.map(({ role }) => palette[role]), palette.axis],
        },
      },
      tooltip: [
        { field: "properties.name", type: "nominal" },
        {
          field: "properties.value",
          type: typeof data.regions[0]?.value === "number" ? "quantitative" : "nominal",
        },
      ],
    },
  };
}
