import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { solveLinear } from "../../src/numeric/solve-linear.ts";
import { solveMonotone } from "../../src/numeric/solve-monotone.ts";
import { symmetricEigen } from "../../src/numeric/symmetric-eigen.ts";
import { refusals } from "../support/refusals.ts";

describe("solveLinear", () => {
  test.for([
    [
      "two equations",
      [
        [2, 1],
        [1, 3],
      ],
      [3, 5],
      [0.8, 1.4],
    ],
    ["one equation", [[4]], [2], [0.5]],
    ["no equations", [], [], []],
    [
      "a zero on the diagonal",
      [
        [0, 1],
        [1, 0],
      ],
      [3, 5],
      [5, 3],
    ],
    [
      "magnitudes 600 decades apart",
      [
        [1e-300, 0],
        [0, 1e300],
      ],
      [1e-300, 2e300],
      [1, 2],
    ],
    [
      "a row of the largest doubles",
      [
        [1.7e308, 0],
        [0, 1],
      ],
      [1.7e308, 4],
      [1, 4],
    ],
    [
      "a row of the smallest doubles",
      [
        [4e-323, 0],
        [0, 1],
      ],
      [8e-323, 4],
      [2, 4],
    ],
    [
      "a small pivot that must be exchanged",
      [
        [1e-20, 1],
        [1, 1],
      ],
      [1, 2],
      [1, 1],
    ],
  ] as const)("%s", ([, matrix, right, solution]) => {
    expect([...solveLinear(matrix, right)!]).toEqual(solution);
  });
  test.for([
    [
      "equal rows",
      [
        [1, 2],
        [1, 2],
      ],
    ],
    [
      "a row of zeros",
      [
        [1, 2],
        [0, 0],
      ],
    ],
    [
      "a column of zeros",
      [
        [0, 2],
        [0, 3],
      ],
    ],
    [
      "rows that add up but for rounding",
      [
        [0.1, 0.7, 0.3],
        [0.2, 0.1, 0.4],
        [0.1 + 0.2, 0.7 + 0.1, 0.3 + 0.4],
      ],
    ],
    [
      "the square 1 to 9",
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
    ],
  ] as const)("null for %s", ([, matrix]) => {
    expect(
      solveLinear(
        matrix,
        matrix.map(() => 1),
      ),
    ).toBeNull();
  });
  test("the inverse of Hilbert's matrix is whole", () => {
    const hilbert = Array.from({ length: 4 }, (_, i) => Array.from({ length: 4 }, (_, j) => 1 / (i + j + 1)));
    const column = solveLinear(hilbert, [1, 0, 0, 0])!;
    [16, -120, 240, -140].forEach((entry, i) => {
      expect(column[i]! / entry).toBeCloseTo(1, 11);
    });
  });
  test("gives back the solution of random systems, and leaves them alone", () => {
    const random = seededRandom("systems");
    for (let n = 1; n <= 12; n++) {
      const matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => random() - 0.5));
      const wanted = Array.from({ length: n }, () => random());
      const right = matrix.map((row) => row.reduce((total, a, j) => total + a * wanted[j]!, 0));
      const before = structuredClone({ matrix, right });
      const solution = solveLinear(matrix, right)!;
      for (let j = 0; j < n; j++) expect(solution[j]).toBeCloseTo(wanted[j]!, 9);
      expect({ matrix, right }).toEqual(before);
    }
  });
});

describe("symmetricEigen", () => {
  test("a tridiagonal matrix has the values 2 + 2 cos(k pi / 4)", () => {
    const { values, vectors } = symmetricEigen([
      [2, 1, 0],
      [1, 2, 1],
      [0, 1, 2],
    ]);
    [2 + Math.SQRT2, 2, 2 - Math.SQRT2].forEach((value, k) => {
      expect(values[k]).toBeCloseTo(value, 14);
    });
    const root = Math.SQRT1_2;
    [
      [0.5, root, 0.5],
      [root, 0, -root],
      [-0.5, root, -0.5],
    ].forEach((vector, k) => {
      vector.forEach((x, i) => {
        expect(vectors[k]![i]).toBeCloseTo(x, 14);
      });
    });
  });
  test.for([
    ["nothing", [], [], []],
    ["a number", [[3]], [3], [[1]]],
    ["a negative number", [[-3]], [-3], [[1]]],
    [
      "zeros",
      [
        [0, 0],
        [0, 0],
      ],
      [0, 0],
      [
        [1, 0],
        [0, 1],
      ],
    ],
    [
      "a diagonal, which is put in order",
      [
        [1, 0],
        [0, 3],
      ],
      [3, 1],
      [
        [0, 1],
        [1, 0],
      ],
    ],
    [
      "tiny numbers",
      [
        [1e-300, 0],
        [0, 3e-300],
      ],
      [3e-300, 1e-300],
      [
        [0, 1],
        [1, 0],
      ],
    ],
  ] as const)("%s", ([, matrix, values, vectors]) => {
    const eigen = symmetricEigen(matrix);
    expect([...eigen.values]).toEqual(values);
    expect(eigen.vectors.map((vector) => [...vector])).toEqual(vectors);
  });
  test("numbers of the size of the largest doubles", () => {
    const { values } = symmetricEigen([
      [1e308, 5e307],
      [5e307, 1e308],
    ]);
    expect(values[0]! / 1.5e308).toBeCloseTo(1, 14);
    expect(values[1]! / 5e307).toBeCloseTo(1, 14);
  });
  test("a rotation by next to nothing", () => {
    const { values, vectors } = symmetricEigen([
      [1, 1e-200],
      [1e-200, 0],
    ]);
    expect([...values].map((value) => value + 0)).toEqual([1, 0]);
    expect(vectors[0]![1]! / 1e-200).toBeCloseTo(1, 14);
    expect(vectors[1]![0]! / -1e-200).toBeCloseTo(1, 14);
  });
  test("a small value of a graded matrix comes out right", () => {
    // Of D A D with D = diag(1, 1e-4, 1e-8) and A = [[1, .5, .5], [.5, 1, .5], [.5, .5, 1]]: smallest value by mpmath.
    const d = [1, 1e-4, 1e-8];
    const matrix = d.map((x, i) => d.map((y, j) => x * y * (i === j ? 1 : 0.5)));
    const { values } = symmetricEigen(matrix);
    expect(values[2]! / SMALLEST).toBeCloseTo(1, 12);
  });
  test("vectors are orthonormal and rebuild the matrix, largest value first, largest component positive", () => {
    const random = seededRandom("eigen");
    for (let n = 1; n <= 12; n++) {
      const half = Array.from({ length: n }, () => Array.from({ length: n }, () => random() - 0.5));
      const matrix = half.map((row, i) => row.map((x, j) => x + half[j]![i]!));
      const { values, vectors } = symmetricEigen(matrix);
      expect([...values]).toEqual([...values].sort((a, b) => b - a));
      for (let i = 0; i < n; i++) {
        const sizes = vectors[i]!.map(Math.abs);
        expect(vectors[i]![sizes.indexOf(Math.max(...sizes))]).toBeGreaterThan(0);
        for (let j = 0; j < n; j++) {
          const product = vectors[i]!.reduce((total, x, k) => total + x * vectors[j]![k]!, 0);
          expect(product).toBeCloseTo(i === j ? 1 : 0, 13);
          const rebuilt = vectors.reduce(
            (total, vector, k) => total + values[k]! * vector[i]! * vector[j]!,
            0,
          );
          expect(rebuilt).toBeCloseTo(matrix[i]![j]!, 13);
        }
      }
    }
  });
});

describe("solveMonotone", () => {
  test.for([
    ["a line", (x: number) => 2 * x, 3, 0, 10, 1.5],
    ["a falling line", (x: number) => -2 * x, -3, 0, 10, 1.5],
    ["ends the other way round", (x: number) => 2 * x, 3, 10, 0, 1.5],
    ["a square", (x: number) => x * x, 2, 0, 2, Math.SQRT2],
    ["a logarithm", Math.log, 1, 1e-300, 1e300, Math.E],
    ["a hyperbola", (x: number) => 1 / x, 1e-200, 1e-300, 1e300, 1e200],
    ["infinite at one end", Math.log, 0, 0, 5, 1],
    ["a root at 0 between the signs", Math.cbrt, 0, -3, 1e300, 0],
    ["the lower end", (x: number) => x, 1, 1, 2, 1],
    ["the upper end", (x: number) => x, 2, 1, 2, 2],
    ["a very flat root", (x: number) => (x - 1) ** 9, 0, -5, 7, 1],
    ["a steep exponential", (x: number) => Math.exp(700 * x), 1, -1, 1, 0],
  ] as const)("%s", ([, f, target, lower, upper, wanted]) => {
    const x = solveMonotone(f, target, { lower, upper });
    // Either the wanted number to its last bits, or one at which f cannot tell the difference.
    const exact = Math.abs(x - wanted) <= 2 ** -51 * Math.abs(wanted);
    expect(exact || f(x) === target).toBe(true);
  });
  test("a jump gives the last number before it or the first after it, whichever is nearer", () => {
    const jump = (x: number): number => (x < Math.PI ? 0 : 10);
    expect(jump(solveMonotone(jump, 4, { lower: 0, upper: 100 }))).toBe(0);
    expect(jump(solveMonotone(jump, 6, { lower: 0, upper: 100 }))).toBe(10);
    expect(solveMonotone(jump, 6, { lower: 0, upper: 100 })).toBe(Math.PI);
  });
  test("a level stretch gives one of its points", () => {
    const stairs = (x: number): number => Math.floor(x);
    const x = solveMonotone(stairs, 7, { lower: 0, upper: 100 });
    expect(x >= 7 && x < 8).toBe(true);
  });
  test("few evaluations where f is smooth, a bounded number where it is not", () => {
    let count = 0;
    const counted = (f: (x: number) => number) => (x: number) => {
      count++;
      return f(x);
    };
    solveMonotone(
      counted((x) => x ** 3 + x),
      5,
      { lower: 0, upper: 10 },
    );
    expect(count).toBeLessThan(20);
    count = 0;
    solveMonotone(
      counted((x) => (x < 1e-200 ? -1 : 1)),
      0,
      { lower: 1e-300, upper: 1e300 },
    );
    expect(count).toBeLessThan(300);
  });
  test("finds the root of any monotone power", () => {
    const power = fc.constantFrom(1, 2, 3, 7, 0.5, 1 / 3, -1, -2);
    fc.assert(
      fc.property(power, fc.double({ min: 1e-20, max: 1e20, noNaN: true }), (k, root) => {
        const f = (x: number): number => x ** k;
        const x = solveMonotone(f, f(root), { lower: 1e-25, upper: 1e25 });
        expect(Math.abs(x / root - 1)).toBeLessThan(1e-15 * Math.max(1, 1 / Math.abs(k)) * 4);
      }),
    );
  });
  test("finds the step of any staircase", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (step) => {
        const f = (x: number): number => (x >= step ? 1 : -1);
        const x = solveMonotone(f, 0.1, { lower: -2e6, upper: 2e6 });
        expect(x === step).toBe(true);
      }),
    );
  });
});

refusals("solveMonotone", [
  [
    "a target above",
    () => solveMonotone((x) => x, 3, { lower: 0, upper: 2 }),
    "infeasible",
    "no solution between 0 and 2",
  ],
  [
    "a target below",
    () => solveMonotone((x) => x, -1, { lower: 0, upper: 2 }),
    "infeasible",
    "the target -1",
  ],
  ["a flat function", () => solveMonotone(() => 1, 2, { lower: 0, upper: 2 }), "infeasible", "missed by -1"],
  [
    "NaN at an end",
    () => solveMonotone(Math.log, 0, { lower: -1, upper: 2 }),
    "no_convergence",
    "not a number at -1",
  ],
  [
    "NaN inside",
    () => solveMonotone((x) => (x === 0 || x === 2 ? x : Number.NaN), 1, { lower: 0, upper: 2 }),
    "no_convergence",
    "not a number at",
  ],
]);
refusals("waterFill", [
  [
    "in the name of who asked",
    () => solveMonotone((x) => x, 3, { lower: 0, upper: 2, where: "waterFill" }),
    "infeasible",
    "waterFill: no solution",
  ],
]);

/** By mpmath 1.3 at 60 digits: mp.eigsy of the exact doubles. */
const SMALLEST = 6.66666665925926e-17;
