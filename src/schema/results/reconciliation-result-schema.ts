import * as z from "zod";
import type {
  FlowIssue,
  FlowStatistics,
  MatchingFundsReport,
  WaterfallBar,
} from "../../model/results/flow-reports.ts";
import type {
  ReconciliationRegion,
  ReconciliationResult,
  ReconciliationSplit,
  ReconciliationTierPair,
  ReconciliationUnlinkedFlow,
} from "../../model/results/reconciliation-result.ts";
import { finite } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictRecord } from "../strict-record.ts";
import { metadata } from "./result-metadata-schema.ts";

const FlowStatisticsSchema: z.ZodType<FlowStatistics> = /* @__PURE__ */ matching<FlowStatistics>()(
  strictRecord("FlowStatistics", {
    flows: finite,
    due: finite,
    arrived: finite,
    undisbursed: finite,
    onTimeRate: finite.nullable(),
    meanDelayDays: finite.nullable(),
    arrivalRate: finite.nullable(),
    returned: finite,
    carriedOver: finite,
    executionRate: finite.nullable(),
    offPurpose: finite,
    overdue: finite,
    meanOverdueDays: finite.nullable(),
    spent: finite,
    undisbursedRate: finite.nullable(),
    offPurposeRate: finite.nullable(),
  }),
);

const ReconciliationRegionSchema: z.ZodType<ReconciliationRegion> =
  /* @__PURE__ */ matching<ReconciliationRegion>()(
    strictRecord("ReconciliationRegion", {
      name: z.string(),
      tier: z.string(),
      region: z.string(),
      flows: finite,
      due: finite,
      arrived: finite,
      undisbursed: finite,
      onTimeRate: finite.nullable(),
      meanDelayDays: finite.nullable(),
      arrivalRate: finite.nullable(),
      returned: finite,
      carriedOver: finite,
      executionRate: finite.nullable(),
      offPurpose: finite,
      overdue: finite,
      meanOverdueDays: finite.nullable(),
      spent: finite,
      undisbursedRate: finite.nullable(),
      offPurposeRate: finite.nullable(),
      population: finite.nullable(),
      duePerHead: finite.nullable(),
      arrivedPerHead: finite.nullable(),
      spentPerHead: finite.nullable(),
    }),
  );

const ReconciliationTierPairSchema: z.ZodType<ReconciliationTierPair> =
  /* @__PURE__ */ matching<ReconciliationTierPair>()(
    strictRecord("ReconciliationTierPair", {
      receivers: z.array(z.string()),
      from: z.string(),
      to: z.string(),
      flows: finite,
      due: finite,
      arrived: finite,
      undisbursed: finite,
      onTimeRate: finite.nullable(),
      meanDelayDays: finite.nullable(),
      arrivalRate: finite.nullable(),
      returned: finite,
      carriedOver: finite,
      executionRate: finite.nullable(),
      offPurpose: finite,
      overdue: finite,
      meanOverdueDays: finite.nullable(),
      spent: finite,
      undisbursedRate: finite.nullable(),
      offPurposeRate: finite.nullable(),
      population: finite.nullable(),
      duePerHead: finite.nullable(),
      arrivedPerHead: finite.nullable(),
      spentPerHead: finite.nullable(),
    }),
  );

const ReconciliationSplitSchema: z.ZodType<ReconciliationSplit> =
  /* @__PURE__ */ matching<ReconciliationSplit>()(
    strictRecord("ReconciliationSplit", {
      name: z.string(),
      group: z.string().nullable(),
      budgeted: finite,
      totalFunding: finite,
      flows: finite,
      due: finite,
      arrived: finite,
      undisbursed: finite,
      onTimeRate: finite.nullable(),
      meanDelayDays: finite.nullable(),
      arrivalRate: finite.nullable(),
      returned: finite,
      carriedOver: finite,
      executionRate: finite.nullable(),
      offPurpose: finite,
      overdue: finite,
      meanOverdueDays: finite.nullable(),
      spent: finite,
      undisbursedRate: finite.nullable(),
      offPurposeRate: finite.nullable(),
    }),
  );

const WaterfallBarSchema: z.ZodType<WaterfallBar> = /* @__PURE__ */ matching<WaterfallBar>()(
  strictRecord("WaterfallBar", {
    id: z.enum([
      "budgeted",
      "unlinked",
      "added",
      "not-due",
      "not-appropriated",
      "beyond-budget",
      "not-arrived",
      "beyond-sent",
      "undisbursed",
      "returned",
      "carried-over",
      "unspent",
      "beyond-arrived",
      "not-reported",
      "off-purpose",
      "spent",
    ]),
    label: z.string(),
    amount: finite,
    balance: finite,
  }),
);

const ReconciliationUnlinkedFlowSchema: z.ZodType<ReconciliationUnlinkedFlow> =
  /* @__PURE__ */ matching<ReconciliationUnlinkedFlow>()(
    strictRecord("ReconciliationUnlinkedFlow", {
      from: z.string(),
      to: z.string(),
      id: z.string(),
      amount: finite,
      reason: z.string(),
    }),
  );

const MatchingFundsReportSchema: z.ZodType<MatchingFundsReport> =
  /* @__PURE__ */ matching<MatchingFundsReport>()(
    strictRecord("MatchingFundsReport", {
      tier: z.string(),
      due: finite,
      paid: finite,
      arrivalRate: finite.nullable(),
    }),
  );

const FlowIssueSchema: z.ZodType<FlowIssue> = /* @__PURE__ */ matching<FlowIssue>()(
  strictRecord("FlowIssue", {
    code: z.enum([
      "appropriated_exceeds_budget",
      "arrived_exceeds_appropriated",
      "spent_exceeds_arrived",
      "passed_on_exceeds_received",
      "arrival_not_reported",
      "spending_not_reported",
      "undated_appropriation",
      "undated_arrival",
      "undated_spending",
      "fractions_of_a_cent",
    ]),
    flows: z.array(z.string()),
    amount: finite,
    message: z.string(),
  }),
);

/** Checks what `reconcile` returns. */
export const ReconciliationResultSchema: z.ZodType<ReconciliationResult> =
  /* @__PURE__ */ matching<ReconciliationResult>()(
    strictRecord("ReconciliationResult", {
      ...metadata,
      kind: z.literal("reconciliation"),
      currency: z.string(),
      periods: z.array(z.string()),
      asOf: z.string().nullable(),
      linkBy: z.array(z.string()),
      flows: finite,
      value: finite.nullable(),
      unit: z.literal("share"),
      method: z.string(),
      totalFunding: finite,
      total: FlowStatisticsSchema,
      byRegion: z.array(ReconciliationRegionSchema),
      byTierPair: z.array(ReconciliationTierPairSchema),
      byKind: z.array(ReconciliationSplitSchema),
      byCategory: z.array(ReconciliationSplitSchema),
      byService: z.array(ReconciliationSplitSchema),
      byPeriod: z.array(ReconciliationSplitSchema),
      waterfall: z.array(WaterfallBarSchema),
      unlinked: z.array(ReconciliationUnlinkedFlowSchema),
      matchingFunds: z.array(MatchingFundsReportSchema),
      issues: z.array(FlowIssueSchema),
    }),
  );
