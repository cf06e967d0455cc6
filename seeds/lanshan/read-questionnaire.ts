import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** One filled-in questionnaire. */
export interface Answer {
  readonly township: string;
  readonly residence: string;
  /** The village or community that was drawn, in which ten people were asked. */
  readonly village: string;
  /** Residents whom the answer stands for. */
  readonly weight: number;
  /** Knows of the services: 1 or 0. */
  readonly aware: number;
  /** Is satisfied with them: 1 or 0. */
  readonly satisfied: number;
}

/** The answers of the file next to this one. */
export function readQuestionnaire(): readonly Answer[] {
  const text = readFileSync(new URL("questionnaire.csv", import.meta.url), "utf8");
  const rows = parse(text, { columns: true, comment: "#" }) as unknown as readonly Record<string, string>[];
  return rows.map(({ township = "", residence = "", village = "", ...row }, i) => {
    const [weight, aware, satisfied] = [row.weight, row.aware, row.satisfied].map((cell) => {
      if (cell === undefined || !/^\d+(\.\d+)?$/.test(cell))
        throw new Error(`answer ${i}: "${cell}" is no number`);
      return Number(cell);
    });
    return { township, residence, village, weight: weight!, aware: aware!, satisfied: satisfied! };
  });
}
