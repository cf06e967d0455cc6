import { dayNumber } from "../../calendar/day-number.ts";
import type { Evidence } from "../../model/appraisal-scheme.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import type { EvidenceProblem, Scorer } from "./scorer.ts";

/** How a rule gets its number out of the evidence. */
export type Reader = Pick<Scorer, "read" | "problem" | "isPlain">;

/** A number, or a rate by its counts. */
export const NUMBER: Reader = { read: readNumber, problem: numberProblem, isPlain: true };

/** Yes or no: a boolean, 1 or 0. */
export const ANSWER: Reader = {
  isPlain: true,
  read({ value }) {
    if (typeof value === "boolean") return value ? 1 : 0;
    return value === 0 || value === 1 ? value : Number.NaN;
  },
  problem: ({ value }) => ({
    code: "wrong_type",
    message: `value is ${formatReceived(value)}; pass true or false, or 1 or 0`,
  }),
};

/** How often: a whole number of at least 0, or whether at all. */
export const COUNT: Reader = {
  isPlain: true,
  read({ value }) {
    if (typeof value === "boolean") return value ? 1 : 0;
    return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : Number.NaN;
  },
  problem: ({ value }) => ({
    code: typeof value === "number" && value - value === 0 ? "out_of_domain" : "not_finite",
    message: `value is ${formatReceived(value)}; pass how many, a whole number of at least 0`,
  }),
};

/** Days late: a number, or the day due and the day done. */
export const DAYS: Reader = {
  isPlain: true,
  read(evidence) {
    const { value, dates } = evidence;
    if (dates === undefined) return typeof value === "number" && value - value === 0 ? value : Number.NaN;
    if (value !== null && value !== undefined) return Number.NaN;
    return dayNumber(dates?.done) - dayNumber(dates?.due);
  },
  problem(evidence) {
    const { value, dates } = evidence;
    if (dates === undefined) {
      return {
        code: "not_finite",
        message: `value is ${formatReceived(value)}; pass the days late, or dates`,
      };
    }
    if (value !== null && value !== undefined) {
      return { code: "unsupported_combination", message: "value and dates are both given; pass one of them" };
    }
    return {
      code: "out_of_domain",
      message: `dates are due ${formatReceived(dates?.due)}, done ${formatReceived(dates?.done)}; pass two days such as 2018-08-14`,
    };
  },
};

function readNumber(evidence: Evidence): number {
  const { value, counts } = evidence;
  if (counts === undefined) return typeof value === "number" && value - value === 0 ? value : Number.NaN;
  return numberProblem(evidence).message === "" ? rate(evidence) : Number.NaN;
}

function rate({ counts }: Evidence): number {
  return counts!.numerator / (counts!.denominator - (counts!.exceptions ?? 0));
}

function numberProblem(evidence: Evidence): EvidenceProblem {
  const { value, counts } = evidence;
  if (counts === undefined) {
    return { code: "not_finite", message: `value is ${formatReceived(value)}; pass a finite number` };
  }
  if (value !== null && value !== undefined) {
    return { code: "unsupported_combination", message: "value and counts are both given; pass one of them" };
  }
  for (const field of ["numerator", "denominator", "exceptions"] as const) {
    const received: unknown = field === "exceptions" ? (counts?.exceptions ?? 0) : counts?.[field];
    if (typeof received !== "number" || !(received >= 0 && received < Number.POSITIVE_INFINITY)) {
      return {
        code: typeof received === "number" && received < 0 ? "out_of_domain" : "not_finite",
        message: `counts.${field} is ${formatReceived(received)}; pass a number of at least 0`,
      };
    }
  }
  const eligible = counts.denominator - (counts.exceptions ?? 0);
  if (eligible < 0) {
    return {
      code: "out_of_domain",
      message: `counts.exceptions is ${counts.exceptions}, more than the denominator of ${counts.denominator}`,
    };
  }
  if (eligible === 0) {
    return {
      code: "zero_total",
      message: "nobody is left in the denominator, so there is no rate; say applicable: false with a note",
    };
  }
  const value_ = rate(evidence);
  return value_ - value_ === 0
    ? { code: "not_finite", message: "" }
    : { code: "not_finite", message: `counts give a rate of ${value_}; pass smaller numbers` };
}
