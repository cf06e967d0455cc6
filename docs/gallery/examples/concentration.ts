import { concentrationCurve } from "equalis";
import { lorenzPlot } from "equalis/plot";

// Made up for illustration: visits per head in six districts, and income per head.
const visits = [1.8, 2.2, 2.9, 3.1, 4.4, 5.2];
const income = [21_000, 24_000, 30_000, 38_000, 52_000, 71_000];
const people = [300, 450, 500, 420, 260, 180];
export const plot = lorenzPlot(concentrationCurve(visits, { rankBy: income, weights: people }), {
  rankBy: "income per head",
  title: "Visits to a doctor (made up for illustration)",
});
