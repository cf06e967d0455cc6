import type { Omission, OmissionData, OmissionReason } from "../../model/results/omission.ts";
import type { TextNaming } from "../naming.ts";
import { listOf, populationOf } from "./words.ts";

/** 未纳入的原因，由代码和数据写成。 */
export function reasonInChinese({ period, ...why }: Omission, naming: TextNaming): string {
  return `${period === undefined ? "" : `${period}：`}${reasonOf(why, naming)}`;
}

function reasonOf(why: OmissionReason, naming: TextNaming): string {
  const { indicator } = naming;
  switch (why.code) {
    case "no_value": {
      const { indicator: id, subgroup, periods } = why.data;
      return `缺少${indicator(id)}${part(subgroup)}数据（${periods.join("、")}）`;
    }
    case "not_pooled":
      return notPooled(why.data, naming);
    case "no_population":
      return `缺少${populationOf(why.data)}${part(why.data.subgroup)}`;
    case "no_standard":
      return `缺少${indicator(why.data.indicator)}的标准（${why.data.day}）`;
    case "no_area":
      return "缺少土地面积";
    case "no_class":
      return `在分组“${why.data.grouping}”中没有类别`;
    case "no_input":
      return `投入项“${why.data.input}”缺少数据`;
    case "no_flow":
      return "没有符合条件的资金到达";
    case "no_evidence":
      return `缺少佐证材料：${listOf(why.data.indicators, "项指标")}`;
  }
}

function part(subgroup: string | null): string {
  return subgroup === null ? "" : `（${subgroup}）`;
}

/** 下级地区无法汇总的原因。 */
function notPooled(data: OmissionData["not_pooled"], { indicator, region }: TextNaming): string {
  const { indicator: id, subgroup, period, cause, regions, population } = data;
  const nothing = `缺少${indicator(id)}${part(subgroup)}数据（${period}）`;
  const those = listOf(regions.map(region));
  switch (cause) {
    case "missing-values":
      return `${nothing}，下级地区也缺少：${those}`;
    case "zero-denominators":
      return `${nothing}，下级地区分母合计为零`;
    case "missing-weights":
      return `${nothing}，下级地区缺少分母和${population === null ? "人口" : populationOf(population)}：${those}`;
    case "no-residents":
      return `${nothing}，下级地区没有人口`;
  }
}
