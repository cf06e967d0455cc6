import { columns, defineProgram, fiscalGap, type Program } from "../transfers/index.ts";

/**
 * Germany: equalization of fiscal capacity among the Länder through the VAT (*Finanzkraftausgleich*), since 2020.
 *
 * $$ F_i = land_i + 0.75\, municipal_i, \qquad A_i = \bar l\, w^L_i n_i + 0.75\, \bar m\, w^M_i n_i, \qquad
 *    z_i = 0.63\,(A_i - F_i) $$
 *
 * with the revenue per weighted head of both tiers over all Länder, $\bar l$ and $\bar m$. Whoever has less fiscal capacity F than
 * its need A gets a surcharge on its share of the VAT, whoever has more bears a deduction. They sum to zero.
 *
 * - **Inputs:** `population`, `landRevenue` (section 7, without the mining levy), `municipalRevenue` (section 8, in full). Where wanted
 *   `miningLevy` (a third counts), the weights of heads for units that are no Länder, and for the discount on growth
 *   above the average `landTaxes`, `landTaxesBefore` and `populationBefore`.
 * - **Federal grants:** the steps `generalGrant` (80 % of what is missing to 99.75 % of need) and `municipalGrant` (53.5 % of
 *   what municipalities miss to 80 % of the mean) are always there; `withGrants: true` adds them to the amounts.
 * - **Units** are Länder by ISO code (`"BE"`, `"DE-BE"`) or name. **Period:** a year from 2020. **Amounts** are euros.
 *
 * @see Finanzausgleichsgesetz (FAG), sections 5 to 11, as in force since 2020.
 *
 * @example Two Länder and a city state
 * ```ts
 * import { germanyFinanzkraftausgleich, simulate } from "equalis";
 * const run = simulate(germanyFinanzkraftausgleich, {
 *   units: ["Bayern", "Saarland", "Bremen"],
 *   data: {
 *     population: [13_000_000, 1_000_000, 700_000],
 *     landRevenue: [52e9, 3.6e9, 2.7e9],
 *     municipalRevenue: [26e9, 1.4e9, 1.2e9],
 *   },
 *   period: "2024",
 * });
 * run.amounts.map((x) => Math.round(x / 1e6)); // => [-1341, 432, 909]
 * run.invariants.map((one) => one.holds); // => [true, true]
 * ```
 */
export const germanyFinanzkraftausgleich: Program = /* @__PURE__ */ defineProgram({
  id: "germany-finanzkraftausgleich",
  title: "Germany: equalization of fiscal capacity among the Länder",
  jurisdiction: "DE",
  source: "Finanzausgleichsgesetz (FAG) of 20 December 2001, sections 5 to 11, as in force since 2020",
  description:
    "63 percent of the difference between need and fiscal capacity, both ways, through the distribution of the VAT; federal supplementary grants in addition.",
  inputs: [
    {
      name: "population",
      unit: "person",
      description: "Inhabitants on 30 June of the year, FAG section 9(1)",
      range: { above: 0 },
    },
    {
      name: "landRevenue",
      unit: "euro",
      description: "Revenue of the Land by FAG section 7(1), its share of the VAT by heads included",
    },
    {
      name: "municipalRevenue",
      unit: "euro",
      description:
        "Tax revenue of its municipalities by FAG section 8(1) and (2), before the cut to 75 percent",
    },
    {
      name: "miningLevy",
      unit: "euro",
      description: "Yield of the mining levy, FAG section 7(2), in full",
      range: { atLeast: 0 },
      optional: true,
    },
    {
      name: "landTaxes",
      unit: "euro",
      description: "Tax revenue by FAG section 7(1), sentences 1 to 4, of the year; for section 7(3)",
      range: { atLeast: 0 },
      optional: true,
    },
    {
      name: "landTaxesBefore",
      unit: "euro",
      description: "The same of the year before",
      range: { above: 0 },
      optional: true,
    },
    {
      name: "populationBefore",
      unit: "person",
      description: "Inhabitants on 30 June of the year before",
      range: { above: 0 },
      optional: true,
    },
    {
      name: "landWeight",
      unit: "index",
      description: "Weight of a head for the revenue of Länder, instead of that of FAG section 9(2)",
      range: { above: 0 },
      optional: true,
    },
    {
      name: "municipalWeight",
      unit: "index",
      description: "Weight of a head for the revenue of municipalities, instead of that of FAG section 9(3)",
      range: { above: 0 },
      optional: true,
    },
    {
      name: "withGrants",
      unit: "yes or no",
      description: "Whether the amounts include the federal grants of FAG section 11(2) and (5)",
      type: "flag",
      optional: true,
    },
  ],
  parameters: {
    municipalShare: {
      description: "Part of the municipalities' tax revenue that counts",
      unit: "share",
      source: "FAG section 8(3)",
      status: "published",
      values: [{ from: "2020", value: 0.75 }],
    },
    miningShare: {
      description: "Part of the mining levy that counts",
      unit: "share",
      source: "FAG section 7(2)",
      status: "published",
      values: [{ from: "2020", value: 0.33 }],
    },
    growthDiscount: {
      description: "Part of the growth above the average that does not count",
      unit: "share",
      source: "FAG section 7(3)",
      status: "published",
      values: [{ from: "2020", value: 0.12 }],
    },
    landWeights: {
      description: "Weight of a head for the revenue of Länder",
      unit: "index",
      source: "FAG section 9(2)",
      status: "published",
      values: [
        {
          from: "2020",
          value: {
            BB: 1,
            BE: 1.35,
            BW: 1,
            BY: 1,
            HB: 1.35,
            HE: 1,
            HH: 1.35,
            MV: 1,
            NI: 1,
            NW: 1,
            RP: 1,
            SH: 1,
            SL: 1,
            SN: 1,
            ST: 1,
            TH: 1,
          },
        },
      ],
    },
    municipalWeights: {
      description: "Weight of a head for the revenue of municipalities",
      unit: "index",
      source: "FAG section 9(3)",
      status: "published",
      values: [
        {
          from: "2020",
          value: {
            BB: 1.03,
            BE: 1.35,
            BW: 1,
            BY: 1,
            HB: 1.35,
            HE: 1,
            HH: 1.35,
            MV: 1.05,
            NI: 1,
            NW: 1,
            RP: 1,
            SH: 1,
            SL: 1,
            SN: 1,
            ST: 1.02,
            TH: 1,
          },
        },
      ],
    },
    equalizationRate: {
      description: "Part of the difference that is leveled",
      unit: "share",
      source: "FAG section 10",
      status: "published",
      values: [{ from: "2020", value: 0.63 }],
    },
    grantThreshold: {
      description: "Part of need up to which a Land is weak and gets the general federal grant",
      unit: "share",
      source: "FAG section 11(2)",
      status: "published",
      values: [{ from: "2020", value: 0.9975 }],
    },
    grantRate: {
      description: "Part of what is missing that the general federal grant pays",
      unit: "share",
      source: "FAG section 11(2)",
      status: "published",
      values: [{ from: "2020", value: 0.8 }],
    },
    municipalThreshold: {
      description: "Part of the mean municipal revenue per head below which the municipal grant begins",
      unit: "share",
      source: "FAG section 11(5)",
      status: "published",
      values: [{ from: "2020", value: 0.8 }],
    },
    municipalGrantRate: {
      description: "Part of what is missing to it that the municipal grant pays",
      unit: "share",
      source: "FAG section 11(5)",
      status: "published",
      values: [{ from: "2020", value: 0.535 }],
    },
  },
  assumptions: [
    "All Länder are among the units; the means are over the units given.",
    "The mean municipal revenue of section 11(5) is that of all inhabitants together.",
    "Grants for special needs by name (section 11(3) and (4)) and for research (section 11(6)) are not included.",
  ],
  invariants: [
    { kind: "zero-sum", of: "adjustment" },
    { kind: "order-kept", before: "ratioBefore", after: "ratioAfter" },
  ],
  effect: { population: "population", capacity: "capacity", need: "need" },
  steps: [
    {
      id: "discount",
      label: "Discount on growth above the average",
      unit: "euro",
      legalBasis: "FAG s. 7(3)",
      formula: "12 % × (growth per head − that of all) × taxes per head of last year × population",
      compute: (c) => {
        if (!c.has("landTaxesBefore")) return 0;
        const before = columns.divide(c.input("landTaxesBefore"), c.input("populationBefore"));
        const growth = columns.subtract(
          columns.divide(columns.divide(c.input("landTaxes"), c.input("population")), before),
          1,
        );
        const all =
          columns.total(c.input("landTaxes")) /
            columns.total(c.input("population")) /
            (columns.total(c.input("landTaxesBefore")) / columns.total(c.input("populationBefore"))) -
          1;
        const excess = columns.positive(columns.subtract(growth, all));
        return columns.multiply(c.parameter("growthDiscount"), excess, before, c.input("population"));
      },
    },
    {
      id: "land",
      label: "Revenue of the Land that counts",
      unit: "euro",
      legalBasis: "FAG s. 7",
      formula: "section 7(1) + 33 % of the mining levy − discount",
      compute: (c) => {
        const levy = c.has("miningLevy")
          ? columns.multiply(c.parameter("miningShare"), c.input("miningLevy"))
          : 0;
        return columns.subtract(columns.add(c.input("landRevenue"), levy), c.step("discount"));
      },
    },
    {
      id: "municipal",
      label: "Revenue of its municipalities that counts",
      unit: "euro",
      legalBasis: "FAG s. 8(3)",
      formula: "75 %",
      compute: (c) => columns.multiply(c.parameter("municipalShare"), c.input("municipalRevenue")),
    },
    {
      id: "capacity",
      label: "Fiscal capacity (Finanzkraftmesszahl)",
      unit: "euro",
      legalBasis: "FAG s. 6(1)",
      formula: "Land + municipalities",
      compute: (c) => columns.add(c.step("land"), c.step("municipal")),
    },
    {
      id: "landHeads",
      label: "Heads weighted for the revenue of Länder",
      unit: "person",
      legalBasis: "FAG s. 9(2)",
      compute: (c) =>
        columns.multiply(
          c.input("population"),
          c.has("landWeight") ? c.input("landWeight") : c.lookup("landWeights", c.units.map(codeOf)),
        ),
    },
    {
      id: "municipalHeads",
      label: "Heads weighted for the revenue of municipalities",
      unit: "person",
      legalBasis: "FAG s. 9(3)",
      compute: (c) =>
        columns.multiply(
          c.input("population"),
          c.has("municipalWeight")
            ? c.input("municipalWeight")
            : c.lookup("municipalWeights", c.units.map(codeOf)),
        ),
    },
    {
      id: "need",
      label: "Need (Ausgleichsmesszahl)",
      unit: "euro",
      legalBasis: "FAG s. 6(2)",
      formula: "revenue per weighted head of all Länder × weighted heads, tier by tier",
      compute: (c) => {
        const tier = (revenue: string, heads: string) =>
          columns.multiply(columns.total(c.step(revenue)) / columns.total(c.step(heads)), c.step(heads));
        return columns.add(tier("land", "landHeads"), tier("municipal", "municipalHeads"));
      },
    },
    {
      id: "adjustment",
      label: "Surcharge (Zuschlag) or deduction (Abschlag)",
      unit: "euro",
      legalBasis: "FAG s. 10",
      formula: "63 % × (need − capacity)",
      compute: (c) =>
        columns.multiply(c.parameter("equalizationRate"), fiscalGap(c.step("need"), c.step("capacity"))),
    },
    {
      id: "shortfall",
      label: "Missing to 99.75 percent of need",
      unit: "euro",
      legalBasis: "FAG s. 11(2)",
      formula: "99.75 % × need − capacity − surcharge, where above 0",
      compute: (c) =>
        columns.positive(
          fiscalGap(
            columns.multiply(c.parameter("grantThreshold"), c.step("need")),
            columns.add(c.step("capacity"), c.step("adjustment")),
          ),
        ),
    },
    {
      id: "generalGrant",
      label: "General federal grant",
      unit: "euro",
      legalBasis: "FAG s. 11(2)",
      formula: "80 % of what is missing",
      compute: (c) => columns.multiply(c.parameter("grantRate"), c.step("shortfall")),
    },
    {
      id: "municipalGrant",
      label: "Federal grant for weak municipal revenue",
      unit: "euro",
      legalBasis: "FAG s. 11(5)",
      formula: "53.5 % of what a weak Land's municipalities miss to 80 % of the mean per head",
      compute: (c) => {
        const population = c.input("population");
        const mean = columns.total(c.input("municipalRevenue")) / columns.total(population);
        const missing = columns.positive(
          columns.subtract(
            columns.multiply(c.parameter("municipalThreshold") * mean, population),
            c.input("municipalRevenue"),
          ),
        );
        const weak = columns.above(c.step("shortfall"), 0);
        return columns.where(weak, columns.multiply(c.parameter("municipalGrantRate"), missing), 0);
      },
    },
    {
      id: "ratioBefore",
      label: "Capacity over need before",
      unit: "index",
      compute: (c) => columns.divide(c.step("capacity"), c.step("need")),
    },
    {
      id: "ratioAfter",
      label: "Capacity over need after, with the general grant",
      unit: "index",
      compute: (c) =>
        columns.divide(
          columns.add(c.step("capacity"), c.step("adjustment"), c.step("generalGrant")),
          c.step("need"),
        ),
    },
    {
      id: "amount",
      label: "Surcharge or deduction, with the federal grants where asked for",
      unit: "euro",
      from: "adjustment",
      compute: (c) =>
        c.has("withGrants")
          ? columns.add(
              c.step("adjustment"),
              columns.multiply(
                c.input("withGrants"),
                columns.add(c.step("generalGrant"), c.step("municipalGrant")),
              ),
            )
          : c.step("adjustment"),
    },
  ],
});

/** What the Länder are called. A unit that is not here is looked up as it is. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  BB: ["Brandenburg"],
  BE: ["Berlin"],
  BW: ["Baden-Württemberg"],
  BY: ["Bayern", "Bavaria"],
  HB: ["Bremen"],
  HE: ["Hessen", "Hesse"],
  HH: ["Hamburg"],
  MV: ["Mecklenburg-Vorpommern"],
  NI: ["Niedersachsen", "Lower Saxony"],
  NW: ["Nordrhein-Westfalen", "North Rhine-Westphalia"],
  RP: ["Rheinland-Pfalz", "Rhineland-Palatinate"],
  SH: ["Schleswig-Holstein"],
  SL: ["Saarland"],
  SN: ["Sachsen", "Saxony"],
  ST: ["Sachsen-Anhalt", "Saxony-Anhalt"],
  TH: ["Thüringen", "Thuringia"],
};

function codeOf(unit: string): string {
  for (const [code, names] of Object.entries(NAMES)) {
    if (unit === `DE-${code}` || names.includes(unit)) return code;
  }
  return unit;
}
