export type { Coefficient, CoefficientInterval } from "../numeric/regression/coefficient.ts";
export {
  type PanelOptions,
  type PanelRegression,
  type PanelRegressionOptions,
  panelRegression,
} from "./panel-regression.ts";
