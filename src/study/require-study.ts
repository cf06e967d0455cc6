import { EqualizationError } from "../errors.ts";
import type { Study } from "../model/study.ts";

/** Refuses what is no study at all; data of unknown origin go through `parseStudy` first. */
export function requireStudy(where: string, study: Study): void {
  if (
    typeof study !== "object" ||
    study === null ||
    !Array.isArray((study as { regions?: unknown }).regions)
  ) {
    throw new EqualizationError(
      "the first argument must be a study; check data of unknown origin with parseStudy of equalis/schema",
      {
        code: "wrong_type",
        where,
        received: study,
      },
    );
  }
}
