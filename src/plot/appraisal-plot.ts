import type { AppraisalResult } from "../model/results/appraisal-result.ts";
import type { AppraisalScore } from "../model/results/appraisal-score.ts";
import { largestOf, smallestOf } from "../numeric/extremes.ts";
import { escapeText } from "./drawing/clean-text.ts";
import { box } from "./drawing/marks.ts";
import { columnFormat, fixed } from "./drawing/numbers.ts";
import { type Pen, px, SIZE } from "./drawing/pen.ts";
import { type Drawn, drawPicture, type LegendItem, PAD } from "./drawing/picture.ts";
import { textWidth, wrapText } from "./drawing/text-width.ts";
import { type PlotMessages, wordsOf } from "./messages/index.ts";
import { makePlot, type Plot } from "./plot.ts";
import { type PlotOptions, type PlotSettings, readOptions } from "./plot-options.ts";
import { nameOf, notesOf } from "./reading/measured.ts";
import {
  type Fields,
  isRecord,
  listAt,
  numberAt,
  recordsAt,
  refusal,
  requireRecord,
  textAt,
} from "./reading/read-data.ts";
import { paletteOf, specification } from "./vega/specification.ts";

/** Options of {@link appraisalPlot}. */
export interface AppraisalPlotOptions extends PlotOptions {
  /** Id of the subject, where the result has several. @defaultValue the first one, which a note says */
  readonly subject?: string | undefined;
}

/** What {@link appraisalPlot} can draw. */
export type AppraisalPlotInput = AppraisalResult | AppraisalScore;

/** A node of the tree, with what it takes in the picture. */
interface Node {
  readonly id: string;
  readonly name: string;
  readonly points: number;
  readonly maximum: number;
  readonly lost: number;
  readonly children: readonly Node[];
  readonly leaf: boolean;
}

/** A node, placed: heights are in units of points. */
interface Cell {
  readonly node: Node;
  readonly depth: number;
  readonly y: number;
  readonly height: number;
}

/** The appraisal of one subject. */
interface Appraisal {
  readonly title: string;
  readonly score: number;
  readonly maximum: number;
  readonly grade: string;
  readonly root: Node;
  readonly notes: readonly string[];
}

/** Height of a row of text. */
const ROW = 19;
/** No scheme is deeper than this; whatever is deeper goes in a circle. */
const DEEPEST = 32;

/**
 * Appraisal tree as an icicle: every node as high as the points it could earn, filled as far as it earned them.
 *
 * - **Takes** what `appraise` returns (one subject of it, by `subject`) or what `scoreAppraisal` returns.
 * - From left to right the tree goes from the whole to the single indicators. The solid part of a cell is what was
 *   earned, the hatched part what was lost, both to scale: areas of one column can be compared.
 * - Nodes that can only take points away have a line of their own, which is not to scale.
 * - The picture is as high as its smallest cell needs, up to 1,400 pixels; what is smaller has its name in its tooltip.
 *
 * @param result The appraisal.
 * @throws `EqualizationError` `wrong_type`, `not_finite`, `unknown_id` (a subject it does not have),
 *   `out_of_domain` (a tree deeper than 32 levels), `too_few_observations`, `unknown_option`.
 *
 * @example
 * ```ts
 * import { scoreAppraisal } from "equalis";
 * import { appraisalPlot } from "equalis/plot";
 * const scheme = {
 *   id: "s", name: "Public health", year: 2020,
 *   root: { id: "all", name: "All", points: 100, children: [
 *     { id: "records", name: "Health records", points: 60, rule: { kind: "ratio" as const, target: 80 } },
 *     { id: "vaccines", name: "Vaccination", points: 40, rule: { kind: "ratio" as const, target: 90 } },
 *   ] },
 * };
 * const score = scoreAppraisal(scheme, [{ node: "records", value: 60 }, { node: "vaccines", value: 90 }]);
 * appraisalPlot(score).svg().includes("Most was lost at Health records: 15."); // => true
 * ```
 */
export function appraisalPlot(result: AppraisalPlotInput, options: AppraisalPlotOptions = {}): Plot {
  const where = "appraisalPlot";
  const settings = readOptions(where, options, 760, ["subject"]);
  const words = wordsOf(settings.language);
  const appraisal = readAppraisal(where, result, options.subject, settings, words);
  const { root, score, maximum, grade } = appraisal;
  const cells = placeCells(root);
  const leaves = cells.filter(({ node }) => node.leaf);
  const numbers = cells.flatMap(({ node }) => [node.points, node.maximum, node.lost]);
  const format = columnFormat(numbers.length > 0 ? numbers : [0], { divisor: 1, word: "" });
  const worst = leaves.reduce<Node | null>(
    (most, { node }) => (node.lost > (most?.lost ?? 0) ? node : most),
    null,
  );
  const smallest = smallestOf(
    leaves.filter(({ node }) => node.maximum > 0).map(({ height }) => height),
    root.maximum || 1,
  );
  const whole = cells.reduce((most, { y, height }) => Math.max(most, y + height), 0) || 1;
  const wanted = Math.max((ROW * whole) / (smallest || 1), 160);
  const tall = settings.height ?? Math.min(1400, wanted);
  const unit = tall / whole;
  const penalties = leaves.filter(({ node }) => node.maximum === 0 && node.lost > 0);
  const unnamed = leaves.filter(({ height }) => height > 0 && height * unit < 13).length;
  const text = {
    title: settings.title ?? appraisal.title,
    description:
      settings.description ??
      words.join([
        words.appraisalSays(format(score), format(maximum), grade),
        worst === null ? "" : words.mostLost(worst.name, format(worst.lost)),
      ]),
    notes: [
      ...(unnamed > 0 ? [words.cellsLeft(fixed(unnamed, 0))] : []),
      ...(penalties.length > 0 ? [words.notSized] : []),
      ...appraisal.notes,
    ],
  };
  const legend: readonly LegendItem[] = [
    { label: words.earned, swatch: (pen, x, y) => box(x, y - 6, 20, 12, pen.fill("wash")) },
    { label: words.lost, swatch: (pen, x, y) => box(x, y - 6, 20, 12, pen.hatch("b")) },
  ];
  const depths = largestOf(cells.map(({ depth }) => depth)) + 1;
  const inner = settings.width - 2 * PAD;
  // Indicators have the longest names: the last column is the widest.
  const edges = columnEdges(cells, depths, inner, (node) => pointsOf(node, format));
  const body = (pen: Pen, top: number): Drawn => {
    const marks = cells
      .filter(({ height }) => height > 0)
      .map((cell) => {
        const { node, depth, y, height } = cell;
        const left = PAD + edges[depth]!;
        const right = PAD + endOf(cell, edges, inner);
        return drawCell(pen, node, left, top + y * unit, right - left, height * unit, format);
      })
      .join("");
    let y = top + whole * unit + (penalties.length > 0 ? 6 : 0);
    let more = "";
    for (const { node } of penalties) {
      more += box(PAD, y + 2, 20, ROW - 5, pen.hatch("b"));
      more += pen.text(PAD + 26, y + 14, `${node.name}  ${format(-node.lost)}`, { width: inner - 26 });
      y += ROW;
    }
    return { marks: marks + more, height: y - top + 4 };
  };
  return makePlot(
    text,
    () => drawPicture({ settings, ...text, legend, body }),
    () => icicleSpecification(settings, text, cells, edges, inner, tall, whole, words),
  );
}

function readAppraisal(
  where: string,
  result: unknown,
  subject: string | undefined,
  settings: PlotSettings,
  words: PlotMessages,
): Appraisal {
  const record = requireRecord(where, "what appraise or scoreAppraisal return", result);
  if (record.kind === "appraisal") {
    const rows = recordsAt(where, "rows", record.rows);
    const row = subject === undefined ? rows[0]! : rows.find((one) => one.subject === subject);
    if (row === undefined)
      throw refusal(where, "unknown_id", `the appraisal has no subject "${subject}"`, subject);
    const id = textAt(where, "subject", row.subject);
    const who = nameOf(settings, id, textAt(where, "name", row.name), "region", record.study);
    return readScore(where, row, words.appraisalTitle(textAt(where, "name", record.name), who), settings, [
      ...(rows.length > 1 && subject === undefined ? [words.others(fixed(rows.length, 0))] : []),
      ...notesOf(where, record, words),
    ]);
  }
  const id =
    record.subject === null || record.subject === undefined ? "" : textAt(where, "subject", record.subject);
  if (subject !== undefined && subject !== id)
    throw refusal(where, "unknown_id", `the score is not that of "${subject}"`, subject);
  const scheme = textAt(where, "scheme", record.scheme);
  const who = id === "" ? "" : nameOf(settings, id, id, "region");
  return readScore(where, record, words.appraisalTitle(scheme, who), settings, []);
}

function readScore(
  where: string,
  record: Fields,
  title: string,
  settings: PlotSettings,
  notes: readonly string[],
): Appraisal {
  const score = numberAt(where, "score", record.score);
  const maximum = numberAt(where, "maximum", record.maximum);
  const children = recordsAt(where, "nodes", record.nodes).flatMap((node, i) =>
    readNode(where, node, `nodes[${i}]`, settings, 1),
  );
  const grade =
    record.grade === null || record.grade === undefined ? "" : textAt(where, "grade", record.grade);
  const sums = (field: "points" | "maximum"): number => children.reduce((all, node) => all + node[field], 0);
  const root: Node = {
    id: "",
    name: "",
    points: sums("points"),
    maximum: sums("maximum"),
    lost: Math.max(0, sums("maximum") - sums("points")),
    children,
    leaf: false,
  };
  return { title, score, maximum, grade, root, notes };
}

/** A node that applies; one that does not has no place. */
function readNode(
  where: string,
  node: Fields,
  place: string,
  settings: PlotSettings,
  depth: number,
): readonly Node[] {
  if (depth > DEEPEST)
    throw refusal(where, "out_of_domain", `the tree is deeper than ${DEEPEST} levels`, depth);
  if (node.applicable === false) return [];
  const id = textAt(where, `${place}.id`, node.id);
  const deductions = listAt(where, `${place}.deductions`, node.deductions).map((one, i) =>
    numberAt(where, `${place}.deductions[${i}].points`, isRecord(one) ? one.points : one),
  );
  const children = listAt(where, `${place}.children`, node.children).flatMap((child, i) => {
    if (!isRecord(child))
      throw refusal(where, "wrong_type", `${place}.children[${i}] must be a record`, child);
    return readNode(where, child, `${place}.children[${i}]`, settings, depth + 1);
  });
  const points = numberAt(where, `${place}.points`, node.points);
  const given = numberAt(where, `${place}.maximum`, node.maximum);
  // What is smaller than this is nothing in any picture.
  const maximum = Math.abs(given) < 1e-290 ? 0 : given;
  if (maximum < 0)
    throw refusal(
      where,
      "out_of_domain",
      `${place}.maximum is ${maximum}; points cannot be below 0`,
      maximum,
    );
  return [
    {
      id,
      name: nameOf(settings, id, textAt(where, `${place}.name`, node.name)),
      points,
      maximum,
      lost: maximum > 0 ? Math.max(0, maximum - points) : deductions.reduce((all, one) => all + one, 0),
      children,
      leaf: children.length === 0,
    },
  ];
}

/** Every node below the root, from the top down; children begin where their parent does. */
function placeCells(root: Node): readonly Cell[] {
  const cells: Cell[] = [];
  const visit = (nodes: readonly Node[], depth: number, from: number): void => {
    let y = from;
    for (const node of nodes) {
      cells.push({ node, depth, y, height: node.maximum });
      visit(node.children, depth + 1, y);
      y += node.maximum;
    }
  };
  visit(root.children, 0, 0);
  return cells;
}

/** Where the columns begin: each as wide as its names want, the last at least two fifths. */
function columnEdges(
  cells: readonly Cell[],
  depths: number,
  inner: number,
  format: (node: Node) => string,
): readonly number[] {
  if (depths === 1) return [0, inner];
  const want = Array.from({ length: depths }, (_, depth) =>
    largestOf(
      cells
        .filter((cell) => cell.depth === depth && !cell.node.leaf)
        .map(({ node }) =>
          Math.min(0.3 * inner, textWidth(node.name, SIZE) + textWidth(format(node), SIZE) + 34),
        ),
      60,
    ),
  );
  const before = want.slice(0, -1).reduce((all, one) => all + one, 0);
  const scale = Math.min(1, (0.6 * inner) / before);
  const edges = [0];
  for (const one of want.slice(0, -1)) edges.push(edges.at(-1)! + one * scale);
  return [...edges, inner];
}

/** "12 / 15". */
function pointsOf({ points, maximum }: Node, format: (value: number) => string): string {
  return `${format(points)} / ${format(maximum)}`;
}

/** Where a cell ends: at the next column, or at the end where it has nothing behind it. */
function endOf({ node, depth }: Cell, edges: readonly number[], inner: number): number {
  return node.children.some(({ maximum }) => maximum > 0) ? edges[depth + 1]! : inner;
}

function drawCell(
  pen: Pen,
  node: Node,
  x: number,
  y: number,
  width: number,
  height: number,
  format: (value: number) => string,
): string {
  const { name, points, maximum, lost } = node;
  const inside = { x: x + 1, y: y + 0.5, width: width - 2, height: Math.max(0.5, height - 1) };
  const earned = (inside.width * Math.min(maximum, Math.max(0, points))) / maximum;
  const said = pointsOf(node, format);
  const tooltip = `<title>${escapeText(`${name}: ${said}${lost > 0 ? `, ${format(-lost)}` : ""}`)}</title>`;
  let marks = `<g>${tooltip}${box(inside.x, inside.y, earned, inside.height, pen.fill("wash"))}${box(inside.x + earned, inside.y, inside.width - earned, inside.height, pen.hatch("b"))}</g>\n`;
  if (height < 13) return marks;
  const numbers = textWidth(said, SIZE - 1) + 10;
  const room = inside.width - numbers - 10;
  const middle = y + height / 2 + 4;
  const fitting = Math.max(1, Math.floor((height - 2) / 15));
  // Where a name has no room next to its numbers, they stand below it.
  const below = fitting > 1 && textWidth(name, SIZE) > room && room < 90;
  const space = below ? inside.width - 10 : room;
  const lines = space < 24 ? [] : wrapText(name, space, SIZE, below ? fitting - 1 : fitting);
  const rows = lines.length + (below ? 1 : 0);
  const first = middle - ((rows - 1) * 15) / 2;
  for (const [i, one] of lines.entries())
    marks += pen.text(inside.x + 6, first + 15 * i, one, { halo: true, width: space });
  if (numbers < inside.width)
    marks += pen.text(
      below ? inside.x + 6 : x + width - 7,
      below ? first + 15 * lines.length : middle,
      said,
      {
        anchor: below ? "start" : "end",
        size: SIZE - 1,
        halo: true,
        bold: lost > 0,
      },
    );
  return marks;
}

function icicleSpecification(
  settings: PlotSettings,
  text: { title: string; description: string; notes: readonly string[] },
  cells: readonly Cell[],
  edges: readonly number[],
  inner: number,
  tall: number,
  whole: number,
  words: PlotMessages,
): object {
  const palette = paletteOf(settings);
  const domain = [words.earned, words.lost];
  const values = cells
    .filter(({ height }) => height > 0)
    .flatMap((cell) => {
      const { node, depth, y, height } = cell;
      const left = edges[depth]!;
      const right = endOf(cell, edges, inner);
      const split = left + ((right - left) * Math.min(node.maximum, Math.max(0, node.points))) / node.maximum;
      const common = { name: node.name, points: node.points, maximum: node.maximum, from: y, to: y + height };
      return [
        { ...common, part: words.earned, left: px(left), right: px(split) },
        { ...common, part: words.lost, left: px(split), right: px(right) },
      ].filter((cell) => cell.right > cell.left);
    });
  const y = { type: "quantitative", scale: { domain: [0, whole], reverse: true, nice: false }, axis: null };
  const x = { type: "quantitative", scale: { domain: [0, inner], nice: false }, axis: null };
  return specification(settings, text, {
    width: inner,
    height: px(tall),
    data: { values },
    layer: [
      {
        mark: { type: "rect", stroke: palette.paper, strokeWidth: 1 },
        encoding: {
          x: { field: "left", ...x },
          x2: { field: "right" },
          y: { field: "from", ...y },
          y2: { field: "to" },
          color: {
            field: "part",
            type: "nominal",
            title: null,
            scale: { domain, range: [palette.wash, palette.b] },
          },
          tooltip: [
            { field: "name", type: "nominal" },
            { field: "points", type: "quantitative" },
            { field: "maximum", type: "quantitative" },
          ],
        },
      },
      {
        transform: [
          { filter: `datum.part === ${JSON.stringify(words.earned)}` },
          { calculate: "(datum.from + datum.to) / 2", as: "middle" },
          { filter: `(datum.to - datum.from) * ${tall / whole} >= 13` },
        ],
        mark: { type: "text", align: "left", dx: 6, color: palette.ink, limit: Math.round(inner * 0.4) },
        encoding: {
          x: { field: "left", ...x },
          y: { field: "middle", ...y },
          text: { field: "name", type: "nominal" },
        },
      },
    ],
  });
}
