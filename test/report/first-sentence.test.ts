import { expect, test } from "vitest";
import { firstSentence } from "../../src/report/first-sentence.ts";

test.for([
  ["All have 2.50. Two lack some.", "All have 2.50."],
  ["It falls from 8.5 % to 2.6 %. More.", "It falls from 8.5 % to 2.6 %."],
  ["It is met from 2025 on. More.", "It is met from 2025 on."],
  ["Half (50%). The rest none.", "Half (50%)."],
  ["St. Louis has no. 3 of most, e.g. Beds. Others less.", "St. Louis has no. 3 of most, e.g. Beds."],
  ["No point at all", "No point at all"],
  ["海淀区最高（2.50）。其余较低。", "海淀区最高（2.50）。"],
  ["One\nline only. 5 of 9 meet it.", "One\nline only."],
  ["", ""],
] as const)("%s", ([text, first]) => {
  expect(firstSentence(text)).toBe(first);
});
