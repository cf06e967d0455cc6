import * as agreement from "../../src/agreement/index.ts";
import list from "../fixtures/agreement/methods.json" with { type: "json" };
import { type Vector, vectors } from "../support/vectors.ts";

vectors(agreement, list as unknown as Vector[]);
