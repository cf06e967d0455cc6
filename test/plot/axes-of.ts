import { elementsOf, readSvg, textOf } from "./read-svg.ts";

/** Where values stand in a picture, as the marks of its axes say. */
export interface Axes {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** Reads the scales of a picture, or of one panel of it, from the texts of its axes. */
export function axesOf(svg: string, panel = 0): Axes {
  const small = elementsOf(readSvg(svg), "text").filter(({ attributes }) => attributes["font-size"] === "11");
  const marks = (anchor: string) =>
    small
      .filter(
        (one) => one.attributes["text-anchor"] === anchor && /^−?[\d,.]+(?: %)?$/.test(textOf(one).trim()),
      )
      .map((one) => ({
        value: Number(textOf(one).replace("−", "-").replaceAll(/[, %]/g, "")),
        x: Number(one.attributes.x),
        y: Number(one.attributes.y) - 4,
      }));
  const across = runsOf(marks("middle"))[panel] ?? [];
  const up = runsOf(marks("end"))[panel] ?? [];
  return {
    x: lineThrough(across.map(({ value, x }) => [value, x])),
    y: lineThrough(up.map(({ value, y }) => [value, y])),
  };
}

/** The marks of each axis follow each other and ascend. */
function runsOf<Mark extends { readonly value: number }>(
  marks: readonly Mark[],
): readonly (readonly Mark[])[] {
  const runs: Mark[][] = [];
  for (const mark of marks) {
    const last = runs.at(-1);
    if (last === undefined || last.at(-1)!.value >= mark.value) runs.push([mark]);
    else last.push(mark);
  }
  return runs;
}

function lineThrough(points: readonly (readonly [value: number, at: number])[]): (value: number) => number {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first === last) return () => Number.NaN;
  return (value) => first[1] + ((value - first[0]) * (last[1] - first[1])) / (last[0] - first[0]);
}
