import { describe, expect, test } from "vitest";
import { check, vectorsOf } from "./vectors.ts";

/** Files of test/fixtures/financing, with how many numbers each of them compares at least. */
const FILES = {
  benefit: 200,
  capacity: 500,
  catastrophic: 80,
  conventions: 10,
  dominance: 500,
  financing: 100,
  hardship: 90,
  horizontal: 1500,
  impoverishment: 100,
  oaxaca: 1000,
  rates: 100,
  rif: 500,
  uhc: 40,
};

describe.for(Object.entries(FILES))("%s", ([file, least]) => {
  const vectors = vectorsOf(file);
  let compared = 0;
  test.for(vectors.map((vector) => [vector.id, vector] as const))("%s", ([, vector]) => {
    compared += check(vector);
  });
  test("compares numbers enough", () => expect(compared).toBeGreaterThan(least));
});
