import { EqualizationError } from "../../errors.ts";
import type { NamedColumn } from "../named-columns.ts";
import type { Linear, OaxacaModels, Square } from "./oaxaca-models.ts";

/** A set of dummies: the category left out, and the positions of the others among the coefficients. */
interface DummySet {
  readonly base: string;
  readonly places: readonly number[];
}

/** Checks the sets of dummies: each names covariates that are shares of categories, none of them twice. */
export function requireDummies(
  where: string,
  dummies: Readonly<Record<string, readonly string[]>> | undefined,
  columns: readonly NamedColumn[],
): readonly DummySet[] {
  if (dummies === undefined) return [];
  if (typeof dummies !== "object" || dummies === null || Array.isArray(dummies)) {
    throw new EqualizationError(
      "dummies must be an object: by the name of the base category, the covariates of the others",
      {
        code: "wrong_type",
        where,
        received: dummies,
      },
    );
  }
  const taken = new Set<string>();
  return Object.entries(dummies).map(([base, names]) => {
    const refuse = (code: "wrong_type" | "duplicate_id" | "unknown_id" | "out_of_domain", message: string) =>
      new EqualizationError(message, { code, where, received: base });
    if (!Array.isArray(names) || names.length === 0) {
      throw refuse("wrong_type", `dummies of ${base} must be a list of covariates`);
    }
    if (columns.some(({ name }) => name === base)) {
      throw refuse(
        "duplicate_id",
        `${base} is a covariate; the base category is the one that has no covariate`,
      );
    }
    const own = names.map((name: string) => {
      if (taken.has(name)) throw refuse("duplicate_id", `${name} stands twice among the dummies`);
      taken.add(name);
      const place = columns.findIndex((column) => column.name === name);
      if (place < 0) throw refuse("unknown_id", `${name} is no covariate; pass its column among them`);
      return place;
    });
    const n = columns[0]!.values.length;
    for (let i = 0; i < n; i++) {
      let total = 0;
      for (const place of own) {
        const part = columns[place]!.values[i]!;
        if (part < 0) throw refuse("out_of_domain", `row ${i} has ${part} in a dummy of ${base}`);
        total += part;
      }
      if (total <= 1 + 1e-9) continue;
      throw refuse(
        "out_of_domain",
        `row ${i} has ${total} in the dummies of ${base} together; a row is in one category`,
      );
    }
    return { base, places: own.map((place) => place + 1) };
  });
}

/**
 * The same models with coefficients as deviations from the mean of all categories, after Yun: with `c = sum b / (k + 1)`, the constant
 * gains c, each dummy loses it, and the base category appears with -c.
 */
export function deviationContrasts(models: OaxacaModels, sets: readonly DummySet[]): OaxacaModels {
  if (sets.length === 0) return models;
  const width = models.names.length;
  // Rows of the matrices that make the new coefficients, and the new means, of the old.
  const unit = (k: number): Float64Array => {
    const row = new Float64Array(width);
    row[k] = 1;
    return row;
  };
  const ofCoefficients = Array.from({ length: width }, (_, k) => unit(k));
  const ofMeans = Array.from({ length: width }, (_, k) => unit(k));
  for (const { places } of sets) {
    const part = 1 / (places.length + 1);
    for (const place of places) {
      ofCoefficients[0]![place]! += part;
      for (const other of places) ofCoefficients[other]![place]! -= part;
    }
    const base = new Float64Array(width);
    const rest = unit(0);
    for (const place of places) {
      base[place] = -part;
      rest[place] = -1;
    }
    ofCoefficients.push(base);
    ofMeans.push(rest);
  }
  const [firstMeans, secondMeans] = models.means;
  const [first, second] = models.coefficients;
  return {
    ...models,
    names: [...models.names, ...sets.map(({ base }) => base)],
    means: [apply(ofMeans, firstMeans), apply(ofMeans, secondMeans)],
    coefficients: [apply(ofCoefficients, first), apply(ofCoefficients, second)],
    reference: apply(ofCoefficients, models.reference),
    covariance: [
      sandwich(ofCoefficients, models.covariance[0]),
      sandwich(ofCoefficients, models.covariance[1]),
    ],
    meanCovariance: [
      sandwich(ofMeans, models.meanCovariance[0]),
      sandwich(ofMeans, models.meanCovariance[1]),
    ],
  };
}

function apply(rows: readonly Float64Array[], { value, influence }: Linear): Linear {
  const n = influence[0]!.length;
  return {
    value: Float64Array.from(rows, (row) => row.reduce((total, part, k) => total + part * value[k]!, 0)),
    influence: rows.map((row) => {
      const all = new Float64Array(n);
      row.forEach((part, k) => {
        if (part !== 0) for (let i = 0; i < n; i++) all[i]! += part * influence[k]![i]!;
      });
      return all;
    }),
  };
}

/** `A V A'` */
function sandwich(rows: readonly Float64Array[], square: Square): Square {
  return rows.map((left) =>
    Float64Array.from(rows, (right) => {
      let total = 0;
      for (let j = 0; j < left.length; j++) {
        for (let k = 0; k < right.length; k++) total += left[j]! * right[k]! * square[j]![k]!;
      }
      return total;
    }),
  );
}
