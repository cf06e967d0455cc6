import { columns, defineProgram, fiscalGap, type Program } from "../transfers/index.ts";

const SETTLEMENT_2016 =
  "Reproduces the settlement of 2016 of the Ministry (Kommunal- og distriktsdepartementet, løpende inntektsutjevning)";
const SETTLEMENT_2025 =
  "Reproduces the final settlement of 2025 of the Ministry (Kommunal- og distriktsdepartementet, løpende inntektsutjevning) in all 357 municipalities to the krone";

/**
 * Norway: income equalization among municipalities (*inntektsutjevning*).
 *
 * $$ t_i = r\,(\bar y - y_i) + e_i - \bar e, \qquad e_i = 0.35 \max(0,\; 0.9\,\bar y - y_i) $$
 *
 * with tax revenue per head y and its mean over all inhabitants. A municipality below the mean gets the rate r of the
 * distance and one above it pays the same rate; whoever is below 90 % of the mean gets 35 % of that distance on top, and
 * everybody pays for that by one deduction per head.
 *
 * - **Inputs:** `population`, and `tax`, revenue per head from income and wealth tax. **Period:** a year from 2017.
 * - **Amounts** are kroner, below 0 for those who pay; they sum to zero. The amount per head is the step `perHead`.
 * - **Marginal rate:** a municipality keeps 1 − r of one more krone of its own, and 1 − r − 0.35 below 90 % of the mean,
 *   but for its own weight in the mean.
 *
 * @see Kommunal Rapport, 2016-11 (rates of 2017). The rate of 2025 is recalled.
 *
 * @example Four municipalities; the poorest is far below nine tenths of the mean
 * ```ts
 * import { norwayIncomeEqualization, simulate } from "equalis";
 * const run = simulate(norwayIncomeEqualization, {
 *   units: ["a", "b", "c", "d"],
 *   data: { population: [1000, 5000, 20_000, 3000], tax: [20_000, 26_000, 33_000, 45_000] },
 *   period: "2020",
 * });
 * run.amounts.map((x) => Math.round(x)); // => [10503002, 24015012, -11233056, -23284958]
 * ```
 */
export const norwayIncomeEqualization: Program = /* @__PURE__ */ defineProgram({
  id: "norway-income-equalization",
  title: "Norway: income equalization among municipalities",
  jurisdiction: "NO",
  source: "Rules of the municipal income system as reported by Kommunal Rapport, 2016-11",
  description:
    "A symmetric rate of the distance to the mean tax revenue per head, more for those far below it, paid by an equal deduction per head.",
  inputs: [
    {
      name: "population",
      unit: "person",
      description: "Inhabitants of the municipality",
      range: { atLeast: 0 },
    },
    {
      name: "tax",
      unit: "krone/person",
      description: "Revenue from income and wealth tax per inhabitant",
      range: { atLeast: 0 },
    },
  ],
  parameters: {
    symmetricRate: {
      description: "Part of the distance to the mean that is leveled, below it and above it",
      unit: "share",
      source: "Kommunal Rapport, 2016-11",
      status: "published",
      values: [
        { from: "2016", value: 0.6, status: "derived", source: SETTLEMENT_2016 },
        { from: "2017", value: 0.6 },
        { from: "2025", value: 0.62, status: "derived", source: SETTLEMENT_2025 },
      ],
    },
    additionalRate: {
      description: "Part of the distance to the threshold that is paid on top",
      unit: "share",
      source: "Kommunal Rapport, 2016-11",
      status: "published",
      values: [
        { from: "2016", value: 0.35, status: "derived", source: SETTLEMENT_2016 },
        { from: "2017", value: 0.35 },
        { from: "2025", value: 0.35, status: "derived", source: SETTLEMENT_2025 },
      ],
    },
    threshold: {
      description: "Part of the mean below which the additional compensation begins",
      unit: "share",
      source: "Kommunal Rapport, 2016-11",
      status: "published",
      values: [
        { from: "2016", value: 0.9, status: "derived", source: SETTLEMENT_2016 },
        { from: "2017", value: 0.9 },
        { from: "2025", value: 0.9, status: "derived", source: SETTLEMENT_2025 },
      ],
    },
  },
  assumptions: [
    "The mean is over all inhabitants of the units given: leave none out.",
    "County municipalities, transitional schemes and other parts of the income system are not included.",
  ],
  invariants: [{ kind: "zero-sum" }],
  effect: { population: "population", capacity: "tax" },
  steps: [
    {
      id: "mean",
      label: "Mean tax revenue per inhabitant",
      unit: "krone/person",
      compute: (c) => columns.mean(c.input("tax"), { weights: c.input("population") }),
    },
    {
      id: "symmetric",
      label: "Symmetric equalization",
      unit: "krone/person",
      formula: "rate × (mean − tax)",
      compute: (c) =>
        columns.multiply(c.parameter("symmetricRate"), fiscalGap(c.step("mean"), c.input("tax"))),
    },
    {
      id: "additional",
      label: "Additional compensation",
      unit: "krone/person",
      formula: "35 % × (90 % of the mean − tax), where above 0",
      compute: (c) =>
        columns.multiply(
          c.parameter("additionalRate"),
          columns.positive(fiscalGap(c.parameter("threshold") * c.value("mean"), c.input("tax"))),
        ),
    },
    {
      id: "deduction",
      label: "Equal deduction that pays for it",
      unit: "krone/person",
      formula: "mean of the additional compensation per inhabitant",
      compute: (c) => columns.mean(c.step("additional"), { weights: c.input("population") }),
    },
    {
      id: "perHead",
      label: "Transfer per inhabitant",
      unit: "krone/person",
      formula: "symmetric + additional − deduction",
      compute: (c) =>
        columns.subtract(columns.add(c.step("symmetric"), c.step("additional")), c.step("deduction")),
    },
    {
      id: "transfer",
      label: "Transfer",
      unit: "krone",
      from: "perHead",
      kind: "conversion",
      compute: (c) => columns.multiply(c.step("perHead"), c.input("population")),
    },
  ],
});
