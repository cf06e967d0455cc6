import type { PlanRefusal } from "../../model/results/plan-refusal.ts";
import type { TextNaming } from "../naming.ts";

/** 方案不可行或未达目标的原因，由代码和数据写成。 */
export function refusalInChinese(
  { code, region: id, year, amount, shortBy }: PlanRefusal,
  { region }: TextNaming,
): string {
  const name = id === null ? "" : region(id);
  switch (code) {
    case "rules-contradict":
      return `${name}${year}年的保底、上限和年度增减幅相互矛盾，没有金额可同时满足`;
    case "minimum-exceeds-budget":
      return `保底和年度增减幅各年共需${amount}，超出预算${shortBy}`;
    case "region-held-short":
      return `${name}${year}年受限，任何预算都不能使所有地区达标`;
    case "limits-keep-short":
      return "部分地区受上限或年度增减幅限制，任何预算都不能使所有地区达标";
    case "target-out-of-reach":
      return "任何预算都不能使所有地区达标";
    case "budget-short":
      return `预算不足以使所有地区达标，缺口${shortBy}`;
    case "budget-late":
      return "预算不足以使所有地区按期达标";
    case "index-short":
      return `预算不足以按期将指数降至${amount}，缺口${shortBy}`;
  }
}
