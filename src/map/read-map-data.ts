import type { AccessResult } from "../access/index.ts";
import { EqualizationError } from "../errors.ts";
import type { RankPlotInput } from "../plot/index.ts";
import { wordsOf } from "../plot/messages/index.ts";
import type { PlotSettings } from "../plot/plot-options.ts";
import { nameOf, readMeasured } from "../plot/reading/measured.ts";
import { isRecord, numberAt, optionalNumberAt, textAt } from "../plot/reading/read-data.ts";
import type { LocalAutocorrelation, LocalMoran } from "../spatial/index.ts";
import { type MapMessages, mapMessages } from "./map-messages.ts";

/** One region of a map made by hand. */
export interface MapRow {
  /** Id of the region: a code or a name that the boundaries have. */
  readonly region: string;
  /** Display name. @defaultValue the id */
  readonly name?: string | undefined;
  /** Its value; `null` if not available. */
  readonly value?: number | null | undefined;
  /** Its category, in place of a value. */
  readonly category?: string | null | undefined;
}

/** What `mapPlot` draws. */
export type MapPlotInput =
  | RankPlotInput
  | AccessResult
  | readonly LocalMoran[]
  | readonly LocalAutocorrelation[]
  | readonly MapRow[];

/** Region with what is known of it. */
export interface MapRegion {
  readonly id: string;
  readonly label: string;
  readonly names: readonly string[];
  readonly value: number | null;
  readonly category: string | null;
}

/** What a map shows. */
export interface MapData {
  readonly title: string;
  readonly unit: string;
  readonly regions: readonly MapRegion[];
  /** Standard that all regions share. */
  readonly standard: number | null;
  readonly notes: readonly string[];
}

/** Reads the regions out of a result. `level` is the significance below which a local statistic counts as a cluster. */
export function readMapData(
  where: string,
  input: unknown,
  settings: PlotSettings,
  significance: number,
): MapData {
  const messages = mapMessages(settings.language);
  if (Array.isArray(input) && input.length > 0 && isRecord(input[0])) {
    if ("statistic" in input[0]) return readLocal(where, input, settings, messages, significance);
    if ("region" in input[0]) return readRows(where, input, settings);
  }
  if (isRecord(input) && isRecord(input.access)) return readAccess(where, input.access, settings, messages);
  const measured = readMeasured(where, input, settings, wordsOf(settings.language));
  const standards = new Set(measured.rows.map(({ standard }) => standard));
  const [standard = null] = standards;
  return {
    title: messages.title(measured.name, measured.period),
    unit: measured.unit,
    regions: measured.rows.map(({ id, label, value }) => ({
      id,
      label,
      names: [label],
      value,
      category: null,
    })),
    standard: standards.size === 1 ? standard : null,
    notes: measured.notes,
  };
}

function readRows(where: string, rows: readonly unknown[], settings: PlotSettings): MapData {
  const seen = new Set<string>();
  const regions = rows.map((row, i) => {
    if (!isRecord(row)) {
      throw new EqualizationError(`row ${i} must be an object with region and value`, {
        code: "wrong_type",
        where,
        index: i,
        received: row,
      });
    }
    const id = textAt(where, `rows[${i}].region`, row.region);
    if (seen.has(id)) {
      throw new EqualizationError(`duplicate region "${id}"`, {
        code: "duplicate_id",
        where,
        index: i,
        received: id,
      });
    }
    seen.add(id);
    const name = row.name === undefined ? id : textAt(where, `rows[${i}].name`, row.name);
    const category =
      row.category === undefined || row.category === null
        ? null
        : textAt(where, `rows[${i}].category`, row.category);
    return {
      id,
      label: nameOf(settings, id, name, "region"),
      names: [name],
      value: category === null ? optionalNumberAt(where, `rows[${i}].value`, row.value ?? null) : null,
      category,
    };
  });
  return { title: settings.title ?? "", unit: "", regions, standard: null, notes: [] };
}

function readLocal(
  where: string,
  rows: readonly unknown[],
  settings: PlotSettings,
  messages: MapMessages,
  significance: number,
): MapData {
  const regions = rows.map((row, i) => {
    const fields = isRecord(row) ? row : {};
    const id = textAt(where, `rows[${i}].id`, fields.id);
    const label = nameOf(settings, id, id, "region");
    const p = optionalNumberAt(where, `rows[${i}].p`, fields.adjustedP ?? fields.p ?? null);
    const statistic = optionalNumberAt(where, `rows[${i}].statistic`, fields.statistic ?? null);
    if (!("quadrant" in fields)) return { id, label, names: [label], value: statistic, category: null };
    const quadrant =
      fields.quadrant === undefined ? null : textAt(where, `rows[${i}].quadrant`, fields.quadrant);
    const category =
      p === null || quadrant === null ? null : p <= significance ? quadrant : "not-significant";
    return {
      id,
      label,
      names: [label],
      value: null,
      category: category === null ? null : messages.cluster(category),
    };
  });
  return { title: messages.local, unit: "", regions, standard: null, notes: [] };
}

function readAccess(
  where: string,
  access: Readonly<Record<string, unknown>>,
  settings: PlotSettings,
  messages: MapMessages,
): MapData {
  const regions = Object.entries(access).map(([id, value]) => {
    const label = nameOf(settings, id, id, "region");
    return { id, label, names: [label], value: numberAt(where, `access.${id}`, value), category: null };
  });
  return { title: messages.access, unit: "", regions, standard: null, notes: [] };
}
