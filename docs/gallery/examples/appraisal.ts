import { type AppraisalScheme, scoreAppraisal } from "equalis";
import { appraisalPlot } from "equalis/plot";

// Made up for illustration.
const scheme: AppraisalScheme = {
  id: "services",
  name: "Basic services",
  year: 2024,
  root: {
    id: "all",
    name: "Basic services",
    children: [
      {
        id: "prevention",
        name: "Prevention",
        points: 60,
        children: [
          { id: "records", name: "Health records", points: 25, rule: { kind: "ratio", target: 90 } },
          { id: "vaccines", name: "Vaccination", points: 35, rule: { kind: "ratio", target: 95 } },
        ],
      },
      {
        id: "care",
        name: "Care",
        points: 40,
        children: [
          {
            id: "pressure",
            name: "Hypertension",
            points: 25,
            rule: { kind: "thresholds", lower: 40, upper: 80 },
          },
          {
            id: "reports",
            name: "Reports in time",
            points: 15,
            rule: { kind: "lateness", unitDays: 7, deduct: 3, steps: "ceil" },
          },
        ],
      },
    ],
  },
  grades: [
    { from: 0, grade: "failed" },
    { from: 60, grade: "passed" },
    { from: 85, grade: "excellent" },
  ],
};
const score = scoreAppraisal(scheme, [
  { node: "records", value: 72 },
  { node: "vaccines", value: 96 },
  { node: "pressure", value: 62 },
  { node: "reports", value: 10 },
]);
export const plot = appraisalPlot(score, { title: "Basic services (made up for illustration)" });
