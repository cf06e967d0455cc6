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
const plots: Record<string, Draw> = Object.create(null);

/** Says how results of these kinds are drawn. `equalis/plot` does so when it is loaded. */
export function registerPlots(draws: Readonly<Record<string, Draw>>): void {
  Object.assign(plots, draws);
}

/** The picture of a result; `null` where no one has said how to draw one. */
export function plotOf(result: { readonly kind: string }): Picture | null {
  return plots[result.kind]?.(result as never) ?? null;
}
