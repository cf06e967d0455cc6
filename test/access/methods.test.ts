import * as access from "../../src/access/index.ts";
import list from "../fixtures/access/methods.json" with { type: "json" };
import { type Vector, vectors } from "../support/vectors.ts";

const NAMES = { conservesSupply: "conservesSupply", unservedPlaces: "unservedPlaces" };
vectors(
  access,
  list.map(
    (vector) =>
      JSON.parse(
        Object.entries(NAMES).reduce(
          (text, [name, now]) => text.replaceAll(`"${name}"`, `"${now}"`),
          JSON.stringify(vector),
        ),
      ) as Vector,
  ),
);
