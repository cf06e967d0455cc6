import type { Indicator } from "../../model/indicator.ts";

/** Whether the values of an indicator are totals, which have to be divided by people before they are compared. */
export function isTotal({ valueType }: Indicator): boolean {
  return valueType === "total";
}

/** Unit of what is compared: that of the values, or for totals the unit by head. */
export function comparedUnit(indicator: Indicator): string {
  if (!isTotal(indicator)) return indicator.unit;
  const { unit, scale } = indicator;
  return scale === 1
    ? `${unit} per head`
    : `${unit} per ${String(scale).replace(/\B(?=(\d{3})+$)/g, ",")} people`;
}
