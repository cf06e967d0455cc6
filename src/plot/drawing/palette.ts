/** What a color is for. `a` to `f` tell series apart, also in gray and for the color-blind. */
export type Role =
  | "paper"
  | "ink"
  | "soft"
  | "axis"
  | "grid"
  | "wash"
  | "a"
  | "b"
  | "c"
  | "d"
  | "e"
  | "f"
  | ScaleRole;

/** Steps of a scale: `q1` to `q7` from little to much, `m3` to `m1` below a middle and `p1` to `p3` above it. */
export type ScaleRole =
  | "q1"
  | "q2"
  | "q3"
  | "q4"
  | "q5"
  | "q6"
  | "q7"
  | "m3"
  | "m2"
  | "m1"
  | "p1"
  | "p2"
  | "p3";

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
  q1: "#e3eef9",
  q2: "#c3dbf1",
  q3: "#97c1e5",
  q4: "#64a2d4",
  q5: "#3a80bf",
  q6: "#1b5ea3",
  q7: "#0a3d78",
  m3: "#a63c06",
  m2: "#e08a4a",
  m1: "#f6cfae",
  p1: "#bcd9f0",
  p2: "#5e9ed1",
  p3: "#134f94",
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
  q1: "#1f2f42",
  q2: "#254a70",
  q3: "#2d669f",
  q4: "#3d84c6",
  q5: "#64a3dd",
  q6: "#97c5ee",
  q7: "#cfe5f9",
  m3: "#ffb27c",
  m2: "#c8692a",
  m1: "#5e3a24",
  p1: "#26425f",
  p2: "#3d7fbd",
  p3: "#9fcdf4",
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
  q1: "#f2f2f2",
  q2: "#dcdcdc",
  q3: "#c2c2c2",
  q4: "#a3a3a3",
  q5: "#818181",
  q6: "#5c5c5c",
  q7: "#333333",
  m3: "#2b2b2b",
  m2: "#6e6e6e",
  m1: "#b0b0b0",
  p1: "#ededed",
  p2: "#d4d4d4",
  p3: "#c0c0c0",
};

/** The roles of series, in the order they are given out. */
export const SERIES: readonly Role[] = ["a", "b", "c", "d", "e", "f"];

/** Dashes of series, so that lines differ without color. */
export const DASHES: readonly string[] = ["", "7 3", "2 3", "9 3 2 3", "12 4", "4 2"];
