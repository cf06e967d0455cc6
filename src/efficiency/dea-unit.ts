/** One unit in the result of {@link dea}. */
export interface DeaUnit {
  /**
   * The efficiency: of inputs in (0, 1], of outputs Farrell's factor of at least 1; beyond 1 and below it for
   * super-efficiency. `null` where there is none, and in the additive model, which has no such number.
   */
  readonly efficiency: number | null;
  /** What could still be saved and added at the point on the frontier; `null` where it was not asked for. */
  readonly slacks: {
    /** What could still be saved of each input. */
    readonly inputs: Float64Array;
    /** What could still be added to each output. */
    readonly outputs: Float64Array;
    /** What could still be avoided of each unwanted output; absent without any. */
    readonly undesirable?: Float64Array | undefined;
  } | null;
  /** Sum of all slacks, in the units of the data; `null` where it was not asked for. */
  readonly slackSum: number | null;
  /** Multiplier of each unit in the point on the frontier. One of several possible sets where the frontier is flat. */
  readonly lambdas: Float64Array;
  /** Positions of the units with a multiplier above 0. */
  readonly peers: readonly number[];
  /**
   * `"optimal"`; `"infeasible"`: no combination of the reference units can stand for the unit (super-efficiency, reference); `"undefined"`: the
   * unit makes nothing, so its outputs have no factor; `"stalled"`: rounding kept the search from ending.
   */
  readonly status: "optimal" | "infeasible" | "undefined" | "stalled";
}
