import { measureResources } from "equalis";
import { rankPlot } from "equalis/plot";
import { beijing } from "../beijing.ts";

const names = Object.fromEntries(beijing.regions.map(({ id, name }) => [id, (name as { zh: string }).zh]));
export const plot = rankPlot(measureResources(beijing, { indicator: "beds" }), {
  locale: "zh",
  names,
  title: "北京市各区床位数，2010年",
});
