/** Something drawn, in both of its forms. */
export interface Picture {
  /** As SVG text. */
  svg(): string;
  /** As a Vega-Lite specification. */
  vegaLite(): object;
}

/** Draws a result of one kind. */
export type Draw = (result: never) => Picture;

/** The result that each kind of picture is drawn of. */
const pictures: Record<string, Draw> = Object.create(null);

/** Says how results of these kinds are drawn. `equalis/plot` does so when it is loaded. */
export function registerPictures(draws: Readonly<Record<string, Draw>>): void {
  Object.assign(pictures, draws);
}

/** The picture of a result; `null` where nobody has said how to draw one. */
export function pictureOf(result: { readonly kind: string }): Picture | null {
  return pictures[result.kind]?.(result as never) ?? null;
}
