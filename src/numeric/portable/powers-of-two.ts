/** 2^(1023 − e) at place e: what takes the exponent away from a number whose bits of exponent are e. */
export const POWERS_OF_TWO: Float64Array = /* @__PURE__ */ Float64Array.from(
  { length: 2048 },
  (_, e) => 2 ** (1023 - e),
);
