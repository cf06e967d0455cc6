import { test } from "vitest";
import {
  cohenKappa,
  cronbachAlpha,
  delphiConsensus,
  fleissKappa,
  intraclassCorrelation,
  kendallW,
  krippendorffAlpha,
  surveyMean,
} from "../../src/agreement/index.ts";
import { callsSurvive } from "../support/untyped-input.ts";

test("whatever comes, the answer is a result without NaN or a typed refusal", () => {
  const ratings = [
    [1, 2, 2],
    [3, 3, 4],
    [2, 5, 4],
  ];
  callsSurvive(
    [
      [
        intraclassCorrelation,
        [ratings, { model: "twoway-random", type: "agreement", rating: "average", confidence: 0.9 }],
      ],
      [
        intraclassCorrelation,
        [ratings, { model: "oneway", rating: "single", degreesOfFreedom: "satterthwaite" }],
      ],
      [kendallW, [ratings, { correctTies: true }]],
      [
        cohenKappa,
        [
          [
            ["a", "b"],
            ["b", "b"],
            ["a", "a"],
          ],
          { categories: ["a", "b"], weighting: "linear" },
        ],
      ],
      [fleissKappa, [ratings, { categories: [1, 2, 3, 4, 5], weighting: "quadratic", chance: "gwet" }]],
      [fleissKappa, [ratings, { chance: "conger" }]],
      [
        krippendorffAlpha,
        [
          [
            [1, null, 2],
            [3, 3, 1],
          ],
          { metric: "ratio" },
        ],
      ],
      [
        krippendorffAlpha,
        [
          [
            [1, 2, 2],
            [3, 3, 1],
          ],
          { metric: "ordinal" },
        ],
      ],
      [
        krippendorffAlpha,
        [
          [
            ["a", "b"],
            ["b", "b"],
          ],
          { metric: "nominal" },
        ],
      ],
      [cronbachAlpha, [ratings, {}]],
      [
        delphiConsensus,
        [
          ratings,
          {
            fullScore: 5,
            judgmentBasis: [1, 0.5, 0.7],
            familiarity: [1, 1, 0],
            questionnairesSent: 4,
            questionnairesReturned: 3,
            experts: "rows",
          },
        ],
      ],
      [
        surveyMean,
        [
          [1, 2, 3, 4, 5],
          {
            weights: [1, 2, 3, 4, 5],
            strata: ["a", "a", "b", "b", "b"],
            clusters: [1, 2, 3, 3, 4],
            populationSizes: { a: 9, b: 9 },
            singleUnits: "center",
            confidence: 0.9,
          },
        ],
      ],
      [surveyMean, [[1, 2, 3], { populationSizes: 9 }]],
    ],
    3000,
  );
});
