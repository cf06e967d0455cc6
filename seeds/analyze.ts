import {
  type AppraisalResult,
  type AppraisalScheme,
  appraise,
  COEFFICIENT_OF_VARIATION,
  EqualizationError,
  type GapResult,
  GINI,
  HOOVER,
  MEAN_LOG_DEVIATION,
  measureGap,
  measureResources,
  type ResourceResult,
  type Study,
  simulateTransfer,
  THEIL,
  type TransferResult,
} from "equalis";
import { liftTheLowest } from "./lift-the-lowest.ts";

/** The indices shown for every resource. */
const INDICES = [GINI, THEIL, MEAN_LOG_DEVIATION, HOOVER, COEFFICIENT_OF_VARIATION];

/** Everything the demonstration finds in a study. */
export interface Analysis {
  readonly title: string;
  readonly resources: readonly ResourceResult[];
  readonly gaps: readonly GapResult[];
  /** `null` where no region is short of a standard. */
  readonly transfer: TransferResult | null;
  /** `null` where no indicator has a standard and the study has no scheme of its own. */
  readonly appraisal: AppraisalResult | null;
  /** What was made up to show how it works. */
  readonly illustrative: readonly string[];
  /** What could not be measured, and why. */
  readonly skipped: readonly string[];
}

/** What a case may make up on top of its figures. */
export interface Illustration {
  /** Yuan paid out by score; no one is paid where it is absent. */
  readonly payment?: number;
}

/** Goes once around the loop: who has less, how much less, what a pool does to the gap, how the work is scored. */
export function analyze(study: Study, { payment }: Illustration = {}): Analysis {
  const all = study.indicators ?? [];
  const indicators = all.filter(({ direction }) => direction === "higher");
  const periods = new Set((study.observations ?? []).map(({ period }) => period));
  const peopled = study.regions.some(({ population }) => (population ?? []).length > 0);
  const by = Object.keys(study.regions.find(({ groups }) => groups !== undefined)?.groups ?? {})[0];
  const illustrative: string[] = [];
  const skipped: string[] = [];
  /** One bad column must not hide the others: what cannot be measured is listed. */
  const attempt = <T>(what: string, work: () => T): readonly T[] => {
    try {
      return [work()];
    } catch (error) {
      if (!(error instanceof EqualizationError)) throw error;
      skipped.push(`${what}: ${error.message}`);
      return [];
    }
  };
  const missing = "omit" as const;

  const resources = indicators.flatMap(({ id, standards = [] }) =>
    attempt(id, () => {
      const now = measureResources(study, { indicator: id, missing });
      const later = standards.at(-1)?.from;
      // A goal of a later year shows the distance still to go.
      return now.attainment === null && later !== undefined
        ? measureResources(study, { indicator: id, missing, standardDate: later })
        : now;
    }),
  );
  const split =
    by !== undefined && study.regions.filter(isLeaf(study)).every(({ groups }) => groups?.[by] !== undefined);
  if (by !== undefined && !split) skipped.push(`the split by "${by}": some regions have no class in it`);
  const measured = new Set(resources.map(({ indicator }) => indicator));
  // What is better low has no resources to show, and without people regions count alike.
  const compared = all.filter(({ id, direction }) => measured.has(id) || direction === "lower" || !peopled);
  const gaps = compared.flatMap(({ id: indicator }) =>
    INDICES.flatMap((index) =>
      attempt(`${index.label} of ${indicator}`, () =>
        measureGap(study, {
          indicator,
          index,
          groupBy: split ? by : undefined,
          missing,
          ...(peopled ? {} : { weights: "equal" }),
          ...(periods.size > 1 ? { periods: "all" } : {}),
        }),
      ),
    ),
  );
  if (resources.length === 0 && gaps.length === 0) {
    throw new EqualizationError(
      `nothing can be measured: ${skipped.join("; ") || "there is no indicator of which more is better"}`,
      {
        code: "too_few_observations",
        where: "demo",
      },
    );
  }

  const short = resources.find(({ attainment }) => (attainment?.shortfall ?? 0) > 0);
  let transfer: TransferResult | null = null;
  if (short !== undefined) {
    const scale = indicators.find(({ id }) => id === short.indicator)!.scale;
    const pool = Math.ceil((short.attainment?.shortfall ?? 0) / 2);
    illustrative.push(
      `the pool of ${pool.toLocaleString("en-US")} units of "${short.name}": half of what is short`,
    );
    const perHead = (
      value: (row: ResourceResult["rows"][number]) => number,
    ): { readonly values: Record<string, number> } => ({
      values: Object.fromEntries(short.rows.map((row) => [row.region, value(row)])),
    });
    transfer = simulateTransfer(study, {
      program: liftTheLowest,
      regions: short.rows.map(({ region }) => region),
      period: short.period,
      inputs: {
        heads: perHead(({ denominator }) => denominator),
        level: perHead(({ numerator, denominator }) => numerator / denominator),
        standard: perHead(({ standard }) => (standard ?? 0) / scale),
        pool: { value: pool },
      },
      explain: [short.rows.reduce((least, row) => (row.value < least.value ? row : least)).region],
    });
  }

  const scheme = study.schemes?.[0] ?? schemeOfStandards(study, resources);
  let appraisal: AppraisalResult | null = null;
  if (scheme !== undefined) {
    if (payment !== undefined) {
      illustrative.push(`the payment of ${payment.toLocaleString("en-US")} yuan by score`);
    }
    [appraisal = null] = attempt(`the appraisal "${scheme.name}"`, () =>
      appraise(study, {
        scheme,
        missing,
        payment:
          payment === undefined
            ? undefined
            : { pool: payment, currency: "CNY", rule: "pool-share", whole: true },
      }),
    );
  }
  return {
    title:
      typeof study.name === "string"
        ? study.name
        : (study.name.en ?? Object.values(study.name)[0] ?? study.id),
    resources,
    gaps,
    transfer,
    appraisal,
    illustrative,
    skipped: [...new Set(skipped)],
  };
}

/** Whether a region holds no others. */
function isLeaf(study: Study): (region: Study["regions"][number]) => boolean {
  const parents = new Set(study.regions.map(({ parent }) => parent));
  return ({ id }) => !parents.has(id);
}

/** One indicator a standard, all of one weight: full points at the standard, less in proportion. */
function schemeOfStandards(study: Study, resources: readonly ResourceResult[]): AppraisalScheme | undefined {
  const judged = resources.filter(({ attainment }) => attainment !== null);
  if (judged.length === 0) return undefined;
  const points = 100 / judged.length;
  return {
    id: "standards",
    name: "Attainment of standards",
    year: Number(judged[0]!.period.slice(0, 4)),
    root: {
      id: "all",
      name: study.id,
      points: 100,
      children: judged.map(({ indicator, name, rows }) => ({
        id: indicator,
        name,
        points,
        rule: { kind: "ratio", target: rows[0]!.standard! },
      })),
    },
    weights: "rescale",
    grades: [
      { from: 0, grade: "poor" },
      { from: 60, grade: "fair" },
      { from: 80, grade: "good" },
      { from: 90, grade: "excellent" },
    ],
    round: 2,
  };
}
