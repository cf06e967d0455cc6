import { sigmaConvergence } from "equalis";
import { convergencePlot } from "equalis/plot";

// Made up for illustration: doctors per 1,000 residents in five counties, 2018 to 2024.
const panel = [
  [2.1, 2.2, 2.3, 2.3, 2.4, 2.5, 2.6],
  [1.6, 1.7, 1.9, 1.9, 2.0, 2.1, 2.2],
  [1.3, 1.3, 1.4, 1.5, 1.6, 1.6, 1.8],
  [1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6],
  [0.8, 0.9, 1.0, 1.1, 1.3, 1.4, 1.5],
];
export const plot = convergencePlot(
  sigmaConvergence(panel, { dispersion: "cv", years: [2018, 2019, 2020, 2021, 2022, 2023, 2024] }),
  {
    title: "Doctors: how far counties lie apart (made up for illustration)",
  },
);
