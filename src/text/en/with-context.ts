import type { Notice, NoticeContext } from "../../model/results/notice.ts";
import { countOf } from "./words.ts";

/** The notice for a part of a result; its sentence names the part. */
export function withContext(notice: Notice, context: NoticeContext): Notice {
  const { period, subgroup, morePeriods = 0 } = context;
  const of = [subgroup, period].filter((one) => one !== undefined).join(", ");
  const more =
    morePeriods === 0 ? "" : ` A similar notice applies to ${countOf(morePeriods, "further period")}.`;
  return {
    ...notice,
    context: { ...notice.context, ...context },
    message: `${of === "" ? "" : `${of}: `}${notice.message}${more}`,
  };
}
