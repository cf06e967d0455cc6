import { scoreAppraisals } from "../../src/appraisal/index.ts";
import type { AppraisalNode, AppraisalScheme, Evidence } from "../../src/model/appraisal-scheme.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { type Benchmark, medianOf, processorTime, ratioOf, spread } from "./benchmark.ts";

const INSTITUTIONS = 5_000;
const INDICATORS = 100;

/** Ten themes of ten ratio indicators each. */
function schemeOf(): AppraisalScheme {
  const themes: AppraisalNode[] = [];
  for (let theme = 0; theme < 10; theme++) {
    const children: AppraisalNode[] = [];
    for (let i = 0; i < INDICATORS / 10; i++) {
      const id = `indicator-${theme}-${i}`;
      children.push({ id, name: `Indicator ${theme}.${i}`, points: 1, rule: { kind: "ratio", target: 0.9 } });
    }
    themes.push({ id: `theme-${theme}`, name: `Theme ${theme}`, points: 10, children });
  }
  return {
    id: "bench",
    name: "Bench",
    year: 2024,
    root: { id: "root", name: "All", points: 100, children: themes },
  };
}

/** Rates around the target, half of them short of it; `digits` as they are reported, or all of them. */
function compare(digits: number | null): { readonly ratio: number; readonly note: string } {
  const random = seededRandom(1);
  const scheme = schemeOf();
  const ids = scheme.root.children!.flatMap((theme) => theme.children!.map(({ id }) => id));
  const evidence: Evidence[] = [];
  const actual = new Float64Array(INSTITUTIONS * INDICATORS);
  const target = new Float64Array(INDICATORS).fill(0.9);
  for (let s = 0; s < INSTITUTIONS; s++) {
    const subject = `institution ${s}`;
    for (let i = 0; i < INDICATORS; i++) {
      const rate = 0.6 + 0.6 * random();
      const value = digits === null ? rate : Math.round(rate * 10 ** digits) / 10 ** digits;
      actual[s * INDICATORS + i] = value;
      evidence.push({ subject, node: ids[i]!, value });
    }
  }
  const bare = (): Float64Array => {
    const scores = new Float64Array(INSTITUTIONS);
    for (let s = 0; s < INSTITUTIONS; s++) {
      let score = 0;
      for (let i = 0; i < INDICATORS; i++) score += Math.min(1, actual[s * INDICATORS + i]! / target[i]!);
      scores[s] = score;
    }
    return scores;
  };
  return ratioOf(() => scoreAppraisals(scheme, evidence), bare, 15);
}

/** Evidence of institutions on fifty leaves, rates with all their digits. */
function fifty(institutions: number): { readonly scheme: AppraisalScheme; readonly evidence: Evidence[] } {
  const all = schemeOf();
  const children = all.root.children!.slice(0, 5);
  const scheme = { ...all, root: { ...all.root, points: 50, children } };
  const ids = children.flatMap((theme) => theme.children!.map(({ id }) => id));
  const random = seededRandom(2);
  const evidence: Evidence[] = [];
  for (let s = 0; s < institutions; s++) {
    for (const node of ids) evidence.push({ subject: `institution ${s}`, node, value: 0.6 + 0.6 * random() });
  }
  return { scheme, evidence };
}

function timesOf(institutions: number): readonly number[] {
  const { scheme, evidence } = fifty(institutions);
  return Array.from({ length: 4 }, () => processorTime(() => scoreAppraisals(scheme, evidence))).slice(1);
}

const SIZE = `appraisal of ${INSTITUTIONS} institutions x ${INDICATORS} indicators, a sentence for every deduction`;

export const benchmarks: readonly Benchmark[] = [
  {
    name: "appraisal of 100,000 institutions x 50 leaves / 1.5 s",
    aim: "at most 1.5 s of processor time",
    limit: 1,
    run: () => {
      const times = timesOf(100_000);
      return { ratio: medianOf(times) / 1500, note: spread(times) };
    },
  },
  {
    name: "appraisal of 100,000 institutions x 50 leaves / twice that of 50,000",
    aim: "linear, within 1.3 x",
    limit: 1.3,
    run: () => {
      const [half, whole] = [timesOf(50_000), timesOf(100_000)];
      return {
        ratio: medianOf(whole) / 2 / medianOf(half),
        note: `${spread(whole)} / 2 x ${spread(half)}`,
      };
    },
  },
  {
    name: `${SIZE}: rates reported to a tenth of a percent`,
    aim: "at most 30 x a bare loop of Math.min(1, actual / target)",
    limit: 30,
    run: () => compare(3),
  },
  {
    name: `${SIZE}: rates with all their digits, no two alike`,
    aim: "at most 30 x the same loop, with 250,000 different sentences",
    limit: 30,
    run: () => compare(null),
  },
];
