import { describe, expect, test } from "vitest";
import { scoreAppraisal } from "../../src/appraisal/index.ts";
import type { AppraisalRule, Evidence } from "../../src/model/appraisal-scheme.ts";

/** Points and the reason for what is missing, of a leaf of 10 points. */
function score(
  rule: AppraisalRule,
  evidence: Partial<Evidence>,
  full = 10,
): readonly [number, string | undefined] {
  const scheme = { id: "s", name: "S", year: 2024, root: { id: "n", name: "Coverage", points: full, rule } };
  const { score: points, nodes } = scoreAppraisal(scheme, [{ node: "n", value: null, ...evidence }]);
  return [points, nodes[0]!.deductions[0]?.reason];
}
const points = (rule: AppraisalRule, value: number | boolean, full = 10): number =>
  score(rule, { value }, full)[0];
const all = (rule: AppraisalRule, values: readonly number[], full = 10): number[] =>
  values.map((value) => points(rule, value, full));

describe("ratio", () => {
  test("less is better: inverse or linear beyond the target", () => {
    const lower = { kind: "ratio", target: 4, direction: "lower" } as const;
    expect(all(lower, [0, 4, 5, 8, 80])).toEqual([10, 10, 8, 5, 0.5]);
    expect(all({ ...lower, excess: "linear" }, [0, 4, 5, 8, 80])).toEqual([10, 10, 7.5, 0, 0]);
    expect(score(lower, { value: 5 })[1]).toBe("Coverage is 5, over the target of 4.");
  });
  test("none allowed: one is too many", () => {
    const none = { kind: "ratio", target: 0, direction: "lower" } as const;
    expect(all(none, [0, 1])).toEqual([10, 0]);
    expect(all({ ...none, excess: "linear" }, [0, 1])).toEqual([10, 0]);
  });
  test("never below 0", () => {
    expect(all({ kind: "ratio", target: 4 }, [-3, 0])).toEqual([0, 0]);
  });
  test("the target of the day", () => {
    const rule = {
      kind: "ratio",
      target: [
        { from: "2020-01-01", value: 20 },
        { from: "2024-07-01", value: 40 },
        { from: "2023-01-01", value: 25 },
      ],
    } as const;
    const scheme = { id: "s", name: "S", year: 2024, root: { id: "n", name: "Coverage", points: 10, rule } };
    const on = (asOf?: string): number => scoreAppraisal(scheme, [{ node: "n", value: 10 }], { asOf }).score;
    expect([on("2022-12-31"), on("2023-01-01"), on("2024-06-30"), on("2024-07-01"), on()]).toEqual([
      5, 4, 4, 2.5, 2.5,
    ]);
  });
  test("a miss by float noise is no miss", () => {
    expect(score({ kind: "ratio", target: 0.8 }, { value: 0.1 + 0.7 })).toEqual([10, undefined]);
  });
});

describe("deduct-per-step", () => {
  const rule = { kind: "deduct-per-step", target: 80, step: 5, deduct: 2, steps: "floor" } as const;
  test("completed, begun and parts of steps", () => {
    expect(all(rule, [80, 76, 75, 70.1, 40])).toEqual([10, 10, 8, 8, 0]);
    expect(all({ ...rule, steps: "ceil" }, [80, 76, 75, 70.1, 40])).toEqual([10, 8, 8, 6, 0]);
    expect(all({ ...rule, steps: "linear" }, [80, 77.5, 75, 72.5])).toEqual([10, 9, 8, 7]);
  });
  test("a step short by float noise is a step", () => {
    // 0.85 - 0.8 is 0.04999999999999993, and over 0.05 less than 1.
    const fine = { ...rule, target: 0.85, step: 0.05 };
    expect(all(fine, [0.8])).toEqual([8]);
    expect(all({ ...fine, steps: "ceil" }, [0.8])).toEqual([8]);
  });
  test("less is better", () => {
    expect(all({ ...rule, direction: "lower" }, [40, 80, 85, 89.9, 90])).toEqual([10, 10, 8, 8, 6]);
  });
  test("says how many steps", () => {
    expect(score(rule, { value: 72 })[1]).toBe(
      "Coverage is 72, short of the target of 80 by 1 × 5, at 2 points each.",
    );
  });
});

describe("deduct-per-item, penalty", () => {
  test("count down to 0", () => {
    expect(all({ kind: "deduct-per-item", deduct: 4 }, [0, 1, 2, 3, 100])).toEqual([10, 6, 2, 0, 0]);
    expect(all({ kind: "penalty", deduct: 4 }, [0, 1, 2, 3])).toEqual([10, 6, 2, 0]);
    expect(points({ kind: "penalty", deduct: 4 }, true)).toBe(6);
    expect(points({ kind: "penalty", deduct: 4 }, false)).toBe(10);
  });
  test("say what was found", () => {
    expect(score({ kind: "deduct-per-item", deduct: 4 }, { value: 2 })[1]).toBe(
      "Coverage: 2 items missing or wrong, at 4 points each.",
    );
    expect(score({ kind: "penalty", deduct: 4 }, { value: true })[1]).toBe(
      "Coverage was found once, at 4 points each.",
    );
    expect(score({ kind: "penalty", deduct: 4 }, { value: 2 })[1]).toBe(
      "Coverage was found 2 times, at 4 points each.",
    );
  });
});

describe("bands", () => {
  const bands = [
    { from: 80, points: 5 },
    { from: 100, points: 10 },
  ];
  test("a bound belongs to the band that begins there", () => {
    expect(all({ kind: "bands", bands }, [79.99, 80, 99.5, 100, 120])).toEqual([0, 5, 5, 10, 10]);
  });
  test("no value falls into a hole between 99 and 100", () => {
    expect(points({ kind: "bands", bands }, 99.9999)).toBe(5);
  });
  test("a rate on the bound by all but noise is on it", () => {
    expect(points({ kind: "bands", bands: [{ from: 0.8, points: 10 }] }, 0.1 + 0.7)).toBe(10);
  });
  test("up to a month, up to two, more: closed above", () => {
    const late = [
      { from: 1, points: 5 },
      { from: 2, points: 0 },
    ];
    const rule = { kind: "bands", bands: late, below: 10, closed: "upper" } as const;
    expect(all(rule, [0, 1, 1.01, 2, 2.01])).toEqual([10, 10, 5, 5, 0]);
    expect(points(rule, 0.9 + 0.1 + 1e-14)).toBe(10);
  });
  test("ends may be written where they meet the next band", () => {
    const written = [
      { from: 0, to: 80, points: 1 },
      { from: 80, to: 100, points: 5 },
      { from: 100, points: 10 },
    ];
    expect(all({ kind: "bands", bands: written }, [79, 80, 100])).toEqual([1, 5, 10]);
  });
  test.for([
    [{ kind: "bands", bands }, 85, "in the band from 80 to below 100, which gives 5 of 10 points."],
    [{ kind: "bands", bands }, 8, "in the band below 80, which gives 0 of 10 points."],
    [
      { kind: "bands", bands: [{ from: 80, points: 9 }] },
      85,
      "in the band from 80, which gives 9 of 10 points.",
    ],
    [
      { kind: "bands", bands, closed: "upper" },
      100,
      "in the band above 80 up to 100, which gives 5 of 10 points.",
    ],
    [{ kind: "bands", bands, closed: "upper" }, 80, "in the band up to 80, which gives 0 of 10 points."],
    [
      { kind: "bands", bands: [{ from: 80, points: 9 }], closed: "upper" },
      85,
      "in the band above 80, which gives 9 of 10 points.",
    ],
  ] as const)("%j says the band of %d", ([rule, value, reason]) => {
    expect(score(rule, { value })[1]).toBe(`Coverage is ${value}, ${reason}`);
  });
});

describe("binary", () => {
  test("yes or no, as booleans or numbers", () => {
    expect([true, false, 1, 0].map((value) => points({ kind: "binary" }, value))).toEqual([10, 0, 10, 0]);
    expect([true, false, 1, 0].map((value) => points({ kind: "binary", expected: false }, value))).toEqual([
      0, 10, 0, 10,
    ]);
  });
  test("says what was asked", () => {
    expect(score({ kind: "binary" }, { value: 0 })[1]).toBe("Coverage: the answer is no where yes is asked.");
    expect(score({ kind: "binary", expected: false }, { value: true })[1]).toBe(
      "Coverage: the answer is yes where no is asked.",
    );
  });
});

describe("lateness", () => {
  const rule = { kind: "lateness", unitDays: 30, deduct: 1, steps: "ceil" } as const;
  test("days, or two dates", () => {
    expect(all(rule, [-5, 0, 1, 30, 31, 600])).toEqual([10, 10, 9, 9, 8, 0]);
    expect(score(rule, { dates: { due: "2024-01-31", done: "2024-03-02" } })).toEqual([
      8,
      "Coverage was 31 days late: 2 × 30 days, at 1 point each.",
    ]);
    expect(score(rule, { dates: { due: "2024-01-31", done: "2024-01-31" } })[0]).toBe(10);
  });
  test("days of grace, completed and parts of units", () => {
    expect(all({ ...rule, graceDays: 10 }, [10, 11, 40, 41])).toEqual([10, 9, 9, 8]);
    expect(all({ ...rule, steps: "floor" }, [29, 30, 60])).toEqual([10, 9, 8]);
    expect(all({ ...rule, steps: "linear" }, [15, 45])).toEqual([9.5, 8.5]);
    expect(
      score({ kind: "lateness", unitDays: 1, deduct: 2, steps: "ceil", graceDays: 3 }, { value: 4 })[1],
    ).toBe("Coverage was 4 days late, 3 of them free: 1 × 1 day, at 2 points each.");
  });
});

describe("thresholds", () => {
  test("between nothing and everything", () => {
    expect(all({ kind: "thresholds", lower: 40, upper: 90 }, [0, 40, 65, 90, 100])).toEqual([
      0, 0, 5, 10, 10,
    ]);
    expect(all({ kind: "thresholds", lower: 40, upper: 90, direction: "lower" }, [0, 40, 65, 90])).toEqual([
      10, 10, 5, 0,
    ]);
  });
  test("say where points begin", () => {
    expect(score({ kind: "thresholds", lower: 40, upper: 90 }, { value: 65 })[1]).toBe(
      "Coverage is 65; points begin at 40 and are full at 90.",
    );
  });
});

describe("deciles", () => {
  const benchmarks = [0, 7, 16, 23, 36, 41, 62, 69, 79, 85];
  test("the decile and the way through it, at most .9", () => {
    expect(all({ kind: "deciles", benchmarks }, [-1, 0, 3.5, 85, 84.99, 100])).toEqual([
      0, 1, 1.5, 10, 9.9, 10,
    ]);
  });
  test("less is better: bounds descend", () => {
    const falling = [...benchmarks].reverse();
    expect(all({ kind: "deciles", benchmarks: falling }, [86, 85, 82, 0, 3.5])).toEqual([0, 1, 1.5, 10, 9.5]);
  });
  test("of equal bounds the highest counts", () => {
    const topped = [0, 10, 20, 30, 40, 50, 100, 100, 100, 100];
    expect(all({ kind: "deciles", benchmarks: topped }, [99, 100])).toEqual([6.9, 10]);
  });
  test("cut, never up", () => {
    expect(points({ kind: "deciles", benchmarks, truncate: 0 }, 84)).toBe(9);
    expect(points({ kind: "deciles", benchmarks, truncate: 1 }, 0.7)).toBe(1.1);
  });
  test("scale with the points of the node", () => {
    expect(points({ kind: "deciles", benchmarks }, 3.5, 40)).toBe(6);
  });
  test("say the decile", () => {
    expect(score({ kind: "deciles", benchmarks }, { value: 3.5 })[1]).toBe(
      "Coverage is 3.5, in decile 1 of the benchmarks: 1.5 tenths of the points.",
    );
    expect(score({ kind: "deciles", benchmarks }, { value: -1 })[1]).toBe(
      "Coverage is -1, below the first decile of the benchmarks: 0 tenths of the points.",
    );
  });
});

describe("piecewise", () => {
  const knots = [
    { value: 10, points: 2 },
    { value: 20, points: 10 },
    { value: 30, points: 0 },
  ];
  test("straight lines, flat beyond the ends, up and down", () => {
    expect(all({ kind: "piecewise", knots }, [0, 10, 15, 20, 25, 30, 99])).toEqual([2, 2, 6, 10, 5, 0, 0]);
    expect(all({ kind: "piecewise", knots: [{ value: 5, points: 7 }] }, [0, 5, 9])).toEqual([7, 7, 7]);
  });
  test("say that the scale gives less", () => {
    expect(score({ kind: "piecewise", knots }, { value: 25 })[1]).toBe(
      "Coverage is 25, where the scale gives less than its 10 points.",
    );
  });
});

describe("sampled", () => {
  const rule = { kind: "sampled", rule: { kind: "ratio", target: 90 } } as const;
  test("the truth rate times the reported rate", () => {
    expect(score(rule, { value: 90, sample: { checked: 10, confirmed: 8 } })).toEqual([
      8,
      "Coverage, as far as the check bears it out, is 72, short of the target of 90; 90 was reported and 8 of 10 records checked were true.",
    ]);
    expect(score(rule, { value: 100, sample: { checked: 10, confirmed: 9 } })[0]).toBe(10);
  });
  test("of every kind that looks at a value", () => {
    const sample = { checked: 4, confirmed: 2 };
    const inside = (inner: Extract<AppraisalRule, { kind: "sampled" }>["rule"]): number =>
      score({ kind: "sampled", rule: inner }, { value: 80, sample })[0];
    expect(inside({ kind: "bands", bands: [{ from: 40, points: 6 }] })).toBe(6);
    expect(inside({ kind: "thresholds", lower: 30, upper: 50 })).toBe(5);
    expect(inside({ kind: "deduct-per-step", target: 50, step: 5, deduct: 1, steps: "floor" })).toBe(8);
    expect(
      inside({
        kind: "piecewise",
        knots: [
          { value: 0, points: 0 },
          { value: 100, points: 10 },
        ],
      }),
    ).toBe(4);
    expect(inside({ kind: "deciles", benchmarks: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90] })).toBe(5);
  });
  test("reported counts are read first", () => {
    const counts = { numerator: 45, denominator: 60, exceptions: 10 };
    const share = { kind: "sampled", rule: { kind: "ratio", target: 0.9 } } as const;
    expect(score(share, { counts, sample: { checked: 2, confirmed: 1 } })[0]).toBe(5);
  });
});

describe("manual", () => {
  test("points, or a score out of something else", () => {
    expect(points({ kind: "manual" }, 7.5)).toBe(7.5);
    expect(points({ kind: "manual", outOf: 5 }, 4)).toBe(8);
    expect(score({ kind: "manual" }, { value: 7.5, note: "two files unsigned" })[1]).toBe(
      "Coverage was given 7.5 of 10: two files unsigned.",
    );
  });
  test("a sum of decimals that exceeds the maximum by noise is the maximum", () => {
    expect(score({ kind: "manual" }, { value: 0.1 + 0.2 }, 0.3)).toEqual([0.3, undefined]);
  });
});

describe("counts", () => {
  test("a rate without those excused", () => {
    const counts = { numerator: 30, denominator: 50, exceptions: 10 };
    expect(score({ kind: "ratio", target: 1 }, { counts })[0]).toBe(7.5);
    expect(score({ kind: "ratio", target: 1 }, { counts: { numerator: 30, denominator: 50 } })[0]).toBe(6);
  });
});
