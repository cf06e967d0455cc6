import { beforeAll, describe, expect, test } from "vitest";
import { type FourSystemsFindings, fourSystems, measureFourSystems } from "./case.ts";
import composite from "./floors.json" with { type: "json" };
import study from "./study.json" with { type: "json" };

let found: FourSystemsFindings;
beforeAll(() => {
  found = measureFourSystems();
});

const systems = ["public-health", "medical-service", "medical-security", "drug-supply"];
const observed = (indicator: string, subgroup?: string) =>
  study.observations.filter((one) => one.indicator === indicator && one.subgroup === subgroup);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const pooled = (indicator: string): number => {
  const ours = observed(indicator);
  return sum(ours.map(({ numerator }) => numerator)) / sum(ours.map(({ denominator }) => denominator));
};
const people = study.regions.map(({ population }) => population[0]!.value);

/** Points a county earns in a system, straight from the files. */
const scoreOf = (county: number, system: string): number => {
  const services = study.services.filter((one) => one.system === system).map(({ id }) => id);
  const ours = study.indicators.filter(({ service }) => services.includes(service));
  const points = ours.map(({ id, standards }) => {
    const floor = composite.floors[id as keyof typeof composite.floors];
    return Math.min(1, Math.max(0, (observed(id)[county]!.value - floor) / (standards[0]!.value - floor)));
  });
  return sum(points) / points.length;
};

describe("indicators", () => {
  test("every one belongs to one system, three a system", () => {
    for (const system of systems) expect(found.indicators[system]).toHaveLength(3);
  });
  test("pooled over counts, held against the standard", () => {
    for (const measure of Object.values(found.indicators).flat()) {
      const { scale, standards } = study.indicators.find(({ id }) => id === measure.indicator)!;
      expect(measure.value).toBeCloseTo(scale * pooled(measure.indicator), 9);
      expect(measure.rows.filter(({ met }) => met).length).toBe(
        observed(measure.indicator).filter(({ value }) => value >= standards[0]!.value).length,
      );
    }
  });
  test("the urban and the rural part add up to the county", () => {
    for (const whole of study.observations.filter(({ subgroup }) => subgroup === undefined)) {
      const parts = study.observations.filter(
        (one) =>
          one.region === whole.region && one.indicator === whole.indicator && one.subgroup !== undefined,
      );
      if (parts.length === 0) continue;
      expect(sum(parts.map(({ numerator }) => numerator))).toBe(whole.numerator);
      expect(sum(parts.map(({ denominator }) => denominator))).toBe(whole.denominator);
    }
  });
});

describe("town and country", () => {
  /** Urban and rural residents of every county. */
  const residents = (subgroup: string): number[] =>
    study.regions.map(({ population }) => population.find((one) => one.subgroup === subgroup)!.value);
  const meanOf = (values: readonly number[], weights: readonly number[]): number =>
    sum(values.map((value, i) => value * weights[i]!)) / sum(weights);

  test("means of the parts, over their counts", () => {
    expect(found.urbanRural).toHaveLength(9);
    for (const { indicator, contrast } of found.urbanRural) {
      for (const [subgroup, mean] of [
        ["urban", contrast!.firstMean],
        ["rural", contrast!.lastMean],
      ] as const) {
        const parts = observed(indicator, subgroup);
        const { scale } = study.indicators.find(({ id }) => id === indicator)!;
        const pooledPart =
          (scale * sum(parts.map(({ numerator }) => numerator))) /
          sum(parts.map(({ denominator }) => denominator));
        expect(mean).toBeCloseTo(pooledPart, 9);
      }
    }
  });
  test("the share between the two, as mean log deviations", () => {
    for (const { indicator, decomposition } of found.urbanRural) {
      const parts = ["urban", "rural"].map((subgroup) => ({
        values: observed(indicator, subgroup).map(({ value }) => value),
        weights: residents(subgroup),
      }));
      const values = parts.flatMap((part) => part.values);
      const weights = parts.flatMap((part) => part.weights);
      const all = meanOf(values, weights);
      const total = meanOf(
        values.map((value) => Math.log(all / value)),
        weights,
      );
      const between = meanOf(
        parts.flatMap((part) => part.values.map(() => Math.log(all / meanOf(part.values, part.weights)))),
        weights,
      );
      expect(decomposition!.total).toBeCloseTo(total, 12);
      expect(decomposition!.between).toBeCloseTo(between, 12);
    }
  });
});

describe("scores", () => {
  test("by system and over all four", () => {
    for (const county of people.keys()) {
      const scores = systems.map((system) => scoreOf(county, system));
      for (const [j, score] of scores.entries()) expect(found.scores[county]![j]).toBeCloseTo(score, 12);
      const product = scores.reduce((a, b) => a * b);
      expect(found.overall[county]).toBeCloseTo(product ** 0.25, 12);
      // Coordination is the root of coupling (geometric over arithmetic mean) times development (arithmetic mean).
      expect(found.coordination[county]).toBeCloseTo(Math.sqrt(product ** 0.25), 12);
      const lack = scores.map((score) => 1 - score);
      for (const [j, share] of found.obstacles[county]!.entries())
        expect(share).toBeCloseTo(lack[j]! / sum(lack), 12);
    }
  });
  test("gaps, by the differences of all pairs of residents", () => {
    for (const [j, gap] of found.gaps.entries()) {
      const values = people.map((_, i) => (j < 4 ? scoreOf(i, systems[j]!) : found.overall[i]!));
      const mean = sum(values.map((value, i) => value * people[i]!)) / sum(people);
      const pairs = sum(
        values.flatMap((a, i) => values.map((b, k) => people[i]! * people[k]! * Math.abs(a - b))),
      );
      expect(gap.mean).toBeCloseTo(100 * mean, 9);
      expect(gap.value).toBeCloseTo(pairs / (2 * sum(people) ** 2 * mean), 12);
    }
  });
  test("ranks are those of the scores, and lie in their own interval", () => {
    const order = found.overall.map((score) => 1 + found.overall.filter((other) => other > score).length);
    expect(found.ranks.nominalRanks).toEqual(order);
    for (const [i, rank] of order.entries()) {
      expect(found.ranks.lower[i]).toBeLessThanOrEqual(rank);
      expect(found.ranks.upper[i]).toBeGreaterThanOrEqual(rank);
    }
  });
});

describe("what is made up says so", () => {
  test("in every record of the files, and in the output", () => {
    for (const record of [...study.indicators, ...study.observations])
      expect(record.source).toBe("illustrative");
    expect(study.sources.find(({ id }) => id === "illustrative")!.status).toBe("illustrative");
    expect(composite.status).toBe("illustrative");
    const { notes, results } = fourSystems.run();
    expect(notes[0]).toContain("Made up for illustration");
    for (const { sources } of results) expect(sources.map(({ status }) => status)).toContain("illustrative");
  });
});
