import {
  brazilFundeb,
  type Simulation,
  type Source,
  type Study,
  simulate,
  simulateTransfer,
  type TransferResult,
} from "equalis";
import type { Case } from "../case.ts";
import { fixed } from "../fixed.ts";
import { numberIn, readRows } from "../read-rows.ts";
import { sections } from "../sections.ts";
import { tabulate } from "../tabulate.ts";

/** Federal money of 2024 for the two parts, as shares of the money of the state funds (constitutional amendment 108). */
const SHARES = { vaaf: 0.1, vaat: 0.075 } as const;

const SOURCE: Source = {
  id: "fundeb-2024",
  title:
    "FNDE, data of Portaria Interministerial 2/2024, as in the R package simulador.fundeb; weighted pupils computed with it",
  status: "published",
  url: "https://github.com/mellohenrique/simulador.fundeb",
  license: "MIT, © 2024 simulador.fundeb authors",
};

/** A tenth of the governments, ordered by revenue per weighted pupil before the transfer. */
export interface Tenth {
  readonly governments: number;
  readonly pupils: number;
  readonly revenue: number;
  readonly amount: number;
  /** Governments that the transfer lifts. */
  readonly lifted: number;
}

/** Everything the case finds. */
export interface FundebFindings {
  readonly study: Study;
  /** Governments in the file, and those that the second part leaves out because they are not eligible. */
  readonly governments: number;
  readonly excluded: number;
  /** Money of the 27 state funds. */
  readonly revenue: number;
  /** The first part, over the 27 state funds. */
  readonly states: TransferResult;
  /** The second part, over every eligible government. */
  readonly entities: Simulation;
  /** What the second part does, by tenth. */
  readonly tenths: readonly Tenth[];
}

/** Measures the case. */
export function measureFundeb(language: "en" | "zh" = "en"): FundebFindings {
  const rows = readRows(new URL("entities.csv", import.meta.url));
  const funds = new Map<string, { pupils: number; revenue: number }>();
  for (const row of rows) {
    const fund = funds.get(row.state!) ?? { pupils: 0, revenue: 0 };
    fund.pupils += numberIn(row, "pupils_vaaf");
    fund.revenue += numberIn(row, "revenue_vaaf_brl");
    funds.set(row.state!, fund);
  }
  const study = studyOfFunds(funds, language);
  const revenue = [...funds.values()].reduce((sum, fund) => sum + fund.revenue, 0);
  const eligible = rows.filter((row) => row.excluded_vaat === "0");
  const entities = simulate(brazilFundeb, {
    units: eligible.map((row) => row.ibge!),
    period: "2024",
    data: {
      enrolment: eligible.map((row) => numberIn(row, "pupils_vaat")),
      fund: eligible.map((row) => numberIn(row, "revenue_vaat_brl")),
      budget: SHARES.vaat * revenue,
    },
  });
  return {
    study,
    governments: rows.length,
    excluded: rows.length - eligible.length,
    revenue,
    states: simulateTransfer(study, {
      program: brazilFundeb,
      period: "2024",
      inputs: {
        enrolment: { indicator: "pupils" },
        fund: { indicator: "revenue" },
        budget: { value: SHARES.vaaf * revenue },
      },
      explain: ["MA"],
    }),
    entities,
    tenths: tenthsOf(entities),
  };
}

function studyOfFunds(
  funds: ReadonlyMap<string, { readonly pupils: number; readonly revenue: number }>,
  language: "en" | "zh",
): Study {
  const zh = language === "zh";
  const total = { dimension: "input", direction: "higher", scale: 1, valueType: "total" } as const;
  return {
    id: "brazil-fundeb",
    name: { en: "School funds of Brazil's states, 2024", zh: "2024年巴西各州教育基金" },
    regions: [...funds.keys()].sort().map((id) => ({ id, name: id })),
    indicators: [
      {
        id: "pupils",
        name: { en: "Weighted pupils", zh: "加权学生数" },
        unit: zh ? "人" : "pupils",
        ...total,
      },
      {
        id: "revenue",
        name: { en: "Money of the state fund", zh: "州基金收入" },
        unit: zh ? "雷亚尔" : "reais",
        ...total,
      },
    ],
    observations: [...funds].flatMap(([region, fund]) =>
      (["pupils", "revenue"] as const).map((indicator) => ({
        region,
        indicator,
        period: "2024",
        value: fund[indicator],
        source: SOURCE.id,
      })),
    ),
    sources: [SOURCE],
  };
}

function tenthsOf({ data, amounts }: Simulation): readonly Tenth[] {
  const pupils = data.enrolment as ArrayLike<number>;
  const revenue = data.fund as ArrayLike<number>;
  const order = Array.from(amounts, (_, i) => i).sort(
    (a, b) => revenue[a]! / pupils[a]! - revenue[b]! / pupils[b]!,
  );
  const n = order.length;
  return Array.from({ length: 10 }, (_, k) => {
    const members = order.slice(Math.round((k * n) / 10), Math.round(((k + 1) * n) / 10));
    const over = (column: ArrayLike<number>): number => members.reduce((sum, i) => sum + column[i]!, 0);
    return {
      governments: members.length,
      pupils: over(pupils),
      revenue: over(revenue),
      amount: over(amounts),
      lifted: members.filter((i) => amounts[i]! > 0).length,
    };
  });
}

/** The equalization of school funds in Brazil, over 27 states and 5,595 governments. */
export const brazilFundebCase: Case = {
  id: "brazil-fundeb",
  title: "Brazil: the federal top-up of school funds, over 5,595 governments",
  document: "FNDE, data of Portaria Interministerial 2/2024, as in the R package simulador.fundeb",
  published: true,
  run: (language = "en") => {
    const say = (en: string, zh: string): string => (language === "zh" ? zh : en);
    const found = measureFundeb(language);
    const { states, entities, tenths } = found;
    const lifted = states.rows.filter(({ amount }) => amount > 0);
    const floor = states.fits[0]!.multiplier;
    const large = (reais: number): string => fixed(reais / (language === "zh" ? 1e8 : 1e9), 2);
    const first = tabulate({
      heading: say("First part: the ten poorest state funds are lifted", "第一部分：提高最低的州基金"),
      caption: say(
        "Reais per weighted pupil, before and after; top-up",
        "每加权学生雷亚尔：补助前后及补助额",
      ),
      head: [
        say("state", "州"),
        say("before", "补助前"),
        say("after", "补助后"),
        say("top-up (billion reais)", "补助（亿雷亚尔）"),
      ],
      rows: [...states.rows]
        .sort((a, b) => a.before! - b.before!)
        .map(({ name, before, after, amount }) => [name, fixed(before, 2), fixed(after, 2), large(amount)]),
      lines: [
        say(
          `  ${lifted.length} states are lifted to ${fixed(floor, 2)} reais per weighted pupil; the Gini coefficient of the states falls from ${fixed(states.effect!.giniBefore, 3)} to ${fixed(states.effect!.giniAfter, 3)}.`,
          `  ${lifted.length}个州提高到每加权学生${fixed(floor, 2)}雷亚尔；各州基尼系数由${fixed(states.effect!.giniBefore, 3)}降至${fixed(states.effect!.giniAfter, 3)}。`,
        ),
      ],
      sources: [SOURCE],
    });
    const count = Array.from(entities.amounts).filter((amount) => amount > 0).length;
    const second = tabulate({
      heading: say(
        "Second part: who gets the money, by tenth of governments",
        "第二部分：按政府十等分的资金分配",
      ),
      caption: say(
        "Governments ordered by revenue per weighted pupil; each tenth has as many governments",
        "按每加权学生收入排序，每组政府数相同",
      ),
      head: [
        say("tenth", "十等分"),
        say("governments", "政府数"),
        say("lifted", "受补助"),
        say("before", "补助前"),
        say("after", "补助后"),
        say("share of the money", "资金占比"),
      ],
      rows: tenths.map((tenth, i) => [
        String(i + 1),
        fixed(tenth.governments, 0),
        fixed(tenth.lifted, 0),
        fixed(tenth.revenue / tenth.pupils, 2),
        fixed((tenth.revenue + tenth.amount) / tenth.pupils, 2),
        `${fixed((100 * tenth.amount) / entities.total, 1)}%`,
      ]),
      lines: [
        say(
          `  ${fixed(count, 0)} of ${fixed(entities.units.length, 0)} eligible governments are lifted to ${fixed(entities.fits[0]!.multiplier, 2)} reais per weighted pupil; their Gini coefficient falls from ${fixed(entities.effect!.giniBefore, 3)} to ${fixed(entities.effect!.giniAfter, 3)}.`,
          `  ${fixed(entities.units.length, 0)}个符合条件的政府中有${fixed(count, 0)}个提高到每加权学生${fixed(entities.fits[0]!.multiplier, 2)}雷亚尔；基尼系数由${fixed(entities.effect!.giniBefore, 3)}降至${fixed(entities.effect!.giniAfter, 3)}。`,
        ),
      ],
      sources: [SOURCE],
    });
    return {
      ...(language === "zh" ? { title: "巴西：联邦教育基金补助，覆盖5595个政府" } : {}),
      text: sections([first.part, second.part]),
      results: [first.section, second.section, states],
      notes: [
        say(
          "Published figures throughout; the source is named. The floors are computed here from this file and are not the official values: those rest on the final weights of pupils. The federal money is assumed to be 10% and 7.5% of the money of the state funds.",
          "全部数字均已公开发表，出处见下。最低标准由本文件计算得出，不是官方数值，官方采用最终权重。联邦资金按州基金收入的10%和7.5%假定。",
        ),
      ],
      studies: [found.study],
    };
  },
};
