import { EqualizationError } from "../errors.ts";
import type { Region } from "../model/region.ts";
import type { Study } from "../model/study.ts";
import { type RegionFlowReport, reconcileFlows } from "../transfers/reconcile-flows.ts";
import type { StudyWarning } from "./notes.ts";

/** What the flows of a study say about money that does not reach its purpose. */
export interface ObservedLosses {
  /** Share lost on the way to each region. */
  readonly losses: Float64Array;
  readonly warnings: readonly StudyWarning[];
  /** Ids of the sources of the flows. */
  readonly sources: readonly (string | undefined)[];
}

/**
 * Share of the money due to each region that did not arrive, was kept on the way or misused, on its own hop and on those to the regions
 * that hold it. A region that reports nothing is taken to lose what all of them together lose, and that is said.
 */
export function observedLosses(
  study: Study,
  where: string,
  regions: readonly Region[],
  together: boolean,
): ObservedLosses {
  const flows = study.flows ?? [];
  if (flows.length === 0) {
    throw new EqualizationError(
      "the study has no flows in which losses could be observed; pass losses as numbers",
      {
        code: "missing_value",
        where,
      },
    );
  }
  const books = reconcileFlows(flows);
  const byRegion = new Map<string, number | null>();
  for (const { region } of books.byRegion) {
    if (!byRegion.has(region)) {
      byRegion.set(region, kept(books.byRegion.filter((one) => one.region === region)));
    }
  }
  const byId = new Map(study.regions.map((region) => [region.id, region]));
  const all =
    kept(books.byRegion.filter(({ region }) => regions.some(({ id }) => id === region))) ??
    kept(books.byRegion);
  if (all === null) {
    throw new EqualizationError("no flow says what was due and what arrived; pass losses as numbers", {
      code: "missing_value",
      where,
    });
  }
  const silent: string[] = [];
  const losses = Float64Array.from(regions, (region) => {
    let share = together ? all : (byRegion.get(region.id) ?? null);
    if (share === null) {
      silent.push(region.id);
      share = all;
    }
    const seen = new Set([region.id]);
    for (
      let parent = region.parent;
      parent !== undefined && !seen.has(parent);
      parent = byId.get(parent)?.parent
    ) {
      seen.add(parent);
      share *= byRegion.get(parent) ?? 1;
    }
    if (share > 0) return 1 - share;
    throw new EqualizationError(
      `nothing of the money due to region "${region.id}" reached its purpose, so that no budget could lift it; leave it out, or pass losses as numbers`,
      { code: "out_of_domain", where, received: region.id },
    );
  });
  return {
    losses: together ? losses.fill(mean(losses)) : losses,
    warnings:
      silent.length === 0
        ? []
        : [
            {
              code: "losses_assumed",
              message: `${silent.length} of ${regions.length} regions report no flows and are taken to lose what the others lose: ${silent.slice(0, 8).join(", ")}${silent.length > 8 ? " …" : ""}`,
            },
          ],
    sources: flows.map(({ source }) => source),
  };
}

/** Share of what was due that reached its purpose or was passed on; `null` where nothing was due. */
function kept(reports: readonly RegionFlowReport[]): number | null {
  let due = 0;
  let well = 0;
  for (const report of reports) {
    due += report.due;
    well += Math.max(0, Math.min(report.due, report.arrived) - report.retained - report.misused);
  }
  return due > 0 ? Math.min(1, well / due) : null;
}

function mean(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
