import type { ResultMetadata } from "./result-metadata.ts";
import type { FitReport, InvariantReport, ParameterReport } from "./simulation-reports.ts";

/** One region in a {@link TransferResult}. */
export interface TransferRow {
  /** Id of the region. */
  readonly region: string;
  /** Display name. */
  readonly name: string;
  /** What it receives; negative where it pays. */
  readonly amount: number;
  /** Amount per head; `null` where the program does not name the heads. */
  readonly perHead: number | null;
  /** Capacity per head before; `null` where the program does not name it. */
  readonly before: number | null;
  /** Capacity per head after. */
  readonly after: number | null;
  /** Id of the step that fixed the amount. */
  readonly binding: string;
  /** What that step does, for people. */
  readonly bindingLabel: string;
}

/** What {@link simulateTransfer} finds. */
export interface TransferResult extends ResultMetadata {
  /** Tells this result from others. */
  readonly kind: "transfer";
  /** Id of the program. */
  readonly program: string;
  /** The title asked for, or that of the program. */
  readonly title: string;
  /** The period simulated; `null` where none was named. */
  readonly period: string | null;
  /** Sum of the amounts. */
  readonly value: number;
  /** Unit of the amounts. */
  readonly unit: string;
  /** The program's steps in words. */
  readonly method: string;
  /** One row per region, in the order of the study. */
  readonly rows: readonly TransferRow[];
  /** What it does to the gap; `null` where the program does not name the columns. */
  readonly effect: {
    /** Gini of capacity per head before, weighted by people. */
    readonly giniBefore: number;
    /** The same after. */
    readonly giniAfter: number;
    /** Share of the shortfall that was closed, 0 to 1; `null` where no one was short. */
    readonly gapClosed: number | null;
    /** Below what regions are short: the need that the program names, or the mean before where it names none. */
    readonly gapTo: "need" | "mean";
    /** Share of the money that went to regions without a shortfall; `null` where nothing was paid. */
    readonly leakage: number | null;
  } | null;
  /** How each closure came out. */
  readonly fits: readonly FitReport[];
  /** The claims of the program, checked. */
  readonly invariants: readonly InvariantReport[];
  /** Every parameter that was read, with its value and source. */
  readonly parameters: readonly ParameterReport[];
  /** What the program takes for granted. */
  readonly assumptions: readonly string[];
  /** The derivations asked for, in words and numbers. */
  readonly explanations: readonly {
    /** Id of the region. */
    readonly region: string;
    /** The derivation, line by line. */
    readonly text: string;
  }[];
}
