import { EqualizationError } from "../../errors.ts";
import { catastrophicExpenditure } from "../../financing/catastrophic-expenditure.ts";
import { financialHardship } from "../../financing/financial-hardship.ts";
import { type HardshipFlags, hardshipFlags } from "../../financing/hardship-flags.ts";
import { householdBudget } from "../../financing/household-budget.ts";
import { impoverishment } from "../../financing/impoverishment.ts";
import { type ShareOfPeople, shareOfPeople } from "../../financing/share-of-people.ts";
import { societalPovertyLine } from "../../financing/societal-poverty-line.ts";
import type { ProtectionOptions } from "../../model/questions/protection-question.ts";
import type {
  ProtectionResult,
  ProtectionRow,
  ProtectionThreshold,
} from "../../model/results/protection-result.ts";
import type { Survey } from "../../model/survey.ts";
import { argsort } from "../../numeric/argsort.ts";
import { calledAs } from "../../numeric/guard/called-as.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { rowsByGroup } from "../../numeric/rows-by-group.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import { weightedSum } from "../../numeric/weighted-sum.ts";
import { present } from "../presentation/present.ts";
import type { Presented } from "../presentation/presented.ts";
import { readSurvey, type SurveyReading } from "./read-survey.ts";
import { summarizeProtection } from "./summarize-protection.ts";
import { identityOf, warningsOf } from "./survey-notes.ts";

const HARDSHIP = 0.4;

/**
 * Are people protected from the cost of care? Financial hardship (indicator 3.8.2), impoverishment and catastrophic payments from one
 * survey, with intervals under its design.
 *
 * - **People are counted:** rows of households are taken per head and weighed by weight × size, rows of persons by their weight.
 * - **Intervals** take strata and clusters as drawn with replacement, Student's t with units less strata degrees of freedom, cut at
 *   0 and 1; with `replicates` of the survey they come from its replicate weights and the normal distribution. Groups are domains of
 *   the full sample. Where a stratum has one unit there are none, and a warning says so.
 * - **The array functions behind it:** `financialHardship`, `societalPovertyLine`, `impoverishment`, `catastrophicExpenditure`.
 * - **When to use:** to report the Goal with what stands behind it, by group too; for one number of one column call the array function.
 *
 * @param survey Where the columns are.
 * @param question Which columns, which line, which thresholds.
 * @throws `EqualizationError` `missing_option`, `unknown_id` (a column that the survey does not have), `too_few_observations`,
 *   `missing_value`, `not_finite`, `out_of_domain`, `length_mismatch`, `zero_total`, `unsupported_combination`, `unknown_option`,
 *   `wrong_type`.
 *
 * @example
 * ```ts
 * import { measureProtection, type Survey } from "equalis";
 * const survey: Survey = {
 *   id: "four",
 *   name: "Four persons",
 *   unit: "person",
 *   columns: { consumption: [4, 10, 10, 30], paid: [1, 3, 6, 2] },
 * };
 * const result = measureProtection(survey, { consumption: "consumption", outOfPocket: "paid", povertyLine: 5 });
 * result.value; // => 0.75
 * result.large.value; // => 0.25
 * result.poverty.impoverished; // => 0.25
 * ```
 */
export function measureProtection(survey: Survey, question: ProtectionOptions): Presented<ProtectionResult> {
  return calledAs("measureProtection", () => protectionOf(survey, question));
}

function protectionOf(survey: Survey, question: ProtectionOptions): Presented<ProtectionResult> {
  const where = "measureProtection";
  const reading = readSurvey(where, survey);
  requireOptions(where, question, [
    "consumption",
    "outOfPocket",
    "povertyLine",
    "thresholds",
    "food",
    "capacityThreshold",
    "groupBy",
    "confidence",
  ]);
  const { confidence = 0.95, groupBy } = question;
  requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
  const consumption = reading.perHead("consumption", question.consumption);
  const paid = reading.perHead("outOfPocket", question.outOfPocket);
  const { people } = reading;
  const povertyLine = lineOf(where, question.povertyLine, consumption, reading);
  const options = { povertyLine, weights: people };
  const flags = hardshipFlags(householdBudget(where, consumption, paid, options), HARDSHIP);
  const share = (part: keyof HardshipFlags) => shareOfPeople(flags[part], people, reading.source, confidence);
  const hardship = share("financialHardship");
  const { before, after, impoverished, furtherImpoverished } = impoverishment(consumption, paid, options);
  return present<ProtectionResult, ProtectionRow>(
    {
      kind: "protection",
      ...identityOf(survey),
      value: hardship.value,
      method: `payments over ${HARDSHIP * 100} percent of consumption less the poverty line, share of the people`,
      hardship,
      impoverishing: share("impoverishing"),
      large: share("large"),
      former: { over10: share("over10"), over25: share("over25") },
      povertyLine: typeof povertyLine === "number" ? povertyLine : null,
      poverty: { before, after, impoverished, furtherImpoverished },
      catastrophic: thresholdsOf(where, question, consumption, paid, reading),
      rows:
        groupBy === undefined
          ? []
          : groupsOf(consumption, paid, povertyLine, reading, groupBy, (rows) =>
              shareOfPeople(flags.financialHardship, people, reading.source, confidence, rows),
            ),
      curve: curveOf(consumption, paid, people),
      n: reading.n,
      warnings: warningsOf(survey, reading.source === null),
    },
    summarizeProtection,
  );
}

function lineOf(
  where: string,
  line: ProtectionOptions["povertyLine"],
  consumption: Vector,
  reading: SurveyReading,
): number | Vector {
  if (typeof line !== "object" || line === null) {
    requireNumber(where, "povertyLine", line, { above: 0 });
    return line;
  }
  if ("column" in line) {
    requireOptions(where, line, ["column"]);
    return reading.column("povertyLine", line.column);
  }
  requireOptions(where, line, ["societal"]);
  return societalPovertyLine(consumption, { prices: line.societal, weights: reading.people }).value;
}

function thresholdsOf(
  where: string,
  question: ProtectionOptions,
  consumption: Float64Array,
  paid: Vector,
  reading: SurveyReading,
): readonly ProtectionThreshold[] {
  const { thresholds = [0.1, 0.25], food, capacityThreshold = 0.4 } = question;
  if (!Array.isArray(thresholds)) {
    throw new EqualizationError("thresholds must be a list of shares, such as [0.1, 0.25]", {
      code: "wrong_type",
      where,
      received: thresholds,
    });
  }
  const at = (resources: "total" | "food", has: Vector, threshold: number): ProtectionThreshold => {
    const found = catastrophicExpenditure(paid, {
      resources: has,
      threshold,
      rankBy: consumption,
      weights: reading.people,
      // Somebody without resources who pays is ruined at every threshold.
      nonPositive: "count",
    });
    return {
      resources,
      threshold,
      headcount: found.headcount,
      overshoot: found.overshoot,
      meanPositiveOvershoot: found.meanPositiveOvershoot,
      headcountConcentration: found.headcountConcentration,
      rankWeightedHeadcount: found.rankWeightedHeadcount,
    };
  };
  const found = thresholds.map((threshold) => at("total", consumption, threshold));
  if (food === undefined) return found;
  const eaten = reading.perHead("food", food);
  const rest = consumption.map((all, index) => {
    if (eaten[index]! <= all) return all - eaten[index]!;
    throw new EqualizationError(`row ${index} spends more on food than it consumes in all`, {
      code: "out_of_domain",
      where,
      index,
      received: eaten[index],
    });
  });
  return [...found, at("food", rest, capacityThreshold)];
}

function groupsOf(
  consumption: Vector,
  paid: Vector,
  povertyLine: number | Vector,
  reading: SurveyReading,
  groupBy: string,
  shareIn: (rows: Uint32Array) => ShareOfPeople,
): readonly ProtectionRow[] {
  const all = sum(reading.people);
  return rowsByGroup(reading.labels("groupBy", groupBy), reading.weights).map(({ group, rows }) => {
    const pick = (column: Vector): Float64Array => Float64Array.from(rows, (row) => column[row]!);
    const people = pick(reading.people);
    const found = financialHardship(pick(consumption), pick(paid), {
      povertyLine: typeof povertyLine === "number" ? povertyLine : pick(povertyLine),
      weights: people,
    });
    return {
      group,
      n: rows.length,
      populationShare: sum(people) / all,
      ...shareIn(Uint32Array.from(rows)),
      impoverishing: found.impoverishing,
      large: found.large,
      below: found.below,
    };
  });
}

/** The share of consumption that the people pay at least, from those who pay the largest down, at each percent of them. */
function curveOf(consumption: Vector, paid: Vector, people: Vector): ProtectionResult["curve"] {
  const shares = Float64Array.from(consumption, (all, i) =>
    all > 0 ? paid[i]! / all : paid[i]! > 0 ? 1 : 0,
  );
  const order = argsort(shares).reverse();
  const whole = weightedSum(people, undefined);
  const points: { people: number; share: number }[] = [];
  let through = 0;
  let k = 0;
  for (let percent = 0; percent <= 100; percent++) {
    const wanted = (percent / 100) * whole;
    while (k < order.length - 1 && through + people[order[k]!]! <= wanted) through += people[order[k++]!]!;
    points.push({ people: percent / 100, share: shares[order[k]!]! });
  }
  return points;
}
