/** What a color is for. `a` to `f` tell series apart, also in gray and for the color-blind. */
export type Role = "paper" | "ink" | "soft" | "axis" | "grid" | "wash" | "a" | "b" | "c" | "d" | "e" | "f";

/** A color a role. */
export type Palette = Readonly<Record<Role, string>>;

/** Text (ink, soft) keeps a contrast of at least 4.5 to 1 on paper and on wash; marks at least 3 to 1 on paper. */
export const LIGHT: Palette = {
  paper: "#ffffff",
  ink: "#1b1f24",
  soft: "#4a5461",
  axis: "#7d8794",
  grid: "#e1e5ea",
  wash: "#dcebfa",
  a: "#0b5cad",
  b: "#d55e00",
  c: "#00795a",
  d: "#b0518a",
  e: "#4b5563",
  f: "#8f6a00",
};

export const DARK: Palette = {
  paper: "#15181c",
  ink: "#e8eaed",
  soft: "#b3bcc6",
  axis: "#7f8a96",
  grid: "#2c333b",
  wash: "#1c3550",
  a: "#6cb2f5",
  b: "#ff9a56",
  c: "#3fc79a",
  d: "#e59ac6",
  e: "#c3cad3",
  f: "#e3c64a",
};

/** On paper everything is gray: dark for `a`, middle for `b`, the rest between. */
export const PRINT: Palette = {
  paper: "#ffffff",
  ink: "#000000",
  soft: "#333333",
  axis: "#666666",
  grid: "#d9d9d9",
  wash: "#e8e8e8",
  a: "#333333",
  b: "#808080",
  c: "#555555",
  d: "#707070",
  e: "#111111",
  f: "#8c8c8c",
};

/** The roles of series, in the order they are given out. */
export const SERIES: readonly Role[] = ["a", "b", "c", "d", "e", "f"];

/** Dashes of series, so that lines differ without color. */
export const DASHES: readonly string[] = ["", "7 3", "2 3", "9 3 2 3", "12 4", "4 2"];
