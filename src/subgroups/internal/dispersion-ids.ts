/** The measures whose interval is simulated, in the order in which one pass gives them. */
export const DISPERSION_IDS = [
  "bgsd",
  "covar",
  "mdbu",
  "mdbw",
  "mdru",
  "mdrw",
  "mdmu",
  "mdmw",
  "idisu",
  "idisw",
] as const;

/** One of {@link DISPERSION_IDS}. */
export type DispersionId = (typeof DISPERSION_IDS)[number];
