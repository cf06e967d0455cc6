/**
 * How willingness to travel falls with cost: a function of cost, at least 0 and finite for every cost of at
 * least 0. Any plain function will do; those of `decay` carry a label, by which results name them.
 */
export interface Decay {
  /** The weight of a pair at this cost, in the unit the costs have. */
  (cost: number): number;
  /** How results name this decay: `"gaussian(sigma 15)"`. */
  readonly label?: string | undefined;
}
