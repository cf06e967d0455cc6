import { EqualizationError } from "../../errors.ts";
import type { Region } from "../../model/region.ts";
import type { RegionDelivery } from "../../model/results/flow-reports.ts";
import type { StudyWarning } from "../../model/results/result-metadata.ts";
import type { Study } from "../../model/study.ts";
import { losses_assumed } from "../../text/en/notices.ts";
import { writeNotice } from "../../text/write-notice.ts";
import { type ReconcileFlowsOptions, reconcileFlows } from "../../transfers/ledger/reconcile-flows.ts";
import { namesOf } from "../reading/names-of.ts";

/** What the flows of a study say about money that does not reach its purpose. */
export interface ObservedLosses {
  /** Share lost on the way to each region. */
  readonly losses: Float64Array;
  readonly warnings: readonly StudyWarning[];
  /** Ids of the sources of the flows. */
  readonly sources: readonly (string | undefined)[];
}

/**
 * Share of the money that sets out for each region and does not arrive, is kept on the way or misused, over all hops from where it
 * begins; each loss counts once. A region that reports nothing is taken to lose what reaches the nearest region that holds it, and
 * on the last hop what all that report lose there, and that is said.
 */
export function observedLosses(
  study: Study,
  where: string,
  regions: readonly Region[],
  together: boolean,
  matchBy: ReconcileFlowsOptions["linkBy"],
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
  const told = reconcileFlows(flows, { linkBy: matchBy }).deliveries.filter(
    ({ originated, disbursed }) => originated > 0 && disbursed > 0,
  );
  if (told.length === 0) {
    throw new EqualizationError("no flow says what was due and what arrived; pass losses as numbers", {
      code: "missing_value",
      where,
    });
  }
  const byRegion = new Map(told.map((one) => [one.region, one]));
  const asked = new Set(regions.map(({ id }) => id));
  const ours = told.filter(({ region }) => asked.has(region));
  const byId = new Map(study.regions.map((region) => [region.id, region]));
  const silent = regions.filter(({ id }) => !byRegion.has(id));
  const lastHop = ours.length === 0 ? 1 : shareOf(ours, "disbursed");
  const all = shareOf(ours.length === 0 ? told : ours, "originated");
  const losses = Float64Array.from(regions, (region) => {
    const own = byRegion.get(region.id);
    const above = own === undefined && !together ? holderOf(region, byId, byRegion) : undefined;
    const share = together
      ? all
      : own !== undefined
        ? shareOf([own], "originated")
        : above !== undefined
          ? shareOf([above], "originated") * lastHop
          : all;
    if (share > 0) return 1 - share;
    throw new EqualizationError(
      `nothing of the money due to region "${region.id}" reached its purpose, so that no budget could lift it; leave it out, or pass losses as numbers`,
      { code: "out_of_domain", where, received: region.id },
    );
  });
  return {
    losses,
    warnings:
      silent.length === 0
        ? []
        : [
            writeNotice(
              "losses_assumed",
              { regions: silent.map(({ id }) => id), of: regions.length },
              losses_assumed,
              namesOf(study),
            ),
          ],
    sources: flows.map(({ source }) => source),
  };
}

/** The nearest region that holds this one and is told of. */
function holderOf(
  region: Region,
  byId: ReadonlyMap<string, Region>,
  told: ReadonlyMap<string, RegionDelivery>,
): RegionDelivery | undefined {
  const seen = new Set([region.id]);
  for (
    let parent = region.parent;
    parent !== undefined && !seen.has(parent);
    parent = byId.get(parent)?.parent
  ) {
    const found = told.get(parent);
    if (found !== undefined) return found;
    seen.add(parent);
  }
  return undefined;
}

/** Share of what set out, or of what was sent on the last hop, that reached its purpose or was passed on. */
function shareOf(deliveries: readonly RegionDelivery[], over: "originated" | "disbursed"): number {
  const well = deliveries.reduce((total, { delivered }) => total + delivered, 0);
  const base = deliveries.reduce((total, one) => total + one[over], 0);
  return Math.max(0, Math.min(1, well / base));
}
