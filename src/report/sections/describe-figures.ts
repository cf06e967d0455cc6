import { refuse } from "../../numeric/guard/refuse.ts";
import type { ReportSection } from "../content.ts";
import type { ReportFigureSection } from "../figure-section.ts";
import { firstSentence } from "../first-sentence.ts";
import { requireTableSection } from "../require-table-section.ts";
import type { Setting } from "../setting.ts";
import { shorten } from "../shorten.ts";
import { warningsOf } from "../warnings-of.ts";

/** Pictures of the caller, with their tables. */
export function describeFigures(section: ReportFigureSection, setting: Setting): ReportSection {
  const { heading, summary, figures, tables = [], method = [] } = section;
  const [first] = summary;
  return {
    heading,
    findings: first === undefined ? [] : [{ text: firstSentence(first), detail: null }],
    summary,
    figures: setting.pictures
      ? figures.map(({ caption, plot }) => ({ caption, svg: own(plot.svg(), setting.figureId()) }))
      : [],
    tables: tables.filter(({ rows }) => rows.length > 0).map((table) => shorten(table, setting)),
    method,
    warnings: warningsOf([section]),
  };
}

/** Refuses a section of pictures that could not be printed, or that would run something. */
export function requireFigureSection(where: string, index: number, section: ReportFigureSection): void {
  const { figures, tables = [], method = [] } = section;
  requireTableSection(where, index, { ...section, kind: "table", tables, method });
  const wrong = (what: string, received: unknown): never =>
    refuse(where, "wrong_type", `result ${index}, a section of pictures: ${what}`, received);
  if (!Array.isArray(figures) || figures.length === 0) wrong("figures must be a list of pictures", figures);
  for (const [f, figure] of figures.entries()) {
    if (typeof figure?.caption !== "string" || figure.caption.trim() === "") {
      wrong(`figures[${f}].caption must be text`, figure);
    }
    if (typeof figure.plot?.svg !== "function") {
      wrong(`figures[${f}].plot must be a plot or a map, with svg()`, figure.plot);
    }
    const svg: unknown = figure.plot.svg();
    if (typeof svg !== "string" || !/^\s*<svg[\s>]/.test(svg) || !/<\/svg>\s*$/.test(svg)) {
      wrong(`figures[${f}].plot.svg() must return one svg element`, typeof svg);
    }
    if (UNSAFE.test(svg as string)) {
      wrong(`figures[${f}].plot.svg() has a script, a handler or a reference to another place`, typeof svg);
    }
  }
}

/** What a picture of a report may not have: it would run, or load something. */
const UNSAFE =
  /<\s*(script|foreignObject|iframe|image|embed|object|a)\b|\son[a-z]+\s*=|javascript:|@import|(href|src)\s*=\s*["']?(?!["']?#)|url\(\s*["']?(?!#)|<!|<\?/i;

/** A picture with ids of its own, so that two pictures of one page do not clash. */
function own(svg: string, prefix: string): string {
  const ids = [...svg.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
  let text = svg;
  for (const id of ids.toSorted((a, b) => b.length - a.length)) {
    const name = `${prefix}-${id}`;
    text = text
      .replaceAll(` id="${id}"`, ` id="${name}"`)
      .replaceAll(`url(#${id})`, `url(#${name})`)
      .replaceAll(`href="#${id}"`, `href="#${name}"`)
      .replace(
        /aria-(labelledby|describedby)="([^"]*)"/g,
        (_, kind: string, names: string) =>
          `aria-${kind}="${names
            .split(" ")
            .map((one) => (one === id ? name : one))
            .join(" ")}"`,
      );
  }
  return text;
}
