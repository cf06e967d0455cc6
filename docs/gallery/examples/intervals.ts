import { rankPlot } from "equalis/plot";

// Made up for illustration: satisfied patients in percent, with intervals from a sample.
export const plot = rankPlot(
  [
    { name: "North clinic", value: 91, lower: 87, upper: 94 },
    { name: "East clinic", value: 84, lower: 78, upper: 89 },
    { name: "South clinic", value: 82, lower: 71, upper: 90 },
    { name: "West clinic", value: 69, lower: 63, upper: 75 },
  ],
  { name: "Satisfied patients (made up for illustration)", unit: "%" },
);
