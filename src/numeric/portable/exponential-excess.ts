/**
 * e^r − 1 for r between −0.36 and 0.36 by its series, with all digits of small r; the first term left out is below 1e-17 of
 * the sum.
 */
export function exponentialExcess(r: number): number {
  const series =
    1 / 6 +
    r *
      (1 / 24 +
        r *
          (1 / 120 +
            r *
              (1 / 720 +
                r *
                  (1 / 5040 +
                    r *
                      (1 / 40320 +
                        r *
                          (1 / 362880 +
                            r *
                              (1 / 3628800 +
                                r * (1 / 39916800 + r * (1 / 479001600 + r * (1 / 6227020800))))))))));
  return r + r * r * (0.5 + r * series);
}
