import {
  type AppraisalScheme,
  type AppraisalScore,
  type Evidence,
  type PointPayments,
  payByPoints,
  type Source,
  scoreAppraisal,
} from "equalis";
import guangdong from "./guangdong-2011.json" with { type: "json" };
import liaoning from "./liaoning-project-management.json" with { type: "json" };
import qof from "./uk-qof.json" with { type: "json" };
import mips from "./us-mips-deciles.json" with { type: "json" };
import you from "./you-2022.json" with { type: "json" };

/** A published tree, as far as it was seen, with evidence that is made up. */
export interface PublishedTree {
  readonly source: Source;
  readonly scheme: AppraisalScheme;
  readonly evidence: {
    readonly status: "illustrative";
    readonly note: string;
    readonly pieces: readonly Evidence[];
  };
}

/** Every tree of this folder. */
export const trees: readonly PublishedTree[] = [guangdong, liaoning, you, qof, mips].map(
  // JSON knows texts where the model knows a few of them.
  ({ source, scheme, evidence }) => ({ source, scheme, evidence }) as unknown as PublishedTree,
);

/** Scores a tree on its illustrative evidence. */
export function scoreTree({ scheme, evidence }: PublishedTree): AppraisalScore {
  return scoreAppraisal(scheme, evidence.pieces);
}

/** What the points of the Quality and Outcomes Framework pay, by the published rule. */
export function payQof(points: number): PointPayments {
  const { pointValue, listSize, averageListSize, prevalence, nationalPrevalence, factorDigits } = qof.payment;
  return payByPoints([points], {
    pointValue,
    factors: [
      { name: "list size", value: listSize, reference: averageListSize, round: factorDigits },
      { name: "prevalence", value: prevalence, reference: nationalPrevalence, round: factorDigits },
    ],
    round: 2,
  });
}
