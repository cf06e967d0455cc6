import {
  type Column,
  columns,
  defineProgram,
  dropUntilStable,
  equalCut,
  type FittedAmounts,
  fiscalGap,
  levelUp,
  type Mask,
  type Program,
  type StepContext,
} from "../transfers/index.ts";

/**
 * Canada: equalization payments to provinces.
 *
 * Per head, with the yield of four revenue sources at national average rates $n_i$, the revenue from natural resources
 * $r_i$ and national means $\bar n$, $\bar r$:
 *
 * $$ a_i = (\bar n - n_i) + 0.5\,(\bar r - r_i), \qquad b_i = \bar n - n_i, \qquad x_i = \max(a_i, b_i, 0) $$
 *
 * then a cap on fiscal capacity after payment ($n_i + r_i + x_i$, resources in full), applied again without the provinces
 * that it takes out, and last the envelope: above it an equal cut per head, each at most its own payment; below it an
 * equal rise per head, with any other province lifted to the best-off recipient.
 *
 * - **Inputs** are the averages of section 3.5: `population`, `nonResource` and `resource` per head. Each is
 *   (A/2 + B/4 + C/4) of the fiscal years two, three and four before, money and population averaged **separately**:
 *   `averageYears` with `ratio: "of-averages"`, after `representativeTaxSystem` for the yields.
 * - **Envelope:** `envelope`, or `previousEnvelope` with the parameter `gdpGrowth` (three rates); neither, and the amounts
 *   are those before section 3.4(5). **Election:** `electsHalf` for a province that elects formula (a).
 * - **Period:** the fiscal year by its first calendar year. **Amounts** are in the money of the inputs, times heads.
 *
 * @see Federal-Provincial Fiscal Arrangements Act, RSC 1985, c. F-8, sections 3.2 to 3.5, text in force since 2013-06-26.
 *
 * @example Two poor provinces, a rich one and one with oil; the envelope cuts both recipients by the same sum per head
 * ```ts
 * import { canadaEqualization, simulate } from "equalis";
 * const run = simulate(canadaEqualization, {
 *   units: ["A", "B", "C", "D"],
 *   data: {
 *     population: [2, 4, 10, 4],
 *     nonResource: [6000, 7000, 9000, 9500],
 *     resource: [0, 0, 0, 2500],
 *     envelope: 8000,
 *   },
 *   period: "2020",
 * });
 * run.amounts.map((x) => Math.round(x)); // => [4000, 4000, 0, 0]
 * run.fits[0]?.multiplier; // => 650
 * run.binding; // => ["fitted", "fitted", "halfInclusion", "halfInclusion"]
 * ```
 */
export const canadaEqualization: Program = /* @__PURE__ */ defineProgram({
  id: "canada-equalization",
  title: "Canada: equalization payments to provinces",
  jurisdiction: "CA",
  source:
    "Federal-Provincial Fiscal Arrangements Act, RSC 1985, c. F-8, sections 3.2 to 3.5 (in force since 2013-06-26)",
  description:
    "The better of two formulas, a cap on fiscal capacity applied until no one more drops out, and a fixed envelope met by an equal cut or an equal rise per head.",
  inputs: [
    {
      name: "population",
      unit: "person",
      description: "Average annual population of section 3.5(1)",
      range: { above: 0 },
    },
    {
      name: "nonResource",
      unit: "dollar/person",
      description:
        "Sum of the average annual per capita yields of personal income, business income, consumption, and property with miscellaneous revenues",
    },
    {
      name: "resource",
      unit: "dollar/person",
      description: "Average annual per capita revenue from natural resources",
    },
    {
      name: "electsHalf",
      unit: "yes or no",
      description:
        "Whether the province elects the formula that counts half of the resources, section 3.2(2)",
      type: "flag",
      optional: true,
    },
    {
      name: "envelope",
      unit: "dollar",
      description: "Aggregate payment of section 3.4(5)",
      range: { atLeast: 0 },
      optional: true,
    },
    {
      name: "previousEnvelope",
      unit: "dollar",
      description: "Aggregate payment of the fiscal year before, from which this one grows",
      range: { atLeast: 0 },
      optional: true,
    },
  ],
  parameters: {
    resourceInclusion: {
      description: "Part of the difference in resource revenue that formula (a) counts",
      unit: "share",
      source: "Section 3.2(1)(a)",
      status: "published",
      values: [
        {
          from: "2010",
          value: 0.5,
          status: "derived",
          source:
            "Section 3.2(1)(a) as in force since 2013-06-26; the envelope of section 3.4(5) begins with 2010",
        },
        { from: "2014", value: 0.5 },
      ],
    },
    populationThreshold: {
      description: "Part of the population among recipients from which on the cap is their mean",
      unit: "share",
      source: "Section 3.4(1) and (2)",
      status: "published",
      values: [
        {
          from: "2010",
          value: 0.5,
          status: "derived",
          source: "Section 3.4 as in force since 2013-06-26; its envelope begins with 2010",
        },
        { from: "2014", value: 0.5 },
      ],
    },
    gdpGrowth: {
      description:
        "Growth of nominal GDP in the calendar year that ends in the fiscal year and the two before",
      unit: "share",
      source: "Section 3.4(5): determined by the Minister",
      status: "published",
      values: [],
    },
  },
  assumptions: [
    "Offset payments to Nova Scotia and additional and transitional payments by name are not included.",
    "Where a province elects, the cut and the rise per head are those without elections, as sections 3.4(6) to (9) say, so that the total then differs from the envelope; no payment is cut below 0.",
  ],
  invariants: [
    { kind: "non-negative" },
    {
      kind: "custom",
      id: "envelope",
      description: "the payments add up to the envelope, where there is one and no one elects",
      check: (c) => {
        const envelope = envelopeOf(c);
        if (envelope === null || elects(c)) return true;
        const paid = columns.total(c.step("payment"));
        return (
          Math.abs(paid - envelope) <= 1e-9 * envelope ||
          `they add up to ${paid}, the envelope is ${envelope}`
        );
      },
    },
  ],
  effect: { population: "population", capacity: "capacity" },
  steps: [
    {
      id: "capacity",
      label: "Own fiscal capacity per head, resources in full",
      unit: "dollar/person",
      legalBasis: "s. 3.5(1)",
      formula: "non-resource yield + resource revenue",
      compute: (c) => columns.add(c.input("nonResource"), c.input("resource")),
    },
    {
      id: "nationalNonResource",
      label: "National per capita yield without resources",
      unit: "dollar/person",
      legalBasis: "s. 3.5(1)",
      compute: (c) => columns.mean(c.input("nonResource"), { weights: c.input("population") }),
    },
    {
      id: "nationalResource",
      label: "National per capita revenue from resources",
      unit: "dollar/person",
      legalBasis: "s. 3.5(1)",
      compute: (c) => columns.mean(c.input("resource"), { weights: c.input("population") }),
    },
    {
      id: "halfInclusion",
      label: "Formula (a): half of the resources count",
      unit: "dollar/person",
      legalBasis: "s. 3.2(1)(a), (3)",
      formula: "(national − own yield) + 50 % × (national − own resource revenue), where above 0",
      compute: (c) =>
        columns.positive(
          columns.add(
            fiscalGap(c.step("nationalNonResource"), c.input("nonResource")),
            columns.multiply(
              c.parameter("resourceInclusion"),
              fiscalGap(c.step("nationalResource"), c.input("resource")),
            ),
          ),
        ),
    },
    {
      id: "fullExclusion",
      label: "Formula (b): resources do not count",
      unit: "dollar/person",
      legalBasis: "s. 3.2(1)(b), (3)",
      formula: "national − own yield, where above 0",
      compute: (c) => columns.positive(fiscalGap(c.step("nationalNonResource"), c.input("nonResource"))),
    },
    {
      id: "entitlement",
      label: "The greater of both, or (a) where elected",
      unit: "dollar/person",
      legalBasis: "s. 3.2(1), (2)",
      from: ["halfInclusion", "fullExclusion"],
      compute: (c) => {
        const greater = columns.maximum(c.step("halfInclusion"), c.step("fullExclusion"));
        return c.has("electsHalf")
          ? columns.where(c.input("electsHalf"), c.step("halfInclusion"), greater)
          : greater;
      },
    },
    {
      id: "capped",
      label: "After the cap on fiscal capacity",
      unit: "dollar/person",
      legalBasis: "s. 3.4(1) to (4)",
      formula: "entitlement, cut so that capacity + payment does not exceed the cap",
      from: "entitlement",
      compute: (c) => {
        const { payments, cap, rounds } = capacityCap(c, c.step("entitlement"));
        c.note("cap", cap);
        c.note("rounds", rounds);
        return payments;
      },
    },
    {
      id: "claim",
      label: "The same as if no one had elected",
      unit: "dollar/person",
      legalBasis: "s. 3.5(1), per capita equalization payment",
      compute: (c) =>
        elects(c)
          ? capacityCap(c, columns.maximum(c.step("halfInclusion"), c.step("fullExclusion"))).payments
          : c.step("capped"),
    },
    {
      id: "fitted",
      label: "Fitted to the envelope",
      unit: "dollar/person",
      legalBasis: "s. 3.4(5) to (9)",
      formula: "equal cut per head above the envelope, equal rise per head below it",
      from: "capped",
      compute: (c) => {
        const envelope = envelopeOf(c);
        if (envelope === null) {
          c.warn("no_envelope", "no envelope was given; the amounts are those before section 3.4(5)");
          return c.step("capped");
        }
        c.note("envelope", envelope);
        const claim = c.step("claim");
        const population = c.input("population");
        const closed: FittedAmounts =
          columns.total(claim, { weights: population }) > envelope
            ? equalCut(claim, population, envelope)
            : levelUp(claim, {
                baseline: c.step("capacity"),
                members: columns.above(c.step("capped"), 0),
                weights: population,
                total: envelope,
              });
        if (!elects(c)) return closed;
        const change = columns.subtract(closed.amounts, claim);
        return { ...closed, amounts: columns.positive(columns.add(c.step("capped"), change)) };
      },
    },
    {
      id: "payment",
      label: "Payment",
      unit: "dollar",
      from: "fitted",
      kind: "conversion",
      compute: (c) => columns.multiply(c.step("fitted"), c.input("population")),
    },
  ],
});

function elects(c: StepContext): boolean {
  return c.has("electsHalf") && c.input("electsHalf").some((one) => one === 1);
}

/** The aggregate payment of section 3.4(5), where the caller says enough to know it. */
function envelopeOf(c: StepContext): number | null {
  if (c.has("envelope")) return c.scalar("envelope");
  if (!c.has("previousEnvelope")) return null;
  return c.scalar("previousEnvelope") * (1 + columns.mean(c.list("gdpGrowth")));
}

/** Section 3.4(1) to (4). Fiscal capacity of others is reckoned after formula (a), whatever they receive in fact. */
function capacityCap(
  c: StepContext,
  entitlement: Column,
): { readonly payments: Column; readonly cap: number; readonly rounds: number } {
  const population = c.input("population");
  const capacity = c.step("capacity");
  const half = c.step("halfInclusion");
  const equalized = columns.add(capacity, half);
  const receives = columns.above(half, 0);
  const below = (cap: number): Column =>
    columns.positive(
      columns.subtract(
        entitlement,
        columns.positive(columns.subtract(columns.add(capacity, entitlement), cap)),
      ),
    );
  const people = columns.total(population, { mask: receives }) / columns.total(population);
  if (people < c.parameter("populationThreshold")) {
    const cap = columns.min(equalized, { mask: columns.not(receives) });
    return { payments: below(cap), cap, rounds: 1 };
  }
  let cap = 0;
  const rule = (over: Mask) => {
    cap = columns.mean(equalized, { weights: population, mask: over });
    const column = below(cap);
    return { column, keep: columns.above(column, 0) };
  };
  const { column, rounds } = dropUntilStable(receives, rule);
  return { payments: column, cap, rounds };
}
