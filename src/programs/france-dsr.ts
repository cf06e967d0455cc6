import {
  blend,
  boundedShare,
  type Column,
  collar,
  columns,
  defineProgram,
  type Program,
  type StepContext,
} from "../transfers/index.ts";

/**
 * France: the equalization fraction of the rural solidarity grant (*dotation de solidarité rurale, fraction péréquation*).
 *
 * Eligible are communes below 10,000 inhabitants whose financial potential per head is below twice the mean of their
 * demographic group. The money is shared by four scores, each with its part:
 *
 * $$ 0.3: \; n_i\,(2 - p_i / \bar p_g)\,\min(e_i, 1.2) \qquad 0.3: \; \text{roads (doubled in mountains and on islands)} \qquad
 *    0.3: \; \text{children} \qquad 0.1: \; n_i\,(2 - h_i / \bar h) $$
 *
 * with population n, financial potential per head p and per hectare h, fiscal effort e. Then guarantees: 90 to 120 % of last
 * year for whoever received, half of last year for whoever is no longer eligible, a floor where `guarantee` gives one.
 *
 * - **Inputs:** see the list; `previous` are last year's amounts, or hand last year in as `previous` of the simulation.
 * - **Amounts** are euros and add up to the pool: the band of 90 to 120 % is kept and the rest scaled between its ends,
 *   which the text read does not say; the step `banded` is what the band alone gives.
 *
 * @see Code général des collectivités territoriales, article L. 2334-22 (eligibility, weights, effort, roads).
 *
 * @example Three eligible communes and a leaver
 * ```ts
 * import { franceDsr, simulate } from "equalis";
 * const run = simulate(franceDsr, {
 *   units: ["A", "B", "C", "D"],
 *   data: {
 *     population: [500, 1000, 2000, 4000],
 *     potential: [300_000, 700_000, 1_600_000, 9_000_000],
 *     groupMean: [650, 720, 800, 900],
 *     effort: [1, 1.3, 1.1, 1],
 *     roads: [9000, 12_000, 15_000, 20_000],
 *     mountain: [true, false, false, false],
 *     children: [80, 170, 350, 700],
 *     hectares: [2000, 1500, 1800, 2500],
 *     previous: [20_000, 25_000, 40_000, 30_000],
 *     pool: 110_000,
 *   },
 *   period: "2019",
 * });
 * run.amounts[3]; // => 15000
 * Math.round(run.total); // => 110000
 * run.binding[3]; // => "leaving"
 * ```
 */
export const franceDsr: Program = /* @__PURE__ */ defineProgram({
  id: "france-dsr",
  title: "France: equalization fraction of the rural solidarity grant",
  jurisdiction: "FR",
  source: "Code général des collectivités territoriales, article L. 2334-22",
  description:
    "Four scores of eligible rural communes, then guarantees against last year, closed to the pool between them.",
  inputs: [
    {
      name: "population",
      unit: "person",
      description: "DGF population (residents, second homes, caravan places)",
      range: { above: 0 },
    },
    {
      name: "potential",
      unit: "euro",
      description: "Financial potential (potentiel financier) of the commune",
      range: { atLeast: 0 },
    },
    {
      name: "groupMean",
      unit: "euro/person",
      description: "Mean financial potential per head of the commune's demographic group",
      range: { above: 0 },
    },
    {
      name: "effort",
      unit: "index",
      description: "Fiscal effort (effort fiscal)",
      range: { atLeast: 0 },
    },
    {
      name: "roads",
      unit: "meter",
      description: "Length of roads in the communal public domain, as defined to 2024",
      range: { atLeast: 0 },
    },
    {
      name: "mountain",
      unit: "yes or no",
      description: "Whether the commune lies in a mountain zone or is an island commune; left out, none does",
      type: "flag",
      optional: true,
    },
    {
      name: "children",
      unit: "person",
      description: "Children from 3 to 16 at the last census",
      range: { atLeast: 0 },
    },
    { name: "hectares", unit: "hectare", description: "Area of the commune", range: { above: 0 } },
    { name: "pool", unit: "euro", description: "Money of the fraction", range: { atLeast: 0 } },
    {
      name: "previous",
      unit: "euro",
      description: "Amount of last year, 0 for none; left out, that of last year's simulation",
      range: { atLeast: 0 },
      optional: true,
    },
    {
      name: "guarantee",
      unit: "euro",
      description: "Least amount of a unit by a guarantee of its own, such as that of new communes",
      range: { atLeast: 0 },
      optional: true,
    },
  ],
  parameters: {
    populationLimit: {
      description: "Population from which on a commune is not eligible",
      unit: "person",
      source: "CGCT article L. 2334-20",
      status: "published",
      values: [{ from: "2019", value: 10_000 }],
    },
    potentialLimit: {
      description:
        "Multiple of the group's mean from which on a commune is not eligible; also the top of the gaps",
      unit: "index",
      source:
        "CGCT article L. 2334-22 (eligibility); the gap as 2 − ratio was read in a published implementation",
      status: "published",
      values: [{ from: "2019", value: 2 }],
    },
    effortCap: {
      description: "Most that the fiscal effort counts",
      unit: "index",
      source: "CGCT article L. 2334-22",
      status: "published",
      values: [{ from: "2019", value: 1.2 }],
    },
    roadFactor: {
      description: "Factor of roads in mountain zones and on islands",
      unit: "index",
      source: "CGCT article L. 2334-22",
      status: "published",
      values: [{ from: "2019", value: 2 }],
    },
    weights: {
      description: "Part of the money that each score shares",
      unit: "share",
      source: "CGCT article L. 2334-22",
      status: "published",
      values: [{ from: "2019", value: { potential: 0.3, roads: 0.3, children: 0.3, area: 0.1 } }],
    },
    least: {
      description: "Least part of last year's amount",
      unit: "share",
      source: "Read in a published implementation, not in the Code",
      status: "unverified",
      values: [{ from: "2019", value: 0.9 }],
    },
    most: {
      description: "Largest part of last year's amount",
      unit: "share",
      source: "Read in a published implementation, not in the Code",
      status: "unverified",
      values: [{ from: "2019", value: 1.2 }],
    },
    leaving: {
      description: "Part of last year's amount for a commune that is no longer eligible",
      unit: "share",
      source: "Read in a published implementation, not in the Code",
      status: "unverified",
      values: [{ from: "2019", value: 0.5 }],
    },
  },
  assumptions: [
    "Roads are counted as to 2024: article 178 of the finance act for 2025 changed their definition and was not read.",
    "The mean potential per hectare is over the units given that are below the population limit.",
    "A potential per hectare above twice the mean counts as no score, not as a negative one.",
    "The pool is met exactly: between the guarantees all claims are scaled by one factor.",
    "Overseas communes have a pool of their own and are not among the units.",
  ],
  invariants: [{ kind: "adds-to", total: "pool" }, { kind: "non-negative" }],
  effect: { population: "population", capacity: "potential" },
  steps: [
    {
      id: "eligible",
      label: "Eligible (1) or not (0)",
      unit: "yes or no",
      legalBasis: "CGCT L. 2334-20, L. 2334-22",
      formula: "below 10,000 inhabitants and below twice the group's mean potential per head",
      compute: (c) => {
        const small = columns.below(c.input("population"), c.parameter("populationLimit"));
        const weak = columns.below(
          columns.divide(c.input("potential"), c.input("population")),
          columns.multiply(c.parameter("potentialLimit"), c.input("groupMean")),
        );
        return columns.where(columns.all(small, weak), 1, 0);
      },
    },
    {
      id: "potentialScore",
      label: "Score by potential and effort",
      unit: "index",
      legalBasis: "CGCT L. 2334-22, 1°",
      formula: "population × (2 − potential per head / group's mean) × effort, at most 1.2",
      compute: (c) => {
        const ratio = columns.divide(
          columns.divide(c.input("potential"), c.input("population")),
          c.input("groupMean"),
        );
        return columns.multiply(
          c.step("eligible"),
          c.input("population"),
          columns.positive(columns.subtract(c.parameter("potentialLimit"), ratio)),
          columns.minimum(c.input("effort"), c.parameter("effortCap")),
        );
      },
    },
    {
      id: "roadScore",
      label: "Score by roads",
      unit: "meter",
      legalBasis: "CGCT L. 2334-22, 2°",
      compute: (c) => {
        if (c.year === null || c.year >= 2025) {
          c.warn(
            "road_definition_changed",
            "article 178 of the finance act for 2025 changed what counts as roads; the new definition was not read, so amounts from 2025 on follow the former one",
          );
        }
        return columns.multiply(
          c.step("eligible"),
          c.input("roads"),
          c.has("mountain") ? columns.where(c.input("mountain"), c.parameter("roadFactor"), 1) : 1,
        );
      },
    },
    {
      id: "childScore",
      label: "Score by children",
      unit: "person",
      legalBasis: "CGCT L. 2334-22, 3°",
      compute: (c) => columns.multiply(c.step("eligible"), c.input("children")),
    },
    {
      id: "areaScore",
      label: "Score by potential per hectare",
      unit: "index",
      legalBasis: "CGCT L. 2334-22, 4°",
      formula: "population × (2 − potential per hectare / mean), where above 0",
      compute: (c) => {
        const small = columns.below(c.input("population"), c.parameter("populationLimit"));
        const hectares = columns.total(c.input("hectares"), { mask: small });
        if (hectares === 0) return 0;
        const mean = columns.total(c.input("potential"), { mask: small }) / hectares;
        const ratio = columns.divide(columns.divide(c.input("potential"), c.input("hectares")), mean, {
          whereZero: 0,
        });
        return columns.multiply(
          c.step("eligible"),
          c.input("population"),
          columns.positive(columns.subtract(c.parameter("potentialLimit"), ratio)),
        );
      },
    },
    {
      id: "leaving",
      label: "Half of last year for whoever is no longer eligible",
      unit: "euro",
      compute: (c) =>
        columns.where(c.step("eligible"), 0, columns.multiply(c.parameter("leaving"), previousOf(c))),
    },
    {
      id: "claim",
      label: "Claim by the four scores",
      unit: "euro",
      legalBasis: "CGCT L. 2334-22",
      formula: "(pool − leaving) × (30 % + 30 % + 30 % + 10 % of the shares)",
      compute: (c) => {
        const { potential, roads, children, area } = c.table("weights") as Readonly<
          Record<"potential" | "roads" | "children" | "area", number>
        >;
        const shares = blend([
          { weight: potential, score: c.step("potentialScore") },
          { weight: roads, score: c.step("roadScore") },
          { weight: children, score: c.step("childScore") },
          { weight: area, score: c.step("areaScore") },
        ]);
        return columns.multiply(shares, c.scalar("pool") - columns.total(c.step("leaving")));
      },
    },
    {
      id: "banded",
      label: "Between 90 and 120 percent of last year",
      unit: "euro",
      formula: "for communes that received last year; with the guarantees of single units",
      from: ["leaving", "claim"],
      compute: (c) => {
        const previous = previousOf(c);
        const held = collar(c.step("claim"), previous, {
          down: 1 - c.parameter("least"),
          up: c.parameter("most") - 1,
          continuing: columns.above(previous, 0),
        });
        const guaranteed = columns.maximum(held, c.has("guarantee") ? c.input("guarantee") : 0);
        return columns.where(c.step("eligible"), guaranteed, c.step("leaving"));
      },
    },
    {
      id: "grant",
      label: "Closed to the pool",
      unit: "euro",
      formula: "one factor for all claims, between their guarantees",
      from: "banded",
      compute: (c) => {
        const previous = previousOf(c);
        const own = c.has("guarantee") ? c.input("guarantee") : 0;
        const lower = columns.where(
          c.step("eligible"),
          columns.maximum(columns.multiply(c.parameter("least"), previous), own),
          c.step("leaving"),
        );
        const most = c.parameter("most");
        const upper = c.column((i) => {
          if (c.step("eligible")[i] === 0) return lower[i]!;
          return previous[i]! > 0 ? Math.max(lower[i]!, most * previous[i]!) : Number.POSITIVE_INFINITY;
        });
        return boundedShare(c.step("claim"), { lower, upper, total: c.scalar("pool") });
      },
    },
  ],
});

/** Last year's amounts: as handed in, or those of last year's simulation, 0 for a commune that is new. */
function previousOf(c: StepContext): Column {
  return c.has("previous") ? c.input("previous") : c.previousAmount(1, 0);
}
