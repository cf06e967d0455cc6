import type { Vector } from "./vector.ts";

/** Doubles as whole numbers over one power of two: `value_i = wholes_i · 2^exponent`, without any rounding. */
export interface ExactDoubles {
  /** The whole numbers. */
  readonly wholes: bigint[];
  /** The power of two; at most 0. */
  readonly exponent: number;
}

/** Brings finite doubles to one power of two, exactly. */
export function exactDoubles(values: Vector): ExactDoubles {
  const n = values.length;
  const view = new DataView(new ArrayBuffer(8));
  const mantissas = new Array<bigint>(n);
  const exponents = new Int32Array(n);
  let lowest = 0;
  for (let i = 0; i < n; i++) {
    const x = values[i]!;
    if (Number.isSafeInteger(x)) {
      mantissas[i] = BigInt(x);
      continue;
    }
    view.setFloat64(0, x);
    const bits = view.getBigUint64(0);
    const power = Number((bits >> 52n) & 0x7ffn);
    const fraction = bits & 0xfffffffffffffn;
    // A power of 0 marks the subnormal numbers, which have no leading 1.
    const size = power === 0 ? fraction : fraction | 0x10000000000000n;
    mantissas[i] = x < 0 ? -size : size;
    exponents[i] = Math.max(power, 1) - 1075;
    if (exponents[i]! < lowest) lowest = exponents[i]!;
  }
  const wholes = mantissas.map((mantissa, i) => mantissa << BigInt(exponents[i]! - lowest));
  return { wholes, exponent: lowest };
}
