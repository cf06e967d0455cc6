import { dayNumber } from "./day-number.ts";

/** Whether a text is a day of the calendar, such as `"2020-02-29"`. */
export function isDay(text: unknown): text is string {
  return !Number.isNaN(dayNumber(text));
}
