import type { GoalRow, GoalsResult } from "../../model/results/goals-result.ts";
import { formatColumn, formatNumber } from "../../study/presentation/format-number.ts";
import type { Setting } from "../setting.ts";
import type { Finding } from "./finding.ts";
import { isPercent, namesOf, withUnit } from "./told.ts";

/** Goals that are named one by one. */
const NAMED = 3;

/** How many goals are achieved or on track, and those that are not. */
export function goalFindings({ rows }: GoalsResult, setting: Setting): readonly Finding[] {
  const words = setting.words.findings.goals;
  const good = rows.filter(({ status }) => status === "achieved" || status === "on-track").length;
  const n = formatNumber(rows.length);
  const text =
    rows.length === 1
      ? words.one(rows[0]!.name, setting.words.goals.status(rows[0]!.status))
      : good === rows.length
        ? words.all(n)
        : good === 0
          ? words.none(n)
          : words.headline(formatNumber(good), n);
  const bad = rows.filter(({ status }) => status !== "achieved" && status !== "on-track").slice(0, NAMED);
  const projected = bad.some((row) => row.projected !== null && row.current !== null && row.target !== null);
  return [
    {
      text,
      detail:
        bad.length === 0
          ? null
          : [...bad.map((row) => behind(row, setting)), ...(projected ? [words.atPace] : [])].join(
              setting.words.space,
            ),
    },
  ];
}

function behind(row: GoalRow, setting: Setting): string {
  const words = setting.words.findings.goals;
  const { current, name, target, deadline, status, laggingRegions } = row;
  const projected = projectedIn(row);
  const lagging = laggingRegions.slice(0, 3);
  const tail =
    laggingRegions.length < 2
      ? []
      : [
          words.lagging(
            name,
            namesOf(
              lagging.map((one) => one.name),
              setting,
            ),
            formatNumber(lagging.length),
          ),
        ];
  if (current === null || target === null || projected === null) {
    return [words.notYet(name, setting.words.goals.status(status)), ...tail].join(setting.words.space);
  }
  const [now, then, goal] = formatColumn([current.value, projected, target]);
  const unit = (text: string): string => withUnit(text, row.unit, setting);
  return [words.behind(name, unit(now!), current.period, then!, deadline, goal!), ...tail].join(
    setting.words.space,
  );
}

/** The value at the current pace by the deadline, inside the range that the number can have; `null` if it is not known. */
export function projectedIn({ criterion, projected, unit, direction, current }: GoalRow): number | null {
  if (projected === null) return null;
  const upper =
    criterion === "share-of-population" || criterion === "share-of-regions" || unit === "share"
      ? 1
      : isPercent(unit)
        ? 100
        : Number.POSITIVE_INFINITY;
  const lower =
    criterion === "index" || direction === "lower" || (current?.value ?? 0) >= 0
      ? 0
      : Number.NEGATIVE_INFINITY;
  return Math.max(lower, Math.min(upper, projected));
}
