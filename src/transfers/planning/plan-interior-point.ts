import { sum } from "../../numeric/sum.ts";
import type { Column } from "../columns/column.ts";
import { each, type PlanProblem } from "./plan-problem.ts";

/** What {@link interiorPoint} is to make small, and what it has to keep. */
export interface InteriorQuestion {
  /** `"gap"`: heads times shortfall. `"squared"`: heads times its square. `"money"`: all money, with every need met. */
  readonly objective: "gap" | "squared" | "money";
  /** Whether the yearly budgets hold. */
  readonly budgets: boolean;
  /**
   * A price on money and on squared shortfalls, relative to the objective: decides among equally good plans for the one without
   * waste that lifts the worst-off. 0 for none.
   */
  readonly tie: number;
  /** Whether to take shorter steps that stay nearer the middle: slower, and it ends nearer the optimum where rules leave little room. */
  readonly careful: boolean;
  /** Regions that take part; the others keep what `fixed` sends them. */
  readonly active: readonly number[];
  /** Money of the regions that take no part. */
  readonly fixed: readonly Column[];
}

/** The point found, with the price of every rule; region by region, then year by year. */
export interface InteriorPoint {
  /** Money by year, one number per region of the problem. */
  readonly sent: readonly Column[];
  /** Prices of floors, caps, falling and rising collars, and needs: position `k · T + t` for the k-th active region. */
  readonly prices: readonly [Column, Column, Column, Column, Column];
  /** Prices of the budgets: of each year, or with carry-over of all years so far. */
  readonly budgetPrices: Column;
  /** Steps taken. */
  readonly steps: number;
}

/** Whether each year's budget leaves anything beyond the least that the rules allow. */
export function roomOf({ T, budget, carryOver }: PlanProblem, rules: readonly Column[]): readonly boolean[] {
  let there = 0;
  let taken = 0;
  return each(T, (t) => {
    there = carryOver ? there + budget[t]! : budget[t]!;
    taken = carryOver ? taken + sum(rules[t]!) : sum(rules[t]!);
    return there - taken > 1e-12 * there;
  });
}

/** Rows of a region-year: floor, cap, falling collar, rising collar, need. */
const KINDS = 5;
/** The need, which a shortfall may stand in for. */
const NEED = 4;
const MOST_STEPS = 120;

/**
 * A plan over coupled years by a primal-dual interior-point method (Mehrotra's predictor and corrector).
 *
 * In the stocks $u_{it}$ all rules of a region reach back two years at most, and only the budgets tie regions together: one
 * step is a banded Cholesky factor of each region and one dense system over the years, so that its cost grows with
 * regions × years² and its memory with regions × years.
 *
 * @see Mehrotra (1992), SIAM Journal on Optimization 2(4), 575-601.
 */
export function interiorPoint(problem: PlanProblem, question: InteriorQuestion): InteriorPoint {
  const { T, rho, need, value, price, lower, upper, keep, grow, allowance, carryOver } = problem;
  const { objective, budgets, tie, careful, active, fixed } = question;
  const n = active.length;
  const size = n * T;
  const elastic = objective !== "money";
  const kappa = keep ?? 0;
  const gamma = grow ?? 0;
  // Coefficients of a row on this year's stock, last year's, and that of the year before.
  const C = [
    [1, -rho, 0],
    [-1, rho, 0],
    [1, -(rho + kappa), kappa * rho],
    [-1, rho + gamma, -gamma * rho],
    [1, 0, 0],
  ] as const;

  // Every region in a unit of its own, so that large and small ones are of one size.
  const unit = new Float64Array(n);
  const b = each(KINDS, () => new Float64Array(size).fill(Number.NEGATIVE_INFINITY));
  const linear = new Float64Array(size);
  const square = new Float64Array(size);
  const cost = new Float64Array(size);
  let steepest = 0;
  let typical = 0;
  for (const [k, i] of active.entries()) {
    let wanted = 0;
    let most = 0;
    let least = 0;
    for (let t = 0; t < T; t++) {
      wanted = Math.max(wanted, need[t]![i]!);
      most += upper[t]![i]!;
      least = Math.max(least, lower[t]![i]!);
    }
    const s = Math.max(least, Math.min(wanted, most));
    unit[k] = s > 0 ? s : 1;
    steepest = Math.max(steepest, value[i]! * unit[k]!);
    for (let t = 0; t < T; t++) {
      if (need[t]![i]! > 0) typical = Math.max(typical, need[t]![i]! / price[t]![i]!);
    }
  }
  let moneyUnit = 0;
  for (const s of unit) moneyUnit += s;
  if (objective === "squared") steepest *= typical;
  if (objective === "money") steepest = moneyUnit / n;
  for (const [k, i] of active.entries()) {
    const s = unit[k]!;
    for (let t = 0; t < T; t++) {
      const j = k * T + t;
      b[0]![j] = lower[t]![i]! / s;
      if (upper[t]![i]! < Number.POSITIVE_INFINITY) b[1]![j] = -upper[t]![i]! / s;
      if (t > 0 && keep !== null) b[2]![j] = -allowance / s;
      if (t > 0 && grow !== null) b[3]![j] = -allowance / s;
      if (need[t]![i]! <= 0) continue;
      b[4]![j] = need[t]![i]! / s;
      if (!elastic) continue;
      const slope = (value[i]! * s) / steepest;
      const bend = s / price[t]![i]!;
      if (objective === "gap") {
        linear[j] = slope;
        square[j] = (2 * tie * slope * bend) / typical;
      } else square[j] = 2 * slope * bend;
    }
    // All money: the stock at the end, and what wore off before.
    const each = objective === "money" ? s / steepest : tie * (s / moneyUnit) * n;
    for (let t = 0; t < T; t++) cost[k * T + t] = each * (t === T - 1 ? 1 : 1 - rho);
  }
  const room = roomOf(problem, fixed);
  const limit = new Float64Array(T);
  let carried = 0;
  for (let t = 0; t < T; t++) {
    let free = problem.budget[t]!;
    const out = new Uint8Array(problem.n).fill(1);
    for (const i of active) out[i] = 0;
    for (let i = 0; i < problem.n; i++) if (out[i] === 1) free -= fixed[t]![i]!;
    carried = carryOver ? carried + free : free;
    limit[t] = Math.max(0, carried) / moneyUnit;
    // A hair of room where there is none gives the price of the first unit, where any higher one would do as well.
    if (!room[t]) limit[t]! += 1e-10;
  }
  const scaled = unit.map((s) => s / moneyUnit);

  const u = new Float64Array(size);
  const h = new Float64Array(size).fill(1);
  const zh = new Float64Array(size).fill(1);
  const s = each(KINDS, () => new Float64Array(size).fill(1));
  const z = each(KINDS, () => new Float64Array(size));
  const sB = new Float64Array(T).fill(1);
  const zB = new Float64Array(T);
  const has = (k: number, j: number): boolean => b[k]![j]! > Number.NEGATIVE_INFINITY;
  const isElastic = (j: number): boolean => elastic && has(NEED, j);
  // Where each kind of row stands, so that no loop looks for those that do not exist.
  const places = b.map((bounds) => {
    const at: number[] = [];
    for (let j = 0; j < size; j++) if (bounds[j]! > Number.NEGATIVE_INFINITY) at.push(j);
    return Int32Array.from(at);
  });
  const year = Int32Array.from({ length: size }, (_, j) => j % T);
  let rows = 0;
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < KINDS; k++) {
      if (!has(k, j)) continue;
      rows++;
      z[k]![j] = 1;
      s[k]![j] = Math.max(1, -b[k]![j]!);
    }
    if (isElastic(j)) rows++;
    else {
      h[j] = 0;
      zh[j] = 0;
    }
  }
  if (budgets) {
    rows += T;
    zB.fill(1);
    for (let t = 0; t < T; t++) sB[t] = Math.max(1, limit[t]!);
  }

  /** Money of a vector of stocks, all regions together, as the budgets see it. */
  const moneyOf = (x: Float64Array): Float64Array => {
    const total = new Float64Array(T);
    for (let k = 0; k < n; k++) {
      for (let t = 0; t < T; t++) {
        total[t]! += scaled[k]! * (x[k * T + t]! - (t > 0 ? rho * x[k * T + t - 1]! : 0));
      }
    }
    if (carryOver) for (let t = 1; t < T; t++) total[t]! += total[t - 1]!;
    return total;
  };
  /** The transpose of that: prices of budgets as prices of a unit of stock in the unit of money. */
  const stockPrice = (prices: Float64Array): Float64Array => {
    const p = prices.slice();
    if (carryOver) for (let t = T - 2; t >= 0; t--) p[t]! += p[t + 1]!;
    for (let t = 0; t < T - 1; t++) p[t]! -= rho * p[t + 1]!;
    return p;
  };

  const dual = new Float64Array(size);
  const dualH = new Float64Array(size);
  const primal = each(KINDS, () => new Float64Array(size));
  const primalB = new Float64Array(T);
  const band = each(3, () => new Float64Array(size));
  const weight = each(KINDS, () => new Float64Array(size));
  const pull = new Float64Array(size);
  const stiff = new Float64Array(size);
  const weightB = new Float64Array(T);
  const rc = each(KINDS, () => new Float64Array(size));
  const rcH = new Float64Array(size);
  const rcB = new Float64Array(T);
  const du = new Float64Array(size);
  const dh = new Float64Array(size);
  const dzh = new Float64Array(size);
  const ds = each(KINDS, () => new Float64Array(size));
  const dz = each(KINDS, () => new Float64Array(size));
  const dsB = new Float64Array(T);
  const dzB = new Float64Array(T);
  const inner = new Float64Array(T * T);
  const inverse = new Float64Array(T * T);

  const solveBand = (x: Float64Array, at: number): void => {
    const [l0, l1, l2] = band as [Float64Array, Float64Array, Float64Array];
    for (let t = 0; t < T; t++) {
      let v = x[at + t]!;
      if (t > 0) v -= l1[at + t]! * x[at + t - 1]!;
      if (t > 1) v -= l2[at + t]! * x[at + t - 2]!;
      x[at + t] = v / l0[at + t]!;
    }
    for (let t = T - 1; t >= 0; t--) {
      let v = x[at + t]!;
      if (t < T - 1) v -= l1[at + t + 1]! * x[at + t + 1]!;
      if (t < T - 2) v -= l2[at + t + 2]! * x[at + t + 2]!;
      x[at + t] = v / l0[at + t]!;
    }
  };

  /** Factors the matrices of all regions, and the one over the years. */
  const factor = (): void => {
    for (let j = 0; j < size; j++) for (let q = 0; q < 3; q++) band[q]![j] = 0;
    const [b0, b1, b2] = band as [Float64Array, Float64Array, Float64Array];
    for (let q = 0; q < KINDS; q++) {
      const at = places[q]!;
      const [c0, c1, c2] = C[q]!;
      const S = s[q]!;
      const Z = z[q]!;
      const W = weight[q]!;
      for (let p = 0; p < at.length; p++) {
        const j = at[p]!;
        const t = year[j]!;
        let w = Z[j]! / S[j]!;
        W[j] = w;
        if (q === NEED) {
          if (elastic) {
            const own = square[j]! + zh[j]! / h[j]!;
            pull[j] = own + w;
            w *= own / pull[j]!;
          }
          stiff[j] = w;
        }
        b0[j]! += w * c0 * c0;
        if (t > 0) {
          b0[j - 1]! += w * c1 * c1;
          b1[j]! += w * c0 * c1;
        }
        if (t > 1) {
          b0[j - 2]! += w * c2 * c2;
          b1[j - 1]! += w * c1 * c2;
          b2[j]! += w * c0 * c2;
        }
      }
    }
    for (let k = 0; k < n; k++) {
      const [l0, l1, l2] = band as [Float64Array, Float64Array, Float64Array];
      for (let t = 0; t < T; t++) {
        const j = k * T + t;
        if (t > 1) l2[j]! /= l0[j - 2]!;
        if (t > 0) l1[j] = (l1[j]! - (t > 1 ? l2[j]! * l1[j - 1]! : 0)) / l0[j - 1]!;
        const d = l0[j]! - (t > 0 ? l1[j]! * l1[j]! : 0) - (t > 1 ? l2[j]! * l2[j]! : 0);
        l0[j] = Math.sqrt(Math.max(d, 1e-300 + 1e-16 * l0[j]!));
      }
    }
    if (!budgets) return;
    for (let t = 0; t < T; t++) weightB[t] = zB[t]! / sB[t]!;
    // Sum of the inverses, seen from the budgets.
    inner.fill(0);
    const column = new Float64Array(T);
    for (let k = 0; k < n; k++) {
      const [l0, l1, l2] = band as [Float64Array, Float64Array, Float64Array];
      const at = k * T;
      const square = scaled[k]! * scaled[k]!;
      for (let c = 0; c < T; c++) {
        for (let t = c; t < T; t++) {
          let v = t === c ? 1 : 0;
          if (t > c) v -= l1[at + t]! * column[t - 1]!;
          if (t > c + 1) v -= l2[at + t]! * column[t - 2]!;
          column[t] = v / l0[at + t]!;
        }
        for (let t = T - 1; t >= c; t--) {
          let v = column[t]!;
          if (t < T - 1) v -= l1[at + t + 1]! * column[t + 1]!;
          if (t < T - 2) v -= l2[at + t + 2]! * column[t + 2]!;
          column[t] = v / l0[at + t]!;
          inner[t * T + c]! += square * column[t]!;
        }
      }
    }
    for (let c = 0; c < T; c++) for (let t = 0; t < c; t++) inner[t * T + c] = inner[c * T + t]!;
    // F W F', with F the money of the years.
    const left = new Float64Array(T * T);
    const money = (
      get: (t: number, c: number) => number,
      put: (t: number, c: number, v: number) => void,
    ): void => {
      for (let c = 0; c < T; c++) {
        let total = 0;
        let before = 0;
        for (let t = 0; t < T; t++) {
          const x = get(t, c);
          const m = x - rho * before;
          before = x;
          total = carryOver ? total + m : m;
          put(t, c, total);
        }
      }
    };
    money(
      (t, c) => inner[t * T + c]!,
      (t, c, v) => {
        left[t * T + c] = v;
      },
    );
    money(
      (t, c) => left[c * T + t]!,
      (t, c, v) => {
        inverse[c * T + t] = v;
      },
    );
    for (let t = 0; t < T; t++) inverse[t * T + t]! += 1 / weightB[t]!;
    for (let i = 0; i < T; i++) {
      for (let j = 0; j <= i; j++) {
        let v = inverse[i * T + j]!;
        for (let k = 0; k < j; k++) v -= inverse[i * T + k]! * inverse[j * T + k]!;
        inverse[i * T + j] = i === j ? Math.sqrt(Math.max(v, 1e-300)) : v / inverse[j * T + j]!;
      }
    }
  };

  const right = new Float64Array(size);
  const change = new Float64Array(size);
  const rest = new Float64Array(T);
  let refinements = 0;
  /** The matrices of all regions times a vector of stocks. */
  const multiply = (x: Float64Array, out: Float64Array): void => {
    out.fill(0);
    for (let q = 0; q < KINDS; q++) {
      const at = places[q]!;
      const [c0, c1, c2] = C[q]!;
      const W = q === NEED ? stiff : weight[q]!;
      for (let p = 0; p < at.length; p++) {
        const j = at[p]!;
        const t = year[j]!;
        let v = c0 * x[j]!;
        if (t > 0) v += c1 * x[j - 1]!;
        if (t > 1) v += c2 * x[j - 2]!;
        v *= W[j]!;
        out[j]! += c0 * v;
        if (t > 0) out[j - 1]! += c1 * v;
        if (t > 1) out[j - 2]! += c2 * v;
      }
    }
  };
  /** Solves for stocks x in place and budget prices y: the matrices times x plus the prices y put on stocks are `x`, and
   * money less y over the weights is `r`. */
  const solveAll = (x: Float64Array, r: Float64Array): Float64Array => {
    for (let k = 0; k < n; k++) solveBand(x, k * T);
    const y = new Float64Array(T);
    if (!budgets) return y;
    const m = moneyOf(x);
    for (let i = 0; i < T; i++) {
      y[i] = m[i]! - r[i]!;
      for (let k = 0; k < i; k++) y[i]! -= inverse[i * T + k]! * y[k]!;
      y[i]! /= inverse[i * T + i]!;
    }
    for (let i = T - 1; i >= 0; i--) {
      for (let k = i + 1; k < T; k++) y[i]! -= inverse[k * T + i]! * y[k]!;
      y[i]! /= inverse[i * T + i]!;
    }
    const p = stockPrice(y);
    const back = new Float64Array(size);
    for (let k = 0; k < n; k++) {
      for (let t = 0; t < T; t++) back[k * T + t] = scaled[k]! * p[t]!;
      solveBand(back, k * T);
    }
    for (let j = 0; j < size; j++) x[j]! -= back[j]!;
    return y;
  };

  /** One Newton step for the complementarity residuals in `rc`. */
  const newton = (): void => {
    for (let j = 0; j < size; j++) du[j] = -dual[j]!;
    for (let q = 0; q < KINDS; q++) {
      const at = places[q]!;
      const [c0, c1, c2] = C[q]!;
      const S = s[q]!;
      const W = weight[q]!;
      const R = rc[q]!;
      const P = primal[q]!;
      for (let p = 0; p < at.length; p++) {
        const j = at[p]!;
        const t = year[j]!;
        let v = R[j]! / S[j]! + W[j]! * P[j]!;
        if (q === NEED && elastic) {
          dh[j] = -dualH[j]! - rcH[j]! / h[j]! - v;
          v += (W[j]! * dh[j]!) / pull[j]!;
        }
        du[j]! -= c0 * v;
        if (t > 0) du[j - 1]! -= c1 * v;
        if (t > 1) du[j - 2]! -= c2 * v;
      }
    }
    if (budgets) {
      const g = new Float64Array(T);
      for (let t = 0; t < T; t++) g[t] = rcB[t]! / sB[t]! + weightB[t]! * primalB[t]!;
      const p = stockPrice(g);
      for (let k = 0; k < n; k++) for (let t = 0; t < T; t++) du[k * T + t]! += scaled[k]! * p[t]!;
    }
    right.set(du);
    const y = solveAll(du, rest);
    for (let round = 0; budgets && round < refinements; round++) {
      // Where only a budget holds a region, the factors lose digits: what they miss is solved for again.
      multiply(du, change);
      const p = stockPrice(y);
      for (let k = 0; k < n; k++) {
        for (let t = 0; t < T; t++) {
          const j = k * T + t;
          change[j] = right[j]! - change[j]! - scaled[k]! * p[t]!;
        }
      }
      const m = moneyOf(du);
      for (let t = 0; t < T; t++) rest[t] = y[t]! / weightB[t]! - m[t]!;
      const more = solveAll(change, rest);
      for (let j = 0; j < size; j++) du[j]! += change[j]!;
      for (let t = 0; t < T; t++) y[t]! += more[t]!;
      rest.fill(0);
    }
    if (budgets) {
      const m = moneyOf(du);
      for (let t = 0; t < T; t++) {
        dsB[t] = primalB[t]! - m[t]!;
        // Through y, not through the slack, of which rounding has left nothing where the price is high.
        dzB[t] = y[t]! - rcB[t]! / sB[t]! - weightB[t]! * primalB[t]!;
      }
    }
    for (let q = 0; q < KINDS; q++) {
      const at = places[q]!;
      const [c0, c1, c2] = C[q]!;
      const S = s[q]!;
      const Z = z[q]!;
      const R = rc[q]!;
      const P = primal[q]!;
      const dS = ds[q]!;
      const dZ = dz[q]!;
      for (let p = 0; p < at.length; p++) {
        const j = at[p]!;
        const t = year[j]!;
        let v = c0 * du[j]! + P[j]!;
        if (t > 0) v += c1 * du[j - 1]!;
        if (t > 1) v += c2 * du[j - 2]!;
        if (q === NEED && elastic) {
          dh[j] = (dh[j]! - weight[q]![j]! * du[j]!) / pull[j]!;
          dzh[j] = (-rcH[j]! - zh[j]! * dh[j]!) / h[j]!;
          v += dh[j]!;
        }
        dS[j] = v;
        dZ[j] = (-R[j]! - Z[j]! * v) / S[j]!;
      }
    }
  };
  const reach = (x: Float64Array, dx: Float64Array, so: number, at: Int32Array | null): number => {
    let a = so;
    const count = at === null ? x.length : at.length;
    for (let p = 0; p < count; p++) {
      const j = at === null ? p : at[p]!;
      if (dx[j]! < 0 && -x[j]! > a * dx[j]!) a = -x[j]! / dx[j]!;
    }
    return a;
  };
  const primalReach = (): number => {
    let a = elastic ? reach(h, dh, 1, places[NEED]!) : 1;
    for (let q = 0; q < KINDS; q++) a = reach(s[q]!, ds[q]!, a, places[q]!);
    return budgets ? reach(sB, dsB, a, null) : a;
  };
  const dualReach = (): number => {
    let a = elastic ? reach(zh, dzh, 1, places[NEED]!) : 1;
    for (let q = 0; q < KINDS; q++) a = reach(z[q]!, dz[q]!, a, places[q]!);
    return budgets ? reach(zB, dzB, a, null) : a;
  };
  /** Sum of all products of slack and price, as they would be after steps. */
  const products = (a: number, d: number): number => {
    let total = 0;
    const add = (
      S: Float64Array,
      dS: Float64Array,
      Z: Float64Array,
      dZ: Float64Array,
      at: Int32Array,
    ): void => {
      for (let p = 0; p < at.length; p++) {
        const j = at[p]!;
        total += (S[j]! + a * dS[j]!) * (Z[j]! + d * dZ[j]!);
      }
    };
    for (let q = 0; q < KINDS; q++) add(s[q]!, ds[q]!, z[q]!, dz[q]!, places[q]!);
    if (elastic) add(h, dh, zh, dzh, places[NEED]!);
    if (budgets) for (let t = 0; t < T; t++) total += (sB[t]! + a * dsB[t]!) * (zB[t]! + d * dzB[t]!);
    return total;
  };

  let steps = 0;
  let best = Number.POSITIVE_INFINITY;
  let worse = 0;
  const kept = { u: u.slice(), z: z.map((one) => one.slice()), zB: zB.slice() };
  for (; steps < MOST_STEPS; steps++) {
    // Residuals.
    let worst = 0;
    for (let j = 0; j < size; j++) dual[j] = cost[j]!;
    for (let q = 0; q < KINDS; q++) {
      const at = places[q]!;
      const [c0, c1, c2] = C[q]!;
      const S = s[q]!;
      const Z = z[q]!;
      const B = b[q]!;
      const P = primal[q]!;
      for (let p = 0; p < at.length; p++) {
        const j = at[p]!;
        const t = year[j]!;
        const price = Z[j]!;
        dual[j]! -= c0 * price;
        let r = c0 * u[j]! - S[j]! - B[j]!;
        if (t > 0) {
          dual[j - 1]! -= c1 * price;
          r += c1 * u[j - 1]!;
        }
        if (t > 1) {
          dual[j - 2]! -= c2 * price;
          r += c2 * u[j - 2]!;
        }
        if (q === NEED && elastic) {
          r += h[j]!;
          dualH[j] = linear[j]! + square[j]! * h[j]! - price - zh[j]!;
          worst = Math.max(worst, Math.abs(dualH[j]!));
        }
        P[j] = r;
        worst = Math.max(worst, Math.abs(r));
      }
    }
    if (budgets) {
      const p = stockPrice(zB);
      for (let k = 0; k < n; k++) for (let t = 0; t < T; t++) dual[k * T + t]! += scaled[k]! * p[t]!;
      const m = moneyOf(u);
      for (let t = 0; t < T; t++) {
        primalB[t] = limit[t]! - m[t]! - sB[t]!;
        worst = Math.max(worst, Math.abs(primalB[t]!));
      }
    }
    for (let j = 0; j < size; j++) worst = Math.max(worst, Math.abs(dual[j]!));
    const gap = products(0, 0);
    const merit = Math.max(worst, gap / n);
    if (!(merit < Number.POSITIVE_INFINITY)) break;
    if (merit < best) {
      best = merit;
      worse = 0;
      kept.u.set(u);
      for (let q = 0; q < KINDS; q++) kept.z[q]!.set(z[q]!);
      kept.zB.set(zB);
    } else if (++worse > (best < 1e-10 && !careful ? 2 : 8)) break;
    if (merit < 1e-13) break;

    factor();
    refinements = merit < 1e-3 ? 2 : 0;
    const mu = gap / rows;
    for (let q = 0; q < KINDS; q++) for (let j = 0; j < size; j++) rc[q]![j] = s[q]![j]! * z[q]![j]!;
    for (let j = 0; j < size; j++) rcH[j] = h[j]! * zh[j]!;
    for (let t = 0; t < T; t++) rcB[t] = sB[t]! * zB[t]!;
    newton();
    const ratio = products(primalReach(), dualReach()) / gap;
    const center = Math.max(careful ? 0.1 : 0, Math.max(0, ratio) ** 3) * mu;
    for (let q = 0; q < KINDS; q++) {
      for (let j = 0; j < size; j++) if (has(q, j)) rc[q]![j]! += ds[q]![j]! * dz[q]![j]! - center;
    }
    for (let j = 0; j < size; j++) if (isElastic(j)) rcH[j]! += dh[j]! * dzh[j]! - center;
    for (let t = 0; t < T && budgets; t++) rcB[t]! += dsB[t]! * dzB[t]! - center;
    newton();
    const share = careful ? 0.8 : Math.max(0.99, 1 - mu);
    let a = Math.min(1, share * primalReach());
    let d = Math.min(1, share * dualReach());
    // A bent objective moves both together.
    if (objective === "squared" || tie > 0) a = d = Math.min(a, d);
    for (let j = 0; j < size; j++) u[j]! += a * du[j]!;
    if (elastic) {
      for (let j = 0; j < size; j++) {
        if (h[j]! === 0) continue;
        h[j]! += a * dh[j]!;
        zh[j]! += d * dzh[j]!;
      }
    }
    for (let q = 0; q < KINDS; q++) {
      for (let j = 0; j < size; j++) {
        if (!has(q, j)) continue;
        s[q]![j]! += a * ds[q]![j]!;
        z[q]![j]! += d * dz[q]![j]!;
      }
    }
    if (budgets) {
      for (let t = 0; t < T; t++) {
        sB[t]! += a * dsB[t]!;
        zB[t]! += d * dzB[t]!;
      }
    }
  }

  // Back to money, and to prices per unit of money.
  const sent = fixed.map((column) => column.slice());
  const prices = kept.z.map((one) => one.slice()) as [Column, Column, Column, Column, Column];
  for (const [k, i] of active.entries()) {
    for (let t = 0; t < T; t++) {
      const j = k * T + t;
      const m = (kept.u[j]! - (t > 0 ? rho * kept.u[j - 1]! : 0)) * unit[k]!;
      const low = lower[t]![i]!;
      // What the method leaves a hair above a floor is the floor.
      sent[t]![i] = m - low < 1e-9 * unit[k]! ? low : Math.min(m, upper[t]![i]!);
      for (const column of prices) column[j] = (column[j]! * steepest) / unit[k]!;
    }
  }
  return { sent, prices, budgetPrices: kept.zB.map((x) => (x * steepest) / moneyUnit), steps };
}
