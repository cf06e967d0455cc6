import { EqualizationError } from "../../errors.ts";
import { type BenefitIncidenceOptions, benefitIncidence } from "../../financing/benefit-incidence.ts";
import { concentrationDominance } from "../../financing/concentration-dominance.ts";
import { giniOf } from "../../financing/concentrations.ts";
import { dominanceByReplicates } from "../../financing/dominance-by-replicates.ts";
import { financingIncidence } from "../../financing/financing-incidence.ts";
import type { IncidenceOptions, IncidenceService } from "../../model/questions/incidence-question.ts";
import type {
  IncidenceBenefit,
  IncidenceResult,
  IncidenceVerdict,
} from "../../model/results/incidence-result.ts";
import type { Survey } from "../../model/survey.ts";
import { calledAs } from "../../numeric/guard/called-as.ts";
import { requireOptions } from "../../numeric/guard/index.ts";
import type { Groups, Vector } from "../../numeric/vector.ts";
import { present } from "../presentation/present.ts";
import type { Presented } from "../presentation/presented.ts";
import { readSurvey, type SurveyReading } from "./read-survey.ts";
import { summarizeIncidence } from "./summarize-incidence.ts";
import { identityOf, warningsOf } from "./survey-notes.ts";

/**
 * Who benefits from public services, and who pays? Benefit incidence by service and financing incidence by source from one survey.
 *
 * - **People are ranked and counted:** income, use, fees and payments of households are taken per head, weights multiplied by the
 *   size; totals stay what they are.
 * - **Sign:** the Kakwani index is $C - G$ for benefits and for payments alike: a benefit below 0 and a payment above 0 lower
 *   inequality. `progressivity` turns it for benefits.
 * - **Verdicts** are those of `concentrationDominance` at 19 points and 5 percent under the design of the survey
 *   or its replicate weights: use against the
 *   diagonal (dominates: pro-poor) and against the Lorenz curve of income (dominates: lowers inequality).
 * - **The array functions behind it:** `benefitIncidence`, `concentrationDominance`, `financingIncidence`.
 *
 * @param survey Where the columns are.
 * @param question Which services, which sources, ranked by what.
 * @throws `EqualizationError` `missing_option` (neither services nor sources), `unknown_id` (a column that the survey does not
 *   have), `unsupported_combination` (services with different ways to a subsidy), and what the array functions refuse.
 *
 * @example
 * ```ts
 * import { measureIncidence, type Survey } from "equalis";
 * const survey: Survey = {
 *   id: "four",
 *   name: "Four persons",
 *   unit: "person",
 *   columns: { income: [10, 20, 30, 40], visits: [4, 2, 1, 1], tax: [0, 1, 2, 5] },
 * };
 * const { gini, rows, payments } = measureIncidence(survey, {
 *   income: "income",
 *   services: { clinic: { use: "visits", unitSubsidy: 10 } },
 *   sources: { tax: "tax" },
 *   groups: 2,
 * });
 * gini; // => 0.25
 * rows[0]?.shares; // => [0.75, 0.25]
 * payments[0]?.kakwani; // => 0.25
 * ```
 */
export function measureIncidence(survey: Survey, question: IncidenceOptions): Presented<IncidenceResult> {
  return calledAs("measureIncidence", () => incidenceOf(survey, question));
}

function incidenceOf(survey: Survey, question: IncidenceOptions): Presented<IncidenceResult> {
  const where = "measureIncidence";
  const reading = readSurvey(where, survey);
  requireOptions(where, question, [
    "income",
    "rankBy",
    "services",
    "assumption",
    "sources",
    "shares",
    "groups",
  ]);
  const { services, sources } = question;
  if (services === undefined && sources === undefined) {
    throw new EqualizationError("pass services, sources or both: who benefits, and who pays", {
      code: "missing_option",
      where,
    });
  }
  const { people: weights } = reading;
  const income = reading.perHead("income", question.income);
  const rankBy = question.rankBy === undefined ? income : reading.column("rankBy", question.rankBy);
  const rows =
    services === undefined ? [] : benefitsOf(where, survey, services, question, reading, income, rankBy);
  const paid =
    sources === undefined
      ? null
      : financingIncidence(
          Object.fromEntries(
            Object.entries(sources).map(([source, name]) => [
              source,
              reading.perHead(`sources.${source}`, name),
            ]),
          ),
          { income, rankBy, weights, shares: question.shares },
        );
  return present<IncidenceResult, IncidenceBenefit>(
    {
      kind: "incidence",
      ...identityOf(survey),
      gini: giniOf(income, weights),
      method: "concentration indices of people ranked by income per head; Kakwani indices as C less G",
      rows,
      payments: paid?.sources ?? [],
      overall: paid?.overall ?? null,
      n: reading.n,
      warnings: warningsOf(survey, reading.source === null),
    },
    summarizeIncidence,
  );
}

function benefitsOf(
  where: string,
  survey: Survey,
  services: Readonly<Record<string, IncidenceService>>,
  question: IncidenceOptions,
  reading: SurveyReading,
  income: Float64Array,
  rankBy: Vector,
): readonly IncidenceBenefit[] {
  const entries = Object.entries(services);
  for (const [name, service] of entries) {
    if (typeof service !== "object" || service === null) {
      throw new EqualizationError(`services.${name} must be an object with a column of use`, {
        code: "wrong_type",
        where,
        received: service,
      });
    }
    requireOptions(where, service, ["use", "unitSubsidy", "unitCost", "fees", "total"]);
  }
  const use = Object.fromEntries(
    entries.map(([name, service]) => [name, reading.perHead(`services.${name}.use`, service.use)]),
  );
  const gini = giniOf(income, reading.people);
  const found = benefitIncidence({
    use,
    rankBy,
    weights: reading.people,
    groups: question.groups,
    assumption: question.assumption,
    // A negative income has no Gini; the rest stands.
    ...(gini === null ? {} : { income }),
    ...moneyOf(entries, reading),
  });
  const strata = survey.strata === undefined ? undefined : reading.labels("strata", survey.strata);
  const clusters = survey.clusters === undefined ? undefined : reading.labels("clusters", survey.clusters);
  const together = new Float64Array(reading.count);
  for (const column of Object.values(use)) {
    for (let i = 0; i < together.length; i++) together[i]! += column[i]!;
  }
  const tested = (q: Vector) => testOf(q, income, rankBy, reading, strata, clusters);
  return [
    ...found.services.map((line) => ({ ...line, ...tested(use[line.service]!) })),
    { service: "total", share: 1, ...found.total, ...tested(together) },
  ];
}

/** Subsidies, costs, fees and totals, as the array function takes them. */
function moneyOf(
  entries: readonly (readonly [string, IncidenceService])[],
  reading: SurveyReading,
): Partial<BenefitIncidenceOptions> {
  const unit = (
    option: "unitSubsidy" | "unitCost",
  ): Readonly<Record<string, number | Vector>> | undefined => {
    const given = entries.filter(([, service]) => service[option] !== undefined);
    if (given.length === 0) return undefined;
    return Object.fromEntries(
      given.map(([name, service]) => {
        const one: unknown = service[option];
        if (typeof one !== "number" && (typeof one !== "object" || one === null || !("column" in one))) {
          throw new EqualizationError(`services.${name}.${option} must be an amount or { column }`, {
            code: "wrong_type",
            where: "measureIncidence",
            received: one,
          });
        }
        return [
          name,
          typeof one === "number" ? one : reading.column(`services.${name}.${option}`, one.column as string),
        ];
      }),
    );
  };
  const fees = entries.filter(([, service]) => service.fees !== undefined);
  const totals = entries.filter(([, service]) => service.total !== undefined);
  return {
    unitSubsidy: unit("unitSubsidy"),
    unitCost: unit("unitCost"),
    fees:
      fees.length === 0
        ? undefined
        : Object.fromEntries(
            fees.map(([name, service]) => [name, reading.perHead(`services.${name}.fees`, service.fees!)]),
          ),
    totals:
      totals.length === 0
        ? undefined
        : Object.fromEntries(totals.map(([name, service]) => [name, service.total!])),
  };
}

/** The concentration curve of use and what is certain of it; no verdict where no one uses it, or nothing has an error. */
function testOf(
  use: Vector,
  income: Vector,
  rankBy: Vector,
  { people: weights, source }: SurveyReading,
  strata: Groups | undefined,
  clusters: Groups | undefined,
): Pick<IncidenceBenefit, "againstEquality" | "againstLorenz" | "curve"> {
  const test = (against: "equality" | Vector) => {
    try {
      if (source !== null && "factors" in source) {
        return dominanceByReplicates(use, { rankBy, against, weights }, source);
      }
      return concentrationDominance(use, { rankBy, against, weights, strata, clusters });
    } catch (error) {
      if (error instanceof EqualizationError) return null;
      throw error;
    }
  };
  const equality = test("equality");
  const lorenz: IncidenceVerdict | null = test(income)?.verdict ?? null;
  return {
    againstEquality: equality?.verdict ?? null,
    againstLorenz: lorenz,
    curve:
      equality === null
        ? []
        : [
            { people: 0, share: 0 },
            ...equality.points.map(({ p, ordinate }) => ({ people: p, share: ordinate })),
            { people: 1, share: 1 },
          ],
  };
}
