import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Decay, decay } from "../../src/access/index.ts";
import { ipeaDecay, justBelow } from "../fixtures/access/places.ts";
import { refusals } from "../support/refusals.ts";

describe("agrees with the R package accessibility", () => {
  test.for([
    ["binary", () => decay.binary(45)],
    ["exponential", () => decay.exponential(0.08)],
    ["power", () => decay.power(1.2)],
    ["linear", () => decay.linear(60)],
    ["logistic", () => decay.logistic({ cutoff: 30, sd: 8 })],
    [
      "stepped",
      // Theirs drops at the step, ours after it.
      () =>
        decay.step([
          { upTo: justBelow(10), weight: 1 },
          { upTo: justBelow(30), weight: 0.67 },
          { upTo: Number.POSITIVE_INFINITY, weight: 0.33 },
        ]),
    ],
  ] as const)("%s", ([name, make]) => {
    const weight = make();
    const { x, y } = ipeaDecay;
    for (const [k, cost] of x.entries()) expect(weight(cost)).toBeCloseTo(y[name]![k]!, 14);
  });
});

describe("gaussian", () => {
  test("is exp(-1/2) at sigma, by the printed value of the normal density", () => {
    // The ordinate of the standard normal at 1 over that at 0: 0.2419707245 / 0.3989422804.
    expect(decay.gaussian(18)(18)).toBeCloseTo(0.2419707245 / 0.3989422804, 9);
    expect(decay.gaussian(18)(0)).toBe(1);
  });
  test("a bell too narrow or too wide for its square is still a bell", () => {
    expect(decay.gaussian(1e-200)(1e-200)).toBeCloseTo(Math.exp(-0.5), 15);
    expect(decay.gaussian(1e200)(1e200)).toBeCloseTo(Math.exp(-0.5), 15);
    expect(decay.gaussian(1e-300)(1e300)).toBe(0);
  });
});

describe("bounds", () => {
  const steps = [
    { upTo: 15, weight: 1 },
    { upTo: 30, weight: 0.68 },
    { upTo: 45, weight: 0.22 },
  ];
  test("a cost on a bound belongs to the nearer step", () => {
    expect([0, 15, 15.001, 30, 45, 45.001].map((cost) => decay.step(steps)(cost))).toEqual([
      1, 1, 0.68, 0.68, 0.22, 0,
    ]);
  });
  test("a cost at the cutoff is within it", () => {
    expect(decay.binary(15)(15)).toBe(1);
    expect(decay.binary(0)(0)).toBe(1);
  });
  test("later changes to the steps change nothing", () => {
    const mine = [{ upTo: 10, weight: 1 }];
    const weight = decay.step(mine);
    mine[0]!.weight = 5;
    expect(weight(5)).toBe(1);
  });
});

test("labels name the decay and its parameters", () => {
  expect(
    [
      decay.binary(30),
      decay.step([{ upTo: 10, weight: 1 }]),
      decay.gaussian(15),
      decay.exponential(0.1),
      decay.power(2),
      decay.linear(60),
      decay.logistic({ cutoff: 30, sd: 8 }),
    ].map(({ label }) => label),
  ).toEqual([
    "binary(30)",
    "step(1 up to 10)",
    "gaussian(sigma 15)",
    "exponential(0.1)",
    "power(2)",
    "linear(60)",
    "logistic(cutoff 30, sd 8)",
  ]);
});

describe("laws", () => {
  const families: readonly [string, (p: number) => Decay][] = [
    ["binary", (p) => decay.binary(p)],
    ["gaussian", (p) => decay.gaussian(p)],
    ["exponential", (p) => decay.exponential(p)],
    ["power", (p) => decay.power(p)],
    ["linear", (p) => decay.linear(p)],
    ["logistic", (p) => decay.logistic({ cutoff: 2 * p, sd: p })],
  ];
  const amount = fc.double({ min: 0.01, max: 1000, noNaN: true });
  test.for(families)("%s is 1 at no cost and never rises", ([, make]) => {
    fc.assert(
      fc.property(amount, amount, amount, (p, a, b) => {
        const weight = make(p);
        expect(weight(0)).toBe(1);
        const [near, far] = [Math.min(a, b), Math.max(a, b)];
        expect(weight(near)).toBeGreaterThanOrEqual(weight(far));
        expect(weight(far)).toBeGreaterThanOrEqual(0);
        expect(weight(near)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("refuses", () => {
  const nothing = undefined as never;
  refusals("decay.binary", [
    ["no cutoff", () => decay.binary(nothing), "missing_option", "cutoff is required"],
    ["NaN", () => decay.binary(Number.NaN), "not_finite", "cutoff is NaN"],
    ["a negative cutoff", () => decay.binary(-1), "out_of_domain", "cutoff is -1"],
  ]);
  refusals("decay.gaussian", [
    ["no sigma", () => decay.gaussian(nothing), "missing_option", "sigma is required"],
    ["a sigma of 0", () => decay.gaussian(0), "out_of_domain", "above 0"],
    ["a string", () => decay.gaussian("15" as never), "wrong_type", 'sigma is "15"'],
  ]);
  refusals("decay.exponential", [
    ["no rate", () => decay.exponential(nothing), "missing_option", "b is required"],
    ["a rate of 0", () => decay.exponential(0), "out_of_domain", "above 0"],
  ]);
  refusals("decay.power", [
    ["Infinity", () => decay.power(Number.POSITIVE_INFINITY), "not_finite", "b is Infinity"],
    ["a negative power", () => decay.power(-1.5), "out_of_domain", "above 0"],
  ]);
  refusals("decay.linear", [
    ["a cutoff of 0", () => decay.linear(0), "out_of_domain", "above 0"],
    ["null", () => decay.linear(null as never), "missing_value", "cutoff is null"],
  ]);
  refusals("decay.logistic", [
    ["no options", () => decay.logistic(nothing), "wrong_type", "options must be one object"],
    ["a number", () => decay.logistic(30 as never), "wrong_type", "options must be one object"],
    ["no sd", () => decay.logistic({ cutoff: 30 } as never), "missing_option", "sd is required"],
    ["an sd of 0", () => decay.logistic({ cutoff: 30, sd: 0 }), "out_of_domain", "above 0"],
    ["a negative cutoff", () => decay.logistic({ cutoff: -3, sd: 8 }), "out_of_domain", "at least 0"],
    [
      "a misspelled option",
      () => decay.logistic({ cutoff: 30, sd: 8, SD: 1 } as never),
      "unknown_option",
      '"SD"',
    ],
  ]);
  refusals("decay.step", [
    ["no array", () => decay.step({ 15: 1 } as never), "wrong_type", "must be an array"],
    ["no steps", () => decay.step([]), "too_few_observations", "at least 1 step"],
    ["a number as step", () => decay.step([15 as never]), "wrong_type", "step 0 must be"],
    ["no bound", () => decay.step([{ weight: 1 } as never]), "missing_option", "upTo of step 0"],
    ["no weight", () => decay.step([{ upTo: 1 } as never]), "missing_option", "weight of step 0"],
    [
      "a negative bound",
      () => decay.step([{ upTo: -1, weight: 1 }]),
      "out_of_domain",
      "upTo of step 0 is -1",
    ],
    [
      "a negative weight",
      () => decay.step([{ upTo: 1, weight: -1 }]),
      "out_of_domain",
      "weight of step 0 is -1",
    ],
    [
      "an endless step before another",
      () =>
        decay.step([
          { upTo: Number.POSITIVE_INFINITY, weight: 1 },
          { upTo: 20, weight: 0.5 },
        ]),
      "not_finite",
      "upTo of step 0 is Infinity",
    ],
    [
      "bounds that do not ascend",
      () =>
        decay.step([
          { upTo: 15, weight: 1 },
          { upTo: 15, weight: 0.5 },
        ]),
      "out_of_domain",
      "upTo of step 1 is 15 after 15",
    ],
  ]);
});
