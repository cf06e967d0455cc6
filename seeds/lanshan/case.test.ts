import { readFileSync } from "node:fs";
import { appraise } from "equalis";
import { AppraisalSchemeSchema, parseStudy } from "equalis/schema";
import { describe, expect, test } from "vitest";
import {
  compose,
  lanshan,
  lanshanStudy,
  meanScore,
  measureSystem,
  opinions,
  schemeOf,
  structureOf,
} from "./case.ts";
import { readIndexSystem, weighByJudgment } from "./index-system.ts";
import { readQuestionnaire } from "./read-questionnaire.ts";

// The files as they stand: every number below is plain arithmetic over them.
interface Raw {
  regions: {
    id: string;
    groups?: { residence: string };
    population?: { value: number; source: string }[];
  }[];
  indicators: { id: string; scale: number; standards?: { value: number }[] }[];
  observations: {
    region: string;
    indicator: string;
    value: number;
    numerator?: number;
    denominator?: number;
    source: string;
  }[];
  sources: { id: string; status: string }[];
}
const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");
const raw = JSON.parse(read("lanshan.json")) as Raw;
const townships = raw.regions.filter(({ population }) => population !== undefined).map(({ id }) => id);
const residents = (id: string): number =>
  raw.regions.find((region) => region.id === id)!.population![0]!.value;
const residence = (id: string): string => raw.regions.find((region) => region.id === id)!.groups!.residence;
const target = (indicator: string): number =>
  raw.indicators.find(({ id }) => id === indicator)!.standards![0]!.value;
const found = (region: string, indicator: string): Raw["observations"][number] =>
  raw.observations.find((one) => one.region === region && one.indicator === indicator)!;
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Lines of the questionnaire, split by hand. */
const answers = read("questionnaire.csv")
  .trim()
  .split("\n")
  .filter((line) => !line.startsWith("#"))
  .slice(1)
  .map((line) => {
    const [township, , village, weight, aware, satisfied, status] = line.split(",");
    return {
      township: township!,
      village: village!,
      weight: Number(weight),
      aware: Number(aware),
      satisfied: Number(satisfied),
      status,
    };
  });
const survey = { awareness: "aware", satisfaction: "satisfied" } as const;
const isSurvey = (indicator: string): indicator is keyof typeof survey => indicator in survey;
/** Ten people a village and as many villages as there are: a township's share is the mean of its villages. */
const villageShares = (township: string, question: "aware" | "satisfied"): number[] => {
  const own = answers.filter((one) => one.township === township);
  return [...new Set(own.map(({ village }) => village))].map((village) =>
    mean(own.filter((one) => one.village === village).map((one) => 100 * one[question])),
  );
};
const rateOf = (township: string, indicator: string): number => {
  if (isSurvey(indicator)) return mean(villageShares(township, survey[indicator]));
  const { scale } = raw.indicators.find(({ id }) => id === indicator)!;
  const { numerator, denominator } = found(township, indicator);
  return (scale * numerator!) / denominator!;
};

/** Weights by hand: of two by their ratio, of three by the geometric means of the rows, which are the eigenvector. */
const byHand: Record<string, number> = (() => {
  const two = (a: number): number[] => [a / (a + 1), 1 / (a + 1)];
  const three = (a: number, b: number, c: number): number[] => {
    const rows = [Math.cbrt(a * b), Math.cbrt(c / a), Math.cbrt(1 / (b * c))];
    return rows.map((row) => row / sum(rows));
  };
  const [allocation, implementation, effect] = three(1 / 2, 1 / 2, 2) as [number, number, number];
  const [funds, people] = two(1) as [number, number];
  const [files, groups, chronic] = three(1 / 2, 1 / 3, 1 / 2) as [number, number, number];
  const [vaccination, maternal, elderly] = three(2, 2, 1) as [number, number, number];
  return {
    funding: allocation * funds * two(2)[0]!,
    "funds-arrival": allocation * funds * two(2)[1]!,
    "public-health-staff": (allocation * people) / 2,
    "qualified-staff": (allocation * people) / 2,
    records: implementation * files * two(1 / 2)[0]!,
    "records-compliant": implementation * files * two(1 / 2)[1]!,
    vaccination: implementation * groups * vaccination,
    maternal: implementation * groups * maternal,
    elderly: implementation * groups * elderly,
    hypertension: (implementation * chronic) / 2,
    "hypertension-compliant": (implementation * chronic) / 2,
    awareness: (effect / 2) * two(1 / 2)[0]!,
    satisfaction: (effect / 2) * two(1 / 2)[1]!,
    "hypertension-control": effect / 2,
  };
})();
const indicators = Object.keys(byHand);
/** 1 less the entropy of the shares of the townships, as part of all of it. */
const entropy: Record<string, number> = (() => {
  const spread = indicators.map((indicator) => {
    const values = townships.map((id) => rateOf(id, indicator));
    const shares = values.map((value) => value / sum(values));
    return 1 + sum(shares.map((p) => p * Math.log(p))) / Math.log(townships.length);
  });
  return Object.fromEntries(indicators.map((id, j) => [id, spread[j]! / sum(spread)]));
})();
const combined = (indicator: string): number => (byHand[indicator]! + entropy[indicator]!) / 2;
const attained = (township: string, indicator: string): number =>
  Math.min(100, (100 * rateOf(township, indicator)) / target(indicator));
const measure = () => {
  const study = lanshanStudy();
  return { study, measured: measureSystem(study, weighByJudgment(readIndexSystem().root).indicators) };
};

describe("the files", () => {
  test("are a study and a questionnaire, and mark every figure as made up", () => {
    expect(parseStudy(raw).issues).toBeUndefined();
    expect(parseStudy(JSON.parse(JSON.stringify(lanshanStudy()))).issues).toBeUndefined();
    const status = new Map(raw.sources.map(({ id, status }) => [id, status]));
    const used = [
      ...raw.observations.map(({ source }) => source),
      ...raw.regions.flatMap(({ population = [] }) => population.map(({ source }) => source)),
    ];
    expect(new Set(used.map((source) => status.get(source)))).toEqual(new Set(["illustrative"]));
    expect(status.get("questionnaire")).toBe("illustrative");
    expect(status.get("targets")).toBe("illustrative");
    expect(readIndexSystem().source.status).toBe("illustrative");
    expect(answers.every(({ status }) => status === "illustrative")).toBe(true);
  });
  test("ten answers a village, each standing for as many residents as all others of its township", () => {
    expect(answers.length).toBe(460);
    expect(readQuestionnaire().length).toBe(460);
    for (const id of townships) {
      const own = answers.filter(({ township }) => township === id);
      expect(new Set(own.map(({ weight }) => weight)).size).toBe(1);
      expect(sum(own.map(({ weight }) => weight))).toBe(residents(id));
    }
  });
  test("staff by profession, by schooling and in rates are the same people", () => {
    for (const id of townships) {
      const persons = (kinds: readonly string[]): number =>
        sum(kinds.map((kind) => found(id, `staff-${kind}`).value));
      const schooled = persons(["bachelor", "college"]);
      const all = persons(["physicians", "nurses", "pharmacists", "public-health"]);
      expect(schooled + persons(["secondary"])).toBe(all);
      expect(found(id, "qualified-staff")).toMatchObject({ numerator: schooled, denominator: all });
      expect(found(id, "public-health-staff").numerator).toBe(persons(["public-health"]));
    }
  });
});

describe("weights", () => {
  test("by judgment, by entropy, and halfway between", () => {
    const { measured } = measure();
    expect(measured.map(({ indicator }) => indicator)).toEqual(indicators);
    for (const one of measured) {
      expect(one.weight).toBeCloseTo(byHand[one.indicator]!, 12);
      expect(one.entropy).toBeCloseTo(entropy[one.indicator]!, 7);
      expect(one.combined).toBeCloseTo(combined(one.indicator), 7);
    }
    for (const weights of [indicators.map((id) => byHand[id]!), indicators.map(combined)]) {
      expect(sum(weights)).toBeCloseTo(1, 12);
    }
  });
  test("consistency of the judgments, by the eigenvalue of the three by three matrices", () => {
    // The principal eigenvalue of a reciprocal matrix of order 3 is 1 + c + 1/c with c = cbrt(a13 / (a12 a23)).
    const ratio = (a: number, b: number, c: number): number => {
      const k = Math.cbrt(b / (a * c));
      return (1 + k + 1 / k - 3) / 2 / 0.58;
    };
    const expected = [ratio(1 / 2, 1 / 2, 2), ratio(1 / 2, 1 / 3, 1 / 2), ratio(2, 2, 1)];
    const { consistency } = weighByJudgment(readIndexSystem().root);
    expect(consistency.length).toBe(3);
    for (const [i, one] of consistency.entries()) {
      expect(one.ratio).toBeCloseTo(expected[i]!, 9);
      expect(one.ratio).toBeLessThan(0.1);
    }
  });
});

describe("targets", () => {
  test.for(indicators)("%s: who meets it, and rates that pool counts", (indicator) => {
    const { study, measured } = measure();
    const { resource, target: asked } = measured.find((one) => one.indicator === indicator)!;
    expect(asked).toBe(target(indicator));
    const values = townships.map((id) => rateOf(id, indicator));
    for (const [i, row] of resource.rows.entries()) {
      expect(row.region).toBe(townships[i]);
      // Rates of the file have six digits.
      expect(row.value).toBeCloseTo(values[i]!, 5);
      expect(row.met).toBe(values[i]! >= target(indicator));
    }
    const meet = townships.filter((_, i) => values[i]! >= target(indicator));
    expect(resource.attainment!.shareOfRegions).toBeCloseTo(meet.length / 8, 12);
    // Residents, also where the rate is over patients.
    expect(resource.attainment!.shareOfPopulation).toBeCloseTo(
      sum(meet.map(residents)) / sum(townships.map(residents)),
      12,
    );
    // Rates pool as the indicator counts: over patients for patients, over residents for residents.
    const base = (id: string): number =>
      isSurvey(indicator) ? residents(id) : found(id, indicator).denominator!;
    expect(resource.value).toBeCloseTo(
      sum(townships.map((id, i) => base(id) * values[i]!)) / sum(townships.map(base)),
      5,
    );
    expect(study.id).toBe("lanshan");
  });
});

describe("staff", () => {
  test("shares, totals and nurses per physician", () => {
    const { professions, schooling, townships: rows } = structureOf(lanshanStudy());
    const count = (id: string, kind: string): number => found(id, `staff-${kind}`).value;
    for (const structure of [professions, schooling]) {
      const kinds = structure.kinds.map(({ kind }) => kind);
      const all = sum(townships.flatMap((id) => kinds.map((kind) => count(id, kind))));
      for (const { kind, shares, pooledShare } of structure.kinds) {
        expect(pooledShare).toBeCloseTo(sum(townships.map((id) => count(id, kind))) / all, 12);
        for (const [i, id] of townships.entries()) {
          expect(shares[i]).toBeCloseTo(count(id, kind) / sum(kinds.map((one) => count(id, one))), 12);
        }
      }
    }
    for (const [i, id] of townships.entries()) {
      expect(rows[i]!.residents).toBe(residents(id));
      expect(professions.ratios![i]).toBeCloseTo(count(id, "nurses") / count(id, "physicians"), 12);
    }
    expect(professions.pooledRatio).toBeCloseTo(
      sum(townships.map((id) => count(id, "nurses"))) / sum(townships.map((id) => count(id, "physicians"))),
      12,
    );
  });
});

describe("questionnaire", () => {
  // Villages are of one size and weights are the same in a township, so that the shares of townships are plain means
  // of villages, and those of several townships are means of townships by residents.
  const expected = (ids: readonly string[], question: "aware" | "satisfied") => {
    const people = sum(ids.map(residents));
    const parts = ids.map((id) => {
      const villages = villageShares(id, question);
      const center = mean(villages);
      const variance =
        sum(villages.map((one) => (one - center) ** 2)) / (villages.length - 1) / villages.length;
      return { share: residents(id) / people, center, variance, villages: villages.length };
    });
    return {
      value: sum(parts.map(({ share, center }) => share * center)),
      error: Math.sqrt(sum(parts.map(({ share, variance }) => share ** 2 * variance))),
      df: sum(parts.map(({ villages }) => villages - 1)),
    };
  };
  /** Table of Student's t, 97.5 %, by degrees of freedom. */
  const t: Record<number, number> = { 4: 2.776445, 7: 2.364624, 14: 2.144787, 24: 2.063899, 38: 2.024394 };

  test("shares and intervals of the district, of streets and towns, of every township", () => {
    const said = opinions(readQuestionnaire());
    expect(said.map(({ who }) => who)).toEqual(["district", "urban", "rural", ...townships]);
    for (const opinion of said) {
      const ids = townships.filter(
        (id) => opinion.who === "district" || opinion.who === id || opinion.who === residence(id),
      );
      for (const question of ["aware", "satisfied"] as const) {
        const { value, error, df } = expected(ids, question);
        const found = opinion[question];
        expect(found.value).toBeCloseTo(value, 9);
        expect(found.standardError).toBeCloseTo(error, 9);
        expect(found.df).toBe(df);
        expect(found.interval!.lower).toBeCloseTo(value - t[df]! * error, 4);
        expect(found.interval!.upper).toBeCloseTo(value + t[df]! * error, 4);
      }
    }
  });
});

describe("composite and appraisal", () => {
  const score = (id: string, weight: (indicator: string) => number, among = indicators): number =>
    sum(among.map((one) => weight(one) * attained(id, one))) / sum(among.map(weight));
  const places = (scores: readonly number[]): number[] =>
    scores.map((one) => 1 + scores.filter((other) => other > one).length);

  test("scores of the aspects and in all", () => {
    const { study, measured } = measure();
    const composites = compose(study, measured);
    const aspects = [indicators.slice(0, 4), indicators.slice(4, 11), indicators.slice(11)];
    for (const [i, one] of composites.entries()) {
      expect(one.region).toBe(townships[i]);
      expect(one.residence).toBe(residence(one.region));
      expect(one.score).toBeCloseTo(score(one.region, combined), 5);
      for (const [k, among] of aspects.entries()) {
        expect(one.aspects[k]).toBeCloseTo(score(one.region, combined, among), 5);
      }
    }
    for (const kind of ["urban", "rural"]) {
      const ids = townships.filter((id) => residence(id) === kind);
      const expected = sum(ids.map((id) => residents(id) * score(id, combined))) / sum(ids.map(residents));
      expect(meanScore(composites, kind)).toBeCloseTo(expected, 5);
    }
  });
  test("places by three sets of weights and by distance to the best", () => {
    const { study, measured } = measure();
    const columns = indicators.map((one) => {
      const values = townships.map((id) => attained(id, one));
      const length = Math.hypot(...values);
      return values.map((value) => (combined(one) * value) / length);
    });
    const closeness = townships.map((_, i) => {
      const to = (best: (column: readonly number[]) => number): number =>
        Math.hypot(...columns.map((column) => column[i]! - best(column)));
      const [ideal, worst] = [to((column) => Math.max(...column)), to((column) => Math.min(...column))];
      return worst / (ideal + worst);
    });
    const expected = [
      places(townships.map((id) => score(id, combined))),
      places(townships.map((id) => score(id, (one) => byHand[one]!))),
      places(townships.map((id) => score(id, (one) => entropy[one]!))),
      places(closeness),
    ];
    const composites = compose(study, measured);
    expect(composites.map((one) => one.places)).toEqual(
      townships.map((_, i) => expected.map((column) => column[i])),
    );
    // What the text says: only the ends do not depend on the weights.
    const always = composites.filter((one) => new Set(one.places).size === 1).map((one) => one.places[0]);
    expect(always.sort()).toEqual([1, 8]);
  });
  test("the appraisal gives the composite score, with reasons for every point that is lost", () => {
    const { study, measured } = measure();
    const scheme = schemeOf(study, measured);
    expect(AppraisalSchemeSchema.safeParse(scheme).error).toBeUndefined();
    const { rows } = appraise(study, { scheme });
    for (const row of rows) {
      expect(row.maximum).toBeCloseTo(100, 9);
      expect(row.score).toBeCloseTo(score(row.subject, combined), 5);
      expect(sum(row.deductions.map(({ points }) => points))).toBeCloseTo(100 - row.score, 9);
      const points = row.score;
      const grade =
        points >= 95
          ? "excellent"
          : points >= 90
            ? "good"
            : points >= 80
              ? "near standard"
              : "below standard";
      expect(row.grade).toBe(grade);
    }
  });
});

describe("what is shown", () => {
  test("urban and rural rates as they are printed, pooled over the townships of each kind", () => {
    const { text } = lanshan.run();
    const table = text.slice(text.indexOf("2. Targets"), text.indexOf("3. Who"));
    const rows = table
      .split("\n")
      .slice(4)
      .filter((line) => / of 8/.test(line))
      .map((line) => line.trim().split(/ {2,}/));
    expect(rows.length).toBe(indicators.length);
    for (const [j, indicator] of indicators.entries()) {
      const base = (id: string): number =>
        isSurvey(indicator) ? residents(id) : found(id, indicator).denominator!;
      const [urban, rural] = ["urban", "rural"].map((kind) => {
        const ids = townships.filter((id) => residence(id) === kind);
        return sum(ids.map((id) => base(id) * rateOf(id, indicator))) / sum(ids.map(base));
      }) as [number, number];
      const met = townships.filter((id) => rateOf(id, indicator) >= target(indicator));
      expect(rows[j]!.slice(2)).toEqual([
        String(target(indicator)),
        urban.toFixed(1),
        rural.toFixed(1),
        (urban / rural).toFixed(2),
        `${met.length} of 8`,
        `${((100 * sum(met.map(residents))) / sum(townships.map(residents))).toFixed(1)} %`,
      ]);
    }
  });
  test("says in every output that figures are made up", () => {
    const { results, notes, text } = lanshan.run();
    expect(notes.some((note) => note.startsWith("Made up for illustration"))).toBe(true);
    for (const { warnings } of results) {
      expect(warnings.map(({ code }) => code)).toContain("illustrative_figures");
    }
    expect(text).not.toMatch(/NaN|undefined|Infinity|∞/);
  });
});
