import * as access from "../../src/access/index.ts";
import list from "../fixtures/access/methods.json" with { type: "json" };
import { type Vector, vectors } from "../support/vectors.ts";

vectors(access, list as unknown as Vector[]);
